//! Traditional characters that occur in units and names of these forms; text in other languages is left alone.

/// Each with the simplified one.
#[rustfmt::skip]
const PAIRS: &[(char, char)] = &[
    ('個', '个'), ('臺', '台'), ('萬', '万'), ('億', '亿'), ('畝', '亩'), ('輛', '辆'), ('戶', '户'), ('場', '场'),
    ('處', '处'), ('條', '条'), ('噸', '吨'), ('頃', '顷'), ('間', '间'), ('時', '时'), ('鐘', '钟'), ('數', '数'),
    ('達', '达'), ('標', '标'), ('發', '发'), ('滿', '满'), ('項', '项'), ('種', '种'), ('實', '实'), ('際', '际'),
    ('總', '总'), ('費', '费'), ('產', '产'), ('質', '质'), ('額', '额'), ('門', '门'), ('張', '张'), ('隻', '只'),
    ('頭', '头'), ('類', '类'), ('責', '责'), ('務', '务'), ('區', '区'), ('縣', '县'), ('鄉', '乡'), ('鎮', '镇'),
    ('園', '园'), ('學', '学'), ('醫', '医'), ('療', '疗'), ('員', '员'), ('積', '积'), ('設', '设'), ('備', '备'),
    ('購', '购'), ('驗', '验'), ('對', '对'), ('於', '于'), ('過', '过'), ('貼', '贴'), ('補', '补'),
];

/// The first of the characters among which all of [`PAIRS`] are, and how many there are.
const FIRST: u32 = 0x4e00;
const COUNT: usize = 0x5200;

/// One bit a character: whether it is in [`PAIRS`]. Every character of every cell is asked about, and nearly none is.
static BITS: [u64; COUNT / 64] = bits();

#[expect(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "evaluated while compiling, never at run time")]
const fn bits() -> [u64; COUNT / 64] {
    let mut bits = [0; COUNT / 64];
    let mut at = 0;
    while at < PAIRS.len() {
        let place = PAIRS[at].0 as u32 - FIRST;
        bits[(place / 64) as usize] |= 1 << (place % 64);
        at += 1;
    }
    bits
}

/// Whether the character of these bytes of UTF-8 is traditional, or none of those from [`FIRST`] on.
pub(super) fn is_traditional_at(bytes: [u8; 3]) -> bool {
    let [first, second, third] = bytes.map(u32::from);
    has_bit((first & 0xf) << 12 | (second & 0x3f) << 6 | (third & 0x3f)).unwrap_or(true)
}

/// Whether `code` is in [`PAIRS`]; `None` where it lies outside of [`BITS`].
fn has_bit(code: u32) -> Option<bool> {
    let place = code.wrapping_sub(FIRST);
    let word = BITS.get(usize::try_from(place / 64).ok()?)?;
    Some(word >> (place % 64) & 1 == 1)
}

/// The simplified character for `c`, or `c` itself.
pub(super) fn simplified(c: char) -> char {
    if has_bit(u32::from(c)) != Some(true) {
        return c;
    }
    PAIRS.iter().find(|(traditional, _)| *traditional == c).map_or(c, |&(_, simplified)| simplified)
}

//! When two names name the same indicator. Names are compared by hashes over their characters, so that a table is looked
//! through once and nothing is copied.

use super::name::Name;
use crate::text;

/// How closely two names are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The same characters but for punctuation.
    Exact,
    /// Without 的, with 率 for 比例 and 数 for 数量, in any order of words.
    Loose,
    /// Without words of doing and of the whole, with one word for those that mean the same (参训, 培训).
    Matter,
}

/// A name of fewer characters says too little to be compared loosely.
const SHORTEST: usize = 3;

/// The hash of a name; `None` for a name that says too little to be compared.
pub fn hash(name: &Name, key: Key) -> Option<u64> {
    let (sum, count) = match key {
        Key::Exact => sequence(text::key_chars(&name.text)),
        Key::Loose => bag(loose(name)),
        Key::Matter => bag(matter(name)),
    };
    let enough = if key == Key::Exact { 1 } else { SHORTEST };
    (count >= enough).then_some(sum)
}

/// Whether two names are the same under `key`.
pub fn same(a: &Name, b: &Name, key: Key) -> bool {
    match key {
        Key::Exact => text::key_chars(&a.text).eq(text::key_chars(&b.text)),
        key => hash(a, key).is_some_and(|hash_a| hash(b, key) == Some(hash_a)),
    }
}

/// For each hash the place of the first one that is equal, where it is not the first itself.
pub fn firsts(hashes: &[Option<u64>]) -> Vec<Option<usize>> {
    let size = hashes.len().saturating_add(1).saturating_mul(2).next_power_of_two();
    // Places in `hashes`, plus one; zero is an empty slot.
    let mut slots = vec![0_usize; size];
    let mut first = |at: usize, hash: u64| {
        let mut place = usize::try_from(hash & 0xffff_ffff).unwrap_or_default();
        loop {
            place &= size.wrapping_sub(1);
            let slot = slots.get_mut(place)?;
            let Some(before) = slot.checked_sub(1) else {
                *slot = at.saturating_add(1);
                return None;
            };
            if hashes.get(before).copied().flatten() == Some(hash) {
                return Some(before);
            }
            place = place.wrapping_add(1);
        }
    };
    hashes.iter().enumerate().map(|(at, hash)| first(at, (*hash)?)).collect()
}

/// What a completion is the completion of: 文体活动组织 → 文体活动. None where nothing is left (项目, 年度任务).
pub fn object(stem: &str) -> Option<&str> {
    let mut rest = stem;
    while let Some(shorter) = ROUND_AN_OBJECT.iter().find_map(|word| rest.strip_suffix(word).or_else(|| rest.strip_prefix(word)))
    {
        rest = shorter;
    }
    rest.chars().nth(1).map(|_| rest)
}

/// Whether the name counts that object.
pub fn counts(name: &Name, object: &str) -> bool {
    name.core.contains(object)
}

/// Whether `text` holds a run of `least` characters of `thing`, whatever stands round it.
pub fn share_run(text: &str, thing: &str, least: usize) -> bool {
    let beyond_first = least.saturating_sub(1);
    let run = |(from, _)| {
        let rest = thing.get(from..)?;
        let (at, c) = rest.char_indices().nth(beyond_first)?;
        rest.get(..at.checked_add(c.len_utf8())?)
    };
    thing.char_indices().map_while(run).any(|run| text.contains(run))
}

/// Words round the object of a completion that are no part of it.
const ROUND_AN_OBJECT: &[&str] =
    &["任务", "工作", "计划", "项目", "举办", "组织", "开展", "实施", "召开", "年度", "全年", "完成", "目标", "各项"];

/// The characters of the name under [`Key::Loose`].
fn loose(name: &Name) -> impl Iterator<Item = char> {
    let (stem, ending) = split_ending(&name.text);
    text::key_chars(stem).filter(|&c| c != '的').chain(ending)
}

/// The characters of the name under [`Key::Matter`].
fn matter(name: &Name) -> impl Iterator<Item = char> {
    let (mut rest, ending) = split_ending(&name.text);
    let mut pending = "".chars();
    let characters = std::iter::from_fn(move || {
        loop {
            if let Some(c) = pending.next() {
                return Some(c);
            }
            let c = rest.chars().next()?;
            let Some((word, meant)) = alike(c).iter().find(|(word, _)| rest.starts_with(word)) else {
                rest = rest.get(c.len_utf8()..)?;
                return Some(c);
            };
            rest = rest.strip_prefix(word)?;
            pending = meant.chars();
        }
    });
    characters.filter(|&c| c != '的' && !text::is_punctuation(c)).chain(ending)
}

/// The words that start with `c` and mean the same as others, and what they mean.
fn alike(c: char) -> &'static [(&'static str, &'static str)] {
    match c {
        '参' => &[("参训", "培训"), ("参加培训", "培训")],
        '受' => &[("受训", "培训")],
        '采' => &[("采购", "购置")],
        '购' => &[("购买", "购置")],
        '开' => &[("开展", "")],
        '组' => &[("组织", "")],
        '举' => &[("举办", "")],
        '召' => &[("召开", "")],
        '实' => &[("实施", ""), ("实际", "")],
        '完' => &[("完成", "")],
        '全' => &[("全年", "")],
        '年' => &[("年度", "")],
        '本' => &[("本年度", ""), ("本年", "")],
        '总' => &[("总", "")],
        '人' => &[("人员", "")],
        _ => &[],
    }
}

/// The text without an ending that means the same as others, and the character that stands for all of them.
fn split_ending(text: &str) -> (&str, Option<char>) {
    let endings: &[(&str, char)] = match text.chars().next_back() {
        Some('率') => &[("满意率", '满'), ("比率", '率'), ("率", '率')],
        Some('例') => &[("比例", '率')],
        Some('比') => &[("占比", '率'), ("百分比", '率')],
        Some('度') => &[("满意程度", '满'), ("满意度", '满')],
        Some('数') => &[("人员人数", '人'), ("人员数", '人'), ("人数", '人'), ("总数", '数'), ("个数", '数'), ("数", '数')],
        Some('量') => &[("人员数量", '人'), ("总数量", '数'), ("数量", '数')],
        _ => &[],
    };
    let split = endings.iter().find_map(|(ending, c)| Some((text.strip_suffix(ending)?, Some(*c))));
    split.unwrap_or((text, None))
}

/// A hash that depends on the order of the characters, and how many there are.
fn sequence(characters: impl Iterator<Item = char>) -> (u64, usize) {
    characters.fold((0, 0), |(sum, count), c| (mix(sum ^ mix(u64::from(c))), count.saturating_add(1_usize)))
}

/// A hash that does not depend on the order of the characters, and how many there are.
fn bag(characters: impl Iterator<Item = char>) -> (u64, usize) {
    characters.fold((0, 0), |(sum, count), c| (sum.wrapping_add(mix(u64::from(c))), count.saturating_add(1)))
}

/// Spreads the bits of a number (the finaliser of splitmix64).
fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::super::words::Lexicon;
    use super::*;

    #[test]
    fn tells_how_alike_two_names_are() {
        let read = |name: &str| Name::read(&text::squeeze(name), &Lexicon::new(&[]));
        for (a, b, want) in [
            ("验收 合格率", "验收合格率", "exact"),
            ("补贴机具（实地）核验合格率", "补贴机具实地核验合格率", "exact"),
            ("设备的验收合格率", "设备验收合格率", "loose"),
            ("垃圾日产日清比例", "垃圾日产日清率", "loose"),
            ("设备采购数量", "采购设备数", "loose"),
            ("购机农户满意率", "购机农户满意度", "loose"),
            ("培训教师总人次", "参训教师人次", "matter"),
            ("组织文体活动场次", "文体活动场次", "matter"),
            ("受益人数", "受益人次", "none"),
            ("投诉率", "投诉数", "none"),
            ("县道养护里程", "乡道养护里程", "none"),
            ("完成率", "完成数", "none"),
        ] {
            let (a, b) = (read(a), read(b));
            let got = [(Key::Exact, "exact"), (Key::Loose, "loose"), (Key::Matter, "matter")];
            let got = got.iter().find(|(key, _)| same(&a, &b, *key)).map_or("none", |(_, name)| name);
            assert_eq!(got, want, "{} {}", a.text, b.text);
        }
    }

    #[test]
    fn finds_the_first_of_equal_hashes() {
        assert_eq!(
            firsts(&[Some(7), None, Some(1 << 40 | 7), Some(7), None, Some(7)]),
            [None, None, None, Some(0), None, Some(0)]
        );
        assert_eq!(firsts(&[]), []);
    }

    #[test]
    fn finds_the_object_of_a_completion() {
        for (stem, want) in
            [("文体活动组织", Some("文体活动")), ("培训班举办", Some("培训班")), ("年度工作任务", None), ("项目", None)]
        {
            assert_eq!(object(stem), want, "{stem}");
        }
    }
}

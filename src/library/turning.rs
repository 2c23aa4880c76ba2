//! Words that turn what a name says: a name that has one of them is not like a name that has it not, however many
//! characters they share (合格率 and 不合格率, 就业人数 and 失业人数).

use super::grams::{Gram, grams_of};

/// The words, each told by two characters. A name keeps the words it has as bits, so there are at most 32.
const WORDS: [[char; 2]; 28] = [
    ['不', '合'],
    ['不', '达'],
    ['不', '满'],
    ['不', '足'],
    ['不', '良'],
    ['未', '完'],
    ['未', '达'],
    ['未', '按'],
    ['失', '业'],
    ['辍', '学'],
    ['流', '失'],
    ['返', '贫'],
    ['死', '亡'],
    ['事', '故'],
    ['故', '障'],
    ['投', '诉'],
    ['违', '规'],
    ['违', '法'],
    ['差', '错'],
    ['逾', '期'],
    ['超', '支'],
    ['超', '标'],
    ['闲', '置'],
    ['损', '失'],
    ['增', '长'],
    ['下', '降'],
    ['降', '低'],
    ['减', '少'],
];

/// The words with their bits.
pub(super) fn words() -> impl Iterator<Item = (Gram, u32)> {
    WORDS.iter().zip(0_u32..).filter_map(|(word, at)| {
        let [first, second] = word.map(|c| u16::try_from(u32::from(c)).unwrap_or_default());
        grams_of(&[first, second]).next().zip(1_u32.checked_shl(at))
    })
}

/// The bits of the words in `units`.
pub(super) fn turns_of(units: &[u16]) -> u32 {
    let bits = words().filter(|(word, _)| grams_of(units).any(|gram| gram == *word)).map(|(_, bit)| bit);
    bits.fold(0, |all, bit| all | bit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_words() {
        let turns = |name: &str| turns_of(&name.encode_utf16().collect::<Vec<_>>());
        assert_eq!(turns("设备合格率"), 0);
        assert_eq!(turns("设备不合格率").count_ones(), 1);
        assert_eq!(turns("事故死亡人数下降率").count_ones(), 3);
        assert_eq!(words().fold(0, |all, (_, bit)| all | bit).count_ones(), 28);
    }
}

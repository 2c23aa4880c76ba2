//! Two names that hardly differ: the same words in another order, 比例 for 率, one character more, or a character written
//! for another that sounds or looks like it. Characters that differ in earnest (县道, 乡道) make two indicators.

use super::finding::{SIMILAR, Sink};
use super::{Entry, Lints};
use crate::library::slip::is_slip;
use crate::sense::likeness::{self, Key};
use crate::sense::name::Name;
use crate::sense::words::Lexicon;
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// Characters that are written for each other.
const CONFUSED: &[&str] =
    &["账帐", "覆复", "象像", "份分", "订定", "型形", "座坐", "划画", "做作", "制治", "度率", "数量", "至致", "其期", "建健"];
/// A shorter name differs from another too easily.
const SHORTEST: usize = 5;

pub(super) fn check(lints: &Lints, sink: &mut Sink<'_>) {
    let mut told = BTreeSet::new();
    for (key, how) in [(Key::Loose, "只差语序或“的”“率”“数”一类的字"), (Key::Matter, "说的是同一件事")]
    {
        for (first, second) in same_words(lints, key) {
            tell(lints, (first, second), how, &mut told, sink);
        }
    }
    for (first, second) in nearly_same_letters(lints) {
        tell(lints, (first, second), "只差一个字", &mut told, sink);
    }
}

fn tell(lints: &Lints, pair: (usize, usize), how: &str, told: &mut BTreeSet<(usize, usize)>, sink: &mut Sink<'_>) {
    let entries = lints.library.entries();
    let (Some(first), Some(second)) = (entries.get(pair.0), entries.get(pair.1)) else { return };
    let same_name = text::match_key(&first.name) == text::match_key(&second.name);
    if same_name || !told.insert(pair) {
        return;
    }
    let message = format!("“{}”与“{}”（编码 {}）{how}", second.name, first.name, first.code);
    sink.report(
        &SIMILAR,
        pair.1,
        "name",
        &message,
        "是同一个指标的，请合并成一条，另一个说法写进别名；不是的，请把名称写得更分明",
    );
}

/// Pairs of entries whose names are made of the same words.
fn same_words(lints: &Lints, key: Key) -> Vec<(usize, usize)> {
    let lexicon = Lexicon::new(&[]);
    let mut first: BTreeMap<u64, usize> = BTreeMap::new();
    let hashed = lints.in_use().filter_map(|(index, entry)| {
        let hash = likeness::hash(&Name::read(&entry.name, &lexicon), key)?;
        Some((index, *first.entry(hash).or_insert(index)))
    });
    hashed.filter(|(index, first)| index != first).map(|(index, first)| (first, index)).collect()
}

/// Pairs of entries of one place whose names are a slip of the pen apart.
fn nearly_same_letters(lints: &Lints) -> Vec<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    let mut shapes: BTreeMap<(Place<'_>, String), Vec<usize>> = BTreeMap::new();
    for (index, entry) in lints.in_use() {
        let key = text::match_key(&entry.name);
        if key.chars().count() < SHORTEST {
            continue;
        }
        for shape in shapes_of(&key) {
            let others = shapes.entry((place_of(entry), shape)).or_default();
            pairs.extend(others.iter().filter(|&&other| other != index).map(|&other| (other, index)));
            others.push(index);
        }
    }
    let name = |index: usize| lints.library.entries().get(index).map(|entry| text::match_key(&entry.name)).unwrap_or_default();
    pairs.into_iter().filter(|&(a, b)| are_near(&name(a), &name(b))).collect()
}

type Place<'a> = (&'a str, &'a str, &'a str);

fn place_of(entry: &Entry) -> Place<'_> {
    (&entry.group, &entry.level2, &entry.unit)
}

/// The name and the name without each of its characters: names that are one character apart share one of them.
fn shapes_of(key: &str) -> impl Iterator<Item = String> {
    let without = key.char_indices().map(|(at, _)| {
        let (before, from) = key.split_at_checked(at).unwrap_or_default();
        before.chars().chain(from.chars().skip(1)).collect()
    });
    std::iter::once(key.to_owned()).chain(without)
}

fn are_near(a: &str, b: &str) -> bool {
    let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
    is_slip(&units(a), &units(b)) || are_confused(a, b)
}

/// Whether the names differ in one character that is often written for the other.
fn are_confused(a: &str, b: &str) -> bool {
    if a.chars().count() != b.chars().count() {
        return false;
    }
    let mut different = a.chars().zip(b.chars()).filter(|(a, b)| a != b);
    match (different.next(), different.next()) {
        (Some((a, b)), None) => CONFUSED.iter().any(|pair| pair.contains(a) && pair.contains(b)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_slips_from_other_things() {
        for (a, b, want) in [
            ("设备验收合格率", "设备验收合格度", true),
            ("财务帐目核对次数", "财务账目核对次数", true),
            ("造林验收合格率", "造林地验收合格率", true),
            ("造林验收合格率", "造林验收不合格率", false),
            ("县道养护里程", "乡道养护里程", false),
        ] {
            assert_eq!(are_near(a, b), want, "{a} {b}");
        }
    }
}

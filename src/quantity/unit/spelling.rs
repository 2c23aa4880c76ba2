//! The spellings of all units by their first character, so that a text is compared with a handful of them.

use super::table::{Known, UNITS};

/// The unit with the longest spelling that `text` starts with, and the rest of the text.
pub(super) fn longest(text: &str) -> Option<(&'static Known, &str)> {
    let first = first_scalar(text.as_bytes());
    let at = INDEX.partition_point(|entry| entry.first < first);
    let mut found: Option<(&Known, &str)> = None;
    for entry in INDEX.iter().skip(at).take_while(|entry| entry.first == first) {
        let Some(unit) = UNITS.get(entry.unit) else { continue };
        let spelling = entry.spelling.checked_sub(1).and_then(|at| unit.spellings.get(at)).unwrap_or(&unit.canonical);
        let Some(rest) = text.strip_prefix(spelling) else { continue };
        // A spelling in Latin letters must not be the start of a longer word.
        let cut = spelling.ends_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        if !cut && found.is_none_or(|(_, shortest)| rest.len() < shortest.len()) {
            found = Some((unit, rest));
        }
    }
    found
}

/// A spelling of a unit, found by its first character.
#[derive(Clone, Copy)]
struct Spelled {
    first: u32,
    unit: usize,
    /// 0 is the canonical spelling, the others follow.
    spelling: usize,
}

#[expect(clippy::indexing_slicing, reason = "evaluated while compiling, never at run time")]
const SPELLED: usize = {
    let (mut count, mut unit) = (0, 0);
    while unit < UNITS.len() {
        count += 1 + UNITS[unit].spellings.len();
        unit += 1;
    }
    count
};

/// Every spelling in the order of first characters, so that a text is compared with a handful of them. Made by the
/// compiler: the indexing and sums below can only fail while compiling.
#[expect(clippy::indexing_slicing, reason = "evaluated while compiling, never at run time")]
static INDEX: [Spelled; SPELLED] = {
    let mut index = [Spelled { first: 0, unit: 0, spelling: 0 }; SPELLED];
    let (mut count, mut unit) = (0, 0);
    while unit < UNITS.len() {
        let mut spelling = 0;
        while spelling <= UNITS[unit].spellings.len() {
            let text = if spelling == 0 { UNITS[unit].canonical } else { UNITS[unit].spellings[spelling - 1] };
            let entry = Spelled { first: first_scalar(text.as_bytes()), unit, spelling };
            // Insertion keeps the index sorted as it grows.
            let mut at = count;
            while at > 0 && index[at - 1].first > entry.first {
                index[at] = index[at - 1];
                at -= 1;
            }
            index[at] = entry;
            count += 1;
            spelling += 1;
        }
        unit += 1;
    }
    index
};

/// The first bytes of a text as one number: those of its first character, which orders texts by it.
const fn first_scalar(bytes: &[u8]) -> u32 {
    match bytes {
        [a @ 0..=0x7f, ..] => *a as u32,
        [a, b, ..] if *a < 0xe0 => (*a as u32) << 8 | *b as u32,
        [a, b, c, ..] => (*a as u32) << 16 | (*b as u32) << 8 | *c as u32,
        _ => 0,
    }
}

//! The entry whose name was meant but typed with a slip of the pen: a character more, one less, or two changed over. A
//! changed character most often means another thing (县道, 乡道), so it is no slip.

use super::Library;
use super::grams::{grams_of, size};
use super::model::Entry;

/// Names of fewer characters differ too easily.
const SHORTEST: usize = 5;
/// As many pairs of neighbours a slip can spoil.
const SPOILT: usize = 3;
/// Characters that turn a name into its opposite.
const NEGATIONS: &[char] = &['不', '非', '未', '无', '免'];

impl Library {
    /// The entry in use whose own name is `name` but for a slip.
    pub fn slipped(&self, name: &str) -> Option<&Entry> {
        let key = self.index.key(name);
        if key.len() < SHORTEST {
            return None;
        }
        let mut lists: Vec<(usize, &[u32])> = Vec::with_capacity(key.len());
        for (at, gram) in grams_of(&key).enumerate() {
            let names = self.index.holders(gram);
            // Most names that are not in the library hold more pairs that none of its names has.
            if names.is_empty() && at.saturating_sub(lists.len()) >= SPOILT {
                return None;
            }
            if !names.is_empty() {
                lists.push((at, names));
            }
        }
        // A slip spoils neighbouring pairs only, so of two that stand apart one is whole.
        let rarest = lists.iter().min_by_key(|(_, names)| names.len())?;
        let apart = lists.iter().filter(|(at, _)| at.abs_diff(rarest.0) >= SPOILT).min_by_key(|(_, names)| names.len());
        let candidates = std::iter::once(rarest).chain(apart).flat_map(|(_, names)| names.iter().copied());
        let meant = |number: &u32| !self.index.is_alias(*number) && is_slip(&key, self.index.name(*number));
        candidates.filter(meant).filter_map(|number| self.entries.get(size(self.index.owner(number)))).find(|entry| entry.enabled)
    }
}

/// Whether one of the names is the other with a character more or two neighbours changed over.
pub(super) fn is_slip(a: &[u16], b: &[u16]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(start..).unwrap_or_default(), b.get(start..).unwrap_or_default());
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(..a.len().saturating_sub(end)), b.get(..b.len().saturating_sub(end)));
    match (a.unwrap_or_default(), b.unwrap_or_default()) {
        (&[unit], &[]) | (&[], &[unit]) => !NEGATIONS.iter().any(|&c| u32::from(c) == u32::from(unit)),
        (&[a, b], &[c, d]) => (a, b) == (d, c),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_a_slip_from_another_name() {
        let units = |name: &str| name.encode_utf16().collect::<Vec<_>>();
        for (a, b, want) in [
            ("设备的验收合格率", "设备验收合格率", true),
            ("设备验收合率", "设备验收合格率", true),
            ("设备收验合格率", "设备验收合格率", true),
            ("设备验收不合格率", "设备验收合格率", false),
            ("乡道养护里程", "县道养护里程", false),
            ("设备验收合格率", "设备验收合格率", false),
            ("设备验收合格率", "设备验收率", false),
        ] {
            assert_eq!(is_slip(&units(a), &units(b)), want, "{a} {b}");
        }
    }

    #[test]
    fn finds_the_entry_that_was_meant() {
        let library = Library::load(include_bytes!("../../tests/conformance/library.json")).unwrap();
        for (name, want) in [
            ("结业的考核合格率", Some("结业考核合格率")),
            ("结业考合格率", Some("结业考核合格率")),
            ("结业考合核格率", Some("结业考核合格率")),
            ("毕业考核合格率", None),
            ("结业考核合格率", None),
            ("退耕还草林面积", None),
        ] {
            assert_eq!(library.slipped(name).map(|entry| entry.name.as_str()), want, "{name}");
        }
    }
}

//! Finding entries by their keywords, for what no name says.

use super::grams::count;
use super::index::Index;
use super::model::Entry;
use std::collections::BTreeMap;

/// The entries of each folded keyword, in the order of the library.
pub(super) struct Keywords {
    entries: BTreeMap<Vec<u16>, Vec<u32>>,
}

impl Keywords {
    pub(super) fn new(entries: &[Entry], index: &Index) -> Self {
        let mut words: BTreeMap<Vec<u16>, Vec<u32>> = BTreeMap::new();
        for (number, entry) in entries.iter().enumerate() {
            for word in &entry.keywords {
                words.entry(index.key(word)).or_default().push(count(number));
            }
        }
        Self { entries: words }
    }

    /// The numbers of the entries that have `key` among their keywords.
    pub(super) fn having(&self, key: &[u16]) -> &[u32] {
        self.entries.get(key).filter(|_| !key.is_empty()).map(Vec::as_slice).unwrap_or_default()
    }
}

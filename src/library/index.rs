//! What is worked out once when a library is loaded: its names folded, the tables to look them up, and the weights by
//! which likeness is told.

use super::fold::Folder;
use super::grams::{Gram, Postings, count, size};
use super::intern::{hash, hash_bytes};
use super::lookup::Lookup;
use super::model::Entry;
use super::turning;
use super::weight::{letter_weight, pair_weight};

/// How many times its own weight the last character of a name weighs once more.
const ENDING: u32 = 1;

/// The index of a library. A name here is the name of an entry or one of its aliases.
pub(super) struct Index {
    folder: Folder,
    /// The folded names, one after the other.
    units: Vec<u16>,
    /// Where each name ends in `units`.
    ends: Vec<u32>,
    /// The entry of each name. The first name of an entry is its own, the others are aliases.
    owners: Vec<u32>,
    by_name: Lookup,
    by_code: Lookup,
    postings: Postings,
    /// The weight of each unit by itself.
    letters: Vec<u8>,
    /// The weight of each name as a whole.
    totals: Vec<u32>,
    /// The words of each name that turn what it says.
    turns: Vec<u32>,
}

impl Index {
    /// Indexes `entries`.
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut by_code = Lookup::new(entries.len());
        let mut folder = Folder::new();
        // Names of ten characters are the rule.
        let mut units = Vec::with_capacity(entries.len().saturating_mul(16));
        let (mut ends, mut owners) = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len()));
        for (number, entry) in (0_u32..).zip(entries) {
            by_code.insert(hash_bytes(entry.code.as_bytes()), number);
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                folder.learn(name, &mut units);
                ends.push(count(units.len()));
                owners.push(number);
            }
        }
        let mut index = Self {
            folder,
            by_name: Lookup::new(owners.len()),
            by_code,
            postings: Postings::new(ranges(&ends).map(|range| units.get(range).unwrap_or_default()), units.len()),
            letters: Vec::new(),
            totals: Vec::new(),
            turns: Vec::new(),
            units,
            ends,
            owners,
        };
        for number in 0..count(index.owners.len()) {
            let hash = hash_units(index.name(number));
            index.by_name.insert(hash, number);
        }
        index.weigh();
        index
    }

    /// The folded form of `text`.
    pub(super) fn key(&self, text: &str) -> Vec<u16> {
        self.folder.key(text)
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.owners.len()
    }

    /// The folded form of a name.
    pub(super) fn name(&self, number: u32) -> &[u16] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(size(before))).copied().unwrap_or_default();
        let end = self.ends.get(size(number)).copied().unwrap_or_default();
        self.units.get(size(start)..size(end)).unwrap_or_default()
    }

    /// The number of the entry that has the name.
    pub(super) fn owner(&self, number: u32) -> u32 {
        self.owners.get(size(number)).copied().unwrap_or_default()
    }

    /// Whether a name is an alias and not the name of its entry.
    pub(super) fn is_alias(&self, number: u32) -> bool {
        number.checked_sub(1).is_some_and(|before| self.owner(before) == self.owner(number))
    }

    /// The names that are `key`, in order.
    pub(super) fn named<'a>(&'a self, key: &'a [u16]) -> impl Iterator<Item = u32> + 'a {
        self.by_name.all(hash_units(key)).filter(move |&number| !key.is_empty() && self.name(number) == key)
    }

    /// The numbers of the entries whose code may be `code`.
    pub(super) fn coded(&self, code: &str) -> impl Iterator<Item = u32> {
        self.by_code.all(hash_bytes(code.as_bytes()))
    }

    /// The names that hold `gram`.
    pub(super) fn holders(&self, gram: Gram) -> &[u32] {
        self.postings.names(gram)
    }

    /// The names that hold `unit` anywhere but at their end.
    pub(super) fn holders_of_letter(&self, unit: u16) -> impl Iterator<Item = u32> {
        self.postings.names_with(unit)
    }

    /// How much a pair tells that `holders` names have.
    pub(super) fn pair_weight(&self, holders: usize) -> u32 {
        pair_weight(holders, self.len())
    }

    /// How much a unit tells.
    pub(super) fn letter_weight(&self, unit: u16) -> u32 {
        self.letters.get(usize::from(unit)).copied().map_or(0, u32::from)
    }

    /// How much it tells that a name ends in `unit`: the end says what is measured.
    pub(super) fn ending_weight(&self, unit: u16) -> u32 {
        self.letter_weight(unit).saturating_mul(ENDING)
    }

    /// The weight of a name: of all its pairs and units.
    pub(super) fn total(&self, number: u32) -> u32 {
        self.totals.get(size(number)).copied().unwrap_or_default()
    }

    /// The words of a name that turn what it says.
    pub(super) fn turns(&self, number: u32) -> u32 {
        self.turns.get(size(number)).copied().unwrap_or_default()
    }

    fn weigh(&mut self) {
        let mut seen = vec![0_u32; 1 << 16];
        for &unit in &self.units {
            if let Some(seen) = seen.get_mut(usize::from(unit)) {
                *seen = seen.saturating_add(1);
            }
        }
        let names = self.len();
        // Most units are in no name at all.
        let unseen = letter_weight(0, names);
        let weight = |&seen: &u32| if seen == 0 { unseen } else { letter_weight(size(seen), names) };
        self.letters = seen.iter().map(weight).collect();
        let mut totals: Vec<u32> = (0..count(names))
            .map(|number| {
                let name = self.name(number);
                let ending = name.last().map_or(0, |&unit| self.ending_weight(unit));
                name.iter().map(|&unit| self.letter_weight(unit)).fold(ending, u32::saturating_add)
            })
            .collect();
        for holders in self.postings.lists() {
            let weight = pair_weight(holders.len(), names);
            for &number in holders {
                if let Some(total) = totals.get_mut(size(number)) {
                    *total = total.saturating_add(weight);
                }
            }
        }
        self.totals = totals;
        self.turns = vec![0; names];
        for (word, bit) in turning::words() {
            for &number in self.postings.names(word) {
                if let Some(turns) = self.turns.get_mut(size(number)) {
                    *turns |= bit;
                }
            }
        }
    }
}

/// The ranges that end at `ends`, each starting where the one before it ends.
fn ranges(ends: &[u32]) -> impl Iterator<Item = std::ops::Range<usize>> {
    ends.iter().scan(0, |start, &end| Some(std::mem::replace(start, size(end))..size(end)))
}

fn hash_units(units: &[u16]) -> u32 {
    hash(units.iter().map(|&unit| u32::from(unit)))
}

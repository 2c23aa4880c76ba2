//! How alike two names are, in thousandths: the weight of the pairs and characters they share against the weight of both
//! names (Dice's measure). The order of words hardly counts, rare words count most.

use super::grams::{Gram, grams_of};
use super::index::Index;
use super::turning;

/// How much of a name is looked at. A longer cell is a sentence, whose beginning tells enough.
const LONGEST: usize = 64;
/// What is left of the name asked for weighs less, in hundredths: forms name their object, libraries are general.
const OWN_SHARE: u32 = 35;
/// A character that people put in and leave out without meaning anything by it.
const SILENT: char = '的';
/// The score of names that are the same.
pub(super) const SAME: u32 = 1000;
/// The most that names can score that each have something the other has not: one of them may be a slip of the pen, or they
/// may speak of different things, and nobody can tell from the letters.
const DIFFERENT: u32 = 840;
/// What is left, in hundredths, of the score of names of which one turns what the other says.
const TURNED: u32 = 70;

/// A name that is searched for.
pub(super) struct Asked {
    pub(super) units: Vec<u16>,
    /// Its different pairs with their weights, the rarest first.
    pub(super) pairs: Vec<Pair>,
    letters: Vec<(u16, u32)>,
    total: u32,
    turns: u32,
}

/// A pair of the name that is searched for.
pub(super) struct Pair {
    pub(super) gram: Gram,
    pub(super) weight: u32,
    /// How many names hold it.
    pub(super) holders: usize,
}

impl Asked {
    /// Prepares the folded name `units`.
    pub(super) fn new(mut units: Vec<u16>, index: &Index) -> Self {
        units.retain(|&unit| char::from_u32(u32::from(unit)) != Some(SILENT));
        units.truncate(LONGEST);
        let mut pairs: Vec<Pair> = Vec::with_capacity(units.len());
        for gram in grams_of(&units) {
            if !pairs.iter().any(|pair| pair.gram == gram) {
                let holders = index.holders(gram).len();
                let place = pairs.partition_point(|pair| pair.holders <= holders);
                pairs.insert(place, Pair { gram, weight: index.pair_weight(holders), holders });
            }
        }
        let letters: Vec<(u16, u32)> = units.iter().map(|&unit| (unit, index.letter_weight(unit))).collect();
        let ending = units.last().map_or(0, |&unit| index.ending_weight(unit));
        let weights = pairs.iter().map(|pair| pair.weight).chain(letters.iter().map(|&(_, weight)| weight));
        let total = weights.fold(ending, u32::saturating_add);
        let turns = turning::turns_of(&units);
        Self { units, pairs, letters, total, turns }
    }

    /// What a shared weight amounts to against a name of weight `total`.
    pub(super) fn score(&self, shared: u32, total: u32) -> u32 {
        let own = self.total.saturating_mul(OWN_SHARE).saturating_add(total.saturating_mul(100_u32.saturating_sub(OWN_SHARE)));
        shared.saturating_mul(100 * SAME).checked_div(own).unwrap_or_default().min(SAME)
    }

    /// Whether the name with this number holds all of the name asked for, as one being typed.
    pub(super) fn is_part_of(&self, number: u32, index: &Index) -> bool {
        index.name(number).windows(self.units.len().max(1)).any(|part| part == self.units)
    }

    /// How alike the name with this number is.
    pub(super) fn likeness(&self, number: u32, index: &Index) -> u32 {
        let name = index.name(number);
        let (mut used, mut shared) = (0_u64, 0_u32);
        for gram in grams_of(name) {
            if let Some(pair) = self.pairs.iter().zip(0_u32..).find(|(pair, at)| pair.gram == gram && is_free(used, *at)) {
                used |= bit(pair.1);
                shared = shared.saturating_add(pair.0.weight);
            }
        }
        if let Some(unit) = name.last().filter(|unit| self.units.last() == Some(unit)) {
            shared = shared.saturating_add(index.ending_weight(*unit));
        }
        let (mut used, mut left) = (0, false);
        for &unit in name {
            match self.letters.iter().zip(0_u32..).find(|((letter, _), at)| *letter == unit && is_free(used, *at)) {
                Some(((_, weight), at)) => {
                    used |= bit(at);
                    shared = shared.saturating_add(*weight);
                }
                None => left = true,
            }
        }
        let own_left = usize::try_from(used.count_ones()).is_ok_and(|used| used < self.letters.len());
        let score = self.score(shared, index.total(number));
        let score = if left && own_left { score.min(DIFFERENT) } else { score };
        if self.turns == index.turns(number) { score } else { score.saturating_mul(TURNED) / 100 }
    }
}

fn bit(at: u32) -> u64 {
    1_u64.checked_shl(at).unwrap_or_default()
}

fn is_free(used: u64, at: u32) -> bool {
    used & bit(at) == 0
}

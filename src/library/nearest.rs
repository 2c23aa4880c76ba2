//! Which names are worth comparing in full: those that share the most with the name asked for, told by their pairs alone.

use super::grams::size;
use super::index::Index;
use super::likeness::Asked;

/// What a name must share to be near, as a part of the weight of all pairs asked for: one in so many.
const LEAST_SHARE: u32 = 4;

/// The numbers of the names that may be nearest, `limit` at most.
pub(super) fn nearest(asked: &Asked, index: &Index, limit: usize) -> Vec<u32> {
    let mut scored = match *asked.units {
        [unit] => holding(unit, asked, index),
        _ => sharing(asked, index),
    };
    if scored.len() > limit {
        scored.select_nth_unstable_by(limit, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(limit);
    }
    scored.into_iter().map(|(_, number)| number).collect()
}

/// The names that hold the only character asked for, each with its score.
fn holding(unit: u16, asked: &Asked, index: &Index) -> Vec<(u32, u32)> {
    let score = |number: u32| (asked.score(index.letter_weight(unit), index.total(number)), number);
    let mut scored: Vec<(u32, u32)> = index.holders_of_letter(unit).map(score).collect();
    scored.sort_unstable();
    scored.dedup();
    scored
}

/// The names that share a rare pair with the name asked for, each with the score of what it shares.
fn sharing(asked: &Asked, index: &Index) -> Vec<(u32, u32)> {
    let mut shared = vec![0_u16; index.len()];
    let mut touched = Vec::new();
    let all = asked.pairs.iter().map(|pair| pair.weight).fold(0, u32::saturating_add);
    let mut left = all;
    for pair in &asked.pairs {
        // What shares only the pairs that are left is not near; these are the common ones, with the long lists.
        if left < all / LEAST_SHARE {
            break;
        }
        left = left.saturating_sub(pair.weight);
        let weight = u16::try_from(pair.weight).unwrap_or(u16::MAX);
        for &number in index.holders(pair.gram) {
            if let Some(shared) = shared.get_mut(size(number)) {
                if *shared == 0 {
                    touched.push(number);
                }
                *shared = shared.saturating_add(weight);
            }
        }
    }
    let score = |number: u32| {
        let shared = shared.get(size(number)).copied().map_or(0, u32::from);
        asked.score(shared, index.total(number))
    };
    touched.into_iter().map(|number| (score(number), number)).collect()
}

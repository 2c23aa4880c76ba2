//! Which names are worth comparing in full: those that share the most with the name asked for, told by their pairs alone.

use super::best::keep;
use super::grams::size;
use super::index::Index;
use super::likeness::Asked;

/// What a name must share to be near, as a part of the weight of all pairs asked for: one in so many.
const LEAST_SHARE: u32 = 4;

/// A name and the score of what it shares; the best orders first.
type Scored = (u32, u32);

/// The numbers of the names that may be nearest, `limit` at most.
pub(super) fn nearest(asked: &Asked, index: &Index, limit: usize) -> Vec<u32> {
    let mut best: Vec<Scored> = Vec::new();
    let mut found = |number: u32, shared: u32| {
        let scored = (asked.score(shared, index.total(number)), number);
        keep(&mut best, scored, limit, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    };
    if let [unit] = *asked.units {
        let weight = index.letter_weight(unit);
        index.holders_of_letter(unit).for_each(|number| found(number, weight));
    } else {
        let (sharing, weights) = sharing(asked, index);
        for number in sharing {
            found(number, weights.get(size(number)).copied().map_or(0, u32::from));
        }
    }
    best.into_iter().map(|(_, number)| number).collect()
}

/// The names that share a rare pair with the name asked for, and for every name the weight of what it shares.
fn sharing(asked: &Asked, index: &Index) -> (Vec<u32>, Vec<u16>) {
    let (mut sharing, mut weights) = (Vec::new(), vec![0_u16; index.len()]);
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
            if let Some(shared) = weights.get_mut(size(number)) {
                if *shared == 0 {
                    sharing.push(number);
                }
                *shared = shared.saturating_add(weight);
            }
        }
    }
    (sharing, weights)
}

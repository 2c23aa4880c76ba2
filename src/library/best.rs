//! Keeping the best of many without sorting them all.

use std::cmp::Ordering;

/// Puts `item` into `best`, which is in order and keeps at most `limit`. Of equal items one is kept.
pub(super) fn keep<T>(best: &mut Vec<T>, item: T, limit: usize, order: impl Fn(&T, &T) -> Ordering) {
    if best.len() >= limit && best.last().is_none_or(|last| order(last, &item).is_le()) {
        return;
    }
    if let Err(place) = best.binary_search_by(|kept| order(kept, &item)) {
        best.truncate(limit.saturating_sub(1));
        best.insert(place, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_best() {
        for (items, limit, want) in [
            (vec![3, 1, 4, 1, 5, 9, 2, 6], 3, vec![1, 2, 3]),
            (vec![2, 1], 3, vec![1, 2]),
            (vec![1, 2], 1, vec![1]),
            (vec![2, 1], 0, vec![]),
        ] {
            let mut best = Vec::new();
            for item in items {
                keep(&mut best, item, limit, Ord::cmp);
            }
            assert_eq!(best, want);
        }
    }
}

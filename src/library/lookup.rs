//! A table from hashes to numbers. What it finds are candidates: the caller compares the texts themselves.

/// An open-addressed table that only grows fuller.
pub(super) struct Lookup {
    /// Numbers, plus one; zero is an empty place. The length is a power of two, at least twice what is put in.
    slots: Vec<u32>,
}

impl Lookup {
    /// A table for `count` numbers.
    pub(super) fn new(count: usize) -> Self {
        Self { slots: vec![0; count.saturating_add(1).saturating_mul(2).next_power_of_two()] }
    }

    /// Whether it is large enough for `count` numbers.
    pub(super) fn has_room(&self, count: usize) -> bool {
        count.saturating_mul(2) < self.slots.len()
    }

    /// Puts `number` under `hash`, after the numbers that are there already.
    pub(super) fn insert(&mut self, hash: u32, number: u32) {
        let mut place = self.start(hash);
        while let Some(slot) = self.slots.get_mut(place) {
            if *slot == 0 {
                *slot = number.wrapping_add(1);
                return;
            }
            place = self.after(place);
        }
    }

    /// The numbers under `hash`, in the order in which they were put in, among a few others.
    pub(super) fn candidates(&self, hash: u32) -> impl Iterator<Item = u32> {
        let mut place = self.start(hash);
        std::iter::from_fn(move || {
            let number = self.slots.get(place).copied().filter(|&number| number != 0)?;
            place = self.after(place);
            Some(number.wrapping_sub(1))
        })
    }

    fn start(&self, hash: u32) -> usize {
        usize::try_from(hash).unwrap_or_default() & self.slots.len().wrapping_sub(1)
    }

    fn after(&self, place: usize) -> usize {
        place.wrapping_add(1) & self.slots.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_falls_together() {
        let mut lookup = Lookup::new(3);
        for (hash, number) in [(7, 0), (7, 1), (15, 2)] {
            lookup.insert(hash, number);
        }
        assert_eq!(lookup.candidates(7).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(lookup.candidates(3).count(), 0);
        assert_eq!(Lookup::new(0).candidates(7).count(), 0);
    }
}

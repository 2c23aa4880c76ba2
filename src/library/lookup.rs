//! A table from 32-bit keys to numbers. Where keys are hashes, the caller compares the texts themselves.

/// An empty slot. It is not zero because zeroed memory is filled byte by byte in the wasm we build.
const EMPTY: u64 = u64::MAX;

/// An open-addressed table that only grows fuller.
pub(super) struct Lookup {
    /// Keys in the upper halves, numbers in the lower. The length is a power of two.
    slots: Vec<u64>,
    used: usize,
}

impl Lookup {
    /// A table with room for `count` numbers before it has to grow.
    pub(super) fn new(count: usize) -> Self {
        Self { slots: vec![EMPTY; count.saturating_mul(2).next_power_of_two().max(16)], used: 0 }
    }

    /// Puts `number` under `key`, after the numbers that are there already.
    pub(super) fn insert(&mut self, key: u32, number: u32) {
        if self.used.saturating_mul(4) >= self.slots.len().saturating_mul(3) {
            self.grow();
        }
        let mut place = self.start(key);
        while let Some(slot) = self.slots.get_mut(place) {
            if *slot == EMPTY {
                *slot = (u64::from(key) << 32) | u64::from(number);
                self.used = self.used.saturating_add(1);
                return;
            }
            place = self.after(place);
        }
    }

    /// The first number under `key`.
    pub(super) fn first(&self, key: u32) -> Option<u32> {
        self.find(key, self.start(key)).map(|(_, number)| number)
    }

    /// The numbers under `key`, in the order in which they were put in.
    pub(super) fn all(&self, key: u32) -> impl Iterator<Item = u32> {
        let mut next = self.start(key);
        std::iter::from_fn(move || {
            let (place, number) = self.find(key, next)?;
            next = self.after(place);
            Some(number)
        })
    }

    /// The first number under `key` from `place` on, and its place.
    fn find(&self, key: u32, mut place: usize) -> Option<(usize, u32)> {
        loop {
            let slot = *self.slots.get(place)?;
            if slot == EMPTY {
                return None;
            }
            if slot >> 32 == u64::from(key) {
                return u32::try_from(slot & u64::from(u32::MAX)).ok().map(|number| (place, number));
            }
            place = self.after(place);
        }
    }

    fn grow(&mut self) {
        let larger = Self::new(self.slots.len());
        let slots = std::mem::replace(self, larger).slots;
        // From an empty slot on, so that the numbers under one key keep their order where they went around the end.
        let (before, after) =
            slots.split_at_checked(slots.iter().position(|&slot| slot == EMPTY).unwrap_or(0)).unwrap_or_default();
        for &slot in after.iter().chain(before).filter(|&&slot| slot != EMPTY) {
            if let (Ok(key), Ok(number)) = (u32::try_from(slot >> 32), u32::try_from(slot & u64::from(u32::MAX))) {
                self.insert(key, number);
            }
        }
    }

    fn start(&self, key: u32) -> usize {
        let mixed = (key ^ (key >> 16)).wrapping_mul(0x9e37_79b1);
        usize::try_from(mixed ^ (mixed >> 15)).unwrap_or_default() & self.slots.len().wrapping_sub(1)
    }

    fn after(&self, place: usize) -> usize {
        place.wrapping_add(1) & self.slots.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_and_grows() {
        let mut lookup = Lookup::new(0);
        for number in 0..10_000_u32 {
            lookup.insert(number % 4000, number);
        }
        for key in [0, 1999, 2000, 3999] {
            let want: Vec<u32> = (0..10_000).filter(|number| number % 4000 == key).collect();
            assert_eq!(lookup.all(key).collect::<Vec<_>>(), want);
            assert_eq!(lookup.first(key), Some(key));
        }
        assert_eq!((lookup.first(4000), lookup.all(u32::MAX).count()), (None, 0));
    }
}

//! One copy for texts that repeat, and the hash that the tables of the library use.

use super::model::Text;

/// How many texts the interner remembers. Levels, operators, units and groups of a library are some dozens.
const SLOTS: usize = 512;

/// Hands out one copy of equal texts. It forgets: a text that falls into a taken place replaces what was there. That
/// costs a second copy now and then and keeps the table small and quick however many different texts come by.
pub(super) struct Interner {
    slots: Vec<Text>,
}

impl Interner {
    pub(super) fn new() -> Self {
        Self { slots: vec![Text::default(); SLOTS] }
    }

    /// The shared copy of `text`.
    pub(super) fn text(&mut self, text: &str) -> Text {
        let place = usize::try_from(hash_bytes(text.as_bytes())).unwrap_or_default() & SLOTS.wrapping_sub(1);
        match self.slots.get_mut(place) {
            Some(known) if *known == *text => known.clone(),
            Some(known) => {
                *known = Text::from(text);
                known.clone()
            }
            None => Text::from(text),
        }
    }
}

/// The hash of bytes. It spreads, no more: tables compare what they find.
pub(super) fn hash_bytes(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<4>();
    let words = words.iter().map(|word| u32::from_le_bytes(*word));
    hash(words.chain(rest.iter().map(|&byte| u32::from(byte))))
}

/// The hash of a sequence of numbers.
pub(super) fn hash(words: impl IntoIterator<Item = u32>) -> u32 {
    let mixed = words.into_iter().fold(0x9e37_79b9_u32, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1));
    mixed ^ (mixed >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_equal_texts() {
        let mut interner = Interner::new();
        let (first, second) = (interner.text("数量指标"), interner.text("数量指标"));
        assert_eq!(first, "数量指标");
        assert!(std::ptr::eq(first.as_str(), second.as_str()));
    }

    #[test]
    fn keeps_texts_apart() {
        let mut interner = Interner::new();
        for number in 0..5000 {
            let text = number.to_string();
            assert_eq!(interner.text(&text), *text);
        }
    }
}

//! Lists of words, arranged by the compiler so that a text is compared with a handful of them: by the character a word
//! starts with and by the one it ends in. `list!["次数", "人数"]` is such a list.
//!
//! Dozens of lists are asked about every name, and comparing a name with each of their words took most of a check.

/// How many compartments the words are put into. The last six bits of a character of UTF-8 choose one.
const COMPARTMENTS: usize = 64;
/// How many marks characters leave: their last six bits and two more. A mark that no word leaves ends a search at once.
const MARKS: usize = 256;

/// A list of words.
#[derive(Clone, Copy)]
pub struct List {
    words: &'static [&'static str],
    by_start: Index<'static>,
    by_end: Index<'static>,
}

/// The places of words in their list, in the order of their compartments.
#[derive(Clone, Copy)]
struct Index<'a> {
    /// One bit for each mark that a word leaves.
    marks: &'a [u64; MARKS / 64],
    /// Where each compartment starts in `order`, and where the last one ends.
    starts: &'a [u8; COMPARTMENTS + 1],
    order: &'a [u8],
}

/// An [`Index`] of `N` words that owns what it holds. Made while compiling only.
pub struct Arrangement<const N: usize> {
    marks: [u64; MARKS / 64],
    starts: [u8; COMPARTMENTS + 1],
    order: [u8; N],
}

/// Which end of a word chooses its compartment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Its first character.
    Start,
    /// Its last character.
    End,
}

impl<const N: usize> Arrangement<N> {
    /// Arranges `words`, of which there are at most 255. In a compartment they keep their order.
    #[expect(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "evaluated while compiling, never at run time")]
    pub const fn new(words: &[&str], by: By) -> Self {
        let (mut marks, mut starts, mut order) = ([0; MARKS / 64], [0; COMPARTMENTS + 1], [0; N]);
        let (mut compartment, mut filled) = (0, 0_u8);
        while compartment < COMPARTMENTS {
            let mut at = 0_u8;
            while (at as usize) < N {
                let bytes = words[at as usize].as_bytes();
                let mark = match by {
                    By::Start => at_start(bytes),
                    By::End => at_end(bytes),
                };
                if mark % COMPARTMENTS == compartment {
                    marks[mark / 64] |= 1 << (mark % 64);
                    order[filled as usize] = at;
                    filled += 1;
                }
                at += 1;
            }
            compartment += 1;
            starts[compartment] = filled;
        }
        Self { marks, starts, order }
    }
}

/// The mark of the first character of a text: of three bytes the last two tell characters apart best.
const fn at_start(text: &[u8]) -> usize {
    match text {
        [0xe0..=0xff, second, third, ..] => mark(*second, *third),
        [first, ..] => mark(0, *first),
        [] => 0,
    }
}

/// The mark of the last character of a text.
const fn at_end(text: &[u8]) -> usize {
    match text {
        [.., before, last @ 0x80..=0xff] => mark(*before, *last),
        [.., last] => mark(0, *last),
        [] => 0,
    }
}

const fn mark(before: u8, last: u8) -> usize {
    ((before as usize % 4) << 6) | (last as usize % COMPARTMENTS)
}

impl Index<'_> {
    /// The places of the words that may leave `mark`.
    fn marked(&self, mark: usize) -> &[u8] {
        if self.marks.get(mark / 64).is_none_or(|marks| marks >> (mark % 64) & 1 == 0) {
            return &[];
        }
        let at = mark % COMPARTMENTS;
        let start = self.starts.get(at).copied().unwrap_or_default();
        let end = self.starts.get(at.wrapping_add(1)).copied().unwrap_or_default();
        self.order.get(usize::from(start)..usize::from(end)).unwrap_or_default()
    }
}

impl List {
    /// The list of `words`, arranged both ways.
    pub const fn new<const N: usize>(
        words: &'static [&'static str],
        by_start: &'static Arrangement<N>,
        by_end: &'static Arrangement<N>,
    ) -> Self {
        let by_start = Index { marks: &by_start.marks, starts: &by_start.starts, order: &by_start.order };
        Self { words, by_start, by_end: Index { marks: &by_end.marks, starts: &by_end.starts, order: &by_end.order } }
    }

    /// The words, in their order.
    pub fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// The words that `text` ends in, in the order of the list.
    pub fn endings<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'static str> + 't {
        self.chosen(self.by_end.marked(at_end(text.as_bytes()))).filter(|word| text.as_bytes().ends_with(word.as_bytes()))
    }

    /// The words that `text` starts with, in the order of the list.
    pub fn openings<'t>(&'t self, text: &'t str) -> impl Iterator<Item = &'static str> + 't {
        self.at(text.as_bytes())
    }

    /// Whether `text` ends in one of the words.
    pub fn ends(&self, text: &str) -> bool {
        self.endings(text).next().is_some()
    }

    /// Whether `text` is one of the words.
    pub fn has(&self, text: &str) -> bool {
        self.openings(text).any(|word| word.len() == text.len())
    }

    /// Whether `text` starts with one of the words.
    pub fn opens(&self, text: &str) -> bool {
        self.openings(text).next().is_some()
    }

    /// Whether one of the words stands anywhere in `text`.
    pub fn within(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }

    /// The word that stands first in `text`.
    pub fn first_in(&self, text: &str) -> Option<&'static str> {
        let mut rest = text.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            if let Some(word) = self.at(rest).next() {
                return Some(word);
            }
            rest = match (first, after) {
                (0xe0..=0xef, [_, _, after @ ..]) => after,
                // In the middle of a character no word starts, so its bytes may be gone through one by one.
                _ => after,
            };
        }
        None
    }

    /// The text without the first word of the list that it ends in.
    pub fn strip_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.endings(text).next().and_then(|word| text.strip_suffix(word))
    }

    /// The text without the first word of the list that it starts with.
    pub fn strip_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.openings(text).next().and_then(|word| text.strip_prefix(word))
    }

    fn at<'t>(&'t self, text: &'t [u8]) -> impl Iterator<Item = &'static str> + 't {
        self.chosen(self.by_start.marked(at_start(text))).filter(|word| text.starts_with(word.as_bytes()))
    }

    fn chosen<'t>(&'t self, places: &'t [u8]) -> impl Iterator<Item = &'static str> + 't {
        places.iter().filter_map(|place| self.words.get(usize::from(*place)).copied())
    }
}

/// A [`List`] of the words.
#[macro_export]
macro_rules! list {
    ($($word:literal),+ $(,)?) => {{
        use $crate::sense::list::{Arrangement, By, List};
        const WORDS: &[&str] = &[$($word),+];
        const BY_START: &Arrangement<{ WORDS.len() }> = &Arrangement::new(WORDS, By::Start);
        const BY_END: &Arrangement<{ WORDS.len() }> = &Arrangement::new(WORDS, By::End);
        const LIST: List = List::new(WORDS, BY_START, BY_END);
        LIST
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_comparing_with_each_word_finds() {
        static LIST: List = list!["人次", "人次数", "次数", "数", "GDP", "÷", "/", "%", "人", "数量", "100%", "分之"];
        for text in
            ["培训人次数", "人数", "数量", "率", "", "万元GDP能耗", "a÷b", "1/2", "≥100%", "人", "百分之", "é", "次数人", "😀数"]
        {
            let of = |judge: &dyn Fn(&str) -> bool| LIST.words().iter().copied().filter(|word| judge(word)).collect::<Vec<_>>();
            let ends = of(&|word| text.ends_with(word));
            let opens = of(&|word| text.starts_with(word));
            assert_eq!(LIST.endings(text).collect::<Vec<_>>(), ends, "{text}");
            assert_eq!(LIST.openings(text).collect::<Vec<_>>(), opens, "{text}");
            assert_eq!(LIST.ends(text), !ends.is_empty(), "{text}");
            assert_eq!(LIST.strip_start(text), opens.first().and_then(|word| text.strip_prefix(word)), "{text}");
            assert_eq!(LIST.strip_end(text), ends.first().and_then(|word| text.strip_suffix(word)), "{text}");
            assert_eq!(LIST.within(text), LIST.words().iter().any(|word| text.contains(word)), "{text}");
        }
    }
}

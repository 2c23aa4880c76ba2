//! The inverted index: which names hold a pair of neighbouring characters.

use super::lookup::Lookup;

/// A pair of neighbouring units of a name.
pub(super) type Gram = u32;

/// The pairs of neighbouring units in `units`.
pub(super) fn grams_of(units: &[u16]) -> impl Iterator<Item = Gram> {
    units.windows(2).filter_map(|pair| match pair {
        &[first, second] => Some(gram(first, second)),
        _ => None,
    })
}

/// Names by the pairs in them. Pairs are numbered as they come; the names of each lie together, ascending.
pub(super) struct Postings {
    /// The number of each pair.
    numbers: Lookup,
    grams: Vec<Gram>,
    /// Where the names of each pair start in `names`, and at last where the names end.
    starts: Vec<u32>,
    names: Vec<u32>,
}

/// A pair while names are counted.
struct Counted {
    /// How many names hold it.
    names: u32,
    /// The last of them.
    last: u32,
}

impl Postings {
    /// Indexes `names`, which are numbered in order and have `units` units in all.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a [u16]>, units: usize) -> Self {
        let mut postings = Self { numbers: Lookup::new(1 << 12), grams: Vec::new(), starts: Vec::new(), names: Vec::new() };
        let mut counted: Vec<Counted> = Vec::new();
        // Every pair of every name as the numbers of pair and name, in the order of the names.
        let mut places = Vec::with_capacity(units);
        for (name, units) in (0_u32..).zip(names) {
            for gram in grams_of(units) {
                let number = postings.number_or_new(gram);
                match counted.get_mut(size(number)) {
                    Some(pair) if pair.last == name => continue,
                    Some(pair) => *pair = Counted { names: pair.names.wrapping_add(1), last: name },
                    None => counted.push(Counted { names: 1, last: name }),
                }
                places.push((number, name));
            }
        }
        postings.place(&counted, &places);
        postings
    }

    /// The names that hold `gram`.
    pub(super) fn names(&self, gram: Gram) -> &[u32] {
        self.numbers.first(gram).map_or(&[], |number| self.names_at(size(number)))
    }

    /// The names that hold a pair which starts with `unit`, pair by pair: all that hold it anywhere but at their end.
    pub(super) fn names_with(&self, unit: u16) -> impl Iterator<Item = u32> {
        let starting = self.grams.iter().enumerate().filter(move |(_, gram)| *gram >> 16 == Gram::from(unit));
        starting.flat_map(|(at, _)| self.names_at(at)).copied()
    }

    /// The names that hold a pair, for every pair.
    pub(super) fn lists(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.grams.len()).map(|at| self.names_at(at))
    }

    fn names_at(&self, at: usize) -> &[u32] {
        let bound = |at: usize| self.starts.get(at).map_or(0, |&start| size(start));
        self.names.get(bound(at)..bound(at.wrapping_add(1))).unwrap_or_default()
    }

    fn number_or_new(&mut self, gram: Gram) -> u32 {
        self.numbers.first(gram).unwrap_or_else(|| {
            let number = count(self.grams.len());
            self.grams.push(gram);
            self.numbers.insert(gram, number);
            number
        })
    }

    /// Lays the names of each pair together.
    fn place(&mut self, counted: &[Counted], places: &[(u32, u32)]) {
        let ends = counted.iter().scan(0_u32, |end, pair| {
            *end = end.wrapping_add(pair.names);
            Some(*end)
        });
        self.starts = std::iter::once(0).chain(ends).collect();
        // Not zero: see `lookup.rs`.
        self.names = vec![u32::MAX; places.len()];
        let mut next = self.starts.clone();
        for &(pair, name) in places {
            if let Some(next) = next.get_mut(size(pair))
                && let Some(slot) = self.names.get_mut(size(*next))
            {
                *slot = name;
                *next = next.wrapping_add(1);
            }
        }
    }
}

/// A number as a place in a list.
pub(super) fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A length as a number. The text of a library is far shorter than four billion characters: wasm has no more memory.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn gram(first: u16, second: u16) -> Gram {
    (Gram::from(first) << 16) | Gram::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_names_that_hold_a_pair() {
        let names: Vec<Vec<u16>> =
            ["培训人数", "人数", "参训人员", "人人人人", "培", ""].iter().map(|name| name.encode_utf16().collect()).collect();
        let postings = Postings::new(names.iter().map(Vec::as_slice), 20);
        for (pair, want) in [("训人", vec![0, 2]), ("人数", vec![0, 1]), ("人人", vec![3]), ("数人", vec![]), ("参训", vec![2])]
        {
            let units: Vec<u16> = pair.encode_utf16().collect();
            let gram = grams_of(&units).next().unwrap_or_default();
            assert_eq!(postings.names(gram), want, "{pair}");
        }
        let with = |c: char| postings.names_with(u16::try_from(u32::from(c)).unwrap_or_default()).collect::<Vec<_>>();
        assert_eq!((with('训'), with('培'), with('数')), (vec![0, 2], vec![0], vec![]));
    }

    #[test]
    fn keeps_apart_more_pairs_than_it_made_room_for() {
        let names: Vec<[u16; 2]> = (0..5000).map(|number| [number, number ^ 0x5555]).collect();
        let postings = Postings::new(names.iter().map(<[u16; 2]>::as_slice), 10_000);
        for (name, number) in names.iter().zip(0..) {
            assert_eq!(postings.names(gram(name[0], name[1])), [number]);
        }
        assert_eq!(postings.lists().map(<[u32]>::len).sum::<usize>(), 5000);
    }
}

//! The compound file around an old workbook: a small file system of sectors and chains.

use super::records::Bytes;
use std::collections::BTreeSet;

/// An opened compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// How many sectors the file can hold.
    sectors: usize,
    /// Which sector follows each sector.
    next: Vec<u32>,
    /// The same for the small sectors inside the first stream.
    next_small: Vec<u32>,
    small: Vec<u8>,
    /// Streams below this size live in small sectors.
    cutoff: u32,
    streams: Vec<Stream>,
}

struct Stream {
    name: String,
    start: u32,
    size: u32,
}

const SMALL: usize = 64;
const HEADER: usize = 512;
const ENTRY: usize = 128;

impl<'a> Compound<'a> {
    /// Opens the file; none if it is cut off or its chains run in circles.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let mut header = Bytes::new(bytes.get(30..HEADER)?);
        let sector = match header.u16()? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        header.take(16)?;
        let directory = header.u32()?;
        header.take(4)?;
        let cutoff = header.u32()?;
        let (small_table, _, table_list) = (header.u32()?, header.u32()?, header.u32()?);
        header.take(4)?;
        let mut listed = Vec::new();
        while let Some(number) = header.u32() {
            listed.push(number);
        }
        let mut compound = Self {
            bytes,
            sector,
            sectors: bytes.len() / 512,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            cutoff,
            streams: Vec::new(),
        };
        compound.read_table(listed, table_list)?;
        compound.next_small = numbers(&compound.chain(small_table, usize::MAX)?);
        let entries = compound.chain(directory, usize::MAX)?;
        compound.streams = entries.chunks_exact(ENTRY).filter_map(stream_of).collect();
        // The first entry is the root; its stream holds the small sectors.
        let root = compound.streams.first()?;
        compound.small = compound.chain(root.start, usize::try_from(root.size).ok()?)?;
        Some(compound)
    }

    /// Whether there is a stream of this name, in whatever case.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let stream = self.find(name)?;
        let size = usize::try_from(stream.size).ok()?;
        if stream.size >= self.cutoff {
            return self.chain(stream.start, size);
        }
        let sector = |number: u32| {
            let from = usize::try_from(number).ok()?.checked_mul(SMALL)?;
            self.small.get(from..from.checked_add(SMALL)?)
        };
        follow(stream.start, size, (&self.next_small, self.small.len() / SMALL), sector)
    }

    fn find(&self, name: &str) -> Option<&Stream> {
        self.streams.iter().skip(1).find(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// The table of chains: its sectors are listed in the header, and further on in a chain of lists.
    fn read_table(&mut self, mut listed: Vec<u32>, mut list: u32) -> Option<()> {
        let mut seen = BTreeSet::new();
        while is_sector(list) && seen.insert(list) {
            let mut numbers = numbers(self.sector_at(list)?);
            list = numbers.pop()?;
            listed.extend(numbers);
        }
        let mut seen = BTreeSet::new();
        for number in listed.into_iter().filter(|&number| is_sector(number)) {
            if !seen.insert(number) {
                return None;
            }
            let table = numbers(self.sector_at(number)?);
            self.next.extend(table);
        }
        Some(())
    }

    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        follow(start, size, (&self.next, self.sectors), |number| self.sector_at(number))
    }

    /// A sector; the last one of a file may be cut short.
    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        rest.get(..self.sector).or(Some(rest))
    }
}

/// Puts the sectors of a chain together, up to a size. A chain of more sectors than there are runs in circles.
fn follow<'b>(
    start: u32,
    size: usize,
    (next, sectors): (&[u32], usize),
    sector: impl Fn(u32) -> Option<&'b [u8]>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut number = start;
    let mut steps = 0_usize;
    while is_sector(number) && bytes.len() < size {
        steps = steps.checked_add(1).filter(|&steps| steps <= sectors)?;
        bytes.extend_from_slice(sector(number)?);
        number = *next.get(usize::try_from(number).ok()?)?;
    }
    bytes.truncate(size);
    Some(bytes)
}

fn is_sector(number: u32) -> bool {
    number < 0xffff_fffa
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|chunk| Some(u32::from_le_bytes(chunk.try_into().ok()?))).collect()
}

fn stream_of(entry: &[u8]) -> Option<Stream> {
    let length = usize::from(Bytes::new(entry.get(64..)?).u16()?).checked_sub(2)?;
    let units: Vec<u16> = entry
        .get(..length.min(62))?
        .chunks_exact(2)
        .filter_map(|chunk| Some(u16::from_le_bytes(chunk.try_into().ok()?)))
        .collect();
    let mut place = Bytes::new(entry.get(116..)?);
    Some(Stream { name: String::from_utf16_lossy(&units), start: place.u32()?, size: place.u32()? })
}

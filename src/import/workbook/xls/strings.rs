//! Text in an old workbook: one byte a character or two, and a table of texts that runs over several records.

use super::records::Bytes;

/// Text of so many characters, behind a byte that says how wide they are.
pub(super) fn read(bytes: &mut Bytes<'_>, length: usize) -> Option<String> {
    let wide = bytes.u8()? & 1 != 0;
    let data = bytes.take(if wide { length.checked_mul(2)? } else { length })?;
    Some(decode(&units(data, wide)))
}

/// The table of shared texts: `first` and the records it goes on with.
pub(super) fn table(first: &[u8], more: &[&[u8]]) -> Option<Vec<String>> {
    let mut parts = Parts { now: Bytes::new(first), rest: more };
    parts.take(4)?;
    let count = parts.u32()?;
    let mut texts = Vec::new();
    for _ in 0..count {
        // A table that claims more texts than it has is cut off.
        texts.push(parts.text()?);
    }
    Some(texts)
}

/// Bytes that run over several records.
struct Parts<'a, 'b> {
    now: Bytes<'a>,
    rest: &'b [&'a [u8]],
}

impl Parts<'_, '_> {
    fn text(&mut self) -> Option<String> {
        let length = usize::from(self.u16()?);
        let flags = self.u8()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let extra = if flags & 4 != 0 { usize::try_from(self.u32()?).ok()? } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut characters = Vec::new();
        loop {
            let room = if wide { self.now.left() / 2 } else { self.now.left() };
            let here = length.checked_sub(characters.len())?.min(room);
            let bytes = if wide { here.checked_mul(2)? } else { here };
            characters.extend(units(self.now.take(bytes)?, wide));
            if characters.len() == length {
                break;
            }
            // A text that goes on in the next record says there anew how wide it is.
            self.next()?;
            wide = self.now.u8()? & 1 != 0;
        }
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
        Some(decode(&characters))
    }

    fn next(&mut self) -> Option<()> {
        let (first, rest) = self.rest.split_first()?;
        self.now = Bytes::new(first);
        self.rest = rest;
        Some(())
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.now.left() {
            count = count.checked_sub(self.now.left())?;
            self.next()?;
        }
        self.now.take(count).map(|_| ())
    }

    /// Bytes that stand in one record; the table breaks only inside texts and between them.
    fn take(&mut self, count: usize) -> Option<Bytes<'_>> {
        while self.now.left() == 0 {
            self.next()?;
        }
        self.now.take(count).map(Bytes::new)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take(1)?.u8()
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.u16()
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.u32()
    }
}

fn units(data: &[u8], wide: bool) -> Vec<u16> {
    if wide {
        return data.chunks_exact(2).filter_map(|chunk| Some(u16::from_le_bytes(chunk.try_into().ok()?))).collect();
    }
    data.iter().map(|&byte| u16::from(byte)).collect()
}

fn decode(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}

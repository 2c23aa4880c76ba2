//! The records of an old workbook, and the numbers in them.

/// Bytes that are taken from the front; whatever is not there is `None`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    pub(super) fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        Some(f64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }
}

/// One record.
pub(super) struct Record<'a> {
    /// What it is.
    pub(super) kind: u16,
    /// What it holds.
    pub(super) data: &'a [u8],
    /// What it goes on with in the records behind it.
    pub(super) more: Vec<&'a [u8]>,
}

/// The records of a stream; `None` stands where the stream is cut off, and nothing follows it.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Option<Record<'_>>> {
    let mut bytes = Bytes::new(stream);
    let mut cut = false;
    std::iter::from_fn(move || {
        if cut || bytes.left() == 0 {
            return None;
        }
        let record = next(&mut bytes);
        cut = record.is_none();
        Some(record)
    })
}

fn next<'a>(bytes: &mut Bytes<'a>) -> Option<Record<'a>> {
    let (kind, data) = one(bytes)?;
    let mut more = Vec::new();
    let mut ahead = *bytes;
    while let Some((0x003c, data)) = one(&mut ahead) {
        more.push(data);
        *bytes = ahead;
    }
    Some(Record { kind, data, more })
}

fn one<'a>(bytes: &mut Bytes<'a>) -> Option<(u16, &'a [u8])> {
    let kind = bytes.u16()?;
    let length = bytes.u16()?;
    Some((kind, bytes.take(usize::from(length))?))
}

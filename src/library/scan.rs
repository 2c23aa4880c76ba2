//! JSON, token by token. What a library is made of (objects, lists, plain strings) is scanned here, since most of the time
//! of loading goes into it and a general reader takes twice as long; whatever is out of the ordinary (escapes, numbers,
//! columns of the file's own) is handed to `serde_json`.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Number;
use std::borrow::Cow;

/// Text that is being scanned.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    /// What has not been taken.
    rest: &'a [u8],
}

/// Why the scanner cannot go on, at the byte where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// The text ends too early.
    Cut,
    /// What stands there is not JSON.
    Syntax,
    /// The bytes are not UTF-8.
    Encoding,
}

type Result<T> = std::result::Result<T, Broken>;

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        Self { bytes, rest: bytes }
    }

    /// The next byte that is not a blank.
    pub(super) fn peek(&mut self) -> Result<u8> {
        loop {
            match self.rest {
                [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] => self.rest = rest,
                [byte, ..] => return Ok(*byte),
                [] => return Err(Broken::Cut),
            }
        }
    }

    /// Takes `byte`, which must come next.
    pub(super) fn take(&mut self, byte: u8) -> Result<()> {
        if self.take_if(byte)? { Ok(()) } else { Err(Broken::Syntax) }
    }

    /// Takes `byte` if it comes next.
    pub(super) fn take_if(&mut self, byte: u8) -> Result<bool> {
        self.peek()?;
        match self.rest {
            [found, rest @ ..] if *found == byte => {
                self.rest = rest;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// After an item of an object or list: whether another one follows. If not, `end` has been taken.
    pub(super) fn more(&mut self, end: u8) -> Result<bool> {
        if self.take_if(b',')? {
            // A comma before the end is a slip that JSON does not allow.
            return if self.peek()? == end { Err(Broken::Syntax) } else { Ok(true) };
        }
        self.take(end).map(|()| false)
    }

    /// Takes the string `text` if exactly that comes next. Most texts of a library were there before; they need not be
    /// looked through. `text` must be plain.
    pub(super) fn take_known(&mut self, text: &str) -> bool {
        if let [b'"', after @ ..] = self.rest
            && let Some((written, [b'"', rest @ ..])) = after.split_at_checked(text.len())
            && same(written, text.as_bytes())
        {
            self.rest = rest;
            return true;
        }
        false
    }

    /// Takes a string, which must come next.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>> {
        if self.peek()? != b'"' {
            return Err(Broken::Syntax);
        }
        let text = self.rest.get(1..).unwrap_or_default();
        match text.split_at_checked(plain_length(text)) {
            Some((plain, [b'"', rest @ ..])) => {
                let plain = std::str::from_utf8(plain).map_err(|_| Broken::Encoding)?;
                self.rest = rest;
                Ok(Cow::Borrowed(plain))
            }
            _ => self.other::<String>().map(Cow::Owned),
        }
    }

    /// Takes a number, which must come next, as its text.
    pub(super) fn number(&mut self) -> Result<String> {
        self.other::<Number>().map(|number| number.to_string())
    }

    /// Takes `true`, `false` or `null`, one of which must come next.
    pub(super) fn literal(&mut self) -> Result<Option<bool>> {
        self.other::<Option<bool>>()
    }

    /// Takes any value.
    pub(super) fn ignore(&mut self) -> Result<()> {
        self.other::<IgnoredAny>().map(|_| ())
    }

    /// Makes sure that nothing but blanks is left.
    pub(super) fn end(&mut self) -> Result<()> {
        match self.peek() {
            Err(_) => Ok(()),
            Ok(_) => Err(Broken::Syntax),
        }
    }

    /// How many bytes have been taken.
    pub(super) fn at(&self) -> usize {
        self.bytes.len().saturating_sub(self.rest.len())
    }

    /// About how many more items there are if the first `items` of them began at `start`, rather too many than too few.
    pub(super) fn items_left(&self, start: usize, items: usize) -> usize {
        let length = self.at().saturating_sub(start).checked_div(items).unwrap_or_default();
        let left = self.rest.len().checked_div(length).unwrap_or_default();
        left.saturating_add(left / 4)
    }

    /// The line and column at which the scanner stands, counted from 1, the column in characters.
    pub(super) fn place(&self) -> (usize, usize) {
        let taken = self.bytes.get(..self.at()).unwrap_or_default();
        let lines = || taken.split(|&byte| byte == b'\n');
        let column = lines().next_back().map_or(0, |line| String::from_utf8_lossy(line).chars().count());
        (lines().count(), column.saturating_add(1))
    }

    /// Takes a value the way `serde_json` reads it.
    fn other<T: DeserializeOwned>(&mut self) -> Result<T> {
        let mut values = serde_json::Deserializer::from_slice(self.rest).into_iter::<T>();
        let value = values.next();
        let taken = values.byte_offset();
        match value {
            Some(Ok(value)) => {
                self.rest = self.rest.get(taken..).unwrap_or_default();
                Ok(value)
            }
            Some(Err(error)) if !error.is_eof() => {
                let readable = std::str::from_utf8(self.rest).is_ok();
                Err(if readable { Broken::Syntax } else { Broken::Encoding })
            }
            _ => Err(Broken::Cut),
        }
    }
}

/// Whether `text` can stand in a string as it is.
pub(super) fn is_plain(text: &str) -> bool {
    plain_length(text.as_bytes()) == text.len()
}

/// Whether texts of the same length are the same. Comparing slices goes byte by byte in wasm.
fn same(a: &[u8], b: &[u8]) -> bool {
    let ((a_words, a_rest), (b_words, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let words = || a_words.iter().zip(b_words).all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b));
    a.len() == b.len() && words() && a_rest.iter().zip(b_rest).all(|(a, b)| a == b)
}

/// How many bytes come before the first quotation mark, backslash or control character, eight bytes at a time.
fn plain_length(bytes: &[u8]) -> usize {
    let (words, _) = bytes.as_chunks::<8>();
    let mut length = 0_usize;
    for word in words {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            // Eight at most.
            let before = usize::try_from(special.trailing_zeros() / 8).unwrap_or_default();
            return length.saturating_add(before);
        }
        length = length.saturating_add(8);
    }
    let rest = bytes.get(length..).unwrap_or_default();
    let special = rest.iter().position(|&byte| matches!(byte, b'"' | b'\\' | ..=0x1f));
    length.saturating_add(special.unwrap_or(rest.len()))
}

/// The highest bit of each byte that ends a plain text, right at least for the first such byte.
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES.wrapping_mul(limit)) & !word;
    let equal = |byte: u8| below(word ^ ONES.wrapping_mul(u64::from(byte)), 1);
    (below(word, 0x20) | equal(b'"') | equal(b'\\')) & HIGHS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_end_of_plain_text() {
        for (text, want) in [
            ("\"", 0),
            ("培训人数\",", 12),
            ("培训人数培训人数培训\\n", 30),
            ("0123456789\u{1f}0123\"", 10),
            ("no end at all, and longer than a word", 37),
            ("!\u{7f}\u{80}\u{ff}#[]^~ \"", 12),
            ("", 0),
        ] {
            assert_eq!(plain_length(text.as_bytes()), want, "{text}");
        }
    }

    #[test]
    fn takes_tokens() {
        let mut scanner = Scanner::new("\u{feff} { \"名\" : [-2.5, \"a\\u4e00\\\"\", null , true]}\n".as_bytes());
        assert_eq!(scanner.take(b'{'), Ok(()));
        assert!(scanner.peek().is_ok() && !scanner.take_known("名称") && scanner.take_known("名"));
        assert_eq!(scanner.take(b':').and_then(|()| scanner.take(b'[')), Ok(()));
        assert_eq!(scanner.number(), Ok("-2.5".to_owned()));
        assert_eq!(scanner.more(b']'), Ok(true));
        assert_eq!(scanner.string(), Ok(Cow::Borrowed("a一\"")));
        assert_eq!((scanner.more(b']'), scanner.literal()), (Ok(true), Ok(None)));
        assert_eq!((scanner.more(b']'), scanner.literal()), (Ok(true), Ok(Some(true))));
        assert_eq!((scanner.more(b']'), scanner.more(b'}'), scanner.end()), (Ok(false), Ok(false), Ok(())));
        assert_eq!(scanner.place(), (2, 1));
    }

    #[test]
    fn says_what_is_broken() {
        for (text, want) in [
            (&b"\"abc"[..], Broken::Cut),
            (b"\"a\nb\"", Broken::Syntax),
            (b"\"a\\x\"", Broken::Syntax),
            (b"\"\xc5\xe0\xd1\xb5\"", Broken::Encoding),
            (b"x", Broken::Syntax),
            (b"  ", Broken::Cut),
        ] {
            assert_eq!(Scanner::new(text).string(), Err(want), "{}", String::from_utf8_lossy(text));
        }
    }
}

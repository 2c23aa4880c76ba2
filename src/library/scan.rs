//! JSON, token by token. What a library is made of (objects, lists, plain strings) is scanned here, since most of the time
//! of loading goes into it and a general reader takes twice as long; whatever is out of the ordinary (escapes, numbers,
//! columns of the file's own) is handed to `serde_json`.

use crate::bytes::{plain_length, same};
use serde_json::Value;
use std::borrow::Cow;

/// Text that is being scanned.
#[derive(Clone, Copy)]
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    /// The same as text, if all of it is UTF-8: looking through it once is quicker than string by string.
    text: Option<&'a str>,
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
        Self { bytes, text: std::str::from_utf8(bytes).ok(), rest: bytes }
    }

    /// The next byte that is not a blank.
    #[expect(clippy::inline_always, reason = "called for every token, and the build for size would leave it a call")]
    #[inline(always)]
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
    #[expect(clippy::inline_always, reason = "called for every token, and the build for size would leave it a call")]
    #[inline(always)]
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
                let start = self.at().saturating_add(1);
                let known = self.text.and_then(|text| text.get(start..start.saturating_add(plain.len())));
                let plain = known.map_or_else(|| std::str::from_utf8(plain).map_err(|_| Broken::Encoding), Ok)?;
                self.rest = rest;
                Ok(Cow::Borrowed(plain))
            }
            _ => match self.value()? {
                Value::String(text) => Ok(Cow::Owned(text)),
                _ => Err(Broken::Syntax),
            },
        }
    }

    /// Takes any value, as `serde_json` reads it.
    pub(super) fn value(&mut self) -> Result<Value> {
        self.peek()?;
        let (token, rest) = self.rest.split_at_checked(value_length(self.rest)?).unwrap_or_default();
        let token = std::str::from_utf8(token).map_err(|_| Broken::Encoding)?;
        let value = serde_json::from_str(token).map_err(|_| Broken::Syntax)?;
        self.rest = rest;
        Ok(value)
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
}

/// How many bytes the value at the start of `bytes` takes: to the end of its string, to the bracket that closes it, or to
/// the next sign that ends a number or word. Whether it is right inside is not looked at.
fn value_length(bytes: &[u8]) -> Result<usize> {
    let (mut length, mut depth) = (0_usize, 0_usize);
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        let step = match rest.first() {
            Some(b'"') => string_length(rest)?,
            Some(b'[' | b'{') => {
                depth = depth.saturating_add(1);
                1
            }
            // The end of the text, or what ends the value around this one.
            None | Some(b']' | b'}' | b',' | b' ' | b'\t' | b'\n' | b'\r') if depth == 0 => return Ok(length),
            None => return Err(Broken::Cut),
            Some(b']' | b'}') => {
                depth = depth.saturating_sub(1);
                1
            }
            Some(_) => 1,
        };
        length = length.saturating_add(step);
        if depth == 0 && matches!(rest.first(), Some(b'"' | b']' | b'}')) {
            return Ok(length);
        }
    }
}

/// How many bytes the string at the start of `bytes` takes, quotation marks included.
fn string_length(bytes: &[u8]) -> Result<usize> {
    let mut length = 1_usize;
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        let plain = plain_length(rest);
        length = length.saturating_add(plain);
        match rest.get(plain) {
            None => return Err(Broken::Cut),
            Some(b'"') => return Ok(length.saturating_add(1)),
            Some(b'\\') => length = length.saturating_add(2),
            Some(_) => return Err(Broken::Syntax),
        }
    }
}

/// Whether `text` can stand in a string as it is.
pub(super) fn is_plain(text: &str) -> bool {
    plain_length(text.as_bytes()) == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
        let mut scanner =
            Scanner::new("\u{feff} { \"名\" : [-25, \"a\\u4e00\\\"\", null , {\"a]\": [true, \"}\\\\\"]}]}\n".as_bytes());
        assert_eq!(scanner.take(b'{'), Ok(()));
        assert!(scanner.peek().is_ok() && !scanner.take_known("名称") && scanner.take_known("名"));
        assert_eq!(scanner.take(b':').and_then(|()| scanner.take(b'[')), Ok(()));
        assert_eq!(scanner.value(), Ok(json!(-25)));
        assert_eq!(scanner.more(b']'), Ok(true));
        assert_eq!(scanner.string(), Ok(Cow::Borrowed("a一\"")));
        assert_eq!((scanner.more(b']'), scanner.value()), (Ok(true), Ok(json!(null))));
        assert_eq!((scanner.more(b']'), scanner.value()), (Ok(true), Ok(json!({"a]": [true, "}\\"]}))));
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

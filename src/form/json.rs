//! JSON → a tree that borrows its texts. A form is read on every keystroke, and copying each of its keys and cells into a
//! general tree took longer than judging it. Whatever this reader refuses is handed to `serde_json` for the reason.

use super::mend::mend;
use crate::bytes::plain_length;
use std::borrow::Cow;

/// How deep a form may be nested. A real form needs seven levels.
pub const MAX_DEPTH: usize = 32;
/// How deep the reader follows; deeper values are cut to [`MAX_DEPTH`].
const DEEPEST: usize = 127;
/// The room made for the members of an object: a row of a form has about as many.
const MEMBERS: usize = 12;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Json<'a> {
    /// `null`
    #[default]
    Null,
    /// `true` and `false`
    Bool(bool),
    /// A number with the digits it was written with.
    Number(Cow<'a, str>),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Json<'a>>),
    /// An object.
    Object(Object<'a>),
}

/// The members of an object as they were written. Of several with one key the last one counts.
pub type Object<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

impl Json<'_> {
    /// The member `key` of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => member(members, key),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of an array; none of anything else.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }
}

/// The member `key` among `members`.
pub fn member<'t, 'a>(members: &'t [(Cow<'a, str>, Json<'a>)], key: &str) -> Option<&'t Json<'a>> {
    members.iter().rev().find(|(own, _)| own == key).map(|(_, value)| value)
}

/// The JSON of `text`, and whether something nested deeper than [`MAX_DEPTH`] was left out. Damaged text is mended in
/// `room`, from which the tree borrows then.
///
/// # Errors
/// The reason, when `text` is not JSON.
pub fn parse<'a>(text: &'a str, room: &'a mut String) -> Result<(Json<'a>, bool), String> {
    if let Some(value) = whole(text) {
        return Ok((value, false));
    }
    let (mended, cut) = mend(text);
    *room = mended;
    whole(room).map(|value| (value, cut)).ok_or_else(|| reason(text))
}

/// Why `text` is not JSON.
fn reason(text: &str) -> String {
    serde_json::from_str::<serde_json::Value>(text).err().map_or_else(String::new, |error| error.to_string())
}

fn whole(text: &str) -> Option<Json<'_>> {
    let mut parser = Parser { text, rest: text.as_bytes(), depth: 0 };
    let value = parser.value()?;
    parser.peek().is_none().then_some(value)
}

/// Text that is being read. Every method gives `None` where it is not JSON.
struct Parser<'a> {
    text: &'a str,
    /// What has not been taken.
    rest: &'a [u8],
    depth: usize,
}

impl<'a> Parser<'a> {
    /// The next byte that is not a blank.
    fn peek(&mut self) -> Option<u8> {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
        self.rest.first().copied()
    }

    /// Takes `byte` if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.skip(1);
        }
        found
    }

    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// The text of the next `count` bytes, which are taken.
    fn text(&mut self, count: usize) -> Option<&'a str> {
        let start = self.text.len().checked_sub(self.rest.len())?;
        self.skip(count);
        self.text.get(start..start.checked_add(count)?)
    }

    fn value(&mut self) -> Option<Json<'a>> {
        match self.peek()? {
            b'"' => self.string().map(Json::Text),
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::list),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Json<'a>) -> Option<Json<'a>> {
        self.rest = self.rest.strip_prefix(word.as_bytes())?;
        Some(value)
    }

    fn nested(&mut self, read: fn(&mut Self) -> Option<Json<'a>>) -> Option<Json<'a>> {
        self.skip(1);
        self.depth = self.depth.checked_add(1).filter(|depth| *depth <= DEEPEST)?;
        let value = read(self)?;
        self.depth = self.depth.saturating_sub(1);
        Some(value)
    }

    fn object(&mut self) -> Option<Json<'a>> {
        let mut members = Vec::new();
        if self.take(b'}') {
            return Some(Json::Object(members));
        }
        members.reserve(MEMBERS);
        loop {
            self.peek()?;
            let key = self.string()?;
            self.take(b':').then_some(())?;
            members.push((key, self.value()?));
            if !self.take(b',') {
                return self.take(b'}').then_some(Json::Object(members));
            }
        }
    }

    fn list(&mut self) -> Option<Json<'a>> {
        let mut items = Vec::new();
        if self.take(b']') {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value()?);
            if !self.take(b',') {
                return self.take(b']').then_some(Json::List(items));
            }
        }
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.rest = self.rest.strip_prefix(b"\"")?;
        let plain = self.text(plain_length(self.rest))?;
        match self.rest.first()? {
            b'"' => {
                self.skip(1);
                Some(Cow::Borrowed(plain))
            }
            b'\\' => self.escaped(plain.to_owned()).map(Cow::Owned),
            _ => None,
        }
    }

    /// The rest of a string of which `text` has been read, from its first escape on.
    fn escaped(&mut self, mut text: String) -> Option<String> {
        loop {
            match self.rest.first()? {
                b'"' => {
                    self.skip(1);
                    return Some(text);
                }
                b'\\' => text.push(self.escape()?),
                _ => return None,
            }
            text.push_str(self.text(plain_length(self.rest))?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let kind = *self.rest.get(1)?;
        self.skip(2);
        Some(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                let pair = (0xd800..0xdc00).contains(&unit) && self.rest.starts_with(b"\\u");
                let second = if pair {
                    self.skip(2);
                    Some(self.unit()?)
                } else {
                    None
                };
                char::decode_utf16(std::iter::once(unit).chain(second)).next()?.ok()?
            }
            _ => return None,
        })
    }

    /// The four hexadecimal digits of an escape.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text(4).filter(|digits| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        u16::from_str_radix(digits, 16).ok()
    }

    /// A number. An exponent is told with `e` and its sign, as `serde_json` tells it.
    fn number(&mut self) -> Option<Json<'a>> {
        let digits = |from: &[u8]| from.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let minus = usize::from(self.rest.starts_with(b"-"));
        let mut length = minus;
        let part = |length: &mut usize, rest: &[u8]| {
            let count = digits(rest.get(*length..).unwrap_or_default());
            *length = length.saturating_add(count);
            (count > 0).then_some(count)
        };
        let whole = part(&mut length, self.rest)?;
        if whole > 1 && self.rest.get(minus) == Some(&b'0') {
            return None;
        }
        if self.rest.get(length) == Some(&b'.') {
            length = length.saturating_add(1);
            part(&mut length, self.rest)?;
        }
        if !matches!(self.rest.get(length), Some(b'e' | b'E')) {
            return Some(Json::Number(Cow::Borrowed(self.text(length)?)));
        }
        let mantissa = self.text(length)?;
        self.skip(1);
        let sign = match self.rest.first() {
            Some(b'-') => "-",
            _ => "+",
        };
        if matches!(self.rest.first(), Some(b'-' | b'+')) {
            self.skip(1);
        }
        let exponent = self.text(digits(self.rest)).filter(|digits| !digits.is_empty())?;
        Some(Json::Number(Cow::Owned(format!("{mantissa}e{sign}{exponent}"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The tree as `serde_json` would have it.
    fn general(json: &Json<'_>) -> Value {
        match json {
            Json::Null => Value::Null,
            Json::Bool(value) => (*value).into(),
            Json::Number(digits) => serde_json::from_str(digits).unwrap(),
            Json::Text(text) => text.as_ref().into(),
            Json::List(items) => items.iter().map(general).collect(),
            Json::Object(members) => {
                Value::Object(members.iter().map(|(key, value)| (key.to_string(), general(value))).collect())
            }
        }
    }

    #[test]
    fn reads_what_serde_json_reads() {
        for text in [
            r#"{"a": [1, -2.50, 1e3, 2E-7, 0, -0, 1.5e+10, true, false, null, {}, []], "b": "", "b": "again"}"#,
            r#""\"\\\/\b\f\n\r\t\u4e00\ud83d\ude00 plain and long enough to be looked through in words""#,
            " [ ] ",
            "12345678901234567890123.000",
            r#"{"键": "值", "\u952e2": {"深": ["一", "二"]}}"#,
        ] {
            assert_eq!(whole(text).map(|json| general(&json)), serde_json::from_str(text).ok(), "{text}");
        }
        let number = |text| match whole(text) {
            Some(Json::Number(digits)) => digits.into_owned(),
            _ => String::new(),
        };
        for text in ["1e3", "2E-7", "1.50E+2", "-0", "100"] {
            assert_eq!(number(text), serde_json::from_str::<Value>(text).unwrap().to_string());
        }
    }

    #[test]
    fn refuses_what_serde_json_refuses() {
        for text in [
            "", "{", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "01", "-", "1.", ".5", "1e", "+1", "tru", "nulL", "\"a",
            "\"\n\"", "\"\\x\"", "\"\\u12\"", "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\udc00\"", "\"\\ud83d\\u0041\"", "[1]]", "'a'",
            "NaN", "\"\\u+123\"",
        ] {
            assert!(serde_json::from_str::<Value>(text).is_err() && whole(text).is_none(), "{text}");
        }
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        for depth in [127, 128] {
            assert_eq!(whole(&deep(depth)).is_some(), serde_json::from_str::<Value>(&deep(depth)).is_ok(), "{depth}");
        }
    }

    #[test]
    fn mends_and_says_why_not() {
        let read = |text: &str| parse(text, &mut String::new()).map(|(json, cut)| (general(&json), cut));
        assert_eq!(read(r#"{"a":"\ud83d"}"#), Ok((serde_json::json!({"a": "\u{fffd}"}), false)));
        assert_eq!(read("{").unwrap_err(), serde_json::from_str::<Value>("{").unwrap_err().to_string());
    }
}

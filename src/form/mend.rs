//! Mending JSON: lone surrogates and endless nesting are put right instead of refusing the form.

use super::json::MAX_DEPTH;
use serde_json::Value;

/// The JSON of `text` as `serde_json` reads it, mended where it has to be.
///
/// # Errors
/// The reason, when `text` is not JSON.
pub fn general(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).or_else(|first| serde_json::from_str(&mend(text).0).map_err(|_| first.to_string()))
}

/// Replaces escapes of lone surrogates by the replacement character and values nested too deep by `null`.
///
/// `JSON.stringify` writes a truncated emoji as `\ud83d`, which no UTF-8 text can hold.
pub(super) fn mend(text: &str) -> (String, bool) {
    let mut mended = String::with_capacity(text.len());
    let (mut depth, mut cut, mut in_string) = (0_usize, false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let width = if in_string && c == '\\' { escape_width(rest) } else { c.len_utf8() };
        let (token, after) = rest.split_at_checked(width).unwrap_or((rest, ""));
        rest = after;
        match c {
            '"' => in_string = !in_string,
            '[' | '{' if !in_string => depth = depth.saturating_add(1),
            _ => {}
        }
        if depth <= MAX_DEPTH {
            mended.push_str(if in_string && is_lone_surrogate(token) { "\\ufffd" } else { token });
        } else if !cut || !mended.ends_with("null") {
            mended.push_str("null");
            cut = true;
        }
        if !in_string && matches!(c, ']' | '}') {
            depth = depth.saturating_sub(1);
        }
    }
    (mended, cut)
}

/// The width of the escape at the start of `text`, both halves of a surrogate pair taken together.
fn escape_width(text: &str) -> usize {
    let high = text.get(..6).filter(|t| is_surrogate(t, "89ab"));
    let low = text.get(6..12).filter(|t| is_surrogate(t, "cdef"));
    match (high, low, text.get(..6).filter(|t| t.starts_with("\\u"))) {
        (Some(_), Some(_), _) => 12,
        (_, _, Some(_)) => 6,
        _ => text.chars().take(2).map(char::len_utf8).sum(),
    }
}

fn is_lone_surrogate(token: &str) -> bool {
    token.len() == 6 && is_surrogate(token, "89abcdef")
}

/// Whether `token` starts with the escape of a surrogate whose third digit is one of `digits`.
fn is_surrogate(token: &str, digits: &str) -> bool {
    let lower = token.to_ascii_lowercase();
    lower.strip_prefix("\\ud").and_then(|t| t.chars().next()).is_some_and(|c| digits.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mends_lone_surrogates() {
        for (text, want) in [
            (r#"{"a":"\ud83d"}"#, r#"{"a":"\ufffd"}"#),
            (r#"{"a":"x\udc00y","b":1}"#, r#"{"a":"x\ufffdy","b":1}"#),
            (r#"["\ud83d\ude00\ud83d", "\\ud83d"]"#, r#"["\ud83d\ude00\ufffd", "\\ud83d"]"#),
        ] {
            assert_eq!(mend(text), (want.to_owned(), false), "{text}");
        }
    }

    #[test]
    fn cuts_what_is_nested_too_deep() {
        let (mended, cut) = mend(&format!("{{\"a\":{}1{},\"b\":2}}", "[".repeat(500), "]".repeat(500)));
        let value: Value = serde_json::from_str(&mended).unwrap();
        assert!(cut);
        assert_eq!(value.get("b"), Some(&serde_json::json!(2)));
    }
}

//! A form as the text in which it arrives, whole or damaged.

use super::super::random::Random;
use serde_json::Value;

/// The JSON of `form`, one time in three damaged: cut off, with halves of surrogate pairs, with bytes changed.
pub fn told(random: &mut Random, form: &Value) -> String {
    let text = form.to_string();
    if !random.chance(33) {
        return text;
    }
    match random.below(7) {
        0 => cut(random, &text).to_owned(),
        1 => half_of_a_pair(random, &text),
        2 => format!("\u{feff}{text}"),
        3 => nested(random, &text),
        4 => twice(random, &text),
        5 => escaped(&text),
        _ => other_bytes(random, &text),
    }
}

fn cut<'t>(random: &mut Random, text: &'t str) -> &'t str {
    text.get(..boundary(text, random.below(text.len().saturating_add(1)))).unwrap()
}

/// The first place from `at` down where a character starts.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap()
}

/// Escapes of surrogates without their other half, as `JSON.stringify` writes a truncated emoji.
fn half_of_a_pair(random: &mut Random, text: &str) -> String {
    let mut pieces: Vec<&str> = text.split("\":\"").collect();
    let at = random.below(pieces.len()).max(1).min(pieces.len());
    pieces.insert(at, *random.pick(&["\\ud83d", "\\udc00", "\\ud83d\\ud83d", "\\udc00\\ud83d\\ude00", "\\uDBFF", "\\ud83dx"]));
    let (head, tail) = pieces.split_at(at.min(pieces.len()));
    format!("{}\":\"{}", head.join("\":\""), tail.concat())
}

fn nested(random: &mut Random, text: &str) -> String {
    let depth = *random.pick(&[1, 20, 24, 31, 32, 33, 120, 127, 128, 129, 500, 5000]);
    let (open, close) = *random.pick(&[("[", "]"), ("{\"a\":", "}")]);
    let deep = format!("{}{text}{}", open.repeat(depth), close.repeat(depth));
    if random.chance(50) { deep } else { format!("{{\"indicators\":[{{\"name\":{deep},\"value\":\"≥95%\"}}],\"goals\":{{}}}}") }
}

/// A key twice in one object.
fn twice(random: &mut Random, text: &str) -> String {
    let key = *random.pick(&["indicators", "project", "money", "goals", "fiscalYear"]);
    let value = *random.pick(&["null", "[]", "{}", "\"x\"", "7", "[{\"name\":\"a\"}]"]);
    text.strip_prefix('{').map_or_else(|| text.to_owned(), |rest| format!("{{\"{key}\":{value},\"{key}\":{value},{rest}"))
}

/// Every character beyond ASCII as an escape.
fn escaped(text: &str) -> String {
    let unit = |unit| match u8::try_from(unit) {
        Ok(ascii) if ascii.is_ascii() => char::from(ascii).to_string(),
        _ => format!("\\u{unit:04x}"),
    };
    text.encode_utf16().map(unit).collect::<Vec<_>>().concat()
}

fn other_bytes(random: &mut Random, text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        match random.below(3) {
            0 => drop((at < bytes.len()).then(|| bytes.remove(at))),
            1 => bytes.insert(at, *random.pick(b"\"\\{}[],:0-.eE\x00\x1f \n\xff")),
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = *random.pick(b"\"\\{}[],:019-")),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

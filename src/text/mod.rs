//! Folding of text: what a cell says once look-alike characters, blanks and invisible characters are out of the way.
//!
//! Folding goes through one explicit table. Unicode normalisation is not enough here (it leaves `≧` and `═` alone) and
//! would be too much (it turns `㎡` into `m2`, which is a matter of units). The original text is always kept for display.

mod traditional;

use std::borrow::Cow;
use traditional::{is_traditional_at, simplified};

/// Folds the characters of `text` and trims it: full-width forms become ASCII, signs become `≥ ≤ = > <`, every kind of
/// dash, wave, middle dot and blank becomes one of its kind, invisible characters and HTML tags go, and common
/// traditional characters become simplified ones. Runs of blanks become one space.
pub fn fold(text: &str) -> Cow<'_, str> {
    if is_settled(text) {
        return Cow::Borrowed(text);
    }
    let text = without_markup(text);
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match fold_char(c) {
            None => {}
            Some(' ') if folded.is_empty() || folded.ends_with(' ') => {}
            Some(c) => folded.push(c),
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    Cow::Owned(folded)
}

/// Folds `text` and drops every blank: the form in which cells are compared and scanned.
pub fn squeeze(text: &str) -> Cow<'_, str> {
    match fold(text) {
        // Text that folding leaves alone has no blanks.
        Cow::Borrowed(folded) => Cow::Borrowed(folded),
        Cow::Owned(mut folded) => {
            folded.retain(|c| c != ' ');
            Cow::Owned(folded)
        }
    }
}

/// Whether nothing is left of `text` once blanks, invisible characters and markup are gone.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| matches!(fold_char(c), None | Some(' '))) || fold(text).is_empty()
}

/// Whether `text` is a word that stands for an empty cell, such as `无` or `null`.
pub fn is_placeholder(text: &str) -> bool {
    // The longest of the words has nine letters; a cell with more is not looked at further.
    text.len() <= 12 && stands_for_nothing(&squeeze(text))
}

/// Whether `squeezed` is a word that stands for an empty cell.
pub fn stands_for_nothing(squeezed: &str) -> bool {
    match squeezed.as_bytes() {
        [b'n' | b'N' | b'u' | b'U', ..] => {
            ["null", "undefined", "none", "nan", "n/a"].iter().any(|word| squeezed.eq_ignore_ascii_case(word))
        }
        [b'-', rest @ ..] => rest.iter().all(|byte| *byte == b'-'),
        _ => matches!(squeezed, "无" | "暂无" | "不适用" | "\\" | "/"),
    }
}

/// The key under which two names count as the same: folded, without blanks and punctuation, in lower case.
pub fn match_key(text: &str) -> String {
    key_chars(&fold(text)).collect()
}

/// The characters of [`match_key`], of text that is folded already.
pub fn key_chars(folded: &str) -> impl Iterator<Item = char> {
    folded.chars().filter(|c| !is_punctuation(*c)).map(|c| c.to_ascii_lowercase())
}

/// The length the budget system counts: ASCII characters are one byte, all others two (domain.md section 8, check 13).
pub fn byte_len(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Whether `text` holds an HTML tag or a line break, which a portal pastes in from a page or a document.
pub fn has_markup(text: &str) -> bool {
    text.contains(['\n', '\r']) || matches!(without_markup(text), Cow::Owned(_))
}

/// `text` without its HTML tags; borrowed when it has none.
pub fn without_tags(text: &str) -> Cow<'_, str> {
    if text.contains('<') { without_markup(text) } else { Cow::Borrowed(text) }
}

/// Whether `c` takes no room on the screen: zero-width characters, direction marks and the byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
        || (c.is_control() && !c.is_whitespace())
}

/// Whether `c` is a full-width form of an ASCII character. The full-width blank is a blank.
pub fn is_full_width(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
}

/// At most `limit` characters of `text`, with an ellipsis where something was left out: a long cell must not fill a message.
pub fn shorten(text: &str, limit: usize) -> Cow<'_, str> {
    match text.char_indices().nth(limit) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
    }
}

/// Whether folding leaves `text` alone, so that the common cell is not copied. Every cell is asked, so bytes are looked at:
/// printed ASCII and the common characters, which are three bytes each.
fn is_settled(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [] => return true,
            [b'<', ..] => return false,
            [b'!'..=b'~', after @ ..] => after,
            [first @ 0xe4..=0xe9, second, third, after @ ..] if !is_traditional_at(*first, *second, *third) => after,
            [0x80..=0xff, ..] => match first_of(text, rest) {
                Some((c, after)) if is_settled_mark(c) => after,
                _ => return false,
            },
            _ => return false,
        }
    }
}

/// The first character of `rest`, an end of `text`, and what follows it.
fn first_of<'a>(text: &'a str, rest: &'a [u8]) -> Option<(char, &'a [u8])> {
    let c = text.get(text.len().checked_sub(rest.len())?..)?.chars().next()?;
    Some((c, rest.get(c.len_utf8()..)?))
}

/// Marks beyond ASCII that folding leaves alone.
fn is_settled_mark(c: char) -> bool {
    matches!(c, '≥' | '≤' | '·' | '×' | '÷' | '、' | '。' | '《' | '》' | '“' | '”' | '±' | '‰')
}

/// Whether [`match_key`] leaves `c` out.
pub fn is_punctuation(c: char) -> bool {
    if matches!(c, '\u{4e00}'..='\u{9fff}') {
        return false;
    }
    matches!(
        c,
        ' ' | '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' | '“' | '”' | '"' | '\'' | '《' | '》' | '、' | ',' | '。' | '.'
    ) || matches!(c, ';' | ':' | '-' | '~' | '·' | '*' | '_' | '/' | '\\' | '★' | '☆' | '…' | '?' | '!')
}

fn fold_char(c: char) -> Option<char> {
    Some(match c {
        c if c.is_ascii_graphic() => c,
        '\u{4e00}'..='\u{9fff}' => simplified(c),
        '≧' | '⩾' | '≥' => '≥',
        '≦' | '⩽' | '≤' => '≤',
        '═' | '﹦' => '=',
        '﹥' | '〉' => '>',
        '﹤' | '〈' => '<',
        '﹪' | '٪' => '%',
        '–' | '—' | '―' | '−' | '‐' | '‑' | '‒' | '─' | '━' | '﹣' => '-',
        '〜' | '∼' | '∽' | '～' => '~',
        '•' | '・' | '‧' | '∙' | '⋅' | '●' | '･' => '·',
        '✕' | '✖' | '╳' | '⨯' => '×',
        '﹐' => ',',
        '﹒' => '.',
        '∕' | '⁄' => '/',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32((c as u32).wrapping_sub(0xfee0)).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c if is_invisible(c) => return None,
        c => c,
    })
}

/// Drops HTML tags: `<`, an optional `/`, a letter, anything but `<`, `>`. A comparison such as `<5` is not a tag.
fn without_markup(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, tag)) = rest.split_once('<') {
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let end = tag.find(['<', '>']).filter(|&at| tag.get(at..).is_some_and(|t| t.starts_with('>')));
        kept.push_str(before);
        if let Some(end) = end.filter(|_| name.starts_with(|c: char| c.is_ascii_alphabetic())) {
            rest = tag.get(end..).and_then(|t| t.strip_prefix('>')).unwrap_or_default();
        } else {
            kept.push('<');
            rest = tag;
        }
    }
    if rest.len() == text.len() || kept.len().saturating_add(rest.len()) == text.len() {
        return Cow::Borrowed(text);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_look_alikes() {
        for (text, want) in [
            ("１００％", "100%"),
            ("≧ 95", "≥ 95"),
            ("═", "="),
            ("＞＝", ">="),
            ("元／人·月", "元/人·月"),
            ("4240\u{200b}", "4240"),
            ("%\u{3000}", "%"),
            ("<p>98</p>", "98"),
            ("%<br>", "%"),
            ("<5", "<5"),
            ("a < b > c", "a < b > c"),
            ("造林\n成活率", "造林 成活率"),
            ("個", "个"),
            ("2024—2026", "2024-2026"),
        ] {
            assert_eq!(fold(text), want, "{text}");
        }
    }

    #[test]
    fn squeezes_and_keys() {
        assert_eq!(squeeze("产出 指标"), "产出指标");
        assert_eq!(match_key("验收 合格率（实地）"), "验收合格率实地");
        assert_eq!(byte_len("abc绩效"), 7);
        assert_eq!(shorten("一二三四", 2), "一二…");
    }

    #[test]
    fn tells_blank_from_placeholder() {
        for (text, blank, placeholder) in [
            ("", true, false),
            ("\u{3000}\t", true, false),
            ("<br>", true, false),
            ("无", false, true),
            ("—", false, true),
            ("0", false, false),
        ] {
            assert_eq!((is_blank(text), is_placeholder(text)), (blank, placeholder), "{text}");
        }
    }
}

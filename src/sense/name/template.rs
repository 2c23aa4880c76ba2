//! What templates leave in a name: numbering in front, stars, and brackets such as `(≥**%)`.

use crate::quantity::operator::{self, Operator};
use crate::quantity::unit;

/// A template's bracket that was left in the name: `(≥**%)`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bracket {
    /// The sign in it.
    pub operator: Option<Operator>,
    /// The unit in it, canonical.
    pub unit: Option<String>,
    /// Whether it holds a placeholder such as `**`.
    pub placeholder: bool,
}

/// Splits stars and numbering off the front, however they are piled up: `★指标1:1.`. Stars alone are no numbering.
pub(super) fn split_prefix(text: &str) -> (Option<&str>, &str) {
    let mut rest = text.trim_start_matches(['★', '☆']);
    let mut numbering = None;
    while let (Some(_), after) = split_numbering(rest) {
        rest = after.trim_start_matches(['★', '☆']);
        numbering = text.get(..text.len().saturating_sub(rest.len()));
    }
    (numbering, rest)
}

/// Splits `指标1:`, `目标2`, `1.`, `(一)` and `①` off the front.
fn split_numbering(text: &str) -> (Option<&str>, &str) {
    let digits = |t: &str| t.len().checked_sub(t.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let after = ["指标", "目标"].iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let number = digits(rest).filter(|n| (1..=2).contains(n))?;
        let rest = rest.get(number..)?;
        Some(rest.strip_prefix([':', '.', '、', '-']).unwrap_or(rest))
    });
    let after = after.or_else(|| {
        let number = digits(text).filter(|n| (1..=2).contains(n))?;
        let rest = text.get(number..)?.strip_prefix(['.', '、'])?;
        (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
    });
    let after = after.or_else(|| text.strip_prefix(|c| matches!(c, '①'..='⑳')));
    let after = after.or_else(|| {
        let (inside, after) = text.strip_prefix('(')?.split_once(')')?;
        let number = inside.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        (number && (1..=2).contains(&inside.chars().count())).then_some(after)
    });
    match after {
        Some(after) => (text.get(..text.len().saturating_sub(after.len())), after),
        None => (None, text),
    }
}

/// The name outside its brackets, and what a template's bracket says.
pub(super) fn without_brackets(text: &str) -> (String, Option<Bracket>) {
    // Nearly every name is free of marks. Those beyond ASCII start with 0xe2 (≥ ≤ ★ ☆) or 0xe3 (【 】), as 、 does.
    let marked = |byte| matches!(byte, b'(' | b')' | b'[' | b']' | b'<' | b'=' | b'>' | 0xe2 | 0xe3);
    if !text.bytes().any(marked) {
        return (text.to_owned(), None);
    }
    let mut core = String::new();
    let mut inside = String::new();
    let mut depth = 0_u32;
    let mut bracket = None;
    for c in text.chars() {
        match c {
            '(' | '[' | '【' => depth = depth.saturating_add(1),
            ')' | ']' | '】' if depth > 0 => {
                depth = depth.saturating_sub(1);
                bracket = read_bracket(&std::mem::take(&mut inside)).or(bracket);
            }
            c if depth > 0 => inside.push(c),
            c => core.push(c),
        }
    }
    let core = core.trim_end_matches(['★', '☆']).trim_start_matches(['★', '☆']);
    // A template without brackets: “受益人口数≥**人”.
    if bracket.is_none()
        && let Some(at) = core.find(['≥', '≤', '>', '<', '='])
        && let (Some(before), Some(after)) = (core.get(..at), core.get(at..))
        && after.contains(['*', '×', 'X', 'x', '_'])
    {
        return (before.to_owned(), read_bracket(after));
    }
    if core.is_empty() { (text.to_owned(), bracket) } else { (core.to_owned(), bracket) }
}

/// A bracket that holds a unit, or a sign, placeholder and unit; other remarks are none of ours.
pub(super) fn read_bracket(inside: &str) -> Option<Bracket> {
    let (operator, rest) = match operator::strip_before(inside) {
        Some((operator, true, rest)) => (Some(operator), rest),
        _ => (None, inside),
    };
    let unit_text = rest.trim_start_matches(['*', '×', 'X', 'x', '_', '-', '…']);
    let placeholder = unit_text.len() < rest.len();
    let known = unit::is_known(unit_text);
    let unit = if known { unit::parse(unit_text).map(|u| u.text.into_owned()) } else { None };
    (known || (placeholder && unit_text.is_empty()) || (operator.is_some() && placeholder)).then_some(Bracket {
        operator,
        unit,
        placeholder,
    })
}

/// `完成及时率%` → 完成及时率 and %.
pub(super) fn without_trailing_unit(mut core: String) -> (String, Option<String>) {
    // 拜访企业数量/家
    if let Some((name, told)) = core.rsplit_once('/')
        && !name.is_empty()
        && unit::is_known(told)
        && !core.contains(|c: char| c.is_ascii_digit())
    {
        return (name.to_owned(), unit::parse(told).map(|unit| unit.text.into_owned()));
    }
    for sign in ["%", "‰"] {
        if let Some(rest) = core.strip_suffix(sign)
            && !rest.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '*' | '×'))
        {
            core.truncate(rest.len());
            return (core, Some(sign.to_owned()));
        }
    }
    (core, None)
}

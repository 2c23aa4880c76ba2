//! 指标性质: the signs and words that say how a target value is meant.

use serde::Serialize;

/// How the target value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Operator {
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
    /// =
    Equal,
    /// >
    Above,
    /// <
    Below,
    /// 定性
    Qualitative,
}

impl Operator {
    /// The sign as the forms print it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Equal => "=",
            Self::Above => ">",
            Self::Below => "<",
            Self::Qualitative => "定性",
        }
    }

    /// Whether a larger result is a better one under this sign.
    pub fn wants_more(self) -> bool {
        matches!(self, Self::AtLeast | Self::Above)
    }

    /// Whether a smaller result is a better one under this sign.
    pub fn wants_less(self) -> bool {
        matches!(self, Self::AtMost | Self::Below)
    }
}

/// What the operator cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperatorCell {
    /// Nothing.
    Blank,
    /// An operator; `canonical` when it is printed as the forms print it.
    Known {
        /// The operator.
        operator: Operator,
        /// Whether the cell needs no repair.
        canonical: bool,
    },
    /// Words that are no operator.
    Unknown,
}

/// Signs and words that stand before a value, longest first where one starts another.
const BEFORE: &[(&str, Operator)] = &[
    ("大于或等于", Operator::AtLeast),
    ("大于等于", Operator::AtLeast),
    ("高于或等于", Operator::AtLeast),
    ("小于或等于", Operator::AtMost),
    ("小于等于", Operator::AtMost),
    ("低于或等于", Operator::AtMost),
    ("不得低于", Operator::AtLeast),
    ("不得少于", Operator::AtLeast),
    ("不得超过", Operator::AtMost),
    ("不得高于", Operator::AtMost),
    ("不低于", Operator::AtLeast),
    ("不少于", Operator::AtLeast),
    ("不小于", Operator::AtLeast),
    ("不超过", Operator::AtMost),
    ("不高于", Operator::AtMost),
    ("不大于", Operator::AtMost),
    ("不多于", Operator::AtMost),
    ("控制在", Operator::AtMost),
    ("大于", Operator::Above),
    ("高于", Operator::Above),
    ("超过", Operator::Above),
    ("多于", Operator::Above),
    ("小于", Operator::Below),
    ("低于", Operator::Below),
    ("少于", Operator::Below),
    ("等于", Operator::Equal),
    ("至少", Operator::AtLeast),
    ("最少", Operator::AtLeast),
    ("最低", Operator::AtLeast),
    ("至多", Operator::AtMost),
    ("最多", Operator::AtMost),
    ("最高", Operator::AtMost),
    ("≥=", Operator::AtLeast),
    ("≤=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("=>", Operator::AtLeast),
    ("<=", Operator::AtMost),
    ("=<", Operator::AtMost),
    ("==", Operator::Equal),
    ("≥", Operator::AtLeast),
    ("≤", Operator::AtMost),
    (">", Operator::Above),
    ("<", Operator::Below),
    ("=", Operator::Equal),
];

/// Words that stand after a value.
const AFTER: &[(&str, Operator)] = &[
    ("及以上", Operator::AtLeast),
    ("或以上", Operator::AtLeast),
    ("以上", Operator::AtLeast),
    ("及以下", Operator::AtMost),
    ("或以下", Operator::AtMost),
    ("以下", Operator::AtMost),
    ("以内", Operator::AtMost),
    ("之内", Operator::AtMost),
];

/// Words in the operator cell that mean “not compared”.
const QUALITATIVE: &[&str] = &["定性", "定性指标", "文字描述", "描述", "是/否", "是否", "定性描述"];

/// Reads the operator cell; `text` is squeezed.
pub fn read_cell(text: &str) -> OperatorCell {
    if text.is_empty() {
        return OperatorCell::Blank;
    }
    if let Some(operator) = printed(text) {
        return OperatorCell::Known { operator, canonical: true };
    }
    if QUALITATIVE.contains(&text) {
        return OperatorCell::Known { operator: Operator::Qualitative, canonical: text == "定性" };
    }
    let exact = |list: &[(&str, Operator)]| list.iter().find(|(word, _)| *word == text).map(|&(_, operator)| operator);
    match exact(BEFORE).or_else(|| exact(AFTER)) {
        Some(operator) => OperatorCell::Known { operator, canonical: operator.sign() == text },
        None => OperatorCell::Unknown,
    }
}

/// The operator that `text` is the sign of, as the forms print it.
fn printed(text: &str) -> Option<Operator> {
    Some(match text {
        "≥" => Operator::AtLeast,
        "≤" => Operator::AtMost,
        "=" => Operator::Equal,
        ">" => Operator::Above,
        "<" => Operator::Below,
        "定性" => Operator::Qualitative,
        _ => return None,
    })
}

/// The operator at the start of `text`, whether it is a sign and not a word, and what follows it.
pub fn strip_before(text: &str) -> Option<(Operator, bool, &str)> {
    // Nearly every value starts with its number.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    BEFORE.iter().find_map(|&(word, operator)| {
        let rest = text.strip_prefix(word)?;
        Some((operator, word.starts_with(['≥', '≤', '>', '<', '=']), rest))
    })
}

/// The operator at the end of `text` and what stands before it.
pub fn strip_after(text: &str) -> Option<(Operator, &str)> {
    AFTER.iter().find_map(|&(word, operator)| Some((operator, text.strip_suffix(word)?)))
}

/// The operator word that ends `text`, for a number inside a sentence (`总航时不少于|30小时`).
pub fn ends_with(text: &str) -> Option<Operator> {
    BEFORE.iter().find(|(word, _)| text.ends_with(word)).map(|&(_, operator)| operator)
}

/// The operator word that starts `text`, for a number inside a sentence (`30小时|以上`).
pub fn starts_with(text: &str) -> Option<Operator> {
    AFTER.iter().find(|(word, _)| text.starts_with(word)).map(|&(_, operator)| operator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_operator_cell() {
        for (text, want) in [
            ("≥", OperatorCell::Known { operator: Operator::AtLeast, canonical: true }),
            (">=", OperatorCell::Known { operator: Operator::AtLeast, canonical: false }),
            ("不低于", OperatorCell::Known { operator: Operator::AtLeast, canonical: false }),
            ("小于等于", OperatorCell::Known { operator: Operator::AtMost, canonical: false }),
            ("定性", OperatorCell::Known { operator: Operator::Qualitative, canonical: true }),
            ("文字描述", OperatorCell::Known { operator: Operator::Qualitative, canonical: false }),
            ("", OperatorCell::Blank),
            ("优良中低差", OperatorCell::Unknown),
        ] {
            assert_eq!(read_cell(text), want, "{text}");
        }
    }
}

//! The target value cell: a sign, a number and a unit printed together are taken apart here.

use super::Hints;
use super::date::{self, Date};
use super::meaning::Target;
use super::number;
use super::operator::{self, Operator};
use super::unit::{self, Unit};
use rust_decimal::Decimal;

/// What the value cell says by itself.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about one cell that the row asks for")]
pub(super) struct Parsed {
    pub target: Target,
    /// The text of a value that is no single number: what stands in the cell, units taken out where all parts share one.
    pub text: String,
    pub operator: Option<Operator>,
    /// Whether the operator is a sign or its spelling-out (`≥`, `大于等于`) and not a phrase (`不少于`, `以上`).
    pub sign: bool,
    pub unit: Option<Unit>,
    /// 万 or 亿 after the number with no unit behind it.
    pub multiplier: Option<char>,
    pub approximate: bool,
    pub tolerance: bool,
    /// `0.97比例`
    pub ratio: bool,
    pub separators: bool,
    pub padded: bool,
    pub chinese: bool,
    /// A date told as the end of a year.
    pub loose: bool,
    /// Whether words are left that say more than the number.
    pub wordy: bool,
    /// Whether other numbers stand beside the one that was taken.
    pub others: bool,
}

const APPROXIMATE_BEFORE: &[&str] = &["大约", "约为", "约", "将近", "近", "预计", "暂定"];
const APPROXIMATE_AFTER: &[&str] = &["左右", "上下"];
const FILLERS: &[&str] = &["达到", "达", "为"];

/// Reads squeezed text.
pub(super) fn parse(text: &str, hints: Hints) -> Parsed {
    let mut parsed = Parsed { text: text.to_owned(), ..Parsed::default() };
    // Dots stand for what was left out, as a template prints them.
    if text.chars().all(|c| matches!(c, '…' | '.' | '。')) {
        return parsed;
    }
    let mut rest = text;
    if let Some((operator, sign, after)) = operator::strip_before(rest)
        && (sign || after.contains(|c: char| c.is_ascii_digit()) || number::chinese(after).is_some())
    {
        let spelled = ["大于", "小于", "等于", "高于", "低于"].iter().any(|w| rest.starts_with(w));
        (parsed.operator, parsed.sign, rest) = (Some(operator), sign || spelled, after);
        rest.clone_into(&mut parsed.text);
    }
    if let Some(after) = rest.strip_prefix('±').or_else(|| rest.strip_prefix("+-")) {
        (parsed.tolerance, rest) = (true, after);
    }
    while let Some(after) = APPROXIMATE_BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        (parsed.approximate, rest) = (true, after);
    }
    rest = FILLERS.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    if !(dated(rest, hints, &mut parsed) || ranged(rest, &mut parsed) || numbered(rest, hints, &mut parsed)) {
        worded(rest, &mut parsed);
    }
    parsed
}

/// A date or a period at the start, or a certain date behind words (`完成时间为2022年12月30日`).
fn dated(rest: &str, hints: Hints, parsed: &mut Parsed) -> bool {
    let start = rest.find(|c: char| c.is_ascii_digit());
    let Some(from) = start.and_then(|at| rest.get(at..)) else { return false };
    if start != Some(0) && !hints.time {
        return false;
    }
    let no_digits = |text: &str| !text.contains(|c: char| c.is_ascii_digit());
    if let Some((first, last, after)) = date::scan_period(from)
        && no_digits(after)
        && (first.year.is_some() || last.month.is_some())
    {
        parsed.target = Target::Period(first, last);
        return true;
    }
    let Some(scanned) = date::scan(from) else { return false };
    if !no_digits(scanned.rest) || !(scanned.certain || hints.time) || (!scanned.certain && unit_follows(scanned.rest)) {
        return false;
    }
    let before = scanned.rest.starts_with('前') || scanned.rest.starts_with("之前") || scanned.rest.starts_with("以前");
    if before && parsed.operator.is_none() {
        parsed.operator = Some(Operator::AtMost);
    }
    parsed.loose = scanned.loose;
    parsed.wordy = !scanned.rest.is_empty() || start != Some(0);
    parsed.target = Target::Date(scanned.date);
    true
}

/// `90-95`, `80%~90%`, `1400至1500`.
fn ranged(rest: &str, parsed: &mut Parsed) -> bool {
    let Some(low) = number::scan(rest) else { return false };
    let (low_unit, after) = unit_at(low.rest);
    let Some(after) = after.strip_prefix(['-', '~', '至', '到']) else { return false };
    let Some(high) = number::scan(after.trim_start_matches(['-', '~'])) else { return false };
    let (high_unit, after) = unit_at(high.rest);
    if !after.is_empty() {
        return false;
    }
    parsed.unit = high_unit.or(low_unit);
    parsed.target = Target::Range(low.value, high.value);
    true
}

/// A number at the start, or the one number in a sentence that a unit or a sign belongs to.
fn numbered(rest: &str, hints: Hints, parsed: &mut Parsed) -> bool {
    let Some(scanned) = number::scan(rest) else {
        if let Some(value) = number::chinese(rest) {
            (parsed.target, parsed.chinese) = (Target::Number(value), true);
            return true;
        }
        return inside_sentence(rest, hints, parsed);
    };
    if several(rest, parsed) {
        return true;
    }
    (parsed.separators, parsed.padded) = (scanned.separators, scanned.padded);
    parsed.target = Target::Number(scanned.value);
    tail(scanned.rest, hints, parsed);
    if parsed.others {
        parsed.target = Target::Several;
        parsed.unit = None;
    }
    true
}

/// What follows the number: unit, sign words, approximation, other words.
fn tail(after: &str, hints: Hints, parsed: &mut Parsed) {
    let mut rest = after;
    if let Some(after) = rest.strip_prefix("比例").or_else(|| rest.strip_prefix("比率")) {
        (parsed.ratio, rest) = (true, after);
    } else {
        let (unit, after) = unit_at(rest);
        (parsed.unit, rest) = (unit, after);
        if parsed.unit.is_none()
            && let Some(prefix) = rest.chars().next().filter(|c| matches!(c, '万' | '亿'))
        {
            rest = rest.strip_prefix(prefix).unwrap_or_default();
            if let Some(per) = rest.strip_prefix('/').filter(|_| hints.money)
                && let Some((unit, after)) = unit::scan(&format!("{prefix}元/{per}"))
            {
                let after_len = after.len();
                parsed.unit = Some(unit);
                rest = per.get(per.len().saturating_sub(after_len)..).unwrap_or_default();
            } else {
                parsed.multiplier = Some(prefix);
            }
        }
    }
    if let Some(after) = APPROXIMATE_AFTER.iter().find_map(|word| rest.strip_prefix(word)) {
        (parsed.approximate, rest) = (true, after);
    }
    if parsed.operator.is_none() || matches!(parsed.operator, Some(Operator::AtMost)) {
        let word = operator::strip_after(rest).filter(|(_, before)| before.is_empty()).map(|(operator, _)| (operator, ""));
        let word = word.or_else(|| operator::starts_with(rest).map(|operator| (operator, "…")));
        let word = word.or_else(|| {
            (rest == "内" || rest.starts_with("内完成"))
                .then_some((Operator::AtMost, rest.strip_prefix('内').unwrap_or_default()))
        });
        if let Some((operator, left)) = word {
            (parsed.operator, rest) = (Some(operator), left);
        }
    }
    if rest.is_empty() {
        return;
    }
    parsed.wordy = true;
    parsed.others = rest.contains(|c: char| c.is_ascii_digit());
}

/// Parts that are numbers with the same unit: `1;1;1`, `100%;100%`, `85/100`.
fn several(rest: &str, parsed: &mut Parsed) -> bool {
    let parts: Vec<&str> = rest.split([';', '、', '/', '+']).collect();
    if parts.len() < 2 {
        return false;
    }
    let mut numbers = Vec::new();
    let mut shared: Option<Option<Unit>> = None;
    for part in parts {
        let Some(scanned) = number::scan(part) else { return false };
        let (unit, after) = unit_at(scanned.rest);
        if !after.is_empty() || shared.as_ref().is_some_and(|s| *s != unit) {
            return false;
        }
        shared = Some(unit);
        numbers.push(number::plain(scanned.value));
    }
    let separator = if rest.contains('/') { "/" } else { ";" };
    parsed.text = numbers.join(separator);
    parsed.unit = shared.flatten();
    parsed.target = Target::Several;
    true
}

/// Numbers behind words. One number counts if a unit follows or a sign word leads to it; of several only one that a
/// sign word points out.
fn inside_sentence(text: &str, hints: Hints, parsed: &mut Parsed) -> bool {
    struct Found {
        value: Decimal,
        unit: Option<Unit>,
        operator: Option<Operator>,
        multiplier: bool,
    }
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|t| t.find(|c: char| c.is_ascii_digit())).map(|i| i.saturating_add(at)) {
        let (Some(before), Some(from)) = (text.get(..start), text.get(start..)) else { break };
        let Some(scanned) = number::scan(from) else { break };
        let (unit, after) = unit_at(scanned.rest);
        let operator = operator::ends_with(before).or_else(|| operator::starts_with(after));
        let multiplier = unit.is_none() && after.starts_with('万');
        found.push(Found { value: scanned.value, unit, operator, multiplier });
        at = text.len().saturating_sub(scanned.rest.len());
    }
    let pointed = found.iter().filter(|f| f.operator.is_some()).count();
    let count = found.len();
    let pick = match count {
        0 => None,
        1 => found
            .into_iter()
            .next()
            .filter(|f| f.unit.is_some() || f.operator.is_some() || parsed.operator.is_some() || (f.multiplier && hints.money)),
        _ if pointed == 1 => found.into_iter().find(|f| f.operator.is_some()),
        _ => {
            let with_units = found.iter().filter(|f| f.unit.is_some()).count();
            if with_units < 2 {
                return false;
            }
            parsed.target = Target::Several;
            return true;
        }
    };
    let Some(pick) = pick else { return false };
    parsed.others = count > 1;
    parsed.wordy = true;
    parsed.target = Target::Number(pick.value);
    parsed.multiplier = pick.multiplier.then_some('万');
    parsed.unit = pick.unit;
    parsed.operator = parsed.operator.or(pick.operator);
    true
}

/// A unit without a number, or words.
fn worded(rest: &str, parsed: &mut Parsed) {
    if rest.is_empty() || (unit::is_known(rest) && !rest.is_empty()) {
        parsed.unit = unit::parse(rest);
        parsed.target = Target::Blank;
        return;
    }
    parsed.target = Target::Text;
}

/// The unit at the start of `text`. A unit the table does not know counts when it is short and ends the text.
fn unit_at(text: &str) -> (Option<Unit>, &str) {
    match unit::scan(text) {
        Some((unit, after)) => (Some(unit), after),
        None => (None, text),
    }
}

fn unit_follows(text: &str) -> bool {
    unit::scan(text).is_some()
}

/// The date a whole cell stands for when it is a spreadsheet serial.
pub(super) fn serial(text: &str) -> Option<Date> {
    number::scan(text).filter(|s| s.rest.is_empty()).and_then(|s| date::from_serial(s.value))
}

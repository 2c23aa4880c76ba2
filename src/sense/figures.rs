//! Numbers in names: which of them is a target that belongs into another cell, and which only belongs to the thing named
//! (12345热线, 24小时值守, 65岁以上, 第3期).

use super::name::Name;
use crate::list;
use crate::quantity::unit::{self, Dimension, Unit};
use crate::quantity::{Meaning, date, number, operator};
use crate::sense::list::List;
use rust_decimal::Decimal;

/// What a figure tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A number with its unit.
    Number,
    /// A day or month.
    Date,
}

/// A figure in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure<'a> {
    /// What stands before it.
    pub before: &'a str,
    /// The figure as it stands in the name.
    pub text: &'a str,
    /// What stands behind it.
    pub after: &'a str,
    /// What it tells.
    pub told: Told,
    /// Its number.
    pub value: Option<Decimal>,
    /// Its unit.
    pub unit: Option<Unit>,
}

/// Words around a number that only say which way it is meant.
static AFTER: List = list!["及以上", "或以上", "以上", "及以下", "以下", "以内", "之内", "左右", "内"];
static BEFORE: List =
    list!["不低于", "不少于", "不超过", "不高于", "控制在", "达到", "大于", "小于", "达", "为", "约", "≥", "≤", "=", ">", "<"];
/// Units that also number things: 二期, 一级, 三组.
const ORDINALS: &[&str] = &["期", "级", "类", "批", "届", "组", "部", "点", "字", "标段", "轮", "片"];

/// The figure in the name that is the target of the row.
pub fn target<'a>(name: &'a Name, meaning: &Meaning) -> Option<Figure<'a>> {
    let text = name.text.as_str();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    starts(text).find_map(|(before, from)| deadline(before, from).or_else(|| amount_of(before, from, meaning)))
}

/// Whether the whole of `core` is an amount of money: 20万元, ≤100万.
pub fn is_amount(core: &str) -> bool {
    // Whatever stands before it, an amount has a figure, and hardly anything else.
    if !core.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let rest = operator::strip_before(core).map_or(core, |(_, _, rest)| rest);
    let rest = rest.strip_prefix('约').unwrap_or(rest);
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some(scanned) = number::scan(rest) else { return false };
    let rest = match unit::scan(scanned.rest) {
        Some((unit, rest)) if unit.dimension == Dimension::Money => rest,
        Some(_) => return false,
        None => match scanned.rest.strip_prefix(['万', '亿']) {
            Some(rest) => rest,
            None => return false,
        },
    };
    rest.is_empty() || rest == "整" || AFTER.has(rest)
}

/// The year at the start of a digit run in the name: what stands before it, the year as printed, what follows.
pub fn year(name: &str) -> Option<(&str, &str, &str)> {
    if !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    starts(name).find_map(|(before, from)| {
        let after = strip_year(from)?;
        let after = list!["年度", "学年", "年"].strip_start(after)?;
        Some((before, from.get(..from.len().checked_sub(after.len())?)?, after))
    })
}

/// A name for what is left when the figure is gone: 村组干部230人 → 村组干部人数. None where a person has to find one.
pub fn renamed(figure: &Figure<'_>) -> Option<String> {
    if figure.told == Told::Date || !is_tail(figure.after) || figure.before.is_empty() {
        return None;
    }
    let mut rest = figure.before;
    while let Some(shorter) = BEFORE.strip_end(rest) {
        rest = shorter;
    }
    let unit = figure.unit.as_ref()?;
    let ending = match unit.dimension {
        _ if rest.ends_with(['率', '度', '额', '量', '数', '本', '价', '准', '积', '金']) || rest.ends_with("时限") => {
            ""
        }
        Dimension::Person => "人数",
        Dimension::Visit => "人次",
        Dimension::Household => "户数",
        Dimension::Area => "面积",
        Dimension::Length => "长度",
        Dimension::Money => "金额",
        Dimension::Mass | Dimension::Volume => "量",
        Dimension::Count if unit.text == "次" => "次数",
        Dimension::Count if unit.text == "场" => "场次",
        Dimension::Count => "数量",
        _ => return None,
    };
    (!rest.is_empty()).then(|| format!("{rest}{ending}"))
}

/// The places where a number starts: what stands before it, and the text from it on.
fn starts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.char_indices().filter_map(|(at, c)| {
        let (before, from) = text.split_at_checked(at)?;
        let own = c.is_ascii_digit() && !before.ends_with(|b: char| b.is_ascii_alphanumeric() || matches!(b, '.' | '第'));
        own.then_some((before, from))
    })
}

/// `截至2026年12月底`, `12月底前`: a month or day by which something is done, or a name that is nothing but a date.
fn deadline<'a>(before: &'a str, from: &'a str) -> Option<Figure<'a>> {
    let scanned = date::scan(from).filter(|scanned| scanned.certain)?;
    let text = from.get(..from.len().checked_sub(scanned.rest.len())?)?;
    let whole = before.is_empty() && scanned.rest.is_empty();
    let led = list!["截至", "截止", "截止到", "截止至", "到", "至"].ends(before);
    let ended = text.ends_with(['底', '末']) || list!["前", "之前", "以前", "底", "末"].opens(scanned.rest);
    let told = whole || (scanned.date.month.is_some() && (led || ended));
    told.then_some(Figure { before, text, after: scanned.rest, told: Told::Date, value: None, unit: None })
}

/// A number with a unit that ends the name, or that is the very value of the row in its unit.
fn amount_of<'a>(before: &'a str, from: &'a str, meaning: &Meaning) -> Option<Figure<'a>> {
    if strip_year(from).is_some_and(|rest| rest.starts_with(['年', '学', '-', '~', '至'])) {
        return None;
    }
    let scanned = number::scan(from)?;
    let (unit, after) = match unit::scan(scanned.rest) {
        Some((unit, after)) => (unit, after),
        None => (unit::parse("万元").filter(|_| scanned.rest.starts_with('万'))?, scanned.rest.strip_prefix('万')?),
    };
    // 12月 is a month, 18周岁 an age, 2日游 a tour.
    if unit.text == "月" || unit.text == "点" || after.starts_with('岁') || (unit.text == "天" && scanned.rest.starts_with('日'))
    {
        return None;
    }
    let own_unit = meaning.unit.as_ref().filter(|_| !meaning.unit_from_name);
    let same = match (own_unit, meaning.number()) {
        (Some(own), Some(value)) if own.converts_to(&unit) => own.to_base(value) == unit.to_base(scanned.value),
        (_, value) => value == Some(scanned.value),
    };
    let fits = own_unit.is_none_or(|own| own.converts_to(&unit));
    let ends = is_tail(after) && (same || !ORDINALS.contains(&unit.text.as_ref()));
    let text = from.get(..from.len().checked_sub(after.len())?)?;
    let found = Figure { before, text, after, told: Told::Number, value: Some(scanned.value), unit: Some(unit) };
    (ends || (same && fits)).then_some(found)
}

fn is_tail(after: &str) -> bool {
    let after = AFTER.strip_start(after).unwrap_or(after);
    after.trim_matches(['。', ';', '!', ')', '】', ']']).is_empty()
}

/// What follows a year of four digits.
fn strip_year(from: &str) -> Option<&str> {
    let (digits, rest) = from.split_at_checked(4)?;
    let year: u16 = digits.parse().ok()?;
    ((1990..=2100).contains(&year) && !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.')).then_some(rest)
}

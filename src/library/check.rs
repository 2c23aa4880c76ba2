//! Whether an entry is right in itself.

use super::error::{LibraryError, entry_in_words};
use super::model::{Entry, Scope, Standard, Text};
use crate::quantity::date::{self, Date};
use crate::quantity::operator::{self, OperatorCell};
use crate::text;
use rust_decimal::Decimal;

pub(super) const OPERATORS: [&str; 6] = ["≥", "≤", "=", ">", "<", "定性"];
pub(super) const BASES: [&str; 5] = ["计划标准", "行业标准", "历史标准", "预算支出标准", "其他标准"];
pub(super) const QUANTITATIVE: &str = "定量指标";
pub(super) const QUALITATIVE: &str = "定性指标";

/// A fault of one entry: the key it stands under and what to write, told after the name of the entry.
pub(super) type Fault = (&'static str, String);

/// Checks an entry by itself. What it refers to is checked once the whole library is there.
pub(super) fn check_entry(entry: &Entry) -> Result<(), Fault> {
    for (key, label, cell) in [
        ("code", "指标编码", &entry.code),
        ("name", "指标名称", &entry.name),
        ("level1", "一级指标", &entry.level1),
        ("level2", "二级指标", &entry.level2),
        ("operator", "指标性质", &entry.operator),
    ] {
        if cell.is_empty() {
            return Err((key, format!("缺少{label}（{key}），请补上")));
        }
    }
    check_operator(&entry.operator)?;
    if ![QUANTITATIVE, QUALITATIVE].contains(&entry.kind.as_str()) {
        return Err(("kind", format!("的指标属性“{}”应为“{QUANTITATIVE}”或“{QUALITATIVE}”", entry.kind)));
    }
    entry.standard.as_ref().map_or(Ok(()), check_standard)?;
    if let Some(code) = entry.function_codes.iter().find(|code| !code.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(("functionCodes", format!("的支出功能分类“{code}”应只写数字编码，例如 205 或 2050803")));
    }
    check_dates(entry)
}

/// Reads the scope, which must be one of the three.
pub(super) fn scope_of(cell: &str) -> Result<Scope, Fault> {
    match cell {
        "common" => Ok(Scope::Common),
        "sector" => Ok(Scope::Sector),
        "department" => Ok(Scope::Department),
        "" => Err(("scope", "缺少适用范围（scope），请写 common（共性）、sector（行业）或 department（部门）".to_owned())),
        other => Err(("scope", format!("的适用范围“{other}”应为 common（共性）、sector（行业）或 department（部门）"))),
    }
}

/// The error for a fault of an entry, with the path from the entry on.
pub(super) fn about(entry: &Entry, index: usize, (key, message): Fault) -> LibraryError {
    LibraryError::new(key, format!("{}{message}", entry_in_words(entry, index)))
}

fn check_operator(cell: &Text) -> Result<(), Fault> {
    if OPERATORS.contains(&cell.as_str()) {
        return Ok(());
    }
    let message = match operator::read_cell(&text::squeeze(cell)) {
        OperatorCell::Known { operator, .. } => format!("的指标性质“{cell}”请写成“{}”", operator.sign()),
        _ => format!("的指标性质“{cell}”应为 {} 之一", OPERATORS.join(" ")),
    };
    Err(("operator", message))
}

fn check_standard(standard: &Standard) -> Result<(), Fault> {
    if !BASES.contains(&standard.basis.as_str()) {
        let message = if standard.basis.is_empty() {
            format!("的绩效标准缺少标准类型（basis），请写 {} 之一", BASES.join("、"))
        } else {
            format!("的标准类型“{}”应为 {} 之一", standard.basis, BASES.join("、"))
        };
        return Err(("standard.basis", message));
    }
    let number = |key, label, cell: &Option<Text>| match cell {
        Some(cell) => match cell.parse::<Decimal>() {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err((key, format!("的{label}“{cell}”应为数字，例如 95"))),
        },
        None => Ok(None),
    };
    let min = number("standard.min", "标准下限", &standard.min)?;
    let max = number("standard.max", "标准上限", &standard.max)?;
    match (min, max) {
        (Some(min), Some(max)) if min > max => Err(("standard.max", format!("的标准上限“{max}”小于标准下限“{min}”"))),
        _ => Ok(()),
    }
}

fn check_dates(entry: &Entry) -> Result<(), Fault> {
    let read = |key, label, cell: &Option<Text>| match cell {
        Some(cell) => match date_of(cell) {
            Some(date) => Ok(Some(date)),
            None => Err((key, format!("的{label}“{cell}”不是日期，请写成 2024-01-01 的样子"))),
        },
        None => Ok(None),
    };
    let from = read("effectiveFrom", "启用日期", &entry.effective_from)?.and_then(Date::earliest);
    let to = read("effectiveTo", "停用日期", &entry.effective_to)?.and_then(Date::latest);
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(("effectiveTo", "的停用日期早于启用日期".to_owned())),
        _ => Ok(()),
    }
}

/// A year, month or day that exists.
fn date_of(cell: &str) -> Option<Date> {
    date::whole(&text::squeeze(cell)).filter(|date| date.year.is_some() && date.exists())
}

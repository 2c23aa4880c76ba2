//! Operator, value and unit of an entry, from three cells or from one, and the standard the value is measured against.

use super::cells::{Sink, put_list, units};
use crate::import::cell::CellKind;
use crate::import::finding::Code;
use crate::import::table::{Field, Half, Record};
use crate::import::understood::{RowCells, understood};
use crate::quantity::operator::{self, Operator, OperatorCell};
use crate::quantity::{Meaning, Target, number, unit};
use crate::sense::level::Level2;
use crate::sense::name::{Direction, Name};
use crate::sense::words::Lexicon;
use crate::text;
use rust_decimal::Decimal;
use serde_json::{Map, Value};

const BASES: [&str; 5] = ["计划标准", "行业标准", "历史标准", "预算支出标准", "其他标准"];

/// Reads what the three cells mean together and writes operator, unit, kind and standard into the entry.
pub(super) fn put(
    entry: &mut Map<String, Value>,
    record: &Record<'_>,
    half: &Half,
    (level2, lexicon): (Level2, &Lexicon),
    sink: &mut Sink<'_>,
) {
    let standard = told_standard(record);
    let value = record.cell(Field::Value).map_or_else(|| standard.as_ref().map_or("", |(_, text)| text), |(cell, _)| &cell.text);
    let units_told = units(record.text(Field::Unit));
    let unit = units_told.first().map_or("", String::as_str);
    let cells = RowCells { level2, name: record.text(Field::Name), operator: record.text(Field::Operator), value, unit };
    let (name, meaning) = understood(cells, lexicon);
    complain(record, &meaning, half, sink);
    let kind = kind_of(record, &meaning);
    let operator = operator_of(record, &meaning, &name, kind, sink);
    entry.insert("operator".to_owned(), operator.into());
    put_units(entry, record, &meaning, (&units_told, kind), sink);
    entry.insert("kind".to_owned(), kind.into());
    put_standard(entry, record, &meaning, standard);
}

/// What the cells say against each other.
fn complain(record: &Record<'_>, meaning: &Meaning, half: &Half, sink: &mut Sink<'_>) {
    let place = record.place(Field::Value);
    let value = record.text(Field::Value);
    if let Some(printed) = &meaning.unit_conflict {
        let message =
            format!("指标值“{value}”里的单位“{}”和度量单位“{}”不一致，按指标值导入", printed.text, record.text(Field::Unit));
        sink.say(Code::UnitConflict, place, message, "请只在度量单位列里写单位。");
    }
    if meaning.operator_conflict {
        let message = format!("指标值“{value}”里的符号和指标性质“{}”不一致，按指标性质导入", record.text(Field::Operator));
        sink.say(Code::OperatorConflict, place, message, "请只在指标性质列里写符号。");
    }
    let plain_number = record.cell(Field::Value).is_some_and(|(cell, _)| cell.kind != CellKind::Percent) && half.has(Field::Unit);
    // “≤0.9%” may well be meant; that at least 0.9 % must be content is not.
    let capped = meaning.operator.is_some_and(Operator::wants_less);
    let share = meaning.number().filter(|&number| number > Decimal::ZERO && number < Decimal::ONE);
    if let Some(number) = share.filter(|_| plain_number && !capped && meaning.is_share() && !value.contains('%')) {
        let percent = number.checked_mul(Decimal::ONE_HUNDRED).map(number::plain).unwrap_or_default();
        let message = format!("指标值“{value}”的单位是“%”，可能是 {percent}% 写成了小数，按原样导入");
        sink.say(Code::ShareAsRatio, place, message, format!("如果是百分之 {percent}，请把单元格改成 {percent}。"));
    }
}

fn kind_of(record: &Record<'_>, meaning: &Meaning) -> &'static str {
    let told = text::squeeze(record.text(Field::Kind));
    match told.as_ref() {
        _ if told.starts_with("定性") => "定性指标",
        _ if told.starts_with("定量") => "定量指标",
        _ if operator::read_cell(&text::squeeze(record.text(Field::Operator))) == QUALITATIVE => "定性指标",
        _ if meaning.target == Target::Text => "定性指标",
        _ => "定量指标",
    }
}

const QUALITATIVE: OperatorCell = OperatorCell::Known { operator: Operator::Qualitative, canonical: true };

/// The sign as told by its own cell, the value, the direction or, as a guess that is named, by the name.
fn operator_of(record: &Record<'_>, meaning: &Meaning, name: &Name, kind: &str, sink: &mut Sink<'_>) -> &'static str {
    let cell = text::squeeze(record.text(Field::Operator));
    let told = match operator::read_cell(&cell) {
        OperatorCell::Known { operator, .. } => Some(operator),
        _ => coded(&cell).or(meaning.operator),
    };
    if let Some(operator) = told {
        return operator.sign();
    }
    if kind == "定性指标" {
        return "定性";
    }
    let direction = text::squeeze(record.text(Field::Direction));
    if direction.starts_with('正') {
        return "≥";
    }
    if direction.starts_with(['反', '负', '逆']) {
        return "≤";
    }
    let guess = if matches!(name.direction, Direction::Less(_)) { "≤" } else { "≥" };
    let help = "请在指标性质列里写 ≥ ≤ = > < 或 定性。";
    if cell.is_empty() {
        let message = format!("没有写指标性质，按名称推定为“{guess}”");
        sink.say(Code::OperatorFilled, record.place(Field::Name), message, help);
    } else {
        let message = format!("指标性质“{cell}”不认识，按名称推定为“{guess}”");
        sink.say(Code::OperatorUnknown, record.place(Field::Operator), message, help);
    }
    guess
}

/// The number by which budget systems store a sign.
fn coded(cell: &str) -> Option<Operator> {
    use Operator::{Above, AtLeast, AtMost, Below, Equal, Qualitative};
    let signs = [("1", AtLeast), ("2", Above), ("3", Equal), ("4", Below), ("5", AtMost), ("6", Qualitative)];
    signs.into_iter().find(|(code, _)| *code == cell).map(|(_, operator)| operator)
}

fn put_units(
    entry: &mut Map<String, Value>,
    record: &Record<'_>,
    meaning: &Meaning,
    (told, kind): (&[String], &str),
    sink: &mut Sink<'_>,
) {
    let printed = meaning.unit.as_ref().filter(|unit| !unit.several && !meaning.is_text()).map(|unit| unit.text.to_string());
    let unit = printed.or_else(|| told.first().cloned()).unwrap_or_default();
    let is_date = matches!(meaning.target, Target::Date(_) | Target::Period(..));
    if unit.is_empty() {
        if kind == "定量指标" && !is_date {
            let message = "定量指标没有度量单位".to_owned();
            sink.say(Code::UnitMissing, record.place(Field::Name), message, "请在度量单位列里写单位，例如“人次”“%”。");
        }
    } else if !unit.split(['/', '·']).all(unit::is_known) && kind == "定量指标" {
        let message = format!("度量单位“{unit}”不在常用单位里，按原样导入");
        sink.say(Code::UnitUnknown, record.place(Field::Unit), message, "请核对是不是写错了；如果是本地用的单位，可以不改。");
    }
    let others = told.iter().cloned().chain(units(record.text(Field::Units))).filter(|other| *other != unit);
    put_list(entry, "units", others.collect::<Vec<_>>());
    entry.insert("unit".to_owned(), unit.into());
}

/// The first of the columns of standards that holds something: its kind and its text.
fn told_standard<'a>(record: &Record<'a>) -> Option<(&'static str, &'a str)> {
    standards(record).next()
}

/// The standards that an entry tells in columns of their own.
pub(super) fn standards<'a>(record: &Record<'a>) -> impl Iterator<Item = (&'static str, &'a str)> {
    let fields = [Field::PlanStandard, Field::SectorStandard, Field::PastStandard, Field::SpendingStandard, Field::OtherStandard];
    let record = record.clone();
    fields.into_iter().filter_map(move |field| {
        let text = record.text(field);
        field.standard().zip(Some(text)).filter(|(_, text)| !text.is_empty() && !text::is_placeholder(text))
    })
}

fn put_standard(entry: &mut Map<String, Value>, record: &Record<'_>, meaning: &Meaning, told: Option<(&'static str, &str)>) {
    let basis_cell = text::squeeze(record.text(Field::Basis));
    let named = BASES.iter().find(|basis| basis_cell.contains(**basis)).copied();
    let mut standard = Map::new();
    let mut put = |key: &str, text: String| drop(standard.insert(key.to_owned(), text.into()));
    match (&meaning.target, meaning.value_text()) {
        (Target::Range(low, high), _) => {
            put("min", number::plain(*low));
            put("max", number::plain(*high));
        }
        (_, Some(value)) => put("value", value),
        (_, None) => {}
    }
    for (key, field) in [("min", Field::Min), ("max", Field::Max)] {
        if let Some(bound) = number::whole(&text::squeeze(record.text(field)).replace('%', "")) {
            put(key, number::plain(bound));
        }
    }
    if standard.is_empty() && named.is_none() {
        return;
    }
    // A column of standards tells the kind of the value only where the value comes from it.
    let told = told.filter(|_| record.text(Field::Value).is_empty()).map(|(basis, _)| basis);
    let basis = named.or(told).unwrap_or("其他标准");
    standard.insert("basis".to_owned(), basis.into());
    entry.insert("standard".to_owned(), standard.into());
}

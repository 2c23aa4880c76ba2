//! The cells of one entry that need reading: levels, flags, dates, lists, function codes.

use crate::import::cell::CellKind;
use crate::import::finding::{Code, Finding};
use crate::import::grid::Place;
use crate::import::table::{Field, Half, Record};
use crate::quantity::date;
use crate::quantity::unit::{self, Dimension};
use crate::sense::level::{self, Level1, Level2};
use crate::text;
use serde_json::{Map, Value};

/// Where an entry is written, and who hears what is wrong with it.
pub(super) struct Sink<'a> {
    pub(super) sheet: &'a str,
    pub(super) findings: &'a mut crate::import::finding::Findings,
}

impl Sink<'_> {
    pub(super) fn say(&mut self, code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.findings.push(Finding::at(code, self.sheet, place, message, help));
    }
}

/// The two levels, as the tree calls them; what it does not know stays as printed. None without a second level.
pub(super) fn levels(record: &Record<'_>, half: &Half, sink: &mut Sink<'_>) -> Option<(String, String, Level2)> {
    let (first, second) = (record.text(Field::Level1), record.text(Field::Level2));
    let (level1, level2) = (level::level1(first), level::level2(second));
    let unknown = "请写成产出、效益、满意度（或成本）指标下的二级指标，例如“数量指标”“社会效益指标”。";
    if level2 == Level2::Blank {
        // 满意度 has one second level only, so the first tells it.
        if level1 == Level1::Satisfaction {
            let level2 = Level2::Satisfaction;
            return Some((level1.name().to_owned(), level2.name().to_owned(), level2));
        }
        sink.say(Code::LevelMissing, record.place(Field::Name), "这一行没有二级指标，没有导入", unknown);
        return None;
    }
    let mut named = |code, field, printed: &str, name: &str| {
        if name.is_empty() {
            let message = format!("{}“{printed}”不认识，按原样保留", field_label(field));
            sink.say(code, record.place(field), message, unknown);
            return text::fold(printed).into_owned();
        }
        name.to_owned()
    };
    let second = named(Code::LevelUnknown, Field::Level2, second, level2.name());
    let first = if level1 == Level1::Blank {
        let above = above(level2);
        // A table without the column is said to be so once, by its header.
        if half.has(Field::Level1) {
            let message = format!("一级指标没有写，按二级指标“{second}”补成“{}”", above.name());
            sink.say(Code::LevelFilled, record.place(Field::Level2), message, "如果不对，请在一级指标列里写明。");
        }
        above.name().to_owned()
    } else {
        named(Code::LevelUnknown, Field::Level1, first, level1.name())
    };
    Some((first, second, level2))
}

fn field_label(field: Field) -> &'static str {
    field.label()
}

/// The first level that a second level stands under; 成本 stands under 产出 as in the tree of 2015.
fn above(level2: Level2) -> Level1 {
    match level2 {
        _ if level2.is_cost_of_2021() => Level1::Cost,
        _ if level2.is_benefit() => Level1::Benefit,
        Level2::Satisfaction => Level1::Satisfaction,
        _ => Level1::Output,
    }
}

/// Puts the text of a column under a key, if there is any.
pub(super) fn put_text(entry: &mut Map<String, Value>, key: &str, record: &Record<'_>, field: Field) {
    let cell = record.text(field);
    if !text::is_blank(cell) && !text::is_placeholder(cell) {
        entry.insert(key.to_owned(), cell.into());
    }
}

/// Puts the parts of a list under a key.
pub(super) fn put_list(entry: &mut Map<String, Value>, key: &str, parts: impl IntoIterator<Item = String>) {
    let mut list: Vec<String> = Vec::new();
    for part in parts {
        if !part.is_empty() && !list.contains(&part) {
            list.push(part);
        }
    }
    if !list.is_empty() {
        entry.insert(key.to_owned(), list.into());
    }
}

/// The parts of a cell that lists several things. Upright strokes, where there are any, are the only separators.
pub(super) fn parts(cell: &str) -> impl Iterator<Item = String> + '_ {
    let strokes: &[char] = if cell.contains('|') { &['|'] } else { &['、', ',', '，', ';', '；', '\n', '丨'] };
    let parts = cell.split(strokes).map(|part| part.trim().to_owned());
    parts.filter(|part| !part.is_empty() && !text::is_placeholder(part))
}

/// Units apart by strokes too, as long as the stroke does not mean “per”: `台/套` names two, `平方米/人` names one.
pub(super) fn units(cell: &str) -> Vec<String> {
    let squeezed = text::squeeze(cell);
    let apart: Vec<&str> = squeezed.split('/').collect();
    let counts = |part: &&str| unit::parse(part).is_some_and(|unit| unit.dimension == Dimension::Count);
    if apart.len() > 1 && apart.iter().all(counts) && unit::parse(&squeezed).is_some_and(|unit| unit.several) {
        return apart.into_iter().map(canonical).collect();
    }
    parts(cell).map(|part| canonical(&text::squeeze(&part))).collect()
}

fn canonical(squeezed: &str) -> String {
    unit::parse(squeezed).map(|unit| unit.text.into_owned()).unwrap_or_default()
}

/// Puts a day, month or year under a key.
pub(super) fn put_date(entry: &mut Map<String, Value>, key: &str, record: &Record<'_>, field: Field, sink: &mut Sink<'_>) {
    let Some((cell, place)) = record.cell(field).filter(|(cell, _)| !text::is_placeholder(&text::fold(&cell.text))) else {
        return;
    };
    let squeezed = text::squeeze(&cell.text);
    let serial = || rust_decimal::Decimal::from_str_exact(&squeezed).ok().and_then(date::from_serial);
    let whole = date::whole(&eight_digits(&squeezed)).filter(|date| date.year.is_some() && date.exists());
    let date = whole.or_else(|| if cell.kind == CellKind::Number { serial() } else { None });
    if let Some(date) = date {
        entry.insert(key.to_owned(), date.to_string().into());
    } else {
        let message = format!("{}“{}”读不出来，没有导入", field.label(), cell.text);
        sink.say(Code::DateUnreadable, place, message, "请写成 2024-01-01 的样子。");
    }
}

/// `20240101` is how budget systems export days.
fn eight_digits(squeezed: &str) -> String {
    match (squeezed.get(..4), squeezed.get(4..6), squeezed.get(6..)) {
        (Some(year), Some(month), Some(day)) if squeezed.len() == 8 && squeezed.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{year}-{month}-{day}")
        }
        _ => squeezed.to_owned(),
    }
}

/// Puts yes or no under a key; what is usual (`usual`) is left out.
pub(super) fn put_flag(
    entry: &mut Map<String, Value>,
    (key, usual): (&str, bool),
    record: &Record<'_>,
    field: Field,
    sink: &mut Sink<'_>,
) {
    let Some((cell, place)) = record.cell(field) else { return };
    let squeezed = text::squeeze(&cell.text).to_ascii_lowercase();
    let flag = match squeezed.as_str() {
        "是" | "1" | "true" | "y" | "yes" | "√" | "✓" | "✔" | "启用" | "有效" | "在用" | "必选" | "固化" | "必填" => {
            true
        }
        "否" | "0" | "2" | "false" | "n" | "no" | "×" | "停用" | "无效" | "未启用" | "失效" | "选填" | "可选" | "禁用" => {
            false
        }
        _ => {
            let message = format!("{}“{}”看不出是或否，按“{}”导入", field.label(), cell.text, if usual { "是" } else { "否" });
            sink.say(Code::FlagUnreadable, place, message, "请写“是”或“否”。");
            usual
        }
    };
    if flag != usual {
        entry.insert(key.to_owned(), flag.into());
    }
}

/// Puts the codes of functional classes under a key: `2050803 培训支出` counts by its digits.
pub(super) fn put_function_codes(entry: &mut Map<String, Value>, record: &Record<'_>, sink: &mut Sink<'_>) {
    let mut codes = Vec::new();
    for part in parts(record.text(Field::FunctionCodes)) {
        let squeezed = text::squeeze(&part);
        let digits: String = squeezed.chars().take_while(char::is_ascii_digit).collect();
        if digits.len() >= 3 {
            codes.push(digits);
        } else {
            let message = format!("适用功能科目“{part}”前面没有编码，没有导入");
            sink.say(
                Code::FunctionCodeUnreadable,
                record.place(Field::FunctionCodes),
                message,
                "请写科目编码，例如 205 或 2050803。",
            );
        }
    }
    put_list(entry, "functionCodes", codes);
}

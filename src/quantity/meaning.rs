//! The cells of one indicator read together: where a sign or unit is missing in its own cell, the value cell or the
//! name may hold it.

use super::date::Date;
use super::operator::{self, Operator, OperatorCell};
use super::repair::{is_settled, repair};
use super::unit::{self, Unit};
use super::{number, value};
use crate::form::{Indicator, Leaf};
use crate::issue::Edit;
use crate::sense::name::Name;
use crate::text;
use rust_decimal::Decimal;

/// What a target value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// Nothing.
    #[default]
    Blank,
    /// One number.
    Number(Decimal),
    /// From one number to another.
    Range(Decimal, Decimal),
    /// A date.
    Date(Date),
    /// From one date to another.
    Period(Date, Date),
    /// Several numbers in one cell.
    Several,
    /// Words.
    Text,
}

/// What the rest of the row says about how to read its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hints {
    /// The row tells when something is done.
    pub time: bool,
    /// The row tells what something costs.
    pub money: bool,
}

/// The three cells and the name.
#[derive(Debug, Clone, Copy)]
pub struct Cells<'a> {
    /// The row.
    pub row: &'a Indicator<'a>,
    /// Its name taken apart.
    pub name: &'a Name,
    /// What the row says about its cells.
    pub hints: Hints,
}

/// How the value is printed, as far as notation goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each flag is one fault of notation, and several may stand in one cell")]
pub struct Notation {
    /// A sign stands in the value cell.
    pub sign: bool,
    /// An approximation or a sign in words stands in the value cell.
    pub phrase: bool,
    /// A unit stands in the value cell.
    pub unit: bool,
    /// Full-width digits, thousand separators or Chinese numerals.
    pub digits: bool,
    /// Leading zeros or decimals that say nothing.
    pub padded: bool,
    /// HTML or a line break.
    pub markup: bool,
    /// Blanks or invisible characters.
    pub blanks: bool,
}

/// What the cells of an indicator mean together.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about the cells that different rules ask for")]
pub struct Meaning {
    /// How the target value is compared.
    pub operator: Option<Operator>,
    /// Whether the operator is only told by the name.
    pub operator_from_name: bool,
    /// Whether the operator cell says something else than the value cell.
    pub operator_conflict: bool,
    /// Whether the operator cell holds words that are no operator.
    pub operator_unknown: bool,
    /// The target value.
    pub target: Target,
    /// The value as text, without its sign.
    pub text: String,
    /// The unit.
    pub unit: Option<Unit>,
    /// Whether the unit is only told by the name.
    pub unit_from_name: bool,
    /// The unit printed in the value cell where it contradicts the unit cell.
    pub unit_conflict: Option<Unit>,
    /// The share is told as a ratio in words (`0.97比例`).
    pub ratio: bool,
    /// ± stands before the number.
    pub tolerance: bool,
    /// A date told as the end of a year.
    pub loose: bool,
    /// A date that lost its format in a spreadsheet.
    pub serial: bool,
    /// Other numbers stand beside the one that was taken.
    pub others: bool,
    /// The value says more in words than its number.
    pub wordy: bool,
    /// How the value is printed.
    pub notation: Notation,
    /// Whether the value cell can be brought into canonical notation without losing what it says.
    pub settled: bool,
    /// The changes that repair the notation of the three cells without changing what they say.
    pub repair: Vec<Edit>,
}

impl Meaning {
    /// The number, if the value is one.
    pub fn number(&self) -> Option<Decimal> {
        match self.target {
            Target::Number(value) if !self.others => Some(value),
            _ => None,
        }
    }

    /// Whether the value is told in words.
    pub fn is_text(&self) -> bool {
        self.target == Target::Text
    }

    /// Whether the value is a number of the unit's dimension share.
    pub fn is_share(&self) -> bool {
        self.ratio || self.unit.as_ref().is_some_and(Unit::is_share)
    }

    /// The amount in 元, if the value is an amount of money told for the whole.
    pub fn yuan(&self) -> Option<Decimal> {
        let unit = self.unit.as_ref().filter(|u| u.is_money())?;
        unit.to_base(self.number()?)
    }

    /// The value as the contract prints it: plain decimal text, `lo..hi`, a date, or the text.
    pub fn value_text(&self) -> Option<String> {
        Some(match self.target {
            Target::Blank => return None,
            Target::Number(value) => number::plain(value),
            Target::Range(low, high) => format!("{}..{}", number::plain(low), number::plain(high)),
            Target::Date(date) => date.to_string(),
            Target::Period(from, to) => format!("{from}..{to}"),
            Target::Several | Target::Text => self.text.clone(),
        })
    }
}

/// Reads the cells together.
pub fn understand(cells: Cells<'_>) -> Meaning {
    let Cells { row, hints, .. } = cells;
    let value_text = row.value.text();
    let squeezed = row.value.squeezed();
    let mut parsed = value::parse(squeezed, hints);
    let mut meaning = Meaning {
        target: parsed.target,
        ratio: parsed.ratio,
        tolerance: parsed.tolerance,
        loose: parsed.loose,
        others: parsed.others,
        wordy: parsed.wordy,
        notation: notation_of(&row.value, &parsed),
        ..Meaning::default()
    };
    if parsed.target == Target::Text {
        value_text.clone_into(&mut meaning.text);
    } else {
        meaning.text = std::mem::take(&mut parsed.text);
    }
    read_unit(&mut meaning, cells, &parsed);
    read_serial(&mut meaning, cells, squeezed);
    read_operator(&mut meaning, cells, &parsed);
    meaning.settled = is_settled(&meaning, &parsed);
    meaning.repair = repair(&meaning, cells, &parsed);
    meaning
}

fn notation_of(leaf: &Leaf, parsed: &value::Parsed) -> Notation {
    let raw = leaf.raw;
    let numeric = matches!(parsed.target, Target::Number(_));
    Notation {
        sign: parsed.operator.is_some() && parsed.sign,
        phrase: numeric && ((parsed.operator.is_some() && !parsed.sign) || parsed.approximate),
        unit: numeric && (parsed.unit.is_some() || parsed.multiplier.is_some()),
        digits: numeric && (parsed.separators || parsed.chinese || raw.chars().any(text::is_full_width)),
        padded: numeric && parsed.padded && !leaf.number,
        markup: text::has_markup(raw),
        blanks: raw.chars().any(|c| text::is_invisible(c) || (c.is_whitespace() && numeric)) || raw.trim() != raw,
    }
}

fn read_unit(meaning: &mut Meaning, cells: Cells<'_>, parsed: &value::Parsed) {
    let Cells { row, name, hints } = cells;
    let mut cell = unit::parse(row.unit.squeezed());
    // “28.40 | /株”: the currency was left out.
    if let Some(unit) = &cell
        && unit.text.starts_with('/')
        && hints.money
    {
        cell = unit::parse(&format!("元{}", unit.text));
    }
    let printed = match (parsed.multiplier, &cell) {
        (Some(prefix), Some(unit)) => unit::parse(&format!("{prefix}{}", unit.text)),
        (Some(prefix), None) if hints.money => unit::parse(&format!("{prefix}元")),
        (Some(_), None) => {
            if let Target::Number(value) = meaning.target {
                meaning.target = value.checked_mul(Decimal::from(10_000)).map_or(Target::Text, Target::Number);
            }
            None
        }
        (None, _) => parsed.unit.clone(),
    };
    meaning.unit = match (cell, printed) {
        (Some(_), Some(printed)) if parsed.multiplier.is_some() => Some(printed),
        (Some(cell), Some(printed)) if cell.text == printed.text => Some(cell),
        (Some(_), Some(printed)) => {
            meaning.unit_conflict = Some(printed.clone());
            Some(printed)
        }
        (Some(cell), None) => Some(cell),
        (None, printed) => printed,
    };
    if meaning.is_text() {
        meaning.unit = unit::parse(row.unit.squeezed());
    } else if parsed.ratio && meaning.unit.is_none() {
        meaning.unit = unit::parse("比例");
    } else if meaning.unit.is_none() {
        meaning.unit = name.unit.as_deref().and_then(unit::parse).or_else(|| unit_beside_number(&name.text, meaning.number()));
        meaning.unit_from_name = meaning.unit.is_some();
    }
}

/// The unit that stands in the name behind the very number of the value: `变压器3台` with 3.
fn unit_beside_number(name: &str, value: Option<Decimal>) -> Option<Unit> {
    let value = value?;
    let starts = name.char_indices().filter(|&(at, c)| {
        let before = name.get(..at).and_then(|t| t.chars().next_back());
        c.is_ascii_digit() && !before.is_some_and(|b| b.is_ascii_digit() || b == '.')
    });
    starts
        .filter_map(|(at, _)| number::scan(name.get(at..)?))
        .filter(|s| s.value == value)
        .find_map(|s| Some(unit::scan(s.rest)?.0))
}

/// `44,561` in the value and unit cells of a time row is 2021-12-31.
fn read_serial(meaning: &mut Meaning, cells: Cells<'_>, squeezed: &str) {
    let unit_cell = cells.row.unit.text();
    let same = !unit_cell.is_empty() && text::squeeze(unit_cell) == squeezed;
    // Beside a sign a bare number is a number that lacks its unit: so is `≥45000` before it is taken apart.
    let bare_time = cells.hints.time && unit_cell.is_empty() && !cells.row.operator.filled();
    if (same || bare_time)
        && let Some(date) = value::serial(squeezed)
    {
        meaning.target = Target::Date(date);
        meaning.serial = true;
        meaning.unit = None;
    }
}

fn read_operator(meaning: &mut Meaning, cells: Cells<'_>, parsed: &value::Parsed) {
    let cell = operator::read_cell(cells.row.operator.squeezed());
    meaning.operator_unknown = cell == OperatorCell::Unknown;
    meaning.operator = match (cell, parsed.operator) {
        (OperatorCell::Known { operator, .. }, None) => Some(operator),
        // A cell that says “words” beside a value with a sign is overruled by the sign.
        (OperatorCell::Known { operator, .. }, Some(other)) if operator != Operator::Qualitative => {
            meaning.operator_conflict = operator != other;
            Some(operator)
        }
        (_, operator) => operator,
    };
    match meaning.target {
        Target::Text => meaning.operator = Some(Operator::Qualitative),
        Target::Blank if meaning.unit.is_none() && parsed.operator.is_none() => {}
        _ if meaning.operator.is_none() => {
            meaning.operator = operator_in_name(cells.name);
            meaning.operator_from_name = meaning.operator.is_some();
        }
        _ => {}
    }
    // “文字描述 | 2021年12月31日前完成”: the cell says it is words, the value says it is a deadline.
    if meaning.operator == Some(Operator::Qualitative) && matches!(meaning.target, Target::Date(_)) {
        meaning.operator = parsed.operator;
    }
    if meaning.target == Target::Blank && parsed.operator.is_none() && !meaning.operator_from_name {
        meaning.operator = meaning.operator.filter(|o| *o != Operator::Qualitative);
    }
}

fn operator_in_name(name: &Name) -> Option<Operator> {
    if let Some(operator) = name.bracket.as_ref().and_then(|b| b.operator) {
        return Some(operator);
    }
    let capped = name.core.contains("控制在") || name.core.contains("不超过") || name.core.contains("不高于");
    let at_least = name.core.contains("不低于") || name.core.contains("不少于");
    match (capped, at_least) {
        (true, false) => Some(Operator::AtMost),
        (false, true) => Some(Operator::AtLeast),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form;
    use crate::sense::words::Lexicon;
    use serde_json::json;

    fn read(name: &str, operator: &str, value: &str, unit: &str, hints: Hints) -> String {
        let text = json!({"indicators": [{"name": name, "operator": operator, "value": value, "unit": unit}]}).to_string();
        let mut room = String::new();
        let (json, _) = form::json::parse(&text, &mut room).unwrap();
        let (form, _) = form::read(&json);
        let row = &form.indicators[0];
        let name = Name::read(row.name.squeezed(), &Lexicon::new(&[]));
        let m = understand(Cells { row, name: &name, hints });
        let repaired: Vec<String> = m
            .repair
            .iter()
            .map(|e| e.value.as_ref().map_or("-".to_owned(), |v| v.as_str().unwrap_or_default().to_owned()))
            .collect();
        let unit = m.unit.as_ref().map_or("null", |u| &u.text);
        format!(
            "{}|{}|{unit} {}",
            m.operator.map_or("null", Operator::sign),
            m.value_text().unwrap_or("null".into()),
            repaired.join(",")
        )
    }

    #[test]
    fn cells_are_taken_apart() {
        let plain = Hints::default();
        let time = Hints { time: true, money: false };
        let money = Hints { time: false, money: true };
        for (name, operator, value, unit, hints, want) in [
            ("甲", "", "≥95%", "", plain, "≥|95|% ≥,95,%"),
            ("甲", "", "100百分比", "", plain, "null|100|% 100,%"),
            ("甲", "≥", "95", "%", plain, "≥|95|% "),
            ("甲", "", "大于90%", "", plain, ">|90|% >,90,%"),
            ("甲", "", "95%以上", "", plain, "≥|95|% ≥,95,%"),
            ("甲", "≥", "不少于420", "个", plain, "≥|420|个 420"),
            ("甲", "≥", "约2000", "户次", plain, "≥|2000|户次 2000"),
            ("甲", "≥", "１５００", "批次", plain, "≥|1500|批次 1500"),
            ("甲", "≥", "176,000", "株", plain, "≥|176000|株 176000"),
            ("甲", "≥", "壹仟贰佰", "人次", plain, "≥|1200|人次 1200"),
            ("甲", "≥", "45000吨", "", plain, "≥|45000|吨 45000,吨"),
            ("甲", "", "150万", "", money, "null|150|万元 150,万元"),
            ("甲", "", "≤620万/月", "", money, "≤|620|万元/月 ≤,620,万元/月"),
            ("甲", "≥", "0.97比例", "", plain, "≥|0.97|比例 "),
            ("甲", "", "17元/人.每天", "", money, "null|17|元/人·天 17,元/人·天"),
            ("甲", "", "90%以上", "-", plain, "≥|90|% ≥,90,%"),
            ("甲", "", "28.40", "/株", money, "null|28.4|元/株 28.4,元/株"),
            ("苗木成活率(≥**%)", "", "85", "", plain, "≥|85|% "),
            ("任务完成时限(月)", "", "10", "", time, "null|10|月 "),
            ("变压器3台", "", "3", "", plain, "null|3|台 "),
            ("甲", "", "2023年12月31日", "", time, "null|2023-12-31|null "),
            ("甲", "文字描述", "2021年12月31日前完成", "", time, "≤|2021-12-31|null 定性"),
            ("甲", "", "11月底之前", "", time, "≤|--11|null "),
            ("甲", "", "12月底到位", "", time, "null|--12|null "),
            ("甲", "", "2021年全年", "", time, "null|2021|null "),
            ("甲", "", "完成时间为2022年12月30日", "", time, "null|2022-12-30|null "),
            ("甲", "", "1-12月", "", time, "null|--01..--12|null "),
            ("甲", "=", "44,561", "44,561", time, "=|2021-12-31|null "),
            ("甲", "", "44561", "", time, "null|2021-12-31|null "),
            ("甲", "≥", "44561", "", time, "≥|44561|null "),
            ("甲", "", "≥44561", "", time, "≥|44561|null ≥,44561"),
            ("甲", "≥", "20—30", "分钟", plain, "≥|20..30|分钟 "),
            ("甲", "≥", "95~98", "%", plain, "≥|95..98|% "),
            ("甲", "≤", "100%;100%", "", plain, "≤|100;100|% "),
            ("甲", "≥", "85/100", "分", plain, "≥|85/100|分 "),
            ("甲", "", "建筑面积2.6万平方米,展示面积1万平方米", "", plain, "null|建筑面积2.6万平方米,展示面积1万平方米|null "),
            ("甲", "", "至少全年完成2次宣传", "", plain, "≥|2|次 "),
            ("甲", "", "暂定量按15次作业且总航时不少于30小时测算", "", plain, "≥|30|小时 "),
            ("甲", "", "严格按照预算标准1000元/人给补助对象兑付补助", "", money, "null|1000|元/人 "),
            ("甲", "", "公里", "", plain, "null|null|公里 "),
            ("甲", "", "≧ %", "", plain, "≥|null|% "),
            ("甲", "=", "常态运行", "", plain, "定性|常态运行|null "),
            ("甲", "≥", "3%", "%", plain, "≥|3|% 3"),
            ("控制在预算成本内", "", "250万", "", money, "≤|250|万元 250,万元"),
            ("甲", "≥", "28.8万元", "%", plain, "≥|28.8|万元 "),
            ("甲", "=", "正常运转", "无", plain, "定性|正常运转|null -"),
            ("甲", "", "1346.0088万平方米", "", plain, "null|1346.0088|万平方米 1346.0088,万平方米"),
            ("甲", "", "按质按量完成", "", plain, "定性|按质按量完成|null "),
            ("甲", "≤", "-2", "%", plain, "≤|-2|% "),
            ("甲", "", "", "", plain, "null|null|null "),
        ] {
            assert_eq!(read(name, operator, value, unit, hints), want, "{name} {operator} {value} {unit}");
        }
    }
}

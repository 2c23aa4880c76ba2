//! I: what the quantities cost altogether, against the money of the project.

use super::better::called;
use super::unit_scale::off_by_ten_thousand;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::money::show_yuan;
use crate::quantity::date::{self, Date};
use crate::quantity::unit::{Dimension, Unit};
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&I04];

declare_rule! {
    /// 数量乘以单位成本，超出了预算。
    ///
    /// # 为什么
    /// 按填的数量和单价算下来钱不够，说明数量、单价或预算有一处不对。
    /// # 怎么改
    /// 核对三个数；单价里有别的资金分担的，在指标内容里写明。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "单期培训成本", "/indicators/5/value": "200000", "/indicators/5/unit": "元/期"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "单期培训成本", "/indicators/5/value": "152000", "/indicators/5/unit": "元/期"}
    /// ```
    I04 "数量乘单价超预算" {
        group: Cost, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Form(unaffordable),
    }
}

fn unaffordable(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(most) = cx.money.most_yuan().filter(|most| *most > Decimal::ZERO) else { return };
    // A tenth more is left for savings and rounding.
    let Some(limit) = most.checked_mul(Decimal::new(11, 1)) else { return };
    for row in cx.rows.iter().filter(|row| row.level2.is_cost()) {
        let Some((cost, counted, times)) = altogether(row, cx) else { continue };
        let Some(yuan) = cost.checked_mul(times).filter(|yuan| *yuan > limit && cost <= most) else { continue };
        let (value, unit) = (row.cells.value.shown(), row.meaning.unit.as_ref().map_or("", |unit| unit.text.as_ref()));
        let quantity =
            format!("{}{}", counted.cells.value.shown(), counted.meaning.unit.as_ref().map_or("", |unit| unit.text.as_ref()));
        let message = format!(
            "“{}”{value}{unit}乘以“{}”{quantity}是{}，超出项目资金{}",
            called(row),
            called(counted),
            show_yuan(yuan),
            show_yuan(most)
        );
        sink.report(row.cells.value.place, message, "请核对数量、单位成本和预算；有别的资金分担的，请在“指标内容”里写明")
            .param("altogether", yuan)
            .param("budget", most)
            .relate(counted.cells.value.path(), counted.called())
            .relate(cx.form.annual.total.path(), format!("项目资金{}", show_yuan(most)));
    }
}

/// The unit cost of the row in 元, the quantity it is told for and how often it has to be paid; `None` unless there is
/// exactly one such quantity and no doubt about the rest.
fn altogether<'c, 'a>(row: &Row<'_>, cx: &'c Context<'a>) -> Option<(Decimal, &'c Row<'a>, Decimal)> {
    let unit = row.meaning.unit.as_ref().filter(|unit| unit.dimension == Dimension::Money && !unit.per.is_empty())?;
    let cost = unit.to_base(row.meaning.number()?)?;
    if off_by_ten_thousand(row, cx).is_some() {
        return None;
    }
    let (first, periods) = unit.per.split_first()?;
    let mut quantities =
        cx.rows.iter().filter(|other| other.level2 == Level2::Quantity && counts(other.meaning.unit.as_ref(), first, periods));
    let counted = quantities.next()?;
    if quantities.next().is_some() {
        return None;
    }
    let counts_days = counted.meaning.unit.as_ref()?.text == "人·天";
    let times = counted.meaning.number()?.checked_mul(prefix(counted.meaning.unit.as_ref()?))?;
    let periods = periods.iter().try_fold(Decimal::ONE, |times, period| times.checked_mul(repeats(period, counts_days, cx)?))?;
    Some((cost, counted, times.checked_mul(periods)?))
}

/// Whether something counted in `unit` is what the cost is told for. Persons paid by the course or day are counted each
/// time they come.
fn counts(unit: Option<&Unit>, first: &str, periods: &[&str]) -> bool {
    let Some(unit) = unit.filter(|unit| unit.per.is_empty() && !unit.several) else { return false };
    match (first, unit.bare()) {
        ("人", "人·天") => periods == ["天"],
        ("人", "人次") => periods.iter().all(|period| matches!(*period, "期" | "次" | "天")),
        ("人", "人") => periods.iter().all(|period| matches!(*period, "年" | "月")),
        (first, bare) => first == bare,
    }
}

/// How many single things one of the unit is: 万株 are ten thousand.
fn prefix(unit: &Unit) -> Decimal {
    match unit.text.chars().next() {
        Some('万') => Decimal::from(10_000),
        Some('亿') => Decimal::from(100_000_000),
        _ => Decimal::ONE,
    }
}

/// How often a cost told per `period` is paid for each thing counted.
fn repeats(period: &str, counts_days: bool, cx: &Context<'_>) -> Option<Decimal> {
    match period {
        "年" | "期" | "次" => Some(Decimal::ONE),
        "月" => months(cx),
        "天" if counts_days => Some(Decimal::ONE),
        "天" => {
            let mut days = cx
                .rows
                .iter()
                .filter(|row| row.level2 == Level2::Quantity && row.meaning.unit.as_ref().is_some_and(|unit| unit.text == "天"));
            let told = days.next()?.meaning.number()?;
            days.next().is_none().then_some(told)
        }
        _ => None,
    }
}

/// The months from the start to the end of the project, if both are told and lie in one year.
fn months(cx: &Context<'_>) -> Option<Decimal> {
    let read = |raw: &str| date::whole(&text::squeeze(raw));
    let (start, end): (Date, Date) = (read(&cx.form.project.start.text())?, read(&cx.form.project.end.text())?);
    if start.year? != end.year? {
        return None;
    }
    let (from, to) = (start.month.unwrap_or(1), end.month.unwrap_or(12));
    to.checked_sub(from)?.checked_add(1).map(Decimal::from)
}

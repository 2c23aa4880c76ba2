//! I: what the quantities cost altogether, against the money of the project.

use super::better::called;
use super::unit_scale::off_by_ten_thousand;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::money::{Amount, show_yuan};
use crate::quantity::date::{self, Date};
use crate::quantity::unit::{Dimension, Unit};
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::likeness;
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

/// A unit cost, the quantity it is told for, and what they make in 元.
struct Product<'c, 'a> {
    cost: &'c Row<'a>,
    counted: &'c Row<'a>,
    yuan: Decimal,
}

/// A product so far above the money is no matter of planning: the quantity or its unit is wrong, which others tell.
const ABSURD: i64 = 100;

fn unaffordable(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let clear = cx.money.total != Amount::Unclear && cx.rows.iter().all(Row::is_readable);
    let Some(most) = cx.money.most_yuan().filter(|most| clear && *most > Decimal::ZERO) else { return };
    // A tenth more is left for savings and rounding.
    let limits = most.checked_mul(Decimal::new(11, 1)).zip(most.checked_mul(Decimal::from(ABSURD)));
    let Some((limit, absurd)) = limits else { return };
    let products: Vec<Product<'_, '_>> = cx.rows.iter().filter_map(|row| product(row, cx)).collect();
    let mut told = false;
    for (at, first) in products.iter().enumerate() {
        // Costs told in the same unit for different things (县道, 乡道) add up; 人均 and 单期 costs tell the same money twice.
        let alike = |other: &&Product<'_, '_>| unit_of(other.cost) == unit_of(first.cost);
        if products.iter().take(at).any(|other| alike(&other)) {
            continue;
        }
        let parts: Vec<&Product<'_, '_>> = products.iter().filter(alike).collect();
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.yuan));
        if sum.is_some_and(|sum| sum > limit && sum < absurd) && are_distinct(&parts) {
            report(&parts, sum.unwrap_or_default(), most, cx, sink);
            told = true;
        }
    }
    let all: Vec<&Product<'_, '_>> = products.iter().collect();
    let sum = all.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.yuan));
    if !told && all.len() > 1 && sum.is_some_and(|sum| sum > limit && sum < absurd) && are_distinct(&all) && are_apart(&all) {
        report(&all, sum.unwrap_or_default(), most, cx, sink);
    }
}

/// Whether the costs are those of different things: no two of their names share a word besides those of every cost.
fn are_apart(parts: &[&Product<'_, '_>]) -> bool {
    const EVERY: &[&str] = &["成本", "单价", "标准", "人均", "平均", "单位", "单个", "单次", "费用", "补助", "补贴", "每"];
    let thing = |part: &Product<'_, '_>| EVERY.iter().fold(part.cost.name.core.clone(), |name, word| name.replace(word, " "));
    let things: Vec<String> = parts.iter().map(|part| thing(part)).collect();
    let share = |a: &str, b: &str| b.split(' ').any(|word| likeness::share_run(a, word, 2));
    things.iter().enumerate().all(|(at, thing)| things.iter().take(at).all(|other| !share(other, thing)))
}

fn report(parts: &[&Product<'_, '_>], sum: Decimal, most: Decimal, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let terms: Vec<String> = parts
        .iter()
        .map(|part| format!("“{}”{}乘以“{}”{}", called(part.cost), told(part.cost), called(part.counted), told(part.counted)))
        .collect();
    let Some(largest) = parts.iter().max_by_key(|part| part.yuan) else { return };
    let message = format!("{}，合计{}，超出项目资金{}", terms.join("、"), show_yuan(sum), show_yuan(most));
    let help = "请核对数量、单位成本和预算；有别的资金分担的，请在“指标内容”里写明";
    let issue = sink.report(largest.cost.cells.value.place, message, help).param("altogether", sum).param("budget", most);
    for part in parts {
        issue.relate(part.counted.cells.value.path(), part.counted.called());
    }
    issue.relate(cx.form.annual.total.path(), format!("项目资金{}", show_yuan(most)));
}

fn told(row: &Row<'_>) -> String {
    format!("{}{}", row.cells.value.shown(), unit_of(row))
}

fn unit_of<'r>(row: &'r Row<'_>) -> &'r str {
    row.meaning.unit.as_ref().map_or("", |unit| unit.text.as_ref())
}

fn are_distinct(parts: &[&Product<'_, '_>]) -> bool {
    parts.iter().enumerate().all(|(at, part)| parts.iter().take(at).all(|other| other.counted.index != part.counted.index))
}

/// What the unit cost of the row makes for the quantity it is told for; `None` unless there is no doubt about either.
fn product<'c, 'a>(row: &'c Row<'a>, cx: &'c Context<'a>) -> Option<Product<'c, 'a>> {
    let unit = row.meaning.unit.as_ref().filter(|unit| row.level2.is_cost() && unit.dimension == Dimension::Money)?;
    let cost = unit.to_base(row.meaning.number()?)?;
    let (first, periods) = unit.per.split_first()?;
    if off_by_ten_thousand(row, cx).is_some() || cx.money.most_yuan().is_some_and(|most| cost > most) {
        return None;
    }
    let counted = quantity_of(row, first, periods, cx)?;
    let counts_days = unit_of(counted) == "人·天";
    let times = counted.meaning.number()?.checked_mul(prefix(counted.meaning.unit.as_ref()?))?;
    let periods = periods.iter().try_fold(Decimal::ONE, |times, period| times.checked_mul(repeats(period, counts_days, cx)?))?;
    Some(Product { cost: row, counted, yuan: cost.checked_mul(times)?.checked_mul(periods)? })
}

/// The one quantity that is counted in the unit the cost is told for, or of several the one whose name starts like it.
fn quantity_of<'c, 'a>(row: &Row<'_>, first: &str, periods: &[&str], cx: &'c Context<'a>) -> Option<&'c Row<'a>> {
    let fits = |other: &&Row<'_>| other.level2 == Level2::Quantity && counts(other.meaning.unit.as_ref(), first, periods);
    let candidates = || cx.rows.iter().filter(fits);
    if candidates().count() <= 1 {
        return candidates().next();
    }
    let shared = |other: &Row<'_>| row.name.core.chars().zip(other.name.core.chars()).take_while(|(a, b)| a == b).count();
    let longest = candidates().map(shared).max().filter(|length| *length >= 2)?;
    let mut best = candidates().filter(|other| shared(other) == longest);
    best.next().filter(|_| best.next().is_none())
}

/// Whether something counted in `unit` is what the cost is told for. Persons paid by the course or day are counted each
/// time they come.
fn counts(unit: Option<&Unit>, first: &str, periods: &[&str]) -> bool {
    let Some(unit) = unit.filter(|unit| unit.per.is_empty() && !unit.several) else { return false };
    match (first, unit.bare()) {
        ("人", "人·天") => periods == ["天"],
        ("人", "人次") => periods.iter().all(|period| matches!(*period, "期" | "次" | "天")),
        ("人", "人") => periods.iter().all(|period| matches!(*period, "年" | "月" | "天")),
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
    let (start, end): (Date, Date) = (read(cx.form.project.start.text())?, read(cx.form.project.end.text())?);
    if start.year? != end.year? {
        return None;
    }
    let (from, to) = (start.month.unwrap_or(1), end.month.unwrap_or(12));
    to.checked_sub(from)?.checked_add(1).map(Decimal::from)
}

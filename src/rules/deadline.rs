//! K: deadlines, the day or month by which something is done.

use super::timeliness::is_timely;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::form::Leaf;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::Target;
use crate::quantity::date::{self, Date};
use crate::quantity::operator::Operator;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::list::List;
use crate::sense::name::Measure;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&K04, &K05, &K07];

declare_rule! {
    /// 完成时间不在预算年度内，或者晚于项目结束时间。
    ///
    /// # 为什么
    /// 年度目标考核的是本年的钱办本年的事；跨到下一年的，年底自评时还没有结果。
    /// # 怎么改
    /// 填本年度内能完成的节点，或者核对年份。
    /// # 反例
    /// ```json
    /// {"/indicators/4/value": "2025年1月", "/indicators/4/unit": "日期"}
    /// ```
    /// ```json
    /// {"/indicators/4/value": "2024-12-31", "/indicators/4/unit": "日期"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/value": "2024-11-30", "/indicators/4/unit": "日期"}
    /// ```
    K04 "时间不在年度内" {
        group: Timeliness, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(outside_year),
    }
}

fn outside_year(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !is_timely(row) {
        return;
    }
    let Some((day, place)) = day_of(row) else { return };
    let whole_project = row.cells.period.squeezed() == "total";
    let end = &cx.form.project.end;
    let project_end = date::whole(end.squeezed()).filter(|end| end.exists());
    let after_end = project_end.is_some_and(|end| day.earliest() > end.latest());
    let fiscal = cx.fiscal_year().filter(|_| !whole_project);
    let (message, related): (String, &Leaf) = match fiscal {
        Some(fiscal) if day.year != Some(fiscal) => (format!("“{day}”不在{fiscal}预算年度内"), &cx.form.fiscal_year),
        _ if after_end => (format!("“{day}”晚于项目结束时间“{}”", end.shown()), end),
        _ => return,
    };
    sink.report(place.place, message, "请填本年度内能完成的时间，或者核对年份")
        .param("value", day.to_string())
        .relate(related.path(), format!("{}：{}", related.place.label, related.shown()));
}

/// The day or month of the row and the cell that tells it: the value, or the name where the value is no date.
fn day_of<'a>(row: &Row<'a>) -> Option<(Date, &'a Leaf<'a>)> {
    let named = || {
        let text = row.name.text.as_str();
        let at = text.find(|c: char| c.is_ascii_digit())?;
        let day = date::scan(text.get(at..)?).filter(|scanned| scanned.certain)?.date;
        Some((day, &row.cells.name))
    };
    let told = match row.meaning.target {
        Target::Date(day) => Some((day, &row.cells.value)),
        Target::Blank | Target::Period(..) => None,
        _ => named(),
    };
    told.filter(|(day, _)| day.exists() && day.year.is_some() && day.month.is_some())
}

declare_rule! {
    /// 截止时间用了“≥”。
    ///
    /// # 为什么
    /// “完成时间≥11月”成了11月以后才能完成，意思正好相反。
    /// # 怎么改
    /// 截止时间用“≤”。
    /// # 反例
    /// ```json
    /// {"/indicators/4/operator": "≥"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/operator": "≤"}
    /// ```
    K05 "截止时间用了大于" {
        group: Timeliness, severity: Error, fields: ["indicators.operator"], basis: REVIEW, check: Check::Row(not_before),
    }
}

fn not_before(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(operator) = row.meaning.operator.filter(|operator| operator.wants_more()) else { return };
    if row.meaning.operator_conflict || !tells_a_day(row) {
        return;
    }
    let sign = Operator::AtMost.sign();
    let message = format!("“{}”是截止时间，用“{}”就成了在这以后才完成", text::shorten(&row.name.text, 20), operator.sign());
    let fix = row
        .cells
        .operator
        .filled()
        .then(|| Fix::suggestion(format!("改为“{sign}”"), vec![Edit::set(row.cells.operator.path(), sign)]));
    sink.report(row.cells.operator.place, message, format!("截止时间请用“{sign}”")).expect(sign).maybe_fix(fix);
}

/// Whether the row says by which day or month something is done.
fn tells_a_day(row: &Row<'_>) -> bool {
    let deadline = row.name.measure == Measure::Deadline;
    match row.meaning.target {
        Target::Date(_) => deadline || row.level2 == Level2::Time,
        Target::Number(_) => {
            deadline && row.meaning.unit.as_ref().is_some_and(|unit| matches!(unit.text.as_ref(), "月" | "日期"))
        }
        _ => false,
    }
}

declare_rule! {
    /// 时间不存在，例如13月、2月30日。
    ///
    /// # 为什么
    /// 没有这一天，多半是多敲或敲错了一个数字。
    /// # 怎么改
    /// 核对月份和日期。
    /// # 反例
    /// ```json
    /// {"/indicators/4/value": "13"}
    /// ```
    /// ```json
    /// {"/indicators/4/value": "2024-11-31", "/indicators/4/unit": "日期"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/value": "11"}
    /// ```
    K07 "时间不存在" {
        group: Timeliness, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(impossible),
    }
}

/// Deadlines told as a length, in which 18 months are nothing odd.
static LENGTHS: List = list!["工期", "用时", "耗时", "时长", "周期", "等待时间"];

fn impossible(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let missing = match row.meaning.target {
        Target::Date(day) => !day.exists(),
        Target::Period(first, last) => !first.exists() || !last.exists(),
        Target::Number(value) => value > Decimal::from(12) && is_month(row),
        _ => false,
    };
    if missing {
        let shown = row.cells.value.shown();
        let unit = row.meaning.unit.as_ref().map(|unit| unit.text.clone()).unwrap_or_default();
        sink.report(row.cells.value.place, format!("没有“{shown}{unit}”这个时间"), "请核对月份和日期")
            .param("value", shown.as_str());
    }
}

/// Whether the number is the month of a year and not a number of months.
fn is_month(row: &Row<'_>) -> bool {
    let core = row.name.core.as_str();
    row.name.measure == Measure::Deadline
        && !LENGTHS.ends(core)
        && !core.contains("建设")
        && row.meaning.unit.as_ref().is_some_and(|unit| unit.text == "月")
}

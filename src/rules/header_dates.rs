//! A: the dates of the head, of the stages and of the years: whether they can be read and agree with each other.

use crate::context::Context;
use crate::declare_rule;
use crate::form::Leaf;
use crate::quantity::date::{self, Date};
use crate::rule::{Check, REVIEW, Rule, Sink};

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&A06, &A07];

declare_rule! {
    /// 日期看不懂、没有这一天，或者实施进度、分年度资金排到了项目结束以后。
    ///
    /// # 为什么
    /// 系统按日期判断项目期和时效；“2024年春季”“2024-02-30”无法判断；项目结束了还在花钱，说明有一处写错。
    /// # 怎么改
    /// 写成“2024”“2024-03”或“2024-03-01”；项目起止、各阶段和各年资金要对得上。
    /// # 反例
    /// ```json
    /// {"/project/startDate": "2024-02-30"}
    /// ```
    /// ```json
    /// {"/project/plan/schedule/0/start": "春季学期"}
    /// ```
    /// ```json
    /// {"/project/endDate": "2024-09-30"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/startDate": "2024年3月"}
    /// ```
    A06 "日期不清或不一致" {
        group: Header, severity: Warning,
        fields: ["fiscalYear", "project.startDate", "project.endDate", "project.plan.schedule.start", "project.plan.schedule.end", "money.years.year"],
        basis: REVIEW, check: Check::Form(unclear_dates),
    }
}

fn unclear_dates(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let project = &cx.form.project;
    let schedule = cx.form.schedule.iter().flat_map(|row| [&row.start, &row.end]);
    for leaf in [&cx.form.fiscal_year, &project.start, &project.end].into_iter().chain(schedule).filter(|leaf| leaf.filled()) {
        if day_of(leaf).is_none_or(|day| !day.exists() || day.year.is_none()) {
            let shown = leaf.shown();
            sink.report(leaf.place, format!("“{shown}”不是能认出的日期"), "请写成“2024”“2024-03”或“2024-03-01”")
                .param("value", shown.as_str());
        }
    }
    stages_after_the_end(cx, sink);
}

/// Stages and money that are planned for the time after the project has ended.
fn stages_after_the_end(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let end = &cx.form.project.end;
    let Some((day, last)) = day_of(end).filter(|day| day.exists()).and_then(|day| Some((day, day.latest()?))) else { return };
    let late = |leaf: &&Leaf| day_of(leaf).filter(|day| day.exists()).and_then(Date::earliest).is_some_and(|first| first > last);
    if let Some(stage) = cx.form.schedule.iter().map(|row| &row.end).find(late) {
        let message = format!("项目“{}”结束，实施进度却排到“{}”", end.shown(), stage.shown());
        sink.report(end.place, message, "请核对项目的结束时间和各阶段的时间").relate(stage.path(), stage.shown());
    }
    let later = |leaf: &&Leaf| day_of(leaf).and_then(|day| day.year).zip(day.year).is_some_and(|(year, end)| year > end);
    let paid = cx.form.years.iter().filter(|row| row.amount.filled()).map(|row| &row.year);
    if let Some(year) = paid.into_iter().find(later) {
        let message = format!("项目“{}”结束，分年度资金却排到“{}”", end.shown(), year.shown());
        sink.report(year.place, message, "请核对项目的结束时间和各年的资金").relate(end.path(), end.shown());
    }
}

declare_rule! {
    /// 结束时间早于开始时间。
    ///
    /// # 为什么
    /// 时间颠倒说明有一个填错了。
    /// # 怎么改
    /// 核对开始和结束时间。
    /// # 反例
    /// ```json
    /// {"/project/plan/schedule/1/end": "2024-08-31"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/plan/schedule/1/end": "2024-11-30"}
    /// ```
    A07 "结束早于开始" {
        group: Header, severity: Warning, fields: ["project.endDate", "project.plan.schedule.end"], basis: REVIEW,
        check: Check::Form(end_before_start),
    }
}

fn end_before_start(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let project = &cx.form.project;
    let schedule = cx.form.schedule.iter().map(|row| (&row.start, &row.end));
    for (start, end) in std::iter::once((&project.start, &project.end)).chain(schedule) {
        let first = day_of(start).filter(|day| day.exists()).and_then(Date::earliest);
        let last = day_of(end).filter(|day| day.exists()).and_then(Date::latest);
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            let message = format!("结束时间“{}”早于开始时间“{}”", end.shown(), start.shown());
            sink.report(end.place, message, "请核对开始和结束时间").relate(start.path(), start.shown());
        }
    }
}

fn day_of(leaf: &Leaf) -> Option<Date> {
    date::whole(leaf.squeezed())
}

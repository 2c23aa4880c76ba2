//! G, L: goals and benefits of a field that has nothing to do with the project.

use super::better::called;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::form::Leaf;
use crate::issue::{Edit, Fix};
use crate::rule::{Check, Rule, Sink};
use crate::sense::domain;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&G05, &L03];

/// What says of the project what it is about: names, codes in words, plan, and the names of its indicators.
fn told_of_the_project<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = &'c str> + Clone {
    let (project, plan) = (&cx.form.project, &cx.form.plan);
    let leaves: [&'c Leaf; 7] =
        [&project.name, &project.department, &project.unit, &project.sector, &project.basis, &plan.content, &plan.expected];
    leaves.into_iter().map(|leaf| leaf.raw)
}

declare_rule! {
    /// 目标里写了与本项目、本部门无关的事。
    ///
    /// # 为什么
    /// 目标要与部门职责和项目内容对应，写别的部门的事，钱和目标就对不上。
    /// # 怎么改
    /// 删去无关的内容，只写本项目要完成的事。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，参训学员满意度92%以上；新建通村公路5公里。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，参训学员满意度92%以上。"}
    /// ```
    G05 "目标与职责无关" {
        group: Goal, severity: Info, fields: ["goals.annual"], basis: "财预〔2015〕88号（相关性）", check: Check::Form(other_duty),
    }
}

fn other_duty(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.goals.annual;
    // Without a name and a plan nothing is known of the project.
    if !cx.form.project.name.filled() || cx.filled_rows().count() < 3 {
        return;
    }
    let goal = leaf.text();
    let rest = told_of_the_project(cx).chain(cx.rows.iter().map(|row| row.name.core.as_str()));
    for clause in goal.split([',', '，', '。', ';', '；', '、']).filter(|clause| clause.bytes().any(|b| b.is_ascii_digit())) {
        if let Some(domain) = domain::foreign(clause, &rest) {
            let message = format!("目标里的“{}”说的是{}，项目的其他内容都没有提到", text::shorten(clause, 30), domain.name);
            sink.report(leaf.place, message, "与本项目无关的请删去；确是本项目的事，请补上指标");
            return;
        }
    }
}

declare_rule! {
    /// 效益指标与项目无关。
    ///
    /// # 为什么
    /// 效益要由这个项目带来，别的事情的变化证明不了这笔钱的作用。
    /// # 怎么改
    /// 换成项目直接带来的变化，或整行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "旅游综合收入增长率", "/indicators/7/value": "5"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "培训成果推广率", "/indicators/7/value": "50"}
    /// ```
    L03 "效益与项目无关" {
        group: Benefit, severity: Info, fields: ["indicators.name"], basis: "财预〔2015〕88号（相关性）", check: Check::Row(unrelated),
    }
}

fn unrelated(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.level2.is_benefit() || !cx.form.project.name.filled() {
        return;
    }
    let goals = [cx.form.goals.annual.raw, cx.form.goals.total.raw];
    let others = cx.rows.iter().filter(|other| other.index != row.index).map(|other| other.name.core.as_str());
    let rest = told_of_the_project(cx).chain(goals).chain(others);
    let Some(domain) = domain::foreign(&row.name.core, &rest) else { return };
    let message = format!("“{}”说的是{}，项目的其他内容都没有提到", called(row), domain.name);
    sink.report(row.cells.name.place, message, "请换成项目直接带来的变化，或把这一行删去")
        .fix(Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())]));
}

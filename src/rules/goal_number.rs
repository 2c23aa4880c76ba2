//! G, C, Q: numbers of the goal and of the plan against those of the indicators.

use super::verdicts::{Prose, numbers_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::list;
use crate::quantity::number;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::list::List;
use crate::sense::prose::Told;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&G06, &G07, &C11, &Q09];

declare_rule! {
    /// 绩效目标里写了要做的事和数量，指标里却没有。
    ///
    /// # 为什么
    /// 目标是指标的总纲，目标里有数量的任务没有对应的指标，年底就没人考核。
    /// # 怎么改
    /// 为这件事补一条指标；不打算做的，从目标里删去。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "全年举办基层林业技术人员培训班6期，培训600人次；新建社区食堂2个；参训学员满意度92%以上。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办基层林业技术人员培训班6期，培训600人次；参训学员满意度92%以上。"}
    /// ```
    G06 "目标的任务没有指标" {
        group: Goal, severity: Info, fields: ["goals.annual"], basis: "财预〔2015〕88号（相关性）", check: Check::Form(goal_without_indicator),
    }
}

fn goal_without_indicator(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.goals.annual;
    for (clause, shown) in tasks_without_indicator(Prose::Goal, cx, |_| true) {
        let message = format!("目标里的“{clause}”没有对应的指标");
        sink.report(leaf.place, message, "请为它补一条指标；今年不做的，从目标里删去").param("number", shown);
    }
}

declare_rule! {
    /// 绩效目标里的数字与指标值不一样。
    ///
    /// # 为什么
    /// 目标写抽检1600批次，指标却是1500批次，年底不知道按哪个考核。
    /// # 怎么改
    /// 核对后改成一致。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "全年举办基层林业技术人员培训班6期，参训人员出勤率98%以上，结业考核合格率96%以上。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办基层林业技术人员培训班6期，参训人员出勤率95%以上，结业考核合格率96%以上。"}
    /// ```
    G07 "目标与指标数字不同" {
        group: Goal, severity: Warning, fields: ["goals.annual"], basis: REVIEW, check: Check::Form(other_number),
    }
}

fn other_number(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.goals.annual;
    let numbers = numbers_of(Prose::Goal, cx);
    if numbers.is_empty() {
        return;
    }
    // The targets of the whole project are not those of the year.
    for row in cx.rows.iter().filter(|row| row.is_readable() && row.cells.period.raw != "total") {
        let (Some(value), Some(unit)) = (row.meaning.number(), &row.meaning.unit) else { continue };
        let mut told = numbers.iter().filter(|told| told.unit.dimension == unit.dimension && told.names(&row.name));
        // A thing that the goal tells several times may be several things.
        let (Some(theirs), None) = (told.next(), told.next()) else { continue };
        if theirs.in_unit(unit).is_none_or(|number| number == value) {
            continue;
        }
        let (said, shown) = (theirs.shown(), format!("{}{}", number::plain(value), unit.text));
        let message = format!("目标里“{}”是“{said}”，指标里是“{shown}”", text::shorten(&row.name.text, 20));
        sink.report(leaf.place, message, "请核对后改成一致")
            .param("goal", theirs.value)
            .param("indicator", value)
            .relate(row.cells.value.path(), row.called());
    }
}

declare_rule! {
    /// 实施计划里花钱做的一件事，产出指标里没有。
    ///
    /// # 为什么
    /// 每一个支出方向都要有产出可查，漏掉的部分花了多少、做了多少都说不清。
    /// # 怎么改
    /// 为这个支出方向补一条数量指标。
    /// # 反例
    /// ```json
    /// {"/project/plan/content": "举办基层林业技术人员集中培训班6期，每期100人、4天；编印技术手册20000册。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/plan/content": "举办基层林业技术人员集中培训班6期，每期100人、4天。"}
    /// ```
    C11 "支出方向没有指标" {
        group: Coverage, severity: Info, fields: ["project.plan.content"], basis: "财预〔2015〕88号（完整性）",
        check: Check::Form(plan_without_indicator),
    }
}

fn plan_without_indicator(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.plan.content;
    for (clause, shown) in tasks_without_indicator(Prose::Plan, cx, |row| row.level2 == Level2::Quantity) {
        let message = format!("实施计划里的“{clause}”没有产出指标");
        sink.report(leaf.place, message, "请为这项工作补一条数量指标").param("number", shown);
    }
}

declare_rule! {
    /// 实施计划里的数量与指标值不一样。
    ///
    /// # 为什么
    /// 计划服务380个村，指标却是420个，钱是按哪个数算的就说不清了。
    /// # 怎么改
    /// 核对后改成一致。
    /// # 反例
    /// ```json
    /// {"/project/plan/content": "举办基层林业技术人员集中培训班8期，每期100人、4天，预算91.2万元。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/plan/content": "举办基层林业技术人员集中培训班6期，每期100人、4天，预算91.2万元。"}
    /// ```
    Q09 "计划与指标数量不同" {
        group: CrossCheck, severity: Warning, fields: ["project.plan.content", "project.plan.expected"], basis: REVIEW,
        check: Check::Form(plan_number),
    }
}

fn plan_number(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let plan = &cx.form.plan;
    // A number of the plan may belong to the row that could not be read.
    if !cx.rows.iter().all(Row::is_readable) {
        return;
    }
    for (leaf, text) in [(&plan.content, Prose::Plan), (&plan.expected, Prose::Expected)] {
        let numbers = numbers_of(text, cx);
        for row in cx.rows.iter().filter(|_| !numbers.is_empty()) {
            let Some(theirs) = contradicting(row, numbers, cx) else { continue };
            let unit = row.meaning.unit.as_ref().map_or("", |unit| unit.text.as_ref());
            let shown = row.meaning.number().map(number::plain).unwrap_or_default();
            let name = text::shorten(&row.name.text, 20);
            let message = format!("实施计划里写的是“{}”，指标“{name}”是“{shown}{unit}”", text::shorten(theirs.clause, 30));
            sink.report(leaf.place, message, "请核对后改成一致")
                .param("plan", theirs.value)
                .param("indicator", shown.as_str())
                .relate(row.cells.value.path(), row.called());
        }
    }
}

/// The number of the plan that is told for what the row counts and differs from it, unless the plan tells the row's own
/// number too.
fn contradicting<'t, 'a>(row: &Row<'_>, numbers: &'t [Told<'a>], cx: &Context<'_>) -> Option<&'t Told<'a>> {
    let (value, unit) = row.meaning.number().zip(row.meaning.unit.as_ref())?;
    let quantity = row.level2 == Level2::Quantity && is_counted(unit.dimension);
    if !quantity && !unit.is_share() {
        return None;
    }
    let alike = |told: &&Told<'_>| told.in_unit(unit).is_some();
    if numbers.iter().filter(alike).any(|told| told.in_unit(unit) == Some(value)) {
        return None;
    }
    let named =
        |told: &&Told<'_>| if quantity { !told.is_per() && told.shares_word_with(&row.name, 3) } else { told.names(&row.name) };
    // A row without number or unit is reproached for that; the number told may be the one that is missing there.
    let is_open = |other: &Row<'_>| other.wants_number() && (other.meaning.number().is_none() || other.meaning.unit.is_none());
    let may_tell =
        |other: &Row<'_>, told: &Told<'_>| tells(other, told) || (is_open(other) && told.shares_word_with(&other.name, 2));
    let of_another = |told: &&Told<'_>| cx.rows.iter().any(|other| other.index != row.index && may_tell(other, told));
    let mut told = numbers.iter().filter(alike).filter(named).filter(|told| !of_another(told));
    told.next().filter(|_| told.next().is_none())
}

/// The clauses of the text that tell how much is done of something that none of the rows asked for is about, with the number.
fn tasks_without_indicator(text: Prose, cx: &Context<'_>, asked: fn(&Row<'_>) -> bool) -> Vec<(String, String)> {
    if cx.filled_rows().next().is_none() {
        return Vec::new();
    }
    let tasks = numbers_of(text, cx).iter().filter(|told| is_counted(told.unit.dimension) && is_task(told));
    let about = |row: &Row<'_>, told: &Told<'_>| {
        let same_deed = DOING.openings(told.lead).any(|verb| row.name.core.contains(verb));
        let kept = KEEPING.within(&row.name.core);
        let same_kind = row.meaning.unit.as_ref().is_some_and(|unit| unit.dimension == told.unit.dimension);
        told.shares_word_with(&row.name, 3) && (same_deed || !kept && same_kind && told.shares_word_with(&row.name, 4))
    };
    let known = |told: &Told<'_>| cx.rows.iter().filter(|row| asked(row)).any(|row| tells(row, told) || about(row, told));
    tasks.filter(|told| !known(told)).map(|told| (text::shorten(told.clause, 30).into_owned(), told.shown())).collect()
}

/// Whether the value of the row is the number that is told.
fn tells(row: &Row<'_>, told: &Told<'_>) -> bool {
    let (Some(value), Some(unit)) = (row.meaning.number(), row.meaning.unit.as_ref()) else { return false };
    value == told.value || told.in_unit(unit) == Some(value)
}

/// Verbs of things that are done with money and can be counted.
static DOING: List = list![
    "新建", "建设", "改建", "扩建", "改造", "购置", "采购", "购买", "编印", "印制", "制作", "培训", "举办", "修建", "修缮",
    "安装", "栽植", "种植", "造林", "开展", "组织", "创建", "建成", "发放", "补助", "慰问",
];

/// Verbs of keeping what is there already, which say nothing of what is made new.
static KEEPING: List = list!["维护", "养护", "管护", "巡检", "租赁", "运行"];

/// Whether the clause says that so much is done: it opens with a verb, and the number is told for the whole.
fn is_task(told: &Told<'_>) -> bool {
    !told.is_per() && DOING.opens(told.lead)
}

fn is_counted(dimension: Dimension) -> bool {
    use Dimension::{Area, Count, Household, Length, Mass, Person, Visit, Volume};
    matches!(dimension, Count | Person | Visit | Household | Area | Length | Mass | Volume)
}

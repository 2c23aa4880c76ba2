//! Q: what goals and plans say in words against the amounts and dates of the form.

use super::verdicts::{Prose, numbers_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::list;
use crate::money::{amount, show_yuan};
use crate::quantity::Target;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::list::List;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&Q06, &Q07];

declare_rule! {
    /// 目标说的进度与指标要求的对不上。
    ///
    /// # 为什么
    /// 目标写明年才安装，指标却要今年验收，两者不可能都做到。
    /// # 怎么改
    /// 核对项目进度，把目标和指标改成同一个时间、同一个程度。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，2025年完成全部培训，参训学员满意度92%以上。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，2024年完成全部培训，参训学员满意度92%以上。"}
    /// ```
    Q06 "目标与指标矛盾" {
        group: CrossCheck, severity: Warning, fields: ["goals.annual"], basis: REVIEW, check: Check::Form(contradiction),
    }
}

/// Deeds with which a task is done.
static DONE: List = list!["结题", "结项", "完成", "安装", "验收", "竣工", "完工", "投用", "投入使用", "到货", "交付", "建成"];
/// Parts of a work that are told by how far they are.
static PROGRESS: List = list!["主体工程", "工程进度", "形象进度", "完成工程量", "总工程量"];

fn contradiction(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.goals.annual;
    let goal = leaf.squeezed();
    let Some(year) = cx.fiscal_year().filter(|_| !goal.is_empty()) else { return };
    let next = format!("{}年", year.saturating_add(1));
    let due_this_year = |row: &&Row<'_>| match row.meaning.target {
        Target::Date(date) => date.year.is_none_or(|due| due <= year),
        Target::Number(_) => row.meaning.unit.as_ref().is_some_and(|unit| unit.text == "月"),
        _ => false,
    };
    let late = goal.split([',', ';', '。']).find(|clause| clause.contains(&next) && DONE.within(clause));
    if let (Some(clause), Some(row)) = (late, cx.rows.iter().find(due_this_year)) {
        let message = format!("目标写“{}”，{}却要今年完成", text::shorten(clause, 30), row.called());
        sink.report(leaf.place, message, "请核对进度，把目标和指标改成一致").relate(row.cells.value.path(), row.called());
        return;
    }
    let partly = numbers_of(Prose::Goal, cx)
        .iter()
        .find(|told| told.unit.is_share() && told.value < Decimal::ONE_HUNDRED && PROGRESS.within(told.lead));
    let accepted = |row: &&Row<'_>| row.name.core.contains("验收") && row.meaning.number() == Some(Decimal::ONE_HUNDRED);
    if let (Some(told), Some(row)) = (partly, cx.rows.iter().find(accepted)) {
        let message = format!("目标写“{}”，{}却要全部验收", text::shorten(told.clause, 30), row.called());
        sink.report(leaf.place, message, "没有完工就不能验收，请核对进度").relate(row.cells.value.path(), row.called());
    }
}

declare_rule! {
    /// 计划里写的预算金额与表里的不一样。
    ///
    /// # 为什么
    /// 文字说明和资金表要是同一个数，差一位数字就不知道按哪个批。
    /// # 怎么改
    /// 核对后改成一致；只是其中一部分的，写明“其中”。
    /// # 反例
    /// ```json
    /// {"/project/plan/content": "举办基层林业技术人员集中培训班6期，每期100人、4天，预算92.1万元。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/plan/content": "举办基层林业技术人员集中培训班6期，每期100人、4天，预算91.2万元。"}
    /// ```
    Q07 "文字与资金表不一致" {
        group: CrossCheck, severity: Error, fields: ["project.plan.content"], basis: "预算公开检查（金额一致）",
        check: Check::Form(other_amount),
    }
}

/// Words before an amount that is the money of the project as a whole.
static WHOLE: List = list![
    "预算", "预算资金", "预算合计", "预算共计", "年度预算", "项目预算", "总预算", "预算总额", "资金总额", "年度资金", "安排",
    "安排资金", "安排预算",
];
/// Words that call it the sum of everything.
static SUM: List = list!["预算合计", "预算共计", "年度预算", "总预算", "预算总额", "资金总额"];
/// Words that make an amount a part of the money, or another year's.
static PART: List =
    list!["其中", "上年", "去年", "已", "另", "分别", "各", "自筹", "配套", "争取", "省级", "中央", "市级", "人均", "第"];

fn other_amount(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.plan.content;
    let Some(annual) = cx.money.annual_yuan().filter(|annual| *annual > Decimal::ZERO) else { return };
    let amounts: Vec<_> = numbers_of(Prose::Plan, cx)
        .iter()
        .filter(|told| told.unit.dimension == Dimension::Money && told.unit.per.is_empty())
        .filter_map(|told| Some((told.unit.to_base(told.value)?, told)))
        .collect();
    let known = known_amounts(cx);
    let led = |lead: &str, words: &List| words.ends(lead) && !PART.within(lead);
    let mut told = amounts.iter().filter(|(_, told)| !told.is_per() && led(told.lead, &WHOLE));
    let (Some((yuan, amount)), None) = (told.next(), told.next()) else { return };
    // Only what is called the sum is the sum whatever stands beside it; other amounts may be parts of it.
    let called_sum = led(amount.lead, &SUM);
    let others = amounts.iter().any(|(yuan, _)| known.contains(yuan)) || amounts.len() > 2;
    if known.contains(yuan) || (others && !called_sum) {
        return;
    }
    let (said, stated) = (show_yuan(*yuan), show_yuan(annual));
    let message = format!("实施计划里写“{}”，年度资金总额是“{stated}”", text::shorten(amount.clause, 30));
    sink.report(leaf.place, message, "请核对后改成同一个数；只是其中一部分的，请写明“其中”")
        .param("plan", said)
        .param("annual", stated)
        .relate(cx.form.annual.total.path(), "年度资金总额");
}

/// Every amount of the form in 元: totals, sources, years and stages.
fn known_amounts(cx: &Context<'_>) -> Vec<Decimal> {
    let view = &cx.money;
    let Some(factor) = view.unit.factor() else { return Vec::new() };
    let stages = cx.form.schedule.iter().map(|row| amount(&row.amount, view.unit));
    let singles = [view.total, view.annual, view.fiscal, view.carry_over];
    let all = singles.into_iter().chain(view.books).chain(view.others).chain(view.years.iter().copied()).chain(stages);
    all.filter_map(|amount| amount.number()?.checked_mul(factor)).collect()
}

//! Q: amounts that must add up.

use crate::context::Context;
use crate::declare_rule;
use crate::form::Leaf;
use crate::issue::{Edit, Fix, Issue};
use crate::money::{self, Amount, amount};
use crate::quantity::number;
use crate::rule::{Check, REVIEW, Rule, Sink};
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&Q01, &Q02, &Q11, &Q13, &Q15];

/// The parts of the year's money: what the state pays, and all other sources. Without 财政拨款 its four books count.
fn parts<'a>(cx: &Context<'a>) -> Vec<(&'a Leaf<'a>, Decimal)> {
    let (annual, view) = (&cx.form.annual, &cx.money);
    let books = [&annual.general_budget, &annual.government_fund, &annual.state_capital, &annual.social_insurance];
    let fiscal = match view.fiscal {
        Amount::Blank => books.into_iter().zip(view.books).collect(),
        fiscal => vec![(&annual.fiscal, fiscal)],
    };
    let others = [&annual.special_account, &annual.unit_funds, &annual.other].into_iter().zip(view.others);
    let all = fiscal.into_iter().chain([(&annual.carry_over, view.carry_over)]).chain(others);
    all.filter_map(|(leaf, amount)| Some((leaf, amount.number()?))).collect()
}

/// Whether the parts can be compared with the total: what the state pays is told, and no cell waits to be made a number.
fn comparable(cx: &Context<'_>) -> bool {
    let view = &cx.money;
    let state = view.fiscal.number().is_some() || money::sum(view.books).is_some();
    let mut all = view.books.iter().chain(&view.others).chain([&view.fiscal, &view.carry_over]);
    state && !all.any(|amount| *amount == Amount::Unclear)
}

fn add(parts: &[(&Leaf, Decimal)]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(*value))
}

/// Whether a part alone is larger than the total, or the total is nothing: Q02 says so, and the sum needs no word of its own.
fn total_too_small(total: Decimal, parts: &[(&Leaf, Decimal)]) -> bool {
    parts.iter().any(|(_, part)| *part > total)
}

fn relate_parts(issue: &mut Issue, parts: &[(&Leaf, Decimal)]) {
    for (leaf, value) in parts {
        issue.relate(leaf.path(), format!("{}“{}”", leaf.place.label, number::plain(*value)));
    }
}

/// The form's own unit behind a number, where it is told.
fn unit(cx: &Context<'_>) -> &'static str {
    if cx.money.unit.factor().is_some() { cx.money.unit.name() } else { "" }
}

declare_rule! {
    /// 各项资金加起来不等于合计。
    ///
    /// # 为什么
    /// 年度资金总额应等于财政拨款、上年结转、单位资金等各项之和；对不上，预算无法批复。
    /// # 怎么改
    /// 核对合计和各项，改正填错的一个。
    /// # 反例
    /// ```json
    /// {"/money/total": 1000000, "/money/annual/total": 1000000}
    /// ```
    /// # 正例
    /// ```json
    /// {"/money/total": 1000000, "/money/annual/total": 1000000, "/money/annual/unitFunds": 88000}
    /// ```
    Q01 "各项之和不等于合计" {
        group: CrossCheck, severity: Error, fields: ["money.annual.total", "money.total"], basis: REVIEW,
        check: Check::Form(sums),
    }
}

fn sums(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let unit = unit(cx);
    let parts = parts(cx);
    if let (Some(total), Some(sum)) = (cx.money.annual.number(), add(&parts))
        && comparable(cx)
        && sum != total
        && !total_too_small(total, &parts)
        && sum.checked_sub(cx.money.carry_over.number().unwrap_or_default()) != Some(total)
    {
        mismatch(cx.form.annual.total.place, total, sum, unit, &parts, sink);
    }
    let years: Vec<(&Leaf, Decimal)> =
        cx.form.years.iter().zip(&cx.money.years).filter_map(|(row, amount)| Some((&row.amount, amount.number()?))).collect();
    if let (Some(total), Some(sum)) = (cx.money.total.number(), add(&years))
        && !years.is_empty()
        && years.len() == cx.form.years.len()
        && sum != total
    {
        mismatch(cx.form.money.total.place, total, sum, unit, &years, sink);
    }
}

fn mismatch(
    place: crate::form::Place,
    total: Decimal,
    sum: Decimal,
    unit: &str,
    parts: &[(&Leaf, Decimal)],
    sink: &mut Sink<'_>,
) {
    let message = format!("各项合计“{}{unit}”，{}填的是“{}{unit}”", number::plain(sum), place.label, number::plain(total));
    let issue = sink.report(place, message, "请核对合计和各项，改正填错的一个");
    issue.expect(number::plain(sum)).param("sum", sum).param("total", total);
    relate_parts(issue, parts);
    issue.fix(Fix::suggestion(
        format!("{}改为“{}”", place.label, number::plain(sum)),
        vec![Edit::set(place.path(), number::plain(sum))],
    ));
}

declare_rule! {
    /// 合计比其中一项还小，或者项目总额小于年度资金。
    ///
    /// # 为什么
    /// 部分不会大于全部；合计为零而各项有数，说明合计没有填。
    /// # 怎么改
    /// 核对合计，常见的原因是少写一位或单位写错。
    /// # 反例
    /// ```json
    /// {"/money/annual/total": 0}
    /// ```
    /// ```json
    /// {"/money/total": 91200}
    /// ```
    /// # 正例
    /// ```json
    /// {"/money/total": 2000000}
    /// ```
    Q02 "合计小于其中一项" {
        group: CrossCheck, severity: Error, fields: ["money.annual.total", "money.total"], basis: REVIEW,
        check: Check::Form(total_below_part),
    }
}

fn total_below_part(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let unit = unit(cx);
    let mut parts = parts(cx);
    if let Some(total) = cx.money.annual.number() {
        parts.retain(|(_, part)| *part > total);
        if let Some((leaf, part)) = parts.first() {
            let (total, part) = (number::plain(total), number::plain(*part));
            let message = format!("年度资金总额“{total}{unit}”小于其中的{}“{part}{unit}”", leaf.place.label);
            let issue = sink.report(cx.form.annual.total.place, message, "请核对年度资金总额，看是否少写一位或单位写错");
            issue.param("total", total).param("part", part);
            relate_parts(issue, &parts);
            return;
        }
    }
    if let (Some(total), Some(annual)) = (cx.money.total.number(), cx.money.annual.number())
        && total < annual
    {
        let (total, annual) = (number::plain(total), number::plain(annual));
        let message = format!("项目总额“{total}{unit}”小于年度资金总额“{annual}{unit}”");
        sink.report(cx.form.money.total.place, message, "一年期项目两者相等，跨年项目总额应更大；请核对")
            .param("total", total)
            .param("annual", annual.as_str())
            .relate(cx.form.annual.total.path(), format!("年度资金总额“{annual}{unit}”"));
    }
}

declare_rule! {
    /// 年度资金总额没有把上年结转算进去。
    ///
    /// # 为什么
    /// 年度资金总额等于当年拨款、上年结转和其他资金之和。
    /// # 怎么改
    /// 把上年结转加进合计。
    /// # 反例
    /// ```json
    /// {"/money/annual/carryOver": 50000}
    /// ```
    /// # 正例
    /// ```json
    /// {"/money/total": 962000, "/money/annual/total": 962000, "/money/annual/carryOver": 50000, "/project/plan/schedule/1/amount": 506000}
    /// ```
    Q11 "合计漏算上年结转" {
        group: CrossCheck, severity: Warning, fields: ["money.annual.total"], basis: REVIEW, check: Check::Form(carry_over),
    }
}

fn carry_over(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let parts = parts(cx);
    let Some(carried) = cx.money.carry_over.number().filter(|value| *value > Decimal::ZERO) else { return };
    let (Some(total), Some(sum)) = (cx.money.annual.number(), add(&parts)) else { return };
    if total.checked_add(carried) == Some(sum) {
        let (unit, sum) = (unit(cx), number::plain(sum));
        let message = format!("年度资金总额“{}{unit}”没有算上年结转“{}{unit}”", number::plain(total), number::plain(carried));
        let issue = sink.report(cx.form.annual.total.place, message, format!("加上年结转后应为“{sum}{unit}”"));
        issue
            .expect(sum.as_str())
            .relate(cx.form.annual.carry_over.path(), "上年结转")
            .fix(Fix::suggestion(format!("年度资金总额改为“{sum}”"), vec![Edit::set(cx.form.annual.total.path(), sum)]));
    }
}

declare_rule! {
    /// 财政拨款与其中各本预算的合计不一致。
    ///
    /// # 为什么
    /// 财政拨款由一般公共预算、政府性基金、国有资本经营预算等组成，各本之和应等于财政拨款。
    /// # 怎么改
    /// 核对财政拨款和各本预算。
    /// # 反例
    /// ```json
    /// {"/money/annual/generalBudget": 800000}
    /// ```
    /// # 正例
    /// ```json
    /// {"/money/annual/generalBudget": 800000, "/money/annual/governmentFund": 112000}
    /// ```
    Q13 "其中各项不等于小计" {
        group: CrossCheck, severity: Warning, fields: ["money.annual.fiscal"], basis: REVIEW, check: Check::Form(books),
    }
}

fn books(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (annual, view) = (&cx.form.annual, &cx.money);
    let (Some(fiscal), Some(sum)) = (view.fiscal.number(), money::sum(view.books)) else { return };
    if fiscal == sum || view.books.contains(&Amount::Unclear) {
        return;
    }
    let unit = unit(cx);
    let message = format!("财政拨款“{}{unit}”，其中各本预算合计“{}{unit}”", number::plain(fiscal), number::plain(sum));
    let issue = sink.report(annual.fiscal.place, message, "请核对财政拨款和各本预算");
    issue.param("fiscal", fiscal).param("sum", sum);
    for leaf in [&annual.general_budget, &annual.government_fund, &annual.state_capital, &annual.social_insurance] {
        if leaf.filled() {
            issue.relate(leaf.path(), format!("{}“{}”", leaf.place.label, leaf.shown()));
        }
    }
}

declare_rule! {
    /// 实施进度里的金额加起来不等于年度资金。
    ///
    /// # 为什么
    /// 进度安排的钱应与今年申请的钱一致，否则不是少安排就是多申请。
    /// # 怎么改
    /// 核对各阶段金额和年度资金总额。
    /// # 反例
    /// ```json
    /// {"/project/plan/schedule/1/amount": 356000}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/plan/schedule/0/amount": 500000, "/project/plan/schedule/1/amount": 412000}
    /// ```
    Q15 "进度金额与预算不符" {
        group: CrossCheck, severity: Warning, fields: ["project.plan.schedule"], basis: REVIEW, check: Check::Form(schedule),
    }
}

fn schedule(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let amounts = || cx.form.schedule.iter().map(|row| amount(&row.amount, cx.money.unit));
    let (Some(sum), Some(annual)) = (money::sum(amounts()), cx.money.annual.number().filter(|value| !value.is_zero())) else {
        return;
    };
    let project = cx.money.total.number();
    // 进度按整个项目排的，与项目总额一致也可以。
    if amounts().any(|amount| amount == Amount::Unclear) || sum == annual || project == Some(sum) {
        return;
    }
    let unit = unit(cx);
    let message = format!("实施进度的金额合计“{}{unit}”，年度资金总额“{}{unit}”", number::plain(sum), number::plain(annual));
    let place = crate::form::Place::part(crate::form::Base::object(&["project", "plan", "schedule"], "实施进度"));
    let issue = sink.report(place, message, "请核对各阶段金额和年度资金总额");
    issue.param("sum", sum).param("annual", annual).relate(cx.form.annual.total.path(), "年度资金总额");
    for row in cx.form.schedule.iter().filter(|row| row.amount.filled()) {
        issue.relate(row.amount.path(), format!("金额“{}”", row.amount.shown()));
    }
}

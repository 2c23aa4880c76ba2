//! I: what costs tell, compared with the money of the project.

use super::better::called;
use super::unit_scale::off_by_ten_thousand;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::list;
use crate::money::show_yuan;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::list::List;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&I01, &I02, &I03, &I10];

/// How a cost stands to the money of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is the whole money.
    Whole(Decimal),
    /// It is the whole money but for rounding.
    Rounded(Decimal),
    /// It is more than there is.
    Above(Decimal),
    /// It is the total and less than half of the money.
    FarBelow(Decimal),
}

/// Names of the cost of one thing or person.
static UNIT_NAMES: List = list!["单价", "人均", "单位", "单次", "单场", "单个", "单台", "单期", "亩均", "户均", "标准", "每"];
/// Names of the cost of everything.
static TOTAL_NAMES: List = list!["总成本", "总费用", "总投入", "总支出", "成本总额", "费用总额", "总造价", "总投资"];

/// How the cost stands to the money of the project, in 元; `None` where nothing is to be said.
fn standing(row: &Row<'_>, cx: &Context<'_>) -> Option<Standing> {
    let unit = row.meaning.unit.as_ref().filter(|unit| unit.dimension == Dimension::Money && row.level2.is_cost())?;
    let yuan = unit.to_base(row.meaning.number()?).filter(|yuan| *yuan > Decimal::ZERO)?;
    let of_the_year = list!["年度", "当年", "本年", "全年"].within(&row.name.core);
    let most = if of_the_year { cx.money.annual_yuan() } else { cx.money.most_yuan() };
    let most = most.filter(|most| *most > Decimal::ZERO)?;
    if off_by_ten_thousand(row, cx).is_some() {
        return None;
    }
    if yuan > most {
        let close = unit.is_money() && is_rounded(yuan, most);
        return Some(if close { Standing::Rounded(most) } else { Standing::Above(most) });
    }
    if !unit.is_money() || UNIT_NAMES.within(&row.name.core) {
        return None;
    }
    let annual = cx.money.annual_yuan()?;
    let budgets = || [Some(annual), cx.money.total_yuan()].into_iter().flatten();
    // A total beside caps of its parts adds nothing wrong, and a template may ask for it.
    let alone = || !is_one_of_several(row, cx) && row.name.bracket.is_none();
    if let Some(whole) = budgets().find(|budget| *budget == yuan) {
        return alone().then_some(Standing::Whole(whole));
    }
    if let Some(whole) = budgets().find(|budget| is_rounded(yuan, *budget)) {
        return alone().then_some(Standing::Rounded(whole));
    }
    let half = yuan.checked_mul(Decimal::TWO).is_some_and(|twice| twice < annual);
    let total = TOTAL_NAMES.ends(&row.name.core);
    (half && total && alone()).then_some(Standing::FarBelow(annual))
}

/// Whether the two are less than half a percent apart.
fn is_rounded(yuan: Decimal, budget: Decimal) -> bool {
    let apart = yuan.checked_sub(budget).and_then(|apart| apart.abs().checked_mul(Decimal::from(200)));
    apart.is_some_and(|apart| apart < budget)
}

/// Whether other costs share the money with this one.
fn is_one_of_several(row: &Row<'_>, cx: &Context<'_>) -> bool {
    let amount = |other: &&Row<'_>| {
        other.meaning.unit.as_ref().is_none_or(|unit| unit.is_money() || !unit.is_share() && unit.per.is_empty())
    };
    let costs = cx.rows.iter().filter(|other| other.level2.is_cost() && other.meaning.number().is_some()).filter(amount);
    costs.filter(|other| other.index != row.index).count() > 0
}

fn told(row: &Row<'_>) -> String {
    let value = row.cells.value.shown();
    let printed = row.meaning.notation.unit || row.meaning.unit.is_none();
    if printed { value } else { format!("{value}{}", row.meaning.unit.as_ref().map_or("", |unit| unit.text.as_ref())) }
}

declare_rule! {
    /// 成本指标就是全部预算。
    ///
    /// # 为什么
    /// 花完预算不等于成本控制得好；照抄预算数，成本指标就没有考核作用。
    /// # 怎么改
    /// 换成单位成本，例如人均培训成本、每平方米造价，或者分项的花费上限。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "培训总成本", "/indicators/5/value": "91.2", "/indicators/5/unit": "万元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "人均培训成本", "/indicators/5/value": "380", "/indicators/5/unit": "元/人·天"}
    /// ```
    I01 "成本就是全部预算" {
        group: Cost, severity: Warning, fields: ["indicators.value"], basis: "财预〔2021〕101号（成本指标）",
        check: Check::Row(whole_budget),
    }
}

fn whole_budget(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if let Some(Standing::Whole(budget)) = standing(row, cx) {
        let message = format!("“{}”填的“{}”就是全部预算", called(row), told(row));
        sink.report(row.cells.value.place, message, "请换成单位成本，或者分项的花费上限")
            .param("budget", budget)
            .relate(cx.form.annual.total.path(), format!("项目资金{}", show_yuan(budget)));
    }
}

declare_rule! {
    /// 成本超过了预算。
    ///
    /// # 为什么
    /// 钱只有这么多，成本上限比预算还高，说明有一处填错了。
    /// # 怎么改
    /// 核对成本和预算的数字，也核对单位是元还是万元。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "培训总成本", "/indicators/5/value": "120", "/indicators/5/unit": "万元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "师资费用", "/indicators/5/value": "12", "/indicators/5/unit": "万元"}
    /// ```
    I02 "成本超过预算" {
        group: Cost, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(above_budget),
    }
}

fn above_budget(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(Standing::Above(budget)) = standing(row, cx) else { return };
    let message = format!("“{}”{} > 项目资金{}", called(row), told(row), show_yuan(budget));
    let help = "请核对成本和预算的数字，也请核对单位是元还是万元";
    // Where only a part of the money is filled in, the cost may well be covered by the rest.
    let known = [cx.money.annual, cx.money.total].iter().any(|amount| amount.number().is_some_and(|number| !number.is_zero()));
    let issue =
        if known { sink.report(row.cells.value.place, message, help) } else { sink.note(row.cells.value.place, message, help) };
    issue.param("budget", budget).relate(cx.form.annual.total.path(), format!("项目资金{}", show_yuan(budget)));
}

declare_rule! {
    /// 总成本远低于预算，又没有说明。
    ///
    /// # 为什么
    /// 总成本不到预算的一半，可能是预算申请多了，也可能是成本填错了。
    /// # 怎么改
    /// 核对数字；确实只管一部分花费的，在名称里写明是哪一部分。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "培训总成本", "/indicators/5/value": "20", "/indicators/5/unit": "万元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "教材印制费用", "/indicators/5/value": "2", "/indicators/5/unit": "万元"}
    /// ```
    I03 "总成本远低于预算" {
        group: Cost, severity: Info, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(far_below),
    }
}

fn far_below(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if let Some(Standing::FarBelow(budget)) = standing(row, cx) {
        let message = format!("“{}”{}，不到年度资金{}的一半", called(row), told(row), show_yuan(budget));
        sink.report(row.cells.value.place, message, "请核对数字；只管一部分花费的，请在名称里写明")
            .param("budget", budget)
            .relate(cx.form.annual.total.path(), format!("年度资金{}", show_yuan(budget)));
    }
}

declare_rule! {
    /// 成本是预算四舍五入的数。
    ///
    /// # 为什么
    /// 与预算差一点零头，年底对照时会显得超支或结余。
    /// # 怎么改
    /// 换成单位成本；确要填总额的，与预算一致。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "培训总成本", "/indicators/5/value": "91", "/indicators/5/unit": "万元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "培训场地费用", "/indicators/5/value": "9", "/indicators/5/unit": "万元"}
    /// ```
    I10 "成本与预算差零头" {
        group: Cost, severity: Info, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(rounded),
    }
}

fn rounded(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if let Some(Standing::Rounded(budget)) = standing(row, cx) {
        let message = format!("“{}”{}与项目资金{}只差零头", called(row), told(row), show_yuan(budget));
        sink.report(row.cells.value.place, message, "请换成单位成本；确要填总额的，请与预算一致")
            .param("budget", budget)
            .relate(cx.form.annual.total.path(), format!("项目资金{}", show_yuan(budget)));
    }
}

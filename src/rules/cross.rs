//! Q: amounts and periods of the form that must be told clearly.

use crate::context::Context;
use crate::declare_rule;
use crate::form::Leaf;
use crate::issue::{Edit, Fix};
use crate::money::{Amount, MoneyUnit, amount};
use crate::quantity::{date, number};
use crate::rule::{Check, REVIEW, Rule, Sink};

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&Q03, &Q05, &Q08];

declare_rule! {
    /// 金额一格填的不是一个数。
    ///
    /// # 为什么
    /// “约80万元”“540万540万”无法计算，也无法与各项核对。
    /// # 怎么改
    /// 只填一个数，单位在“金额单位”里统一写明。
    /// # 反例
    /// ```json
    /// {"/money/annual/total": "约90万元"}
    /// ```
    /// ```json
    /// {"/money/annual/total": "91.2万元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/money/annual/total": 912000}
    /// ```
    Q03 "金额不是一个数" {
        group: CrossCheck, severity: Error, fields: ["money"], basis: REVIEW, check: Check::Form(not_a_number),
    }
}

fn not_a_number(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let form = cx.form;
    let annual = form.annual.leaves();
    let years = form.years.iter().map(|row| &row.amount);
    let schedule = form.schedule.iter().map(|row| &row.amount);
    for leaf in std::iter::once(&form.money.total).chain(annual).chain(years).chain(schedule) {
        if leaf.unreadable {
            continue;
        }
        match amount(leaf, cx.money.unit) {
            Amount::Unclear => {
                let shown = leaf.shown();
                sink.report(leaf.place, format!("金额“{shown}”不是一个数"), "请只填一个数，单位在“金额单位”里统一写明");
            }
            Amount::WithUnit(value) => {
                let (shown, value) = (leaf.shown(), number::plain(value));
                let unit = cx.money.unit.name();
                sink.report(leaf.place, format!("金额“{shown}”带着单位"), format!("金额单位是{unit}，这里只填“{value}”"))
                    .expect(value.as_str())
                    .fix(Fix::safe(format!("改为“{value}”（{unit}）"), vec![Edit::set(leaf.path(), value)]));
            }
            Amount::Blank | Amount::Number(_) => {}
        }
    }
}

declare_rule! {
    /// 一年期项目的起止时间跨了预算年度。
    ///
    /// # 为什么
    /// 年度预算只能安排当年的支出；跨年的要按跨年项目填中长期目标。
    /// # 怎么改
    /// 核对起止日期；确实跨年的，填写项目总额、分年度资金和中长期目标。
    /// # 反例
    /// ```json
    /// {"/project/startDate": "2023-09-01"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/startDate": "2024-03-01"}
    /// ```
    Q05 "项目期跨预算年度" {
        group: CrossCheck, severity: Warning, fields: ["project.startDate", "project.endDate"], basis: REVIEW,
        check: Check::Form(across_years),
    }
}

fn across_years(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let year_of = |leaf: &Leaf| date::whole(leaf.squeezed()).and_then(|day| day.year);
    let project = &cx.form.project;
    let (Some(year), Some(start), Some(end)) = (cx.fiscal_year(), year_of(&project.start), year_of(&project.end)) else { return };
    // 填了中长期目标或分年度资金的，是按跨年项目申报的。
    let declared = cx.form.goals.total.filled() || !cx.form.years.is_empty();
    let more_than_annual = cx.money.total.number().zip(cx.money.annual.number()).is_some_and(|(total, annual)| total > annual);
    if start == end || end.saturating_sub(start) > 1 || declared || more_than_annual {
        return;
    }
    let leaf = if start < year { &project.start } else { &project.end };
    let message = format!("预算年度是{year}年，项目期从“{}”到“{}”", project.start.shown(), project.end.shown());
    sink.report(leaf.place, message, "请核对起止日期；确实跨年的，请填写分年度资金和中长期目标")
        .relate(cx.form.fiscal_year.path(), format!("{year}年"));
}

declare_rule! {
    /// 没有写金额单位，或者单位不是“元”“万元”。
    ///
    /// # 为什么
    /// 元和万元差一万倍；不知道单位，就无法核对成本指标是否超过预算。
    /// # 怎么改
    /// 在“金额单位”里选“元”或“万元”。
    /// # 反例
    /// ```json
    /// {"/money/unit": null}
    /// ```
    /// ```json
    /// {"/money/unit": "千元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/money/unit": "元"}
    /// ```
    Q08 "金额单位不明" {
        group: CrossCheck, severity: Warning, fields: ["money.unit"], basis: REVIEW, check: Check::Form(money_unit),
    }
}

fn money_unit(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.money.unit;
    if leaf.unreadable || !cx.money.any() {
        return;
    }
    let message = match cx.money.unit {
        MoneyUnit::Missing => "没有写金额单位".to_owned(),
        MoneyUnit::Unknown => format!("金额单位“{}”不是元或万元", leaf.shown()),
        MoneyUnit::Yuan | MoneyUnit::TenThousandYuan => return,
    };
    let usual = cx.profile.money_unit.as_str();
    sink.report(leaf.place, message, format!("请选“元”或“万元”，本地通常用“{usual}”"))
        .expect(usual)
        .fix(Fix::suggestion(format!("选“{usual}”"), vec![Edit::set(leaf.path(), usual)]));
}

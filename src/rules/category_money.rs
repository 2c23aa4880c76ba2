//! H: money and management among the indicators, and names that only repeat their category.

use super::better::called;
use super::misplaced::{self, Misplaced, is, move_to};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::money::show_yuan;
use crate::profile::Tree;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&H01, &H06, &H09, &H11, &H13, &H14, &H16];

const OF_101: &str = "财预〔2021〕101号（指标设置的原则和分类）";

fn remove(row: &Row<'_>) -> Fix {
    Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())])
}

declare_rule! {
    /// 把预算资金当成数量指标。
    ///
    /// # 为什么
    /// 花多少钱是投入，不是产出；数量指标要说花这些钱做了多少事。
    /// # 怎么改
    /// 换成钱买来的东西或服务的数量，例如“培训人次”；花费的上限放在成本指标里。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "培训经费支出金额", "/indicators/0/operator": "=", "/indicators/0/value": "91.2", "/indicators/0/unit": "万元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "发放创业担保贷款金额", "/indicators/0/value": "5000", "/indicators/0/unit": "万元"}
    /// ```
    H01 "预算资金当数量指标" {
        group: Category, severity: Error, fields: ["indicators.name", "indicators.value"], basis: OF_101,
        check: Check::Row(budget_money),
    }
}

fn budget_money(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !is(row, Misplaced::BudgetMoney) {
        return;
    }
    let yuan = row.meaning.yuan();
    let whole = yuan.is_some() && (yuan == cx.money.annual_yuan() || yuan == cx.money.total_yuan());
    let help = "请换成这些钱办成的事的数量；花费的上限请放在成本指标里";
    let message = match yuan.filter(|_| whole) {
        Some(yuan) => format!("“{}”是预算资金（{}），不是产出的数量", called(row), show_yuan(yuan)),
        None => format!("“{}”说的是钱，不是产出的数量", called(row)),
    };
    if whole || misplaced::is_surely_budget(row) {
        sink.report(row.cells.name.place, message, help).fix(remove(row));
    } else {
        sink.note(row.cells.name.place, message, help);
    }
}

declare_rule! {
    /// 补助标准、价格放在质量指标里。
    ///
    /// # 为什么
    /// 每人每月补多少、单价多少是花费，属于成本。
    /// # 怎么改
    /// 移到成本指标。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "护林员补助标准", "/indicators/3/operator": "=", "/indicators/3/value": "800", "/indicators/3/unit": "元/人·月"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "护林员补助标准", "/indicators/5/operator": "=", "/indicators/5/value": "800", "/indicators/5/unit": "元/人·月"}
    /// ```
    H06 "标准放在质量指标" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(standard),
    }
}

fn standard(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Standard) {
        price(row, cx, sink);
    }
}

fn price(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let wanted = misplaced::target_of(Level2::Cost, cx.profile.tree).name();
    let message = format!("“{}”说的是花多少钱，却放在“{}”里", called(row), row.cells.level2.shown());
    sink.report(row.cells.level2.place, message, format!("请移到“{wanted}”")).expect(wanted).fix(move_to(
        row,
        Level2::Cost,
        cx.profile.tree,
    ));
}

declare_rule! {
    /// 把资金管理、日常管理的要求当成绩效指标。
    ///
    /// # 为什么
    /// 资金到位、专款专用、制度健全、文明施工是本来就要做到的，说明不了项目的产出和效果。
    /// # 怎么改
    /// 删去，换成反映项目产出和效果的指标。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "经费支出合规率", "/indicators/3/operator": "=", "/indicators/3/value": "100"}
    /// ```
    /// ```json
    /// {"/indicators/3/name": "项目资金到位率", "/indicators/3/operator": "=", "/indicators/3/value": "100"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "人事档案接收完整率"}
    /// ```
    H09 "管理要求当指标" {
        group: Category, severity: Warning, fields: ["indicators.name"], basis: OF_101, check: Check::Row(management),
    }
}

fn management(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Management) {
        let message = format!("“{}”是管理要求，本来就应做到，不宜作绩效指标", called(row));
        sink.report(row.cells.name.place, message, "请换成反映项目产出或效果的指标").fix(remove(row));
    }
}

declare_rule! {
    /// 单价、单位成本放在数量指标里。
    ///
    /// # 为什么
    /// 单价是花费，不是做了多少。
    /// # 怎么改
    /// 移到成本指标。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "教材印制单价", "/indicators/0/operator": "≤", "/indicators/0/value": "20", "/indicators/0/unit": "元/册"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "教材印制数量", "/indicators/0/value": "600", "/indicators/0/unit": "册"}
    /// ```
    H11 "单价放在数量指标" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(unit_cost),
    }
}

fn unit_cost(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::UnitCost) {
        price(row, cx, sink);
    }
}

declare_rule! {
    /// 三级指标的名称就是二级指标的类别名。
    ///
    /// # 为什么
    /// “时效指标”只是类别，没有说考核什么。
    /// # 怎么改
    /// 写出考核的事，例如“培训任务完成时限”。
    /// # 反例
    /// ```json
    /// {"/indicators/4/name": "时效指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/name": "培训任务完成时限"}
    /// ```
    H13 "名称只是类别" {
        group: Category, severity: Error, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(label),
    }
}

fn label(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Label) {
        let message = format!("“{}”是二级指标的类别名，没有说考核什么", called(row));
        sink.report(row.cells.name.place, message, "请写出考核的事，例如“培训任务完成时限”");
    }
}

declare_rule! {
    /// 把预算执行率、支出进度当成绩效指标。
    ///
    /// # 为什么
    /// 预算执行率另有一栏单独计算，再列一条就重复了，也说明不了钱花得值不值。
    /// # 怎么改
    /// 删去，换成反映任务完成快慢或花费多少的指标。
    /// # 反例
    /// ```json
    /// {"/indicators/4/name": "预算执行率", "/indicators/4/operator": "≥", "/indicators/4/value": "95", "/indicators/4/unit": "%"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/name": "培训计划按期完成率", "/indicators/4/operator": "≥", "/indicators/4/value": "95", "/indicators/4/unit": "%"}
    /// ```
    H14 "预算执行当指标" {
        group: Category, severity: Warning, fields: ["indicators.name"], basis: OF_101, check: Check::Row(execution),
    }
}

fn execution(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Execution) {
        let message = format!("“{}”说的是预算花了多少，另有预算执行率考核", called(row));
        sink.report(row.cells.name.place, message, "请换成反映任务完成情况的指标").fix(remove(row));
    }
}

declare_rule! {
    /// 按新的指标体系，没有可持续影响指标这一类。
    ///
    /// # 为什么
    /// 财预〔2021〕101号取消了可持续影响指标，长期的效果并入经济、社会、生态效益。
    /// # 怎么改
    /// 移到社会、经济或生态效益指标，并写明持续多久。
    /// # 反例
    /// ```json
    /// {"$profile": {"id": "x", "extends": "central-2021"}}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/level2": "社会效益指标", "$profile": {"id": "x", "extends": "central-2021"}}
    /// ```
    H16 "没有可持续影响一类" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: "财预〔2021〕101号", check: Check::Row(sustained),
    }
}

fn sustained(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if cx.profile.tree == Tree::Y2021 && row.level2 == Level2::Sustained && !row.is_placeholder() {
        let message = format!("现行指标体系没有“{}”", row.cells.level2.shown());
        sink.report(row.cells.level2.place, message, "请移到社会、经济或生态效益指标，并写明持续多久").fix(move_to(
            row,
            Level2::Social,
            cx.profile.tree,
        ));
    }
}

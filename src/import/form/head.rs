//! The head of a form: the labels of the ministry's form and its local variants, and the cells they name.

use super::draft::{Draft, Keys};
use crate::import::grid::{Grid, Place};
use crate::import::labels::{Labelled, key_of};
use crate::import::table::money_unit;
use crate::quantity::date;
use crate::text;

pub(super) const NAME: Keys = &["project", "name"];
pub(super) const CODE: Keys = &["project", "code"];
pub(super) const UNIT: Keys = &["project", "unit"];
pub(super) const YEAR: Keys = &["fiscalYear"];
pub(super) const MONEY_UNIT: Keys = &["money", "unit"];
pub(super) const TOTAL: Keys = &["money", "total"];
pub(super) const ANNUAL: Keys = &["money", "annual", "total"];
pub(super) const GOAL: Keys = &["goals", "annual"];
pub(super) const TOTAL_GOAL: Keys = &["goals", "total"];

/// What a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A cell of the form.
    Cell(Keys),
    /// Money from one source, which belongs to the total above it.
    Share(Keys),
    /// A goal, whose text may also stand below.
    Goal(Keys),
    /// 总体目标: the goal of the year, unless another label names that.
    Overall,
    /// From one day to another.
    Span,
}

const LABELS: &[(Label, &[&str])] = &[
    (Label::Cell(NAME), &["项目名称", "预算项目名称", "专项名称", "项目资金名称"]),
    (Label::Cell(CODE), &["项目编码", "项目代码", "项目编号"]),
    (Label::Cell(&["project", "category"]), &["项目类别", "项目类型"]),
    (Label::Cell(&["project", "attribute"]), &["项目属性", "项目性质"]),
    (Label::Cell(&["project", "department"]), &["主管部门", "主管部门及代码", "主管单位", "一级预算单位", "省级主管部门"]),
    (
        Label::Cell(UNIT),
        &["实施单位", "项目单位", "项目实施单位", "单位名称", "预算单位", "申报单位", "填报单位", "项目承担单位"],
    ),
    (Label::Cell(&["project", "functionCode"]), &["支出功能分类科目", "功能科目", "支出功能分类", "功能分类科目"]),
    (Label::Cell(&["project", "sector"]), &["行业", "所属行业", "行业领域"]),
    (Label::Cell(&["project", "startDate"]), &["开始日期", "计划开始日期", "项目开始时间", "开始时间", "项目起始时间"]),
    (Label::Cell(&["project", "endDate"]), &["结束日期", "计划完成日期", "项目结束时间", "完成时间", "项目终止时间", "结束时间"]),
    (Label::Span, &["项目期", "项目期限", "实施周期", "项目周期", "项目实施期", "项目起止时间"]),
    (Label::Cell(&["project", "basis"]), &["立项依据", "项目立项依据", "政策依据", "设立依据"]),
    (Label::Cell(&["project", "plan", "content"]), &["项目概况", "项目内容", "项目主要内容", "主要内容", "项目实施内容"]),
    (Label::Cell(&["project", "plan", "expected"]), &["预期成效", "预期效果", "预期效益"]),
    (Label::Cell(YEAR), &["年度", "预算年度", "申报年度"]),
    (
        Label::Cell(TOTAL),
        &["中期资金总额", "项目资金总额", "项目总额", "项目总投资", "资金总额", "中期资金总量", "实施期资金总额", "总投资"],
    ),
    (
        Label::Cell(ANNUAL),
        &["年度资金总额", "年度预算数", "年度金额", "当年预算", "年度资金", "年度预算", "本年度资金总额", "预算数", "预算金额"],
    ),
    (Label::Share(&["money", "annual", "fiscal"]), &["财政拨款", "财政拨款小计", "财政资金", "财政性资金", "当年财政拨款"]),
    (Label::Share(&["money", "annual", "generalBudget"]), &["一般公共预算", "一般公共预算拨款", "一般公共预算资金"]),
    (Label::Share(&["money", "annual", "governmentFund"]), &["政府性基金", "政府性基金预算", "政府性基金预算拨款"]),
    (Label::Share(&["money", "annual", "stateCapital"]), &["国有资本经营预算", "国有资本经营预算拨款"]),
    (Label::Share(&["money", "annual", "socialInsurance"]), &["社会保险基金", "社会保险基金预算"]),
    (Label::Share(&["money", "annual", "carryOver"]), &["上年结转", "上年结转资金", "结转资金"]),
    (Label::Share(&["money", "annual", "specialAccount"]), &["财政专户管理资金", "财政专户"]),
    (Label::Share(&["money", "annual", "unitFunds"]), &["单位资金", "自有资金", "自有资金小计"]),
    (Label::Share(&["money", "annual", "other"]), &["其他资金", "其他"]),
    (Label::Goal(TOTAL_GOAL), &["中期目标", "中长期目标", "实施期目标", "长期目标", "实施期总目标", "项目总目标"]),
    (
        Label::Goal(GOAL),
        &["年度目标", "年度总体目标", "年度绩效目标", "项目年度绩效目标", "当年绩效目标", "本年度目标", "项目年度目标"],
    ),
    (Label::Overall, &["总体目标", "绩效目标", "项目绩效目标", "项目目标", "总目标"]),
];

/// Reads a label; `其中` before it does not count.
pub(super) fn read(label: &str) -> Option<Label> {
    let key = key_of(label);
    let key = key.strip_prefix("其中").unwrap_or(&key);
    LABELS.iter().find(|(_, names)| names.contains(&key)).map(|(label, _)| *label)
}

/// Writes what the labels of a block name into the form.
pub(super) fn put(draft: &mut Draft<'_>, grid: &Grid, labels: &[Labelled<'_, Label>]) {
    // A table of money puts the medium term and the year side by side, so a share belongs to the total in its column.
    let mut totals: Vec<(u32, Keys)> = Vec::new();
    let mut overall = None;
    for label in labels {
        match label.key {
            Label::Cell(keys) => {
                if keys == TOTAL || keys == ANNUAL {
                    totals.push((label.at.1, keys));
                    put_unit(draft, label.label, label.at);
                }
                draft.put(keys, label.value, label.place);
            }
            Label::Share(keys) => {
                let nearest = totals.iter().rev().find(|(column, _)| *column == label.at.1).or(totals.last());
                if nearest.is_none_or(|(_, total)| *total == ANNUAL) {
                    draft.put(keys, label.value, label.place);
                }
            }
            Label::Goal(keys) => {
                let (text, place) = goal(grid, label);
                draft.put(keys, text, place);
            }
            Label::Overall => overall = overall.or(Some(goal(grid, label))),
            Label::Span => put_span(draft, label),
        }
    }
    if let Some((text, place)) = overall {
        draft.put(if draft.has(GOAL) { TOTAL_GOAL } else { GOAL }, text, place);
    }
}

/// The unit of money that stands somewhere in the head.
pub(super) fn put_unit(draft: &mut Draft<'_>, text: &str, place: Place) {
    if let Some(unit) = money_unit(text) {
        draft.put(MONEY_UNIT, unit, place);
    }
}

/// The year that a title or the name of a file tells.
pub(super) fn year_in(text: &str) -> Option<String> {
    let folded = text::fold(text);
    let mut runs = folded.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    runs.find_map(|run| date::whole(run)?.year).map(|year| year.to_string())
}

/// The text of a goal: behind its label, or below where another label stands behind it.
fn goal<'a>(grid: &'a Grid, label: &Labelled<'a, Label>) -> (&'a str, Place) {
    if !label.value.is_empty() && read(label.value).is_none() {
        return (label.value, label.place);
    }
    let below = grid.reach(label.at).0.saturating_add(1);
    match grid.printed((below, label.at.1)) {
        Some((cell, place)) if read(&cell.text).is_none() && place.0 == below => (&cell.text, place),
        _ => ("", label.at),
    }
}

/// `2024年1月-2024年12月`: where the project begins and ends.
fn put_span(draft: &mut Draft<'_>, label: &Labelled<'_, Label>) {
    let squeezed = text::squeeze(label.value);
    if let Some((from, to, "")) = date::scan_period(&squeezed) {
        draft.put(&["project", "startDate"], &from.to_string(), label.place);
        draft.put(&["project", "endDate"], &to.to_string(), label.place);
    }
}

//! C: whether the rows stand where the tree of indicators has a place for them.

use crate::context::{Context, Row, belongs, level1_of};
use crate::declare_rule;
use crate::form::{INDICATORS, Place};
use crate::issue::{Edit, Fix};
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::{self, Level1, Level2};
use crate::sense::words::Tag;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&C08, &C09, &C10];

/// The whole table of indicators.
const TABLE: Place = Place::part(INDICATORS);

/// The rows by their numbers, as a message names them: `第3行、第5行`.
fn numbers(rows: &[&Row<'_>]) -> String {
    let numbers: Vec<String> = rows.iter().map(|row| format!("第{}行", row.index.saturating_add(1))).collect();
    numbers.join("、")
}

declare_rule! {
    /// 二级指标不属于所填的一级指标。
    ///
    /// # 为什么
    /// 类别填错，系统会把这条指标算到别的类别里，权重和覆盖面都会算错。
    /// # 怎么改
    /// 按二级指标改一级指标：数量、质量、时效属于产出，经济、社会、生态、可持续影响属于效益。
    /// # 反例
    /// ```json
    /// {"/indicators/6/level1": "产出指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/6/level1": "效益指标"}
    /// ```
    C08 "一二级指标不符" {
        group: Coverage, severity: Error, fields: ["indicators.level1"], basis: "预算管理一体化系统校验", check: Check::Form(wrong_branch),
    }
}

fn wrong_branch(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let wrong = |row: &&Row<'_>| {
        let known = !matches!(row.level1, Level1::Other | Level1::Blank) && !matches!(row.level2, Level2::Other | Level2::Blank);
        // 一级、二级都写“成本指标”的，两种体系里都看得懂。
        let cost = row.level1 == Level1::Cost && row.level2 == Level2::Cost;
        known && !cost && !belongs(row.level2, row.level1, cx.profile.tree)
    };
    let rows: Vec<&Row<'_>> = cx.filled_rows().filter(wrong).collect();
    let Some(first) = rows.first() else { return };
    let right = level1_of(first.level2).name();
    let message =
        format!("{}的二级指标不属于所填的一级指标，例如“{}”不属于“{}”", numbers(&rows), first.level2.name(), first.level1.name());
    let help = format!("请按二级指标改一级指标，例如“{}”属于“{right}”", first.level2.name());
    let edits = rows.iter().map(|row| Edit::set(row.cells.level1.path(), level1_of(row.level2).name())).collect();
    let issue = sink.report(TABLE, message, help);
    issue.expect(right).param("rows", rows.len()).fix(Fix::suggestion("改正一级指标", edits));
    for row in rows {
        issue.relate(row.cells.level1.path(), row.called());
    }
}

declare_rule! {
    /// 成本指标有的放在产出下面，有的自成一级。
    ///
    /// # 为什么
    /// 2015年和2021年的指标体系对成本的放法不同，混着用，权重就没法算。
    /// # 怎么改
    /// 全表统一用一种放法。
    /// # 反例
    /// ```json
    /// {"/indicators/3/level1": "成本指标", "/indicators/3/level2": "经济成本指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/level1": "产出指标", "/indicators/5/level2": "成本指标"}
    /// ```
    C09 "成本放法不统一" {
        group: Coverage, severity: Warning, fields: ["indicators.level1"], basis: "财预〔2021〕101号（指标类型）", check: Check::Form(mixed_trees),
    }
}

fn mixed_trees(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let under_output = |row: &&Row<'_>| row.level1 == Level1::Output && (row.level2.is_cost() || row.level2.is_cost_of_2021());
    let rows: Vec<&Row<'_>> = cx.filled_rows().filter(under_output).collect();
    let own: Vec<&Row<'_>> = cx.filled_rows().filter(|row| row.level1 == Level1::Cost).collect();
    if rows.is_empty() || own.is_empty() {
        return;
    }
    let message = format!("成本指标{}放在产出下面，{}自成一级", numbers(&rows), numbers(&own));
    let issue = sink.report(TABLE, message, "请全表统一用一种放法");
    for row in rows.into_iter().chain(own) {
        issue.relate(row.cells.level1.path(), row.called());
    }
}

declare_rule! {
    /// 模板里的空行没有删：只有类别，没有内容。
    ///
    /// # 为什么
    /// 空行会被当成没有填完的指标退回。
    /// # 怎么改
    /// 要考核的补上内容，不考核的整行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/-": {"level1": "效益指标", "level2": "经济效益指标", "name": "", "value": ""}}
    /// ```
    /// # 正例
    /// ```json
    /// {}
    /// ```
    C10 "空行没有删" {
        group: Coverage, severity: Warning, fields: ["indicators"], basis: REVIEW, check: Check::Form(empty_rows),
    }
}

fn empty_rows(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let not_applicable =
        |row: &Row<'_>| row.name.tags.has(Tag::YesNo) && row.name.core.contains("不适用") && row.cells.value.blank();
    // A row that repeats its class or holds dots for a name, and nothing for a value, was left over from the template.
    let left_over = |row: &Row<'_>| {
        let unnamed = level::is_level2_label(&row.name.text) || row.name.core.chars().all(|c| matches!(c, '…' | '.' | '*'));
        unnamed && row.cells.value.blank()
    };
    let empty = |row: &&Row<'_>| row.is_placeholder() || not_applicable(row) || left_over(row);
    let rows: Vec<&Row<'_>> = cx.rows.iter().filter(empty).collect();
    if rows.is_empty() || !cx.indicators_readable() {
        return;
    }
    // 从下往上删，前面的行号才不会变。
    let edits = rows.iter().rev().map(|row| Edit::remove(row.cells.base.path())).collect();
    let issue = sink.report(TABLE, format!("{}只有类别，没有内容", numbers(&rows)), "要考核的请补上内容，不考核的请整行删去");
    issue.param("rows", rows.len()).fix(Fix::suggestion("删去这些空行", edits));
    for row in rows {
        issue.relate(row.cells.name.path(), row.called());
    }
}

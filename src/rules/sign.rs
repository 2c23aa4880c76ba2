//! E: the sign itself, whatever direction is better: missing, in the wrong cell, too strict, or beside words.

use super::better::{better, called, fault_of, fitting_sign, is_whole, write_sign};
use super::cost_row::is_control_rate;
use super::notation::{self, Notation};
use super::value::{Words, words_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::quantity::Target;
use crate::quantity::operator::{self, Operator, OperatorCell};
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::name::Measure;
use crate::sense::words::Tag;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&E02, &E03, &E04, &E05, &E06, &E07];

declare_rule! {
    /// 最大只能是 100% 的比率填了“≥ 100%”。
    ///
    /// # 为什么
    /// 合格率、覆盖率不会超过 100%，“≥”在这里没有意义。
    /// # 怎么改
    /// 确实要求全部做到的写“= 100”；否则填一个能达到的比率。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "100"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/operator": "=", "/indicators/2/value": "100"}
    /// ```
    /// ```json
    /// {"/indicators/6/name": "培训平台访问量增长率", "/indicators/6/value": "100"}
    /// ```
    E02 "封顶比率用了≥100%" {
        group: Direction, severity: Warning, fields: ["indicators.operator", "indicators.value"], basis: REVIEW,
        check: Check::Row(beyond_whole),
    }
}

fn beyond_whole(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let more = row.meaning.operator.is_some_and(Operator::wants_more);
    // A rate the lexicon does not know is a part of a whole as well, unless it tells growth.
    let bounded = row.name.bounded || (row.name.measure == Measure::Share && !row.name.tags.has(Tag::Unbounded));
    if !more || !bounded || row.name.wants_less() || row.is_satisfaction() || is_control_rate(row) || !asks_for_whole(row) {
        return;
    }
    let sign = row.meaning.operator.map_or("", Operator::sign);
    let message = format!("“{}”最大就是100%，不必用“{sign}”", called(row));
    sink.report(row.cells.operator.place, message, "要求全部做到请用“= 100”，否则请填一个能达到的比率")
        .expect("=")
        .maybe_fix(write_sign(row, "="));
}

/// Whether the value is 100 %, or each of several values is.
fn asks_for_whole(row: &Row<'_>) -> bool {
    match row.meaning.target {
        Target::Number(value) => is_whole(row, value),
        Target::Several => row.meaning.is_share() && row.meaning.text.split(';').all(|part| part.trim_end_matches('%') == "100"),
        _ => false,
    }
}

declare_rule! {
    /// 用了“>”或“<”。
    ///
    /// # 为什么
    /// “> 95%”要求 95% 本身不算完成，多半不是本意；上限、下限一般都包括本数。
    /// # 怎么改
    /// 改用“≥”或“≤”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/operator": "<"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/operator": "≤"}
    /// ```
    /// ```json
    /// {"/indicators/5/operator": "<", "$profile": {"id": "x", "operators": ["≥", "≤", "=", ">", "<", "定性"]}}
    /// ```
    E03 "用了>或<" {
        group: Direction, severity: Info, fields: ["indicators.operator", "indicators.value"], basis: REVIEW,
        check: Check::Row(strict),
    }
}

fn strict(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (sign, right) = match row.meaning.operator {
        Some(Operator::Above) => (Operator::Above, "≥"),
        Some(Operator::Below) => (Operator::Below, "≤"),
        _ => return,
    };
    let whole = row.name.bounded && asks_for_whole(row);
    if row.meaning.number().is_none() || cx.profile.operators.contains(&sign) || whole || fault_of(row).is_some() {
        return;
    }
    let message = format!("指标性质“{}”不包括目标值本身", sign.sign());
    sink.report(row.cells.operator.place, message, format!("一般用“{right}”，正好达到目标值也算完成"))
        .expect(right)
        .maybe_fix(write_sign(row, right));
}

declare_rule! {
    /// 指标值是数字，却没有指标性质。
    ///
    /// # 为什么
    /// 没有“≥”“≤”“=”，不知道多了算完成还是少了算完成。
    /// # 怎么改
    /// 越多越好的选“≥”，越少越好的选“≤”，必须正好的选“=”。
    /// # 反例
    /// ```json
    /// {"/indicators/1/operator": ""}
    /// ```
    /// ```json
    /// {"/indicators/1/operator": "计划"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/operator": "≥"}
    /// ```
    E04 "没有指标性质" {
        group: Direction, severity: Error, fields: ["indicators.operator"], basis: REVIEW, check: Check::Row(missing),
    }
}

fn missing(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let numbers = match row.meaning.target {
        Target::Number(_) => true,
        // `1;1;1`: the parts are rows of their own, and each of them lacks a sign.
        Target::Several => {
            !row.meaning.text.is_empty() && row.meaning.text.chars().all(|c| c.is_ascii_digit() || matches!(c, ';' | '.' | '%'))
        }
        _ => false,
    };
    if !numbers || row.meaning.operator.is_some() || row.meaning.tolerance || row.cells.operator.unreadable {
        return;
    }
    let right = fitting_sign(row).sign();
    let message = match row.cells.operator.shown() {
        shown if row.meaning.operator_unknown => format!("“{shown}”不是指标性质"),
        _ => format!("“{}”没有填指标性质", called(row)),
    };
    let fix =
        row.meaning.number().map(|_| Fix::suggestion(format!("填“{right}”"), vec![Edit::set(row.cells.operator.path(), right)]));
    sink.report(row.cells.operator.place, message, format!("请选“≥”“≤”或“=”；这条指标多半是“{right}”"))
        .expect(right)
        .maybe_fix(fix);
}

declare_rule! {
    /// 不可能正好等于的结果用了“=”。
    ///
    /// # 为什么
    /// 受益人次、成活率、就业率年底不会一个不差，用“=”多做了反而算没有完成。
    /// # 怎么改
    /// 越大越好的用“≥”，越小越好的用“≤”。
    /// # 反例
    /// ```json
    /// {"/indicators/7/operator": "="}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/operator": "=", "/indicators/7/value": "100"}
    /// ```
    /// ```json
    /// {"/indicators/0/operator": "="}
    /// ```
    E05 "结果不可能正好相等" {
        group: Direction, severity: Warning, fields: ["indicators.operator"], basis: REVIEW, check: Check::Row(exact),
    }
}

fn exact(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(value) = row.meaning.number() else { return };
    if row.meaning.operator != Some(Operator::Equal)
        || row.meaning.operator_from_name
        || value <= Decimal::ZERO
        || !is_open_outcome(row, value)
    {
        return;
    }
    let right = if row.name.wants_less() { "≤" } else { "≥" };
    let shown = row.cells.value.shown();
    let message = format!("“{}”很难正好等于“{shown}”", called(row));
    sink.report(row.cells.operator.place, message, format!("请改用“{right}”")).expect(right).maybe_fix(write_sign(row, right));
}

/// Whether the row tells an outcome that nobody can hit exactly. What is bought, held or paid by a standard can be.
fn is_open_outcome(row: &Row<'_>, value: Decimal) -> bool {
    let Some(unit) = &row.meaning.unit else { return false };
    if row.level2.is_cost() || row.entry.is_some_and(|entry| entry.operator.as_str() == "=") {
        return false;
    }
    match row.name.measure {
        Measure::Share => unit.is_share() && !is_whole(row, value) && (better(row).is_some() || row.level2.is_benefit()),
        Measure::Satisfaction => unit.is_share() && !is_whole(row, value),
        Measure::Count | Measure::Size => {
            let visits = unit.dimension == Dimension::Visit && !row.name.wants_less();
            row.level2.is_benefit()
                && (row.name.wants_more() || visits)
                && !matches!(unit.dimension, Dimension::Share | Dimension::Money)
        }
        Measure::Money => row.level2.is_benefit() && unit.is_money(),
        _ => false,
    }
}

declare_rule! {
    /// 符号写在了指标值里。
    ///
    /// # 为什么
    /// 指标性质另有一格；符号和数字写在一起，系统无法比较。
    /// # 怎么改
    /// 把符号移到“指标性质”，指标值只留数字。
    /// # 反例
    /// ```json
    /// {"/indicators/2/operator": "", "/indicators/2/value": "≥95"}
    /// ```
    /// ```json
    /// {"/indicators/1/operator": "", "/indicators/1/value": "大于等于600"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/operator": "≥", "/indicators/2/value": "95"}
    /// ```
    E06 "符号写进指标值" {
        group: Direction, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(sign_in_value),
    }
}

fn sign_in_value(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if row.meaning.notation.sign && notation::of_value(row) == Some(Notation::Sign) {
        let shown = row.cells.value.shown();
        let message = match (row.meaning.operator_conflict, row.cells.operator.shown()) {
            (true, sign) => format!("指标值“{shown}”里的符号与指标性质“{sign}”不同"),
            _ => format!("指标值“{shown}”里带着符号"),
        };
        sink.report(row.cells.value.place, message, "符号请填在“指标性质”里，指标值只填数字")
            .maybe_fix(notation::fix_cells(row, &row.cells.value));
    }
}

declare_rule! {
    /// 指标性质与指标值对不上：文字配了“≥”“≤”，或者数字配了“定性”。
    ///
    /// # 为什么
    /// 文字不能比大小；填了数字就应当说明是不少于还是不多于。
    /// # 怎么改
    /// 文字的用“=”或“定性”，属性选“定性指标”；数字的用“≥”“≤”“=”，属性选“定量指标”。
    /// # 反例
    /// ```json
    /// {"/indicators/8/operator": "≥"}
    /// ```
    /// ```json
    /// {"/indicators/2/operator": "定性"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/operator": "定性"}
    /// ```
    E07 "符号与指标值不配" {
        group: Direction, severity: Error, fields: ["indicators.operator", "indicators.kind"], basis: REVIEW,
        check: Check::Row(mismatched),
    }
}

fn mismatched(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if row.meaning.is_text() {
        // A sign before words that say something is wrong whatever they say, unless a number has to take their place anyway.
        let said = row.meaning.text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
        if said && matches!(words_of(row), Some(Words::State | Words::Vague | Words::Conditional | Words::Cost)) {
            words_with_sign(row, sink);
        }
    } else if row.meaning.number().is_some() {
        number_without_sign(row, sink);
    }
}

/// Whether the sign cell compares numbers, so that the value should be one, whatever stands there.
pub(super) fn compares(row: &Row<'_>) -> bool {
    let cell = operator::read_cell(row.cells.operator.squeezed());
    matches!(cell, OperatorCell::Known { operator, .. } if operator.wants_more() || operator.wants_less())
}

fn words_with_sign(row: &Row<'_>, sink: &mut Sink<'_>) {
    let shown = row.cells.value.shown();
    match operator::read_cell(row.cells.operator.squeezed()) {
        OperatorCell::Known { operator, .. } if operator.wants_more() || operator.wants_less() => {
            let message = format!("指标值“{shown}”是文字，不能用“{}”比大小", operator.sign());
            let fix = Fix::suggestion("改为“=”", vec![Edit::set(row.cells.operator.path(), "=")]);
            sink.report(row.cells.operator.place, message, "文字的目标请用“=”或“定性”").expect("=").fix(fix);
        }
        _ if row.cells.kind.raw.contains("定量") && words_of(row) == Some(Words::State) => {
            let fix = Fix::suggestion("改为“定性指标”", vec![Edit::set(row.cells.kind.path(), "定性指标")]);
            let message = format!("指标值“{shown}”是文字，指标属性却是“{}”", row.cells.kind.shown());
            sink.note(row.cells.kind.place, message, "请改为“定性指标”").expect("定性指标").fix(fix);
        }
        _ => {}
    }
}

fn number_without_sign(row: &Row<'_>, sink: &mut Sink<'_>) {
    if row.meaning.operator == Some(Operator::Qualitative) {
        let right = fitting_sign(row).sign();
        let message = format!("指标值“{}”是数字，指标性质却是“定性”", row.cells.value.shown());
        let fix = Fix::suggestion(format!("改为“{right}”"), vec![Edit::set(row.cells.operator.path(), right)]);
        sink.report(row.cells.operator.place, message, "数字的目标请用“≥”“≤”或“=”").expect(right).fix(fix);
    } else if row.cells.kind.raw.contains("定性") {
        let fix = Fix::suggestion("改为“定量指标”", vec![Edit::set(row.cells.kind.path(), "定量指标")]);
        let message = format!("指标值“{}”是数字，指标属性却是“{}”", row.cells.value.shown(), row.cells.kind.shown());
        sink.note(row.cells.kind.place, message, "填数字的请选“定量指标”").expect("定量指标").fix(fix);
    }
}

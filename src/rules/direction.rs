//! E: the sign against the direction in which the indicator is better.

use super::better::{Fault, called, fault_of, reason, write_sign};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::form::Place;
use crate::quantity::operator::Operator;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&E01, &E08, &E09, &E10, &E11, &E12];

/// The cell that holds the sign.
fn sign_cell(row: &Row<'_>) -> Place {
    if row.cells.operator.blank() && row.meaning.notation.sign { row.cells.value.place } else { row.cells.operator.place }
}

fn sign(row: &Row<'_>) -> &'static str {
    row.meaning.operator.map_or("", Operator::sign)
}

declare_rule! {
    /// 要完成的数量用了“≤”，意思成了“最多做这么多”。
    ///
    /// # 为什么
    /// 数量指标考核的是做了多少，用“≤”等于一件不做也算完成。
    /// # 怎么改
    /// 要完成的数量用“≥”；数量已经固定的（在册人数、购置台数）用“=”。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "科普示范村建设数量", "/indicators/0/operator": "≤", "/indicators/0/value": "4", "/indicators/0/unit": "个"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "科普示范村建设数量", "/indicators/0/operator": "≥", "/indicators/0/value": "4", "/indicators/0/unit": "个"}
    /// ```
    /// ```json
    /// {"/indicators/0/name": "公务接待批次", "/indicators/0/operator": "≤", "/indicators/0/value": "10", "/indicators/0/unit": "批次"}
    /// ```
    E01 "数量用了上限符号" {
        group: Direction, severity: Error, fields: ["indicators.operator", "indicators.value"], basis: REVIEW,
        check: Check::Row(capped),
    }
}

fn capped(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if fault_of(row) == Some(Fault::Capped) {
        let message = format!("“{}”是要完成的数量，指标性质却是“{}”，一件不做也算达标", called(row), sign(row));
        sink.report(sign_cell(row), message, "请改用“≥”；数量固定的用“=”").expect("≥").maybe_fix(write_sign(row, "≥"));
    }
}

declare_rule! {
    /// 越小越好的指标用了“≥”。
    ///
    /// # 为什么
    /// 事故、投诉、故障这类事越少越好，用“≥”就成了越多越算完成。
    /// # 怎么改
    /// 改用“≤”；要求一起都没有的用“= 0”。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "教学设备故障率", "/indicators/3/operator": "≥", "/indicators/3/value": "2"}
    /// ```
    /// ```json
    /// {"/indicators/6/name": "培训安全责任事故数", "/indicators/6/operator": "≥", "/indicators/6/value": "0", "/indicators/6/unit": "起"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "教学设备故障率", "/indicators/3/operator": "≤", "/indicators/3/value": "2"}
    /// ```
    /// ```json
    /// {"/indicators/6/name": "安全事故隐患整改率", "/indicators/6/operator": "≥", "/indicators/6/value": "98"}
    /// ```
    E08 "越小越好却用了≥" {
        group: Direction, severity: Error, fields: ["indicators.operator", "indicators.value"], basis: REVIEW,
        check: Check::Row(asks_more),
    }
}

fn asks_more(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if fault_of(row) == Some(Fault::AsksMore) {
        let right = if row.meaning.number().is_some_and(|value| value.is_zero()) { "=" } else { "≤" };
        reversed(row, right, sink);
    }
}

declare_rule! {
    /// 越大越好的指标用了“≤”。
    ///
    /// # 为什么
    /// 覆盖率、知晓率、受益人数这类指标越大越好，用“≤”就成了做得越少越算完成。
    /// # 怎么改
    /// 改用“≥”。
    /// # 反例
    /// ```json
    /// {"/indicators/7/operator": "≤"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/operator": "≥"}
    /// ```
    /// ```json
    /// {"/indicators/7/name": "培训经费增长率", "/indicators/7/operator": "≤", "/indicators/7/value": "3"}
    /// ```
    E09 "越大越好却用了≤" {
        group: Direction, severity: Error, fields: ["indicators.operator", "indicators.value"], basis: REVIEW,
        check: Check::Row(asks_less),
    }
}

fn asks_less(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if fault_of(row) == Some(Fault::AsksLess) {
        reversed(row, "≥", sink);
    }
}

fn reversed(row: &Row<'_>, right: &str, sink: &mut Sink<'_>) {
    let message = format!("“{}”的指标性质“{}”反了：{}", called(row), sign(row), reason(row));
    sink.report(sign_cell(row), message, format!("请改用“{right}”"))
        .expect(right)
        .param("words", row.name.direction_words())
        .maybe_fix(write_sign(row, right));
}

declare_rule! {
    /// 符号和指标值合在一起永远成立，什么结果都算完成。
    ///
    /// # 为什么
    /// 比率最小是 0%、最大是 100%，“≥ 0%”和“≤ 100%”考核不出好坏。
    /// # 怎么改
    /// 填写真正要达到的比率。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "0"}
    /// ```
    /// ```json
    /// {"/indicators/2/operator": "≤", "/indicators/2/value": "100"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/value": "95"}
    /// ```
    E10 "目标永远成立" {
        group: Direction, severity: Error, fields: ["indicators.operator", "indicators.value"], basis: REVIEW,
        check: Check::Row(always_true),
    }
}

fn always_true(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if fault_of(row) == Some(Fault::Always) {
        let value = row.meaning.number().unwrap_or_default();
        let percent = if value.is_zero() { "0%" } else { "100%" };
        let message = format!("“{}”总是“{} {percent}”，什么结果都算完成", called(row), sign(row));
        sink.report(sign_cell(row), message, "请填真正要达到的比率；要求全部做到的用“= 100”")
            .param("value", value)
            .maybe_fix(write_sign(row, "=").filter(|_| !value.is_zero()));
    }
}

declare_rule! {
    /// 指标内容注明的正向、反向与指标性质相反。
    ///
    /// # 为什么
    /// 正向指标越大越好，用“≥”；反向指标越小越好，用“≤”。两处说法不同，计分时就会算反。
    /// # 怎么改
    /// 核对是注错了方向还是用错了符号，改成一致。
    /// # 反例
    /// ```json
    /// {"/indicators/5/content": "培训费总额÷参训人天数（正向指标）"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/content": "培训费总额÷参训人天数（反向指标）"}
    /// ```
    E11 "正反向与符号不符" {
        group: Direction, severity: Warning, fields: ["indicators.operator"], basis: REVIEW, check: Check::Row(marked_otherwise),
    }
}

fn marked_otherwise(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(operator) = row.meaning.operator.filter(|o| o.wants_more() || o.wants_less()) else { return };
    let content = row.cells.content.raw;
    if !content.contains("向") {
        return;
    }
    let says = |words: [&'static str; 2]| {
        words.into_iter().find(|word| content.contains(word) || content.trim() == word.trim_end_matches("指标"))
    };
    let mark =
        if operator.wants_more() { says(["反向指标", "逆向指标"]) } else { says(["正向指标", "正向型指标"]) };
    let Some(mark) = mark.filter(|_| fault_of(row).is_none()) else { return };
    let message = format!("“指标内容”注明是“{mark}”，指标性质却是“{}”", operator.sign());
    sink.report(sign_cell(row), message, "请核对方向，把两处改成一致")
        .relate(row.cells.content.path(), text::shorten(content, 40));
}

declare_rule! {
    /// 政策固定的标准用了“≥”。
    ///
    /// # 为什么
    /// 补助标准由政策定死，发多发少都不对，“≥”给了多发的余地。
    /// # 怎么改
    /// 固定标准用“=”，并放在成本指标里。
    /// # 反例
    /// ```json
    /// {"/indicators/6/name": "护林员生活补助标准", "/indicators/6/operator": "≥", "/indicators/6/value": "800", "/indicators/6/unit": "元/人·月"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/6/name": "护林员生活补助标准", "/indicators/6/operator": "=", "/indicators/6/value": "800", "/indicators/6/unit": "元/人·月"}
    /// ```
    E12 "固定标准用了≥" {
        group: Direction, severity: Warning, fields: ["indicators.operator", "indicators.value"], basis: REVIEW,
        check: Check::Row(floor_of_standard),
    }
}

fn floor_of_standard(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if fault_of(row) == Some(Fault::Floor) && row.meaning.number().is_some_and(|value| value > Decimal::ZERO) {
        let message = format!("“{}”由政策固定，指标性质却是“{}”", called(row), sign(row));
        sink.report(sign_cell(row), message, "固定标准请用“=”").expect("=").maybe_fix(write_sign(row, "="));
    }
}

//! V, as it is printed: faults of notation that the safe repair of the row puts right.

use crate::context::{Context, Row};
use crate::declare_rule;
use crate::quantity::number;
use crate::rule::{Check, REVIEW, Sink};
use crate::rules::notation::{self, Notation};
use crate::text;

declare_rule! {
    /// 单位写进了指标值。
    ///
    /// # 为什么
    /// 指标值一格只放数字，系统才能比较大小、汇总和核对；单位另有一格。
    /// # 怎么改
    /// 指标值只留数字，单位填在“度量单位”里。
    /// # 反例
    /// ```json
    /// {"/indicators/0/value": "6期", "/indicators/0/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/value": "6", "/indicators/0/unit": "期"}
    /// ```
    V02 "单位写进指标值" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(unit_in_value),
    }
}

fn unit_in_value(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if notation::of_value(row) == Some(Notation::Unit) && row.meaning.unit_conflict.is_none() {
        let shown = row.cells.value.shown();
        let message = format!("指标值“{shown}”里带着单位");
        sink.report(row.cells.value.place, message, "指标值只填数字，单位填在“度量单位”里")
            .param("value", shown.as_str())
            .maybe_fix(notation::fix_cells(row, &row.cells.value));
    }
}

declare_rule! {
    /// 数字的写法不规范：全角数字、千分位逗号或中文数字。
    ///
    /// # 为什么
    /// 系统按半角阿拉伯数字比较和汇总，别的写法会被当成文字。
    /// # 怎么改
    /// 用半角阿拉伯数字，不加逗号。
    /// # 反例
    /// ```json
    /// {"/indicators/1/value": "６００"}
    /// ```
    /// ```json
    /// {"/indicators/1/value": "六百"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/value": "600"}
    /// ```
    V12 "数字写法不规范" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(digits),
    }
}

fn digits(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if notation::of_value(row) == Some(Notation::Digits) {
        let raw = text::shorten(row.cells.value.raw, 40);
        sink.report(row.cells.value.place, format!("指标值“{raw}”不是规范的数字写法"), "请用半角阿拉伯数字，不加逗号")
            .maybe_fix(notation::fix_cells(row, &row.cells.value));
    }
}

declare_rule! {
    /// 小数位过多，或者前后有多余的零。
    ///
    /// # 为什么
    /// 多余的零和过细的小数没有意义，还容易抄错。
    /// # 怎么改
    /// 去掉多余的零，小数保留到有意义的位数。
    /// # 反例
    /// ```json
    /// {"/indicators/5/value": "380.000"}
    /// ```
    /// ```json
    /// {"/indicators/2/value": "95.123456"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/value": "95.1"}
    /// ```
    V14 "小数位过多" {
        group: Value, severity: Info, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(padding),
    }
}

fn padding(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if notation::of_value(row) == Some(Notation::Padding) {
        let shown = row.cells.value.shown();
        sink.report(row.cells.value.place, format!("指标值“{shown}”有多余的零"), "请去掉多余的零")
            .maybe_fix(notation::fix_cells(row, &row.cells.value));
        return;
    }
    let Some(value) = row.meaning.number() else { return };
    if value.normalize().scale() > cx.profile.maximum_decimals {
        let (shown, rounded) = (row.cells.value.shown(), number::plain(value.round_dp(2)));
        sink.report(
            row.cells.value.place,
            format!("指标值“{shown}”的小数位过多"),
            format!("请保留到有意义的位数，例如“{rounded}”"),
        )
        .expect(rounded);
    }
}

declare_rule! {
    /// 指标值用了约数，或把“不少于”“以上”这样的话写进了指标值。
    ///
    /// # 为什么
    /// “约”“左右”说不清完成到多少算达标；“以上”“以内”应由指标性质表示。
    /// # 怎么改
    /// 指标值只留数字，“以上”用“≥”，“以内”用“≤”。
    /// # 反例
    /// ```json
    /// {"/indicators/1/value": "约600"}
    /// ```
    /// ```json
    /// {"/indicators/1/operator": "", "/indicators/1/value": "600以上"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/value": "600"}
    /// ```
    V15 "指标值是约数" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(phrase),
    }
}

fn phrase(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if notation::of_value(row) != Some(Notation::Phrase) || row.meaning.tolerance {
        return;
    }
    let shown = row.cells.value.shown();
    let message = format!("指标值“{shown}”里除了数字还有别的话");
    sink.report(row.cells.value.place, message, "指标值只填数字；“以上”用“≥”，“以内”用“≤”表示")
        .maybe_fix(notation::fix_cells(row, &row.cells.value));
}

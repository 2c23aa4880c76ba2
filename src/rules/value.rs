//! V: the target value.

use super::notation::{self, Notation};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::quantity::operator::Operator;
use crate::quantity::unit::Dimension;
use crate::quantity::{Target, number};
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::name::Measure;
use crate::sense::words::{OPTION_LISTS, Tag};
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] =
    &[&V01, &V02, &V03, &V04, &V05, &V06, &V07, &V08, &V09, &V10, &V11, &V12, &V13, &V14, &V15, &V16, &V20, &V22, &V23];

/// The rule that speaks about a value told in words. One text, one rule: each row has its own way of being measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// An option list nobody answered (V05).
    Options,
    /// 是 or 否 where an effect is asked (V23).
    YesNo,
    /// A number is needed (V01).
    NumberNeeded,
    /// A cost without a number (I05).
    Cost,
    /// A satisfaction without a number (J01).
    Satisfaction,
    /// A time that is not told (K01).
    Time,
    /// A condition instead of a value (V22).
    Conditional,
    /// Vague wording (V06).
    Vague,
    /// A state that can be told apart.
    State,
}

/// Which rule speaks about the words of this row; `None` when the value is no text.
pub(super) fn words_of(row: &Row<'_>) -> Option<Words> {
    if !row.meaning.is_text() {
        return None;
    }
    let value = text::squeeze(&row.meaning.text);
    let tags = row.value_tags;
    let graded = is_graded(row, &value);
    Some(if OPTION_LISTS.contains(&value.as_ref()) {
        Words::Options
    } else if repeats_itself(&value) {
        Words::State
    } else if row.asks_satisfaction() || row.level2 == Level2::Satisfaction {
        Words::Satisfaction
    } else if matches!(value.as_ref(), "是" | "否" | "有" | "无影响") {
        Words::YesNo
    } else if row.level2.is_cost() {
        Words::Cost
    } else if row.level2 == Level2::Time {
        Words::Time
    } else if row.level2 == Level2::Quantity {
        Words::NumberNeeded
    } else if tags.has(Tag::Conditional) {
        Words::Conditional
    } else if is_done(&value) {
        Words::NumberNeeded
    } else if tags.has(Tag::Vague) && !graded {
        Words::Vague
    } else if row.wants_number() && !graded {
        Words::NumberNeeded
    } else {
        Words::State
    })
}

/// Whether the explanation defines this very value as one of its grades: `常态运行：每月不少于1次；间断运行：…`.
fn is_graded(row: &Row<'_>, value: &str) -> bool {
    let content = row.cells.content.text();
    let content = text::squeeze(&content);
    [":", "=", "为", "是指", "指"].iter().any(|mark| content.contains(&format!("{value}{mark}")))
}

fn is_done(value: &str) -> bool {
    matches!(
        value,
        "已完成" | "完成" | "全部完成" | "按期完成" | "一批" | "多次" | "若干" | "全部" | "全覆盖" | "已开展" | "已实施"
    )
}

/// `否;否`: the same answer once for every part of a bundled project.
fn repeats_itself(value: &str) -> bool {
    let parts: Vec<&str> = value.split([';', '；']).collect();
    parts.len() > 1 && parts.windows(2).all(|pair| pair.first() == pair.last())
}

declare_rule! {
    /// 这一行需要填数字，填的却是文字。
    ///
    /// # 为什么
    /// 数量、比率和金额只有填成数字，年底才能对照完成情况；“一批”“全覆盖”各人理解不同，无法考核。
    /// # 怎么改
    /// 把文字换成数字，单位填在“度量单位”里；确实不能量化的，换成定性指标并写清分档标准。
    /// # 反例
    /// ```json
    /// {"/indicators/0/value": "按月安排"}
    /// ```
    /// ```json
    /// {"/indicators/1/value": "一批"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/value": "12"}
    /// ```
    V01 "应填数字却填了文字" {
        group: Value, severity: Error, fields: ["indicators.value"],
        basis: "财预〔2021〕101号（量化易评）", check: Check::Row(number_needed),
    }
}

fn number_needed(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) != Some(Words::NumberNeeded) {
        return;
    }
    let shown = row.cells.value.shown();
    let message = format!("指标值“{shown}”是文字，“{}”要用数字衡量", text::shorten(&row.name.text, 20));
    sink.report(row.cells.value.place, message, "请填数字，单位填在“度量单位”里").param("value", shown.as_str());
}

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
    /// 指标有名称，但没有填指标值。
    ///
    /// # 为什么
    /// 没有目标值就无从考核。
    /// # 怎么改
    /// 填上本年度要达到的数值；不考核的指标整行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/0/value": null}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/value": "6"}
    /// ```
    V03 "没有指标值" {
        group: Value, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(blank),
    }
}

fn blank(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let nothing = row.meaning.target == Target::Blank && !row.cells.value.unreadable;
    // “本项目不适用”的行由 L06 提示，空白的模板行由 C10 提示。
    if !nothing || !row.cells.name.filled() || row.name.tags.has(Tag::YesNo) {
        return;
    }
    let message = match row.cells.value.shown() {
        shown if shown.is_empty() => format!("“{}”没有填指标值", text::shorten(&row.name.text, 20)),
        shown => format!("指标值“{shown}”不是目标值，“{}”等于没有填", text::shorten(&row.name.text, 20)),
    };
    sink.report(row.cells.value.place, message, "请填本年度要达到的数值；不考核的指标请整行删去")
        .fix(Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())]));
}

declare_rule! {
    /// 指标值填了一个区间。
    ///
    /// # 为什么
    /// 区间说不清完成到哪里算达标；指标性质（≥、≤）已经表达了范围。
    /// # 怎么改
    /// 越多越好的填下限、用“≥”；越少越好的填上限、用“≤”。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "90-95"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/value": "90"}
    /// ```
    V04 "指标值是区间" {
        group: Value, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(range),
    }
}

fn range(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Target::Range(low, high) = row.meaning.target else { return };
    let less = row.name.wants_less() || row.meaning.operator.is_some_and(Operator::wants_less);
    let (bound, sign) = if less { (high, Operator::AtMost) } else { (low, Operator::AtLeast) };
    let bound = number::plain(bound);
    let shown = row.cells.value.shown();
    let message = format!("指标值“{shown}”是一个区间，说不清到哪里算完成");
    let mut edits = vec![Edit::set(row.cells.operator.path(), sign.sign()), Edit::set(row.cells.value.path(), bound.as_str())];
    if let Some(unit) = row.meaning.unit.as_ref().filter(|_| row.cells.unit.blank()) {
        edits.push(Edit::set(row.cells.unit.path(), unit.text.as_ref()));
    }
    sink.report(row.cells.value.place, message, format!("请只填一个数，例如“{} {bound}”", sign.sign()))
        .expect(format!("{} {bound}", sign.sign()))
        .param("low", low)
        .param("high", high)
        .fix(Fix::suggestion(format!("改为“{} {bound}”", sign.sign()), edits));
}

declare_rule! {
    /// 指标值还是系统预设的选项，没有选定一个。
    ///
    /// # 为什么
    /// “优良中低差”是让您从中选一个，全部留着等于没有填。
    /// # 怎么改
    /// 选定一个等次，并在“指标内容”里写清各等次的标准。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "优良中低差"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "常态运行"}
    /// ```
    V05 "选项没有选定" {
        group: Value, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(options),
    }
}

fn options(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) == Some(Words::Options) {
        let shown = row.cells.value.shown();
        let message = format!("指标值“{shown}”是一组选项，没有选定其中一个");
        sink.report(row.cells.value.place, message, "请选定一个等次，并在“指标内容”里写清各等次的标准");
    }
}

declare_rule! {
    /// 指标值是笼统的说法，无法衡量。
    ///
    /// # 为什么
    /// “效果明显”“有效提升”没有标准，年底怎么说都算完成。
    /// # 怎么改
    /// 换成可以统计的数字；确需定性的，填一个等次，并在“指标内容”里逐档写明标准。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "效果明显"}
    /// ```
    /// ```json
    /// {"/indicators/8/name": "基础教育发展水平", "/indicators/8/value": "稳步提高", "/indicators/8/content": "反映基础教育的发展"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "常态运行"}
    /// ```
    V06 "指标值笼统" {
        group: Value, severity: Warning, fields: ["indicators.value"],
        basis: "财预〔2021〕101号（量化易评）", check: Check::Row(vague),
    }
}

fn vague(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) != Some(Words::Vague) {
        return;
    }
    let shown = row.cells.value.shown();
    let word = cx.lexicon.word(&text::squeeze(&row.meaning.text), Tag::Vague).unwrap_or_default();
    let message = if word == shown {
        format!("指标值“{shown}”没有标准，无法衡量")
    } else {
        format!("指标值“{shown}”用了“{word}”这样的说法，没有标准，无法衡量")
    };
    sink.report(row.cells.value.place, message, "请换成数字；确需定性的，在“指标内容”里写明各等次的标准").param("word", word);
}

declare_rule! {
    /// 百分比写成了小数。
    ///
    /// # 为什么
    /// 单位是“%”时，0.97 就是百分之零点九七，与 97% 差一百倍。
    /// # 怎么改
    /// 换算成百分数，例如 0.97 写成 97，单位填“%”。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "0.97比例", "/indicators/2/unit": ""}
    /// ```
    /// ```json
    /// {"/indicators/2/value": "0.95"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/value": "97"}
    /// ```
    V07 "百分比写成小数" {
        group: Value, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(ratio),
    }
}

/// The value of a share that is told as a fraction of one. Shares of which less is better may well be below 1 %.
pub(super) fn fraction_of_one(row: &Row<'_>) -> Option<Decimal> {
    let value = row.meaning.number().filter(|value| *value > Decimal::ZERO && *value <= Decimal::ONE)?;
    let percent = row.meaning.unit.as_ref().is_none_or(|unit| unit.text == "%" || unit.text == "比例");
    let named = row.name.bounded && row.name.wants_more() && percent && (value < Decimal::ONE || row.meaning.unit.is_none());
    (row.meaning.ratio || named).then_some(value)
}

fn ratio(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(value) = fraction_of_one(row) else { return };
    let shown = row.cells.value.shown();
    let Some(percent) = value.checked_mul(Decimal::ONE_HUNDRED).map(number::plain) else { return };
    let message = format!("“{}”是百分比，指标值“{shown}”像是写成了小数", text::shorten(&row.name.text, 20));
    let edits = vec![Edit::set(row.cells.value.path(), percent.as_str()), Edit::set(row.cells.unit.path(), "%")];
    sink.report(row.cells.value.place, message, format!("请写成“{percent}”，单位填“%”"))
        .expect(format!("{percent} %"))
        .param("value", value)
        .fix(Fix::suggestion(format!("改为“{percent} %”"), edits));
}

declare_rule! {
    /// 指标值用了“±”。
    ///
    /// # 为什么
    /// 偏差类指标考核的是偏差有多大，用“≤”加一个数就能说清。
    /// # 怎么改
    /// “±3%以内”写成：指标性质“≤”，指标值“3”，单位“%”。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "预测误差率", "/indicators/3/operator": "", "/indicators/3/value": "±3%以内", "/indicators/3/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "预测误差率", "/indicators/3/operator": "≤", "/indicators/3/value": "3"}
    /// ```
    V08 "指标值带正负号" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(tolerance),
    }
}

fn tolerance(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(value) = row.meaning.number().filter(|_| row.meaning.tolerance) else { return };
    let shown = row.cells.value.shown();
    let value = number::plain(value);
    let mut edits = vec![Edit::set(row.cells.operator.path(), "≤"), Edit::set(row.cells.value.path(), value.as_str())];
    if let Some(unit) = &row.meaning.unit {
        edits.push(Edit::set(row.cells.unit.path(), unit.text.as_ref()));
    }
    sink.report(row.cells.value.place, format!("指标值“{shown}”用了“±”"), format!("请用“≤ {value}”表示偏差的上限"))
        .fix(Fix::suggestion(format!("改为“≤ {value}”"), edits));
}

declare_rule! {
    /// 一格里填了几个数。
    ///
    /// # 为什么
    /// 一行指标只能有一个目标值；几个数放在一起，既不能比较也不能汇总。
    /// # 怎么改
    /// 每个数拆成一行指标；分数形式的只留目标值。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "85/100"}
    /// ```
    /// ```json
    /// {"/indicators/0/value": "春季班3期、秋季班3期"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/value": "85"}
    /// ```
    V09 "一格填了几个数" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(several),
    }
}

fn several(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let repeated = row.meaning.is_text() && repeats_itself(&text::squeeze(&row.meaning.text));
    if row.meaning.target != Target::Several && !row.meaning.others && !repeated {
        return;
    }
    let shown = row.cells.value.shown();
    let message = format!("指标值“{shown}”里不止一个目标值");
    sink.report(row.cells.value.place, message, "一行指标只填一个目标值，其余请另起一行").param("value", shown.as_str());
}

declare_rule! {
    /// 应当大于零的指标填了零或负数。
    ///
    /// # 为什么
    /// 目标值是零，等于不打算做这件事。事故数、投诉数这类越少越好的指标才可以是零。
    /// # 怎么改
    /// 填写实际要完成的数量；不打算做的整行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/0/value": "0"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "安全责任事故数", "/indicators/0/operator": "=", "/indicators/0/value": "0", "/indicators/0/unit": "起"}
    /// ```
    V10 "目标值为零或负数" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(zero),
    }
}

fn zero(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(value) = row.meaning.number().filter(|value| *value <= Decimal::ZERO) else { return };
    let money = row.level2.is_cost() || row.name.measure == Measure::Money;
    let counted =
        row.level2 == Level2::Quantity || matches!(row.name.measure, Measure::Count | Measure::Size | Measure::Duration);
    let less_is_good = row.name.wants_less() && !row.level2.is_cost();
    if !(money || counted) || less_is_good || row.meaning.is_share() || row.name.tags.has(Tag::Unbounded) {
        return;
    }
    let shown = row.cells.value.shown();
    let message = format!("“{}”的目标值是“{shown}”，等于不打算做", text::shorten(&row.name.text, 20));
    sink.report(row.cells.value.place, message, "请填实际要完成的数；不打算做的请整行删去")
        .param("value", value)
        .fix(Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())]));
}

declare_rule! {
    /// 不可能超过 100% 的比率填了 100 以上。
    ///
    /// # 为什么
    /// 合格率、覆盖率这类比率的分子是分母的一部分，最大只能是 100%。增长率不在此列。
    /// # 怎么改
    /// 检查是否多写了一位或漏了小数点。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "105"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/name": "培训收入增长率", "/indicators/2/value": "105"}
    /// ```
    V11 "比率超过百分之百" {
        group: Value, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(above_hundred),
    }
}

fn above_hundred(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(value) = row.meaning.number().filter(|_| row.name.bounded && !row.is_satisfaction()) else { return };
    let whole = match row.meaning.unit.as_ref().map(|unit| unit.text.as_ref()) {
        Some("%") | None => Decimal::ONE_HUNDRED,
        Some("‰") => Decimal::ONE_THOUSAND,
        _ => return,
    };
    if value <= whole {
        return;
    }
    let shown = row.cells.value.shown();
    let message = format!("“{}”最大是100%，不会达到“{shown}”", text::shorten(&row.name.text, 20));
    sink.report(row.cells.value.place, message, "请检查是否多写了一位或漏了小数点").param("value", value);
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
        let raw = text::shorten(&row.cells.value.raw, 40);
        sink.report(row.cells.value.place, format!("指标值“{raw}”不是规范的数字写法"), "请用半角阿拉伯数字，不加逗号")
            .maybe_fix(notation::fix_cells(row, &row.cells.value));
    }
}

declare_rule! {
    /// 按个数统计的东西填了小数。
    ///
    /// # 为什么
    /// 人、台、次没有半个。
    /// # 怎么改
    /// 填整数；以“万”为单位的可以有小数。
    /// # 反例
    /// ```json
    /// {"/indicators/0/value": "6.5"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/value": "0.06", "/indicators/1/unit": "万人次"}
    /// ```
    V13 "个数带小数" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(fraction),
    }
}

fn fraction(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(value), Some(unit)) = (row.meaning.number(), &row.meaning.unit) else { return };
    let counted = matches!(unit.dimension, Dimension::Count | Dimension::Person | Dimension::Visit | Dimension::Household);
    // 平均数、每平方公里的只数这类可以有小数。
    if !counted || !unit.per.is_empty() || unit.text == "人·天" || row.name.core.contains("平均") || row.name.core.contains('均')
    {
        return;
    }
    if unit.to_base(value).is_some_and(|v| v.fract().is_zero()) {
        return;
    }
    let shown = row.cells.value.shown();
    sink.report(row.cells.value.place, format!("“{shown}{}”不是整数", unit.text), "按个数统计的请填整数").param("value", value);
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
    let shown = row.cells.value.shown();
    if notation::of_value(row) == Some(Notation::Padding) {
        sink.report(row.cells.value.place, format!("指标值“{shown}”有多余的零"), "请去掉多余的零")
            .maybe_fix(notation::fix_cells(row, &row.cells.value));
        return;
    }
    let Some(value) = row.meaning.number() else { return };
    if value.normalize().scale() > cx.profile.maximum_decimals {
        let rounded = number::plain(value.round_dp(2));
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

declare_rule! {
    /// 不是时间的指标填了日期，或者日期说得含糊。
    ///
    /// # 为什么
    /// 数量指标填日期无法考核；“年底”没有说到哪一天，而且常被写成下一年。
    /// # 怎么改
    /// 数量指标填数字；时间写成“2024-12-31”，或在时效指标里填月份。
    /// # 反例
    /// ```json
    /// {"/indicators/1/value": "2024-12-31"}
    /// ```
    /// ```json
    /// {"/indicators/4/operator": "", "/indicators/4/value": "2024年底", "/indicators/4/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/value": "2024-11-30", "/indicators/4/unit": "日期"}
    /// ```
    V16 "日期填得不对" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(misplaced_date),
    }
}

fn misplaced_date(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Target::Date(day) = row.meaning.target else { return };
    let shown = row.cells.value.shown();
    let timely = row.level2 == Level2::Time || matches!(row.name.measure, Measure::Deadline | Measure::Duration);
    if row.meaning.serial {
        let message = format!("指标值“{shown}”是日期在表格里变成的数字，应是 {day}");
        let edits = vec![Edit::set(row.cells.value.path(), day.to_string()), Edit::remove(row.cells.unit.path())];
        sink.report(row.cells.value.place, message, format!("请写成“{day}”"))
            .expect(day.to_string())
            .fix(Fix::suggestion(format!("改为“{day}”"), edits));
    } else if row.meaning.loose {
        let message = format!("“{shown}”没有说到哪一天");
        sink.report(row.cells.value.place, message, "请写明到哪一天，例如“2024-12-31”");
    } else if !timely && !row.level2.is_benefit() && day.exists() {
        let message = format!("“{}”不是时间指标，指标值却是日期“{shown}”", text::shorten(&row.name.text, 20));
        sink.report(row.cells.value.place, message, "请填数字；要考核完成时间的，另设一条时效指标");
    }
}

declare_rule! {
    /// 定性指标的值里有系统不接受的符号（* _ -）。
    ///
    /// # 为什么
    /// 预算系统保存定性指标时会拒绝这些符号。
    /// # 怎么改
    /// 去掉符号，只留文字。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "常态-运行"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "常态运行"}
    /// ```
    V20 "定性指标值有禁用符号" {
        group: Value, severity: Warning, fields: ["indicators.value"],
        basis: "预算管理一体化系统校验", check: Check::Row(forbidden_marks),
    }
}

fn forbidden_marks(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.meaning.is_text()
        || !row.meaning.text.contains(['*', '_', '-'])
        || row.meaning.text.contains(|c: char| c.is_ascii_digit())
    {
        return;
    }
    let clean: String = row.meaning.text.chars().filter(|c| !matches!(c, '*' | '_' | '-')).collect();
    let shown = row.cells.value.shown();
    sink.report(row.cells.value.place, format!("指标值“{shown}”里有系统不接受的符号"), "请去掉 * _ - 这些符号")
        .expect(clean.as_str())
        .fix(Fix::suggestion(format!("改为“{clean}”"), vec![Edit::set(row.cells.value.path(), clean)]));
}

declare_rule! {
    /// 指标值写的是条件，不是目标。
    ///
    /// # 为什么
    /// “根据实际情况”“按合同执行”没有给出要达到的程度，无法考核。
    /// # 怎么改
    /// 按合同、计划或规定算出数字填上。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "根据实际情况确定"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "常态运行"}
    /// ```
    V22 "指标值是条件" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(conditional),
    }
}

fn conditional(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) == Some(Words::Conditional) {
        let shown = row.cells.value.shown();
        let message = format!("指标值“{shown}”说的是条件，不是要达到的目标");
        sink.report(row.cells.value.place, message, "请按合同、计划或规定算出数字填上");
    }
}

declare_rule! {
    /// 效益指标的值只填了“是”或“否”。
    ///
    /// # 为什么
    /// 效益要说明达到什么程度，“是”“否”看不出多少。
    /// # 怎么改
    /// 换成能反映程度的指标，例如增收额、覆盖率；没有这方面效益的整行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/6/name": "带动群众增收", "/indicators/6/operator": "=", "/indicators/6/value": "是", "/indicators/6/unit": "", "/indicators/6/kind": "定性指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/6/name": "带动群众人均增收额", "/indicators/6/value": "500", "/indicators/6/unit": "元/人·年"}
    /// ```
    V23 "效益只填是或否" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(yes_or_no),
    }
}

fn yes_or_no(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let negative = row.meaning.is_text() && text::squeeze(&row.meaning.text) == "否" && row.name.tags.has(Tag::YesNo);
    if words_of(row) == Some(Words::YesNo) && !negative {
        let shown = row.cells.value.shown();
        let message = format!("指标值“{shown}”看不出达到什么程度");
        sink.report(row.cells.value.place, message, "请换成能反映程度的指标和数值；没有这方面效益的请整行删去");
    }
}

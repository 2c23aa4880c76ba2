//! V, as a number: its size, its bounds and whether it is one.

use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::quantity::number;
use crate::quantity::operator::Operator;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Sink};
use crate::sense::level::Level2;
use crate::sense::name::Measure;
use crate::sense::words::Tag;
use crate::text;
use rust_decimal::Decimal;

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
pub(in crate::rules) fn fraction_of_one(row: &Row<'_>) -> Option<Decimal> {
    let value = row.meaning.number().filter(|value| *value > Decimal::ZERO && *value <= Decimal::ONE)?;
    let percent = row.meaning.unit.as_ref().is_none_or(|unit| unit.text == "%" || unit.text == "比例");
    let named = row.name.bounded && row.name.wants_more() && percent && (value < Decimal::ONE || row.meaning.unit.is_none());
    // A rate whose name tells nothing and that asks for at least 0.95 % is hardly meant so.
    let half = value.checked_mul(Decimal::TWO).is_some_and(|twice| twice >= Decimal::ONE);
    let asks = row.meaning.operator.is_some_and(Operator::wants_more) && !row.name.wants_less();
    let unnamed = row.name.core.ends_with('率') && half && asks && value < Decimal::ONE && !row.name.tags.has(Tag::Unbounded);
    (row.meaning.ratio || named || (unnamed && percent)).then_some(value)
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
    // 数据丢失次数 under 质量 may well be meant to be zero; a quantity is there to be done.
    let counted = row.level2 == Level2::Quantity
        || row.name.wants_more() && matches!(row.name.measure, Measure::Count | Measure::Size | Measure::Duration);
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

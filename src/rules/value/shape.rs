//! V, what stands in the cell at all: nothing, a range, several numbers, a date.

use super::words::repeats_itself;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::quantity::operator::Operator;
use crate::quantity::{Target, number};
use crate::rule::{Check, REVIEW, Sink};
use crate::sense::level::Level2;
use crate::sense::name::Measure;
use crate::sense::words::Tag;
use crate::text;

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
    let denied = row.name.tags.has(Tag::YesNo) || (row.level2.is_benefit() && row.name.core.contains("不涉及"));
    if !nothing || !row.cells.name.filled() || denied {
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

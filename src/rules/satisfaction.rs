//! J: satisfaction, row by row.

use super::value::{Words, fraction_of_one, words_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::number;
use crate::quantity::operator::Operator;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::{Level1, Level2};
use crate::sense::list::List;
use crate::sense::respondents;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&J01, &J02, &J03, &J04, &J05, &J06, &J07, &J08];

/// What a survey is called where an explanation tells how people are asked.
static SURVEYS: List =
    list!["问卷", "调查", "回访", "评议", "测评", "访谈", "拦访", "受访", "走访", "抽样", "打分", "评分", "评价", "电话"];

declare_rule! {
    /// 满意度填了文字。
    ///
    /// # 为什么
    /// “较高”“基本满意”没有标准；满意度是满意的人数占被调查人数的比例，本来就是数字。
    /// # 怎么改
    /// 填百分数，例如“≥ 90 %”。
    /// # 反例
    /// ```json
    /// {"/indicators/9/operator": "=", "/indicators/9/value": "较高", "/indicators/9/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9/value": "90"}
    /// ```
    J01 "满意度填了文字" {
        group: Satisfaction, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(in_words),
    }
}

fn in_words(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) != Some(Words::Satisfaction) {
        return;
    }
    let shown = row.cells.value.shown();
    let message = format!("满意度填的是“{shown}”，看不出多少人满意");
    let usual = number::plain(cx.profile.usual_satisfaction);
    sink.report(row.cells.value.place, message, format!("请填百分数，例如“≥ {usual} %”"))
        .param("value", shown.as_str())
        .expect(format!("≥ {usual} %"))
        .fix(set_usual(row, cx));
}

/// The repair that asks for the usual satisfaction.
fn set_usual(row: &Row<'_>, cx: &Context<'_>) -> Fix {
    let usual = number::plain(cx.profile.usual_satisfaction);
    let edits = vec![
        Edit::set(row.cells.operator.path(), "≥"),
        Edit::set(row.cells.value.path(), usual.as_str()),
        Edit::set(row.cells.unit.path(), "%"),
    ];
    Fix::suggestion(format!("改为“≥ {usual} %”"), edits)
}

/// The number of a row that asks for satisfaction, unless the row wants it to be low.
fn told(row: &Row<'_>) -> Option<Decimal> {
    let low = row.name.wants_less() || row.meaning.operator.is_some_and(Operator::wants_less);
    row.meaning.number().filter(|_| row.asks_satisfaction() && !low && fraction_of_one(row).is_none())
}

declare_rule! {
    /// 满意度定为100%。
    ///
    /// # 为什么
    /// 只要有一个人不满意就完不成；这样的目标要么完不成，要么调查走过场。
    /// # 怎么改
    /// 参照历年调查结果，定在90%至95%左右。
    /// # 反例
    /// ```json
    /// {"/indicators/9/value": "100"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9/value": "95"}
    /// ```
    J02 "满意度定为100%" {
        group: Satisfaction, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(everybody),
    }
}

fn everybody(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let percent = row.meaning.unit.as_ref().is_none_or(|unit| unit.text == "%");
    if told(row) == Some(Decimal::ONE_HUNDRED) && percent {
        let shown = row.cells.value.shown();
        sink.report(
            row.cells.value.place,
            format!("满意度定为“{shown}”，只要有一人不满意就完不成"),
            "请参照历年调查结果，定在90%至95%左右",
        )
        .param("value", Decimal::ONE_HUNDRED)
        .fix(set_usual(row, cx));
    }
}

declare_rule! {
    /// 几类对象合成了一个满意度。
    ///
    /// # 为什么
    /// 学生满意、家长不满意，合在一起的数字看不出来，调查也不好做。
    /// # 怎么改
    /// 每类对象各设一条，分别调查。
    /// # 反例
    /// ```json
    /// {"/indicators/9/name": "学员、用人单位满意度"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9/name": "研和街道参训学员满意度"}
    /// ```
    J03 "几类对象合成一条" {
        group: Satisfaction, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(several_groups),
    }
}

fn several_groups(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.asks_satisfaction() {
        return;
    }
    let asked = respondents::read(&row.name.core);
    if asked.several() {
        let who = text::shorten(asked.who, 20);
        sink.report(
            row.cells.name.place,
            format!("“{who}”是几类对象，一条指标只能反映一类"),
            "请每类对象各设一条满意度指标，分别调查",
        )
        .param("who", asked.who);
    }
}

declare_rule! {
    /// 满意度指标没有放在“满意度指标”下面。
    ///
    /// # 为什么
    /// 满意度是单独的一类，放在质量或者效益里，审核时会认为没有设满意度指标。
    /// # 怎么改
    /// 一级指标改为“满意度指标”，二级指标改为“服务对象满意度指标”。
    /// # 反例
    /// ```json
    /// {"/indicators/9/level1": "产出指标", "/indicators/9/level2": "质量指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9/level1": "满意度指标", "/indicators/9/level2": "服务对象满意度指标"}
    /// ```
    J04 "满意度放错类别" {
        group: Satisfaction, severity: Error, fields: ["indicators.level2"],
        basis: "财预〔2021〕101号（指标类型）", check: Check::Row(misplaced),
    }
}

fn misplaced(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    // 二级指标已是满意度而一级指标不对的，由 C08 提示。
    let known = !matches!(row.level2, Level2::Other | Level2::Blank)
        || (row.level2 == Level2::Blank && matches!(row.level1, Level1::Output | Level1::Benefit | Level1::Cost));
    // “认可度”也可以是社会效益，只有写明“满意”的才一定是满意度。
    let asks = row.asks_satisfaction() && row.name.core.contains("满意");
    if !asks || row.level1 == Level1::Satisfaction || row.level2 == Level2::Satisfaction || !known {
        return;
    }
    let under = if row.level2 == Level2::Blank { row.level1.name() } else { row.level2.name() };
    let message = format!("“{}”是满意度，却放在“{under}”下面", text::shorten(&row.name.text, 20));
    let (first, second) = (Level1::Satisfaction.name(), Level2::Satisfaction.name());
    let edits = vec![Edit::set(row.cells.level1.path(), first), Edit::set(row.cells.level2.path(), second)];
    sink.report(row.cells.level2.place, message, format!("请放到“{first}”的“{second}”下面"))
        .param("level2", under)
        .expect(second)
        .fix(Fix::suggestion(format!("移到“{second}”"), edits));
}

declare_rule! {
    /// 满意度低于审核口径的下限。
    ///
    /// # 为什么
    /// 目标定得太低，起不到督促改进服务的作用。
    /// # 怎么改
    /// 参照历年调查结果提高目标；确有原因的，写明依据。
    /// # 反例
    /// ```json
    /// {"/indicators/9/value": "65"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9/value": "80"}
    /// ```
    J05 "满意度偏低" {
        group: Satisfaction, severity: Warning, fields: ["indicators.value"], basis: REVIEW, unless: without_floor, check: Check::Row(too_low),
    }
}

fn without_floor(cx: &Context<'_>) -> Option<&'static str> {
    cx.profile.satisfaction_floor.is_none().then_some("审核口径没有设定满意度下限")
}

fn too_low(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(value), Some(floor)) = (told(row), cx.profile.satisfaction_floor) else { return };
    let percent = row.meaning.unit.as_ref().is_none_or(|unit| unit.text == "%");
    if value >= floor || !percent {
        return;
    }
    let (shown, floor_text) = (row.cells.value.shown(), number::plain(floor));
    sink.report(
        row.cells.value.place,
        format!("满意度“{shown}”低于{floor_text}%的下限"),
        format!("请提高到{floor_text}%以上，或者写明依据"),
    )
    .param("value", value)
    .param("floor", floor)
    .fix(set_usual(row, cx));
}

declare_rule! {
    /// 满意度超过100%，或者没有写“%”。
    ///
    /// # 为什么
    /// 满意的人不会比被调查的人还多；没有“%”，90可能是90%、90分，也可能是90人。
    /// # 怎么改
    /// 填不超过100的数，单位填“%”。
    /// # 反例
    /// ```json
    /// {"/indicators/9/value": "920"}
    /// ```
    /// ```json
    /// {"/indicators/9/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9/value": "92", "/indicators/9/unit": "%"}
    /// ```
    J06 "满意度超过100%" {
        group: Satisfaction, severity: Error, fields: ["indicators.value", "indicators.unit"], basis: REVIEW, check: Check::Row(not_a_share),
    }
}

fn not_a_share(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(value) = row.meaning.number().filter(|_| row.asks_satisfaction() && fraction_of_one(row).is_none()) else { return };
    let shown = row.cells.value.shown();
    match &row.meaning.unit {
        Some(unit) if unit.text == "%" && value <= Decimal::ONE_HUNDRED => {}
        None if value <= Decimal::ONE_HUNDRED => {
            sink.report(row.cells.unit.place, format!("满意度“{shown}”没有写“%”"), "请把度量单位填为“%”")
                .expect("%")
                .fix(Fix::suggestion("单位填“%”", vec![Edit::set(row.cells.unit.path(), "%")]));
        }
        Some(unit) if unit.text != "%" => {
            // 按百分制打分的满意度也有人用；看不懂的单位不作判断。
            if !matches!(unit.dimension, Dimension::Score | Dimension::Other | Dimension::Share) {
                let message = format!("满意度应以“%”为单位，现在是“{}”", unit.text);
                sink.report(row.cells.unit.place, message, "请把度量单位改为“%”").param("unit", unit.text.as_ref()).expect("%");
            }
        }
        _ => {
            sink.report(row.cells.value.place, format!("满意度“{shown}”超过了100%"), "请检查是否多写了一位或漏了小数点")
                .param("value", value);
        }
    }
}

declare_rule! {
    /// 满意度没有写明问的是谁。
    ///
    /// # 为什么
    /// 不写对象，就不知道该调查谁，结果也无从核实。
    /// # 怎么改
    /// 在名称里写明对象，例如“受益农户满意度”。
    /// # 反例
    /// ```json
    /// {"/indicators/9/name": "综合满意度"}
    /// ```
    /// ```json
    /// {"/indicators/9/name": "满意率"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9/name": "参训学员满意度"}
    /// ```
    J07 "没有写明谁满意" {
        group: Satisfaction, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(nobody_named),
    }
}

fn nobody_named(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if row.asks_satisfaction() && row.name.core.contains("满意") && respondents::read(&row.name.core).nobody() {
        let called = text::shorten(&row.name.text, 20);
        sink.report(row.cells.name.place, format!("“{called}”没有写明是谁满意"), "请写明对象，例如“受益农户满意度”")
            .param("name", called.as_ref());
    }
}

declare_rule! {
    /// 没有说明满意度怎么调查。
    ///
    /// # 为什么
    /// 问谁、什么时候问、问多少人，事先不定好，年底的数字就没有来源。
    /// # 怎么改
    /// 在“指标内容”里写明调查方式、时间和样本数，例如“12月向参训学员发放问卷不少于100份”。
    /// # 反例
    /// ```json
    /// {"/indicators/9/content": "反映学员对培训是否满意"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/9/content": "结业时向学员发放问卷不少于100份，满意份数÷有效份数×100%"}
    /// ```
    J08 "没有说明怎么调查" {
        group: Satisfaction, severity: Info, fields: ["indicators.content"],
        basis: "财预〔2021〕101号（问卷调查法）", check: Check::Row(no_survey),
    }
}

fn no_survey(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.asks_satisfaction() || !row.cells.content.filled() {
        return;
    }
    let content = row.cells.content.text();
    if SURVEYS.within(content) {
        return;
    }
    let shown = row.cells.content.shown();
    let message = format!("指标内容“{shown}”没有说明怎么调查");
    sink.report(row.cells.content.place, message, "请写明问谁、什么时候问、问多少，例如“12月发放问卷不少于100份”")
        .param("content", shown.as_str());
}

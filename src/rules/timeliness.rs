//! K: whether a row of timeliness says how soon something is done.

use super::funds::{self, Funds};
use super::value::{Words, words_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::Target;
use crate::quantity::date::Date;
use crate::quantity::operator::Operator;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::list::List;
use crate::sense::name::Measure;
use crate::sense::words::Tag;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&K01, &K02, &K03, &K06];

/// Whether the row is about how soon budget money is handed on, of which K06 alone speaks.
fn is_about_payment(row: &Row<'_>) -> bool {
    funds::of(row) == Some(Funds::Speed)
}

/// Whether the row says when or how soon something is done. A lasting effect is told as a length of time by other rules.
pub(super) fn is_timely(row: &Row<'_>) -> bool {
    let deadline = matches!(row.name.measure, Measure::Deadline | Measure::Duration) && !row.level2.is_benefit();
    (row.level2 == Level2::Time || deadline) && !is_about_payment(row)
}

declare_rule! {
    /// 时效指标填了文字，没有说到什么时候。
    ///
    /// # 为什么
    /// “及时”“按计划完成”没有时间界限，年底无从判断是否按时。
    /// # 怎么改
    /// 填完成的月份或日期，或者换成“……及时率 ≥ 95 %”。
    /// # 反例
    /// ```json
    /// {"/indicators/4/operator": "=", "/indicators/4/value": "及时", "/indicators/4/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/value": "11", "/indicators/4/unit": "月"}
    /// ```
    K01 "时间说不清" {
        group: Timeliness, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(vague),
    }
}

fn vague(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) == Some(Words::Time) && !is_about_payment(row) && !is_whole_year(row) {
        let shown = row.cells.value.shown();
        let message = format!("指标值“{shown}”没有说到什么时候");
        sink.report(row.cells.value.place, message, "请填完成的月份或日期，或者换成“……及时率 ≥ 95 %”")
            .param("value", shown.as_str());
    }
}

/// The whole year in words, which is a period and not a deadline.
fn is_whole_year(row: &Row<'_>) -> bool {
    row.meaning.is_text() && matches!(text::squeeze(&row.meaning.text).as_ref(), "全年" | "全年度" | "本年度" | "当年" | "整年")
}

declare_rule! {
    /// 时效指标填了一段期间。
    ///
    /// # 为什么
    /// “1月至12月”是项目的起止时间，不是要按时完成的期限。
    /// # 怎么改
    /// 填最后完成的时间，例如“≤ 11 月”。
    /// # 反例
    /// ```json
    /// {"/indicators/4/operator": "=", "/indicators/4/value": "2024年3月-11月", "/indicators/4/unit": ""}
    /// ```
    /// ```json
    /// {"/indicators/4/operator": "", "/indicators/4/value": "2024年全年", "/indicators/4/unit": ""}
    /// ```
    /// ```json
    /// {"/indicators/4/operator": "=", "/indicators/4/value": "全年", "/indicators/4/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/operator": "≤", "/indicators/4/value": "11", "/indicators/4/unit": "月"}
    /// ```
    K02 "时间填成一段期间" {
        group: Timeliness, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(period),
    }
}

fn period(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let last = match row.meaning.target {
        Target::Period(_, last) => last,
        Target::Date(Date { year: Some(year), month: None, .. }) => Date { year: Some(year), month: Some(12), day: None },
        Target::Text if row.level2 == Level2::Time && is_whole_year(row) => Date { month: Some(12), ..Date::default() },
        _ => return,
    };
    if !is_timely(row) || row.meaning.serial {
        return;
    }
    let shown = row.cells.value.shown();
    let issue = sink.report(row.cells.value.place, format!("指标值“{shown}”是一段期间，不是完成的期限"), "请填最后完成的时间");
    issue.param("value", shown.as_str());
    if let Some(month) = last.month.filter(|_| last.exists()) {
        let edits = vec![
            Edit::set(row.cells.operator.path(), Operator::AtMost.sign()),
            Edit::set(row.cells.value.path(), month.to_string()),
            Edit::set(row.cells.unit.path(), "月"),
        ];
        issue.expect(format!("≤ {month} 月")).fix(Fix::suggestion(format!("改为“≤ {month} 月”"), edits));
    }
}

declare_rule! {
    /// 时效指标考核的不是快慢。
    ///
    /// # 为什么
    /// 时效指标回答“什么时候完成、多快办好”；质保期、管护期、考核次数说的是别的事。
    /// # 怎么改
    /// 换成完成时限或及时率；原来的内容放到数量、质量或可持续影响指标。
    /// # 反例
    /// ```json
    /// {"/indicators/4/name": "教学设备质保期", "/indicators/4/operator": "≥", "/indicators/4/value": "3", "/indicators/4/unit": "年"}
    /// ```
    /// ```json
    /// {"/indicators/4/name": "保洁质量专项考核", "/indicators/4/operator": "≥", "/indicators/4/value": "1", "/indicators/4/unit": "次/月"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/name": "教学设备安装完成时限", "/indicators/4/operator": "≤", "/indicators/4/value": "9", "/indicators/4/unit": "月"}
    /// ```
    K03 "不是时效" {
        group: Timeliness, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(not_timely),
    }
}

/// Endings of names that tell how long something lasts.
#[rustfmt::skip]
static LASTING: List = list![
    "质保期", "质保年限", "质保期限", "保修期", "保修年限", "管护期", "管护期限", "管护年限", "使用年限", "使用寿命", "有效期",
    "有效期限", "有效年限", "资格有效", "维持时效", "维持时间", "持续时效", "持续时间", "持续时限", "运维期", "免费期", "维护期", "受益年限", "受益期限",
];

fn not_timely(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(unit) = row.meaning.unit.as_ref().filter(|_| row.meaning.number().is_some()) else { return };
    if row.level2 != Level2::Time || funds::of(row).is_some() || row.asks_satisfaction() {
        return;
    }
    let core = row.name.core.as_str();
    let lasting = LASTING.ends(core);
    // 及时率、时限、工期、速度、进度都说的是快慢。
    let soon =
        row.name.tags.has(Tag::Timely) || core.contains(['时', '期', '速', '快']) || list!["进度", "延误", "迟"].within(core);
    let counted = matches!(
        unit.dimension,
        Dimension::Count
            | Dimension::Person
            | Dimension::Visit
            | Dimension::Household
            | Dimension::Area
            | Dimension::Length
            | Dimension::Mass
    );
    let quality = row.name.tags.has(Tag::QualityWord) && row.name.measure == Measure::Share && unit.is_share();
    let reason = match (lasting, counted && !soon, quality && !soon) {
        (true, ..) => "说的是能保持多久，不是多快完成",
        (_, true, _) => "说的是多少，不是多快完成",
        (_, _, true) => "说的是做得好不好，不是多快完成",
        _ => return,
    };
    let message = format!("“{}”{reason}", text::shorten(&row.name.text, 20));
    sink.report(row.cells.name.place, message, "请换成完成时限或及时率，原来的内容放到合适的类别");
}

declare_rule! {
    /// 考核的是拨款、付款的快慢，不是任务完成的快慢。
    ///
    /// # 为什么
    /// 资金到位和支付是财务管理的要求，钱付得快不等于事办得好。
    /// # 怎么改
    /// 换成任务本身的时效，例如“……完成时限”“……及时率”。
    /// # 反例
    /// ```json
    /// {"/indicators/4/name": "财政资金到位及时率", "/indicators/4/operator": "=", "/indicators/4/value": "100", "/indicators/4/unit": "%"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/name": "培训证书发放及时率", "/indicators/4/operator": "≥", "/indicators/4/value": "98", "/indicators/4/unit": "%"}
    /// ```
    K06 "考核的是付款快慢" {
        group: Timeliness, severity: Warning, fields: ["indicators.name"],
        basis: "财预〔2021〕101号（高度关联）", check: Check::Row(payment),
    }
}

fn payment(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if is_about_payment(row) {
        let called = text::shorten(&row.name.text, 20);
        let message = format!("“{called}”考核的是拨款、付款的快慢，不是任务的快慢");
        sink.report(row.cells.name.place, message, "请换成任务本身的完成时限或及时率").param("name", called.as_ref());
    }
}

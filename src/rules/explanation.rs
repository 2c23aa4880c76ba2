//! P: what is written beside an indicator: how it is counted, what its value rests on and what proves it.

use super::better::called;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::form::{INDICATORS, Leaf, Place};
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::Target;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::likeness;
use crate::sense::list::List;
use crate::sense::name::Measure;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&P01, &P02, &P03, &P04, &P05, &P06, &P08];

const OF_101: &str = "财预〔2021〕101号（指标解释）";

/// What stands for an empty cell (无, null) is short, so longer cells need not be read to know that they are filled.
const SHORT: usize = 16;

fn is_empty(leaf: &Leaf) -> bool {
    leaf.raw.len() < SHORT && leaf.blank()
}

/// Notes the rows that leave a cell empty: each by itself, or the table once where nobody filled the column in.
fn note_empty(
    cx: &Context<'_>,
    sink: &mut Sink<'_>,
    cell: fn(&Row<'_>) -> Place,
    empty: fn(&Row<'_>) -> bool,
    texts: (&str, &'static str),
) {
    let (what, help) = texts;
    let rows = || cx.rows.iter().filter(|row| !row.name.core.is_empty());
    let missing = rows().filter(|row| empty(row)).count();
    if missing > 2 && missing == rows().count() {
        sink.note(Place::part(INDICATORS), format!("各条指标都没有填“{what}”"), help);
        return;
    }
    for row in rows().filter(|row| empty(row)) {
        sink.note(cell(row), format!("“{}”没有填“{what}”", called(row)), help);
    }
}

declare_rule! {
    /// 没有填指标内容，或者只把名称抄了一遍。
    ///
    /// # 为什么
    /// 指标内容要说清考核什么、怎么算、算到哪里为止，年底才不会各说各话。
    /// # 怎么改
    /// 写明含义和算法，例如“结业考核合格人数÷参加考核人数×100%”。
    /// # 反例
    /// ```json
    /// {"/indicators/0/content": ""}
    /// ```
    /// ```json
    /// {"/indicators/0/content": "培训班举办期数"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/content": "全年实际举办的集中培训班期数"}
    /// ```
    P01 "没有指标内容" {
        group: Explanation, severity: Warning, fields: ["indicators.content"], basis: OF_101, check: Check::Form(empty_content),
    }
}

fn empty_content(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let help = "请写明考核什么、怎么算，例如“合格人数÷参加人数×100%”";
    note_empty(cx, sink, |row| row.cells.content.place, |row| is_empty(&row.cells.content), ("指标内容", help));
    for row in cx.rows.iter().filter(|row| repeats_name(row)) {
        sink.report(row.cells.content.place, format!("“指标内容”只把名称“{}”抄了一遍", called(row)), help)
            .maybe_fix(fill_from_library(row));
    }
}

fn repeats_name(row: &Row<'_>) -> bool {
    let (name, content) = (row.name.text.as_str(), &row.cells.content);
    // Blanks and a full stop are all that may differ.
    let length = content.raw.len();
    let marks = ['。', '.', ';'];
    !name.is_empty()
        && !name.ends_with(marks)
        && length >= name.len()
        && length <= name.len().saturating_add(SHORT)
        && content.squeezed().strip_prefix(name).is_some_and(|rest| rest.trim_end_matches(marks).is_empty())
}

declare_rule! {
    /// 许多条指标填了同一句指标内容。
    ///
    /// # 为什么
    /// 每条指标考核的事不同，一句话套在各条上等于没有说明。
    /// # 怎么改
    /// 逐条写明含义和算法。
    /// # 反例
    /// ```json
    /// {"/indicators/0/content": "该指标值数据合理。", "/indicators/1/content": "该指标值数据合理。", "/indicators/2/content": "该指标值数据合理。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/content": "全年实际举办的集中培训班期数"}
    /// ```
    P02 "指标内容是套话" {
        group: Explanation, severity: Warning, fields: ["indicators.content"], basis: REVIEW, check: Check::Form(boilerplate),
    }
}

/// How often a text must stand in a table to be boilerplate.
const TOO_OFTEN: usize = 3;

fn boilerplate(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let hashes: Vec<Option<u64>> =
        cx.rows.iter().map(|row| (!is_empty(&row.cells.content)).then(|| hash(row.cells.content.raw))).collect();
    let firsts = likeness::firsts(&hashes);
    let again = |at: usize| {
        firsts.iter().enumerate().filter(move |(_, first)| **first == Some(at)).filter_map(|(row, _)| cx.rows.get(row))
    };
    for (at, row) in cx.rows.iter().enumerate() {
        let leads = firsts.get(at) == Some(&None)
            && firsts.iter().filter(|first| **first == Some(at)).count() >= TOO_OFTEN.saturating_sub(1);
        if !leads {
            continue;
        }
        let count = again(at).count().saturating_add(1);
        let message = format!("{count}条指标的“指标内容”都是“{}”", row.cells.content.shown());
        let issue = sink.report(row.cells.content.place, message, "请逐条写明考核什么、怎么算").param("rows", count);
        for other in again(at) {
            issue.relate(other.cells.content.path(), other.called());
        }
    }
}

/// A hash of the text as it was typed (FNV-1a).
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn is_boilerplate(row: &Row<'_>, cx: &Context<'_>) -> bool {
    // What could not be read may say the same.
    let same = |other: &&Row<'_>| other.cells.content.unreadable || other.cells.content.raw == row.cells.content.raw;
    cx.rows.iter().filter(same).count() >= TOO_OFTEN
}

declare_rule! {
    /// 评分规则没法照着打分。
    ///
    /// # 为什么
    /// “酌情扣分”“视情况给分”扣多少全凭打分的人，同样的结果会打出不同的分。
    /// # 怎么改
    /// 写明扣法，例如“每低1个百分点扣0.5分，扣完为止”。
    /// # 反例
    /// ```json
    /// {"/indicators/0/content": "全年实际举办的集中培训班期数，未完成的酌情扣分"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/content": "全年实际举办的集中培训班期数，每少1期扣1分"}
    /// ```
    P03 "评分规则没法执行" {
        group: Explanation, severity: Warning, fields: ["indicators.content"], basis: REVIEW, check: Check::Row(unworkable),
    }
}

/// Words that leave the score to whoever gives it.
static FREE: List = list!["酌情", "视情况", "视情", "适当扣", "适当给", "适当加", "适当减", "根据情况扣", "按情况扣"];

fn unworkable(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let content = row.cells.content.raw;
    if !content.contains('分') {
        return;
    }
    if let Some(word) = FREE.words().iter().find(|word| content.contains(**word)) {
        sink.report(
            row.cells.content.place,
            format!("“{word}”说不清扣多少分、给多少分"),
            "请写明扣法，例如“每低1个百分点扣0.5分”",
        )
        .param("word", *word);
    }
}

declare_rule! {
    /// 比率没有写分子和分母。
    ///
    /// # 为什么
    /// 同一个“出勤率”，按人算和按天算结果不同，不写清就没法核对。
    /// # 怎么改
    /// 写成“分子÷分母×100%”，例如“实际出勤人次÷应出勤人次×100%”。
    /// # 反例
    /// ```json
    /// {"/indicators/2/content": "反映参训人员的出勤情况"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/content": "实际出勤人次占应出勤人次的百分比"}
    /// ```
    P04 "比率没有算法" {
        group: Explanation, severity: Warning, fields: ["indicators.content"], basis: OF_101, check: Check::Row(without_formula),
    }
}

fn without_formula(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let share = row.name.measure == Measure::Share && !matches!(row.meaning.target, Target::Blank | Target::Text);
    let content = &row.cells.content;
    if !share || row.is_satisfaction() || is_empty(content) || content.unreadable || tells_a_ratio(content.raw) {
        return;
    }
    if repeats_name(row) || is_boilerplate(row, cx) {
        return;
    }
    let message = format!("“{}”是比率，“指标内容”没有写分子和分母", called(row));
    sink.report(row.cells.content.place, message, "请写成“分子÷分母×100%”").maybe_fix(fill_from_library(row));
}

/// The repair that takes the explanation from the entry of the library that the row names.
fn fill_from_library(row: &Row<'_>) -> Option<Fix> {
    let entry = row.entry?;
    let text = entry.formula.as_deref().or(entry.content.as_deref()).filter(|text| !text.is_empty())?;
    let title = format!("填上指标库的“{}”", text::shorten(text, 24));
    Some(Fix::suggestion(title, vec![Edit::set(row.cells.content.path(), text)]))
}

/// Signs and words of a ratio.
static RATIOS: List = list![
    "÷", "/", "／", "∕", "占", "比例", "比率", "比重", "比值", "之比", "相比", "同比", "比上年", "百分", "分之", "分母", "分子",
    "除以", "公式",
];

fn tells_a_ratio(content: &str) -> bool {
    RATIOS.within(content)
}

declare_rule! {
    /// 没有写指标值的设定依据。
    ///
    /// # 为什么
    /// 说明目标值是按计划、按往年还是按标准定的，审核时才好判断高低。
    /// # 怎么改
    /// 从计划标准、行业标准、历史标准、预算支出标准、其他标准中选一种，并写明出处。
    /// # 反例
    /// ```json
    /// {"/indicators/0/valueBasis": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/valueBasis": "计划标准：年度培训计划"}
    /// ```
    P05 "没有设定依据" {
        group: Explanation, severity: Info, fields: ["indicators.valueBasis"], basis: "财预〔2021〕101号（指标值的设定）",
        check: Check::Form(empty_basis),
    }
}

fn empty_basis(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let help = "请写明按哪种标准定的，例如“历史标准：上年完成值”";
    note_empty(cx, sink, |row| row.cells.value_basis.place, |row| is_empty(&row.cells.value_basis), ("指标值设定依据", help));
}

declare_rule! {
    /// 没有写佐证资料。
    ///
    /// # 为什么
    /// 年底要凭资料认定完成值，事先想好用什么证明，平时才会留存。
    /// # 怎么改
    /// 写明资料名称，例如“签到册”“验收单”“统计报表”。
    /// # 反例
    /// ```json
    /// {"/indicators/0/evidence": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/evidence": "签到册"}
    /// ```
    P06 "没有佐证资料" {
        group: Explanation, severity: Info, fields: ["indicators.evidence"], basis: "财预〔2021〕101号（佐证资料）",
        check: Check::Form(empty_evidence),
    }
}

fn empty_evidence(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let help = "请写明用什么资料证明，例如“签到册”“验收单”";
    note_empty(cx, sink, |row| row.cells.evidence.place, |row| is_empty(&row.cells.evidence), ("佐证资料", help));
}

declare_rule! {
    /// 算法里乘了 100%，度量单位却没有填。
    ///
    /// # 为什么
    /// 按算法得出的是百分数，单位空着就看不出是 95% 还是 95 个。
    /// # 怎么改
    /// 度量单位填“%”。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "90-95", "/indicators/2/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/unit": "%"}
    /// ```
    P08 "算法与单位不符" {
        group: Explanation, severity: Info, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(percent_without_unit),
    }
}

fn percent_without_unit(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    // A single number without a unit is told by the rule about missing units.
    let several = matches!(row.meaning.target, Target::Range(..) | Target::Several) || row.meaning.others;
    if several && row.meaning.unit.is_none() && row.cells.unit.blank() && row.cells.content.raw.contains("100%") {
        sink.report(row.cells.unit.place, format!("“{}”按算法是百分数，没有填度量单位", called(row)), "请填“%”").expect("%");
    }
}

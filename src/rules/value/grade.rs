//! V: how a target told in words is graded.

use super::super::sign::compares;
use super::words::{Words, words_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::rule::{Check, Sink};

declare_rule! {
    /// 定性指标没有写清各等次的标准。
    ///
    /// # 为什么
    /// 定性指标年底要分“好、一般、差”打分，没有标准就没法打。
    /// # 怎么改
    /// 在“指标内容”里逐档写明，例如“好：每月开展1次以上；一般：每季度1次；差：全年未开展”。
    /// # 反例
    /// ```json
    /// {"/indicators/8/content": "反映技术推广机制的运行情况"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/content": "常态运行：每月开展技术推广不少于1次；间断运行：每季度不少于1次；停止运行：全年未开展"}
    /// ```
    V21 "定性指标没有分档标准" {
        group: Value, severity: Warning, fields: ["indicators.content"], basis: "财预〔2021〕101号（定性指标分档）", check: Check::Row(ungraded),
    }
}

fn ungraded(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let content = &row.cells.content;
    // An explanation that is missing has its own remark, and so has a value that says nothing.
    if !content.filled() || words_of(row) != Some(Words::State) || tells_grades(content.squeezed()) {
        return;
    }
    // Words under ≥ or ≤ stand where a number should: E07 says so, and grades are not asked for.
    if compares(row) {
        return;
    }
    let shown = row.cells.value.shown();
    let message = format!("“指标内容”没有写明怎样算“{shown}”、怎样算做得差一些");
    let help = "请逐档写明标准，例如“好：…；一般：…；差：…”";
    // What the library fixes is not the department's to word.
    if row.entry.is_some_and(|entry| entry.fixed) {
        sink.note(content.place, message, help)
    } else {
        sink.report(content.place, message, help)
    };
}

/// Marks between a grade and what it means.
const MARKS: &[char] = &[':', '=', '为', '指', '即'];

/// Whether the text tells at least two grades apart.
pub(crate) fn tells_grades(content: &str) -> bool {
    let parts = content.split([';', '。', '\n', '，', ',']).filter(|part| {
        part.find(MARKS).is_some_and(|at| at > 0 && part.get(..at).is_some_and(|grade| grade.chars().count() <= 12))
    });
    parts.count() >= 2
}

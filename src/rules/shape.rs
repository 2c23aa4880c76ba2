//! F: the JSON of the form itself. These codes are the project's own; the catalogue of faults begins where a form can be read.

use crate::context::Context;
use crate::declare_rule;
use crate::form::{Fault, FaultKind, MAX_ROWS, MAX_TEXT, json::MAX_DEPTH};
use crate::issue::{Edit, Fix, Issue, Segment, pointer};
use crate::rule::{Check, REVIEW, Rule, Sink};

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&F01, &F02, &F03, &F04, &F05];

declare_rule! {
    /// 这一格里不是文字也不是数字，系统读不出来，等于没有填。
    ///
    /// # 为什么
    /// 读不出来的内容无法审核，也不会出现在申报表上。
    /// # 怎么改
    /// 在这一格重新填写文字或数字；如果是系统自动带出的，请联系系统维护人员。
    /// # 反例
    /// ```json
    /// {"/indicators/0/value": true}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/value": "6"}
    /// ```
    F01 "内容读不出来" {
        group: Shape, severity: Error, fields: ["*"], basis: REVIEW, check: Check::Form(wrong_type),
    }
}

fn wrong_type(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for fault in cx.faults {
        let FaultKind::WrongType { found, wanted } = fault.kind else { continue };
        let message = format!("这里应为{wanted}，现在是{found}，读不出来");
        at(sink, fault, message, "请在这里重新填写");
    }
}

declare_rule! {
    /// 表单里有系统不认识的字段，其中的内容没有参加审核。
    ///
    /// # 为什么
    /// 字段名写错时，填好的内容会被当成没有填。
    /// # 怎么改
    /// 由系统维护人员改成正确的字段名，或者去掉这个字段。
    /// # 反例
    /// ```json
    /// {"/indicators/0/vlaue": "6"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/value": "6"}
    /// ```
    F02 "不认识的字段" {
        group: Shape, severity: Warning, fields: ["*"], basis: REVIEW, check: Check::Form(unknown_key),
    }
}

fn unknown_key(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for fault in cx.faults {
        let FaultKind::UnknownKey { key, nearest } = &fault.kind else { continue };
        let message = format!("不认识的字段“{}”，其中的内容没有参加审核", crate::text::shorten(key, 40));
        let help = match nearest {
            Some(name) => format!("是否应为“{name}”？请系统维护人员核对字段名"),
            None => "请系统维护人员核对字段名，或去掉这个字段".to_owned(),
        };
        at(sink, fault, message, help).param("key", key.as_str());
    }
}

declare_rule! {
    /// 表格的行数超过系统能审核的上限，超出的行没有审核。
    ///
    /// # 为什么
    /// 一张申报表通常只有十几到几十行；成千上万行多半是误粘贴了整张工作表。
    /// # 怎么改
    /// 检查是否误粘贴，只保留本项目的行。
    /// # 反例
    /// 一次粘贴了三千行指标。
    /// ```json
    /// {"/indicators": {"$repeat": 3000}}
    /// ```
    /// # 正例
    /// ```json
    /// {}
    /// ```
    F03 "行数过多" {
        group: Shape, severity: Error, fields: ["indicators"], basis: REVIEW, check: Check::Form(too_many_rows),
    }
}

fn too_many_rows(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for fault in cx.faults {
        let FaultKind::TooManyRows { rows } = fault.kind else { continue };
        let message = format!("共有{rows}行，只审核了前{MAX_ROWS}行");
        at(sink, fault, message, "请检查是否误粘贴了整张工作表，只保留本项目的行").param("rows", rows);
    }
}

declare_rule! {
    /// 这一格的文字太长，系统没有读入。
    ///
    /// # 为什么
    /// 预算系统最长的字段也只有两千字左右；过长的内容多半是误粘贴。
    /// # 怎么改
    /// 只保留这一格需要的内容，其余放进附件。
    /// # 反例
    /// 把整份实施方案粘贴进一个单元格。
    /// ```json
    /// {"/indicators/0/content": {"$text": 200000}}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/content": "全年实际举办的集中培训班期数"}
    /// ```
    F04 "文字过长" {
        group: Shape, severity: Error, fields: ["*"], basis: REVIEW, check: Check::Form(too_long),
    }
}

fn too_long(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for fault in cx.faults {
        let FaultKind::TooLong { bytes } = fault.kind else { continue };
        let message = format!("这一格有{bytes}字节，超过{MAX_TEXT}字节，没有读入");
        at(sink, fault, message, "请只保留这一格需要的内容，其余放进附件").param("bytes", bytes);
    }
}

declare_rule! {
    /// 表单的层次嵌套太深，太深的部分没有读入。
    ///
    /// # 为什么
    /// 申报表最多七层；更深的嵌套多半是程序出错。
    /// # 怎么改
    /// 请系统维护人员检查提交的数据。
    /// # 反例
    /// ```json
    /// {"/indicators/0/value": {"$nest": 300}}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/value": "6"}
    /// ```
    F05 "嵌套过深" {
        group: Shape, severity: Error, fields: ["*"], basis: REVIEW, check: Check::Form(too_deep),
    }
}

fn too_deep(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for fault in cx.faults.iter().filter(|fault| fault.kind == FaultKind::TooDeep) {
        at(sink, fault, format!("数据嵌套超过{MAX_DEPTH}层，太深的部分没有读入"), "请系统维护人员检查提交的数据");
    }
}

/// Names that every object of JavaScript has. `applyFix` reaches for none of them, so no fix may either.
const INHERITED: [&str; 3] = ["__proto__", "constructor", "prototype"];

/// Reports at the path of the fault, which is not always a cell of the form.
fn at<'a>(
    sink: &'a mut Sink<'_>,
    fault: &Fault,
    message: String,
    help: impl Into<std::borrow::Cow<'static, str>>,
) -> &'a mut Issue {
    let issue = sink.report(crate::form::Place::default(), message, help);
    issue.path.clone_from(&fault.path);
    issue.pointer = pointer(&issue.path);
    if !fault.label.is_empty() {
        issue.label.clone_from(&fault.label);
    }
    if let (FaultKind::UnknownKey { key, .. }, Some(Segment::Key(_))) = (&fault.kind, fault.path.last())
        && !INHERITED.contains(&key.as_str())
    {
        let fix = Fix::suggestion("去掉这个字段", vec![Edit::remove(fault.path.clone())]);
        issue.fix(fix);
    }
    issue
}

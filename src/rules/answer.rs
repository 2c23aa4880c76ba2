//! F: the department's answers to warnings. These rules look at what the others have found, so they run last.

use crate::context::Context;
use crate::declare_rule;
use crate::form::{Explanation, Place};
use crate::issue::{Edit, Fix, Issue, Severity};
use crate::rule::{Check, REVIEW, Rule, Sink};

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&F06, &F07, &F08];

/// Writes the department's reasons to the warnings and suggestions they answer. An error stays unanswered: it has to be
/// mended.
pub fn mark(issues: &mut [Issue], explanations: &[Explanation<'_>]) {
    for explanation in explanations.iter().filter(|explanation| explanation.reason.filled()) {
        for issue in issues.iter_mut().filter(|issue| issue.severity != Severity::Error && is_about(explanation, issue)) {
            issue.answer = Some(explanation.reason.text().to_owned());
        }
    }
}

/// Whether the explanation names the code and the place of the issue.
fn is_about(explanation: &Explanation<'_>, issue: &Issue) -> bool {
    explanation.code.text() == issue.code && explanation.pointer.text() == issue.pointer
}

fn remove(explanation: &Explanation<'_>) -> Fix {
    Fix::suggestion("删去这条说明", vec![Edit::remove(explanation.base.path())])
}

declare_rule! {
    /// 说明对应的问题已经没有了。
    ///
    /// # 为什么
    /// 内容改过以后，原来的提醒不再出现，留着旧说明会让审核人误会。
    /// # 怎么改
    /// 删去这条说明。
    /// # 反例
    /// ```json
    /// {"/explanations": [{"code": "V06", "pointer": "/indicators/8/value", "reason": "由推广站按季度考核"}]}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "效果明显", "/indicators/8/content": "反映技术推广的情况", "/explanations": [{"code": "V06", "pointer": "/indicators/8/value", "reason": "由推广站按季度考核"}]}
    /// ```
    F06 "说明已经过时" {
        group: Answer, severity: Info, fields: ["explanations"], basis: REVIEW, check: Check::Issues(stale),
    }
}

fn stale(cx: &Context<'_>, issues: &[Issue], sink: &mut Sink<'_>) {
    for explanation in cx.form.explanations.iter().filter(|explanation| says_something(explanation)) {
        if !issues.iter().any(|issue| is_about(explanation, issue)) {
            let code = explanation.code.shown();
            let message = format!("对“{code}”的说明已经没有对应的问题");
            sink.report(Place::part(explanation.base), message, "内容改好了，请删去这条说明")
                .param("code", code.as_str())
                .fix(remove(explanation));
        }
    }
}

declare_rule! {
    /// 对错误写了说明。
    ///
    /// # 为什么
    /// 提醒可以说明，错误必须改正，写了说明也不能入库。
    /// # 怎么改
    /// 按提示改正内容，再删去这条说明。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "120", "/explanations": [{"code": "V11", "pointer": "/indicators/2/value", "reason": "按计划填报"}]}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/value": "95"}
    /// ```
    F07 "错误不能用说明代替" {
        group: Answer, severity: Warning, fields: ["explanations"], basis: REVIEW, check: Check::Issues(instead_of_mending),
    }
}

fn instead_of_mending(cx: &Context<'_>, issues: &[Issue], sink: &mut Sink<'_>) {
    for explanation in &cx.form.explanations {
        let error = |issue: &&Issue| issue.severity == Severity::Error && is_about(explanation, issue);
        if let Some(issue) = issues.iter().find(error) {
            let message = format!("“{}”是错误，写了说明“{}”也要改正", issue.label, explanation.reason.shown());
            sink.report(Place::part(explanation.base), message, "请改正后删去这条说明")
                .relate(issue.path.clone(), issue.message.clone())
                .fix(remove(explanation));
        }
    }
}

declare_rule! {
    /// 说明没有写理由。
    ///
    /// # 为什么
    /// 审核人要看理由才能决定是否采纳。
    /// # 怎么改
    /// 写明为什么这样填，或者删去这条说明。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "效果明显", "/indicators/8/content": "反映技术推广的情况", "/explanations": [{"code": "V06", "pointer": "/indicators/8/value", "reason": ""}]}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "效果明显", "/indicators/8/content": "反映技术推广的情况", "/explanations": [{"code": "V06", "pointer": "/indicators/8/value", "reason": "由推广站按季度考核"}]}
    /// ```
    F08 "说明没有理由" {
        group: Answer, severity: Warning, fields: ["explanations.reason"], basis: REVIEW, check: Check::Form(without_reason),
    }
}

fn without_reason(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for explanation in cx.form.explanations.iter().filter(|explanation| explanation.reason.blank()) {
        if explanation.code.filled() {
            let message = format!("对“{}”的说明没有写理由", explanation.code.shown());
            sink.report(explanation.reason.place, message, "请写明为什么这样填，或者删去这条说明");
        }
    }
}

fn says_something(explanation: &Explanation<'_>) -> bool {
    explanation.code.filled() && explanation.reason.filled()
}

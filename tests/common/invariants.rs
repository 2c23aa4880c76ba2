//! What holds for the report of any form. The property tests and the fuzz target ask the same questions.

use super::edits::{applied, repaired};
use super::{line, line_of_row, places};
use jixiao_validator::issue::{EditOp, Segment, pointer};
use jixiao_validator::{Checker, Issue, Report, report};
use serde_json::Value;

/// What is wrong with `report`, the report of `form`.
pub fn broken(form: &Value, report: &Report) -> Vec<String> {
    let mut faults: Vec<String> = report.issues.iter().flat_map(|issue| of_issue(form, issue)).collect();
    let [errors, warnings, infos] =
        ["error", "warning", "info"].map(|name| report.issues.iter().filter(|i| i.severity.name() == name).count());
    let counts = report.counts;
    if report.admissible != (counts.error == 0) {
        faults.push("admissible says something else than the counts".to_owned());
    }
    if !report.truncated && (counts.error, counts.warning, counts.info) != (errors, warnings, infos) {
        faults.push(format!("{counts:?} of {errors}, {warnings}, {infos} issues"));
    }
    if report.issues.len() > report::MAX_ISSUES {
        faults.push(format!("{} issues", report.issues.len()));
    }
    for pair in report.issues.windows(2) {
        if let [a, b] = pair
            && let (Some(first), Some(second)) = (places::order(&a.path), places::order(&b.path))
            && (first, a.severity, a.code) > (second, b.severity, b.code)
        {
            faults.push(format!("{} stands before {}", line(a), line(b)));
        }
    }
    faults
}

fn of_issue(form: &Value, issue: &Issue) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |text: String| faults.push(format!("{}: {text}", line(issue)));
    let known = |path: &[Segment]| places::order(path).is_some() && rows_exist(form, path);
    // Only an unknown key stands where the form has no place.
    let unknown_key = issue.code == "F02" && places::exists(form, &issue.path);
    if !(known(&issue.path) || unknown_key) {
        fault("its path is no place of the form".to_owned());
    }
    if issue.pointer != pointer(&issue.path) {
        fault(format!("its path is {}", pointer(&issue.path)));
    }
    for (what, text) in [("message", issue.message.as_str()), ("help", issue.help.as_ref()), ("label", issue.label.as_str())] {
        if text.trim().is_empty() {
            fault(format!("its {what} is empty"));
        }
    }
    for related in issue.related.iter().filter(|related| !known(&related.path)) {
        fault(format!("the related {} is no place of the form", pointer(&related.path)));
    }
    for edit in issue.fixes.iter().flat_map(|fix| &fix.edits) {
        let reaches_out =
            edit.path.iter().any(|s| matches!(s, Segment::Key(k) if ["__proto__", "constructor", "prototype"].contains(&&**k)));
        let has_place = places::order(&edit.path).is_some() || places::exists(form, &edit.path);
        // What is put into an array may stand behind its last row.
        let row_exists = edit.op == EditOp::Insert || rows_exist(form, &edit.path);
        if reaches_out || edit.path.is_empty() || !has_place || !row_exists {
            fault(format!("an edit leaves the form at {}", pointer(&edit.path)));
        }
    }
    for fix in issue.fixes.iter().filter(|fix| fix.title.trim().is_empty() || fix.edits.is_empty()) {
        fault(format!("the fix “{}” has {} edits", fix.title, fix.edits.len()));
    }
    faults
}

/// Whether the rows that `path` names stand in the form.
fn rows_exist(form: &Value, path: &[Segment]) -> bool {
    let rows = path.iter().enumerate().filter(|(_, segment)| matches!(segment, Segment::Index(_)));
    rows.map(|(at, _)| at).all(|at| path.get(..=at).is_some_and(|row| places::exists(form, row)))
}

/// So many safe fixes of a form are tried out one by one: a row repeated a hundred times has them a hundred times.
const MOST_FIXES: usize = 24;

/// What the safe fixes of `form` do that they may not: leave their issue, bring another, or come back.
pub fn broken_fixes(checker: &Checker, form: &Value, before: &Report) -> Vec<String> {
    let mut faults = Vec::new();
    let known: Vec<String> = before.issues.iter().map(line_of_row).collect();
    let fixes = before.issues.iter().flat_map(|issue| issue.fixes.iter().map(move |fix| (issue, fix)));
    for (issue, fix) in fixes.filter(|(_, fix)| fix.safe).take(MOST_FIXES) {
        let once = applied(form.clone(), &fix.edits);
        let after = checker.check(once.clone());
        if after.issues.iter().any(|other| line(other) == line(issue)) {
            faults.push(format!("{} stays after “{}”", line(issue), fix.title));
        }
        let fresh: Vec<_> = after.issues.iter().filter(|other| !known.contains(&line_of_row(other))).map(line).collect();
        if !fresh.is_empty() {
            faults.push(format!("{} was repaired by “{}” and brought {fresh:?}", line(issue), fix.title));
        }
        let only_sets = fix.edits.iter().all(|edit| edit.op == EditOp::Set);
        if only_sets && applied(once.clone(), &fix.edits) != once {
            faults.push(format!("{}: “{}” does something else the second time", line(issue), fix.title));
        }
    }
    let mended = repaired(checker, form.clone());
    for issue in checker.check(mended).issues.iter().filter(|issue| issue.fixes.iter().any(|fix| fix.safe)) {
        faults.push(format!("{} has a safe fix after all safe fixes", line(issue)));
    }
    faults
}

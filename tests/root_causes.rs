//! One mistake, one issue: what could not be read or was left empty is said once, and no cell is reproached twice for what
//! one repair puts right.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its checker must stop at once")]

mod common;

use common::edits::{applied, edited};
use common::{line, line_of_row, material, places, reference};
use jixiao_validator::issue::{EditOp, Fix, Segment, pointer};
use jixiao_validator::{Checker, Issue, Report};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn checker() -> Checker {
    Checker::new(Some(reference::library().as_bytes()), None).unwrap()
}

fn is_loud(issue: &&Issue) -> bool {
    issue.severity.name() != "info"
}

fn told(failures: &[String]) {
    assert!(failures.is_empty(), "{} cases:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn no_cell_carries_two_issues_that_one_fix_removes() {
    let checker = checker();
    let mut failures = Vec::new();
    for named in material::all_forms() {
        let report = checker.check(named.form.clone());
        let mut cells: BTreeMap<&str, Vec<&Issue>> = BTreeMap::new();
        for issue in report.issues.iter().filter(is_loud) {
            cells.entry(&issue.pointer).or_default().push(issue);
        }
        for issues in cells.values().filter(|issues| issues.len() > 1) {
            for fix in issues.iter().flat_map(|issue| &issue.fixes).filter(|fix| !takes_a_row_away(fix)) {
                let after = checker.check(applied(named.form.clone(), &fix.edits));
                let gone: Vec<String> =
                    issues.iter().map(|issue| line(issue)).filter(|line| !lines(&after).contains(line)).collect();
                if gone.len() > 1 {
                    failures.push(format!("{}: “{}” removes {gone:?}", named.id, fix.title));
                }
            }
        }
    }
    told(&failures);
}

fn lines(report: &Report) -> Vec<String> {
    report.issues.iter().map(line).collect()
}

/// Whoever takes a row away takes everything along that was wrong with it, which says nothing about its causes.
fn takes_a_row_away(fix: &Fix) -> bool {
    fix.edits.iter().any(|edit| edit.op == EditOp::Remove && matches!(edit.path.last(), Some(Segment::Index(_))))
}

#[test]
fn what_cannot_be_read_is_said_once() {
    let checker = checker();
    let mut failures = Vec::new();
    for named in material::all_forms() {
        let before = checker.check(named.form.clone());
        for path in places::cells(&named.form).into_iter().step_by(3) {
            if pointer(&path) == "/formType" {
                continue;
            }
            let report = checker.check(with(&named.form, &path, json!(true)));
            let at_cell: Vec<&str> = report.issues.iter().filter(|i| i.path == path).map(|i| i.code).collect();
            if at_cell != ["F01"] {
                failures.push(format!("{}: {} raises {at_cell:?}", named.id, pointer(&path)));
            }
            let fresh = fresh(&before, &report);
            let others: Vec<&String> = fresh.iter().filter(|line| !line.starts_with("F01")).collect();
            if !others.is_empty() {
                failures.push(format!("{}: {} unreadable brings {others:?}", named.id, pointer(&path)));
            }
        }
    }
    told(&failures);
}

/// The loud issues that `now` has more of than `before`, by code and row.
fn fresh(before: &Report, now: &Report) -> Vec<String> {
    let mut known: Vec<String> = before.issues.iter().map(line_of_row).collect();
    let new = |issue: &Issue| match known.iter().position(|line| *line == line_of_row(issue)) {
        Some(at) => {
            known.swap_remove(at);
            None
        }
        None => Some(line(issue)),
    };
    now.issues.iter().filter(is_loud).filter_map(new).collect()
}

fn with(form: &Value, path: &[Segment], value: Value) -> Value {
    edited(form.clone(), &json!([{"op": "set", "path": path, "value": value}]))
}

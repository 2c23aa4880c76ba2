//! One mistake, one issue: what could not be read or was left empty is said once, and no cell is reproached twice for what
//! one repair puts right.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its checker must stop at once")]

mod common;

use common::edits::{applied, edited, repaired};
use common::{cells, line, line_of_row, material, places};
use jixiao_validator::issue::{EditOp, Fix, Segment, pointer};
use jixiao_validator::{Checker, Issue, Report};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn checker() -> Checker {
    Checker::new(Some(material::reference_library().as_bytes()), None).unwrap()
}

/// What blocks or has to be answered.
fn loud(report: &Report) -> impl Iterator<Item = &Issue> {
    report.issues.iter().filter(|issue| issue.severity.name() != "info")
}

fn told(failures: &[String]) {
    assert!(failures.is_empty(), "{} cases:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn no_cell_carries_two_issues_that_one_fix_removes() {
    let checker = checker();
    let mut failures = Vec::new();
    for named in material::all_forms() {
        // A misprinted cell may be wrong besides: then the safe fix removes the misprint alone, and what a suggestion
        // removes is looked at afterwards.
        failures.extend(shared_causes(&checker, &named.id, &named.form, |fix| fix.safe));
        let mended = repaired(&checker, named.form.clone());
        failures.extend(shared_causes(&checker, &named.id, &mended, |fix| !changes_the_rows(fix)));
    }
    told(&failures);
}

/// The cells of `form` of which one of the `wanted` fixes removes two loud issues.
fn shared_causes(checker: &Checker, id: &str, form: &Value, wanted: impl Fn(&Fix) -> bool) -> Vec<String> {
    let report = checker.check(form.clone());
    let mut cells: BTreeMap<&str, Vec<&Issue>> = BTreeMap::new();
    for issue in loud(&report) {
        cells.entry(&issue.pointer).or_default().push(issue);
    }
    let mut failures = Vec::new();
    for issues in cells.values().filter(|issues| issues.len() > 1) {
        for fix in issues.iter().flat_map(|issue| &issue.fixes).filter(|fix| wanted(fix)) {
            let after = checker.check(applied(form.clone(), &fix.edits));
            let left: Vec<String> = after.issues.iter().map(line_of_row).collect();
            let gone: Vec<String> =
                issues.iter().filter(|issue| !left.contains(&line_of_row(issue))).map(|issue| line(issue)).collect();
            if gone.len() > 1 {
                failures.push(format!("{id}: “{}” removes {gone:?}", fix.title));
            }
        }
    }
    failures
}

/// Whoever takes a row away takes everything along that was wrong with it, and whoever adds one makes the table longer as
/// well, which says nothing about causes.
fn changes_the_rows(fix: &Fix) -> bool {
    fix.edits.iter().any(|edit| edit.op != EditOp::Set && matches!(edit.path.last(), Some(Segment::Index(_))))
}

#[test]
fn what_cannot_be_read_is_said_once() {
    let checker = checker();
    let mut failures = Vec::new();
    for (at, named) in material::all_forms().iter().enumerate() {
        let before = checker.check(named.form.clone());
        // Every eleventh cell of every form, so that the cells of each kind are met in many forms.
        let paths = places::cells(&named.form).into_iter().filter(|path| pointer(path) != "/formType");
        for path in paths.skip(at % 11).step_by(11) {
            let report = checker.check(with(&named.form, &path, &json!(true)));
            let at_cell: Vec<&str> = report.issues.iter().filter(|i| i.path == path).map(|i| i.code).collect();
            let fresh = fresh(&before, &report);
            let others: Vec<&String> = fresh.iter().filter(|line| !line.starts_with("F01")).collect();
            if at_cell != ["F01"] || !others.is_empty() {
                failures.push(format!("{}: {} unreadable raises {at_cell:?} and {others:?}", named.id, pointer(&path)));
            }
        }
    }
    told(&failures);
}

/// What is changed in a row of a sound form, and the codes of which one may be raised.
const LEFT_OUT: &[(&str, &str, &[&str])] = &[
    ("name", "", &["N11", "N14"]),
    ("operator", "", &["E04"]),
    ("operator", "大概", &["E04"]),
    ("value", "", &["V03"]),
    ("value", "12..3..4", &["V09"]),
    // What words mean where a number belongs depends on the kind of row, and one rule speaks of each kind. Before words a
    // sign is wrong besides, whatever they say: its cell is another.
    ("value", "#REF!", &["V01", "E07", "I05", "J01", "K01"]),
    ("unit", "", &["U01", "J06"]),
    ("unit", "@@", &["U04", "B04"]),
];

#[test]
fn what_is_left_out_or_garbled_is_said_once() {
    let checker = checker();
    let mut failures = Vec::new();
    for named in material::forms("tests/accuracy/sound.jsonl") {
        let before = checker.check(named.form.clone());
        for (row, indicator) in named.form["indicators"].as_array().unwrap().iter().enumerate() {
            for (cell, text, codes) in LEFT_OUT.iter().filter(|(cell, ..)| !indicator[*cell].is_null()) {
                let path = ["indicators".into(), Segment::Index(row), (*cell).into()];
                let report = checker.check(with(&named.form, &path, &json!(text)));
                let fresh = fresh(&before, &report);
                let beside = usize::from(fresh.len() == 2 && fresh.iter().any(|line| line.starts_with("E07")));
                if fresh.len().saturating_sub(beside) > 1
                    || !fresh.iter().all(|line| codes.iter().any(|code| line.starts_with(code)))
                {
                    failures.push(format!("{} {row} ({}): {cell} “{text}” raises {fresh:?}", named.id, cells(indicator)));
                }
            }
        }
    }
    told(&failures);
}

/// The loud issues that `now` has more of than `before`, by code: one that moves to another row is none.
fn fresh(before: &Report, now: &Report) -> Vec<String> {
    let mut known: Vec<&str> = before.issues.iter().map(|issue| issue.code).collect();
    let new = |issue: &Issue| match known.iter().position(|code| *code == issue.code) {
        Some(at) => {
            known.swap_remove(at);
            None
        }
        None => Some(line(issue)),
    };
    loud(now).filter_map(new).collect()
}

fn with(form: &Value, path: &[Segment], value: &Value) -> Value {
    edited(form.clone(), &json!([{"op": "set", "path": path, "value": value}]))
}

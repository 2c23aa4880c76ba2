//! Faulty rows that were published, each with the codes a reviewer gives it: every code is raised, save those for which the
//! line says why not. A row stands in the base form, changed where its fault needs another project around it.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its fixture must stop at once")]

mod common;

use common::{base, cells, line, material, row_of};
use jixiao_validator::issue::Segment;
use jixiao_validator::{Checker, Issue, catalogue};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

#[test]
fn every_bad_row_raises_its_codes() {
    let library = material::reference_library();
    let made = |profile| Checker::new(Some(library.as_bytes()), profile).unwrap();
    let checkers = BTreeMap::from([None, Some("central-2021")].map(|profile| (profile, made(profile))));
    let mut failures = Vec::new();
    for line in material::jsonl("tests/fixtures/bad-rows.jsonl") {
        let issues = issues_of(&line, &checkers);
        let excused = line["except"].as_object().cloned().unwrap_or_default();
        for code in material::strings(&line["codes"]) {
            let raised = issues.iter().any(|issue| issue.starts_with(&code));
            if raised == excused.contains_key(&code) {
                let said = if raised { "is raised, though excused, by" } else { "is not raised by" };
                failures.push(format!("{code} {said} {} {}: {issues:?}", line["id"], cells(&line["row"])));
            }
        }
    }
    assert!(failures.is_empty(), "{} codes:\n{}", failures.len(), failures.join("\n"));
}

/// The issues of the row, or of the whole form where the fault is none of a row.
fn issues_of(bad: &Value, checkers: &BTreeMap<Option<&str>, Checker>) -> Vec<String> {
    let patch: Map<String, Value> = bad["patch"].as_object().cloned().unwrap_or_default();
    let checker = &checkers[&patch.get("$profile").and_then(Value::as_str)];
    let mut form = catalogue::apply(&base(), &patch);
    let rows = form["indicators"].as_array_mut().unwrap();
    rows.extend(bad["others"].as_array().into_iter().flatten().cloned());
    let at = bad.get("row").map(|row| {
        rows.push(row.clone());
        rows.len().saturating_sub(1)
    });
    let concerns = |issue: &&Issue| {
        let related = || issue.related.iter().any(|related| related.path.get(1) == at.map(Segment::Index).as_ref());
        at.is_none() || row_of(issue).is_none() || row_of(issue) == at || related()
    };
    checker.check(form).issues.iter().filter(concerns).map(line).collect()
}

#[test]
fn an_exception_is_one_of_the_codes_and_has_a_reason() {
    for line in material::jsonl("tests/fixtures/bad-rows.jsonl") {
        for (code, reason) in line["except"].as_object().into_iter().flatten() {
            assert!(material::strings(&line["codes"]).contains(code), "{} has no {code}", line["id"]);
            assert!(reason.as_str().unwrap().len() > 20, "{}: {code} needs a reason", line["id"]);
        }
    }
}

//! What the tests share: the base form, the fixtures, and one helper that checks a patched form.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot read its fixture must stop at once"
)]
#![expect(dead_code, reason = "every test binary uses its own part of this module")]

pub mod edits;
pub mod invariants;
pub mod judge;
pub mod material;
pub mod mutate;
pub mod places;
pub mod random;
pub mod scoring;

use jixiao_validator::issue::{Issue, Segment, pointer};
use jixiao_validator::{Checker, Report, catalogue};
use serde_json::{Map, Value};

/// The form that the examples of the rules patch.
pub fn base() -> Value {
    serde_json::from_str(include_str!("../fixtures/base.json")).unwrap()
}

/// The library that the examples of the rules know.
pub const LIBRARY: &str = include_str!("../conformance/library.json");

/// Checks the base form with the changes of `patch`; `$profile` and `$library` set the stage.
pub fn check(patch: &Map<String, Value>) -> Report {
    let profile = patch.get("$profile").map(ToString::to_string);
    let library = match patch.get("$library") {
        Some(Value::Bool(false)) => None,
        Some(library) => Some(library.to_string()),
        None => Some(LIBRARY.to_owned()),
    };
    let checker = Checker::new(library.as_deref().map(str::as_bytes), profile.as_deref()).unwrap();
    checker.check_text(&catalogue::apply(&base(), patch).to_string()).unwrap()
}

/// The issues of a report as lines `code pointer severity`.
pub fn lines(report: &Report) -> Vec<String> {
    report.issues.iter().map(line).collect()
}

/// An issue as a line `code pointer severity`.
pub fn line(issue: &Issue) -> String {
    format!("{} {} {}", issue.code, issue.pointer, issue.severity.name())
}

/// An issue as code, row and severity. A sign that moves from the value cell to its own takes what is said of it along.
pub fn line_of_row(issue: &Issue) -> String {
    let row: &[Segment] = issue.path.get(..2).unwrap_or(&issue.path);
    format!("{} {} {}", issue.code, pointer(row), issue.severity.name())
}

/// The row of the indicators at which an issue stands.
pub fn row_of(issue: &Issue) -> Option<usize> {
    match issue.path.as_slice() {
        [Segment::Key(key), Segment::Index(row), ..] if key == "indicators" => Some(*row),
        _ => None,
    }
}

/// The cells of an indicator for a message, so that a failure can be understood without opening the fixture.
pub fn cells(row: &Value) -> String {
    let cell = |key: &&str| row[*key].as_str().map_or_else(|| row[*key].to_string(), str::to_owned);
    ["level2", "name", "operator", "value", "unit", "kind"].iter().map(cell).collect::<Vec<_>>().join("|")
}

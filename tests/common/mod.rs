//! What the tests share: the base form, the fixtures, and one helper that checks a patched form.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture must stop at once")]

use jixiao_validator::catalogue;
use jixiao_validator::{Checker, Report};
use serde_json::{Map, Value, json};

/// The form that the examples of the rules patch.
pub fn base() -> Value {
    serde_json::from_str(include_str!("../fixtures/base.json")).unwrap()
}

/// The library that the examples of the rules know.
pub const LIBRARY: &str = include_str!("../fixtures/library.json");

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
    report.issues.iter().map(|i| format!("{} {} {}", i.code, i.pointer, i.severity.name())).collect()
}

/// A patch from its JSON.
pub fn patch(text: &str) -> Map<String, Value> {
    serde_json::from_value(json!(serde_json::from_str::<Value>(text).unwrap())).unwrap()
}

//! What the tests share: the base form, the fixtures, and one helper that checks a patched form.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture must stop at once")]
#![expect(dead_code, reason = "every test binary uses its own part of this module")]

use jixiao_validator::catalogue;
use jixiao_validator::issue::{Edit, EditOp, Segment};
use jixiao_validator::{Checker, Report};
use serde_json::{Map, Value};

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

/// The form after the edits of a fix, as `applyFix` of the package makes them.
pub fn applied(mut form: Value, edits: &[Edit]) -> Value {
    for edit in edits {
        let (last, parents) = edit.path.split_last().unwrap();
        let mut at = &mut form;
        for segment in parents {
            at = match segment {
                Segment::Key(key) => &mut at[key.as_ref()],
                Segment::Index(index) => &mut at[*index],
            };
        }
        let value = edit.value.clone().unwrap_or_default();
        match (at, last, edit.op) {
            (Value::Array(rows), Segment::Index(index), EditOp::Insert) => rows.insert((*index).min(rows.len()), value),
            (Value::Array(rows), Segment::Index(index), EditOp::Remove) => {
                drop((*index < rows.len()).then(|| rows.remove(*index)));
            }
            (Value::Object(object), Segment::Key(key), EditOp::Remove) => drop(object.remove(key.as_ref())),
            (object, Segment::Key(key), _) => object[key.as_ref()] = value,
            (rows, Segment::Index(index), _) => rows[*index] = value,
        }
    }
    form
}

/// The form after all its safe fixes, as the page's button applies them: the first safe fix of every issue.
pub fn repaired(checker: &Checker, form: Value) -> Value {
    let fixes: Vec<_> =
        checker.check(form.clone()).issues.into_iter().filter_map(|i| i.fixes.into_iter().find(|f| f.safe)).collect();
    fixes.iter().fold(form, |form, fix| applied(form, &fix.edits))
}

//! What people type is text and nothing else: no markup, no pattern, no path. It stands in messages as it was typed, and
//! names that every JavaScript object has lead nowhere.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot make its checker must stop at once")]

mod common;

use common::edits::edited;
use common::{invariants, lines, places};
use jixiao_validator::text::shorten;
use jixiao_validator::{Checker, Issue};
use serde_json::{Value, json};

/// Texts that mean something to a page, a format string, a pattern, a template, a shell or a database.
const HOSTILE: &[&str] = &[
    "%s%n", "{}", "{0}", "{value}", "{{x}}", "${x}", "$&", "$1", "\\1", "\\d+", "(a+)+$", "[^]", "a|b", ".*", "^$", "&lt;b&gt;",
    "&#x27;", "javascript:alert(1)", "'; DROP TABLE x;--", "\"quoted\"", "a\\\"b", "../../x", "__proto__", "constructor",
    "toString", "=1+1", "@SUM(1)", "a\u{1f600}b",
];

/// Cells whose content is named in a message when it makes no sense.
const CELLS: &[&str] =
    &["/indicators/0/operator", "/indicators/0/unit", "/project/startDate", "/fiscalYear", "/money/annual/total"];

fn checker() -> Checker {
    Checker::new(Some(common::LIBRARY.as_bytes()), None).unwrap()
}

#[test]
fn what_was_typed_stands_in_the_message() {
    let checker = checker();
    let mut failures = Vec::new();
    for text in HOSTILE {
        for pointer in CELLS {
            let mut form = common::base();
            *form.pointer_mut(pointer).unwrap() = json!(text);
            let report = checker.check(form);
            let quoted = format!("“{}”", shorten(text, 40));
            let here = |issue: &&Issue| places::order(&issue.path).is_some() && issue.message.contains(&quoted);
            if report.issues.iter().find(here).is_none() {
                let messages: Vec<_> = report.issues.iter().map(|i| format!("{} {}: {}", i.code, i.pointer, i.message)).collect();
                failures.push(format!("{text} at {pointer} is in no message: {messages:#?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The base form with `text` in every cell of its rows and in the cells of its project.
fn full_of(text: &str) -> Value {
    let mut form = common::base();
    for row in form["indicators"].as_array_mut().unwrap() {
        row.as_object_mut().unwrap().values_mut().for_each(|cell| *cell = json!(text));
    }
    for (part, keys) in [("project", &["name", "basis", "sector", "code"][..]), ("goals", &["annual", "total"])] {
        for key in keys {
            form[part][*key] = json!(text);
        }
    }
    form
}

#[test]
fn a_form_full_of_it_is_a_form_like_any_other() {
    let checker = checker();
    for text in HOSTILE.iter().chain(&["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--", "]]>", "<b>95</b>%"])
    {
        let form = full_of(text);
        let report = checker.check(form.clone());
        let faults = invariants::broken(&form, &report);
        assert!(faults.is_empty(), "{text}: {faults:?}");
        let told = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&told).unwrap(), serde_json::to_value(&report).unwrap(), "{text}");
        // What is no text of the form is text of the engine, which holds no markup.
        if !text.contains('<') {
            assert!(!told.contains('<') && !told.contains("&amp;"), "{text} became markup");
        }
    }
}

#[test]
fn a_pattern_in_a_cell_matches_nothing_else() {
    let checker = checker();
    let found = |text: &str| -> Vec<String> {
        let mut form = common::base();
        form["indicators"][0]["unit"] = json!(text);
        lines(&checker.check(form))
    };
    let plain = found("@@@");
    for text in ["[^]", ".*", "^$", "\\w", "%s", "{}"] {
        assert_eq!(found(text), plain, "{text} is judged unlike another text that makes no sense");
    }
}

#[test]
fn names_that_every_object_has_are_unknown_keys_and_no_way_out() {
    let checker = checker();
    for key in ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", ""] {
        let edits = json!([
            {"op": "set", "path": [key], "value": {"polluted": "≥95%"}},
            {"op": "set", "path": ["project", key], "value": "x"},
            {"op": "set", "path": ["indicators", 0, key], "value": "≥95%"},
        ]);
        let form = edited(common::base(), &edits);
        let report = checker.check(form.clone());
        let faults = invariants::broken(&form, &report);
        assert!(faults.is_empty(), "{key}: {faults:?}");
        let unknown = report.issues.iter().filter(|issue| issue.code == "F02").count();
        assert_eq!(unknown, 3, "{key}: {:?}", lines(&report));
    }
}

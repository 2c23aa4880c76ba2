//! Every rule's documentation is executed: each wrong example raises the rule, no right example does.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{base, check, lines};
use jixiao_validator::{catalogue, rule};

#[test]
fn the_base_form_is_sound() {
    let found = lines(&check(&serde_json::Map::new()));
    let loud: Vec<_> = found.iter().filter(|line| !line.ends_with(" info")).collect();
    assert!(loud.is_empty(), "{loud:#?}");
}

#[test]
fn wrong_examples_raise_their_rule_and_right_examples_do_not() {
    let mut failures = Vec::new();
    for rule in rule::all() {
        let (wrong, right) = match catalogue::examples(rule) {
            Ok(examples) => examples,
            Err(error) => {
                failures.push(error);
                continue;
            }
        };
        for (example, raised) in wrong.iter().map(|e| (e, true)).chain(right.iter().map(|e| (e, false))) {
            let report = check(&example.patch);
            if report.issues.iter().any(|issue| issue.code == rule.code) != raised {
                let patch = serde_json::to_string(&example.patch).unwrap_or_default();
                failures.push(format!(
                    "{} should{} be raised by {patch}: {:?}",
                    rule.code,
                    if raised { "" } else { " not" },
                    lines(&report)
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_rule_is_documented_and_listed_once() {
    let docs = catalogue::docs(&base());
    assert!(docs.is_ok(), "{docs:?}");
    let mut codes: Vec<_> = rule::all().map(|rule| rule.code).collect();
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);
    let long: Vec<_> = rule::all().filter(|rule| !catalogue::title_fits(rule)).map(|rule| rule.title).collect();
    assert!(long.is_empty(), "titles too long for a column: {long:?}");
}

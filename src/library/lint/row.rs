//! The rules for forms, asked about the library: an entry whose own row a reviewer would send back sends every department
//! into the same fault. Which rules are asked, and what their findings are called here, is one table.

use super::finding::{CATEGORY, DIRECTION, Lint, MANAGEMENT, NAME, Sink, UNIT};
use super::{Entry, Lints, level};
use crate::checker::Checker;
use crate::issue::{Issue, Segment, Severity};
use crate::profile::Tree;
use crate::quantity::unit;
use crate::rule;
use crate::text;
use serde_json::{Map, Value, json};

/// The rules that speak about what a library decides: name, direction, unit and class of an indicator.
const ASKED: &[(&Lint, &[&str])] = &[
    (
        &NAME,
        &[
            "N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N09", "N12", "N13", "N15", "N16", "N17", "N18", "N19",
            "N20", "H13", "J03", "J07",
        ],
    ),
    (&DIRECTION, &["E01", "E03", "E08", "E09", "I07", "K05"]),
    (&UNIT, &["U01", "U02", "U03", "U04", "U05", "U06", "U07", "U09", "U11", "U12", "U13", "I11", "J06"]),
    (&CATEGORY, &["H02", "H03", "H04", "H05", "H06", "H07", "H08", "H10", "H11", "H12", "I09", "J04", "K03", "L01"]),
    (&MANAGEMENT, &["H01", "H09", "H14", "K06"]),
];

pub(super) fn check(lints: &Lints, sink: &mut Sink<'_>) {
    // Both profiles are built in, so the checker is always there.
    let Ok(checker) = Checker::new(None, Some(&profile(level::tree_of(lints)))) else { return };
    for (index, entry) in lints.in_use() {
        for issue in checker.check(form_of(entry)).issues {
            if let Some((lint, _)) = ASKED.iter().find(|(_, codes)| codes.contains(&issue.code)) {
                tell(index, lint, &issue, sink);
            }
        }
    }
}

fn tell(index: usize, lint: &Lint, issue: &Issue, sink: &mut Sink<'_>) {
    let Some(field) = issue.path.iter().rev().find_map(field_of) else { return };
    let finding = sink.report(lint, index, field, &issue.message, &issue.help);
    finding.rule = Some(issue.code);
    // A doubt about a form is a doubt here, and a library cannot be sent back by its own lint for one.
    finding.severity = issue.severity.max(if lint.severity == Severity::Error { Severity::Error } else { Severity::Warning });
}

/// The key of the entry that stands behind a cell of the row.
fn field_of(segment: &Segment) -> Option<&'static str> {
    let Segment::Key(key) = segment else { return None };
    ["name", "operator", "unit", "level1", "level2", "kind", "content"]
        .into_iter()
        .find(|field| field == key)
        .or(Some("standard"))
}

/// The profile of the library's own tree with every other rule off.
fn profile(tree: Tree) -> String {
    let asked = |code: &str| ASKED.iter().any(|(_, codes)| codes.contains(&code));
    let off: Map<String, Value> =
        rule::all().filter(|rule| !asked(rule.code)).map(|rule| (rule.code.to_owned(), json!("off"))).collect();
    let base = if tree == Tree::Y2021 { "central-2021" } else { "hongta-2024" };
    json!({"extends": base, "id": "lint", "operators": ["≥", "≤", "=", ">", "<", "定性"], "rules": off}).to_string()
}

/// A form whose only row is the entry, with a value that suits its unit.
fn form_of(entry: &Entry) -> Value {
    let row = json!({
        "level1": entry.level1, "level2": entry.level2, "name": entry.name, "operator": entry.operator, "value": value_of(entry),
        "unit": entry.unit, "kind": entry.kind, "content": entry.content,
    });
    json!({"formType": "projectTarget", "indicators": [row]})
}

fn value_of(entry: &Entry) -> &str {
    if &*entry.operator == "定性" {
        return "好";
    }
    let standard = entry.standard.as_ref();
    let told = standard.and_then(|standard| standard.value.as_ref().or(standard.min.as_ref()).or(standard.max.as_ref()));
    let is_share = unit::parse(&text::squeeze(&entry.unit)).is_some_and(|unit| unit.is_share());
    match (told, is_share, &*entry.operator) {
        (Some(value), ..) => value,
        (None, true, "≥" | ">") => "95",
        (None, true, "=") => "100",
        (None, true, _) => "5",
        (None, false, _) => "12",
    }
}

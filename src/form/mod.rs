//! The form as the rules see it: every cell optional, every cell knowing its place. Reading it never fails.

pub mod json;
mod leaf;
pub mod mend;
mod project_target;
mod read;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;

use crate::issue::Segment;

pub use leaf::{Base, Leaf, Place};
use project_target::DOCUMENT_ORDER;
pub use project_target::{
    AnnualMoney, Explanation, Goals, INDICATORS, Indicator, Money, Plan, PreEvaluation, Project, ProjectTarget, ScheduleRow,
    YearRow,
};
pub use read::{Fault, FaultKind, MAX_ROWS, MAX_TEXT, read};

/// A cell of a part of the form: its JSON key and what it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The JSON key.
    pub name: &'static str,
    /// What the cell is called on the form.
    pub label: &'static str,
}

/// The parts of the form with their cells, by the keys that lead to them.
const PARTS: [(&[&str], &[Key]); 10] = [
    (&["project"], Project::KEYS),
    (&["project", "plan"], Plan::KEYS),
    (&["project", "plan", "schedule"], ScheduleRow::KEYS),
    (&["money"], Money::KEYS),
    (&["money", "annual"], AnnualMoney::KEYS),
    (&["money", "years"], YearRow::KEYS),
    (&["preEvaluation"], PreEvaluation::KEYS),
    (&["goals"], Goals::KEYS),
    (&["indicators"], Indicator::KEYS),
    (&["explanations"], Explanation::KEYS),
];

/// Where a path stands on paper, for sorting: parts in the order of the form, rows by number, cells in the order of their
/// part. Keys the form does not know come last.
pub fn order_of(path: &[Segment]) -> Vec<usize> {
    let mut above: Vec<&str> = Vec::new();
    let mut order = Vec::with_capacity(path.len());
    for segment in path {
        match segment {
            Segment::Index(index) => order.push(*index),
            Segment::Key(key) => {
                let known = match above.as_slice() {
                    [] => DOCUMENT_ORDER.iter().position(|k| k == key),
                    above => PARTS
                        .iter()
                        .find(|(keys, _)| *keys == above)
                        .and_then(|(_, keys)| keys.iter().position(|k| k.name == key)),
                };
                order.push(known.unwrap_or(usize::MAX));
                above.push(key);
            }
        }
    }
    order
}

/// Whether a document said by `formType` to be `kind` is one this engine knows.
pub fn is_known_form_type(kind: &str) -> bool {
    kind == project_target::FORM_TYPE
}

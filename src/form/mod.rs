//! The form as the rules see it: every cell optional, every cell knowing its place. Reading it never fails.

pub mod json;
mod leaf;
mod project_target;
mod read;

pub use leaf::{Base, Leaf, Place};
pub use project_target::{
    AnnualMoney, Explanation, Goals, Indicator, Money, Plan, PreEvaluation, Project, ProjectTarget, ScheduleRow, YearRow,
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

/// Whether a document said by `formType` to be `kind` is one this engine knows.
pub fn is_known_form_type(kind: &str) -> bool {
    kind == project_target::FORM_TYPE
}

//! The rules, one file a group of faults (domain.md section 10). A rule lives in its group's file: documentation,
//! severity, examples and check together. Every list of rules is made from [`GROUPS`].

mod answer;
mod benefit;
mod benefit_basis;
mod better;
mod category;
mod category_money;
mod contradiction;
mod cost;
mod cost_row;
mod cost_sum;
mod coverage;
mod cross;
mod cross_form;
mod cross_sum;
mod cross_text;
mod deadline;
mod direction;
mod duplicate;
mod explanation;
mod foreign;
mod funds;
mod goal;
mod goal_content;
mod goal_number;
mod header;
mod header_dates;
mod library;
mod library_entry;
mod misplaced;
mod name;
mod notation;
mod satisfaction;
mod satisfaction_form;
mod scale;
mod shape;
mod sign;
mod text;
mod timeliness;
mod tree;
mod unit;
mod unit_fault;
mod unit_scale;
mod value;
pub mod verdicts;
mod weight;

pub use answer::mark as mark_answers;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use value::tells_grades;

use crate::rule::Rule;

/// Every rule, in the order of the catalogue.
pub static GROUPS: &[&[&Rule]] = &[
    shape::RULES,
    answer::RULES,
    header::RULES,
    header_dates::RULES,
    goal::RULES,
    goal_content::RULES,
    goal_number::RULES,
    foreign::RULES,
    coverage::RULES,
    tree::RULES,
    name::RULES,
    direction::RULES,
    sign::RULES,
    value::RULES,
    unit::RULES,
    unit_scale::RULES,
    category::RULES,
    category_money::RULES,
    cost::RULES,
    cost_row::RULES,
    cost_sum::RULES,
    satisfaction::RULES,
    satisfaction_form::RULES,
    timeliness::RULES,
    deadline::RULES,
    benefit::RULES,
    benefit_basis::RULES,
    weight::RULES,
    duplicate::RULES,
    explanation::RULES,
    contradiction::RULES,
    library::RULES,
    library_entry::RULES,
    cross_sum::RULES,
    cross::RULES,
    cross_form::RULES,
    cross_text::RULES,
    scale::RULES,
    text::RULES,
];

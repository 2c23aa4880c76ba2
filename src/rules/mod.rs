//! The rules, one file a group of faults (domain.md section 10). A rule lives in its group's file: documentation,
//! severity, examples and check together. Every list of rules is made from [`GROUPS`].

mod better;
mod direction;
mod funds;
mod notation;
mod satisfaction;
mod shape;
mod sign;
mod unit;
mod unit_fault;
mod unit_scale;
mod value;

use crate::rule::Rule;

/// Every rule, in the order of the catalogue.
pub static GROUPS: &[&[&Rule]] =
    &[shape::RULES, direction::RULES, sign::RULES, value::RULES, unit::RULES, unit_scale::RULES, satisfaction::RULES];

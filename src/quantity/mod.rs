//! What the cells of an indicator mean: operator, target value and unit, whatever notation they are printed in.

pub mod date;
mod meaning;
pub mod number;
pub mod operator;
mod repair;
pub mod unit;
mod value;

pub use meaning::{Cells, Hints, Meaning, Notation, Target, understand};

//! Tables in grids: columns found by name, rows as records.

mod field;
mod header;
mod rows;

pub(super) use field::{Field, money_unit};
pub(super) use header::{Half, Table, tables};
pub(super) use rows::{Line, Record, lines};

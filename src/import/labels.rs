//! Labels and their values outside of tables: `项目名称 | 校舍维修`, `年度：2024`, `年度资金总额（万元）： | 80`.

use super::grid::{Grid, Place};
use super::table::Table;
use crate::text;

/// A value that stands behind a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled<'a, K> {
    /// Which label.
    pub(super) key: K,
    /// Where the label is written.
    pub(super) at: Place,
    /// The label as it is printed.
    pub(super) label: &'a str,
    /// What stands behind it; blank if nothing does.
    pub(super) value: &'a str,
    /// Where the value is written.
    pub(super) place: Place,
}

/// The labels of a sheet outside its tables. `read` knows the labels: it is given what stands before a colon, or the cell.
pub(super) fn labels<'a, K>(grid: &'a Grid, tables: &[Table], read: impl Fn(&str) -> Option<K>) -> Vec<Labelled<'a, K>> {
    let mut found = Vec::new();
    for (row, cells) in grid.rows() {
        if tables.iter().any(|table| (table.top..table.end).contains(&row)) {
            continue;
        }
        for (column, cell) in (0_u32..).zip(&cells.cells).filter(|(_, cell)| !cell.is_empty()) {
            let place = (row, column);
            if let Some((label, value)) = split(&cell.text)
                && let Some(key) = read(label)
            {
                found.push(Labelled { key, at: place, label, value, place });
            } else if let Some(key) = read(cell.text.trim_end_matches([':', '：'])) {
                let (value, place_of_value) = behind(grid, place, &read);
                found.push(Labelled { key, at: place, label: cell.text.as_str(), value, place: place_of_value });
            }
        }
    }
    found
}

/// A label and its value in one cell.
fn split(cell: &str) -> Option<(&str, &str)> {
    let cell = cell.trim_start_matches("其中").trim_start_matches([':', '：']);
    let (label, value) = cell.split_once([':', '：'])?;
    let value = value.trim();
    (!value.is_empty()).then_some((label.trim(), value))
}

/// The next value to the right of a label; nothing where another label comes first.
fn behind<'a, K>(grid: &'a Grid, label: Place, read: &impl Fn(&str) -> Option<K>) -> (&'a str, Place) {
    let from = grid.reach(label).1.saturating_add(1);
    let rows = grid.rows_between(label.0, label.0.saturating_add(1));
    let width = rows.map(|(_, row)| row.cells.len()).max().unwrap_or_default();
    let columns = from..u32::try_from(width).unwrap_or_default();
    match columns.into_iter().find_map(|column| grid.printed((label.0, column))) {
        Some((cell, place)) if read(cell.text.trim_end_matches([':', '：'])).is_none() => match split(&cell.text) {
            Some((inner, _)) if read(inner).is_some() => ("", label),
            _ => (cell.text.as_str(), place),
        },
        _ => ("", label),
    }
}

/// A label without blanks, brackets and punctuation, for comparing.
pub(super) fn key_of(label: &str) -> String {
    let squeezed = text::squeeze(label);
    let bare = squeezed.split(['(', '[']).next().unwrap_or_default();
    text::match_key(if bare.is_empty() { &squeezed } else { bare })
}

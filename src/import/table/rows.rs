//! The rows of a table: one record an indicator, with what is merged or left out filled down.

use super::field::Field;
use super::header::{Half, Table};
use crate::import::cell::Cell;
use crate::import::grid::{Grid, Place};
use std::collections::BTreeMap;

/// One row of a table.
#[derive(Debug, Clone)]
pub(in crate::import) enum Line<'a> {
    /// What the columns hold, one record for each set of columns.
    Records(Vec<Record<'a>>),
    /// One text that stands over the rows below it.
    Title(&'a Cell),
}

impl<'a> Line<'a> {
    /// The record of the first set of columns.
    pub(in crate::import) fn first(self) -> Option<Record<'a>> {
        match self {
            Self::Records(records) => records.into_iter().next(),
            Self::Title(_) => None,
        }
    }
}

/// What the columns hold in one row.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Record<'a> {
    /// The row, from 0.
    pub(in crate::import) row: u32,
    /// Which set of columns, from 0.
    pub(in crate::import) half: usize,
    cells: BTreeMap<Field, (&'a Cell, Place)>,
}

impl<'a> Record<'a> {
    /// What a column holds; empty if the table does not have it.
    pub(in crate::import) fn text(&self, field: Field) -> &'a str {
        self.cells.get(&field).map_or("", |(cell, _)| cell.text.as_str())
    }

    /// The cell of a column, if something is in it, and where it is written.
    pub(in crate::import) fn cell(&self, field: Field) -> Option<(&'a Cell, Place)> {
        self.cells.get(&field).copied()
    }

    /// Where a column is written in this row; the row itself where nothing is.
    pub(in crate::import) fn place(&self, field: Field) -> Place {
        self.cells.get(&field).map_or((self.row, 0), |&(_, place)| place)
    }
}

/// Columns that are filled down, in groups from the outside to the inside: a new value outside empties what is inside.
const FILLED: &[&[Field]] = &[
    &[Field::Agency, Field::AgencyAndProject, Field::Project, Field::ProjectCode, Field::Goal, Field::TotalGoal, Field::Amount],
    &[Field::Level1, Field::Level2],
];

/// Columns of which a row fills one: it is filled down only where all are blank.
const ALTERNATIVES: &[Field] = &[Field::Sector, Field::CommonGroup, Field::Scope];

/// The lines of a table, from the top. Rows that only number the columns are left out.
pub(in crate::import) fn lines<'a, 't>(grid: &'a Grid, table: &'t Table) -> impl Iterator<Item = Line<'a>> + use<'a, 't> {
    let mut carried: Vec<BTreeMap<Field, (&'a Cell, Place)>> = vec![BTreeMap::new(); table.halves.len()];
    grid.rows_between(table.first, table.end).filter_map(move |(row, cells)| {
        let written = || (0_u32..).zip(&cells.cells).filter(|(_, cell)| !cell.is_empty());
        if numbers_columns(written().map(|(_, cell)| cell.text.as_str())) {
            return None;
        }
        if let (Some((column, cell)), None) = (written().next(), written().nth(1))
            && is_title(grid, table, (row, column))
        {
            carried.iter_mut().for_each(BTreeMap::clear);
            return Some(Line::Title(cell));
        }
        let halves = table.halves.iter().enumerate().zip(&mut carried);
        let records = halves.map(|((half, columns), carried)| record(grid, columns, (row, half), carried));
        Some(Line::Records(records.collect()))
    })
}

fn record<'a>(
    grid: &'a Grid,
    columns: &Half,
    (row, half): (u32, usize),
    carried: &mut BTreeMap<Field, (&'a Cell, Place)>,
) -> Record<'a> {
    let mut record = Record { row, half, cells: BTreeMap::new() };
    for (&field, &column) in &columns.columns {
        let Some((cell, place)) = grid.printed((row, column)) else { continue };
        // What is merged across several columns belongs to the first of them.
        if place.1 == column || !columns.columns.values().any(|&other| other == place.1) {
            record.cells.insert(field, (cell, place));
        }
    }
    if ALTERNATIVES.iter().any(|field| record.cells.contains_key(field)) {
        carried.retain(|field, _| !ALTERNATIVES.contains(field));
        carried.extend(ALTERNATIVES.iter().filter_map(|field| Some((*field, *record.cells.get(field)?))));
    } else {
        record.cells.extend(ALTERNATIVES.iter().filter_map(|field| Some((*field, *carried.get(field)?))));
    }
    for fields in FILLED {
        if fill_down(&mut record, fields, carried) && fields.contains(&Field::Project) {
            carried.remove(&Field::Level1);
            carried.remove(&Field::Level2);
        }
    }
    record
}

/// Fills one group of columns; says whether a value in it is new.
fn fill_down<'a>(record: &mut Record<'a>, fields: &[Field], carried: &mut BTreeMap<Field, (&'a Cell, Place)>) -> bool {
    let mut renewed = false;
    for &field in fields {
        match record.cells.get(&field) {
            Some(&found) => renewed |= carried.insert(field, found).is_some_and(|(before, _)| before.text != found.0.text),
            None if renewed => carried.retain(|other, _| *other != field),
            None => {
                if let Some(&found) = carried.get(&field) {
                    record.cells.insert(field, found);
                }
            }
        }
    }
    renewed
}

/// Whether the only cell of a row is a title: merged across columns, or standing in front of the levels.
fn is_title(grid: &Grid, table: &Table, place: Place) -> bool {
    let across = grid.reach(place).1 > place.1;
    let names_rows = table.halves.iter().flat_map(|half| &half.columns).any(|(field, &column)| {
        column == place.1 && !matches!(field, Field::Number | Field::Code | Field::Level1 | Field::Sector | Field::CommonGroup)
    });
    let is_level = grid.own(place).is_some_and(|cell| crate::sense::level::is_level1_label(&crate::text::squeeze(&cell.text)));
    !is_level && (across || !names_rows)
}

/// `1 2 3 4` or `甲 乙 1 2` under a header.
fn numbers_columns<'a>(mut texts: impl Iterator<Item = &'a str>) -> bool {
    let mut count = 0_u32;
    let all = texts.all(|text| {
        if matches!(text, "甲" | "乙" | "丙" | "栏次") {
            return true;
        }
        count = count.saturating_add(1);
        text.parse::<u32>().is_ok_and(|number| number == count)
    });
    all && count >= 3
}

//! A sheet as plain cells in their real places. Every reader fills the same grid, and nothing behind it knows which kind of
//! file the cells came from.

use super::cell::Cell;
use super::error::ImportError;
use super::finding::{Code, Finding, Findings};
use super::limits::{Budget, MAX_CELL_CHARS, MAX_COLUMNS, MAX_MERGES};
use std::collections::BTreeMap;

/// A place in a sheet: row and column, from 0.
pub type Place = (u32, u32);

/// One row that holds something.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Whether the row is hidden.
    pub hidden: bool,
    /// Its cells from the first column to the last that holds something.
    pub cells: Vec<Cell>,
}

/// A merged area, seen from one of its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Merge {
    last_row: u32,
    anchor: Place,
    last_column: u32,
}

/// One sheet.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The name of the sheet.
    pub sheet: String,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    rows: BTreeMap<u32, Row>,
    /// The merged areas by column and first row.
    merges: BTreeMap<(u32, u32), Merge>,
}

impl Grid {
    pub(super) fn new(sheet: &str, hidden: bool) -> Self {
        Self { sheet: sheet.to_owned(), hidden, ..Self::default() }
    }

    /// The rows that hold something, from the top, with their numbers from 0.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = (u32, &Row)> {
        self.rows.iter().map(|(&number, row)| (number, row))
    }

    /// The same for the rows from `first` on and before `end`.
    pub(super) fn rows_between(&self, first: u32, end: u32) -> impl Iterator<Item = (u32, &Row)> {
        self.rows.range(first..end.max(first)).map(|(&number, row)| (number, row))
    }

    /// How many rows hold something.
    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// The number behind the last row that holds something.
    pub(super) fn end(&self) -> u32 {
        self.rows.keys().next_back().map_or(0, |last| last.saturating_add(1))
    }

    /// Whether nothing is in the sheet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What is written at a place itself, if anything.
    pub fn own(&self, (row, column): Place) -> Option<&Cell> {
        let cells = &self.rows.get(&row)?.cells;
        cells.get(usize::try_from(column).ok()?).filter(|cell| !cell.is_empty())
    }

    /// What is printed at a place: its own cell, or that of the merged area it lies in, with the place where it is written.
    pub fn printed(&self, place: Place) -> Option<(&Cell, Place)> {
        let written = self.merge_at(place).map_or(place, |merge| merge.anchor);
        self.own(written).map(|cell| (cell, written))
    }

    /// The last row and column of the merged area at a place; of the place itself if it is not merged.
    pub(super) fn reach(&self, place: Place) -> Place {
        self.merge_at(place).map_or(place, |merge| (merge.last_row, merge.last_column))
    }

    fn merge_at(&self, (row, column): Place) -> Option<&Merge> {
        let (_, merge) = self.merges.range((column, 0)..=(column, row)).next_back()?;
        (merge.last_row >= row).then_some(merge)
    }

    /// Takes a merged area over.
    pub(super) fn merge(&mut self, first: Place, last: Place) {
        for column in first.1..=last.1.min(MAX_COLUMNS) {
            if self.merges.len() >= MAX_MERGES {
                return;
            }
            let merge = Merge { last_row: last.0, anchor: first, last_column: last.1 };
            self.merges.insert((column, first.0), merge);
        }
    }

    /// Marks a row as hidden, if it holds something.
    pub(super) fn hide_row(&mut self, number: u32) {
        if let Some(row) = self.rows.get_mut(&number) {
            row.hidden = true;
        }
    }

    /// Takes a cell over, as far as the bounds allow.
    pub(super) fn put(&mut self, place: Place, mut cell: Cell, cx: &mut Filling<'_>) -> Result<(), ImportError> {
        if cell.is_empty() {
            return Ok(());
        }
        if place.1 >= MAX_COLUMNS {
            cx.beyond = cx.beyond.or(Some(place));
            return Ok(());
        }
        if let Some((end, _)) = cell.text.char_indices().nth(MAX_CELL_CHARS) {
            cell.text.truncate(end);
            let message = format!("单元格的文字超过 {MAX_CELL_CHARS} 个字，只读了前面的部分");
            cx.findings.push(Finding::at(Code::CellCut, &self.sheet, place, message, "请把文字精简后再导入。"));
        }
        cx.budget.text(&cell.text)?;
        let row = match self.rows.entry(place.0) {
            std::collections::btree_map::Entry::Occupied(row) => row.into_mut(),
            std::collections::btree_map::Entry::Vacant(row) => {
                cx.budget.row()?;
                row.insert(Row::default())
            }
        };
        let at = usize::try_from(place.1).unwrap_or(usize::MAX);
        if row.cells.len() <= at {
            let needed = at.saturating_add(1);
            cx.budget.cells(needed.saturating_sub(row.cells.len()))?;
            row.cells.resize(needed, Cell::default());
        }
        if let Some(slot) = row.cells.get_mut(at) {
            *slot = cell;
        }
        Ok(())
    }
}

/// What the filling of all grids shares.
pub(super) struct Filling<'a> {
    pub(super) budget: &'a mut Budget,
    pub(super) findings: &'a mut Findings,
    /// The first cell beyond the last column that is read.
    pub(super) beyond: Option<Place>,
}

impl<'a> Filling<'a> {
    pub(super) fn new(budget: &'a mut Budget, findings: &'a mut Findings) -> Self {
        Self { budget, findings, beyond: None }
    }

    /// Says what was left out on the right of a sheet.
    pub(super) fn finish_sheet(&mut self, sheet: &str) {
        if let Some(place) = self.beyond.take() {
            let message = format!("第 {MAX_COLUMNS} 列以后的内容没有读取，从 {} 起", a1(place));
            self.findings.push(Finding::at(Code::ColumnsCut, sheet, place, message, "请把需要导入的列移到左边。"));
        }
    }
}

/// The name of a place in a spreadsheet: `B7`.
pub fn a1((row, column): Place) -> String {
    format!("{}{}", column_name(column), row.saturating_add(1))
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
pub(super) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(column);
    while let Some(number) = rest {
        let digit = u8::try_from(number % 26).unwrap_or_default();
        letters.push(char::from(b'A'.saturating_add(digit)));
        rest = (number / 26).checked_sub(1);
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_places_as_a_spreadsheet_does() {
        for (place, want) in
            [((0, 0), "A1"), ((6, 1), "B7"), ((9, 25), "Z10"), ((0, 26), "AA1"), ((0, 701), "ZZ1"), ((0, 702), "AAA1")]
        {
            assert_eq!(a1(place), want);
        }
    }

    #[test]
    fn reads_merged_areas_from_their_first_cell() {
        let (mut budget, mut findings) = (Budget::new(), Findings::default());
        let mut grid = Grid::new("s", false);
        let mut cx = Filling::new(&mut budget, &mut findings);
        grid.put((1, 0), Cell::text("产出指标"), &mut cx).expect("in bounds");
        grid.put((5, 0), Cell::text("效益指标"), &mut cx).expect("in bounds");
        grid.merge((1, 0), (3, 1));
        let printed = |place| grid.printed(place).map(|(cell, at)| (cell.text.clone(), at));
        assert_eq!(printed((3, 1)), Some(("产出指标".to_owned(), (1, 0))));
        assert_eq!(printed((4, 0)), None);
        assert_eq!(grid.reach((2, 1)), (3, 1));
        assert_eq!(grid.reach((5, 0)), (5, 0));
    }
}

//! The layout of the ministry's form: labels around one table of indicators. A sheet may hold several, one below another.

use super::draft::Draft;
use super::{head, rows};
use crate::import::grid::{Grid, Place};
use crate::import::labels::{Labelled, labels};
use crate::import::progress::Meter;
use crate::import::sheets;
use crate::import::table::Table;
use crate::sense::words::Lexicon;

/// Ends each table where the head of the next form begins.
pub(super) fn end_at_labels(grid: &Grid, tables: &mut [Table]) {
    for table in tables {
        let begins = |(row, cells): (u32, &crate::import::grid::Row)| {
            let first = cells.cells.iter().find(|cell| !cell.is_empty())?;
            let label = first.text.split([':', '：']).next().unwrap_or_default();
            let is_label = matches!(head::read(label), Some(head::Label::Cell(_) | head::Label::Goal(_)));
            (is_label || is_title(&first.text)).then_some(row)
        };
        if let Some(end) = grid.rows_between(table.first, table.end).find_map(begins) {
            table.end = end;
        }
    }
}

/// `项目支出绩效目标申报表` over a form.
fn is_title(text: &str) -> bool {
    text.contains("目标") && (text.ends_with('表') || text.contains("申报表"))
}

/// Reads the forms of a sheet. `flat` are tables that name their projects themselves.
pub(super) fn read<'a>(
    grid: &'a Grid,
    (flat, framed): (&[Table], &[Table]),
    (file, lexicon): (&str, &Lexicon),
    (drafts, meter): (&mut Vec<Draft<'a>>, &mut Meter<'_>),
) {
    let all: Vec<Table> = flat.iter().chain(framed).cloned().collect();
    let found = labels(grid, &all, head::read);
    if framed.is_empty() && (!flat.is_empty() || sheets::explains(grid) || !names_project(&found)) {
        return;
    }
    for (from, end) in spans(grid, framed, &found) {
        let within: Vec<Labelled<'_, head::Label>> =
            found.iter().filter(|label| (from..end).contains(&label.at.0)).cloned().collect();
        let mut draft = Draft::new(&grid.sheet, within.first().map_or(from, |label| label.at.0));
        head::put(&mut draft, grid, &within);
        put_rest(&mut draft, grid, (from, end), framed);
        if let Some(year) = head::year_in(file) {
            draft.put(head::YEAR, &year, (draft.row, 0));
        }
        for table in framed.iter().filter(|table| (from..end).contains(&table.top)) {
            rows::read(
                grid,
                (table, meter),
                |record| Some(rows::indicator(table, record, lexicon)),
                |indicator| draft.indicators.push(indicator),
            );
        }
        drafts.push(draft);
    }
}

fn names_project(found: &[Labelled<'_, head::Label>]) -> bool {
    found.iter().any(|label| label.key == head::Label::Cell(head::NAME) && !label.value.is_empty())
}

/// The rows of each form: a form begins where a project is named, the first at the top.
fn spans(grid: &Grid, framed: &[Table], found: &[Labelled<'_, head::Label>]) -> Vec<(u32, u32)> {
    let named = found.iter().filter(|label| label.key == head::Label::Cell(head::NAME)).map(|label| label.at.0);
    let mut starts: Vec<u32> = Vec::new();
    for row in named {
        // The title of a form stands above its name, below the table of the form before.
        let floor = framed.iter().map(|table| table.end).filter(|&end| end <= row).max().unwrap_or_default();
        let has_table = starts.last().is_none_or(|&start| framed.iter().any(|table| table.top > start && table.top < row));
        if starts.is_empty() {
            starts.push(0);
        } else if has_table {
            starts.push(floor);
        }
    }
    if starts.is_empty() {
        starts.push(0);
    }
    let ends = starts.iter().skip(1).copied().chain([grid.end()]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).collect()
}

/// The year and the unit of money, which stand in titles and brackets.
fn put_rest(draft: &mut Draft<'_>, grid: &Grid, (from, end): (u32, u32), framed: &[Table]) {
    for (row, cells) in grid.rows_between(from, end) {
        if framed.iter().any(|table| (table.top..table.end).contains(&row)) {
            continue;
        }
        for (column, cell) in (0_u32..).zip(&cells.cells).filter(|(_, cell)| !cell.is_empty()) {
            let place: Place = (row, column);
            head::put_unit(draft, &cell.text, place);
            if (is_title(&cell.text) || cell.text.contains("年度）") || cell.text.contains("年度)"))
                && let Some(year) = head::year_in(&cell.text)
            {
                draft.put(head::YEAR, &year, place);
            }
        }
    }
}

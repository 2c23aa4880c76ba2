//! Finding the tables of a sheet by the names of their columns, wherever they stand and in whatever order. A header has one
//! to three rows; a merged name covers all the cells of its area.

use super::field::{self, Field, Label};
use crate::import::grid::{Grid, Place};
use crate::import::progress::Meter;
use crate::text;
use std::collections::BTreeMap;

/// How many rows a header may have.
const MAX_HEADER: u32 = 3;

/// How many tables of a sheet are read. Each is looked at for every row, and a bureau prints a few.
const MAX_TABLES: usize = 200;

/// Every name of the column of indicators or groups has one of these.
const KEY_CHARACTERS: &[char] = &['标', '標', '级', '級', '组', '組'];

/// A table: its header, and where its rows begin and end.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The first row of the header.
    pub top: u32,
    /// The first row of data.
    pub first: u32,
    /// The row behind the last.
    pub end: u32,
    /// The columns; two sets where a table prints one indicator beside another.
    pub(in crate::import) halves: Vec<Half>,
    /// Columns whose names are not known, or that come twice.
    pub(in crate::import) strangers: Vec<(Place, String)>,
}

/// A set of columns.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Half {
    pub(in crate::import) columns: BTreeMap<Field, u32>,
    /// What stands in the header over the set, to tell the medium term from the year.
    pub(in crate::import) heading: String,
}

impl Half {
    pub(in crate::import) fn has(&self, field: Field) -> bool {
        self.columns.contains_key(&field)
    }
}

/// The tables of a sheet, from the top.
pub(in crate::import) fn tables(grid: &Grid, meter: &mut Meter<'_>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut behind = 0;
    for (row, _) in grid.rows() {
        meter.advance(1);
        if row < behind || tables.len() >= MAX_TABLES {
            continue;
        }
        if let Some(table) = table_at(grid, row, behind) {
            behind = table.first;
            if let Some(before) = tables.last_mut() {
                before.end = table.top;
            }
            tables.push(table);
        }
    }
    tables
}

/// The table whose header prints the name of the indicator, or of a group, in this row.
fn table_at(grid: &Grid, row: u32, floor: u32) -> Option<Table> {
    // Most rows are data: only those with a cell that may name the indicator are read as a header.
    if !own_cells(grid, row).any(|(_, text)| text.contains(KEY_CHARACTERS) && field::read(text).is_some_and(is_key)) {
        return None;
    }
    let labels = own_labels(grid, row);
    let key = labels.iter().find(|(_, label)| is_key(*label))?;
    let mut top = row;
    while top > floor && row.saturating_sub(top).saturating_add(1) < MAX_HEADER && is_upper(grid, top.saturating_sub(1)) {
        top = top.saturating_sub(1);
    }
    let lowest = top.saturating_add(MAX_HEADER).saturating_sub(1);
    let mut bottom = labels.iter().map(|&(place, _)| grid.reach(place).0).max().unwrap_or(row).min(lowest).max(row);
    while bottom < lowest && is_lower(grid, bottom.saturating_add(1)) {
        bottom = bottom.saturating_add(1);
    }
    let mut table = Table { top, first: bottom.saturating_add(1), end: grid.end(), ..Table::default() };
    read_columns(grid, bottom, &mut table);
    let strong = matches!(key.1, Label::Field(_));
    let columns = table.halves.first().map(|half| &half.columns)?;
    let known = columns.len();
    let judged = [Field::Level1, Field::Level2, Field::Value, Field::Unit, Field::Operator, Field::Code, Field::Content];
    let is_table = columns.contains_key(&Field::Name) && known >= 3 && judged.iter().any(|field| columns.contains_key(field));
    let is_groups = columns.contains_key(&Field::GroupName) && columns.contains_key(&Field::GroupCode);
    (is_groups || (is_table && (strong || known >= 4))).then_some(table)
}

fn is_key(label: Label) -> bool {
    matches!(label, Label::Field(Field::Name | Field::GroupName) | Label::Heading(Some(Field::Name)))
}

/// The names of columns written in a row itself.
fn own_labels(grid: &Grid, row: u32) -> Vec<(Place, Label)> {
    own_cells(grid, row).filter_map(|(place, text)| Some((place, field::read(text)?))).collect()
}

fn own_cells(grid: &Grid, row: u32) -> impl Iterator<Item = (Place, &str)> {
    let cells = grid.rows_between(row, row.saturating_add(1)).flat_map(|(_, row)| &row.cells);
    (0_u32..).zip(cells).filter(|(_, cell)| !cell.is_empty()).map(move |(column, cell)| ((row, column), cell.text.as_str()))
}

/// Whether a row belongs to the header of the row below it: every cell is a heading over several columns, or the name of a
/// column that reaches down. `项目名称 | 校舍维修` above a table is neither.
fn is_upper(grid: &Grid, row: u32) -> bool {
    let mut headings = 0_usize;
    let fits = own_cells(grid, row).all(|(place, text)| {
        let (last_row, last_column) = grid.reach(place);
        let spans = last_column > place.1;
        headings = headings.saturating_add(usize::from(spans));
        let label = field::read(text);
        last_row > row
            || (spans && !matches!(label, Some(Label::Field(field)) if names_a_value(field)))
            || matches!(label, Some(Label::Heading(_)))
    });
    // One cell over the whole width is a title.
    fits && headings > 0 && own_cells(grid, row).nth(1).is_some()
}

/// Fields that are also printed as labels beside a value, above a table.
fn names_a_value(field: Field) -> bool {
    matches!(field, Field::Project | Field::ProjectCode | Field::Agency | Field::Goal | Field::TotalGoal | Field::Amount)
}

/// Whether a row goes on with the header of the row above it: most of what is written in it are names of columns.
fn is_lower(grid: &Grid, row: u32) -> bool {
    let all = own_cells(grid, row).count();
    let known = own_labels(grid, row).iter().filter(|(_, label)| matches!(label, Label::Field(_))).count();
    known > 0 && known.saturating_mul(2) >= all
}

fn read_columns(grid: &Grid, bottom: u32, table: &mut Table) {
    let rows = grid.rows_between(table.top, table.first);
    let width = rows.map(|(_, row)| row.cells.len()).max().unwrap_or_default();
    let columns = (0..u32::try_from(width).unwrap_or_default()).map(|column| Column::read(grid, (table.top, bottom), column));
    // A column under two headings of one name is read once, and a merged name once for all its columns.
    let columns: Vec<Column> = columns.filter(|column| !column.path.is_empty()).collect();
    let has_name = columns.iter().any(|column| column.field == Some(Field::Name));
    let mut half = Half::default();
    for column in columns {
        let field = column.field.or(column.alone.filter(|&field| field != Field::Name || !has_name));
        let Some(field) = field else {
            if !column.is_heading {
                table.strangers.push((column.place, column.printed()));
            }
            continue;
        };
        if half.has(field) && column.spread {
            continue;
        }
        let begins_anew =
            half.has(field) && half.has(Field::Name) && matches!(field, Field::Level1 | Field::Level2 | Field::Name);
        if begins_anew {
            table.halves.push(std::mem::take(&mut half));
        }
        if half.has(field) {
            table.strangers.push((column.place, column.printed()));
            continue;
        }
        half.columns.insert(field, column.place.1);
        if let Some(heading) = column.path.first().filter(|_| column.path.len() > 1 || field == Field::Value) {
            half.heading.push_str(heading);
        }
    }
    if half.has(Field::Name) || half.has(Field::GroupName) || table.halves.is_empty() {
        table.halves.push(half);
    } else {
        let left = half.columns.iter().map(|(field, &column)| ((bottom, column), field.label().to_owned()));
        table.strangers.extend(left);
    }
    share_first_level(&mut table.halves);
}

/// A second set of columns mostly shares the first level with the first.
fn share_first_level(halves: &mut [Half]) {
    let shared = [Field::Level1, Field::Level2];
    let first: Vec<(Field, u32)> = halves
        .first()
        .map_or_else(Vec::new, |half| shared.iter().filter_map(|&field| Some((field, *half.columns.get(&field)?))).collect());
    for half in halves.iter_mut().skip(1) {
        for &(field, column) in &first {
            half.columns.entry(field).or_insert(column);
        }
    }
}

/// The names over one column, from the top.
struct Column {
    place: Place,
    path: Vec<String>,
    field: Option<Field>,
    /// What a heading names where no column stands below it.
    alone: Option<Field>,
    is_heading: bool,
    /// Whether the name is written over a column further left.
    spread: bool,
}

impl Column {
    fn read(grid: &Grid, (top, bottom): (u32, u32), column: u32) -> Self {
        let mut read =
            Self { place: (bottom, column), path: Vec::new(), field: None, alone: None, is_heading: false, spread: false };
        let mut last = None;
        for row in top..=bottom {
            let Some((cell, written)) = grid.printed((row, column)) else { continue };
            if last == Some(written) {
                continue;
            }
            last = Some(written);
            read.path.push(text::fold(&cell.text).into_owned());
            match field::read(&cell.text) {
                Some(Label::Field(field)) => {
                    read.field = Some(field);
                    read.place = written;
                    read.spread = written.1 < column;
                }
                Some(Label::Heading(alone)) => {
                    read.is_heading = true;
                    read.alone = alone.filter(|_| grid.reach(written).1 == column && written.1 == column);
                    read.spread = read.field.is_none() && written.1 < column;
                }
                None => read.is_heading = written.1 < column,
            }
        }
        // The place of a spread name is its own column.
        read.place = if read.spread { (bottom, column) } else { (read.place.0, column) };
        read
    }

    fn printed(&self) -> String {
        self.path.join(" / ")
    }
}

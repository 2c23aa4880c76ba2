//! Grids → indicator library: the JSON of the contract, and what to know about it.

mod cells;
mod codes;
mod entry;
mod groups;
mod meta;
mod value;

use super::error::{ImportError, ImportErrorCode};
use super::finding::{Code, Finding, Findings};
use super::grid::{Grid, Place};
use super::progress::{Meter, Progress, Stage};
use super::sheets;
use super::table::{Field, Line, Table, lines, tables};
use super::workbook::{self, Workbook};
use crate::library::{Library, Scope};
use crate::sense::words::Lexicon;
use entry::Rows;
use groups::{Group, Groups};
use serde::Serialize;
use serde_json::Value;

/// What came of a library workbook.
#[derive(Debug, Clone, Serialize)]
pub struct ImportedLibrary {
    /// The library as the contract wants it (design.md 1.2).
    pub library: Value,
    /// What to know about it, by sheet, row and column.
    pub findings: Vec<Finding>,
}

/// Reads a library from a workbook or a table of text. `name` is what the file is called.
///
/// # Errors
/// When the file cannot be read or holds no table of indicators.
pub fn import_library(bytes: &[u8], name: &str) -> Result<ImportedLibrary, ImportError> {
    import_library_telling(bytes, name, &mut |_| {})
}

/// The same, and `tell` hears how far it is, about a hundred times.
///
/// # Errors
/// When the file cannot be read or holds no table of indicators.
pub fn import_library_telling(bytes: &[u8], name: &str, tell: &mut dyn FnMut(Progress)) -> Result<ImportedLibrary, ImportError> {
    let mut meter = Meter::new(tell);
    let Workbook { sheets: grids, mut findings } = workbook::read(bytes, name, &mut meter)?;
    let visible: Vec<&Grid> = grids.iter().filter(|grid| !grid.hidden).collect();
    let row_count = visible.iter().map(|grid| grid.row_count()).sum();
    meter.begin(Stage::Tables, row_count);
    let visible: Vec<(&Grid, Vec<Table>)> = visible.into_iter().map(|grid| (grid, tables(grid, &mut meter))).collect();
    if !visible.iter().any(|(_, tables)| tables.iter().any(holds_indicators)) {
        return Err(no_table());
    }
    let mut groups = Groups::new(visible.iter().flat_map(|(grid, tables)| listed_groups(grid, tables)).collect());
    let lexicon = Lexicon::new(&[]);
    let mut rows = Rows::new(&lexicon);
    meter.begin(Stage::Rows, row_count);
    for (grid, tables) in &visible {
        sheets::say_hidden_rows(grid, tables, &mut findings);
        sheets::say_columns(grid, tables, LEFT_OUT, &mut findings);
        if !tables.iter().any(|table| holds_indicators(table) || holds_groups(table)) {
            sheets::say_no_table(grid, &mut findings);
        }
        read_sheet(grid, tables, (&mut groups, &mut rows), (&mut findings, &mut meter));
    }
    meter.begin(Stage::Check, 2);
    let (entries, places) = rows.finish(&mut findings);
    if entries.is_empty() {
        let sheet = visible.first().map_or("", |(grid, _)| grid.sheet.as_str());
        findings.push(Finding::of_sheet(Code::NoIndicators, sheet, "没有导入任何指标", "请在指标表里填写后再导入。"));
    }
    let mut library = meta::of(&visible, name, &mut findings);
    library.insert("sectors".to_owned(), groups.as_json(Scope::Sector));
    library.insert("commonGroups".to_owned(), groups.as_json(Scope::Common));
    library.insert("indicators".to_owned(), entries.into());
    let library = Value::Object(library);
    meter.advance(1);
    check(&library, &places, &mut findings);
    let order: Vec<&str> = grids.iter().map(|grid| grid.sheet.as_str()).collect();
    meter.finish();
    Ok(ImportedLibrary { library, findings: findings.finish(&order) })
}

/// Columns that a library has no place for.
const LEFT_OUT: &[Field] = &[
    Field::Scoring,
    Field::Weight,
    Field::Remark,
    Field::Agency,
    Field::AgencyAndProject,
    Field::Project,
    Field::ProjectCode,
    Field::Goal,
    Field::TotalGoal,
    Field::Amount,
    Field::Evidence,
    Field::LastYear,
    Field::YearBefore,
    Field::Actual,
    Field::Period,
];

/// The groups that bureaus name alike, as code, name and printed scope.
pub(super) fn reference_groups() -> Vec<[String; 3]> {
    groups::printed_reference()
}

fn holds_indicators(table: &Table) -> bool {
    table.halves.iter().any(|half| half.has(Field::Name))
}

fn holds_groups(table: &Table) -> bool {
    table.halves.iter().any(|half| half.has(Field::GroupName) && half.has(Field::GroupCode))
}

/// The groups that a workbook lists in a table of their own.
fn listed_groups(grid: &Grid, tables: &[Table]) -> Vec<Group> {
    let tables = tables.iter().filter(|table| holds_groups(table) && !holds_indicators(table));
    let records = tables.flat_map(|table| lines(grid, table)).filter_map(Line::first);
    let groups = records.map(|record| Group {
        code: record.text(Field::GroupCode).to_owned(),
        name: record.text(Field::GroupName).to_owned(),
        scope: if record.text(Field::Scope).contains("共性") { Scope::Common } else { Scope::Sector },
    });
    groups.filter(|group| !group.code.is_empty() && !group.name.is_empty()).collect()
}

fn read_sheet(
    grid: &Grid,
    tables: &[Table],
    (groups, rows): (&mut Groups, &mut Rows<'_>),
    (findings, meter): (&mut Findings, &mut Meter<'_>),
) {
    let of_sheet = groups.in_title(&grid.sheet);
    let mut floor = 0;
    for table in tables {
        if !holds_indicators(table) {
            floor = table.end;
            continue;
        }
        if !table.halves.iter().any(|half| half.has(Field::Level1)) {
            let message = "表里没有“一级指标”列，已按二级指标补上";
            let header = table.first.saturating_sub(1);
            findings.push(Finding::of_row(Code::LevelFilled, &grid.sheet, header, message, "如果不对，请加一列“一级指标”。"));
        }
        // The title nearest above a table speaks of it before the name of the sheet does.
        let above = grid.rows_between(floor, table.top).flat_map(|(_, row)| &row.cells).filter(|cell| !cell.is_empty());
        let titled = above.collect::<Vec<_>>().into_iter().rev().find_map(|cell| groups.in_title(&cell.text));
        let mut group = titled.or(of_sheet);
        for line in lines(grid, table) {
            meter.advance(1);
            match line {
                Line::Title(cell) => group = groups.in_title(&cell.text).or(group),
                Line::Records(records) => {
                    for record in records {
                        rows.read((grid, table), &record, (group, groups), findings);
                    }
                }
            }
        }
        floor = table.end;
    }
}

/// Whether the engine takes the library; if not, the finding stands at the row it speaks of.
fn check(library: &Value, places: &[(String, Place)], findings: &mut Findings) {
    let Err(error) = Library::load(library.to_string().as_bytes()) else { return };
    let index = error.path.strip_prefix("indicators[").and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
    let help = "请按提示修改工作簿，重新导入。";
    findings.push(match index.and_then(|index| places.get(index)) {
        Some((sheet, place)) => Finding::at(Code::LibraryRefused, sheet, *place, error.to_string(), help),
        None => Finding::of_sheet(Code::LibraryRefused, "", error.to_string(), help),
    });
}

fn no_table() -> ImportError {
    let message = "没有找到指标表。表头里应当有“三级指标”（或“指标名称”），以及“二级指标”“指标值”“度量单位”等列名，\
                   请检查列名，或下载模板填写";
    ImportError::new(ImportErrorCode::NoTable, message)
}

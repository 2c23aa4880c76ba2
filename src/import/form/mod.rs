//! Grids → project target forms: the JSON of the contract, where each cell of it is written, and what to know about it.
//!
//! Two layouts are told apart. In a flat table, columns name the project beside every indicator, and a sheet may hold many
//! projects. In a block, labels stand around one table of indicators, as in the ministry's form.

mod block;
mod draft;
mod flat;
mod head;
mod rest;
mod rows;

use super::error::{ImportError, ImportErrorCode};
use super::finding::{Code, Finding, Findings};
use super::grid::Grid;
use super::progress::{Meter, Progress, Stage};
use super::sheets;
use super::table::{Field, Table, tables};
use super::workbook::{self, Workbook};
use crate::sense::words::Lexicon;
use draft::Draft;
pub(super) use rest::{COLUMNS as REST_COLUMNS, SHEET as REST_SHEET};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// One form of a workbook.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImportedForm {
    /// The form as the contract wants it (design.md 1.1).
    pub form: Value,
    /// Where each cell of the form is written: JSON Pointer → `Sheet1!C7`.
    pub sources: BTreeMap<String, String>,
}

/// What came of a workbook of forms.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImportedForms {
    /// The forms, in the order of the workbook.
    pub forms: Vec<ImportedForm>,
    /// What to know about them, by sheet, row and column.
    pub findings: Vec<Finding>,
}

/// Reads the forms of a workbook or a table of text. `name` is what the file is called.
///
/// # Errors
/// When the file cannot be read or holds neither a table of indicators nor a named project.
pub fn import_forms(bytes: &[u8], name: &str) -> Result<ImportedForms, ImportError> {
    import_forms_telling(bytes, name, &mut |_| {})
}

/// The same, and `tell` hears how far it is, about a hundred times.
///
/// # Errors
/// When the file cannot be read or holds neither a table of indicators nor a named project.
pub fn import_forms_telling(bytes: &[u8], name: &str, tell: &mut dyn FnMut(Progress)) -> Result<ImportedForms, ImportError> {
    let mut meter = Meter::new(tell);
    let Workbook { sheets: grids, mut findings } = workbook::read(bytes, name, &mut meter)?;
    let (rests, pages): (Vec<&Grid>, Vec<&Grid>) = grids.iter().filter(|grid| !grid.hidden).partition(|grid| rest::is_rest(grid));
    let row_count = pages.iter().map(|grid| grid.row_count()).sum();
    meter.begin(Stage::Tables, row_count);
    let pages: Vec<Page<'_>> = pages.into_iter().map(|grid| Page::read(grid, &mut meter)).collect();
    meter.begin(Stage::Rows, row_count);
    let lexicon = Lexicon::new(&[]);
    let mut drafts = Vec::new();
    let mut has_blank_table = false;
    for Page { grid, flat, framed } in &pages {
        let before = drafts.len();
        flat::read(grid, flat, (name, &lexicon), (&mut drafts, &mut meter));
        block::read(grid, (flat, framed), (name, &lexicon), (&mut drafts, &mut meter));
        for tables in [flat, framed] {
            sheets::say_hidden_rows(grid, tables, &mut findings);
            sheets::say_columns(grid, tables, LEFT_OUT, &mut findings);
        }
        if drafts.len() > before {
            continue;
        }
        if flat.is_empty() && framed.is_empty() {
            sheets::say_no_table(grid, &mut findings);
        } else {
            has_blank_table = true;
            let help = "请填写后再导入。";
            findings.push(Finding::of_sheet(Code::NoIndicators, &grid.sheet, "表里还没有填写项目和指标", help));
        }
    }
    if drafts.is_empty() && !has_blank_table {
        let message = "没有找到绩效目标表。表里应当有“三级指标”“指标值”等列名，或“项目名称”等栏目，请检查，或下载模板填写";
        return Err(ImportError::new(ImportErrorCode::NoTable, message));
    }
    meter.begin(Stage::Check, rests.iter().map(|grid| grid.row_count()).sum::<usize>().saturating_add(drafts.len()));
    let drafts = drafts.into_iter().inspect(|_| meter.advance(1));
    let mut forms: Vec<ImportedForm> = drafts.map(|draft| finished(draft, &mut findings)).collect();
    for grid in rests {
        rest::apply(grid, &mut forms, (&mut findings, &mut meter));
    }
    let order: Vec<&str> = grids.iter().map(|grid| grid.sheet.as_str()).collect();
    meter.finish();
    Ok(ImportedForms { forms, findings: findings.finish(&order) })
}

/// A sheet with its tables of indicators: those that name their projects, and those that stand in the form of one.
struct Page<'a> {
    grid: &'a Grid,
    flat: Vec<Table>,
    framed: Vec<Table>,
}

impl<'a> Page<'a> {
    fn read(grid: &'a Grid, meter: &mut Meter<'_>) -> Self {
        let mut tables = tables(grid, meter);
        tables.retain(|table| table.halves.iter().any(|half| half.has(Field::Name)));
        let (flat, mut framed): (Vec<Table>, Vec<Table>) = tables.into_iter().partition(flat::names_projects);
        block::end_at_labels(grid, &mut framed);
        Self { grid, flat, framed }
    }
}

/// Columns that a form has no place for.
const LEFT_OUT: &[Field] = &[
    Field::Scoring,
    Field::Remark,
    Field::Actual,
    Field::Aliases,
    Field::Keywords,
    Field::Units,
    Field::Formula,
    Field::Direction,
    Field::Enabled,
    Field::From,
    Field::To,
    Field::ReplacedBy,
    Field::Required,
    Field::Fixed,
    Field::Min,
    Field::Max,
];

fn finished(draft: Draft<'_>, findings: &mut Findings) -> ImportedForm {
    let (sheet, row) = (draft.sheet, draft.row);
    if !draft.has(head::NAME) {
        let help = "请填写项目名称后重新导入，或导入后在页面里补上。";
        findings.push(Finding::of_row(Code::ProjectUnnamed, sheet, row, "项目没有名称", help));
    }
    if draft.indicators.is_empty() {
        let help = "请在指标表里填写三级指标和指标值。";
        findings.push(Finding::of_row(Code::NoIndicators, sheet, row, "项目没有指标", help));
    }
    draft.finish()
}

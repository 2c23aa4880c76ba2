//! Filled forms as a workbook: the columns of Yunnan's table 05-2, and a sheet for what has no column there. Whatever the
//! import would read otherwise than it was filled in goes to that sheet too, so that every form comes back as it was.

use super::choices::Choices;
use super::columns::{Column, FORM, FORM_EXTRAS};
use super::{TemplateError, sheet};
use crate::form;
use crate::import::form::{REST_COLUMNS, REST_SHEET, import_forms};
use crate::import::limits::MAX_CELL_CHARS;
use crate::import::table::Field;
use crate::issue::{self, Segment};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The row of the header; the title and the unit of money stand above it.
const HEADER: u32 = 2;
/// A file called so makes the import fill a year that no form says, so that a blank year is seen to be one.
const WITH_A_YEAR: &str = "1999年.xlsx";

/// The forms as a workbook that can be imported again.
///
/// # Errors
/// When the workbook cannot be written, because there is more than it can hold.
pub fn export_forms(forms: &[Value]) -> Result<Vec<u8>, TemplateError> {
    let names = names_of(forms);
    let table = written(forms, &names, &[])?;
    let read = import_forms(&table, WITH_A_YEAR).map(|imported| imported.forms).unwrap_or_default();
    let mut rest = Vec::new();
    for (form, name) in forms.iter().zip(&names) {
        let is_same = |candidate: &&Value| cell(candidate, "/project/name") == *name;
        let blank = Value::Null;
        let read = read.iter().map(|read| &read.form).find(is_same).unwrap_or(&blank);
        let (wanted, found) = (cells_of(form), cells_of(read));
        let places: BTreeSet<&Place> = wanted.keys().chain(found.keys()).collect();
        for place in places {
            let text = wanted.get(place).map_or("", String::as_str);
            if found.get(place).map_or("", String::as_str) != text {
                rest.push(Rest { project: name, pointer: place.1.clone(), text: text.to_owned() });
            }
        }
    }
    if rest.is_empty() { Ok(table) } else { written(forms, &names, &rest) }
}

/// The row of a project that has no indicators yet.
const NOTHING: Value = Value::Null;

/// A cell that the table does not tell.
struct Rest<'a> {
    project: &'a str,
    pointer: String,
    text: String,
}

/// Where a cell stands on paper, and its JSON Pointer.
type Place = (form::Order, String);

/// The names under which the projects are printed: each of them once, and none of them blank.
fn names_of(forms: &[Value]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let unique = |form: &Value| {
        let name = cell(form, "/project/name");
        let name = cut(if name.is_empty() { "未命名项目" } else { &name }).to_owned();
        let mut numbered = (2_usize..).map(|number| format!("{name}（{number}）"));
        let free = std::iter::once(name.clone()).chain(&mut numbered).find(|name| !taken.contains(name)).unwrap_or_default();
        taken.insert(free.clone());
        free
    };
    forms.iter().map(unique).collect()
}

fn written(forms: &[Value], names: &[String], rest: &[Rest<'_>]) -> Result<Vec<u8>, TemplateError> {
    let choices = Choices::new(Vec::new(), Vec::new());
    let mut book = sheet::workbook("项目支出绩效目标表")?;
    write_table(book.add_worksheet().set_name("绩效目标")?, forms, names, &choices)?;
    if !rest.is_empty() {
        write_rest(&mut book, rest)?;
    }
    choices.write(&mut book)?;
    Ok(book.save_to_buffer()?)
}

fn write_table(page: &mut Worksheet, forms: &[Value], names: &[String], choices: &Choices) -> Result<(), XlsxError> {
    let unit = shared(forms, "/money/unit");
    let columns = columns_for(forms, &unit);
    let last = u16::try_from(columns.len()).unwrap_or(1).saturating_sub(1);
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    let year = shared(forms, "/fiscalYear");
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let heading =
        if is_year { format!("{year}年项目支出绩效目标表") } else { "项目支出绩效目标表".to_owned() };
    page.merge_range(0, 0, 0, last, &heading, &title)?;
    let headings: Vec<Column> = columns.iter().map(|&(column, suffix)| Column { suffix, ..*column }).collect();
    sheet::write_header(page, HEADER, &headings, choices)?;
    let format =
        Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin);
    let mut row = HEADER.saturating_add(1);
    for (form, name) in forms.iter().zip(names) {
        let mut indicators = rows_of(form);
        if indicators.is_empty() {
            indicators.push(&NOTHING);
        }
        let end = row.saturating_add(u32::try_from(indicators.len()).unwrap_or(u32::MAX)).saturating_sub(1);
        for (number, (column, suffix)) in (0_u16..).zip(&columns) {
            let Some(told) = project_cell(form, name, column.field, suffix) else {
                for (row, indicator) in (row..).zip(&indicators) {
                    page.write_string_with_format(row, number, indicator_cell(indicator, column.field), &format)?;
                }
                continue;
            };
            if end > row {
                page.merge_range(row, number, end, number, &told, &format)?;
            } else {
                page.write_string_with_format(row, number, told, &format)?;
            }
        }
        row = end.saturating_add(1);
    }
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(0, HEADER)?;
    Ok(())
}

/// The columns that are printed, each with what stands behind its name. Those few portals ask for only where they are used.
fn columns_for(forms: &[Value], unit: &str) -> Vec<(&'static Column, &'static str)> {
    let used = |field| forms.iter().any(|form| rows_of(form).iter().any(|row| !indicator_cell(row, field).is_empty()));
    let is_wanted = |column: &&Column| match column.field {
        Field::TotalGoal => forms.iter().any(|form| !cell(form, "/goals/total").is_empty()),
        Field::Period | Field::LastYear | Field::YearBefore | Field::Code => used(column.field),
        _ => true,
    };
    let suffix = |column: &Column| match (column.field, unit) {
        (Field::Amount, "元") => "（元）",
        (Field::Amount, "万元") => "（万元）",
        _ => "",
    };
    FORM.iter().chain(FORM_EXTRAS).filter(is_wanted).map(|column| (column, suffix(column))).collect()
}

/// What a column prints of the project; nothing where the column is one of the indicators.
fn project_cell(form: &Value, name: &str, field: Field, suffix: &str) -> Option<String> {
    let text = match field {
        Field::Project => name.to_owned(),
        Field::Agency => cell(form, "/project/unit"),
        Field::ProjectCode => cell(form, "/project/code"),
        Field::Goal => cell(form, "/goals/annual"),
        Field::TotalGoal => cell(form, "/goals/total"),
        // Under a heading with one unit an amount in another would be read wrong by whoever opens the file.
        Field::Amount if suffix.contains(&cell(form, "/money/unit")) => cell(form, "/money/annual/total"),
        Field::Amount => String::new(),
        _ => return None,
    };
    Some(cut(&text).to_owned())
}

fn indicator_cell(indicator: &Value, field: Field) -> String {
    let key = match field {
        Field::Level1 => "/level1",
        Field::Level2 => "/level2",
        // A project without a single indicator would be taken for a sum below the table.
        Field::Name if *indicator == NOTHING => return "（未填）".to_owned(),
        Field::Name => "/name",
        Field::Operator => "/operator",
        Field::Value => "/value",
        Field::Unit => "/unit",
        Field::Kind => "/kind",
        Field::Content => "/content",
        Field::Basis => "/valueBasis",
        Field::Evidence => "/evidence",
        Field::Weight => "/weight",
        Field::LastYear => "/lastYear",
        Field::YearBefore => "/yearBefore",
        Field::Code => "/libraryCode",
        Field::Period => {
            return match cell(indicator, "/period").as_str() {
                "annual" => "年度".to_owned(),
                "total" => "中长期".to_owned(),
                other => cut(other).to_owned(),
            };
        }
        _ => return String::new(),
    };
    cut(&cell(indicator, key)).to_owned()
}

fn write_rest(book: &mut Workbook, rest: &[Rest<'_>]) -> Result<(), XlsxError> {
    let page = book.add_worksheet().set_name(REST_SHEET)?;
    let format = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    for (column, (name, width)) in (0_u16..).zip(REST_COLUMNS.into_iter().zip([28, 28, 70, 32])) {
        page.set_column_format(column, &format)?;
        page.set_column_width(column, width)?;
        page.write_string_with_format(0, column, name, &sheet::header_format())?;
    }
    let mut row = 1_u32;
    for Rest { project, pointer, text } in rest {
        let label = label(pointer);
        for part in parts(text) {
            for (column, cell) in (0_u16..).zip([*project, label.as_str(), part, pointer.as_str()]) {
                page.write_string_with_format(row, column, cell, &format)?;
            }
            row = row.saturating_add(1);
        }
    }
    page.ignore_error_range(1, 0, row, 3, rust_xlsxwriter::IgnoreError::NumberStoredAsText)?;
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

/// `实施进度第1行 · 任务` for `/project/plan/schedule/0/task`.
fn label(pointer: &str) -> String {
    let mut keys: Vec<&str> = Vec::new();
    let mut row = None;
    for step in pointer.split('/').skip(1) {
        match step.parse::<usize>() {
            Ok(index) => row = row.or(Some(index.saturating_add(1))),
            Err(_) => keys.push(step),
        }
    }
    let label = form::label_of(&keys.join("."));
    match (row, label.split_once(" · ")) {
        (Some(row), Some((part, cell))) => format!("{part}第{row}行 · {cell}"),
        _ => label,
    }
}

/// Every cell of a form that says something, with its text.
fn cells_of(form: &Value) -> BTreeMap<Place, String> {
    let mut cells = BTreeMap::new();
    collect(form, &mut Vec::new(), &mut cells);
    cells
}

fn collect(value: &Value, path: &mut Vec<Segment>, cells: &mut BTreeMap<Place, String>) {
    let mut inner = |segment: Segment, value: &Value| {
        path.push(segment);
        collect(value, path, cells);
        path.pop();
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| inner(Segment::Key(key.clone().into()), value)),
        Value::Array(values) => values.iter().enumerate().for_each(|(index, value)| inner(Segment::Index(index), value)),
        leaf => {
            let text = text_of(leaf);
            if !text.is_empty() && !matches!(path.as_slice(), [segment] if segment.is_key("formType")) {
                cells.insert((form::order_of(path), issue::pointer(path)), text);
            }
        }
    }
}

fn rows_of(form: &Value) -> Vec<&Value> {
    form.get("indicators").and_then(Value::as_array).into_iter().flatten().collect()
}

fn cell(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).map(text_of).unwrap_or_default()
}

/// The text of a cell without the blanks around it, which no spreadsheet keeps.
fn text_of(leaf: &Value) -> String {
    match leaf {
        Value::String(text) => text.trim().replace("\r\n", "\n"),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
        other => other.to_string(),
    }
}

/// What all forms say at a place; nothing where they differ.
fn shared(forms: &[Value], pointer: &str) -> String {
    let mut told = forms.iter().map(|form| cell(form, pointer));
    let first = told.next().unwrap_or_default();
    if told.all(|other| other == first) { first } else { String::new() }
}

/// As much of a text as the import takes from one cell.
fn cut(text: &str) -> &str {
    text.char_indices().nth(MAX_CELL_CHARS).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// A text in pieces that fit into cells; a blank text is one blank piece.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = vec![cut(text)];
    let mut rest = text.get(cut(text).len()..).unwrap_or_default();
    while !rest.is_empty() {
        parts.push(cut(rest));
        rest = rest.get(cut(rest).len()..).unwrap_or_default();
    }
    parts
}

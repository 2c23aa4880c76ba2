//! The template of a library: empty, or filled with a library that is to be revised.

use super::choices::Choices;
use super::columns::LIBRARY;
use super::{TemplateError, sheet};
use crate::import::table::Field;
use crate::library::Library;
use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::Value;

/// Labels of the sheet that says what the library is, and the keys of the contract.
const HEAD: &[(&str, &str)] = &[
    ("指标库编号", "id"),
    ("指标库名称", "title"),
    ("版本", "version"),
    ("区划编码", "division"),
    ("年度", "fiscalYear"),
    ("发布单位", "publisher"),
    ("生效日期", "effectiveFrom"),
    ("失效日期", "effectiveTo"),
];

const GENERAL: &[&str] = &[
    "一行填一条指标，填在“指标库”表里；标题行不要改名，列的顺序可以调整，用不到的列可以删去。",
    "行业和共性类列在“分组”表里，可以增删；“库信息”表写明库的名称、版本、年度。",
    "一级指标、二级指标、行业、共性类和上一行相同时可以留空。填好后直接导入，有问题的单元格会逐个列出。",
];

/// A template with the entries of a library (UTF-8 JSON), or without any.
///
/// # Errors
/// When the bytes are no library, or hold more than a workbook can.
pub fn library_template(library: Option<&[u8]>) -> Result<Vec<u8>, TemplateError> {
    let library = match library {
        None => Value::Null,
        Some(bytes) => {
            Library::load(bytes).map_err(TemplateError::Library)?;
            let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
            serde_json::from_slice(bytes).unwrap_or_default()
        }
    };
    let groups = groups_of(&library);
    let names = |scope: &str| groups.iter().filter(|group| group[2] == scope).map(|group| group[1].clone()).collect();
    let choices = Choices::new(names("行业"), names("共性"));
    let mut book = sheet::workbook("绩效指标库")?;
    write_entries(&mut book, &library, &groups, &choices)?;
    write_groups(&mut book, &groups)?;
    write_head(&mut book, &library)?;
    sheet::write_notes(&mut book, GENERAL, LIBRARY)?;
    choices.write(&mut book)?;
    Ok(book.save_to_buffer()?)
}

/// Code, name and scope of a group, as printed.
type GroupRow = [String; 3];

/// The groups of a library; those of the reference library where there is none.
fn groups_of(library: &Value) -> Vec<GroupRow> {
    if library.is_null() {
        return crate::import::library::reference_groups();
    }
    let list = |key: &str, scope: &str| -> Vec<GroupRow> {
        let groups = library.get(key).and_then(Value::as_array).into_iter().flatten();
        groups.map(|group| [text(group, "code"), text(group, "name"), scope.to_owned()]).collect()
    };
    [list("sectors", "行业"), list("commonGroups", "共性")].concat()
}

fn write_entries(book: &mut Workbook, library: &Value, groups: &[GroupRow], choices: &Choices) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("指标库")?;
    sheet::write_header(sheet, 0, LIBRARY, choices)?;
    let entries = library.get("indicators").and_then(Value::as_array);
    for (row, entry) in (1_u32..).zip(entries.into_iter().flatten()) {
        for (column, spec) in (0_u16..).zip(LIBRARY) {
            let cell = cell(entry, spec.field, groups);
            if !cell.is_empty() {
                sheet.write_string(row, column, cell)?;
            }
        }
    }
    sheet.autofilter(0, 0, 0, u16::try_from(LIBRARY.len()).unwrap_or(1).saturating_sub(1))?;
    Ok(())
}

fn write_groups(book: &mut Workbook, groups: &[GroupRow]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("分组")?;
    let columns = [Field::GroupCode, Field::GroupName, Field::Scope];
    for (column, (field, width)) in (0_u16..).zip(columns.into_iter().zip([12, 28, 12])) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, field.label(), &sheet::header_format())?;
    }
    for (row, group) in (1_u32..).zip(groups) {
        for (column, text) in (0_u16..).zip(group) {
            sheet.write_string(row, column, text.as_str())?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn write_head(book: &mut Workbook, library: &Value) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("库信息")?;
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, 48)?;
    for (row, (label, key)) in (0_u32..).zip(HEAD) {
        sheet.write_string_with_format(row, 0, *label, &sheet::header_format())?;
        let value = text(library, key);
        if !value.is_empty() {
            sheet.write_string(row, 1, value)?;
        }
    }
    Ok(())
}

/// What a column prints of an entry.
fn cell(entry: &Value, field: Field, groups: &[GroupRow]) -> String {
    let scope = text(entry, "scope");
    let group = |wanted: &str, printed: &str| {
        let code = text(entry, "group");
        let name = groups.iter().find(|group| group[0] == code && group[2] == printed).map(|group| group[1].clone());
        if scope == wanted { name.unwrap_or(code) } else { String::new() }
    };
    let standard = |key: &str| entry.get("standard").map_or_else(String::new, |standard| text(standard, key));
    let flag = |key: &str| match entry.get(key).and_then(Value::as_bool) {
        Some(true) => "是".to_owned(),
        Some(false) => "否".to_owned(),
        None => String::new(),
    };
    match field {
        Field::Code => text(entry, "code"),
        Field::Scope => match scope.as_str() {
            "common" => "共性",
            "sector" => "行业",
            _ => "部门",
        }
        .to_owned(),
        Field::Sector => group("sector", "行业"),
        Field::CommonGroup => group("common", "共性"),
        Field::Level1 => text(entry, "level1"),
        Field::Level2 => text(entry, "level2"),
        Field::Name => text(entry, "name"),
        Field::Aliases => list(entry, "aliases"),
        Field::Operator => text(entry, "operator"),
        Field::Value => standard("value"),
        Field::Unit => text(entry, "unit"),
        Field::Units => list(entry, "units"),
        Field::Kind => text(entry, "kind"),
        Field::Basis => standard("basis"),
        Field::Min => standard("min"),
        Field::Max => standard("max"),
        Field::Content => text(entry, "content"),
        Field::Formula => text(entry, "formula"),
        Field::Keywords => list(entry, "keywords"),
        Field::FunctionCodes => list(entry, "functionCodes"),
        Field::Required => flag("required"),
        Field::Fixed => flag("fixed"),
        Field::Enabled => flag("enabled"),
        Field::From => text(entry, "effectiveFrom"),
        Field::To => text(entry, "effectiveTo"),
        Field::ReplacedBy => text(entry, "replacedBy"),
        Field::Source => text(entry, "source"),
        _ => String::new(),
    }
}

/// A text or a number under a key.
fn text(object: &Value, key: &str) -> String {
    match object.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The items of a list, apart by upright strokes; a single item that looks like several gets one behind it.
fn list(object: &Value, key: &str) -> String {
    let items = object.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let items: Vec<&str> = items.collect();
    let lone = items.len() == 1 && items.iter().any(|item| item.contains(['、', ',', '，', ';', '；', '/', '或', '和']));
    format!("{}{}", items.join("|"), if lone { "|" } else { "" })
}

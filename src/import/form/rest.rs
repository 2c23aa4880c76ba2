//! The sheet of whatever a table of indicators has no column for: one cell of a form a row, at its JSON Pointer. Our own
//! export prints it, so that a filled form comes back whole.

use super::ImportedForm;
use crate::form::MAX_ROWS;
use crate::import::finding::{Code, Finding, Findings};
use crate::import::grid::{Grid, Place, a1};
use crate::import::progress::Meter;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The name of the sheet.
pub(in crate::import) const SHEET: &str = "其他栏目";
/// Its columns: the project, the place in words, the text, the place as a JSON Pointer.
pub(in crate::import) const COLUMNS: [&str; 4] = ["项目名称", "栏目", "内容", "位置"];
/// How many steps a pointer may have; no cell of a form needs more.
const MAX_STEPS: usize = 8;

/// Whether a sheet is the one our export prints.
pub(super) fn is_rest(grid: &Grid) -> bool {
    grid.sheet == SHEET && (0_u32..).zip(COLUMNS).all(|(column, name)| text(grid, (0, column)) == name)
}

/// Writes the cells of the sheet into the forms whose projects they name.
pub(super) fn apply(grid: &Grid, forms: &mut [ImportedForm], (findings, meter): (&mut Findings, &mut Meter<'_>)) {
    // A cell of the sheet may be the name itself, so the names are those of the table.
    let names: Vec<String> = forms.iter().map(|form| name_of(&form.form).to_owned()).collect();
    let mut begun: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut room = MAX_ROWS;
    for (row, _) in grid.rows().filter(|(row, _)| *row > 0) {
        meter.advance(1);
        let [name, _, content, pointer] = [0, 1, 2, 3].map(|column| text(grid, (row, column)));
        let mut matching = (0..).zip(&names).filter(|(_, known)| *known == name).map(|(at, _)| at);
        let (Some(at), None) = (matching.next(), matching.next()) else {
            say(grid, row, &format!("“{name}”不是表里唯一的项目名称"), findings);
            continue;
        };
        let Some(form) = forms.get_mut(at) else { continue };
        // A text longer than a cell holds goes on in the next row.
        let goes_on = !begun.insert((at, pointer.to_owned()));
        let Some(slot) = steps(pointer).and_then(|steps| slot(&mut form.form, &steps, &mut room)) else {
            say(grid, row, &format!("位置“{pointer}”不是申报表里的一格"), findings);
            continue;
        };
        match slot {
            Value::String(before) if goes_on => before.push_str(content),
            _ => *slot = Value::String(content.to_owned()),
        }
        form.sources.insert(pointer.to_owned(), format!("{SHEET}!{}", a1((row, 2))));
    }
    for (at, pointer) in begun {
        if let Some(form) = forms.get_mut(at) {
            drop_blank(form, &pointer);
        }
    }
}

fn text(grid: &Grid, place: Place) -> &str {
    grid.own(place).map_or("", |cell| cell.text.as_str())
}

fn name_of(form: &Value) -> &str {
    form.pointer("/project/name").and_then(Value::as_str).unwrap_or_default()
}

fn say(grid: &Grid, row: u32, why: &str, findings: &mut Findings) {
    let help = "请对照项目名称和位置改好，或导入后在页面里补上。";
    findings.push(Finding::of_row(Code::RestLeftOut, &grid.sheet, row, format!("这一行没有导入：{why}"), help));
}

/// The steps of a pointer to a cell.
fn steps(pointer: &str) -> Option<Vec<String>> {
    let steps: Vec<String> =
        pointer.strip_prefix('/')?.split('/').map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
    (steps.len() <= MAX_STEPS && steps != ["formType"]).then_some(steps)
}

/// The cell at the end of the steps, made where it is missing. `room` bounds how many rows are made.
fn slot<'v>(form: &'v mut Value, steps: &[String], room: &mut usize) -> Option<&'v mut Value> {
    let mut at = form;
    for (depth, step) in (1..).zip(steps) {
        let index = step.parse::<usize>().ok().filter(|index| index.to_string() == *step);
        if at.is_null() {
            *at = if index.is_some() { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
        }
        at = match (at, index) {
            (Value::Array(rows), Some(index)) => {
                if let Some(missing) = (index.saturating_add(1)).checked_sub(rows.len()) {
                    *room = room.checked_sub(missing)?;
                    let blank = if depth == steps.len() { Value::Null } else { Value::Object(Map::new()) };
                    rows.resize(rows.len().saturating_add(missing), blank);
                }
                rows.get_mut(index)?
            }
            (Value::Object(members), _) => members.entry(step.clone()).or_insert(Value::Null),
            _ => return None,
        };
    }
    (!at.is_object() && !at.is_array()).then_some(at)
}

/// Takes a cell away that the sheet says is blank, and whatever is empty without it: parts, and the rows at the end.
fn drop_blank(form: &mut ImportedForm, pointer: &str) {
    let mut pointer = pointer;
    while let Some((parent, key)) = pointer.rsplit_once('/') {
        let key = key.replace("~1", "/").replace("~0", "~");
        match form.form.pointer_mut(parent) {
            Some(Value::Object(members)) if members.get(&key).is_some_and(is_empty) => drop(members.remove(&key)),
            Some(Value::Array(rows)) => {
                let filled = rows.iter().rposition(|row| !is_empty(row));
                rows.truncate(filled.map_or(0, |last| last.saturating_add(1)));
                return;
            }
            _ => return,
        }
        pointer = parent;
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

//! The rows of a table of indicators → the indicators of a form.

use crate::import::cell::CellKind;
use crate::import::grid::{Grid, Place};
use crate::import::progress::Meter;
use crate::import::table::{Field, Line, Record, Table, lines};
use crate::import::understood::{RowCells, understood};
use crate::issue::{EditOp, Segment};
use crate::sense::level;
use crate::sense::words::Lexicon;
use crate::text;
use serde_json::Value;
use std::collections::BTreeMap;

/// The cells of an indicator by key, each with the place where it is written.
pub(super) type Indicator = BTreeMap<&'static str, (String, Place)>;

/// Hands the rows of a table over one by one, and what comes of each.
pub(super) fn read<'a, T>(
    grid: &'a Grid,
    (table, meter): (&Table, &mut Meter<'_>),
    mut take: impl FnMut(&Record<'a>) -> Option<T>,
    mut give: impl FnMut(T),
) {
    for line in lines(grid, table) {
        meter.advance(1);
        let Line::Records(records) = line else { continue };
        for record in records {
            // A table that names projects hands over rows without an indicator, too.
            let wanted = !is_empty(&record) || record.cell(Field::AgencyAndProject).is_some();
            if let Some(taken) = wanted.then(|| take(&record)).flatten() {
                give(taken);
            }
        }
    }
}

/// Whether a row holds no indicator: neither a name nor a value, or only what a blank form prints (`指标1：`, `……`).
pub(super) fn is_empty(record: &Record<'_>) -> bool {
    let says = |field| {
        let squeezed = text::squeeze(record.text(field));
        let bare = squeezed.trim_start_matches("指标").trim_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '…'));
        !bare.is_empty() && !text::is_placeholder(&squeezed)
    };
    let has_value =
        record.cell(Field::Value).is_some_and(|(cell, place)| !text::is_placeholder(&cell.text) && place.0 == record.row);
    !says(Field::Name) && !has_value
}

const KEYS: &[(&str, Field)] = &[
    ("level1", Field::Level1),
    ("level2", Field::Level2),
    ("name", Field::Name),
    ("operator", Field::Operator),
    ("value", Field::Value),
    ("unit", Field::Unit),
    ("kind", Field::Kind),
    ("content", Field::Content),
    ("valueBasis", Field::Basis),
    ("evidence", Field::Evidence),
    ("weight", Field::Weight),
    ("lastYear", Field::LastYear),
    ("yearBefore", Field::YearBefore),
    ("libraryCode", Field::Code),
];

/// The indicator of a row. What the layout prints in one cell or as a percentage is taken apart; what the clerk wrote into
/// the wrong cell is left for the checker to say.
pub(super) fn indicator(table: &Table, record: &Record<'_>, lexicon: &Lexicon) -> Indicator {
    let mut cells = Indicator::new();
    for (key, field) in KEYS {
        if let Some((cell, place)) = record.cell(*field) {
            cells.insert(key, (cell.text.clone(), place));
        }
    }
    let half = table.halves.get(record.half);
    let has = |field| half.is_some_and(|half| half.has(field));
    let is_percent = record.cell(Field::Value).is_some_and(|(cell, _)| cell.kind == CellKind::Percent);
    let unit = text::squeeze(record.text(Field::Unit));
    if !has(Field::Operator) || !has(Field::Unit) || (is_percent && (unit.is_empty() || unit == "%")) {
        take_apart(&mut cells, lexicon);
    }
    if let Some((weight, _)) = cells.get_mut("weight") {
        // A weight printed as a percentage is a number of points.
        weight.truncate(weight.trim_end_matches('%').len());
    }
    if let Some(period) = period_of(table, record) {
        cells.insert("period", (period.to_owned(), record.place(Field::Name)));
    }
    cells
}

/// Takes sign, value and unit apart as the engine would repair them.
fn take_apart(cells: &mut Indicator, lexicon: &Lexicon) {
    let text = |key: &str| cells.get(key).map_or("", |(text, _)| text.as_str());
    let row = RowCells {
        level2: level::level2(text("level2")),
        name: text("name"),
        operator: text("operator"),
        value: text("value"),
        unit: text("unit"),
    };
    let (_, meaning) = understood(row, lexicon);
    let place = cells.get("value").map_or((0, 0), |&(_, place)| place);
    for edit in meaning.repair {
        let Some(Segment::Key(key)) = edit.path.last() else { continue };
        let Some((key, _)) = KEYS.iter().find(|(known, _)| known == key) else { continue };
        match edit.value.as_ref().and_then(Value::as_str) {
            Some(text) if edit.op == EditOp::Set => {
                let place = cells.get(key).map_or(place, |&(_, place)| place);
                cells.insert(key, (text.to_owned(), place));
            }
            _ => drop(cells.remove(key)),
        }
    }
}

/// The medium term and the year stand side by side, or in a column.
fn period_of(table: &Table, record: &Record<'_>) -> Option<&'static str> {
    let told = record.text(Field::Period);
    let heading = table.halves.get(record.half).map_or("", |half| half.heading.as_str());
    let is_total = |text: &str| ["中期", "长期", "实施期", "实施周期", "总体"].iter().any(|word| text.contains(word));
    if !told.is_empty() {
        return Some(if is_total(told) { "total" } else { "annual" });
    }
    match table.halves.len() {
        0 | 1 => is_total(heading).then_some("total"),
        _ if is_total(heading) || (record.half == 0 && !heading.contains("年度")) => Some("total"),
        _ => Some("annual"),
    }
}

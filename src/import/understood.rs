//! What the engine understands of the cells of one row: the import asks it instead of reading values a second way.

use crate::form::{self, json::Json};
use crate::quantity::{Cells, Hints, Meaning, understand};
use crate::sense::level::Level2;
use crate::sense::name::Name;
use crate::sense::words::Lexicon;

/// The cells that are read together.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowCells<'a> {
    pub(super) level2: Level2,
    pub(super) name: &'a str,
    pub(super) operator: &'a str,
    pub(super) value: &'a str,
    pub(super) unit: &'a str,
}

/// The name taken apart, and what the cells mean together.
pub(super) fn understood(cells: RowCells<'_>, lexicon: &Lexicon) -> (Name, Meaning) {
    let texts = [("name", cells.name), ("operator", cells.operator), ("value", cells.value), ("unit", cells.unit)];
    let row = texts.into_iter().map(|(key, text)| (key.into(), Json::Text(text.into()))).collect();
    let form = Json::Object(vec![("indicators".into(), Json::List(vec![Json::Object(row)]))]);
    let (form, _) = form::read(&form);
    let Some(row) = form.indicators.first() else { return (Name::default(), Meaning::default()) };
    let name = Name::read(row.name.raw, lexicon);
    let hints = Hints { time: cells.level2 == Level2::Time, money: cells.level2.is_cost() };
    let meaning = understand(Cells { row, name: &name, hints });
    (name, meaning)
}

//! A form being put together, every cell with the place where it is written.

use super::ImportedForm;
use crate::import::grid::{Place, a1};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The keys that lead to a cell of the head, such as `["project", "name"]`.
pub(super) type Keys = &'static [&'static str];

/// A form being put together.
#[derive(Debug, Clone)]
pub(super) struct Draft<'a> {
    pub(super) sheet: &'a str,
    /// The row in which it begins, from 0.
    pub(super) row: u32,
    head: BTreeMap<Keys, (String, Place)>,
    /// The cells of the indicators by key.
    pub(super) indicators: Vec<BTreeMap<&'static str, (String, Place)>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(sheet: &'a str, row: u32) -> Self {
        Self { sheet, row, head: BTreeMap::new(), indicators: Vec::new() }
    }

    pub(super) fn has(&self, keys: Keys) -> bool {
        self.head.contains_key(keys)
    }

    /// Writes a cell of the head that is not blank; the first one stands.
    pub(super) fn put(&mut self, keys: Keys, text: &str, place: Place) {
        let text = text.trim();
        if !text.is_empty() {
            self.head.entry(keys).or_insert_with(|| (text.to_owned(), place));
        }
    }

    /// Takes over what another one says and this one does not.
    pub(super) fn complete_from(&mut self, other: &Self) {
        for (keys, cell) in &other.head {
            self.head.entry(keys).or_insert_with(|| cell.clone());
        }
    }

    /// The form and the places of its cells.
    pub(super) fn finish(self) -> ImportedForm {
        let mut form = Map::new();
        let mut sources = BTreeMap::new();
        let source = |place: Place| format!("{}!{}", self.sheet, a1(place));
        form.insert("formType".to_owned(), "projectTarget".into());
        for (keys, (text, place)) in self.head {
            sources.insert(format!("/{}", keys.join("/")), source(place));
            insert(&mut form, keys, text);
        }
        let mut indicators = Vec::with_capacity(self.indicators.len());
        for (index, cells) in self.indicators.into_iter().enumerate() {
            let mut indicator = Map::new();
            for (key, (text, place)) in cells {
                sources.insert(format!("/indicators/{index}/{key}"), source(place));
                indicator.insert(key.to_owned(), text.into());
            }
            indicators.push(Value::Object(indicator));
        }
        form.insert("indicators".to_owned(), indicators.into());
        ImportedForm { form: Value::Object(form), sources }
    }
}

fn insert(object: &mut Map<String, Value>, keys: &[&str], text: String) {
    match keys {
        [] => {}
        [key] => drop(object.insert((*key).to_owned(), text.into())),
        [key, rest @ ..] => {
            let inner = object.entry((*key).to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                insert(inner, rest, text);
            }
        }
    }
}

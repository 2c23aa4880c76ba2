//! JSON → form. Reading never fails: what cannot be read becomes a [`Fault`] at its path and the rest is read on.

use super::{Base, Key, Leaf, Place, ProjectTarget};
use crate::issue::{Path, Segment};
use crate::text;
use serde_json::Value;

/// How many rows of one table are read. A real form has about thirty; the limit keeps a pasted workbook from stalling the page.
pub const MAX_ROWS: usize = 2000;
/// How many bytes of one cell are read. The longest field of the budget system holds 2,000 characters.
pub const MAX_TEXT: usize = 100_000;

pub(super) type Object = serde_json::Map<String, Value>;

/// Something in the JSON that is not as the form wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub path: Path,
    /// The same place in words.
    pub label: String,
    /// What.
    pub kind: FaultKind,
}

/// What is wrong with the JSON at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Something of another type stands there; `found` is what it is, in words.
    WrongType {
        /// What stands there, in words.
        found: &'static str,
        /// What should stand there, in words.
        wanted: &'static str,
    },
    /// A key that the form does not know.
    UnknownKey {
        /// The key.
        key: String,
        /// The known key it resembles.
        nearest: Option<&'static str>,
    },
    /// A cell with more text than can be read.
    TooLong {
        /// How many bytes it holds.
        bytes: usize,
    },
    /// A table with more rows than are read.
    TooManyRows {
        /// How many rows it has.
        rows: usize,
    },
    /// Values nested too deep to be read.
    TooDeep,
}

/// Reads the form from JSON.
pub fn read(value: Value) -> (ProjectTarget, Vec<Fault>) {
    let mut reader = Reader { faults: Vec::new(), broken: false };
    let form = ProjectTarget::read(&mut reader, value);
    (form, reader.faults)
}

/// Collects the faults while the parts of the form are read.
pub struct Reader {
    faults: Vec<Fault>,
    /// Whether the part being read was no object: its cells are unreadable then, not blank.
    broken: bool,
}

impl Reader {
    /// The object at `base`, its unknown keys reported; an empty object where something else stands.
    pub(super) fn object(&mut self, base: Base, value: Option<Value>, keys: &[Key], parts: &[&'static str]) -> Object {
        self.broken = false;
        let object = match value {
            None | Some(Value::Null) => return Object::new(),
            Some(Value::Object(object)) => object,
            Some(other) => {
                self.broken = true;
                self.wrong_type(Place::part(base), &other, "一组字段");
                return Object::new();
            }
        };
        let known = |key: &str| keys.iter().any(|k| k.name == key) || parts.contains(&key);
        for key in object.keys().filter(|key| !known(key)) {
            let mut path = base.path();
            path.push(Segment::Key(key.clone().into()));
            let nearest = nearest(key, keys.iter().map(|k| k.name).chain(parts.iter().copied()));
            let nearest = nearest.filter(|name| !object.contains_key(*name));
            self.faults.push(Fault { path, label: base.label(), kind: FaultKind::UnknownKey { key: key.clone(), nearest } });
        }
        object
    }

    /// The cell `key` of the part at `base`.
    pub(super) fn leaf(&mut self, base: Base, object: &mut Object, key: Key) -> Leaf {
        let place = Place { base, key: key.name, label: key.label };
        if self.broken {
            return Leaf::unreadable(place);
        }
        self.cell(place, take(object, key.name))
    }

    /// An array of cells.
    pub(super) fn leaves(&mut self, keys: &'static [&'static str], label: &'static str, value: Option<Value>) -> Vec<Leaf> {
        let values = self.array(keys, label, value).into_iter().enumerate();
        values.map(|(row, value)| self.cell(Place::part(Base::row(keys, row, label)), Some(value))).collect()
    }

    /// An array of parts.
    pub(super) fn rows<T>(
        &mut self,
        keys: &'static [&'static str],
        label: &'static str,
        value: Option<Value>,
        read: impl Fn(&mut Self, Base, Option<Value>) -> (T, Object),
    ) -> Vec<T> {
        let values = self.array(keys, label, value).into_iter().enumerate();
        values.map(|(row, value)| read(self, Base::row(keys, row, label), Some(value)).0).collect()
    }

    fn array(&mut self, keys: &'static [&'static str], label: &'static str, value: Option<Value>) -> Vec<Value> {
        let place = Place::part(Base::object(keys, label));
        match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(mut values)) => {
                if values.len() > MAX_ROWS {
                    let kind = FaultKind::TooManyRows { rows: values.len() };
                    self.faults.push(Fault { path: place.path(), label: place.label(), kind });
                    values.truncate(MAX_ROWS);
                }
                values
            }
            Some(other) => {
                self.wrong_type(place, &other, "一张表");
                Vec::new()
            }
        }
    }

    fn cell(&mut self, place: Place, value: Option<Value>) -> Leaf {
        match value {
            None | Some(Value::Null) => Leaf::empty(place),
            Some(Value::String(raw)) if raw.len() > MAX_TEXT => {
                let kind = FaultKind::TooLong { bytes: raw.len() };
                self.faults.push(Fault { path: place.path(), label: place.label(), kind });
                Leaf::unreadable(place)
            }
            Some(Value::String(raw)) => Leaf::typed(place, raw),
            Some(Value::Number(number)) => Leaf::number(place, number.to_string()),
            Some(other) => {
                self.wrong_type(place, &other, "文字或数字");
                Leaf::unreadable(place)
            }
        }
    }

    fn wrong_type(&mut self, place: Place, value: &Value, wanted: &'static str) {
        let found = match value {
            Value::Null => "空值",
            Value::Bool(_) => "是非值",
            Value::Number(_) => "数字",
            Value::String(_) => "文字",
            Value::Array(_) => "列表",
            Value::Object(_) => "一组字段",
        };
        let kind = FaultKind::WrongType { found, wanted };
        self.faults.push(Fault { path: place.path(), label: place.label(), kind });
    }
}

/// Takes the value of `key` out and leaves `null`, which spares the wasm the removal from a tree.
pub(super) fn take(object: &mut Object, key: &str) -> Option<Value> {
    object.get_mut(key).map(Value::take)
}

/// The known key that `key` most likely stands for: the same letters in another case or spelling, or up to two letters off.
fn nearest<'a>(key: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text::match_key(text);
    let wanted = plain(key);
    known
        .map(|name| (edit_distance(&wanted, &plain(name)), name))
        .filter(|(distance, name)| *distance <= 2 && distance.saturating_mul(2) <= name.len())
        .min()
        .map(|(_, name)| name)
}

/// The number of letters to insert, delete or replace; keys are short, so the plain table is enough.
fn edit_distance(a: &str, b: &str) -> usize {
    if a.len() > 64 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i.saturating_add(1);
        let mut diagonal = i;
        let mut next = vec![left];
        for (y, &above) in b.chars().zip(row.iter().skip(1)) {
            let replaced = diagonal.saturating_add(usize::from(x != y));
            left = replaced.min(above.saturating_add(1)).min(left.saturating_add(1));
            diagonal = above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_what_is_there_and_reports_the_rest() {
        let (form, faults) = read(json!({
            "formType": "projectTarget", "fiscalYear": 2024, "project": {"nmae": "x", "unit": true},
            "money": [1], "indicators": [{"name": "甲", "value": 3.5}, 7, {"vlaue": 1, "value": null}],
        }));
        assert_eq!(form.fiscal_year.raw, "2024");
        assert_eq!(form.indicators.len(), 3);
        assert_eq!(form.indicators[0].value.raw, "3.5");
        assert!(form.project.unit.unreadable && !form.project.unit.blank());
        let seen: Vec<_> = faults.iter().map(|f| crate::issue::pointer(&f.path)).collect();
        assert_eq!(seen, ["/project/nmae", "/project/unit", "/money", "/indicators/1", "/indicators/2/vlaue"]);
        assert_eq!(faults[0].kind, FaultKind::UnknownKey { key: "nmae".into(), nearest: Some("name") });
    }

    #[test]
    fn keeps_to_its_limits() {
        let rows = vec![json!({}); MAX_ROWS + 1];
        let (form, faults) = read(json!({"indicators": rows, "goals": {"annual": "字".repeat(MAX_TEXT)}}));
        assert_eq!(form.indicators.len(), MAX_ROWS);
        assert!(form.goals.annual.unreadable);
        assert_eq!(faults.len(), 2);
    }

    #[test]
    fn anything_can_be_read() {
        for value in [json!(null), json!(1), json!("x"), json!([]), json!({"project": {"plan": {"schedule": [null, [], {}]}}})] {
            read(value);
        }
    }
}

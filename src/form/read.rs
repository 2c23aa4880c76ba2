//! JSON → form. Reading never fails: what cannot be read becomes a [`Fault`] at its path and the rest is read on.

use super::json::{Json, Object, member};
use super::{Base, Key, Leaf, Place, ProjectTarget};
use crate::issue::{Path, Segment};
use crate::text;
use std::borrow::Cow;

/// How many rows of one table are read. A real form has about thirty; the limit keeps a pasted workbook from stalling the page.
pub const MAX_ROWS: usize = 2000;
/// How many bytes of one cell are read. The longest field of the budget system holds 2,000 characters.
pub const MAX_TEXT: usize = 100_000;

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
pub fn read<'a>(value: &'a Json<'a>) -> (ProjectTarget<'a>, Vec<Fault>) {
    let mut reader = Reader { faults: Vec::new() };
    let form = ProjectTarget::read(&mut reader, value);
    (form, reader.faults)
}

/// Collects the faults while the parts of the form are read.
pub struct Reader {
    faults: Vec<Fault>,
}

/// The members of a part of the form.
#[derive(Clone, Copy)]
pub(super) enum Members<'a> {
    /// They could be read.
    Readable(&'a [(Cow<'a, str>, Json<'a>)]),
    /// The part was no object: its cells are unreadable then, not blank.
    Broken,
}

impl<'a> Members<'a> {
    /// The value of `key`.
    pub(super) fn get(self, key: &str) -> Option<&'a Json<'a>> {
        match self {
            Self::Readable(members) => member(members, key),
            Self::Broken => None,
        }
    }
}

impl Reader {
    /// The members of the object at `base`, unknown keys reported; none where something else stands.
    pub(super) fn object<'a>(
        &mut self,
        base: Base,
        value: Option<&'a Json<'a>>,
        keys: &[Key],
        parts: &[&'static str],
    ) -> Members<'a> {
        match value {
            None | Some(Json::Null) => Members::Readable(&[]),
            Some(Json::Object(members)) => {
                self.unknown_keys(base, members, keys, parts);
                Members::Readable(members)
            }
            Some(other) => {
                self.wrong_type(Place::part(base), other, "一组字段");
                Members::Broken
            }
        }
    }

    fn unknown_keys(&mut self, base: Base, members: &Object<'_>, keys: &[Key], parts: &[&'static str]) {
        let known = |key: &str| keys.iter().any(|k| k.name == key) || parts.contains(&key);
        let mut unknown: Vec<&str> = members.iter().map(|(key, _)| key.as_ref()).filter(|key| !known(key)).collect();
        // The order of the keys in the file is nobody's concern.
        unknown.sort_unstable();
        unknown.dedup();
        for key in unknown {
            let mut path = base.path();
            path.push(Segment::Key(key.to_owned().into()));
            let nearest = nearest(key, keys.iter().map(|k| k.name).chain(parts.iter().copied()));
            let nearest = nearest.filter(|name| member(members, name).is_none());
            let kind = FaultKind::UnknownKey { key: key.to_owned(), nearest };
            self.faults.push(Fault { path, label: base.label(), kind });
        }
    }

    /// The cell `key` of the part at `base`.
    pub(super) fn leaf<'a>(&mut self, base: Base, members: Members<'a>, key: Key) -> Leaf<'a> {
        let place = Place { base, key: key.name, label: key.label };
        match members {
            Members::Broken => Leaf::unreadable(place),
            Members::Readable(members) => self.cell(place, member(members, key.name)),
        }
    }

    /// An array of cells.
    pub(super) fn leaves<'a>(
        &mut self,
        keys: &'static [&'static str],
        label: &'static str,
        value: Option<&'a Json<'a>>,
    ) -> Vec<Leaf<'a>> {
        let values = self.array(keys, label, value).iter().enumerate();
        values.map(|(row, value)| self.cell(Place::part(Base::row(keys, row, label)), Some(value))).collect()
    }

    /// An array of parts.
    pub(super) fn rows<'a, T>(
        &mut self,
        keys: &'static [&'static str],
        label: &'static str,
        value: Option<&'a Json<'a>>,
        read: impl Fn(&mut Self, Base, Option<&'a Json<'a>>) -> (T, Members<'a>),
    ) -> Vec<T> {
        let values = self.array(keys, label, value).iter().enumerate();
        values.map(|(row, value)| read(self, Base::row(keys, row, label), Some(value)).0).collect()
    }

    fn array<'a>(&mut self, keys: &'static [&'static str], label: &'static str, value: Option<&'a Json<'a>>) -> &'a [Json<'a>] {
        let place = Place::part(Base::object(keys, label));
        match value {
            None | Some(Json::Null) => &[],
            Some(Json::List(values)) => {
                if values.len() > MAX_ROWS {
                    let kind = FaultKind::TooManyRows { rows: values.len() };
                    self.faults.push(Fault { path: place.path(), label: place.label(), kind });
                }
                values.get(..MAX_ROWS).unwrap_or(values)
            }
            Some(other) => {
                self.wrong_type(place, other, "一张表");
                &[]
            }
        }
    }

    fn cell<'a>(&mut self, place: Place, value: Option<&'a Json<'a>>) -> Leaf<'a> {
        match value {
            None | Some(Json::Null) => Leaf::empty(place),
            Some(Json::Text(raw)) if raw.len() > MAX_TEXT => {
                let kind = FaultKind::TooLong { bytes: raw.len() };
                self.faults.push(Fault { path: place.path(), label: place.label(), kind });
                Leaf::unreadable(place)
            }
            Some(Json::Text(raw)) => Leaf::typed(place, raw),
            Some(Json::Number(digits)) => Leaf::number(place, digits),
            Some(other) => {
                self.wrong_type(place, other, "文字或数字");
                Leaf::unreadable(place)
            }
        }
    }

    fn wrong_type(&mut self, place: Place, value: &Json<'_>, wanted: &'static str) {
        let found = match value {
            Json::Null => "空值",
            Json::Bool(_) => "是非值",
            Json::Number(_) => "数字",
            Json::Text(_) => "文字",
            Json::List(_) => "列表",
            Json::Object(_) => "一组字段",
        };
        let kind = FaultKind::WrongType { found, wanted };
        self.faults.push(Fault { path: place.path(), label: place.label(), kind });
    }
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
    use serde_json::{Value, json};

    /// The faults of the form, and what `told` says of it.
    fn reading<T>(value: &Value, told: impl Fn(&ProjectTarget<'_>) -> T) -> (T, Vec<Fault>) {
        let text = value.to_string();
        let mut room = String::new();
        let (json, _) = crate::form::json::parse(&text, &mut room).unwrap();
        let (form, faults) = read(&json);
        (told(&form), faults)
    }

    #[test]
    fn reads_what_is_there_and_reports_the_rest() {
        let form = json!({
            "formType": "projectTarget", "fiscalYear": 2024, "project": {"nmae": "x", "unit": true},
            "money": [1], "indicators": [{"name": "甲", "value": 3.5}, 7, {"vlaue": 1, "value": null}],
        });
        let ((), faults) = reading(&form, |form| {
            assert_eq!(form.fiscal_year.raw, "2024");
            assert_eq!(form.indicators.len(), 3);
            assert_eq!(form.indicators[0].value.raw, "3.5");
            assert!(form.project.unit.unreadable && !form.project.unit.blank());
        });
        let seen: Vec<_> = faults.iter().map(|f| crate::issue::pointer(&f.path)).collect();
        assert_eq!(seen, ["/project/nmae", "/project/unit", "/money", "/indicators/1", "/indicators/2/vlaue"]);
        assert_eq!(faults[0].kind, FaultKind::UnknownKey { key: "nmae".into(), nearest: Some("name") });
    }

    #[test]
    fn keeps_to_its_limits() {
        let rows = vec![json!({}); MAX_ROWS + 1];
        let ((), faults) = reading(&json!({"indicators": rows, "goals": {"annual": "字".repeat(MAX_TEXT)}}), |form| {
            assert_eq!(form.indicators.len(), MAX_ROWS);
            assert!(form.goals.annual.unreadable);
        });
        assert_eq!(faults.len(), 2);
    }

    #[test]
    fn anything_can_be_read() {
        for value in [json!(null), json!(1), json!("x"), json!([]), json!({"project": {"plan": {"schedule": [null, [], {}]}}})] {
            reading(&value, |_| ());
        }
    }
}

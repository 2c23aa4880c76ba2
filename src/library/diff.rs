//! What changed between two versions of a library: entries added, removed and renamed, and the fields that differ.

use super::fields::Object;
use super::model::{Entry, Group};
use super::{Library, Text};
use crate::report::Source;
use crate::text;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The difference of two versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diff {
    /// The older version.
    pub from: Source,
    /// The newer version.
    pub to: Source,
    /// The groups that came, went or changed their names.
    pub groups: Vec<GroupChange>,
    /// The entries that only the newer version has.
    pub added: Vec<Listed>,
    /// The entries that only the older version has.
    pub removed: Vec<Listed>,
    /// The entries that kept their name and group under another code.
    pub recoded: Vec<Recoded>,
    /// The entries of which fields changed, names included.
    pub changed: Vec<Change>,
}

/// An entry by its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its code.
    pub code: Text,
    /// Its name.
    pub name: Text,
    /// Its second level.
    pub level2: Text,
}

/// An entry that has another code now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recoded {
    /// The code it had.
    pub before: Text,
    /// The code it has.
    pub after: Text,
    /// Its name.
    pub name: Text,
    /// What else changed.
    pub fields: Vec<FieldChange>,
}

/// An entry that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its code.
    pub code: Text,
    /// Its name in the newer version.
    pub name: Text,
    /// The name it had, if it was renamed.
    #[serde(rename = "renamedFrom", skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<Text>,
    /// What changed, in the order of the entry's fields.
    pub fields: Vec<FieldChange>,
}

/// A field that changed; a value is absent where the field was empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The key of the field.
    pub field: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What it said.
    pub before: Value,
    /// What it says.
    pub after: Value,
}

/// A group that came (`before` is empty), went (`after` is empty) or changed its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupChange {
    /// `sectors` or `commonGroups`.
    pub list: &'static str,
    /// Its code.
    pub code: Text,
    /// The name it had.
    pub before: Text,
    /// The name it has.
    pub after: Text,
}

/// Compares two versions. Entries are the same if their codes are, or else if they have the same name in the same place.
pub fn diff(from: &Library, to: &Library) -> Diff {
    let mut groups = group_changes("sectors", from.sectors(), to.sectors());
    groups.extend(group_changes("commonGroups", from.common_groups(), to.common_groups()));
    let mut gone: Vec<&Entry> = from.entries().iter().filter(|entry| to.by_code(&entry.code).is_none()).collect();
    let mut places: BTreeMap<_, &Entry> = gone.iter().rev().map(|entry| (place_of(entry), *entry)).collect();
    let (mut added, mut recoded, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for entry in to.entries() {
        if let Some(before) = from.by_code(&entry.code) {
            changed.extend(change_of(before, entry));
        } else if let Some(before) = places.remove(&place_of(entry)) {
            gone.retain(|other| !std::ptr::eq(*other, before));
            let (code, name) = (entry.code.clone(), entry.name.clone());
            recoded.push(Recoded { before: before.code.clone(), after: code, name, fields: field_changes(before, entry) });
        } else {
            added.push(listed(entry));
        }
    }
    let removed = gone.into_iter().map(listed).collect();
    Diff { from: source_of(from), to: source_of(to), groups, added, removed, recoded, changed }
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        let entries = self.added.is_empty() && self.removed.is_empty() && self.recoded.is_empty() && self.changed.is_empty();
        entries && self.groups.is_empty()
    }
}

fn change_of(before: &Entry, after: &Entry) -> Option<Change> {
    let fields = field_changes(before, after);
    let renamed_from = Some(before.name.clone()).filter(|name| *name != after.name);
    (!fields.is_empty()).then(|| Change { code: after.code.clone(), name: after.name.clone(), renamed_from, fields })
}

/// The fields in which two entries differ, but for their codes.
fn field_changes(before: &Entry, after: &Entry) -> Vec<FieldChange> {
    let [old, new] = [before, after].map(|entry| serde_json::to_value(entry).unwrap_or_default());
    let value = |entry: &Value, key: &str| entry.get(key).cloned().unwrap_or_default();
    let fields = Object::Entry.fields().iter().filter(|field| field.key != "code");
    fields
        .map(|field| FieldChange {
            field: field.key,
            label: field.label,
            before: value(&old, field.key),
            after: value(&new, field.key),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

/// What makes an entry the same under another code.
fn place_of(entry: &Entry) -> (String, Text, Text) {
    (text::match_key(&entry.name), entry.group.clone(), entry.level2.clone())
}

fn group_changes(list: &'static str, from: &[Group], to: &[Group]) -> Vec<GroupChange> {
    let name_of = |groups: &[Group], code: &Text| groups.iter().find(|group| group.code == *code).map(|group| group.name.clone());
    let gone = from.iter().filter(|group| name_of(to, &group.code).is_none());
    let change = |group: &Group| GroupChange {
        list,
        code: group.code.clone(),
        before: name_of(from, &group.code).unwrap_or_default(),
        after: name_of(to, &group.code).unwrap_or_default(),
    };
    to.iter().chain(gone).map(change).filter(|change| change.before != change.after).collect()
}

fn listed(entry: &Entry) -> Listed {
    Listed { code: entry.code.clone(), name: entry.name.clone(), level2: entry.level2.clone() }
}

fn source_of(library: &Library) -> Source {
    let [id, version, digest] = [library.id(), library.version(), library.digest()].map(str::to_owned);
    Source { id, version, digest }
}

//! A library kept as a folder of CSV files, one a group, as in `data/library` of the repository: `meta.json`, `groups.csv`
//! and `sector-205-….csv`, `common-01-….csv`. The JSON made of it is byte for byte that of `scripts/library.mjs`, so that
//! the digest of the reference library is one and the same everywhere.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The columns of a group file, in order, with what a cell holds.
const COLUMNS: [(&str, Cell); 24] = [
    ("code", Cell::Text),
    ("name", Cell::Text),
    ("aliases", Cell::List),
    ("level1", Cell::Text),
    ("level2", Cell::Text),
    ("operator", Cell::Text),
    ("unit", Cell::Text),
    ("units", Cell::List),
    ("kind", Cell::Text),
    ("basis", Cell::Text),
    ("value", Cell::Text),
    ("min", Cell::Text),
    ("max", Cell::Text),
    ("content", Cell::Text),
    ("formula", Cell::Text),
    ("keywords", Cell::List),
    ("functionCodes", Cell::List),
    ("required", Cell::Flag),
    ("fixed", Cell::Flag),
    ("enabled", Cell::Flag),
    ("effectiveFrom", Cell::Text),
    ("effectiveTo", Cell::Text),
    ("replacedBy", Cell::Text),
    ("source", Cell::Text),
];
const GROUP_COLUMNS: [(&str, Cell); 4] =
    [("code", Cell::Text), ("name", Cell::Text), ("scope", Cell::Text), ("functionPrefix", Cell::Text)];
/// The columns that make up the standard of an entry.
const STANDARD: [&str; 4] = ["basis", "value", "min", "max"];
/// The keys of `meta.json`, in the order in which a library prints them.
const META: [&str; 8] = ["id", "title", "version", "division", "fiscalYear", "publisher", "effectiveFrom", "effectiveTo"];

/// What a cell of a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Text,
    /// Parts separated by `|`.
    List,
    /// `true` or `false`.
    Flag,
}

/// The JSON text of the library in the folder `dir`. What a cell may say is the business of the loader and the lint.
///
/// # Errors
/// Which file cannot be read, or which line and column of it, in words.
pub fn read(dir: &Path) -> Result<String, String> {
    let meta = read_text(&dir.join("meta.json"))?;
    let meta: Value = serde_json::from_str(&meta).map_err(|error| format!("meta.json 不是合法的 JSON：{error}"))?;
    let groups = read_table(&dir.join("groups.csv"), &GROUP_COLUMNS)?;
    let mut indicators = Vec::new();
    for group in &groups {
        indicators.extend(read_group(dir, group)?);
    }
    let named = |scope: &str| {
        let chosen = groups.iter().filter(|group| group.text("scope") == scope);
        let keys = ["code", "name"];
        let list = chosen.map(|group| Object(keys.iter().filter_map(|key| Some((*key, group.get(key)?.clone()))).collect()));
        list.collect::<Vec<_>>()
    };
    let library = Library {
        meta: META.iter().filter_map(|key| Some((*key, meta.get(*key)?.clone()))).collect(),
        sectors: named("sector"),
        common_groups: named("common"),
        indicators,
    };
    serde_json::to_string(&library).map_err(|error| error.to_string())
}

/// A library as it is printed: its own keys, then its parts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Library {
    #[serde(flatten, serialize_with = "in_order")]
    meta: Vec<(&'static str, Value)>,
    sectors: Vec<Object>,
    common_groups: Vec<Object>,
    indicators: Vec<Object>,
}

/// Keys with their values, in the order in which they are printed; an empty cell is no key.
struct Object(Vec<(&'static str, Value)>);

impl Object {
    fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(own, _)| *own == key).map(|(_, value)| value)
    }

    fn text(&self, key: &str) -> &str {
        self.get(key).and_then(Value::as_str).unwrap_or_default()
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        in_order(&self.0, serializer)
    }
}

fn in_order<S: Serializer>(keys: &[(&'static str, Value)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(keys.len()))?;
    for (key, value) in keys {
        map.serialize_entry(key, value)?;
    }
    map.end()
}

/// The entries of a group, by their codes.
fn read_group(dir: &Path, group: &Object) -> Result<Vec<Object>, String> {
    let start = format!("{}-{}-", group.text("scope"), group.text("code"));
    let mut rows = read_table(&file_of(dir, &start)?, &COLUMNS)?;
    rows.sort_by(|a, b| a.text("code").cmp(b.text("code")));
    Ok(rows.into_iter().map(|row| entry_of(&row, group)).collect())
}

/// The only file of the folder whose name starts with `start`.
fn file_of(dir: &Path, start: &str) -> Result<PathBuf, String> {
    let names = fs::read_dir(dir).map_err(|error| format!("文件夹“{}”打不开：{error}", dir.display()))?;
    let is_of = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(start) && path.extension().is_some_and(|extension| extension == "csv")
    };
    let files: Vec<PathBuf> = names.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(is_of).collect();
    match files.as_slice() {
        [file] => Ok(file.clone()),
        files => Err(format!("groups.csv 里的每个分组应有一个文件 {start}*.csv，找到 {} 个", files.len())),
    }
}

/// The entry of a row: its own cells with its scope and group after its names, and its standard at the end.
fn entry_of(row: &Object, group: &Object) -> Object {
    let mut keys: Vec<(&'static str, Value)> = Vec::new();
    for (column, _) in COLUMNS.iter().filter(|(column, _)| !STANDARD.contains(column)) {
        if *column == "level1" {
            keys.push(("scope", group.text("scope").into()));
            keys.push(("group", group.text("code").into()));
        }
        match row.get(column) {
            Some(value) => keys.push((column, value.clone())),
            None if *column == "unit" => keys.push((column, "".into())),
            None => {}
        }
    }
    if row.get("basis").is_some() {
        let standard = STANDARD.iter().filter_map(|key| Some(((*key).to_owned(), row.get(key)?.clone())));
        keys.push(("standard", Value::Object(standard.collect())));
    }
    Object(keys)
}

fn read_text(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("文件“{}”打不开：{error}", file.display()))
}

/// The rows of a file, every cell read by its column.
fn read_table(file: &Path, columns: &[(&'static str, Cell)]) -> Result<Vec<Object>, String> {
    let name = file.file_name().unwrap_or_default().display();
    let text = read_text(file)?;
    let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|error| format!("{name}：{error}"))?;
    if !header.iter().eq(columns.iter().map(|(column, _)| *column)) {
        let names: Vec<&str> = columns.iter().map(|(column, _)| *column).collect();
        return Err(format!("{name} 第 1 行的列名应为 {}", names.join(",")));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("{name}：{error}"))?;
        let line = record.position().map_or(0, csv::Position::line);
        let mut keys = Vec::new();
        for ((column, cell), text) in columns.iter().zip(&record).filter(|(_, text)| !text.is_empty()) {
            let value = read_cell(*cell, text).map_err(|reason| format!("{name} 第 {line} 行 {column} 列{reason}"))?;
            keys.push((*column, value));
        }
        rows.push(Object(keys));
    }
    Ok(rows)
}

fn read_cell(cell: Cell, text: &str) -> Result<Value, String> {
    match (cell, text) {
        (Cell::Text, text) => Ok(text.into()),
        (Cell::List, text) => Ok(text.split('|').collect()),
        (Cell::Flag, "true") => Ok(true.into()),
        (Cell::Flag, "false") => Ok(false.into()),
        (Cell::Flag, other) => Err(format!("的“{other}”应为 true 或 false")),
    }
}

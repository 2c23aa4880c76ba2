//! The reference library, read from the CSV files of `data/library` without Node, so that `cargo test` works in a fresh
//! clone. `scripts/library.mjs` is the reader that judges the files; this one only believes them.

use super::material::{root, text};
use serde_json::{Map, Value, json};
use std::fs;

/// The reference library as the JSON text that the npm package carries.
pub fn library() -> String {
    let groups = table("data/library/groups.csv");
    let names = |scope: &str| -> Vec<Value> {
        let own = groups.iter().filter(|group| group["scope"] == scope);
        own.map(|group| json!({"code": group["code"], "name": group["name"]})).collect()
    };
    let mut library: Map<String, Value> = serde_json::from_str(&text("data/library/meta.json")).unwrap();
    library.insert("sectors".into(), names("sector").into());
    library.insert("commonGroups".into(), names("common").into());
    library.insert("indicators".into(), groups.iter().flat_map(entries).collect());
    Value::Object(library).to_string()
}

/// The entries of a group, by code.
fn entries(group: &Map<String, Value>) -> Vec<Value> {
    let (scope, code) = (group["scope"].as_str().unwrap(), group["code"].as_str().unwrap());
    let mut files = fs::read_dir(root().join("data/library")).unwrap().map(|file| file.unwrap().file_name());
    let start = format!("{scope}-{code}-");
    let file = files.find_map(|file| file.into_string().ok().filter(|name| name.starts_with(&start))).unwrap();
    let mut rows = table(&format!("data/library/{file}"));
    rows.sort_by(|a, b| a["code"].as_str().cmp(&b["code"].as_str()));
    rows.into_iter().map(|row| entry(row, scope, code)).collect()
}

fn entry(cells: Map<String, Value>, scope: &str, group: &str) -> Value {
    let mut entry = Map::new();
    let mut standard = Map::new();
    for (column, cell) in cells {
        let cell = cell.as_str().unwrap();
        match column.as_str() {
            "unit" => drop(entry.insert(column, cell.into())),
            _ if cell.is_empty() => {}
            "basis" | "value" | "min" | "max" => drop(standard.insert(column, cell.into())),
            "aliases" | "units" | "keywords" | "functionCodes" => {
                entry.insert(column, cell.split('|').collect());
            }
            "required" | "fixed" | "enabled" => drop(entry.insert(column, (cell == "true").into())),
            _ => drop(entry.insert(column, cell.into())),
        }
    }
    if !standard.is_empty() {
        entry.insert("standard".into(), standard.into());
    }
    entry.insert("scope".into(), scope.into());
    entry.insert("group".into(), group.into());
    entry.into()
}

/// The rows of a file by column. No cell of these files is quoted, so commas are all there is to it.
fn table(path: &str) -> Vec<Map<String, Value>> {
    let text = text(path);
    assert!(!text.contains('"'), "{path} has a quoted cell, which this reader does not know");
    let mut lines = text.lines();
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| columns.iter().map(|c| (*c).to_owned()).zip(line.split(',').map(Value::from)).collect();
    lines.filter(|line| !line.is_empty()).map(row).collect()
}

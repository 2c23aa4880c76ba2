//! What a library says of itself: told by labels outside the tables, by the title, by the name of the file.

use crate::import::finding::{Code, Finding, Findings};
use crate::import::grid::Grid;
use crate::import::labels::{key_of, labels};
use crate::import::sheets;
use crate::import::table::Table;
use crate::import::workbook::stem;
use crate::quantity::date;
use crate::text;
use serde_json::{Map, Value};

/// The keys of a library and their labels.
const LABELS: &[(&str, &[&str])] = &[
    ("id", &["指标库编号", "指标库编码", "库编号"]),
    ("title", &["指标库名称", "库名称"]),
    ("version", &["版本", "版本号", "指标库版本"]),
    ("division", &["区划编码", "行政区划", "区划", "区划代码"]),
    ("fiscalYear", &["年度", "预算年度", "适用年度"]),
    ("publisher", &["发布单位", "编制单位", "制定单位"]),
    ("effectiveFrom", &["生效日期", "启用日期"]),
    ("effectiveTo", &["失效日期", "停用日期"]),
];

/// The head of the library. What is not told is filled and named in one finding.
pub(super) fn of(sheets: &[(&Grid, Vec<Table>)], file: &str, findings: &mut Findings) -> Map<String, Value> {
    let mut told: Map<String, Value> = Map::new();
    for (grid, tables) in sheets.iter().filter(|(grid, _)| !sheets::explains(grid)) {
        for label in labels(grid, tables, key) {
            if !label.value.is_empty() && !told.contains_key(label.key) {
                told.insert(label.key.to_owned(), label.value.into());
            }
        }
    }
    let stem = stem(file);
    let text = |told: &Map<String, Value>, key: &str| told.get(key).and_then(Value::as_str).map(str::to_owned);
    let title = text(&told, "title").or_else(|| title_above(sheets)).unwrap_or_else(|| stem.to_owned());
    let year = text(&told, "fiscalYear").as_deref().and_then(year_in).or_else(|| year_in(&title)).or_else(|| year_in(stem));
    let missing: Vec<&str> =
        [("年度", year.is_none()), ("版本", !told.contains_key("version")), ("区划编码", !told.contains_key("division"))]
            .into_iter()
            .filter_map(|(what, missing)| missing.then_some(what))
            .collect();
    if !missing.is_empty() {
        let sheet = sheets.first().map_or("", |(grid, _)| grid.sheet.as_str());
        let message = format!("没有写明指标库的{}", missing.join("、"));
        let help = "请在表的上方写明，例如“年度：2024”“版本：2024.1”“区划编码：530402”。";
        findings.push(Finding::of_sheet(Code::TitleMissing, sheet, message, help));
    }
    let or = |key: &str, other: &str| text(&told, key).unwrap_or_else(|| other.to_owned());
    let mut library = Map::new();
    library.insert("id".to_owned(), or("id", "imported").into());
    library.insert("title".to_owned(), if title.is_empty() { "导入的指标库" } else { &title }.into());
    library.insert("version".to_owned(), or("version", &year.map_or_else(|| "1".to_owned(), |year| year.to_string())).into());
    library.insert("division".to_owned(), or("division", "").into());
    library.insert("fiscalYear".to_owned(), year.map_or(Value::Null, Value::from));
    for key in ["publisher", "effectiveFrom", "effectiveTo"] {
        if let Some(value) = told.remove(key) {
            library.insert(key.to_owned(), value);
        }
    }
    library
}

fn key(label: &str) -> Option<&'static str> {
    let key = key_of(label);
    LABELS.iter().find(|(_, names)| names.contains(&key.as_str())).map(|(key, _)| *key)
}

/// The first text over the first table that is long enough for a title and no label.
fn title_above(sheets: &[(&Grid, Vec<Table>)]) -> Option<String> {
    let (grid, tables) = sheets.iter().find(|(_, tables)| !tables.is_empty())?;
    let rows = grid.rows_between(0, tables.first()?.top);
    let mut cells = rows.flat_map(|(_, row)| &row.cells).map(|cell| cell.text.clone());
    cells.find(|title| title.contains("指标") && !title.contains([':', '：']))
}

/// The first year that stands in a text.
fn year_in(text: &str) -> Option<u16> {
    let folded = text::fold(text);
    let mut runs = folded.split(|c: char| !c.is_ascii_digit());
    runs.find_map(|run| date::whole(run.get(..4)?).filter(|_| run.len() == 4)?.year)
}

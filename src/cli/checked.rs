//! A form with its report, and the lines about it that all formats share.

use super::forms::Given;
use super::output::Item;
use super::record::{self, Standing};
use super::setup::Least;
use jixiao_validator::{Checker, Issue, Report};
use serde_json::Value;
use std::collections::BTreeMap;

/// A form and what the engine says about it.
pub struct Checked {
    /// The file.
    pub source: String,
    /// The line in it.
    pub line: Option<usize>,
    /// What the form is called.
    pub title: String,
    /// The form.
    pub form: Value,
    /// Where its cells stand in a workbook, by JSON Pointer.
    pub cells: BTreeMap<String, String>,
    /// The report, its issues already those that were asked for; or why there is none.
    pub report: Result<Report, String>,
    /// How the record of submission stands, where the form came in one.
    pub record: Option<Standing>,
}

/// Checks a form, which may be the `form` of a record of submission, or of one with a `title` or `id`.
pub fn check(given: Given, checker: &Checker, least: Least) -> Checked {
    let Given { source, line, text, cells } = given;
    let (title, form, report, record) = match serde_json::from_str::<Value>(&text) {
        Ok(mut value) => {
            let told = ["title", "id"].iter().find_map(|key| value.get(key)?.as_str().map(str::to_owned));
            let form = value.get_mut("form").filter(|form| form.is_object()).map(Value::take);
            let report = checker.check(form.clone().unwrap_or_else(|| value.clone()));
            let record = record::standing(&value, &report);
            (told, form.unwrap_or(value), Ok(report), record)
        }
        // Damaged JSON is mended as far as it goes.
        Err(_) => (None, Value::Null, checker.check_text(&text), None),
    };
    let report = report.map(|mut report| {
        report.issues.retain(|issue| least.allows(issue.severity));
        report
    });
    let title = title.or_else(|| form.pointer("/project/name")?.as_str().map(str::to_owned));
    Checked { title: title.unwrap_or_else(|| place(&source, line)), source, line, form, cells, report, record }
}

/// A file and line in one word.
pub fn place(source: &str, line: Option<usize>) -> String {
    line.map_or_else(|| source.to_owned(), |line| format!("{source}:{line}"))
}

impl Checked {
    /// Whether the form may be entered. One that could not be read may not.
    pub fn admissible(&self) -> bool {
        self.report.as_ref().is_ok_and(|report| report.admissible)
    }

    /// Whether the record that the form came in still holds; a form without one has nothing to hold.
    pub fn holds(&self) -> bool {
        self.record.as_ref().is_none_or(Standing::holds)
    }

    /// Its issues as lines for tables and tools.
    pub fn items(&self) -> Vec<Item<'_>> {
        let issues = self.report.as_ref().map(|report| report.issues.as_slice()).unwrap_or_default();
        issues.iter().map(|issue| self.item(issue)).collect()
    }

    fn item<'a>(&'a self, issue: &'a Issue) -> Item<'a> {
        let mut item = Item::of_issue(issue, &self.source, self.line, &self.title);
        if let Some(cell) = self.cells.get(&issue.pointer) {
            item.label = format!("{}（{cell}）", item.label);
        }
        item
    }
}

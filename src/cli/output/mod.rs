//! The formats in which findings go out, for people and for tools.

pub mod csv_table;
pub mod sarif;

use jixiao_validator::import;
use jixiao_validator::library::lint::Finding;
use jixiao_validator::{Issue, Severity};

/// A format as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// 给人看的文字
    Text,
    /// 每份一行 JSON
    Json,
    /// 表格，可用 Excel 打开
    Csv,
    /// SARIF 2.1.0，供其他工具使用
    Sarif,
}

impl Format {
    /// Whether the format has a line for each issue and no place for anything else.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Csv | Self::Sarif)
    }
}

/// One thing found, whatever it is about, as a line of a table.
pub struct Item<'a> {
    pub source: &'a str,
    pub line: Option<usize>,
    /// What the form or the library is called.
    pub title: &'a str,
    pub code: &'a str,
    pub severity: Severity,
    /// The place in words.
    pub label: String,
    /// The same place for tools.
    pub pointer: String,
    pub message: &'a str,
    pub help: &'a str,
    pub expected: &'a str,
    pub basis: &'a str,
}

impl<'a> Item<'a> {
    /// An issue of a form.
    pub fn of_issue(issue: &'a Issue, source: &'a str, line: Option<usize>, title: &'a str) -> Self {
        Self {
            source,
            line,
            title,
            code: issue.code,
            severity: issue.severity,
            label: issue.label.clone(),
            pointer: issue.pointer.clone(),
            message: &issue.message,
            help: &issue.help,
            expected: issue.expected.as_deref().unwrap_or_default(),
            basis: issue.basis,
        }
    }

    /// A remark of the import of a workbook.
    pub fn of_import(finding: &'a import::Finding, source: &'a str) -> Self {
        let row = finding.row.map(|row| format!("第{row}行"));
        let place = finding.cell.clone().or(row).map(|place| format!("!{place}")).unwrap_or_default();
        let label = if finding.sheet.is_empty() { source.to_owned() } else { format!("{}{place}", finding.sheet) };
        Self {
            source,
            line: finding.row.and_then(|row| usize::try_from(row).ok()),
            title: &finding.sheet,
            code: finding.code,
            severity: finding.severity,
            pointer: label.clone(),
            label,
            message: &finding.message,
            help: &finding.help,
            expected: "",
            basis: "",
        }
    }

    /// A finding about a library.
    pub fn of_finding(finding: &'a Finding, source: &'a str, title: &'a str) -> Self {
        let Finding { entry, name, field, .. } = finding;
        let (label, pointer) = if entry.is_empty() {
            ("指标库".to_owned(), format!("/{field}"))
        } else {
            (format!("{entry} {name}"), format!("/indicators/{entry}/{field}"))
        };
        Self {
            source,
            line: None,
            title,
            code: finding.code,
            severity: finding.severity,
            label,
            pointer,
            message: &finding.message,
            help: &finding.help,
            expected: "",
            basis: finding.rule.unwrap_or_default(),
        }
    }
}

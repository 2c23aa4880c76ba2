//! Findings as a table for Excel: every one of them, with the place in words and for tools.

use super::Item;

const COLUMNS: [&str; 11] = ["文件", "行", "名称", "级别", "代码", "位置", "指针", "问题", "办法", "应为", "依据"];

/// The head of the table. Excel takes a file for UTF-8 only by the mark in front.
pub fn head() -> String {
    format!("\u{feff}{}", record(&COLUMNS))
}

/// The rows of the table.
pub fn rows(items: &[Item<'_>]) -> String {
    let row = |item: &Item<'_>| {
        let line = item.line.map(|line| line.to_string()).unwrap_or_default();
        record(&[
            item.source,
            &line,
            item.title,
            item.severity.word(),
            item.code,
            &item.label,
            &item.pointer,
            item.message,
            item.help,
            item.expected,
            item.basis,
        ])
    };
    items.iter().map(row).collect()
}

fn record(cells: &[&str]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail, and the cells are text.
    let written = writer.write_record(cells.iter().map(|cell| harmless(cell)));
    written.ok().and_then(|()| writer.into_inner().ok()).and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A cell that Excel would run as a formula is told apart by an apostrophe.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

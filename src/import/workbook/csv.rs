//! A table of text: fields apart by commas, semicolons or tabs, whichever the first lines use most.

use super::super::cell::Cell;
use super::super::error::ImportError;
use super::super::finding::Findings;
use super::super::grid::{Filling, Grid};
use super::super::limits::Budget;
use super::super::progress::{Meter, Stage};
use super::{Workbook, encoding};

/// Reads the only sheet of a file of text. Rows are numbered as a spreadsheet that opens the file numbers them.
pub(super) fn read(bytes: &[u8], name: &str, budget: &mut Budget, meter: &mut Meter<'_>) -> Result<Workbook, ImportError> {
    let text = encoding::of_file(bytes)?;
    meter.begin(Stage::Sheets, text.len());
    let separator = separator_of(&text);
    let mut grid = Grid::new(if name.is_empty() { "Sheet1" } else { name }, false);
    let mut findings = Findings::default();
    let mut cx = Filling::new(budget, &mut findings);
    let (mut row, mut column) = (0_u32, 0_u32);
    let (mut line, mut rest) = (text.as_str(), text.as_str());
    while !rest.is_empty() {
        let (field, after) = field(rest, separator);
        grid.put((row, column), Cell::text(&field), &mut cx)?;
        if let Some(after) = after.strip_prefix(separator) {
            (column, rest) = (column.saturating_add(1), after);
        } else {
            (row, column) = (row.saturating_add(1), 0);
            rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or_default();
            meter.advance(line.len().saturating_sub(rest.len()));
            line = rest;
        }
    }
    let name = grid.sheet.clone();
    cx.finish_sheet(&name);
    Ok(Workbook { sheets: vec![grid], findings })
}

/// A field at the start of `text`, and what follows it. A quotation mark inside a field stands twice.
fn field(text: &str, separator: char) -> (String, &str) {
    let ends = |c: char| c == separator || c == '\n' || c == '\r';
    let Some(mut rest) = text.strip_prefix('"') else {
        let (field, after) = text.split_at_checked(text.find(ends).unwrap_or(text.len())).unwrap_or((text, ""));
        return (field.to_owned(), after);
    };
    let mut field = String::new();
    while let Some((part, after)) = rest.split_once('"') {
        field.push_str(part);
        rest = after;
        match after.strip_prefix('"') {
            Some(after) => {
                field.push('"');
                rest = after;
            }
            None => break,
        }
    }
    // What stands between the closing mark and the next separator belongs to the field, as spreadsheets read it.
    let (tail, after) = rest.split_at_checked(rest.find(ends).unwrap_or(rest.len())).unwrap_or((rest, ""));
    field.push_str(tail);
    (field, after)
}

fn separator_of(text: &str) -> char {
    let head: String = text.lines().take(10).collect();
    let count = |separator: char| head.matches(separator).count();
    let most = [',', '\t', ';'].into_iter().rev().max_by_key(|&separator| count(separator));
    most.unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        let workbook = read(text.as_bytes(), "表", &mut Budget::new(), &mut Meter::new(&mut |_| {})).expect("text");
        let rows = workbook.sheets[0].rows();
        rows.map(|(number, row)| (number, row.cells.iter().map(|cell| cell.text.clone()).collect())).collect()
    }

    #[test]
    fn reads_quoted_fields_and_keeps_row_numbers() {
        let row = |number, cells: &[&str]| (number, cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>());
        assert_eq!(cells("a,b\r\n\r\n\"c,\"\"d\"\"\",\"e\nf\"\r\n"), [row(0, &["a", "b"]), row(2, &["c,\"d\"", "e\nf"])]);
        assert_eq!(cells("a\tb,c\td\n"), [row(0, &["a", "b,c", "d"])]);
        assert_eq!(cells("a;b;c\n1;2;3"), [row(0, &["a", "b", "c"]), row(1, &["1", "2", "3"])]);
        assert_eq!(cells("\"open, no end"), [row(0, &["open", "no end"])]);
    }
}

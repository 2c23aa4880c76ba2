//! How much is read of a file. Each bound is well above what a bureau sends and well below what a page can hold, so that a
//! file made to exhaust the memory stops with a sentence instead.

use super::error::{ImportError, ImportErrorCode};

/// Bytes of the file itself. The library of a province with 100,000 entries has about 12 MB.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// Bytes of all parts of a workbook once unpacked.
pub const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// Rows that hold something, over all sheets.
pub const MAX_ROWS: usize = 120_000;
/// Columns of a sheet. What stands further right is left out with a finding.
pub const MAX_COLUMNS: u32 = 256;
/// Places for cells, over all sheets; a row takes as many as its last column.
pub const MAX_CELLS: usize = 4_000_000;
/// Characters of one cell. Longer text is cut with a finding; the longest field of the budget system holds 2,000.
pub const MAX_CELL_CHARS: usize = 10_000;
/// Bytes of the text of all cells.
pub const MAX_TEXT: usize = 96 * 1024 * 1024;
/// Sheets of a workbook.
pub const MAX_SHEETS: usize = 256;
/// Merged areas of a sheet, each counted once for every column it covers.
pub const MAX_MERGES: usize = 200_000;
/// Findings that are kept; the rest is counted.
pub const MAX_FINDINGS: usize = 5_000;

/// What is left of the bounds that hold for all sheets together.
#[derive(Debug)]
pub(super) struct Budget {
    rows: usize,
    cells: usize,
    text: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { rows: MAX_ROWS, cells: MAX_CELLS, text: MAX_TEXT }
    }

    /// Takes one more row.
    pub(super) fn row(&mut self) -> Result<(), ImportError> {
        take(&mut self.rows, 1, || format!("有内容的行超过 {MAX_ROWS} 行"))
    }

    /// Takes `count` more places for cells.
    pub(super) fn cells(&mut self, count: usize) -> Result<(), ImportError> {
        take(&mut self.cells, count, || format!("单元格超过 {MAX_CELLS} 个"))
    }

    /// Takes the text of one more cell.
    pub(super) fn text(&mut self, text: &str) -> Result<(), ImportError> {
        take(&mut self.text, text.len(), || "文字总量过大".to_owned())
    }
}

fn take(left: &mut usize, count: usize, what: impl FnOnce() -> String) -> Result<(), ImportError> {
    match left.checked_sub(count) {
        Some(rest) => {
            *left = rest;
            Ok(())
        }
        None => Err(too_large(&what())),
    }
}

/// The error for a file that holds more than is read.
pub(super) fn too_large(what: &str) -> ImportError {
    let message = format!("内容太多，没有导入：{what}。请删去多余的工作表和行，或分成几个文件导入");
    ImportError::new(ImportErrorCode::TooLarge, message)
}

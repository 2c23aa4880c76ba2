//! Opening a file: which kind it is, told by its first bytes and not by its name, and its sheets as grids.

mod csv;
mod encoding;
mod package;
mod sheet_xml;
mod xls;
mod xlsx;

use super::error::{ImportError, ImportErrorCode};
use super::finding::{Code, Finding, Findings};
use super::grid::Grid;
use super::limits::{Budget, MAX_BYTES, too_large};
use super::progress::Meter;

/// A file as grids, one a sheet, in the order of the tabs.
#[derive(Debug, Default)]
pub struct Workbook {
    /// The sheets, hidden ones among them.
    pub sheets: Vec<Grid>,
    /// What was noticed while reading the cells.
    pub(super) findings: Findings,
}

/// Reads a file. `name` is what it is called; a file of text takes it as the name of its only sheet.
///
/// # Errors
/// When the file is no table, is damaged or protected, or holds more than is read.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, ImportError> {
    read(bytes, name, &mut Meter::new(&mut |_| {}))
}

/// The same for an import that is followed.
pub(super) fn read(bytes: &[u8], name: &str, meter: &mut Meter<'_>) -> Result<Workbook, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(&format!("文件超过 {} MB", MAX_BYTES / 1024 / 1024)));
    }
    let mut budget = Budget::new();
    let mut workbook = match kind_of(bytes) {
        Kind::Nothing => return Err(ImportError::new(ImportErrorCode::Empty, "文件是空的，请确认选对了文件")),
        Kind::Zip => xlsx::read(bytes, &mut budget, meter)?,
        Kind::Compound => xls::read(bytes, &mut budget, meter)?,
        Kind::Unsupported(what) => return Err(unsupported(what)),
        Kind::Text => csv::read(bytes, stem(name), &mut budget, meter)?,
    };
    for grid in workbook.sheets.iter().filter(|grid| grid.hidden && !grid.is_empty()) {
        let message = format!("工作表“{}”是隐藏的，没有读取", grid.sheet);
        let help = "如果里面有需要的内容，请在 Excel 里取消隐藏后重新导入。";
        workbook.findings.push(Finding::of_sheet(Code::HiddenSheet, &grid.sheet, message, help));
    }
    if workbook.sheets.iter().all(Grid::is_empty) {
        return Err(ImportError::new(ImportErrorCode::Empty, "文件里没有内容，请确认选对了文件"));
    }
    Ok(workbook)
}

/// The name of a file without its folder and its ending.
pub(super) fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

enum Kind {
    Nothing,
    Zip,
    Compound,
    Unsupported(&'static str),
    Text,
}

fn kind_of(bytes: &[u8]) -> Kind {
    match bytes {
        [] => Kind::Nothing,
        [b'P', b'K', 3 | 5 | 7, ..] => Kind::Zip,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Kind::Compound,
        [b'%', b'P', b'D', b'F', ..] => Kind::Unsupported("PDF 文件"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Kind::Unsupported("Word 文档"),
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => Kind::Unsupported("压缩包"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => Kind::Unsupported("图片"),
        _ if looks_like_markup(bytes) => Kind::Unsupported("网页"),
        _ => Kind::Text,
    }
}

/// Portals export web pages under the name of a workbook.
fn looks_like_markup(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes.iter().take(512).map(u8::to_ascii_lowercase).collect();
    let text = String::from_utf8_lossy(&start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    ["<html", "<!doctype", "<table", "<?xml"].iter().any(|tag| text.starts_with(tag))
}

fn unsupported(what: &str) -> ImportError {
    let message = format!("这是{what}，不能导入。请用 Excel 或 WPS 打开，另存为 .xlsx 工作簿后再导入");
    ImportError::new(ImportErrorCode::Unsupported, message)
}

//! The zip package of a workbook. Before anything is read from it, every part is unpacked once and only counted: the sizes
//! that the package declares are not to be trusted.

use super::super::error::{ImportError, ImportErrorCode};
use super::super::limits::{MAX_UNPACKED, too_large};
use super::super::progress::{Meter, Stage};
use super::unsupported;
use std::io::{Cursor, Read, sink};
use zip::ZipArchive;
use zip::result::ZipError;

/// An opened package whose parts are known to unpack within the bounds.
pub(super) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens the package of an .xlsx workbook.
pub(super) fn open<'a>(bytes: &'a [u8], meter: &mut Meter<'_>) -> Result<Package<'a>, ImportError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::corrupt("压缩结构"))?;
    meter.begin(Stage::Sheets, declared(&mut package).saturating_mul(TIMES_READ));
    measure(&mut package)?;
    let has = |name: &str| package.index_for_name(name).is_some();
    if has("xl/workbook.bin") {
        return Err(unsupported(".xlsb 二进制工作簿"));
    }
    if has("word/document.xml") {
        return Err(unsupported("Word 文档"));
    }
    if has("content.xml") {
        return Err(unsupported("OpenDocument 文档"));
    }
    if !has("[Content_Types].xml") {
        let message = "这是压缩包，不是工作簿。请先解压，再导入里面的 .xlsx 文件";
        return Err(ImportError::new(ImportErrorCode::NotAWorkbook, message));
    }
    Ok(package)
}

/// A part as text, if the package has it. Its size was measured when the package was opened.
pub(super) fn part(package: &mut Package<'_>, name: &str) -> Option<String> {
    let mut text = Vec::new();
    package.by_name(name).ok()?.take(MAX_UNPACKED).read_to_end(&mut text).ok()?;
    Some(super::encoding::of_xml(&text))
}

/// How often a large part is read: for what calamine does not tell, and by calamine. To count it takes next to no time.
const TIMES_READ: usize = 2;

/// What all parts are said to unpack to, as a measure of the work.
fn declared(package: &mut Package<'_>) -> usize {
    let sizes = (0..package.len()).filter_map(|index| package.by_index_raw(index).ok().map(|file| file.size()));
    sizes.fold(0, |sum: usize, size| sum.saturating_add(usize::try_from(size).unwrap_or(usize::MAX)))
}

/// Counts what all parts unpack to, first as declared and then in fact.
fn measure(package: &mut Package<'_>) -> Result<(), ImportError> {
    let bomb = || too_large(&format!("文件解压后超过 {} MB，可能是损坏或恶意的文件", MAX_UNPACKED / 1024 / 1024));
    let mut left = MAX_UNPACKED;
    for index in 0..package.len() {
        let file = match package.by_index(index) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => return Err(encrypted()),
            Err(_) => return Err(ImportError::corrupt("压缩结构")),
        };
        if file.size() > left {
            return Err(bomb());
        }
        let mut bounded = file.take(left.saturating_add(1));
        let read = std::io::copy(&mut bounded, &mut sink()).map_err(|_| ImportError::corrupt("压缩内容"))?;
        left = left.checked_sub(read).ok_or_else(bomb)?;
    }
    Ok(())
}

/// The error for a file that asks for a password.
pub(super) fn encrypted() -> ImportError {
    let message = "文件设了打开密码，读不出来。请在 Excel 或 WPS 里取消密码，另存后再导入";
    ImportError::new(ImportErrorCode::Encrypted, message)
}

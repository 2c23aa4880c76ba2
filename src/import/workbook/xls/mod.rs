//! .xls → grids (BIFF8, the files of Excel 97 to 2003 and of WPS).
//!
//! calamine reads .xls too, but makes room for whatever size a sheet declares, cuts slices without asking, and does not
//! tell percentages; a file made to do harm would end the page. This reader takes only what an import needs and checks
//! every length.

mod compound;
mod records;
mod strings;
mod styles;

use super::super::cell::Cell;
use super::super::error::{ImportError, ImportErrorCode};
use super::super::finding::Findings;
use super::super::grid::{Filling, Grid, Place};
use super::super::limits::{Budget, MAX_SHEETS, too_large};
use super::super::progress::{Meter, Stage};
use super::xlsx::error_cell;
use super::{Workbook, package, unsupported};
use compound::Compound;
use records::{Bytes, Record, records};
use rust_decimal::Decimal;
use styles::Styles;

/// Reads all sheets of a workbook.
pub(super) fn read(bytes: &[u8], budget: &mut Budget, meter: &mut Meter<'_>) -> Result<Workbook, ImportError> {
    let compound = Compound::open(bytes).ok_or_else(|| ImportError::corrupt("文件结构"))?;
    if compound.has("EncryptedPackage") {
        return Err(package::encrypted());
    }
    if compound.has("WordDocument") {
        return Err(unsupported("Word 文档"));
    }
    if compound.has("Book") && !compound.has("Workbook") {
        return Err(unsupported("Excel 95 或更早的工作簿"));
    }
    if !compound.has("Workbook") {
        return Err(ImportError::new(ImportErrorCode::NotAWorkbook, "文件不是 Excel 工作簿，请另存为 .xlsx 后再导入"));
    }
    let stream = compound.stream("Workbook").ok_or_else(|| ImportError::corrupt("工作簿"))?;
    meter.begin(Stage::Sheets, stream.len());
    let globals = Globals::read(&stream)?;
    let mut findings = Findings::default();
    let mut grids = Vec::new();
    for sheet in globals.sheets.iter().filter(|sheet| sheet.is_table) {
        let mut grid = Grid::new(&sheet.name, sheet.hidden);
        let from = stream.get(sheet.start..).ok_or_else(|| ImportError::corrupt("工作表").in_sheet(&sheet.name))?;
        meter.reach(u64::try_from(sheet.start).unwrap_or_default());
        let mut cx = Filling::new(budget, &mut findings);
        fill(&mut grid, from, &globals, (&mut cx, meter)).map_err(|error| error.in_sheet(&sheet.name))?;
        cx.finish_sheet(&sheet.name);
        grids.push(grid);
    }
    Ok(Workbook { sheets: grids, findings })
}

/// Bytes in front of the data of a record: its kind and its length.
const RECORD_HEAD: usize = 4;

/// What the records in front of the sheets say.
#[derive(Default)]
struct Globals {
    sheets: Vec<Sheet>,
    strings: Vec<String>,
    styles: Styles,
}

struct Sheet {
    name: String,
    hidden: bool,
    is_table: bool,
    start: usize,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, ImportError> {
        let corrupt = || ImportError::corrupt("工作簿");
        let mut globals = Self::default();
        for record in records(stream) {
            let Record { kind, data, more } = record.ok_or_else(corrupt)?;
            let mut bytes = Bytes::new(data);
            match kind {
                0x0809 if bytes.u16() != Some(0x0600) => return Err(unsupported("Excel 95 或更早的工作簿")),
                0x002f => return Err(package::encrypted()),
                0x0022 => globals.styles.is_1904 = bytes.u16() == Some(1),
                0x041e => globals.styles.add_format(&mut bytes),
                0x00e0 => globals.styles.add_style(&mut bytes),
                0x0085 => {
                    let (start, state, kind) = (bytes.u32(), bytes.u8(), bytes.u8());
                    let name = bytes.u8().and_then(|length| strings::read(&mut bytes, usize::from(length)));
                    let start = start.and_then(|start| usize::try_from(start).ok()).ok_or_else(corrupt)?;
                    let (name, hidden) = (name.ok_or_else(corrupt)?, state.ok_or_else(corrupt)? & 3 != 0);
                    globals.sheets.push(Sheet { name, hidden, is_table: kind == Some(0), start });
                    if globals.sheets.len() > MAX_SHEETS {
                        return Err(too_large(&format!("工作表超过 {MAX_SHEETS} 张")));
                    }
                }
                0x00fc => globals.strings = strings::table(data, &more).ok_or_else(|| ImportError::corrupt("文字表"))?,
                0x000a => break,
                _ => {}
            }
        }
        Ok(globals)
    }
}

/// Reads the records of one sheet into its grid.
fn fill(
    grid: &mut Grid,
    stream: &[u8],
    globals: &Globals,
    (cx, meter): (&mut Filling<'_>, &mut Meter<'_>),
) -> Result<(), ImportError> {
    let corrupt = || ImportError::corrupt("单元格");
    let mut depth = 0_usize;
    let mut waiting: Option<Place> = None;
    let mut hidden = Vec::new();
    for record in records(stream) {
        let Record { kind, data, .. } = record.ok_or_else(corrupt)?;
        meter.advance(data.len().saturating_add(RECORD_HEAD));
        // Charts inside a sheet have cells of their own.
        match kind {
            0x0809 => depth = depth.saturating_add(1),
            0x000a => depth = depth.saturating_sub(1),
            _ if depth > 1 => {}
            0x0207 => {
                let mut bytes = Bytes::new(data);
                let text = bytes.u16().and_then(|length| strings::read(&mut bytes, usize::from(length)));
                if let (Some(place), Some(text)) = (waiting.take(), text) {
                    grid.put(place, Cell::text(&text), cx)?;
                }
            }
            0x0208 => hidden.extend(hidden_row(data)),
            0x00e5 => merges(grid, data),
            _ => waiting = cells(grid, (kind, data), globals, cx)?.or(waiting),
        }
        if depth == 0 || (grid.hidden && !grid.is_empty()) {
            break;
        }
    }
    for row in hidden {
        grid.hide_row(row);
    }
    Ok(())
}

/// Reads a record that holds cells; returns the place of a formula whose text stands in the next record.
fn cells(
    grid: &mut Grid,
    (kind, data): (u16, &[u8]),
    globals: &Globals,
    cx: &mut Filling<'_>,
) -> Result<Option<Place>, ImportError> {
    let corrupt = || ImportError::corrupt("单元格");
    let mut bytes = Bytes::new(data);
    if !matches!(kind, 0x0203 | 0x027e | 0x00bd | 0x00fd | 0x0204 | 0x0205 | 0x0006) {
        return Ok(None);
    }
    let place = (u32::from(bytes.u16().ok_or_else(corrupt)?), u32::from(bytes.u16().ok_or_else(corrupt)?));
    if kind == 0x00bd {
        return multiple(grid, place, bytes, globals, cx).map(|()| None);
    }
    let style = bytes.u16().ok_or_else(corrupt)?;
    let cell = match kind {
        0x0203 => globals.styles.cell(bytes.f64().ok_or_else(corrupt)?, style),
        0x027e => globals.styles.decimal(packed(bytes.u32().ok_or_else(corrupt)?), style),
        0x00fd => {
            let at = bytes.u32().and_then(|at| usize::try_from(at).ok()).ok_or_else(corrupt)?;
            Cell::text(globals.strings.get(at).ok_or_else(corrupt)?)
        }
        0x0204 => {
            let length = usize::from(bytes.u16().ok_or_else(corrupt)?);
            Cell::text(&strings::read(&mut bytes, length).ok_or_else(corrupt)?)
        }
        0x0205 => {
            let (value, is_error) = bytes.u8().zip(bytes.u8()).ok_or_else(corrupt)?;
            truth(value, is_error == 1, (place, grid), cx)
        }
        _ => {
            let result = bytes.take(8).ok_or_else(corrupt)?;
            match *result {
                [0, .., 0xff, 0xff] => return Ok(Some(place)),
                [kind @ (1 | 2), _, value, .., 0xff, 0xff] => truth(value, kind == 2, (place, grid), cx),
                [.., 0xff, 0xff] => Cell::default(),
                _ => globals.styles.cell(Bytes::new(result).f64().ok_or_else(corrupt)?, style),
            }
        }
    };
    grid.put(place, cell, cx)?;
    Ok(None)
}

/// Several numbers of one row in one record.
fn multiple(
    grid: &mut Grid,
    (row, first): Place,
    mut bytes: Bytes<'_>,
    globals: &Globals,
    cx: &mut Filling<'_>,
) -> Result<(), ImportError> {
    let mut column = first;
    while let Some((style, value)) = bytes.u16().zip(bytes.u32()) {
        grid.put((row, column), globals.styles.decimal(packed(value), style), cx)?;
        column = column.saturating_add(1);
    }
    Ok(())
}

/// A number packed into four bytes: an integer or the upper half of a float, perhaps a hundred times too large.
fn packed(value: u32) -> Option<Decimal> {
    let number = if value & 2 == 0 {
        super::super::cell::decimal(f64::from_bits(u64::from(value & !3) << 32))?
    } else {
        Decimal::from(i32::from_le_bytes(value.to_le_bytes()) >> 2)
    };
    if value & 1 == 0 { Some(number) } else { number.checked_div(Decimal::ONE_HUNDRED) }
}

fn truth(value: u8, is_error: bool, (place, grid): (Place, &Grid), cx: &mut Filling<'_>) -> Cell {
    if !is_error {
        return Cell::text(if value == 0 { "否" } else { "是" });
    }
    let name = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    cx.findings.push(error_cell(&grid.sheet, place, name));
    Cell::default()
}

fn hidden_row(data: &[u8]) -> Option<u32> {
    let row = Bytes::new(data).u16()?;
    let options = Bytes::new(data.get(12..)?).u16()?;
    (options & 0x20 != 0).then_some(u32::from(row))
}

fn merges(grid: &mut Grid, data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let count = bytes.u16().unwrap_or_default();
    for _ in 0..count {
        let rows = bytes.u16().zip(bytes.u16());
        let columns = bytes.u16().zip(bytes.u16());
        let (Some((top, bottom)), Some((left, right))) = (rows, columns) else { return };
        grid.merge((u32::from(top), u32::from(left)), (u32::from(bottom), u32::from(right)));
    }
}

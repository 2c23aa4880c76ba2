//! .xlsx → grids. calamine reads the cells; what it does not tell comes from `sheet_xml`.

use super::super::cell::{Cell, is_percent_format};
use super::super::error::{ImportError, ImportErrorCode};
use super::super::finding::{Code, Finding, Findings};
use super::super::grid::{Filling, Grid, Place};
use super::super::limits::{Budget, MAX_SHEETS, too_large};
use super::super::progress::Meter;
use super::sheet_xml::{self, SheetFacts};
use super::{Workbook, package};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::io::Cursor;

/// Reads all sheets of a workbook.
pub(super) fn read(bytes: &[u8], budget: &mut Budget, meter: &mut Meter<'_>) -> Result<Workbook, ImportError> {
    let mut package = package::open(bytes, meter)?;
    let strings = check_strings(&mut package)?;
    meter.advance(strings);
    let parts = sheet_xml::parts(&mut package)?;
    let mut xlsx: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(|error| failure(&error))?;
    meter.advance(strings);
    let sheets: Vec<_> = xlsx.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    if sheets.len() > MAX_SHEETS {
        return Err(too_large(&format!("工作表超过 {MAX_SHEETS} 张")));
    }
    let mut findings = Findings::default();
    let mut grids = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let mut grid = Grid::new(&sheet.name, sheet.visible != SheetVisible::Visible);
        // What a hidden sheet holds is not imported, so its cells are only looked at until it shows that there are some.
        let facts = match parts.get(&sheet.name) {
            Some(path) => sheet_xml::read(&mut package, path, meter).map_err(|error| error.in_sheet(&sheet.name))?,
            None => return Err(ImportError::corrupt("工作表").in_sheet(&sheet.name)),
        };
        let mut cx = Filling::new(budget, &mut findings);
        let read = meter.done().saturating_add(facts.size);
        fill(&mut xlsx, &mut grid, facts, (&mut cx, meter)).map_err(|error| error.in_sheet(&sheet.name))?;
        meter.reach(read);
        cx.finish_sheet(&sheet.name);
        grids.push(grid);
    }
    Ok(Workbook { sheets: grids, findings })
}

fn fill(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    grid: &mut Grid,
    facts: SheetFacts,
    (cx, meter): (&mut Filling<'_>, &mut Meter<'_>),
) -> Result<(), ImportError> {
    let name = grid.sheet.clone();
    let mut cells = xlsx.worksheet_cells_reader(&name).map_err(|error| failure(&error))?;
    let percent: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|format| is_percent_format(&format.format_code)))
        .collect();
    let (before, mut row) = (meter.done(), 0);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| failure(&error))? {
        let place = cell.get_position();
        if place.0 != row {
            row = place.0;
            let read = facts.size.saturating_mul(row.into()).checked_div(facts.end.into()).unwrap_or_default();
            meter.reach(before.saturating_add(read));
        }
        let is_percent = percent.get(style).copied().unwrap_or_default();
        if let Some(cell) = cell_of(cell.get_value(), is_percent, place, grid, cx) {
            grid.put(place, cell, cx)?;
            if grid.hidden {
                return Ok(());
            }
        }
    }
    for (first, last) in facts.merges {
        grid.merge(first, last);
    }
    for row in facts.hidden_rows {
        grid.hide_row(row);
    }
    for place in facts.formulas_without_value {
        let message = "单元格是公式，但文件里没有保存计算结果，按空白读取";
        let help = "请用 Excel 或 WPS 打开文件，重新计算并保存后再导入，或把公式粘贴为数值。";
        cx.findings.push(Finding::at(Code::FormulaWithoutValue, &name, place, message, help));
    }
    Ok(())
}

/// The cell that is printed; none for an empty one and for an error, which is named.
fn cell_of(value: &DataRef<'_>, percent: bool, place: Place, grid: &Grid, cx: &mut Filling<'_>) -> Option<Cell> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Float(number) => Cell::number(*number, percent),
        // Whole numbers beyond 2^53 do not come from a spreadsheet.
        DataRef::Int(number) => Cell::text(&number.to_string()),
        DataRef::Bool(flag) => Cell::text(if *flag { "是" } else { "否" }),
        DataRef::DateTime(date) => date_of(date),
        DataRef::DateTimeIso(text) => Cell::text(text.split_once('T').map_or(text.as_str(), |(day, _)| day)),
        DataRef::Error(error) => {
            cx.findings.push(error_cell(&grid.sheet, place, &error.to_string()));
            return None;
        }
    })
}

/// The day of a stored date. A time without a day is kept as the number it is.
fn date_of(date: &ExcelDateTime) -> Cell {
    if !date.is_datetime() || date.as_f64() < 1.0 {
        return Cell::number(date.as_f64(), false);
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Cell::date(year, month, day)
}

/// The finding for a cell that shows an error.
pub(super) fn error_cell(sheet: &str, place: Place, error: &str) -> Finding {
    let message = format!("单元格的值是错误“{error}”，按空白读取");
    Finding::at(Code::ErrorCell, sheet, place, message, "请改正这个单元格的公式，或直接填写数值后再导入。")
}

/// calamine makes room for as many shared strings as the package claims to hold, so the claim is checked first: a string
/// takes at least five bytes. Returns how many bytes the strings take.
fn check_strings(package: &mut package::Package<'_>) -> Result<usize, ImportError> {
    let mut size = 0_usize;
    let is_strings = |name: &String| name.to_ascii_lowercase().ends_with("sharedstrings.xml");
    let names: Vec<String> = package.file_names().flatten().map(std::borrow::Cow::into_owned).filter(is_strings).collect();
    for name in names {
        let text = package::part(package, &name).unwrap_or_default();
        let claimed = text.split_once("uniqueCount=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
        let digits = claimed.map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
        let count = digits.filter(|digits| !digits.is_empty()).map(|digits| digits.parse::<usize>().unwrap_or(usize::MAX));
        if count.is_some_and(|count| count > text.len() / 5) {
            return Err(ImportError::corrupt("文字表"));
        }
        size = size.saturating_add(text.len());
    }
    Ok(size)
}

fn failure(error: &XlsxError) -> ImportError {
    match error {
        XlsxError::Password => package::encrypted(),
        XlsxError::NotAWorksheet(_) | XlsxError::RelationshipNotFound => {
            ImportError::new(ImportErrorCode::NotAWorkbook, "文件不是 Excel 工作簿，请另存为 .xlsx 后再导入")
        }
        _ => ImportError::corrupt("单元格"),
    }
}

//! What all sheets of a template share: header, widths, lists, frozen rows, explanations.

use super::choices::Choices;
use super::columns::Column;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};

/// How many rows below the header have lists.
const ROWS: u32 = 5000;

/// A workbook that is the same whenever it is made: the core reads no clock.
pub(super) fn workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2024, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    Ok(book)
}

pub(super) fn header_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0x00DD_EBF7))
}

/// Writes the header in a row, with what belongs to the columns below it.
pub(super) fn write_header(sheet: &mut Worksheet, row: u32, columns: &[Column], choices: &Choices) -> Result<(), XlsxError> {
    let format = header_format();
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let first = row.saturating_add(1);
    let last = row.saturating_add(ROWS);
    for (number, column) in (0_u16..).zip(columns) {
        // Cells are text, so that codes keep their zeros and values stay as they are typed.
        sheet.set_column_format(number, &text)?;
        sheet.set_column_width(number, column.width)?;
        sheet.write_string_with_format(row, number, column.heading(), &format)?;
        let rule = column.choice.map_or(Ok(None), |choice| choices.rule(choice))?;
        if let Some(rule) = rule {
            sheet.add_data_validation(first, number, last, number, &rule)?;
        }
    }
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    sheet.ignore_error_range(first, 0, last, width, IgnoreError::NumberStoredAsText)?;
    sheet.set_row_height(row, 30)?;
    sheet.set_freeze_panes(first, 0)?;
    Ok(())
}

/// Writes the sheet that explains the columns.
pub(super) fn write_notes(book: &mut Workbook, general: &[&str], columns: &[Column]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name("填写说明")?;
    for (row, sentence) in (0_u32..).zip(general) {
        sheet.write_string(row, 0, *sentence)?;
    }
    let top = u32::try_from(general.len()).unwrap_or_default().saturating_add(1);
    for (column, (name, width)) in (0_u16..).zip([("列", 22), ("怎么填", 60), ("例子", 40)]) {
        sheet.write_string_with_format(top, column, name, &header_format())?;
        sheet.set_column_width(column, width)?;
    }
    for (row, column) in (top.saturating_add(1)..).zip(columns) {
        sheet.write_string(row, 0, column.heading())?;
        sheet.write_string(row, 1, column.note)?;
        sheet.write_string(row, 2, column.example)?;
    }
    Ok(())
}

//! The template of forms: the columns of Yunnan's table 05-2, for as many projects as there are.

use super::choices::Choices;
use super::columns::FORM;
use super::{TemplateError, sheet};
use rust_xlsxwriter::{Format, FormatAlign};

const GENERAL: &[&str] = &[
    "一行填一条指标，填在“绩效目标”表里；标题行不要改名，列的顺序可以调整，用不到的列可以删去。",
    "单位名称、项目名称、年度绩效目标、一级指标和二级指标和上一行相同时可以留空。",
    "金额单位是元。填好后直接导入审核，有问题的单元格会逐个列出。",
];

/// An empty template of forms.
///
/// # Errors
/// When the workbook cannot be written, which is a fault of ours.
pub fn form_template() -> Result<Vec<u8>, TemplateError> {
    let choices = Choices::new(Vec::new(), Vec::new());
    let mut book = sheet::workbook("项目支出绩效目标表")?;
    let page = book.add_worksheet().set_name("绩效目标")?;
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    let last = u16::try_from(FORM.len()).unwrap_or(1).saturating_sub(1);
    page.merge_range(0, 0, 0, last, "项目支出绩效目标表", &title)?;
    sheet::write_header(page, 2, FORM, &choices)?;
    page.write_string(1, 0, "年度：")?;
    page.write_string(1, 3, "单位：元")?;
    sheet::write_notes(&mut book, GENERAL, FORM)?;
    choices.write(&mut book)?;
    Ok(book.save_to_buffer()?)
}

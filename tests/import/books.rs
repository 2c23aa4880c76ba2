//! Workbooks as bureaus keep them: titles, merged cells, two- and three-row headers, signs in values, hidden rows.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

/// A workbook that is the same every time it is built.
pub fn workbook() -> Workbook {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2024, 1, 1).expect("a day");
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    workbook
}

/// Writes rows of text from a place on; `""` leaves a cell empty.
pub fn rows(sheet: &mut Worksheet, (top, left): (u32, u16), rows: &[&[&str]]) {
    for (row, cells) in (top..).zip(rows) {
        for (column, text) in (left..).zip(*cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, *text).expect("in bounds");
            }
        }
    }
}

/// Merges an area and writes into it.
pub fn merge(sheet: &mut Worksheet, (top, left): (u32, u16), (bottom, right): (u32, u16), text: &str) {
    sheet.merge_range(top, left, bottom, right, text, &Format::new()).expect("a free area");
}

pub fn bytes(mut workbook: Workbook) -> Vec<u8> {
    workbook.save_to_buffer().expect("a workbook")
}

/// A library in the manner of a Yunnan bureau: two-row header, merged levels, one sheet a group, percent cells, a hidden
/// sheet, a hidden row, formulas, remarks below.
pub fn two_row_header() -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook();
    let percent = Format::new().set_num_format("0%");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet().set_name("教育")?;
    merge(sheet, (0, 0), (0, 11), "红塔区2024年教育行业绩效指标库");
    rows(sheet, (1, 0), &[&["区划编码：530402", "", "", "", "版本：2024.3"]]);
    merge(sheet, (2, 0), (3, 0), "序号");
    merge(sheet, (2, 1), (2, 3), "绩效指标");
    merge(sheet, (2, 4), (2, 6), "指标值");
    merge(sheet, (2, 7), (3, 7), "指标\n解释");
    merge(sheet, (2, 8), (3, 8), "生效日期");
    merge(sheet, (2, 9), (3, 9), "启用");
    merge(sheet, (2, 10), (3, 10), "评（扣）分标准");
    merge(sheet, (2, 11), (3, 11), "本地台账号");
    rows(sheet, (3, 1), &[&["一级指标", "二级指标", "*三级指标（必填）", "指标性质", "目标值", "计量单位"]]);
    rows(sheet, (4, 0), &[&["1", "2", "3", "4", "5", "6", "7"]]);
    merge(sheet, (5, 1), (9, 1), "产出指标");
    merge(sheet, (5, 2), (7, 2), "数量指标");
    rows(
        sheet,
        (5, 0),
        &[
            &["1", "", "", "受资助学生人数", ">=", "", "人", "当年实际受资助的学生人数", "", "是"],
            &["2", "", "", "培训教师人次", "≧", "１２０", "人/次", "", "", "√"],
            &["3", "", "", "校舍维修面积", "", "", "㎡", "", "", "否"],
            &["4", "", "质量指标", "工程验收合格率", "=", "", "%"],
            &["5", "", "时效指标", "资金拨付时间", "≤", "", ""],
        ],
    );
    sheet.write_number(5, 5, 3500)?;
    sheet.write_formula(7, 5, Formula::new("SUM(1,2)").set_result("180"))?;
    sheet.write_number_with_format(8, 5, 1.0, &percent)?;
    sheet.write_datetime_with_format(9, 5, &ExcelDateTime::from_ymd(2024, 12, 31)?, &date)?;
    sheet.write_datetime_with_format(5, 8, &ExcelDateTime::from_ymd(2024, 1, 1)?, &date)?;
    rows(sheet, (6, 8), &[&["2024年1月"], &["待定"]]);
    rows(
        sheet,
        (10, 0),
        &[
            &["6", "效益指标", "社会效益", "辍学率", "", "", "%"],
            &["7", "", "", "学校安全运行", "定性", "正常运转", ""],
            &["8", "满意度指标", "", "学生家长满意度", "≥", "0.9", "%"],
            &["9", "", "", "", "≥", "3", "所"],
            &["", "", "", "", "", "", ""],
            &["10", "产出", "数量", "受资助学生人数", "≥", "10", "人"],
            &["说明：本表由教育体育局填报。"],
        ],
    );
    sheet.set_row_hidden(11)?;
    let hidden = book.add_worksheet().set_name("旧库")?;
    rows(hidden, (0, 0), &[&["一级指标", "二级指标", "三级指标"], &["产出指标", "数量指标", "旧指标"]]);
    hidden.set_hidden(true);
    let notes = book.add_worksheet().set_name("填报人")?;
    rows(notes, (0, 0), &[&["张三", "13900000000"]]);
    Ok(bytes(book))
}

/// A library of common indicators on one sheet: three-row header, five standards in columns, columns out of order, value
/// and unit in one cell, groups in title rows, a second table below the first.
pub fn three_row_header() -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook();
    let sheet = book.add_worksheet().set_name("共性")?;
    rows(sheet, (0, 1), &[&["共性绩效指标库（试行）"], &["年度", "2025"], &["发布单位：某市财政局"]]);
    merge(sheet, (4, 1), (6, 1), "二级指标");
    merge(sheet, (4, 2), (6, 2), "三级指标名称");
    merge(sheet, (4, 3), (4, 9), "指标要素");
    merge(sheet, (5, 3), (6, 3), "指标值及单位");
    merge(sheet, (5, 4), (5, 8), "绩效标准");
    rows(sheet, (6, 4), &[&["计划标准", "行业标准", "历史标准", "预算支出标准", "其他标准"]]);
    merge(sheet, (5, 9), (6, 9), "关键词");
    merge(sheet, (4, 10), (6, 10), "一级指标");
    merge(sheet, (4, 11), (6, 11), "可选单位");
    merge(sheet, (7, 1), (7, 11), "一、会议类");
    rows(
        sheet,
        (8, 1),
        &[
            &["数量指标", "会议召开次数", "≥4次", "", "", "", "", "", "会议、召开", "产出指标", "场"],
            &["", "会议参加人次", "不少于200人次", "", "", "", "", "", "会议", "", ""],
            &["成本指标", "会议费人均成本", "", "", "", "", "≤550元/人·天", "", "", "", ""],
            &["质量指标", "会议材料差错率", "≤1％", "3%", "1%", "", "", "", "", "", ""],
        ],
    );
    merge(sheet, (12, 1), (12, 11), "二、培训类");
    rows(
        sheet,
        (13, 1),
        &[
            &["数量指标", "参训人次", "100～120人次", "", "", "", "", "", "", "产出指标", ""],
            &["其他指标", "培训满意程度", "优", "", "", "", "", "", "", "满意度指标", ""],
            &["满意度指标", "参训学员满意度", "90%以上", "", "", "", "", "", "", "", "分"],
        ],
    );
    rows(
        sheet,
        (18, 0),
        &[
            &["共性类", "指标名称", "二级指标", "指标符号", "标准值", "计量单位", "替代指标"],
            &["物业管理", "保洁面积", "数量指标", "=", "1200.50", "平方米", ""],
            &["无人机租赁", "租赁架次", "数量指标", ">=", "30", "架次", "保洁面积"],
            &["物业管理", "保洁面积", "数量指标", "=", "1200.5", "平方米", ""],
            &["物业管理", "保安人数", "数量指标", "大约", "12", "人", "没有的指标"],
        ],
    );
    Ok(bytes(book))
}

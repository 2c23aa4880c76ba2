//! Templates: filled in and imported, they give back what was filled in, without a finding.

use crate::fixtures::read_text;
use jixiao_validator::import::{Workbook, form_template, import_forms, import_library, library_template, open};
use rust_xlsxwriter::{Workbook as Writer, Worksheet};
use serde_json::{Value, json};
use std::io::{Cursor, Read};
use zip::ZipArchive;

fn full_library() -> Value {
    json!({
        "id": "hongta", "title": "红塔区预算绩效指标库", "version": "2024.2", "division": "530402", "fiscalYear": 2024,
        "publisher": "红塔区财政局", "effectiveFrom": "2024-01-01",
        "sectors": [{ "code": "205", "name": "教育" }, { "code": "X1", "name": "烟草" }],
        "commonGroups": [{ "code": "02", "name": "培训" }],
        "indicators": [
            {
                "code": "007", "name": "培训班举办期数", "aliases": ["培训期数", "办班期数"], "scope": "common", "group": "02",
                "functionCodes": ["2050803"], "level1": "产出指标", "level2": "数量指标", "operator": "≥", "unit": "期",
                "units": ["次", "班"], "kind": "定量指标", "standard": { "basis": "计划标准", "value": "4", "min": "2", "max": "12" },
                "content": "年度内开班并结业的期数，一期算一次。", "keywords": ["培训"], "required": true, "fixed": true,
                "effectiveFrom": "2024-01-01", "effectiveTo": "2024-12-31", "source": "财预〔2021〕101号"
            },
            {
                "code": "X1-ZL-001", "name": "烟叶上等烟比例", "aliases": ["上等烟、优质烟占比"], "scope": "sector", "group": "X1",
                "level1": "产出指标", "level2": "质量指标", "operator": "≥", "unit": "平方米/人", "kind": "定量指标",
                "formula": "上等烟收购量÷收购总量×100%", "enabled": false, "replacedBy": "007"
            },
            {
                "code": "B-1", "name": "部门运转", "scope": "department", "group": "", "level1": "效益指标", "level2": "社会效益指标",
                "operator": "=", "unit": "", "kind": "定性指标", "standard": { "basis": "其他标准", "value": "正常运转" }
            }
        ]
    })
}

#[test]
fn a_library_printed_and_imported_is_the_same_library() {
    for library in [full_library(), serde_json::from_str(&read_text("../../conformance/library.json")).expect("a library")] {
        let printed = library_template(Some(library.to_string().as_bytes())).expect("a workbook");
        let imported = import_library(&printed, "模板.xlsx").expect("a library");
        assert_eq!(imported.findings, []);
        assert_eq!(imported.library, library);
    }
}

#[test]
fn empty_templates_have_headers_and_nothing_else() {
    let library = import_library(&library_template(None).expect("a workbook"), "模板.xlsx").expect("a library");
    assert_eq!(library.library["indicators"], json!([]));
    assert_eq!(library.library["sectors"].as_array().map(Vec::len), Some(16));
    assert_eq!(library.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["IM33", "IM27"]);
    let names = |workbook: &Workbook| workbook.sheets.iter().map(|grid| grid.sheet.clone()).collect::<Vec<_>>();
    let forms = open(&form_template().expect("a workbook"), "").expect("a workbook");
    assert_eq!(names(&forms), ["绩效目标", "填写说明", "选项"]);
}

#[test]
fn templates_offer_lists_and_keep_the_header_in_sight() {
    for book in [library_template(None), form_template()] {
        let xml = part(&book.expect("a workbook"), "xl/worksheets/sheet1.xml");
        assert!(xml.contains("<dataValidation type=\"list\""), "lists");
        assert!(xml.contains("state=\"frozen\""), "frozen header");
    }
    assert_eq!(library_template(None).expect("a workbook"), library_template(None).expect("a workbook"), "no clock");
}

/// The columns of the form's template, filled in by hand.
#[test]
fn a_filled_form_comes_back_as_it_was_filled_in() {
    let names = header_of(&form_template().expect("a workbook"));
    let mut book = Writer::new();
    let sheet = book.add_worksheet().set_name("绩效目标").expect("a name");
    let rows = [
        json!({ "单位名称": "图书馆", "项目编码": "0530", "项目名称": "图书购置", "预算数（元）": "305000", "项目年度绩效目标": "购书1万册。",
            "一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "购书册数", "指标性质": "≥", "指标值": "10000", "度量单位": "册",
            "指标属性": "定量指标", "指标内容": "新购入藏的册数", "指标值设定依据": "采购计划", "佐证资料": "入库单", "权重": "20" }),
        json!({ "二级指标": "质量指标", "三级指标": "图书验收合格率", "指标性质": "=", "指标值": "100", "度量单位": "%" }),
    ];
    write(sheet, &names, &rows);
    let imported = import_forms(&book.save_to_buffer().expect("a workbook"), "").expect("forms");
    assert_eq!(imported.findings, []);
    assert_eq!(imported.forms.len(), 1);
    let form = &imported.forms[0];
    assert_eq!(form.form["project"], json!({ "code": "0530", "name": "图书购置", "unit": "图书馆" }));
    assert_eq!(form.form["money"], json!({ "annual": { "total": "305000" }, "unit": "元" }));
    assert_eq!(form.form["goals"], json!({ "annual": "购书1万册。" }));
    let first = json!({ "level1": "产出指标", "level2": "数量指标", "name": "购书册数", "operator": "≥", "value": "10000",
        "unit": "册", "kind": "定量指标", "content": "新购入藏的册数", "valueBasis": "采购计划", "evidence": "入库单", "weight": "20" });
    let second = json!({ "level1": "产出指标", "level2": "质量指标", "name": "图书验收合格率", "operator": "=", "value": "100", "unit": "%" });
    assert_eq!(form.form["indicators"], json!([first, second]));
    assert_eq!(form.sources.get("/indicators/1/value").map(String::as_str), Some("绩效目标!J3"));
}

fn header_of(book: &[u8]) -> Vec<String> {
    let workbook = open(book, "").expect("a workbook");
    let row = workbook.sheets[0].rows().map(|(_, row)| &row.cells).max_by_key(|cells| cells.len()).expect("a header");
    row.iter().map(|cell| cell.text.clone()).collect()
}

fn write(sheet: &mut Worksheet, names: &[String], rows: &[Value]) {
    for (column, name) in (0_u16..).zip(names) {
        sheet.write_string(0, column, name).expect("in bounds");
        for (number, row) in (1_u32..).zip(rows) {
            if let Some(text) = row[name].as_str() {
                sheet.write_string(number, column, text).expect("in bounds");
            }
        }
    }
}

fn part(book: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut package = ZipArchive::new(Cursor::new(book)).expect("a package");
    package.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

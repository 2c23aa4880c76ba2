//! Filled forms printed as a workbook and imported again: every cell comes back where it was.

use crate::fixtures::read_text;
use jixiao_validator::import::{Grid, ImportedForms, export_forms, import_forms, open};
use serde_json::{Value, json};

/// The forms as they come back, without the places of their cells.
fn printed_and_read(forms: &[Value], name: &str) -> (Vec<Value>, Vec<&'static str>) {
    let ImportedForms { forms, findings } = import_forms(&export_forms(forms).expect("a workbook"), name).expect("forms");
    (forms.into_iter().map(|form| form.form).collect(), findings.iter().map(|finding| finding.code).collect())
}

/// A form as a spreadsheet tells it: numbers as text, nothing for what is blank.
fn told(form: &Value) -> Value {
    match form {
        Value::Object(members) => {
            let told = members.iter().map(|(key, value)| (key.clone(), told(value)));
            Value::Object(told.filter(|(key, value)| key == "indicators" || !is_blank(value)).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(told).collect()),
        Value::Number(number) => Value::String(number.to_string()),
        Value::String(text) => Value::String(text.trim().to_owned()),
        other => other.clone(),
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

fn with_indicators(mut form: Value) -> Value {
    if form.get("indicators").is_none() {
        form["indicators"] = json!([]);
    }
    form
}

fn assert_back(forms: &[Value], name: &str) {
    let (back, _) = printed_and_read(forms, name);
    assert_eq!(back.len(), forms.len());
    for (back, form) in back.iter().zip(forms) {
        assert_eq!(*back, with_indicators(told(form)));
    }
}

fn samples() -> Vec<Value> {
    let samples = ["../../../data/samples/sound.json", "../../../data/samples/faulty.json"];
    samples.iter().map(|file| serde_json::from_str::<Value>(&read_text(file)).expect("JSON")["form"].clone()).collect()
}

fn real_forms() -> Vec<Value> {
    let text = read_text("../real-forms.jsonl");
    text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["form"].clone()).collect()
}

#[test]
fn every_real_form_comes_back() {
    for form in &samples() {
        assert_back(std::slice::from_ref(form), "2021年表.xlsx");
    }
    assert_back(&[samples(), real_forms()].concat(), "表.xlsx");
}

#[test]
fn a_whole_form_is_a_table_that_bureaus_know_and_a_sheet_of_the_rest() {
    let forms = samples();
    let book = open(&export_forms(&forms[..1]).expect("a workbook"), "").expect("a workbook");
    let row = |grid: &Grid, row: u32| -> Vec<String> {
        let (_, cells) = grid.rows().nth(row as usize).expect("a row");
        cells.cells.iter().map(|cell| cell.text.clone()).collect()
    };
    let names: Vec<&str> = book.sheets.iter().map(|grid| grid.sheet.as_str()).collect();
    assert_eq!(names, ["绩效目标", "其他栏目", "选项"]);
    let table = &book.sheets[0];
    assert_eq!(row(table, 0)[0], "2024年项目支出绩效目标表");
    assert_eq!(
        row(table, 1),
        [
            "单位名称",
            "项目编码",
            "项目名称",
            "预算数（元）",
            "项目年度绩效目标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "度量单位",
            "指标属性",
            "指标内容",
            "指标值设定依据",
            "佐证资料",
            "权重",
            "上年完成值",
            "前年完成值"
        ]
    );
    assert_eq!(row(&book.sheets[1], 0), ["项目名称", "栏目", "内容", "位置"]);
    let task = ["2024年城区公共绿地养护", "实施进度第2行 · 任务", "行道树修剪和下半年日常养护", "/project/plan/schedule/1/task"];
    assert!(book.sheets[1].rows().any(|(_, cells)| cells.cells.iter().map(|cell| &cell.text).eq(task)));
    let (_, findings) = printed_and_read(&forms[..1], "");
    assert_eq!(findings, [""; 0]);
}

/// What a table alone would read otherwise: blank cells under filled ones, names that are not unique, blank rows, texts that
/// are longer than a cell, keys of a portal's own.
#[test]
fn forms_in_progress_come_back_as_they_are() {
    let cases = [
        json!({ "formType": "projectTarget" }),
        json!({ "formType": "projectTarget", "indicators": [{ "name": "培训期数" }] }),
        json!({ "formType": "projectTarget", "project": { "name": "甲" }, "money": { "unit": "万元", "annual": { "total": "5" } } }),
        json!({ "formType": "projectTarget", "project": { "name": "甲", "unit": "乙" }, "money": { "unit": "元", "annual": { "total": 5 } },
            "indicators": [
                { "level1": "产出指标", "level2": "数量指标", "name": "期数", "operator": "≥", "value": 6, "weight": "20%", "note": "本地" },
                { "name": "人数", "value": "≥95%", "period": "total" }, {}, { "level2": "质量指标" }, { "name": "1", "value": "2", "unit": "3" }] }),
        json!({ "formType": "projectTarget", "project": { "name": "甲", "commonGroups": ["培训", "会议"], "basis": "第一行\n第二行" },
            "goals": { "annual": "字".repeat(25_000), "total": "三年" }, "explanations": [{ "code": "B01", "pointer": "/indicators/0", "reason": "个性" }] }),
        json!({ "formType": "projectTarget", "fiscalYear": "明年", "project": { "name": "项目名称", "unit": "单位名称：乙" },
            "money": { "years": [{ "year": "2025", "amount": "1" }] }, "preEvaluation": { "concluded": "是" } }),
    ];
    for form in &cases {
        assert_back(std::slice::from_ref(form), "2021年表.xlsx");
    }
    assert_back(&cases, "");
}

#[test]
fn a_row_of_the_rest_that_leads_nowhere_is_told() {
    use rust_xlsxwriter::Workbook;
    let mut book = Workbook::new();
    let table = book.add_worksheet().set_name("绩效目标").expect("a name");
    for (column, (name, text)) in (0_u16..).zip([("项目名称", "甲"), ("三级指标", "期数"), ("指标值", "6")]) {
        table.write_string(0, column, name).expect("in bounds");
        table.write_string(1, column, text).expect("in bounds");
    }
    let rest = book.add_worksheet().set_name("其他栏目").expect("a name");
    let rows = [
        ["项目名称", "栏目", "内容", "位置"],
        ["甲", "", "2024", "/fiscalYear"],
        ["乙", "", "2024", "/fiscalYear"],
        ["甲", "", "x", "/formType"],
        ["甲", "", "x", "/project"],
        ["甲", "", "x", "/indicators/name"],
        ["甲", "", "x", "/indicators/4000000000/name"],
        ["甲", "", "x", "没有"],
        ["甲", "", "x", "/a/b/c/d/e/f/g/h/i"],
    ];
    for (number, row) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(row) {
            rest.write_string(number, column, text).expect("in bounds");
        }
    }
    let imported = import_forms(&book.save_to_buffer().expect("a workbook"), "").expect("forms");
    let told: Vec<_> = imported.findings.iter().map(|finding| (finding.code, finding.row)).collect();
    assert_eq!(told, (3..=9).map(|row| ("IM34", Some(row))).collect::<Vec<_>>());
    let form = json!({ "formType": "projectTarget", "fiscalYear": "2024", "project": { "name": "甲" },
        "indicators": [{ "name": "期数", "value": "6" }] });
    assert_eq!(imported.forms[0].form, form);
    assert_eq!(imported.forms[0].sources["/fiscalYear"], "其他栏目!C2");
}

//! What must hold for every form: reading never fails, the order of keys says nothing, safe fixes repair and do no harm.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::expect_used, reason = "a test that cannot make its checker must stop at once")]

mod common;

use common::edits::repaired;
use common::invariants;
use jixiao_validator::form::json::parse;
use jixiao_validator::form::{MAX_ROWS, read};
use jixiao_validator::{Checker, Report};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

fn checker() -> Checker {
    Checker::new(Some(common::LIBRARY.as_bytes()), None).expect("the fixture library is right")
}

/// Any JSON, keys of the form among the others.
fn any_json() -> impl Strategy<Value = Value> {
    let keys = prop::sample::select(vec![
        "project", "money", "annual", "goals", "indicators", "plan", "schedule", "name", "value", "unit", "operator", "level2",
        "weight", "fiscalYear", "years", "amount", "x", "",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|n| json!(n)),
        any::<String>().prop_map(Value::from),
        cell_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 96, 8, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            btree_map(keys.clone(), inner, 0..8).prop_map(|map| map
                .into_iter()
                .map(|(k, v)| (k.to_owned(), v))
                .collect::<Map<_, _>>()
                .into()),
        ]
    })
}

/// What people type into cells, well and badly, in pieces that combine.
fn cell_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "≥", ">=", "≧", "不低于", "大于等于", "≤", "＜", "=", "约", "±", "95", "１００", "1,000", "0.97", "00012", "5.000",
        "四百二十", "-2", "2024年12月底", "2024-12-31", "13月", "1-12月", "%", "％", "个百分点", "万元", "元/人/月", "人/次",
        "㎡", "个", "以上", "以内", "左右", "无", "null", "—", "效果明显", "按合同", "优良中低差", "及时", "是", "\u{200b}",
        "\u{3000}", " ", "\n", "<br>", "(≥**%)", "★", "指标1：", "。", "，", "*", "_", "个", "臺", "满意度", "合格率", "事故数",
        "资金到位率", "培训人次", "；", "/", "、",
    ]);
    vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn any_row() -> impl Strategy<Value = Value> {
    let levels = prop::sample::select(vec![
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("产出指标", "时效指标"),
        ("产出指标", "成本指标"),
        ("效益指标", "社会效益指标"),
        ("满意度指标", "服务对象满意度指标"),
        ("产出 指标(50分)", "质量指标"),
        ("", ""),
    ]);
    let names = prop_oneof![
        prop::sample::select(vec![
            "参训人员合格率",
            "安全责任事故数",
            "培训班期数",
            "人均培训成本",
            "年度任务完成时限",
            "技术推广机制",
            "学员满意度",
            ""
        ])
        .prop_map(str::to_owned),
        cell_text(),
    ];
    (levels, names, cell_text(), cell_text(), cell_text()).prop_map(|((level1, level2), name, operator, value, unit)| {
        json!({"level1": level1, "level2": level2, "name": name, "operator": operator, "value": value, "unit": unit})
    })
}

fn form_with(rows: Vec<Value>) -> Value {
    let mut form = common::base();
    if let Some(indicators) = form.get_mut("indicators").and_then(Value::as_array_mut) {
        indicators.extend(rows);
    }
    form
}

/// The JSON of `value` with the keys of every object in reverse order.
fn reversed(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let members: Vec<String> =
                object.iter().rev().map(|(key, value)| format!("{}:{}", json!(key), reversed(value))).collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(values) => format!("[{}]", values.iter().map(reversed).collect::<Vec<_>>().join(",")),
        leaf => leaf.to_string(),
    }
}

fn text_report(checker: &Checker, text: &str) -> Report {
    checker.check_text(text).expect("the text is JSON")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(20_240_101), ..ProptestConfig::default() })]

    #[test]
    fn any_json_gets_a_report(value in any_json()) {
        let report = checker().check(value);
        prop_assert_eq!(report.admissible, report.counts.error == 0);
    }

    #[test]
    fn no_row_is_lost(rows in vec(any_json(), 0..40)) {
        let count = rows.len();
        let (text, mut room) = (json!({"indicators": rows}).to_string(), String::new());
        let (json, _) = parse(&text, &mut room).unwrap();
        let (form, _) = read(&json);
        prop_assert_eq!(form.indicators.len(), count.min(MAX_ROWS));
    }

    #[test]
    fn any_text_is_json_or_an_error(text in ".{0,200}") {
        let _ = checker().check_text(&text);
    }

    #[test]
    fn the_order_of_keys_says_nothing(value in any_json(), rows in vec(any_row(), 0..4)) {
        let checker = checker();
        for form in [value, form_with(rows)] {
            prop_assert_eq!(text_report(&checker, &form.to_string()), text_report(&checker, &reversed(&form)));
        }
    }

    #[test]
    fn a_safe_fix_removes_its_issue_and_adds_none(rows in vec(any_row(), 1..4)) {
        let checker = checker();
        let form = form_with(rows);
        let before = checker.check(form.clone());
        let faults = invariants::broken_fixes(&checker, &form, &before);
        prop_assert!(faults.is_empty(), "{:?}", faults);
    }

    #[test]
    fn a_report_says_only_what_the_form_has(rows in vec(any_row(), 1..4)) {
        let checker = checker();
        let form = form_with(rows);
        let report = checker.check(form.clone());
        let faults = invariants::broken(&form, &report);
        prop_assert!(faults.is_empty(), "{:?}", faults);
        prop_assert_eq!(&report, &checker.check(form));
    }

    #[test]
    fn all_safe_fixes_together_leave_none(rows in vec(any_row(), 1..6)) {
        let checker = checker();
        let after = checker.check(repaired(&checker, form_with(rows)));
        let left: Vec<_> = after.issues.iter().filter(|i| i.fixes.iter().any(|f| f.safe)).map(|i| (i.code, &i.pointer, &i.fixes)).collect();
        prop_assert!(left.is_empty(), "{:?}", left);
    }
}

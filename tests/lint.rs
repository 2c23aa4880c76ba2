//! The lint of libraries: a sound library is clean, and each mistake is named once and for what it is.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test whose material is not there must stop at once")]

mod common;

use jixiao_validator::library::lint::{LINTS, lint};
use serde_json::{Value, json};

/// A sound library of six entries; `change` merges into the entry at its place, or appends one that starts from the first.
fn library_with(changes: &[(usize, Value)]) -> Value {
    let entry = |code: &str, group: &str, level1: &str, level2: &str, operator: &str, unit: &str, name: &str| {
        json!({
            "code": code, "name": name, "scope": "common", "group": group, "level1": level1, "level2": level2,
            "operator": operator, "unit": unit, "kind": "定量指标", "content": format!("年度内的{name}。")
        })
    };
    let mut entries = vec![
        entry("1", "02", "产出指标", "数量指标", "≥", "人次", "参训人次"),
        entry("2", "02", "产出指标", "质量指标", "≥", "%", "培训考核合格率"),
        entry("3", "02", "产出指标", "时效指标", "≤", "天", "培训资料归档时限"),
        entry("4", "02", "产出指标", "成本指标", "≤", "元/人·天", "培训人均日成本"),
        entry("5", "02", "效益指标", "可持续影响指标", "定性", "", "培训资源共享情况"),
        entry("6", "06", "满意度指标", "服务对象满意度指标", "≥", "%", "受益居民满意度"),
    ];
    entries[1]["formula"] = json!("合格人数÷参训人数×100%");
    entries[4]["kind"] = json!("定性指标");
    entries[4]["content"] = json!("好：全部上网共享；中：部分共享；差：没有共享。");
    for (at, change) in changes {
        if *at >= entries.len() {
            let mut copy = entries[0].clone();
            copy["code"] = json!(format!("N{at}"));
            entries.push(copy);
        }
        for (key, value) in change.as_object().into_iter().flatten() {
            entries[*at][key] = value.clone();
        }
    }
    json!({
        "id": "lint", "version": "1", "sectors": [],
        "commonGroups": [{"code": "02", "name": "培训"}, {"code": "06", "name": "工程建设"}], "indicators": entries
    })
}

/// The findings as lines `severity code entry field rule`.
fn found(library: &Value) -> Vec<String> {
    let findings = lint(library.to_string().as_bytes()).unwrap();
    let line = |f: &jixiao_validator::library::lint::Finding| {
        assert!(!f.message.is_empty() && !f.help.is_empty() && LINTS.iter().any(|lint| lint.code == f.code), "{f:?}");
        let line = format!("{} {} {} {} {}", f.severity.name(), f.code, f.entry, f.field, f.rule.unwrap_or_default());
        line.trim_end().to_owned()
    };
    findings.iter().map(line).collect()
}

#[test]
fn a_sound_library_is_clean() {
    assert_eq!(found(&library_with(&[])), [""; 0]);
}

#[test]
fn the_reference_library_is_clean() {
    let library: Value = serde_json::from_str(&common::material::reference_library()).unwrap();
    assert_eq!(found(&library), [""; 0]);
}

#[test]
fn each_mistake_is_named_once() {
    let dated = |from: &str, to: &str| json!({"effectiveFrom": from, "effectiveTo": to, "aliases": []});
    for (changes, want) in [
        // What stops a library from loading, all of it.
        (
            vec![(0, json!({"operator": ">="})), (1, json!({"kind": "?"}))],
            vec!["error lint/invalid 1 operator", "error lint/invalid 2 kind"],
        ),
        (vec![(6, json!({"code": "1", "name": "培训班期数", "unit": "期"}))], vec!["error lint/invalid 1 code"]),
        (vec![(2, dated("2024", "2023"))], vec!["error lint/dates 3 effectiveTo"]),
        (vec![(2, json!({"replacedBy": "99"}))], vec!["error lint/successor 3 replacedBy"]),
        // Names that lead to two entries.
        (vec![(6, json!({}))], vec!["error lint/duplicate N6 name"]),
        (vec![(6, json!({"group": "06"}))], vec!["warning lint/duplicate N6 name"]),
        (vec![(6, json!({"enabled": false}))], vec![]),
        (vec![(0, dated("2020", "2023-12-31")), (6, dated("2024", "2025"))], vec![]),
        (vec![(0, dated("2020", "2024-01-01")), (6, dated("2024", "2025"))], vec!["error lint/overlap N6 effectiveFrom"]),
        (vec![(5, json!({"aliases": ["参训 人次"]}))], vec!["warning lint/alias 6 aliases"]),
        (vec![(0, json!({"aliases": ["参训人次"]}))], vec!["info lint/alias 1 aliases"]),
        // Names that hardly differ.
        (
            vec![(6, json!({"name": "考核培训合格比例", "level2": "质量指标", "unit": "%", "formula": "÷"}))],
            vec!["warning lint/similar N6 name"],
        ),
        (
            vec![(6, json!({"name": "培训人均每日成本", "level2": "成本指标", "operator": "≤", "unit": "元/人·天"}))],
            vec!["warning lint/similar N6 name"],
        ),
        // What the rules for forms say of the entry.
        (vec![(0, json!({"operator": "≤"}))], vec!["error lint/direction 1 operator E09"]),
        (vec![(5, json!({"operator": "≤"}))], vec!["error lint/direction 6 operator E09"]),
        (vec![(0, json!({"unit": "平方米"}))], vec!["warning lint/unit 1 unit U02"]),
        (vec![(1, json!({"level2": "数量指标"}))], vec!["warning lint/category 2 level2 H02"]),
        (vec![(0, json!({"name": "参训人次不少于"}))], vec!["warning lint/name 1 name N16"]),
        (vec![(5, json!({"name": "满意度"}))], vec!["warning lint/name 6 name J07"]),
        (vec![(0, json!({"name": "预算执行率", "unit": "%", "formula": "÷"}))], vec!["warning lint/management 1 name H14"]),
        // The tree.
        (vec![(0, json!({"level1": "效益指标"}))], vec!["error lint/level 1 level1"]),
        (vec![(0, json!({"level2": "具体指标"}))], vec!["error lint/level 1 level2"]),
        (
            vec![(
                6,
                json!({"name": "教室日租金", "level1": "成本指标", "level2": "经济成本指标", "operator": "≤", "unit": "元/天"}),
            )],
            vec!["warning lint/tree  indicators"],
        ),
        // What an entry must tell.
        (vec![(1, json!({"formula": null}))], vec!["warning lint/formula 2 formula"]),
        (vec![(4, json!({"content": "资源是否共享。"}))], vec!["warning lint/grades 5 content"]),
        (vec![(4, json!({"kind": "定量指标"}))], vec!["warning lint/kind 5 kind"]),
        // Successors.
        (
            vec![(0, json!({"enabled": false, "replacedBy": "2"})), (1, json!({"enabled": false, "replacedBy": "1"}))],
            vec!["error lint/successor 1 replacedBy", "error lint/successor 2 replacedBy"],
        ),
        (
            vec![(0, json!({"enabled": false, "replacedBy": "2"})), (1, json!({"enabled": false}))],
            vec!["error lint/successor 1 replacedBy"],
        ),
        (vec![(0, json!({"replacedBy": "2"}))], vec!["error lint/successor 1 enabled"]),
        (vec![(0, json!({"enabled": false, "replacedBy": "2"}))], vec![]),
        // What cannot be found, and groups with nothing in them.
        (vec![(0, json!({"aliases": ["无"]}))], vec!["warning lint/unreachable 1 aliases"]),
        (vec![(5, json!({"enabled": false}))], vec!["warning lint/empty-group  commonGroups"]),
    ] {
        assert_eq!(found(&library_with(&changes)), want, "{changes:?}");
    }
}

#[test]
fn what_is_no_library_is_refused() {
    for text in ["", "[]", "{\"id\": \"x\"}", "{\"indicators\": [{\"unit\": 5}]}"] {
        assert!(lint(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn findings_keep_the_order_of_the_entries() {
    let changes: Vec<(usize, Value)> =
        vec![(5, json!({"operator": "≤"})), (1, json!({"formula": null, "level2": "数量指标"})), (0, json!({"operator": "≤"}))];
    let first = found(&library_with(&changes));
    assert_eq!(first, found(&library_with(&changes)));
    let entries: Vec<&str> = first.iter().filter_map(|line| line.split(' ').nth(2)).collect();
    assert_eq!(entries, ["1", "2", "2", "6"]);
}

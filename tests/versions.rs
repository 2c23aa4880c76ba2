//! Versions of a library: what changed between two, and what becomes of a form that names a retired indicator.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test whose material is not there must stop at once")]

mod common;

use jixiao_validator::Checker;
use jixiao_validator::library::Library;
use jixiao_validator::library::diff::diff;
use serde_json::{Value, json};

fn entry(code: &str, name: &str) -> Value {
    json!({
        "code": code, "name": name, "scope": "common", "group": "02", "level1": "产出指标", "level2": "数量指标",
        "operator": "≥", "unit": "人次", "kind": "定量指标"
    })
}

fn library(version: &str, groups: &Value, entries: &[Value]) -> Library {
    let library = json!({"id": "v", "version": version, "commonGroups": groups, "indicators": entries});
    Library::load(library.to_string().as_bytes()).unwrap()
}

fn with(mut entry: Value, key: &str, value: Value) -> Value {
    entry[key] = value;
    entry
}

#[test]
fn a_diff_names_what_came_went_and_changed() {
    let old = library(
        "2024",
        &json!([{"code": "02", "name": "培训"}, {"code": "03", "name": "设备"}]),
        &[entry("1", "参训人次"), entry("2", "授课人次"), entry("3", "考试人次"), entry("4", "观摩人次")],
    );
    let changed = with(with(entry("1", "培训人次"), "unit", json!("人")), "enabled", json!(false));
    let new = library(
        "2025",
        &json!([{"code": "02", "name": "培训班"}, {"code": "04", "name": "系统"}]),
        &[changed, entry("2", "授课人次"), with(entry("7", "考试 人次"), "aliases", json!(["应考人次"])), entry("8", "补考人次")],
    );
    let diff = serde_json::to_value(diff(&old, &new)).unwrap();
    assert_eq!((&diff["from"]["version"], &diff["to"]["version"]), (&json!("2024"), &json!("2025")));
    let groups = json!([
        {"list": "commonGroups", "code": "02", "before": "培训", "after": "培训班"},
        {"list": "commonGroups", "code": "04", "before": "", "after": "系统"},
        {"list": "commonGroups", "code": "03", "before": "设备", "after": ""},
    ]);
    assert_eq!(diff["groups"], groups);
    assert_eq!(diff["added"], json!([{"code": "8", "name": "补考人次", "level2": "数量指标"}]));
    assert_eq!(diff["removed"], json!([{"code": "4", "name": "观摩人次", "level2": "数量指标"}]));
    let fields = json!([
        {"field": "name", "label": "指标名称", "before": "考试人次", "after": "考试 人次"},
        {"field": "aliases", "label": "别名", "before": null, "after": ["应考人次"]},
    ]);
    assert_eq!(diff["recoded"], json!([{"before": "3", "after": "7", "name": "考试 人次", "fields": fields}]));
    let fields = json!([
        {"field": "name", "label": "指标名称", "before": "参训人次", "after": "培训人次"},
        {"field": "unit", "label": "度量单位", "before": "人次", "after": "人"},
        {"field": "enabled", "label": "是否启用", "before": null, "after": false},
    ]);
    assert_eq!(diff["changed"], json!([{"code": "1", "name": "培训人次", "renamedFrom": "参训人次", "fields": fields}]));
}

#[test]
fn a_library_does_not_differ_from_itself() {
    let [a, b] = [0, 1].map(|_| Library::load(common::LIBRARY.as_bytes()).unwrap());
    assert!(diff(&a, &b).is_empty());
}

#[test]
fn a_retired_indicator_gets_its_last_successor_as_a_fix() {
    let retired = |code: &str, name: &str, successor: &str| {
        with(with(entry(code, name), "enabled", json!(false)), "replacedBy", json!(successor))
    };
    let last = with(with(entry("3", "农民培训覆盖率"), "level2", json!("质量指标")), "unit", json!("%"));
    let library = json!({
        "id": "v", "version": "1", "commonGroups": [{"code": "02", "name": "培训"}],
        "indicators": [retired("1", "农民参训人次", "2"), retired("2", "农民培训人次", "3"), last, retired("4", "绕圈人次", "5"), retired("5", "绕回人次", "4")]
    });
    let checker = Checker::new(Some(library.to_string().as_bytes()), None).unwrap();
    let form = |name: &str| {
        let row =
            json!({"level1": "产出指标", "level2": "数量指标", "name": name, "operator": "=", "value": 300, "unit": "人次"});
        json!({"formType": "projectTarget", "indicators": [row]})
    };
    let issues = checker.check(form("农民参训人次")).issues;
    let issue = issues.iter().find(|issue| issue.code == "B07").unwrap();
    assert_eq!(issue.message, "指标库里“农民参训人次”已由“农民培训覆盖率”替换");
    assert!(!issue.fixes[0].safe);
    let fixed = common::edits::applied(form("农民参训人次"), &issue.fixes[0].edits);
    let row = &fixed["indicators"][0];
    let told: Vec<&Value> = ["level1", "level2", "name", "operator", "value", "unit"].iter().map(|key| &row[*key]).collect();
    let want = [json!("产出指标"), json!("质量指标"), json!("农民培训覆盖率"), json!("≥"), json!(300), json!("%")];
    assert_eq!(told, want.iter().collect::<Vec<_>>());
    // Successors that go in circles lead nowhere.
    let issues = checker.check(form("绕圈人次")).issues;
    let issue = issues.iter().find(|issue| issue.code == "B07").unwrap();
    assert_eq!((issue.message.as_str(), issue.fixes.len()), ("指标库里“绕圈人次”已经停用", 0));
}

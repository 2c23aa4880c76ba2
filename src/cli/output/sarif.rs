//! SARIF 2.1.0 (OASIS), the format that code hosts and review tools read. It is written piece by piece, so that the
//! results of any number of forms never are in memory together.

use super::Item;
use jixiao_validator::Severity;
use jixiao_validator::report::{Engine, digest};
use serde_json::{Value, json};

/// Everything before the results.
pub fn head(rules: impl Iterator<Item = (&'static str, &'static str, Severity)>) -> String {
    let rule = |(code, title, severity)| json!({"id": code, "shortDescription": {"text": title}, "defaultConfiguration": {"level": level(severity)}});
    let rules: Vec<Value> = rules.map(rule).collect();
    let Engine { name, version } = Engine::THIS;
    let driver = json!({"name": name, "version": version, "language": "zh-CN", "rules": rules});
    format!(
        "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
         \"columnKind\":\"unicodeCodePoints\",\"results\":[\n"
    )
}

/// Everything after the results.
pub const FOOT: &str = "\n]}]}\n";

/// The results, with commas between them.
pub fn results(items: &[Item<'_>]) -> String {
    items.iter().map(|item| result(item).to_string()).collect::<Vec<_>>().join(",\n")
}

fn result(item: &Item<'_>) -> Value {
    let mut place = json!({"artifactLocation": {"uri": uri(item.source)}});
    if let Some((object, line)) = place.as_object_mut().zip(item.line) {
        object.insert("region".to_owned(), json!({"startLine": line}));
    }
    json!({
        "ruleId": item.code,
        "level": level(item.severity),
        "message": {"text": format!("{}：{}。{}", item.label, item.message, item.help)},
        "locations": [{
            "physicalLocation": place,
            "logicalLocations": [{"name": item.label, "fullyQualifiedName": item.pointer, "kind": "member"}],
        }],
        "partialFingerprints": {"jixiaoFinding/v1": fingerprint(item)},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// What tells a finding from others when rows were put in or taken out: everything but the numbers of its place.
fn fingerprint(item: &Item<'_>) -> String {
    let steps: Vec<&str> = item.pointer.split('/').filter(|step| step.parse::<usize>().is_err()).collect();
    digest(format!("{}\n{}\n{}\n{}", item.code, item.title, steps.join("/"), item.message).as_bytes())
}

/// A path as a URI: a name may hold Chinese characters, but no blank, and nothing that has a meaning of its own.
fn uri(source: &str) -> String {
    let mut uri = String::new();
    for c in source.chars() {
        match c {
            '\\' => uri.push('/'),
            ' ' => uri.push_str("%20"),
            '%' => uri.push_str("%25"),
            '#' => uri.push_str("%23"),
            '?' => uri.push_str("%3F"),
            c => uri.push(c),
        }
    }
    uri
}

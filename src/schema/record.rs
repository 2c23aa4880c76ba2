//! The JSON Schema of a record of submission (`docs/records.md`). The types that portals write records by are
//! `npm/record-types.ts`, and this is the same list once more; the tests of the page hold what it writes to this schema.

use serde_json::{Map, Value, json};

/// The version of the records that are written today.
const VERSION: u32 = 1;

/// The schema of a record, in which the schemas of form and report stand among the definitions, so that it works alone.
/// Keys of a portal's own are let pass, but not within the form.
pub(super) fn schema(form: Value, report: Value) -> Value {
    let mut definitions = json!({
        "review": review(),
        "opinion": opinion(),
        "outcome": outcome(),
        "round": round(),
        "time": {
            "description": "ISO 8601，带时区，例如 2024-10-12T09:30:00+08:00",
            "type": "string",
            "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$",
        },
    });
    if let Some(definitions) = definitions.as_object_mut() {
        define(definitions, "form", form);
        define(definitions, "report", report);
    }
    json!({
        "title": "提交记录",
        "description": "提交时的申报表和当时的检查报告；带有 review 的就是退回的表。",
        "type": "object",
        "properties": {
            "recordType": {"title": "记录的种类", "const": "submission"},
            "recordVersion": {"title": "记录格式的版本", "const": VERSION},
            "submittedAt": titled("提交时间", "time"),
            "form": titled("提交时的申报表", "form"),
            "report": titled("提交时的报告", "report"),
            "review": titled("审核意见；有意见的记录是退回的", "review"),
            "history": {"title": "以前各次提交和退回，最早的在前", "type": "array", "items": {"$ref": "#/$defs/round"}},
        },
        "required": ["recordType", "recordVersion", "submittedAt", "form", "report", "history"],
        "$defs": definitions,
    })
}

/// Adds a schema under a name, with its own definitions beside it, where its references find them.
fn define(definitions: &mut Map<String, Value>, name: &str, mut schema: Value) {
    let own = schema.as_object_mut().and_then(|schema| {
        schema.remove("$schema");
        schema.remove("$defs")
    });
    if let Some(Value::Object(own)) = own {
        definitions.extend(own);
    }
    definitions.insert(name.to_owned(), schema);
}

fn review() -> Value {
    json!({
        "type": "object",
        "properties": {
            "returnedAt": titled("退回时间", "time"),
            "reviewer": {"title": "审核单位或审核人", "type": "string"},
            "summary": {"title": "总的意见", "type": "string"},
            "opinions": {"title": "逐条意见", "type": "array", "items": {"$ref": "#/$defs/opinion"}},
        },
        "required": ["returnedAt", "opinions"],
    })
}

fn opinion() -> Value {
    json!({
        "type": "object",
        "properties": {
            "pointer": {
                "title": "意见所指的格子、行或部分",
                "description": "退回的表里的 JSON Pointer；空文本指整张表。",
                "type": "string",
                "pattern": "^(/([^~/]|~[01])*)*$",
            },
            "label": {"title": "给人看的位置", "type": "string"},
            "opinion": {"title": "意见的内容", "type": "string"},
            "code": {"title": "意见所指的规则", "type": "string"},
            "outcome": titled("办理结果，再次提交时写入", "outcome"),
        },
        "required": ["pointer", "opinion"],
    })
}

fn outcome() -> Value {
    json!({
        "type": "object",
        "properties": {
            "state": {"title": "办到了哪一步", "enum": ["changed", "removed", "explained", "standing", "open"]},
            "answer": {"title": "填报单位的说明", "type": "string"},
        },
        "required": ["state"],
    })
}

/// A submission of before, and how it came back.
fn round() -> Value {
    json!({
        "type": "object",
        "properties": {
            "submittedAt": titled("那次提交的时间", "time"),
            "formDigest": {"title": "那次提交的申报表的摘要", "type": "string"},
            "form": titled("那次提交的申报表", "form"),
            "review": titled("那次的退回意见", "review"),
        },
        "required": ["submittedAt", "formDigest", "form", "review"],
    })
}

fn titled(title: &str, definition: &str) -> Value {
    json!({"title": title, "$ref": format!("#/$defs/{definition}")})
}

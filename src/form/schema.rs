//! The JSON Schema of a form, made from the same lists of keys by which a form is read. A schema tells what is in its
//! place; whether it is right is the business of the rules.

use super::project_target::{FISCAL_YEAR, FORM_TYPE};
use super::{Key, MAX_ROWS, PARTS};
use serde_json::{Map, Value, json};

/// The parts that are tables, by the keys that lead to them.
const TABLES: [&[&str]; 4] = [&["project", "plan", "schedule"], &["money", "years"], &["indicators"], &["explanations"]];

/// The schema of the form.
pub fn schema() -> Value {
    let keys = [FISCAL_YEAR];
    let mut root = part(&[], &keys);
    if let Some(properties) = properties_of(&mut root) {
        properties.insert("formType".to_owned(), json!({"const": FORM_TYPE}));
    }
    if let Some(project) = root.pointer_mut("/properties/project").and_then(properties_of) {
        project.insert(
            "commonGroups".to_owned(),
            json!({"title": "共性类", "type": ["array", "null"], "items": {"$ref": "#/$defs/leaf"}}),
        );
    }
    let mut schema = json!({
        "title": "项目支出绩效目标申报表",
        "description": "每个单元格可以是文字、数字或空，也可以缺少：填到一半的表也是表。",
        "required": ["formType"],
        "$defs": {"leaf": {"type": ["string", "number", "null"]}},
    });
    if let (Some(schema), Value::Object(root)) = (schema.as_object_mut(), root) {
        schema.extend(root);
    }
    schema
}

/// The schema of the part at `path` with its cells and the parts in it.
fn part(path: &[&str], keys: &[Key]) -> Value {
    let leaf = |key: &Key| (key.name.to_owned(), json!({"title": key.label, "$ref": "#/$defs/leaf"}));
    let mut properties: Map<String, Value> = keys.iter().map(leaf).collect();
    for (inner, label, keys) in PARTS {
        if let Some((name, above)) = inner.split_last()
            && above == path
        {
            let mut schema = table_or_part(inner, keys);
            schema.as_object_mut().into_iter().for_each(|schema| drop(schema.insert("title".to_owned(), json!(label))));
            properties.insert((*name).to_owned(), schema);
        }
    }
    json!({"type": ["object", "null"], "properties": properties, "additionalProperties": false})
}

fn table_or_part(path: &[&str], keys: &[Key]) -> Value {
    let part = part(path, keys);
    if TABLES.contains(&path) { json!({"type": ["array", "null"], "maxItems": MAX_ROWS, "items": part}) } else { part }
}

fn properties_of(schema: &mut Value) -> Option<&mut Map<String, Value>> {
    schema.get_mut("properties")?.as_object_mut()
}

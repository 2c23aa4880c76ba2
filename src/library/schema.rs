//! The JSON Schema of a library, made from the same tables by which a library is read.

use super::check::{BASES, OPERATORS, QUALITATIVE, QUANTITATIVE};
use super::fields::{Field, Object, Shape, Style, Target};
use serde_json::{Map, Value, json};

/// The keys without which a library, a group, an entry or a standard is refused; `tests/schemas.rs` takes each away.
fn required(object: Object) -> &'static [&'static str] {
    match object {
        Object::Library => &["id", "version", "indicators"],
        Object::Group => &["code", "name"],
        Object::Entry => &["code", "name", "scope", "level1", "level2", "operator"],
        Object::Standard => &["basis"],
    }
}

/// The schema of a library. Keys of a bureau's own are let pass, as the loader does.
pub fn schema() -> Value {
    let mut schema = object(Object::Library);
    let defs = json!({"group": object(Object::Group), "indicator": object(Object::Entry), "standard": object(Object::Standard)});
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), json!("绩效指标库"));
        schema.insert("$defs".to_owned(), defs);
    }
    schema
}

fn object(object: Object) -> Value {
    let required = required(object);
    let property = |field: &Field| {
        let mut schema = match choices(field.target) {
            Some(choices) => json!({"enum": choices}),
            None => of_shape(field.shape),
        };
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("title".to_owned(), json!(field.label));
            if required.contains(&field.key) {
                require(schema);
            }
        }
        (field.key.to_owned(), schema)
    };
    let properties: Map<String, Value> = object.fields().iter().map(property).collect();
    json!({"type": "object", "properties": properties, "required": required})
}

fn of_shape(shape: Shape) -> Value {
    match shape {
        Shape::Text(Style { number: false, .. }) => json!({"type": ["string", "null"]}),
        Shape::Text(_) => json!({"type": ["string", "number", "null"]}),
        Shape::Flag => json!({"type": ["boolean", "null"]}),
        Shape::Object(Object::Standard) => json!({"anyOf": [{"$ref": "#/$defs/standard"}, {"type": "null"}]}),
        Shape::Object(Object::Group) => json!({"$ref": "#/$defs/group"}),
        Shape::Object(_) => json!({"$ref": "#/$defs/indicator"}),
        Shape::Texts(_) => {
            // Within a list nothing is absent.
            let mut item = of_shape(shape.item());
            item.as_object_mut().into_iter().for_each(forbid_null);
            json!({"type": ["array", "null"], "items": item})
        }
        Shape::Groups | Shape::Entries => json!({"type": ["array", "null"], "items": of_shape(shape.item())}),
    }
}

/// The words that may stand in a field, where they are given.
fn choices(target: Target) -> Option<Vec<Value>> {
    let words: &[&str] = match target {
        Target::Scope => &["common", "sector", "department"],
        Target::Operator => &OPERATORS,
        Target::Basis => &BASES,
        Target::Kind => &[QUANTITATIVE, QUALITATIVE, "定量", "定性", ""],
        _ => return None,
    };
    let blank = (target == Target::Kind).then_some(Value::Null);
    Some(words.iter().map(|word| json!(word)).chain(blank).collect())
}

/// A key that must be there must say something.
fn require(schema: &mut Map<String, Value>) {
    forbid_null(schema);
    let is_text = schema.get("type").is_some_and(|types| types.as_array().is_some_and(|types| types.contains(&json!("string"))));
    if is_text {
        schema.insert("pattern".to_owned(), json!("\\S"));
    }
}

fn forbid_null(schema: &mut Map<String, Value>) {
    if let Some(types) = schema.get_mut("type").and_then(Value::as_array_mut) {
        types.retain(|kind| kind != "null");
    }
}

//! The JSON Schemas of everything that goes in and out: library, profile, form and report, and the record of submission
//! that carries the last two, in the drafts that tools read. They are made from the lists and types the engine itself works
//! with.

mod record;

use crate::report::Report;
use crate::{form, library, profile};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// A draft of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// 2020-12, the current one.
    Current,
    /// Draft 7, which most validators and editors of older portals read.
    Seven,
}

/// Every schema: its file from the root of the repository, and the schema.
pub fn files() -> Vec<(&'static str, Value)> {
    use Draft::{Current, Seven};
    vec![
        ("npm/generated/schemas/library.json", finished("library", library::schema::schema(), Current)),
        ("npm/generated/schemas/library.draft-07.json", finished("library", library::schema::schema(), Seven)),
        ("npm/generated/schemas/profile.json", finished("profile", profile::schema::schema(), Current)),
        ("npm/generated/schemas/profile.draft-07.json", finished("profile", profile::schema::schema(), Seven)),
        ("npm/generated/schemas/form.json", finished("form", form::schema::schema(), Current)),
        ("npm/generated/schemas/form.draft-07.json", finished("form", form::schema::schema(), Seven)),
        ("npm/generated/schemas/report.json", finished("report", report(), Current)),
        ("npm/generated/schemas/report.draft-07.json", finished("report", report(), Seven)),
        ("npm/generated/schemas/record.json", finished("record", record(), Current)),
        ("npm/generated/schemas/record.draft-07.json", finished("record", record(), Seven)),
    ]
}

/// The schema of a report, as its types are serialised.
fn report() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.root_schema_for::<Report>().to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), json!("审核报告"));
    }
    drop_formats(&mut schema);
    schema
}

/// schemars tells the integers of Rust apart by formats (`uint`) that no draft knows, and a strict validator refuses them.
fn drop_formats(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(drop_formats),
        Value::Object(members) => {
            members.remove("format");
            members.values_mut().for_each(drop_formats);
        }
        _ => {}
    }
}

/// The schema of a record of submission.
fn record() -> Value {
    record::schema(form::schema::schema(), report())
}

/// The schema with its name and draft. What differs between the drafts is where definitions stand, and that in draft 7
/// nothing beside a reference counts.
fn finished(name: &str, mut schema: Value, draft: Draft) -> Value {
    let meta = match draft {
        Draft::Current => "https://json-schema.org/draft/2020-12/schema",
        Draft::Seven => {
            schema = in_draft_seven(schema);
            "http://json-schema.org/draft-07/schema#"
        }
    };
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("$schema".to_owned(), json!(meta));
        schema.insert("$id".to_owned(), json!(format!("urn:jixiao-validator:{name}")));
    }
    schema
}

fn in_draft_seven(schema: Value) -> Value {
    match schema {
        Value::Array(items) => items.into_iter().map(in_draft_seven).collect(),
        Value::String(text) => Value::String(text.replace("#/$defs/", "#/definitions/")),
        Value::Object(mut object) => {
            if let Some(reference) = object.remove("$ref") {
                if object.is_empty() {
                    return json!({"$ref": in_draft_seven(reference)});
                }
                object.insert("allOf".to_owned(), json!([{"$ref": reference}]));
            }
            let renamed = object.into_iter().map(|(key, value)| {
                let key = if key == "$defs" { "definitions".to_owned() } else { key };
                (key, in_draft_seven(value))
            });
            Value::Object(renamed.collect())
        }
        other => other,
    }
}

//! The schemas agree with the engine: what it reads and writes is valid, what it refuses is not.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test whose material is not there must stop at once")]

mod common;

use jixiao_validator::library::Library;
use jixiao_validator::profile::Profile;
use jixiao_validator::{Checker, catalogue, rule, schema};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;

/// The validators of one schema, one a draft.
fn validators(name: &str) -> Vec<Validator> {
    let ours = |file: &str| file.rsplit('/').next().is_some_and(|file| file.split('.').next() == Some(name));
    let found = schema::files().into_iter().filter(|(file, _)| ours(file));
    let found: Vec<Validator> = found.map(|(_, schema)| jsonschema::validator_for(&schema).unwrap()).collect();
    assert_eq!(found.len(), 2, "{name}");
    found
}

/// Makes sure that a value is valid, or that it is not, under both drafts.
fn expect(validators: &[Validator], value: &Value, valid: bool, what: &str) {
    for validator in validators {
        let errors: Vec<String> =
            validator.iter_errors(value).map(|error| format!("{} at {}", error, error.instance_path())).take(3).collect();
        assert_eq!(errors.is_empty(), valid, "{what}: {errors:?}");
    }
}

fn read(file: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The cases that are published with the package, one on each line. The form of F05 is nested deeper than this reader goes.
fn cases() -> Vec<Value> {
    let text = fs::read_to_string("tests/conformance/cases.json").unwrap();
    let lines = text.lines().filter(|line| line.starts_with('{') && !line.starts_with(r#"{"name":"F05""#));
    lines.map(|line| serde_json::from_str(line.trim_end_matches(',')).unwrap()).collect()
}

/// Form and report stand in the record with all their definitions, none of which hides another.
#[test]
fn the_record_holds_the_schemas_of_form_and_report() {
    let schemas = schema::files();
    let definitions = |name: &str| {
        let (_, schema) = schemas.iter().find(|(file, _)| file.ends_with(&format!("/{name}.json"))).unwrap();
        schema["$defs"].as_object().unwrap().clone()
    };
    let record = definitions("record");
    for name in ["form", "report"] {
        assert!(definitions(name).iter().all(|(key, schema)| record.get(key) == Some(schema)), "{name}");
    }
    let own = ["form", "report", "review", "opinion", "outcome", "round", "time"];
    assert_eq!(record.len(), definitions("form").len() + definitions("report").len() + own.len());
}

#[test]
fn schemas_are_schemas_of_their_drafts() {
    for (file, schema) in schema::files() {
        assert!(jsonschema::meta::is_valid(&schema), "{file}");
        assert!(!schema.to_string().contains("\"format\":\"uint"), "{file}: a format that no draft knows");
    }
}

#[test]
fn forms_are_valid() {
    let forms = validators("form");
    expect(&forms, &common::base(), true, "base");
    for file in ["data/samples/faulty.json", "data/samples/sound.json"] {
        expect(&forms, &read(file)["form"], true, file);
    }
    for case in cases() {
        // F01 and F02 are about forms that no schema would take.
        let broken = ["F01", "F02"].contains(&case["name"].as_str().unwrap());
        expect(&forms, &case["form"], !broken, &case["name"].to_string());
    }
    expect(&forms, &json!({"formType": "projectTarget", "project": {"nmae": "x"}}), false, "an unknown key");
    expect(&forms, &json!({"formType": "projectTarget", "indicators": [{"value": true}]}), false, "a wrong type");
}

#[test]
fn reports_are_valid() {
    let reports = validators("report");
    for case in cases() {
        expect(&reports, &case["report"], true, &case["name"].to_string());
    }
    let checker = Checker::new(Some(common::LIBRARY.as_bytes()), Some("central-2021")).unwrap();
    for rule in rule::all() {
        let (wrong, _) = catalogue::examples(rule).unwrap();
        let report = checker.check(catalogue::apply(&common::base(), &wrong[0].patch));
        expect(&reports, &serde_json::to_value(report).unwrap(), true, rule.code);
    }
    let mut report = cases()[1]["report"].clone();
    report["issues"][0]["severity"] = json!("fatal");
    expect(&reports, &report, false, "an unknown severity");
}

/// A form handed in for the second time and sent back again, with everything in it that a record may have.
fn record() -> Value {
    let checker = Checker::new(Some(common::LIBRARY.as_bytes()), None).unwrap();
    let sample = |file: &str| read(file).get("form").cloned().unwrap();
    let [first, second] = ["data/samples/faulty.json", "data/samples/sound.json"].map(sample);
    let before = checker.check(first.clone()).form_digest;
    let now = checker.check(second.clone());
    json!({
        "recordType": "submission", "recordVersion": 1, "submittedAt": "2024-10-20T09:30:00+08:00",
        "form": second, "report": now,
        "review": {
            "returnedAt": "2024-10-22T15:00:00Z", "reviewer": "区财政局", "summary": "",
            "opinions": [
                {"pointer": "/indicators/1/value", "label": "绩效指标第2行 · 指标值", "opinion": "偏低", "code": "V04"},
                {"pointer": "", "opinion": "补一份测算说明"},
            ],
        },
        "history": [{
            "submittedAt": "2024-10-12T09:30:00+08:00", "formDigest": before, "form": first,
            "review": {"returnedAt": "2024-10-15T15:00:00+08:00", "opinions": [
                {"pointer": "/indicators/0/a~1b", "opinion": "写成数字", "outcome": {"state": "explained", "answer": "已另附"}},
                {"pointer": "/goals/annual", "opinion": "写明口径", "outcome": {"state": "changed"}},
            ]},
        }],
    })
}

#[test]
fn records_are_valid() {
    let records = validators("record");
    expect(&records, &record(), true, "a record that was sent back");
    let mut handed_in = record();
    handed_in.as_object_mut().unwrap().remove("review");
    handed_in["history"] = json!([]);
    handed_in["archiveNo"] = json!("2024-117");
    expect(&records, &handed_in, true, "a record with a key of the portal's own");
}

/// What a record lacks or has wrong: the place, what is put there (nothing: it is taken away), and where and why a validator
/// refuses it.
const BROKEN_RECORDS: &[(&str, Option<&str>, &str, &str)] = &[
    ("/recordType", Some(r#""form""#), "/recordType", r#""submission" was expected"#),
    ("/recordVersion", Some("2"), "/recordVersion", "1 was expected"),
    ("/recordVersion", None, "", r#""recordVersion" is a required property"#),
    ("/submittedAt", Some(r#""2024-10-12 09:30""#), "/submittedAt", "does not match"),
    ("/form", None, "", r#""form" is a required property"#),
    ("/form/indicators/0/valeu", Some(r#""3""#), "/form/indicators/0", r"('valeu' was unexpected)"),
    ("/report", None, "", r#""report" is a required property"#),
    ("/report", Some("null"), "/report", r#"null is not of type "object""#),
    ("/report/formDigest", None, "/report", r#""formDigest" is a required property"#),
    ("/report/counts/error", Some(r#""0""#), "/report/counts/error", r#""0" is not of type "integer""#),
    ("/history", None, "", r#""history" is a required property"#),
    ("/history/0/review", None, "/history/0", r#""review" is a required property"#),
    ("/history/0/form/formType", None, "/history/0/form", r#""formType" is a required property"#),
    (
        "/history/0/review/opinions/1/outcome/state",
        Some(r#""done""#),
        "/history/0/review/opinions/1/outcome/state",
        r#""done" is not one of"#,
    ),
    ("/review/opinions", None, "/review", r#""opinions" is a required property"#),
    ("/review/opinions/0/pointer", None, "/review/opinions/0", r#""pointer" is a required property"#),
    ("/review/opinions/0/pointer", Some(r#""indicators/1""#), "/review/opinions/0/pointer", "does not match"),
    ("/review/opinions/1/opinion", Some("null"), "/review/opinions/1/opinion", r#"null is not of type "string""#),
];

#[test]
fn a_broken_record_is_refused_for_what_is_wrong_with_it() {
    for validator in validators("record") {
        for (place, put, path, reason) in BROKEN_RECORDS {
            let mut record = record();
            let (above, key) = place.rsplit_once('/').unwrap();
            let object = record.pointer_mut(above).unwrap().as_object_mut().unwrap();
            match put {
                None => drop(object.remove(key)),
                Some(put) => drop(object.insert(key.to_owned(), serde_json::from_str(put).unwrap())),
            }
            let errors: Vec<(String, String)> =
                validator.iter_errors(&record).map(|error| (error.instance_path().to_string(), error.to_string())).collect();
            assert_eq!(errors.len(), 1, "{place} as {put:?}: {errors:?}");
            let (found, told) = errors.first().unwrap();
            assert!(found == path && told.contains(reason), "{place} as {put:?}: {found} {told}");
        }
    }
}

#[test]
fn profiles_are_valid_and_every_setting_is_known_to_both() {
    let profiles = validators("profile");
    for id in ["hongta-2024", "central-2021"] {
        let mut profile = read(&format!("data/profiles/{id}.json"));
        expect(&profiles, &profile, true, id);
        profile["satisfaction"] = json!(80);
        expect(&profiles, &profile, false, "an unknown setting");
    }
    let (_, schema) = schema::files().into_iter().find(|(file, _)| file.ends_with("profile.json")).unwrap();
    let unknown = |text: &Value| Profile::from_json(&text.to_string()).is_err_and(|error| error.message == "没有这个设置项");
    for (key, setting) in schema["properties"].as_object().unwrap() {
        assert!(!unknown(&json!({ key: null })), "{key}");
        for (inner, _) in setting["properties"].as_object().into_iter().flatten() {
            assert!(!unknown(&json!({ key: { inner: null } })), "{key}.{inner}");
        }
        for (inner, _) in setting["items"]["properties"].as_object().into_iter().flatten() {
            assert!(!unknown(&json!({ key: [{ inner: null }] })), "{key}.{inner}");
        }
    }
}

/// A library with everything in it that an entry may have.
fn full_library() -> Value {
    json!({
        "id": "full", "version": 2024.1, "title": "全", "fiscalYear": 2024, "effectiveFrom": "2024",
        "sectors": [{"code": 205, "name": "教育"}], "commonGroups": [],
        "indicators": [{
            "code": "1", "name": "验收合格率", "aliases": ["合格率"], "scope": "sector", "group": 205, "functionCodes": [205],
            "level1": "产出指标", "level2": "质量指标", "operator": "≥", "unit": "%", "units": [], "kind": "定量指标",
            "standard": {"basis": "行业标准", "value": 95, "min": null, "max": "100"}, "content": "解释", "formula": "算法",
            "keywords": null, "required": true, "fixed": null, "enabled": true, "effectiveFrom": 2024, "source": "x", "own": 1
        }]
    })
}

#[test]
fn libraries_are_valid() {
    let libraries = validators("library");
    expect(&libraries, &serde_json::from_str(common::LIBRARY).unwrap(), true, "fixture");
    expect(&libraries, &full_library(), true, "full");
    assert!(Library::load(full_library().to_string().as_bytes()).is_ok());
}

#[test]
fn the_reference_library_is_valid() {
    let libraries = validators("library");
    let text = jixiao_validator::library::folder::read("data/library".as_ref()).unwrap();
    expect(&libraries, &serde_json::from_str(&text).unwrap(), true, "reference");
}

#[test]
fn a_library_without_a_key_is_refused_by_both_or_by_neither() {
    let libraries = validators("library");
    for place in ["", "/sectors/0", "/indicators/0", "/indicators/0/standard"] {
        let keys: Vec<String> = full_library().pointer(place).unwrap().as_object().unwrap().keys().cloned().collect();
        // Without its sectors the library is well formed, but its entries point nowhere: more than a schema can tell.
        for key in keys.iter().filter(|key| !["sectors", "group"].contains(&key.as_str())) {
            for blank in [None, Some(json!(null)), Some(json!(" "))] {
                let mut library = full_library();
                let object = library.pointer_mut(place).unwrap().as_object_mut().unwrap();
                match &blank {
                    None => drop(object.remove(key)),
                    Some(blank) => drop(object.insert(key.clone(), blank.clone())),
                }
                let loads = Library::load(library.to_string().as_bytes()).is_ok();
                let is_text = blank == Some(json!(" "));
                // A blank word is an absent one to the loader; the schema wants the words as they are.
                if !is_text || !loads {
                    expect(&libraries, &library, loads, &format!("{place}/{key} as {blank:?}"));
                }
            }
        }
    }
}

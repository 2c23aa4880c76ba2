//! The boundary in a real browser: what JavaScript hands in, what it gets back.

#![cfg(target_arch = "wasm32")]

use jixiao_validator::wasm::Checker;
use js_sys::{Array, BigInt, Date, Function, JSON, Object, Reflect};
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const LIBRARY: &str = include_str!("conformance/library.json");
const CASES: &str = include_str!("conformance/cases.json");

fn checker() -> Checker {
    Checker::new(None, None).expect("the built-in profile is right")
}

fn parse(text: &str) -> JsValue {
    JSON::parse(text).expect("the text is JSON")
}

fn plain(value: &JsValue) -> Value {
    let text = JSON::stringify(value).expect("the value is plain").as_string().unwrap_or_default();
    serde_json::from_str(&text).expect("JavaScript writes JSON")
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

#[wasm_bindgen_test]
fn reports_are_those_of_the_native_engine() {
    let text = |value: JsValue| JSON::stringify(&value).expect("the value is plain").as_string().unwrap_or_default();
    let cases = Array::from(&parse(CASES));
    assert!(cases.length() > 200);
    for case in cases.iter() {
        let (library, profile) = (get(&case, "library"), get(&case, "profile"));
        let library = match library.as_string() {
            // The reference library is a module of the package and not part of this build.
            Some(file) if file == "../library.json" => continue,
            Some(_) => Some(LIBRARY.to_owned()),
            None => Some(text(library)).filter(|library| library != "null"),
        };
        let profile = profile.as_string().unwrap_or_else(|| text(profile));
        let checker = Checker::new(library.map(String::into_bytes), Some(profile)).expect("a case can be set up");
        let report = checker.check(&get(&case, "form")).expect("a form gets a report");
        assert_eq!(text(report), text(get(&case, "report")), "{:?}", get(&case, "name"));
    }
}

#[wasm_bindgen_test]
fn anything_gets_a_report() {
    let checker = checker();
    for input in [
        JsValue::UNDEFINED,
        JsValue::NULL,
        JsValue::from(3),
        JsValue::from("text"),
        Function::new_no_args("").into(),
        Array::new().into(),
        Date::new_0().into(),
        parse(r#"{"indicators": [{"name": "\ud83d", "value": null}]}"#),
    ] {
        let report = checker.check(&input).expect("anything gets a report");
        assert!(get(&report, "issues").is_array());
        assert_eq!(get(&report, "library"), JsValue::NULL);
    }
}

#[wasm_bindgen_test]
fn what_is_no_json_is_refused_with_a_code() {
    let cycle = Object::new();
    Reflect::set(&cycle, &"self".into(), &cycle).expect("an object takes a property");
    let big = Object::new();
    Reflect::set(&big, &"n".into(), &BigInt::from(1).into()).expect("an object takes a property");
    for input in [cycle, big] {
        let error = checker().check(&input).expect_err("a cycle is no JSON");
        assert_eq!(get(&error, "code"), "INPUT_NOT_JSON");
    }
}

#[wasm_bindgen_test]
fn wrong_set_up_is_refused_with_code_and_path() {
    let profile = Checker::new(None, Some(r#"{"rules": {"Z99": "off"}}"#.into())).err().expect("the code is unknown");
    assert_eq!((get(&profile, "code"), get(&profile, "path")), ("PROFILE_INVALID".into(), "rules.Z99".into()));
    let library = Checker::new(Some(b"{".to_vec()), None).err().expect("the library is broken");
    assert_eq!(get(&library, "code"), "LIBRARY_INVALID");
}

#[wasm_bindgen_test]
fn suggestions_and_meanings_are_plain_data() {
    let checker = Checker::new(Some(LIBRARY.as_bytes().to_vec()), None).expect("the fixture library is right");
    let found = plain(&checker.suggest(&parse(r#"{"name": "培训班期数"}"#), Some(1)).expect("a query is answered"));
    assert_eq!(found[0]["entry"]["code"], "G02-SL-001");
    let meaning = plain(&checker.normalize(&parse(r#"{"name": "合格率", "value": "≥95％"}"#)).expect("a row has a meaning"));
    assert_eq!(meaning, serde_json::json!({"operator": "≥", "value": "95", "unit": "%", "kind": "定量指标"}));
}

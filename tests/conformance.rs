//! The cases that are published with the package, so that others can hold their own engine to them.
//!
//! `WRITE=1 cargo test --features cli --test conformance` writes them anew.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture must stop at once")]

mod common;

use common::material;
use jixiao_validator::{Checker, Report, catalogue, rule};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::env;
use std::fs;

const CASES: &str = "tests/conformance/cases.json";

const PROFILES: [&str; 2] = ["hongta-2024", "central-2021"];

/// Two rules are about forms of a megabyte, which nobody wants to install.
const LONGEST_FORM: usize = 32 * 1024;

/// What `tests/conformance/README.md` tells of.
#[derive(Serialize)]
struct Case {
    name: String,
    library: Value,
    profile: Value,
    form: Value,
    report: Report,
}

/// Libraries kept in a file: the name in a case, and the text.
type Libraries = [(&'static str, String); 2];

#[test]
fn the_published_cases_are_what_the_engine_says_now() {
    let (file, made) = (material::root().join(CASES), cases_text());
    if env::var_os("WRITE").is_some() {
        fs::write(&file, &made).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(written == made, "{CASES} is stale: see the head of tests/conformance.rs");
}

/// One JSON array with a case on each line, so that a difference shows the cases concerned.
fn cases_text() -> String {
    let cases = cases().iter().map(|case| serde_json::to_string(case).unwrap()).collect::<Vec<_>>();
    format!("[\n{}\n]\n", cases.join(",\n"))
}

/// The sample forms of the page with the reference library and both profiles, and the first wrong example of every rule.
fn cases() -> Vec<Case> {
    let libraries = [("library.json", common::LIBRARY.to_owned()), ("../library.json", material::reference_library())];
    let sample = |(name, profile): (&str, &str)| {
        let sample: Value = serde_json::from_str(&material::text(&format!("data/samples/{name}.json"))).unwrap();
        let name = format!("{name}, {profile}");
        case(&name, &libraries, json!("../library.json"), json!(profile), sample.get("form").cloned().unwrap_or_default())
    };
    let example = |rule: &rule::Rule| {
        let (wrong, _) = catalogue::examples(rule).unwrap();
        let patch = &wrong.first().unwrap().patch;
        let form = catalogue::apply(&common::base(), patch);
        let is_short = form.to_string().len() <= LONGEST_FORM;
        is_short.then(|| case(rule.code, &libraries, library_of(patch), profile_of(patch), form))
    };
    let samples = ["sound", "faulty"].into_iter().flat_map(|name| PROFILES.map(|profile| (name, profile))).map(sample);
    let base = case("base, without a library", &libraries, Value::Null, json!("hongta-2024"), common::base());
    let mut rules: Vec<&rule::Rule> = rule::all().collect();
    rules.sort_by_key(|rule| rule.code);
    samples.chain([base]).chain(rules.into_iter().filter_map(example)).collect()
}

fn case(name: &str, libraries: &Libraries, library: Value, profile: Value, form: Value) -> Case {
    let in_file = |name: &str| libraries.iter().find(|(file, _)| *file == name).unwrap().1.clone();
    let text = match &library {
        Value::Null => None,
        Value::String(file) => Some(in_file(file)),
        object => Some(object.to_string()),
    };
    let profile_text = profile.as_str().map_or_else(|| profile.to_string(), str::to_owned);
    let checker = Checker::new(text.as_deref().map(str::as_bytes), Some(&profile_text)).unwrap();
    let report = checker.check_text(&form.to_string()).unwrap();
    Case { name: name.to_owned(), library, profile, form, report }
}

fn library_of(patch: &Map<String, Value>) -> Value {
    match patch.get("$library") {
        Some(Value::Bool(false)) => Value::Null,
        Some(library) => library.clone(),
        None => json!("library.json"),
    }
}

fn profile_of(patch: &Map<String, Value>) -> Value {
    patch.get("$profile").cloned().unwrap_or_else(|| json!("hongta-2024"))
}

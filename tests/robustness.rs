//! Real forms, mutated: whatever happens to a form on its way, there is a report, it says only what the form has, and its
//! repairs repair. Each failure names the seed that makes its input again.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot make its checker must stop at once")]

mod common;

use common::judge::{self, Door};
use common::material;
use common::mutate::pieces::{DATES, NUMBERS, PIECES};
use common::mutate::{self, text};
use common::random::Random;
use jixiao_validator::Checker;
use jixiao_validator::form::{MAX_ROWS, MAX_TEXT};
use serde_json::{Value, json};

fn checker() -> Checker {
    Checker::new(Some(common::LIBRARY.as_bytes()), None).unwrap()
}

fn told(failures: &[String]) {
    assert!(failures.is_empty(), "{} cases:\n{}", failures.len(), failures.join("\n"));
}

fn judged(checker: &Checker, name: &str, text: &str, thorough: bool) -> Vec<String> {
    let faults = judge::faults(checker, Door::Form, text, thorough);
    faults.into_iter().map(|fault| format!("{name}: {fault}")).collect()
}

#[test]
fn mutated_forms_are_judged_and_repaired() {
    let checker = checker();
    let forms: Vec<Value> = material::all_forms().into_iter().map(|named| named.form).collect();
    let mut failures = Vec::new();
    for seed in 0..240 {
        let mut random = Random::new(seed);
        let form = mutate::mutated(&mut random, &forms);
        let text = text::told(&mut random, &form);
        failures.extend(judged(&checker, &format!("seed {seed}"), &text, seed % 8 == 0));
    }
    told(&failures);
}

#[test]
fn published_forms_are_judged_and_repaired() {
    let checker = checker();
    told(
        &material::real_forms()
            .iter()
            .flat_map(|named| judged(&checker, &named.id, &named.form.to_string(), true))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_form_that_is_cut_off_anywhere_is_no_form() {
    let checker = checker();
    let whole = common::base().to_string();
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(checker.check_text(whole.get(..end).unwrap()).is_err(), "cut at {end}");
    }
}

/// Texts that no cell was made for.
fn odd_texts() -> Vec<String> {
    let pieces = PIECES.iter().chain(NUMBERS).chain(DATES).map(|text| (*text).to_owned());
    let repeated = ["\u{301}", "\u{200d}", "\u{202e}", "👩\u{200d}", "9", "(", "万", "≥", "、", "%", "至", "第"]
        .map(|text| text.repeat(200));
    let marked = [
        "95\u{301}%", "9\u{200b}5", "\u{202e}%59≤", "９５．０％", "𝟗𝟓%", "≥\u{feff}95", "95\u{0}%", "é\u{301}率",
        "合格率\u{2028}95%",
    ];
    pieces.chain(repeated).chain(marked.map(str::to_owned)).collect()
}

#[test]
fn any_text_may_stand_in_any_cell() {
    let checker = checker();
    let mut failures = Vec::new();
    for text in odd_texts() {
        let mut form = common::base();
        for cell in ["name", "operator", "value", "unit", "level1", "level2", "weight", "content", "kind", "lastYear"] {
            let mut row = form["indicators"][0].clone();
            row[cell] = json!(text);
            form["indicators"].as_array_mut().unwrap().push(row);
        }
        let leaves =
            [("/project", "startDate"), ("/project", "name"), ("/money", "total"), ("/goals", "annual"), ("", "fiscalYear")];
        for (part, key) in leaves {
            form.pointer_mut(part).unwrap()[key] = json!(text);
        }
        failures.extend(judged(&checker, &format!("{text:?}"), &form.to_string(), false));
    }
    told(&failures);
}

/// A form with `value` as the value of its first row.
fn with_value(value: &str) -> String {
    let mut form = common::base();
    form["indicators"][0]["value"] = json!("@@");
    form.to_string().replacen("\"@@\"", value, 1)
}

#[test]
fn what_is_far_too_large_is_said_and_left_out() {
    let checker = checker();
    let deep = |open: &str, depth: usize, close: &str| with_value(&format!("{}1{}", open.repeat(depth), close.repeat(depth)));
    let rows = json!({"indicators": vec![json!({"name": "培训班期数", "value": 1}); MAX_ROWS + 1]}).to_string();
    for (name, text, code, pointer) in [
        ("10 MB of text", with_value(&format!("\"{}\"", "字".repeat(3_500_000))), "F04", "/indicators/0/value"),
        ("text over the limit", with_value(&format!("\"{}\"", "x".repeat(MAX_TEXT + 1))), "F04", "/indicators/0/value"),
        ("lists in lists", deep("[", 100_000, "]"), "F05", ""),
        ("objects in objects", deep("{\"a\":", 100_000, "}"), "F05", ""),
        ("too many rows", rows, "F03", "/indicators"),
    ] {
        let report = checker.check_text(&text).unwrap();
        let found = report.issues.iter().any(|issue| issue.code == code && issue.pointer == pointer);
        assert!(found, "{name}: no {code} at {pointer} among {:?}", common::lines(&report));
    }
}

#[test]
fn numbers_of_any_size_are_read_or_said() {
    let checker = checker();
    let mut failures = Vec::new();
    for digits in NUMBERS.iter().filter(|text| serde_json::from_str::<Value>(text).is_ok()) {
        failures.extend(judged(&checker, digits, &with_value(digits), true));
    }
    let long = "9".repeat(100_000);
    failures.extend(judged(&checker, "100,000 digits", &with_value(&long), false));
    told(&failures);
}

#[test]
fn half_a_character_is_no_reason_to_refuse_a_form() {
    let checker = checker();
    for escape in ["\\ud83d", "\\udc00", "95\\ud83d%", "\\ud83d\\ud83d\\ude00", "\\uDBFF\\u0041"] {
        let report = checker.check_text(&with_value(&format!("\"{escape}\"")));
        assert!(report.is_ok(), "{escape}: {report:?}");
    }
}

//! A quick native look at accuracy while rules are written: which labelled faults are missed or falsely raised, and which
//! single mistakes are not named. `tools/score.mjs` and `tools/mutations.mjs` of the shared folder are the measure.
//!
//! `cargo run --example score -- forms|mutations SHARED_DATA_DIR [CODE…]`

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a developer's tool that may stop at once"
)]

use jixiao_validator::issue::Segment;
use jixiao_validator::{Checker, Report};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const SCORED: &str = "N01 N03 N05 N06 N07 N08 N09 N10 N12 N15 N16 E01 E02 E03 E05 E07 E10 V01 V03 V04 V05 V06 V07 V08 V09 V10 V11 V13 V16 V22 V23 U01 U02 U03 U04 U05 U07 U09 H01 H02 H03 H04 H06 H07 H08 H09 H11 H12 H13 H14 I01 I02 I05 I07 I08 I09 J01 J02 J03 J04 J05 J06 J07 K01 K02 K03 K04 K05 K06 L02 L04 L06 D01 C01 C02 C04 C05 C08 C10 Q01 Q02 G01 G03";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let dir = &args[1];
    let library = fs::read("target/reference-library.json").ok();
    let checker = Checker::new(library.as_deref(), None).unwrap();
    let codes: BTreeSet<&str> = args.iter().skip(2).map(String::as_str).collect();
    match args[0].as_str() {
        "forms" => forms(&checker, dir, &codes),
        _ => mutations(&checker, dir, &codes),
    }
}

fn jsonl(path: String) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn forms(checker: &Checker, dir: &str, only: &BTreeSet<&str>) {
    let scored: BTreeSet<&str> = SCORED.split(' ').collect();
    let gold: BTreeMap<String, Value> = jsonl(format!("{dir}/labels.jsonl"))
        .into_iter()
        .map(|l| (format!("{}/{}", l["id"].as_str().unwrap(), l["row"]), l))
        .collect();
    let (mut hits, mut misses, mut alarms, mut rows, mut right, mut errors) = (0, 0, 0, 0, 0, 0);
    for line in jsonl(format!("{dir}/forms.jsonl")) {
        let id = line["id"].as_str().unwrap();
        let truncated = line["truncated"].as_bool().unwrap_or_default();
        let form = repaired(checker, line["form"].clone());
        let mut found: BTreeMap<String, BTreeMap<&str, String>> = BTreeMap::new();
        for issue in checker.check(form).issues {
            let code = if issue.code == "E08" || issue.code == "E09" { "E01" } else { issue.code };
            if !scored.contains(code) || (truncated && code.starts_with(['C', 'G'])) {
                continue;
            }
            let row = match issue.path.as_slice() {
                [Segment::Key(key), Segment::Index(row), ..] if key == "indicators" => row.to_string(),
                _ => "null".into(),
            };
            found.entry(row).or_default().insert(code, issue.severity.name().into());
        }
        let count = line["form"]["indicators"].as_array().unwrap().len();
        for row in std::iter::once("null".to_owned()).chain((0..count).map(|r| r.to_string())) {
            let Some(label) = gold.get(&format!("{id}/{row}")) else { continue };
            let set = |key: &str| -> BTreeSet<String> {
                label[key].as_array().into_iter().flatten().map(|c| c.as_str().unwrap().to_owned()).collect()
            };
            let sure: BTreeSet<String> = set("codes")
                .into_iter()
                .filter(|c| scored.contains(c.as_str()) && !(truncated && c.starts_with(['C', 'G'])))
                .collect();
            let maybe = set("maybe");
            let got = found.remove(&row).unwrap_or_default();
            let cells =
                if row == "null" { String::new() } else { cells(&line["form"]["indicators"][row.parse::<usize>().unwrap()]) };
            let wanted = |code: &str| only.is_empty() || only.contains(code);
            for code in &sure {
                if got.contains_key(code.as_str()) {
                    hits += 1;
                } else {
                    misses += 1;
                    if wanted(code) {
                        println!("MISSED {code} {id}/{row} {cells}  got {:?}", got.keys().collect::<Vec<_>>());
                    }
                }
            }
            for (code, severity) in &got {
                if !sure.contains(*code) && !maybe.contains(*code) {
                    alarms += 1;
                    errors += usize::from(severity == "error");
                    if wanted(code) {
                        println!("FALSE {severity} {code} {id}/{row} {cells}  want {sure:?}");
                    }
                }
            }
            if let Some(parse) = label.get("parse").filter(|_| row != "null") {
                rows += 1;
                let means = checker.normalize(line["form"]["indicators"][row.parse::<usize>().unwrap()].clone());
                let same = |a: Option<&str>, b: &Value| squeeze(a.unwrap_or_default()) == squeeze(b.as_str().unwrap_or_default());
                if same(means.operator, &parse["operator"])
                    && same(means.value.as_deref(), &parse["value"])
                    && same(means.unit.as_deref(), &parse["unit"])
                {
                    right += 1;
                } else if only.is_empty() || only.contains("meaning") {
                    println!("MEANING {id}/{row} {cells} is {means:?} want {parse}");
                }
            }
        }
    }
    println!("meaning {right}/{rows} hits {hits} misses {misses} false {alarms} false errors {errors}");
    println!("recall {}% precision {}%", 100 * hits / (hits + misses).max(1), 100 * hits / (hits + alarms).max(1));
}

fn mutations(checker: &Checker, dir: &str, only: &BTreeSet<&str>) {
    let mut base = BTreeMap::new();
    for line in jsonl(format!("{dir}/sound.jsonl")) {
        let report = checker.check(line["form"].clone());
        let neutral = line["neutral"].to_string();
        for issue in report.issues.iter().filter(|i| i.severity.name() != "info" && !neutral.contains(i.code)) {
            println!("SOUND {} {} {} {} {}", line["id"], issue.severity.name(), issue.code, issue.pointer, issue.message);
        }
        base.insert(line["id"].as_str().unwrap().to_owned(), (line["form"].clone(), report));
    }
    let mut per_code: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut noisy, mut cases) = (0, 0);
    for case in jsonl(format!("{dir}/mutations.jsonl")) {
        let (form, before) = &base[case["base"].as_str().unwrap()];
        let changed = edited(form.clone(), &case["edits"]);
        let report = checker.check(changed);
        let list = |key: &str| -> Vec<String> {
            case[key].as_array().into_iter().flatten().map(|c| c.as_str().unwrap().to_owned()).collect()
        };
        let good: Vec<String> = case["code"].as_str().map(str::to_owned).into_iter().chain(list("accept")).collect();
        let tally = |report: &Report| {
            let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
            for issue in report.issues.iter().filter(|i| i.severity.name() != "info" || good.iter().any(|c| c == i.code)) {
                *tally.entry(issue.code).or_default() += 1;
            }
            tally
        };
        let (old, new) = (tally(before), tally(&report));
        let fresh: Vec<&str> =
            new.iter().filter(|(code, n)| **n > old.get(*code).copied().unwrap_or(0)).map(|(code, _)| *code).collect();
        let maybe = list("maybe");
        let wrong: Vec<&&str> =
            fresh.iter().filter(|c| !good.iter().any(|g| g == *c) && !maybe.iter().any(|m| m == *c)).collect();
        let code = case["code"].as_str().unwrap_or("-");
        let wanted = only.is_empty() || only.contains(code);
        let at = case["edits"][0]["path"][1].as_u64().map(|r| usize::try_from(r).unwrap());
        let changed = edited(form.clone(), &case["edits"]);
        let row = at.and_then(|r| changed["indicators"].get(r)).map(cells).unwrap_or_default();
        if !wrong.is_empty() {
            noisy += usize::from(code != "-");
            if wanted {
                println!("BESIDE {} {code} {wrong:?} {} {row}", case["id"], case["why"]);
            }
        }
        if code == "-" {
            continue;
        }
        cases += 1;
        let stat = per_code.entry(code.to_owned()).or_default();
        stat.1 += 1;
        if fresh.iter().any(|c| good.iter().any(|g| g == c)) {
            stat.0 += 1;
        } else if wanted {
            println!("MISS {} {code} got {fresh:?} {} {row}", case["id"], case["why"]);
        }
        if let Some(fixed) = case["fixed"].as_object() {
            let mended = repaired(checker, edited(form.clone(), &case["edits"]));
            let row = &mended["indicators"][usize::try_from(case["path"][1].as_u64().unwrap()).unwrap()];
            let plain =
                |v: &Value| v.as_str().map_or_else(|| if v.is_null() { String::new() } else { v.to_string() }, str::to_owned);
            if fixed.iter().any(|(key, want)| plain(&row[key]) != plain(want)) && wanted {
                println!("REPAIR {} {code} want {fixed:?} is {}", case["id"], cells(row));
            }
        }
    }
    let hits: usize = per_code.values().map(|s| s.0).sum();
    let implemented: BTreeSet<&str> = jixiao_validator::rule::all().map(|r| r.code).collect();
    let (h, n) =
        per_code.iter().filter(|(c, _)| implemented.contains(c.as_str())).fold((0, 0), |(h, n), (_, s)| (h + s.0, n + s.1));
    println!("found {hits}/{cases}; of implemented codes {h}/{n}; noisy {noisy}");
}

fn repaired(checker: &Checker, mut form: Value) -> Value {
    for _ in 0..3 {
        let safe: Vec<_> =
            checker.check(form.clone()).issues.into_iter().filter_map(|i| i.fixes.into_iter().find(|f| f.safe)).collect();
        if safe.is_empty() {
            break;
        }
        for fix in safe {
            form = edited(form, &serde_json::to_value(&fix.edits).unwrap());
        }
    }
    form
}

fn edited(mut form: Value, edits: &Value) -> Value {
    for edit in edits.as_array().unwrap() {
        let path = edit["path"].as_array().unwrap();
        let mut at = &mut form;
        for key in &path[..path.len() - 1] {
            at = match key {
                Value::String(key) => &mut at[key.as_str()],
                key => &mut at[usize::try_from(key.as_u64().unwrap()).unwrap()],
            };
        }
        match (at, path.last().unwrap(), edit["op"].as_str().unwrap()) {
            (Value::Array(rows), key, "insert") => {
                rows.insert(usize::try_from(key.as_u64().unwrap()).unwrap().min(rows.len()), edit["value"].clone());
            }
            (Value::Array(rows), key, "remove") => drop(rows.remove(usize::try_from(key.as_u64().unwrap()).unwrap())),
            (Value::Array(rows), key, _) => rows[usize::try_from(key.as_u64().unwrap()).unwrap()] = edit["value"].clone(),
            (Value::Object(object), key, "remove") => drop(object.remove(key.as_str().unwrap())),
            (object, key, _) => object[key.as_str().unwrap()] = edit["value"].clone(),
        }
    }
    form
}

fn cells(row: &Value) -> String {
    ["level2", "name", "operator", "value", "unit", "kind"]
        .iter()
        .map(|k| row[*k].as_str().map_or_else(|| row[*k].to_string(), str::to_owned))
        .collect::<Vec<_>>()
        .join("|")
}

fn squeeze(text: &str) -> String {
    jixiao_validator::text::squeeze(text).into_owned()
}

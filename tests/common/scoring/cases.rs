//! Sound forms and single mistakes: a sound form must pass, and one mistake must be named and bring no other.

use super::super::{cells, edits, material};
use super::Remark;
use jixiao_validator::{Checker, Report};
use serde_json::Value;
use std::collections::BTreeMap;

/// The figures of a set of sound forms and of single mistakes in them.
#[derive(Debug, Default)]
pub struct Cases {
    /// Sound forms.
    pub sound: usize,
    /// Those that were blocked.
    pub blocked: usize,
    /// Those that were remarked.
    pub warned: usize,
    /// Mistakes.
    pub mistakes: usize,
    /// Those that were named.
    pub hits: usize,
    /// Those that brought another code along.
    pub noisy: usize,
    /// Changes that look suspicious and are right.
    pub harmless: usize,
    /// Those that were blocked.
    pub harmless_blocked: usize,
    /// Those that were remarked.
    pub harmless_spoken: usize,
    /// Mistakes with a safe repair.
    pub repairs: usize,
    /// Those whose repair leaves what it should.
    pub repaired: usize,
    /// Every difference.
    pub remarks: Vec<Remark>,
}

/// Scores the engine on the sound forms and mistakes of the folder `dir`.
pub fn score(checker: &Checker, dir: &str) -> Cases {
    let mut score = Cases::default();
    let mut bases = BTreeMap::new();
    for line in material::jsonl(&format!("{dir}/sound.jsonl")) {
        let report = checker.check(line["form"].clone());
        score.sound_form(&line, &report);
        bases.insert(line["id"].to_string(), (line["form"].clone(), report));
    }
    for case in material::jsonl(&format!("{dir}/mutations.jsonl")) {
        let (form, before) = bases.get(&case["base"].to_string()).unwrap();
        score.case(checker, form, before, &case);
    }
    score
}

impl Cases {
    fn sound_form(&mut self, line: &Value, report: &Report) {
        let neutral = material::strings(&line["neutral"]);
        let loud =
            |issue: &&jixiao_validator::Issue| issue.severity.name() != "info" && !neutral.iter().any(|code| code == issue.code);
        self.sound += 1;
        self.blocked += usize::from(report.issues.iter().filter(loud).any(|issue| issue.severity.name() == "error"));
        self.warned += usize::from(report.issues.iter().any(|issue| loud(&issue)));
        for issue in report.issues.iter().filter(loud) {
            let text = format!("({}) {} {}", issue.severity.name(), issue.pointer, issue.message);
            self.remark("SOUND", issue.code, &line["id"], text);
        }
    }

    fn case(&mut self, checker: &Checker, form: &Value, before: &Report, case: &Value) {
        let changed = edits::edited(form.clone(), &case["edits"]);
        let now = checker.check(changed.clone());
        let good: Vec<String> =
            case["code"].as_str().map(str::to_owned).into_iter().chain(material::strings(&case["accept"])).collect();
        let is_good = |code: &str| good.iter().any(|good| good == code);
        let (old, new) = (tally(before, is_good), tally(&now, is_good));
        let fresh: Vec<&str> = new.iter().filter(|(code, n)| *n > old.get(*code).unwrap_or(&0)).map(|(code, _)| *code).collect();
        let maybe = material::strings(&case["maybe"]);
        let wrong: Vec<&str> = fresh.iter().copied().filter(|code| !is_good(code) && !maybe.iter().any(|m| m == code)).collect();
        let row = case["edits"][0]["path"][1].as_u64().and_then(|row| usize::try_from(row).ok());
        let row = row.and_then(|row| changed["indicators"].get(row)).map(cells).unwrap_or_default();
        let why = format!("{} {row}", case["why"]);
        let Some(code) = case["code"].as_str() else {
            let blocks = |code: &str| now.issues.iter().any(|issue| issue.code == code && issue.severity.name() == "error");
            self.harmless += 1;
            self.harmless_spoken += usize::from(!wrong.is_empty());
            self.harmless_blocked += usize::from(wrong.iter().any(|code| blocks(code)));
            return wrong.iter().for_each(|code| self.remark("HARMLESS", code, &case["id"], why.clone()));
        };
        self.mistakes += 1;
        if fresh.iter().any(|code| is_good(code)) {
            self.hits += 1;
        } else {
            self.remark("MISSED", code, &case["id"], format!("got {fresh:?} {why}"));
        }
        if !wrong.is_empty() {
            self.noisy += 1;
            self.remark("BESIDE", code, &case["id"], format!("{wrong:?} {why}"));
        }
        self.repair(checker, changed, case);
    }

    fn repair(&mut self, checker: &Checker, changed: Value, case: &Value) {
        let Some(fixed) = case["fixed"].as_object() else { return };
        let mended = edits::repaired(checker, changed);
        let row = usize::try_from(case["path"][1].as_u64().unwrap()).unwrap();
        let row = &mended["indicators"][row];
        self.repairs += 1;
        if fixed.iter().all(|(key, want)| plain(&row[key]) == plain(want)) {
            self.repaired += 1;
        } else {
            let text = format!("want {fixed:?} is {}", cells(row));
            self.remark("REPAIR", case["code"].as_str().unwrap_or_default(), &case["id"], text);
        }
    }

    fn remark(&mut self, kind: &'static str, code: &str, at: &Value, text: String) {
        let at = at.as_str().unwrap_or_default().to_owned();
        self.remarks.push(Remark { kind, code: code.to_owned(), at, text });
    }
}

/// How often each code was raised; suggestions count where they are what is looked for.
fn tally(report: &Report, is_good: impl Fn(&str) -> bool) -> BTreeMap<&'static str, usize> {
    let mut tally = BTreeMap::new();
    for issue in report.issues.iter().filter(|issue| issue.severity.name() != "info" || is_good(issue.code)) {
        *tally.entry(issue.code).or_default() += 1;
    }
    tally
}

fn plain(cell: &Value) -> String {
    match cell {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

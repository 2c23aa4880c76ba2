//! Labelled forms: what a careful reviewer finds against what the engine finds after all safe fixes.

use super::super::{cells, edits, material, row_of};
use super::Remark;
use jixiao_validator::{Checker, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The codes that are scored. E04 (no sign) is left out: most layouts of the sources have no column for it, so it would
/// drown the rest.
const SCORED: &str = "N01 N03 N05 N06 N07 N08 N09 N10 N12 N15 N16 E01 E02 E03 E05 E07 E10 V01 V03 V04 V05 V06 V07 V08 V09 V10 V11 V13 V16 V22 V23 U01 U02 U03 U04 U05 U07 U09 H01 H02 H03 H04 H06 H07 H08 H09 H11 H12 H13 H14 I01 I02 I05 I07 I08 I09 J01 J02 J03 J04 J05 J06 J07 K01 K02 K03 K04 K05 K06 L02 L04 L06 D01 C01 C02 C04 C05 C08 C10 Q01 Q02 G01 G03";

/// The figures of a set of labelled forms.
#[derive(Debug, Default)]
pub struct Forms {
    /// Labelled rows.
    pub rows: usize,
    /// Rows whose cells were understood.
    pub right: usize,
    /// Faults found.
    pub hits: usize,
    /// Faults missed.
    pub misses: usize,
    /// Faults raised where there is none.
    pub alarms: usize,
    /// Those of them that block.
    pub errors: usize,
    /// Every difference.
    pub remarks: Vec<Remark>,
}

/// What was found in a row, or in the form as a whole: severities by code.
type Found = BTreeMap<Option<usize>, BTreeMap<&'static str, &'static str>>;

/// Scores the engine on the forms and labels of the folder `dir`.
pub fn score(checker: &Checker, dir: &str) -> Forms {
    let labels = material::jsonl(&format!("{dir}/labels.jsonl"));
    let key = |label: &Value| (label["id"].to_string(), label["row"].as_u64().and_then(|row| usize::try_from(row).ok()));
    let labels: BTreeMap<_, _> = labels.iter().map(|label| (key(label), label)).collect();
    let mut score = Forms::default();
    for named in material::forms(&format!("{dir}/forms.jsonl")) {
        let found = found(checker, &named);
        let rows = named.form["indicators"].as_array().map_or(0, Vec::len);
        for row in std::iter::once(None).chain((0..rows).map(Some)) {
            let Some(label) = labels.get(&(Value::from(named.id.as_str()).to_string(), row)) else { continue };
            score.faults(&named, row, label, found.get(&row).unwrap_or(&BTreeMap::new()));
            if let (Some(row), Value::Object(_)) = (row, &label["parse"]) {
                score.meaning(checker, &named, row, &label["parse"]);
            }
        }
    }
    score
}

fn is_scored(code: &str, truncated: bool) -> bool {
    SCORED.split(' ').any(|scored| scored == code) && !(truncated && code.starts_with(['C', 'G']))
}

fn found(checker: &Checker, named: &material::Named) -> Found {
    let mut found = Found::new();
    for issue in checker.check(edits::repaired_thoroughly(checker, named.form.clone())).issues {
        // A reversed direction is one fault for scoring.
        let code = if matches!(issue.code, "E08" | "E09") { "E01" } else { issue.code };
        if is_scored(code, named.truncated) {
            found.entry(row_of(&issue)).or_default().insert(code, issue.severity.name());
        }
    }
    found
}

impl Forms {
    fn faults(&mut self, named: &material::Named, row: Option<usize>, label: &Value, got: &BTreeMap<&'static str, &'static str>) {
        let sure: BTreeSet<String> =
            material::strings(&label["codes"]).into_iter().filter(|code| is_scored(code, named.truncated)).collect();
        let maybe = material::strings(&label["maybe"]);
        for code in &sure {
            if got.contains_key(code.as_str()) {
                self.hits += 1;
            } else {
                self.misses += 1;
                self.remark("MISSED", code, named, row, &format!("got {:?}", got.keys().collect::<Vec<_>>()));
            }
        }
        for (code, severity) in got {
            if !sure.contains(*code) && !maybe.iter().any(|m| m == code) {
                self.alarms += 1;
                self.errors += usize::from(*severity == "error");
                self.remark("FALSE", code, named, row, &format!("({severity}) want {sure:?}"));
            }
        }
    }

    fn meaning(&mut self, checker: &Checker, named: &material::Named, row: usize, want: &Value) {
        let means = checker.normalize(named.form["indicators"][row].clone());
        self.rows += 1;
        let same = |got: Option<&str>, key: &str| plain(got) == plain(want[key].as_str());
        if same(means.operator, "operator") && same(means.value.as_deref(), "value") && same(means.unit.as_deref(), "unit") {
            self.right += 1;
        } else {
            self.remark("MEANING", "", named, Some(row), &format!("is {means:?} want {want}"));
        }
    }

    fn remark(&mut self, kind: &'static str, code: &str, named: &material::Named, row: Option<usize>, text: &str) {
        let at = row.map_or_else(|| format!("{}/-", named.id), |row| format!("{}/{row}", named.id));
        let cells = row.map(|row| cells(&named.form["indicators"][row])).unwrap_or_default();
        self.remarks.push(Remark { kind, code: code.to_owned(), at, text: format!("{cells}  {text}") });
    }
}

/// A text without blanks, a number without the zeros at its end.
fn plain(text: Option<&str>) -> String {
    let text = text::squeeze(text.unwrap_or_default());
    let is_fraction = text.contains('.') && text.chars().all(|c| matches!(c, '0'..='9' | '.' | '-'));
    let text = if is_fraction { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.to_owned()
}

//! Records of submission: the form as it was handed in and the report on it. A record holds when its form is the one that
//! was checked then, and when the same engine, library and profile say the same again.

use jixiao_validator::Report;
use serde_json::{Value, json};

/// The value of `recordType` in a record of submission.
const SUBMISSION: &str = "submission";

/// What no longer agrees with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    Form,
    Engine,
    Library,
    Profile,
    Report,
}

/// How a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What differs, with the words for it; nothing where the record holds.
    pub differences: Vec<(Difference, String)>,
}

/// Compares a record with the report on its form made now; nothing where `value` is no record.
pub fn standing(value: &Value, report: &Report) -> Option<Standing> {
    if value.get("recordType").and_then(Value::as_str) != Some(SUBMISSION) {
        return None;
    }
    let then = value.get("report").cloned().unwrap_or_default();
    let now = json!(report);
    let digest = |report: &Value| report.get("formDigest").and_then(Value::as_str).unwrap_or("没有").to_owned();
    let mut differences = Vec::new();
    if digest(&then) != digest(&now) {
        let told = format!("提交后表被改过：提交时的摘要是 {}，现在是 {}", digest(&then), digest(&now));
        differences.push((Difference::Form, told));
    }
    let origins = [
        (Difference::Engine, "engine", "检查程序"),
        (Difference::Library, "library", "指标库"),
        (Difference::Profile, "profile", "审核口径"),
    ];
    for (difference, key, word) in origins {
        let [then, now] = [&then, &now].map(|report| report.get(key).unwrap_or(&Value::Null));
        if then != now {
            let told = format!("{word}和提交时不同：提交时是 {}，这次是 {}", origin(then), origin(now));
            differences.push((difference, told));
        }
    }
    // Another form, engine, library or profile says other things; that is no sign that the report was changed.
    if differences.is_empty() && then != now {
        differences.push((Difference::Report, "记录里的报告和重新检查的结果不一致".to_owned()));
    }
    Some(Standing { differences })
}

/// `hongta-2024 1 xxh3:…`, as far as it is told.
fn origin(source: &Value) -> String {
    let told = ["id", "name", "version", "digest"].iter().filter_map(|key| source.get(key)?.as_str());
    let told: Vec<&str> = told.collect();
    if told.is_empty() { "没有".to_owned() } else { told.join(" ") }
}

impl Difference {
    fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Engine => "engine",
            Self::Library => "library",
            Self::Profile => "profile",
            Self::Report => "report",
        }
    }
}

impl Standing {
    /// Whether the record holds.
    pub fn holds(&self) -> bool {
        self.differences.is_empty()
    }

    /// The sentences for a person.
    pub fn in_words(&self) -> Vec<String> {
        if self.holds() {
            return vec!["提交记录：表、报告、指标库和审核口径都和提交时一致。".to_owned()];
        }
        self.differences.iter().map(|(_, told)| format!("提交记录对不上：{told}。")).collect()
    }

    /// The same for a tool.
    pub fn as_json(&self) -> Value {
        let differs: Vec<&str> = self.differences.iter().map(|(difference, _)| difference.name()).collect();
        json!({"holds": self.holds(), "differs": differs})
    }
}

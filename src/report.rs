//! The report: issues in document order, counts, versions and digests.

use crate::form;
use crate::form::json::{Json, Object};
use crate::issue::{Issue, Severity};
use serde::Serialize;
use twox_hash::XxHash3_128;

/// How many issues a report lists. A form with more is not helped by a longer list; the counts are of all.
pub const MAX_ISSUES: usize = 1000;

/// The engine that made the report.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Engine {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Engine {
    /// This engine.
    pub const THIS: Self = Self { name: "jixiao-validator", version: env!("CARGO_PKG_VERSION") };
}

/// Which library or profile the report was made with.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its identifier.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The digest of its content.
    pub digest: String,
}

/// How many issues of each severity there are.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// 阻断
    pub error: usize,
    /// 提醒
    pub warning: usize,
    /// 建议
    pub info: usize,
    /// Those of them that the department has answered.
    pub answered: usize,
}

/// A rule that did not run, and why.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The code of the rule.
    pub code: &'static str,
    /// Why it did not run.
    pub reason: &'static str,
}

/// What the engine says about one form. The same form, library and profile always give the same report.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Whether no issue blocks.
    pub admissible: bool,
    /// The issues in document order, then by severity and code.
    pub issues: Vec<Issue>,
    /// How many there are, those left out of the list included.
    pub counts: Counts,
    /// The rules that did not run.
    pub skipped: Vec<Skipped>,
    /// Whether the list was cut at [`MAX_ISSUES`].
    pub truncated: bool,
    /// The engine.
    pub engine: Engine,
    /// The library, if one was loaded.
    pub library: Option<Source>,
    /// The profile.
    pub profile: Source,
    /// The digest of the form.
    pub form_digest: String,
}

/// Puts the issues into their order and cuts the list.
pub fn arrange(mut issues: Vec<Issue>) -> (Vec<Issue>, Counts, bool) {
    let mut counts = Counts::default();
    for issue in &issues {
        let count = match issue.severity {
            Severity::Error => &mut counts.error,
            Severity::Warning => &mut counts.warning,
            Severity::Info => &mut counts.info,
        };
        *count = count.saturating_add(1);
        counts.answered = counts.answered.saturating_add(usize::from(issue.answer.is_some()));
    }
    issues.sort_by_cached_key(|issue| (form::order_of(&issue.path), issue.severity, issue.code));
    let truncated = issues.len() > MAX_ISSUES;
    if truncated {
        cut(&mut issues, counts);
    }
    (issues, counts, truncated)
}

/// Cuts the list to [`MAX_ISSUES`], the least severe first: what blocks must stay in it whatever else goes.
fn cut(issues: &mut Vec<Issue>, counts: Counts) {
    let errors = counts.error.min(MAX_ISSUES);
    let warnings = counts.warning.min(MAX_ISSUES.saturating_sub(errors));
    let infos = MAX_ISSUES.saturating_sub(errors).saturating_sub(warnings);
    let mut left = [errors, warnings, infos];
    issues.retain(|issue| {
        let [errors, warnings, infos] = &mut left;
        let room = match issue.severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Info => infos,
        };
        let keep = *room > 0;
        *room = room.saturating_sub(1);
        keep
    });
}

/// The digest of a JSON value, whatever the order of its keys.
pub fn digest_of_json(value: &Json<'_>) -> String {
    let mut canonical = Canonical { bytes: Vec::with_capacity(16 * 1024), order: Vec::new() };
    canonical.value(value);
    digest(&canonical.bytes)
}

/// The digest of bytes: `xxh3:` and 32 hexadecimal digits. It tells versions apart; it does not protect against forgery.
pub fn digest(bytes: &[u8]) -> String {
    format!("xxh3:{:032x}", XxHash3_128::oneshot(bytes))
}

/// JSON as bytes that do not depend on the order of keys. Type marks keep `1` and `"1"` apart, lengths keep neighbours
/// apart, and the members of an object are sorted by key.
struct Canonical {
    bytes: Vec<u8>,
    /// The places of the members of the last object in the order of their keys: the rows of a table mostly have their
    /// keys in one order, so that this is looked at before anything is sorted.
    order: Vec<usize>,
}

impl Canonical {
    fn value(&mut self, value: &Json<'_>) {
        match value {
            Json::Null => self.bytes.push(b'z'),
            Json::Bool(value) => self.bytes.push(if *value { b't' } else { b'f' }),
            Json::Number(digits) => self.text(b'n', digits),
            Json::Text(text) => self.text(b's', text),
            Json::List(values) => {
                self.bytes.push(b'[');
                for value in values {
                    self.value(value);
                }
                self.bytes.push(b']');
            }
            Json::Object(members) => {
                self.bytes.push(b'{');
                let order = self.order_of(members);
                for (key, value) in order.iter().filter_map(|place| members.get(*place)) {
                    self.text(b's', key);
                    self.value(value);
                }
                self.bytes.push(b'}');
                self.order = order;
            }
        }
    }

    fn text(&mut self, mark: u8, text: &str) {
        self.bytes.push(mark);
        self.bytes.extend_from_slice(&u64::try_from(text.len()).unwrap_or_default().to_le_bytes());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// The places of `members` in the order of their keys.
    fn order_of(&mut self, members: &Object<'_>) -> Vec<usize> {
        let mut order = std::mem::take(&mut self.order);
        let key = |place: &usize| members.get(*place).map(|(key, _)| key);
        if order.len() != members.len() || !order.is_sorted_by(|a, b| key(a) < key(b)) {
            order.clear();
            // Of several members with one key the last one counts.
            order.extend((0..members.len()).rev());
            order.sort_by_key(key);
            order.dedup_by_key(|place| key(place));
        }
        order
    }
}

//! The report: issues in document order, counts, versions and digests.

use crate::form;
use crate::form::json::Json;
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
    let mut bytes = Vec::with_capacity(16 * 1024);
    write_canonical(value, &mut bytes);
    digest(&bytes)
}

/// The digest of bytes: `xxh3:` and 32 hexadecimal digits. It tells versions apart; it does not protect against forgery.
pub fn digest(bytes: &[u8]) -> String {
    format!("xxh3:{:032x}", XxHash3_128::oneshot(bytes))
}

/// Type marks keep `1` and `"1"` apart; lengths keep neighbours apart; the members of an object are sorted by key.
fn write_canonical(value: &Json<'_>, bytes: &mut Vec<u8>) {
    match value {
        Json::Null => bytes.push(b'z'),
        Json::Bool(value) => bytes.push(if *value { b't' } else { b'f' }),
        Json::Number(digits) => write_text(b'n', digits, bytes),
        Json::Text(text) => write_text(b's', text, bytes),
        Json::List(values) => {
            bytes.push(b'[');
            for value in values {
                write_canonical(value, bytes);
            }
            bytes.push(b']');
        }
        Json::Object(members) => {
            let mut sorted: Vec<_> = members.iter().map(|(key, value)| (key.as_ref(), value)).collect();
            // Of several members with one key the last one counts: it comes first here, and the others are dropped.
            sorted.reverse();
            sorted.sort_by_key(|(key, _)| *key);
            sorted.dedup_by_key(|(key, _)| *key);
            bytes.push(b'{');
            for (key, value) in sorted {
                write_text(b's', key, bytes);
                write_canonical(value, bytes);
            }
            bytes.push(b'}');
        }
    }
}

fn write_text(mark: u8, text: &str, bytes: &mut Vec<u8>) {
    bytes.push(mark);
    bytes.extend_from_slice(&u64::try_from(text.len()).unwrap_or_default().to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

//! What the engine says about a form: issues with their place, reason and repair. Plain data, ready to be serialised.

use serde::{Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;

/// How much an issue weighs. The order is the order in which issues at one place are shown.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// 阻断：审核必然退回。
    Error,
    /// 提醒：要么修改，要么说明。
    Warning,
    /// 建议。
    Info,
}

impl Severity {
    /// The name used in profiles and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The word that clerks read: 错误, 提醒 or 建议.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "提醒",
            Self::Info => "建议",
        }
    }
}

/// One step of a path: a key of an object or a place in an array.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Segment {
    /// The key of an object.
    Key(Cow<'static, str>),
    /// The place in an array, from 0.
    Index(usize),
}

impl Segment {
    /// Whether this is the key `key`.
    pub fn is_key(&self, key: &str) -> bool {
        matches!(self, Self::Key(own) if own == key)
    }
}

impl From<&'static str> for Segment {
    fn from(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Where something stands in the form.
pub type Path = Vec<Segment>;

/// The JSON Pointer (RFC 6901) of `path`; the whole form is the empty string.
pub fn pointer(path: &[Segment]) -> String {
    let mut text = String::with_capacity(48);
    for segment in path {
        text.push('/');
        match segment {
            Segment::Key(key) if key.bytes().any(|byte| matches!(byte, b'~' | b'/')) => {
                text.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Segment::Key(key) => text.push_str(key),
            Segment::Index(index) => push_number(&mut text, *index),
        }
    }
    text
}

/// Appends the digits of `number`: the machinery of `format!` takes ten times as long, and every issue has several.
pub fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    let digit = u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10));
    text.push(digit.unwrap_or_default());
}

/// A number or text that the message names, for portals that word messages themselves.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Param {
    /// Text, decimal numbers included: money and values never pass through a float.
    Text(String),
    /// A count.
    Count(usize),
}

impl From<&str> for Param {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Param {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

impl From<rust_decimal::Decimal> for Param {
    fn from(number: rust_decimal::Decimal) -> Self {
        Self::Text(number.normalize().to_string())
    }
}

/// What an edit does at its path.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EditOp {
    /// Writes the value, making the parents that are missing.
    Set,
    /// Puts the value into an array before the place the path names.
    Insert,
    /// Takes the value away.
    Remove,
}

/// One change of the form.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// What to do.
    pub op: EditOp,
    /// Where.
    pub path: Path,
    /// What to write; absent for `remove`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

impl Edit {
    /// Writes `value` at `path`.
    pub fn set(path: Path, value: impl Into<Value>) -> Self {
        Self { op: EditOp::Set, path, value: Some(value.into()) }
    }

    /// Takes away what stands at `path`.
    pub fn remove(path: Path) -> Self {
        Self { op: EditOp::Remove, path, value: None }
    }

    /// Puts `value` into the array before `path`.
    pub fn insert(path: Path, value: impl Into<Value>) -> Self {
        Self { op: EditOp::Insert, path, value: Some(value.into()) }
    }
}

/// A repair that can be applied by one click.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does, in the words of a button.
    pub title: String,
    /// Whether it changes the notation only and never the meaning.
    pub safe: bool,
    /// The changes, in order.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A repair of the notation: what the form says stays the same.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), safe: true, edits }
    }

    /// A repair that needs a person's judgement.
    pub fn suggestion(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), safe: false, edits }
    }
}

/// Another place that has to do with an issue.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Where.
    pub path: Path,
    /// What stands there.
    pub message: String,
}

/// One thing a reviewer would remark.
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// The code of the rule (domain.md section 10); never renumbered, never reused.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands.
    pub path: Path,
    /// The same place as a JSON Pointer.
    pub pointer: String,
    /// The same place in words.
    pub label: String,
    /// What is wrong, with the value in “ ”.
    pub message: String,
    /// What to write instead.
    pub help: Cow<'static, str>,
    /// What would be right, where it can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What the department answers to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// The values and numbers the message uses.
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "std::collections::BTreeMap<String, Param>"))]
    pub params: Vec<(&'static str, Param)>,
    /// Repairs, the best first.
    pub fixes: Vec<Fix>,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
    /// Document and article, or “审核惯例”.
    pub basis: &'static str,
}

impl Issue {
    /// Names a value of the message for portals that word it themselves.
    pub fn param(&mut self, name: &'static str, value: impl Into<Param>) -> &mut Self {
        self.params.push((name, value.into()));
        self
    }

    /// Says what would be right.
    pub fn expect(&mut self, expected: impl Into<String>) -> &mut Self {
        self.expected = Some(expected.into());
        self
    }

    /// Adds a repair.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }

    /// Adds a repair if there is one.
    pub fn maybe_fix(&mut self, fix: Option<Fix>) -> &mut Self {
        self.fixes.extend(fix);
        self
    }

    /// Names another place that has to do with the issue.
    pub fn relate(&mut self, path: Path, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { path, message: message.into() });
        self
    }
}

/// Writes the named values as an object.
fn as_map<S: Serializer>(params: &[(&'static str, Param)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(params.iter().map(|(name, value)| (name, value)))
}

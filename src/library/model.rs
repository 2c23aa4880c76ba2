//! What a library holds: its entries and its groups, as design.md 1.2 names them.

use crate::sense::level::Level2;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A text of the library. Cells that repeat from entry to entry (levels, units, groups) share one copy, which is what
/// makes a library of a hundred thousand entries quick to load and small to hold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text(Arc<str>);

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.0, f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// To whom an entry is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// 共性指标：各行业通用，按共性类归组。
    Common,
    /// 行业指标：按行业归组。
    Sector,
    /// 部门指标：由部门自定。
    #[default]
    Department,
}

/// A sector (行业) or a common group (共性类).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Group {
    /// Its code.
    pub code: Text,
    /// Its name.
    pub name: Text,
}

/// 绩效标准: what the target value of an entry is measured against. The numbers stay the text the library gives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Standard {
    /// 计划标准, 行业标准, 历史标准, 预算支出标准 or 其他标准.
    pub basis: Text,
    /// The usual value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Text>,
    /// The least value, a decimal number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Text>,
    /// The greatest value, a decimal number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Text>,
}

/// An indicator of the library. Serialised, it is the entry of the contract: a key whose cell is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// 指标编码, unique in the library.
    pub code: Text,
    /// 三级指标.
    pub name: Text,
    /// Other names of the same indicator.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text>,
    /// To whom it is addressed.
    pub scope: Scope,
    /// The code of its sector or common group.
    pub group: Text,
    /// The functional classes (支出功能分类) it belongs to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub function_codes: Vec<Text>,
    /// 一级指标.
    pub level1: Text,
    /// 二级指标.
    pub level2: Text,
    /// Which second level of the tree [`Entry::level2`] names.
    #[serde(skip)]
    pub second_level: Level2,
    /// 指标性质: ≥ ≤ = > < or 定性.
    pub operator: Text,
    /// 度量单位; empty where there is none.
    pub unit: Text,
    /// Other units that may be used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<Text>,
    /// 定量指标 or 定性指标.
    pub kind: Text,
    /// 绩效标准.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard: Option<Standard>,
    /// 指标解释.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Text>,
    /// How the value is computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<Text>,
    /// 关键词.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Text>,
    /// Whether a project of the group must use it.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether departments must take it over unchanged (固化指标).
    #[serde(skip_serializing_if = "is_false")]
    pub fixed: bool,
    /// Whether it may be used; true unless the library says otherwise.
    #[serde(skip_serializing_if = "is_true")]
    pub enabled: bool,
    /// 启用日期: a year, month or day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_from: Option<Text>,
    /// 停用日期: a year, month or day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<Text>,
    /// The code of the entry that took its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Text>,
    /// Where the entry comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over by reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over by reference")]
fn is_true(flag: &bool) -> bool {
    *flag
}

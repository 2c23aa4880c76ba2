//! Why a library cannot be used: the path in the file, and in words which entry is meant and what to write instead.

use super::model::Entry;
use std::fmt;

/// Why a library cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryError {
    /// The place in the library, such as `indicators[3].unit`; empty for the file as a whole.
    pub path: String,
    /// What is wrong, with the entry it is about, and what to write.
    pub message: String,
}

impl LibraryError {
    pub(super) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }
}

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => write!(f, "指标库有误：{}", self.message),
            path => write!(f, "指标库 {path} 有误：{}", self.message),
        }
    }
}

impl std::error::Error for LibraryError {}

/// An entry for a message: its name and code as far as they are known, else its place, counted from 1.
pub(super) fn entry_in_words(entry: &Entry, index: usize) -> String {
    match (entry.name.is_empty(), entry.code.is_empty()) {
        (false, false) => format!("指标“{}”（编码 {}）", entry.name, entry.code),
        (false, true) => format!("指标“{}”（第 {} 条）", entry.name, index.saturating_add(1)),
        (true, false) => format!("编码为 {} 的指标", entry.code),
        (true, true) => format!("第 {} 条指标", index.saturating_add(1)),
    }
}

//! How well the engine judges labelled forms and single mistakes: the scoring of `score.mjs` and `mutations.mjs` (design.md
//! section 3). The accuracy test holds its figures, `examples/score.rs` prints them while rules are written.

#![expect(clippy::arithmetic_side_effects, reason = "figures of a few thousand rows")]

pub mod cases;
pub mod forms;

use std::fmt;

/// Something in which engine and label differ.
#[derive(Debug, Clone)]
pub struct Remark {
    /// What kind of difference: `MISSED`, `FALSE`, `MEANING`, `SOUND`, `BESIDE`, `HARMLESS`, `REPAIR`.
    pub kind: &'static str,
    /// The code in question; empty where a meaning is.
    pub code: String,
    /// Where: `form/row`, or the case.
    pub at: String,
    /// The rest of what a person wants to know.
    pub text: String,
}

impl Remark {
    /// What tells this remark from others, whatever the wording: `MISSED V06 N012/3`.
    pub fn key(&self) -> String {
        format!("{} {} {}", self.kind, if self.code.is_empty() { "-" } else { &self.code }, self.at)
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.key(), self.text)
    }
}

/// How many of `whole` are `part`, in per mille; everything of nothing is right.
pub fn per_mille(part: usize, whole: usize) -> usize {
    (part * 1000).checked_div(whole).unwrap_or(1000)
}

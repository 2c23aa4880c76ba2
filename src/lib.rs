//! Checks a project's performance targets (绩效目标) against the indicator library (绩效指标库) and says, field by field,
//! what a reviewer would send back, why, and how to put it right.
//!
//! ```
//! use jixiao_validator::Checker;
//! let checker = Checker::new(None, None)?;
//! let report = checker.check_text(r#"{"formType": "projectTarget", "indicators": []}"#)?;
//! assert!(!report.admissible);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The core does no I/O, reads no clock and has no globals: a report is a pure function of form, library and profile.
//! Nothing outside `wasm` knows JavaScript. Reading a form never fails. Numbers are `Decimal`, from text.

mod bytes;
pub mod checker;
pub mod context;
pub mod form;
#[cfg(feature = "excel")]
pub mod import;
pub mod issue;
pub mod library;
pub mod money;
pub mod profile;
pub mod quantity;
pub mod report;
pub mod rule;
pub mod rules;
pub mod sense;
pub mod text;

#[cfg(not(target_arch = "wasm32"))]
pub mod catalogue;
#[cfg(not(target_arch = "wasm32"))]
pub mod coverage;
#[cfg(not(target_arch = "wasm32"))]
pub mod handbook;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use checker::{Checker, Normalized, SetupError};
pub use issue::{Issue, Severity};
pub use report::Report;

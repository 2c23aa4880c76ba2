//! Checks a project's performance targets against the indicator library.

pub mod form;
pub mod issue;
pub mod quantity;
pub mod sense;
pub mod text;

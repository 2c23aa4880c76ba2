//! What words mean: the lexicons, the indicator tree, and what the name of an indicator measures.

pub mod domain;
pub mod figures;
pub mod level;
pub mod likeness;
pub mod list;
pub mod name;
pub mod objects;
pub mod prose;
pub mod respondents;
pub mod wording;
pub mod words;

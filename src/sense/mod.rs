//! What words mean: the lexicons, the indicator tree, and what the name of an indicator measures.

pub mod level;
pub mod name;
pub mod objects;
pub mod respondents;
pub mod words;

//! What must hold for any input at all, whichever door it comes in by: a form, a profile, a library. The fuzz target asks
//! it a million times, the replay of the corpus once for every input that was ever worth keeping.

use super::{base, invariants};
use jixiao_validator::form::mend;
use jixiao_validator::library::Query;
use jixiao_validator::{Checker, SetupError};
use serde_json::Value;

/// The door an input comes in by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The form that is checked.
    Form,
    /// The review profile.
    Profile,
    /// The indicator library.
    Library,
}

impl Door {
    /// Every door, by the word with which the names of its inputs start.
    pub const ALL: [(&'static str, Self); 3] = [("form", Self::Form), ("profile", Self::Profile), ("library", Self::Library)];

    /// The word with which the names of its inputs start.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, door)| *door == self).unwrap().0
    }

    /// The door of an input called `name`.
    pub fn of(name: &str) -> Self {
        Self::ALL.iter().find(|(word, _)| name.starts_with(word)).unwrap_or_else(|| panic!("{name} names no door")).1
    }
}

/// What is wrong with the engine's answer to `text`. Safe fixes are tried out only where the judgement is `thorough`.
pub fn faults(checker: &Checker, door: Door, text: &str, thorough: bool) -> Vec<String> {
    match door {
        Door::Form => of_form(checker, text, thorough),
        Door::Profile => of_setup(&Checker::new(None, Some(text)), text),
        Door::Library => of_setup(&Checker::new(Some(text.as_bytes()), None), text),
    }
}

fn of_form(checker: &Checker, text: &str, thorough: bool) -> Vec<String> {
    let form = mend::general(text);
    let report = match (checker.check_text(text), &form) {
        (Ok(report), Ok(_)) => report,
        (Err(_), Err(_)) => return Vec::new(),
        (Ok(_), Err(reason)) => return vec![format!("what is no JSON was read: {reason}")],
        (Err(reason), Ok(_)) => return vec![format!("JSON was not read: {reason}")],
    };
    let form = form.unwrap_or_default();
    let mut faults = invariants::broken(&form, &report);
    if thorough {
        if checker.check_text(text).as_ref() != Ok(&report) {
            faults.push("the second report differs from the first".to_owned());
        }
        let told = serde_json::to_string(&report).unwrap();
        if serde_json::from_str::<Value>(&told).ok() != serde_json::to_value(&report).ok() {
            faults.push("the report does not come back from its JSON".to_owned());
        }
        faults.extend(invariants::broken_fixes(checker, &form, &report));
    }
    faults
}

/// A profile or library is either used, or refused with a reason at a path.
fn of_setup(checker: &Result<Checker, SetupError>, text: &str) -> Vec<String> {
    let (path, message) = match checker {
        Ok(checker) => return of_checker(checker),
        Err(SetupError::Library(error)) => (&error.path, &error.message),
        Err(SetupError::Profile(error)) => (&error.path, &error.message),
    };
    // A key without letters is a path without letters.
    let has_path = |value: &Value| value.as_object().is_some_and(|object| !object.contains_key(""));
    let is_object = serde_json::from_str::<Value>(text).is_ok_and(|value| has_path(&value));
    let mut faults = Vec::new();
    if message.trim().is_empty() {
        faults.push(format!("refused at “{path}” without a reason"));
    }
    if is_object && path.is_empty() {
        faults.push(format!("refused without a path: {message}"));
    }
    faults
}

/// What was accepted can be used.
fn of_checker(checker: &Checker) -> Vec<String> {
    let form = base();
    if let Some(library) = checker.library() {
        library.suggest(&Query { name: "培训合格率", ..Query::default() }, 5);
    }
    invariants::broken(&form, &checker.check(form.clone()))
}

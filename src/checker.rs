//! The whole pipeline on one screen: form → rows understood → rules → report.

use crate::context::Context;
use crate::form::json::{self, Json};
use crate::form::{self, Fault, FaultKind};
use crate::library::{Library, LibraryError};
use crate::profile::{Profile, ProfileError};
use crate::quantity::{Meaning, Target};
use crate::report::{self, Engine, Report, Skipped, Source};
use crate::rule::{self, Check, Sink};
use crate::rules;
use crate::sense::words::Lexicon;
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// Checks forms against one library and one profile. It holds no state: every check is a pure function of the form.
pub struct Checker {
    library: Option<Library>,
    profile: Profile,
    lexicon: Lexicon,
}

/// Why a checker could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetupError {
    /// The library cannot be used.
    Library(LibraryError),
    /// The profile cannot be used.
    Profile(ProfileError),
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Library(error) => error.fmt(f),
            Self::Profile(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SetupError {}

/// What the cells of one indicator mean, as the contract prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Normalized {
    /// ≥ ≤ = > < 定性, or nothing.
    pub operator: Option<&'static str>,
    /// Plain decimal text, `lo..hi`, a date, or the text of a qualitative value.
    pub value: Option<String>,
    /// The canonical unit.
    pub unit: Option<String>,
    /// 定量指标 or 定性指标.
    pub kind: Option<&'static str>,
}

impl Checker {
    /// A checker for `library` (UTF-8 JSON) and `profile` (a built-in id, or JSON).
    ///
    /// # Errors
    /// When the library or the profile cannot be used.
    pub fn new(library: Option<&[u8]>, profile: Option<&str>) -> Result<Self, SetupError> {
        let profile = match profile {
            Some(text) if text.trim_start().starts_with(['{', '[']) => Profile::from_json(text),
            Some(id) => Profile::built_in(id),
            None => Profile::built_in(crate::profile::DEFAULT),
        };
        let profile = profile.map_err(SetupError::Profile)?;
        let library = library.map(Library::load).transpose().map_err(SetupError::Library)?;
        let lexicon = Lexicon::new(&profile.vague_words);
        Ok(Self { library, profile, lexicon })
    }

    /// Checks the form in `text`.
    ///
    /// # Errors
    /// The reason, when `text` is not JSON. Whatever the JSON holds, there is a report.
    pub fn check_text(&self, text: &str) -> Result<Report, String> {
        let mut room = String::new();
        let (value, cut) = json::parse(text, &mut room)?;
        Ok(self.run(&value, cut))
    }

    /// Checks the form in `value`, whose text is JSON whatever it holds.
    #[expect(clippy::needless_pass_by_value, reason = "whoever has a value made it for this check")]
    pub fn check(&self, value: Value) -> Report {
        self.check_text(&value.to_string()).unwrap_or_else(|_| self.run(&Json::Null, false))
    }

    /// What the cells of the indicator in `text` mean.
    ///
    /// # Errors
    /// The reason, when `text` is not JSON.
    pub fn normalize_text(&self, text: &str) -> Result<Normalized, String> {
        let mut room = String::new();
        let (indicator, _) = json::parse(text, &mut room)?;
        let form = Json::Object(vec![("indicators".into(), Json::List(vec![indicator]))]);
        let (form, faults) = form::read(&form);
        let cx = Context::new(&form, &faults, &self.profile, None, &self.lexicon);
        Ok(normalized(&cx.rows.first().map_or_else(Meaning::default, |row| row.meaning.clone())))
    }

    /// What the cells of one indicator mean, whose text is JSON whatever it holds.
    #[expect(clippy::needless_pass_by_value, reason = "whoever has a value made it for this question")]
    pub fn normalize(&self, indicator: Value) -> Normalized {
        self.normalize_text(&indicator.to_string()).unwrap_or_else(|_| normalized(&Meaning::default()))
    }

    /// The library, if one was loaded.
    pub fn library(&self) -> Option<&Library> {
        self.library.as_ref()
    }

    fn run(&self, value: &Json<'_>, cut: bool) -> Report {
        let form_digest = report::digest_of_json(value);
        let (form, mut faults) = form::read(value);
        if cut {
            faults.push(Fault { path: Vec::new(), label: String::new(), kind: FaultKind::TooDeep });
        }
        let cx = Context::new(&form, &faults, &self.profile, self.library.as_ref(), &self.lexicon);
        let mut issues = Vec::new();
        let mut skipped = Vec::new();
        let mut afterwards = Vec::new();
        let rows: Vec<_> = cx.rows.iter().filter(|row| row.is_readable()).collect();
        for rule in rule::all() {
            let severity = match self.profile.setting(rule.code) {
                None => rule.severity,
                Some(Some(severity)) => severity,
                Some(None) => {
                    skipped.push(Skipped { code: rule.code, reason: "审核口径关闭了这条规则" });
                    continue;
                }
            };
            if let Some(reason) = (rule.unless)(&cx) {
                skipped.push(Skipped { code: rule.code, reason });
                continue;
            }
            let mut sink = Sink::new(rule, severity, &mut issues);
            match rule.check {
                Check::Form(check) => check(&cx, &mut sink),
                Check::Row(check) => rows.iter().for_each(|row| check(row, &cx, &mut sink)),
                Check::Issues(check) => afterwards.push((rule, severity, check)),
            }
        }
        rules::mark_answers(&mut issues, &cx.form.explanations);
        let mut remarks = Vec::new();
        for (rule, severity, check) in afterwards {
            check(&cx, &issues, &mut Sink::new(rule, severity, &mut remarks));
        }
        issues.append(&mut remarks);
        let (issues, counts, truncated) = report::arrange(issues);
        Report {
            admissible: counts.error == 0,
            issues,
            counts,
            skipped,
            truncated,
            engine: Engine::THIS,
            library: self.library.as_ref().map(|library| Source {
                id: library.id().to_owned(),
                version: library.version().to_owned(),
                digest: library.digest().to_owned(),
            }),
            profile: Source {
                id: self.profile.id.clone(),
                version: self.profile.version.clone(),
                digest: self.profile.digest.clone(),
            },
            form_digest,
        }
    }
}

fn normalized(meaning: &Meaning) -> Normalized {
    let kind = match meaning.target {
        Target::Blank => None,
        Target::Text => Some("定性指标"),
        _ => Some("定量指标"),
    };
    let unit = meaning.unit.as_ref().filter(|_| !meaning.is_text());
    Normalized {
        operator: meaning.operator.map(crate::quantity::operator::Operator::sign),
        value: meaning.value_text(),
        unit: unit.map(|u| u.text.clone().into_owned()),
        kind,
    }
}

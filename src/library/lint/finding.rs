//! The kinds of findings, and the sink that puts them into one order whatever the order of the checks.

use crate::issue::Severity;
use crate::library::Library;
use serde::Serialize;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Lint {
    /// Its name, such as `lint/duplicate`.
    pub code: &'static str,
    /// The fault in a few words.
    pub title: &'static str,
    /// What it weighs unless the case is milder.
    pub severity: Severity,
}

/// Declares the kinds of findings and lists them.
macro_rules! lints {
    ($($lint:ident $code:literal $title:literal $severity:ident,)+) => {
        $(pub(super) static $lint: Lint = Lint { code: $code, title: $title, severity: Severity::$severity };)+
        /// Every kind of finding.
        pub static LINTS: &[&Lint] = &[$(&$lint),+];
    };
}

lints! {
    INVALID "lint/invalid" "填写有误，不能使用" Error,
    DATES "lint/dates" "启用停用日期有误" Error,
    SUCCESSOR "lint/successor" "替代指标有误" Error,
    DUPLICATE "lint/duplicate" "指标重名" Error,
    OVERLAP "lint/overlap" "同名指标的有效期重叠" Error,
    ALIAS "lint/alias" "别名指向不止一个指标" Warning,
    SIMILAR "lint/similar" "两个指标几乎同名" Warning,
    NAME "lint/name" "名称不是指标" Warning,
    DIRECTION "lint/direction" "指标性质与名称不符" Error,
    UNIT "lint/unit" "度量单位与名称不符" Error,
    CATEGORY "lint/category" "归类与名称不符" Warning,
    MANAGEMENT "lint/management" "管理要求或资金拨付当指标" Warning,
    LEVEL "lint/level" "不在指标树上" Error,
    TREE "lint/tree" "两种指标树混用" Warning,
    KIND "lint/kind" "性质与属性不一致" Warning,
    FORMULA "lint/formula" "比率没有计算公式" Warning,
    GRADES "lint/grades" "定性指标没有分档标准" Warning,
    UNREACHABLE "lint/unreachable" "按名称搜不到" Warning,
    EMPTY_GROUP "lint/empty-group" "分组里没有指标" Warning,
}

/// Something to put right in a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// The kind of finding.
    pub code: &'static str,
    /// The code of the entry; empty for the library as a whole.
    pub entry: String,
    /// The name of the entry.
    pub name: String,
    /// The key of the entry or of the library that it is about.
    pub field: &'static str,
    /// The rule for forms that found it, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
    /// What is wrong, with the value in “ ”.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Where the checks put what they find.
pub(super) struct Sink<'a> {
    library: &'a Library,
    found: Vec<(usize, Finding)>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        Self { library, found: Vec::new() }
    }

    /// Reports a finding about the entry at `index`, of the weight of its kind.
    pub(super) fn report(&mut self, lint: &Lint, index: usize, field: &'static str, message: &str, help: &str) -> &mut Finding {
        let entry = self.library.entries().get(index);
        let [code, name] = [entry.map(|entry| &*entry.code), entry.map(|entry| &*entry.name)].map(Option::unwrap_or_default);
        let finding = Finding {
            severity: lint.severity,
            code: lint.code,
            entry: code.to_owned(),
            name: name.to_owned(),
            field,
            rule: None,
            message: message.to_owned(),
            help: help.to_owned(),
        };
        &mut self.found.push_mut((index, finding)).1
    }

    /// Reports what stops the library from being used.
    pub(super) fn error(&mut self, lint: &Lint, index: usize, field: &'static str, message: &str, help: &str) {
        self.report(lint, index, field, message, help).severity = Severity::Error;
    }

    /// Reports a finding about the library as a whole.
    pub(super) fn whole(&mut self, lint: &Lint, field: &'static str, message: &str, help: &str) {
        self.report(lint, usize::MAX, field, message, help);
    }

    /// What was found, by the places of the entries, then by weight and kind.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        self.found.sort_by(|(a_at, a), (b_at, b)| {
            let key = |at: &usize, finding: &Finding| (*at, finding.severity, finding.code, finding.field);
            key(a_at, a).cmp(&key(b_at, b)).then_with(|| a.message.cmp(&b.message))
        });
        self.found.into_iter().map(|(_, finding)| finding).collect()
    }
}

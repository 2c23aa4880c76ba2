//! A rule is a static description and a function. The doc comment of its declaration is its documentation; it is read
//! by `catalogue.rs` and never becomes part of the wasm.

use crate::context::{Context, Row};
use crate::form::Place;
use crate::issue::{Issue, Severity, pointer};
use crate::rules;
use std::borrow::Cow;

/// The basis of rules that come from the practice of reviewers and not from a document.
pub const REVIEW: &str = "审核惯例";

/// A group of faults, as in domain.md section 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The JSON itself (codes F).
    Shape,
    /// The department's answers to warnings (codes F06 on).
    Answer,
    /// 10.A
    Header,
    /// 10.G
    Goal,
    /// 10.C
    Coverage,
    /// 10.N
    Name,
    /// 10.E
    Direction,
    /// 10.V
    Value,
    /// 10.U
    Unit,
    /// 10.H
    Category,
    /// 10.I
    Cost,
    /// 10.J
    Satisfaction,
    /// 10.K
    Timeliness,
    /// 10.L
    Benefit,
    /// 10.W
    Weight,
    /// 10.D
    Duplication,
    /// 10.P
    Explanation,
    /// 10.B
    Library,
    /// 10.Q
    CrossCheck,
    /// 10.X
    Text,
}

impl Group {
    /// The name for the handbook.
    pub fn title(self) -> &'static str {
        match self {
            Self::Shape => "表单读取",
            Self::Answer => "对提醒的说明",
            Self::Header => "表头与资格",
            Self::Goal => "绩效目标",
            Self::Coverage => "指标覆盖",
            Self::Name => "指标名称",
            Self::Direction => "指标性质",
            Self::Value => "指标值",
            Self::Unit => "度量单位",
            Self::Category => "指标类别",
            Self::Cost => "成本与金额",
            Self::Satisfaction => "满意度",
            Self::Timeliness => "时效",
            Self::Benefit => "效益",
            Self::Weight => "分值权重",
            Self::Duplication => "重复",
            Self::Explanation => "指标内容与依据",
            Self::Library => "与指标库比对",
            Self::CrossCheck => "前后一致",
            Self::Text => "文字书写",
        }
    }
}

/// What a rule reads.
#[derive(Clone, Copy)]
pub enum Check {
    /// Each indicator by itself, with the whole form at hand.
    Row(fn(&Row<'_>, &Context<'_>, &mut Sink<'_>)),
    /// The form as a whole.
    Form(fn(&Context<'_>, &mut Sink<'_>)),
    /// What all other rules have found, once the department's answers stand beside it.
    Issues(fn(&Context<'_>, &[Issue], &mut Sink<'_>)),
}

/// Why a rule cannot run here; `None` when it can.
pub type Unless = fn(&Context<'_>) -> Option<&'static str>;

/// A rule.
pub struct Rule {
    /// Its code (domain.md section 10); never renumbered, never reused.
    pub code: &'static str,
    /// The fault in a few words.
    pub title: &'static str,
    /// Its group.
    pub group: Group,
    /// What it weighs unless the profile says otherwise.
    pub severity: Severity,
    /// The fields it reports on, as patterns: `indicators.name`.
    pub fields: &'static [&'static str],
    /// Document and article, or [`REVIEW`].
    pub basis: &'static str,
    /// The version that brought it.
    pub since: &'static str,
    /// Why it cannot run, if it cannot.
    pub unless: Unless,
    /// The check.
    pub check: Check,
    /// The documentation, in Markdown.
    #[cfg(not(target_arch = "wasm32"))]
    pub docs: &'static str,
}

/// A rule that always can run.
pub fn always(_: &Context<'_>) -> Option<&'static str> {
    None
}

/// Declares a rule. The doc comment says 是什么 in its first paragraph and has the sections 为什么, 怎么改, 反例 and 正例;
/// the examples are patches over the base form of `tests/fixtures/base.json` and are executed.
#[macro_export]
macro_rules! declare_rule {
    (
        $(#[doc = $doc:expr])+
        $code:ident $title:literal {
            group: $group:ident,
            severity: $severity:ident,
            fields: [$($field:literal),+ $(,)?],
            basis: $basis:expr,
            $(unless: $unless:expr,)?
            check: $check:expr $(,)?
        }
    ) => {
        #[doc = $title]
        pub static $code: $crate::rule::Rule = $crate::rule::Rule {
            code: stringify!($code),
            title: $title,
            group: $crate::rule::Group::$group,
            severity: $crate::issue::Severity::$severity,
            fields: &[$($field),+],
            basis: $basis,
            since: "0.1.0",
            unless: $crate::declare_rule!(@unless $($unless)?),
            check: $check,
            #[cfg(not(target_arch = "wasm32"))]
            docs: concat!($($doc, "\n"),+),
        };
    };
    (@unless) => { $crate::rule::always };
    (@unless $unless:expr) => { $unless };
}

/// Where a rule puts what it finds.
pub struct Sink<'a> {
    rule: &'static Rule,
    severity: Severity,
    issues: &'a mut Vec<Issue>,
}

impl<'a> Sink<'a> {
    /// A sink for what `rule` finds.
    pub fn new(rule: &'static Rule, severity: Severity, issues: &'a mut Vec<Issue>) -> Self {
        Self { rule, severity, issues }
    }

    /// Reports an issue at `place`.
    pub fn report(&mut self, place: Place, message: impl Into<String>, help: impl Into<Cow<'static, str>>) -> &mut Issue {
        self.push(place, self.severity, message.into(), help.into())
    }

    /// Reports an issue that is never more than a suggestion, whatever the rule weighs.
    pub fn note(&mut self, place: Place, message: impl Into<String>, help: impl Into<Cow<'static, str>>) -> &mut Issue {
        self.push(place, Severity::Info, message.into(), help.into())
    }

    fn push(&mut self, place: Place, severity: Severity, message: String, help: Cow<'static, str>) -> &mut Issue {
        let path = place.path();
        let label = match place.label() {
            label if label.is_empty() => "表单".to_owned(),
            label => label,
        };
        self.issues.push_mut(Issue {
            code: self.rule.code,
            severity,
            pointer: pointer(&path),
            path,
            label,
            message,
            help,
            expected: None,
            answer: None,
            params: Vec::new(),
            fixes: Vec::new(),
            related: Vec::new(),
            basis: self.rule.basis,
        })
    }
}

/// Every rule, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    rules::GROUPS.iter().copied().flatten().copied()
}

/// The rule with this code.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}

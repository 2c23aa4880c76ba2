//! The review profile (审核口径): everything local, as data. Two are built in; a bureau's own starts from one of them.

mod read;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;

pub use read::ProfileError;

use crate::issue::Severity;
use crate::quantity::operator::Operator;
use crate::sense::level::Level1;
use rust_decimal::Decimal;

/// The profile that is used when none is named.
pub const DEFAULT: &str = "hongta-2024";

const BUILT_IN: &[(&str, &str)] = &[
    ("hongta-2024", include_str!("../../data/profiles/hongta-2024.json")),
    ("central-2021", include_str!("../../data/profiles/central-2021.json")),
];

/// Which indicator tree the forms use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tree {
    /// 财预〔2015〕88号: 成本指标 under 产出指标, 可持续影响指标 under 效益指标.
    #[default]
    Y2015,
    /// 财预〔2021〕101号: 成本指标 as a first level of its own.
    Y2021,
}

/// Whether weights are recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WeightMode {
    /// Never; what stands there is not looked at.
    #[default]
    Off,
    /// Checked as soon as one row has one.
    Optional,
    /// Every row must have one.
    Required,
}

/// How weights add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weights {
    /// Whether they are recorded.
    pub mode: WeightMode,
    /// What all of them add up to.
    pub total: Decimal,
    /// From which weight one indicator outweighs all others, or none.
    pub extreme: Option<Decimal>,
    /// What those of a first level add up to.
    pub shares: Vec<(Level1, Decimal)>,
}

/// An official spending standard: the most an indicator of that kind may cost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpendingStandard {
    /// Words of which one must stand in the name of the indicator.
    pub keywords: Vec<String>,
    /// The unit of the limit.
    pub unit: String,
    /// The limit.
    pub max: Decimal,
    /// The document that sets it.
    pub basis: String,
}

/// How long texts may be: names in bytes of the budget system, goals in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lengths {
    /// 项目名称, bytes.
    pub project_name: usize,
    /// 三级指标, bytes.
    pub indicator_name: usize,
    /// 指标值, bytes.
    pub value: usize,
    /// 指标内容, 指标值设定依据, 佐证资料, bytes.
    pub explanation: usize,
    /// 绩效目标, characters.
    pub goal: usize,
}

/// A review profile.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Its identifier.
    pub id: String,
    /// Its name for people.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The digest of its content.
    pub digest: String,
    /// The indicator tree.
    pub tree: Tree,
    /// The unit in which money is told on the form: 元 or 万元.
    pub money_unit: String,
    /// The operators a row may use.
    pub operators: Vec<Operator>,
    /// Weights.
    pub weights: Weights,
    /// The least satisfaction in %, or none.
    pub satisfaction_floor: Option<Decimal>,
    /// The satisfaction that forms usually aim at, in %; what a repair proposes.
    pub usual_satisfaction: Decimal,
    /// How many indicators a form needs.
    pub minimum_indicators: usize,
    /// How many indicators are too many.
    pub maximum_indicators: usize,
    /// How many decimals a target value may have.
    pub maximum_decimals: u32,
    /// How long texts may be.
    pub lengths: Lengths,
    /// The project categories that need targets.
    pub categories_with_targets: Vec<String>,
    /// From which amount, in 元, a new project needs a pre-evaluation; `None` when it is not known.
    pub pre_evaluation_threshold: Option<Decimal>,
    /// How many people live in the district; `None` when it is not known.
    pub population: Option<Decimal>,
    /// The months to whose end targets are monitored.
    pub monitoring_months: Vec<u8>,
    /// Official spending standards.
    pub spending_standards: Vec<SpendingStandard>,
    /// Vague words besides those of the lexicon.
    pub vague_words: Vec<String>,
    /// Rules that are off (`None`) or weigh otherwise.
    pub rules: Vec<(String, Option<Severity>)>,
}

impl Profile {
    /// What the profile says of the rule `code`: nothing, off (`Some(None)`), or a severity. The last word counts.
    pub fn setting(&self, code: &str) -> Option<Option<Severity>> {
        self.rules.iter().rev().find(|(rule, _)| rule == code).map(|&(_, severity)| severity)
    }

    /// The built-in profile `id`.
    ///
    /// # Errors
    /// When no profile of that name is built in.
    pub fn built_in(id: &str) -> Result<Self, ProfileError> {
        if let Some((_, text)) = BUILT_IN.iter().find(|(name, _)| *name == id) {
            return read::read(text, &Self::default());
        }
        let names: Vec<&str> = BUILT_IN.iter().map(|(name, _)| *name).collect();
        Err(ProfileError::new("", format!("没有内置的审核口径“{id}”，可用的有：{}", names.join("、"))))
    }

    /// Reads a profile from JSON. Keys that are left out keep the value of the profile it `extends`, or of the default.
    ///
    /// # Errors
    /// When a key or rule code is unknown or a value is of the wrong kind; the error names the path.
    pub fn from_json(text: &str) -> Result<Self, ProfileError> {
        let base = read::base_of(text)?;
        let base = Self::built_in(base.as_deref().unwrap_or(DEFAULT));
        let base = base.map_err(|error| ProfileError::new("extends", error.message))?;
        read::read(text, &base)
    }
}

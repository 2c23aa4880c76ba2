//! JSON → profile. Unlike a form, a profile is written by the bureau once, so everything in it must be right.

use super::{Lengths, Profile, SpendingStandard, Tree, WeightMode, Weights};
use crate::form::{json, mend};
use crate::issue::Severity;
use crate::quantity::operator::{self, Operator, OperatorCell};
use crate::report;
use crate::rule;
use crate::sense::level::{self, Level1};
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use std::fmt;

/// Why a profile cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileError {
    /// The path in the profile, such as `rules.E03`.
    pub path: String,
    /// What is wrong and what to write.
    pub message: String,
}

impl ProfileError {
    pub(super) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "" => write!(f, "审核口径有误：{}", self.message),
            path => write!(f, "审核口径 {path} 有误：{}", self.message),
        }
    }
}

impl std::error::Error for ProfileError {}

type Result<T> = std::result::Result<T, ProfileError>;

/// The profile that `text` says it extends.
pub(super) fn base_of(text: &str) -> Result<Option<String>> {
    let object = root(text)?;
    object.get("extends").map(|value| text_of("extends", value)).transpose()
}

/// Reads `text` over `base`.
pub(super) fn read(text: &str, base: &Profile) -> Result<Profile> {
    let object = root(text)?;
    let mut profile = base.clone();
    profile.digest = digest(text)?;
    for (key, value) in &object {
        set(&mut profile, key, value)?;
    }
    if profile.id.is_empty() {
        return Err(ProfileError::new("id", "缺少审核口径编号"));
    }
    Ok(profile)
}

fn root(text: &str) -> Result<Map<String, Value>> {
    match mend::general(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(ProfileError::new("", "应为 JSON 对象")),
        Err(reason) => Err(not_json(&reason)),
    }
}

/// The digest of what `text` says, whatever the order of its keys.
fn digest(text: &str) -> Result<String> {
    let mut room = String::new();
    let (value, _) = json::parse(text, &mut room).map_err(|reason| not_json(&reason))?;
    Ok(report::digest_of_json(&value))
}

fn not_json(reason: &str) -> ProfileError {
    ProfileError::new("", format!("不是合法的 JSON：{reason}"))
}

fn set(profile: &mut Profile, key: &str, value: &Value) -> Result<()> {
    match key {
        "extends" => {}
        "id" => profile.id = text_of(key, value)?,
        "title" => profile.title = text_of(key, value)?,
        "version" => profile.version = text_of(key, value)?,
        "tree" => {
            profile.tree = match text_of(key, value)?.as_str() {
                "2015" => Tree::Y2015,
                "2021" => Tree::Y2021,
                other => return Err(ProfileError::new(key, format!("“{other}”应为 2015 或 2021"))),
            }
        }
        "moneyUnit" => profile.money_unit = one_of(key, value, &["元", "万元"])?,
        "operators" => profile.operators = list(key, value, operator_of)?,
        "weights" => profile.weights = weights(key, value, &profile.weights)?,
        "satisfactionFloor" => profile.satisfaction_floor = optional(key, value, decimal)?,
        "usualSatisfaction" => profile.usual_satisfaction = decimal(key, value)?,
        "minimumIndicators" => profile.minimum_indicators = count(key, value)?,
        "maximumIndicators" => profile.maximum_indicators = count(key, value)?,
        "maximumDecimals" => profile.maximum_decimals = number(key, value)?,
        "lengths" => profile.lengths = lengths(key, value, profile.lengths)?,
        "categoriesWithTargets" => profile.categories_with_targets = list(key, value, text_of)?,
        "preEvaluationThreshold" => profile.pre_evaluation_threshold = optional(key, value, decimal)?,
        "population" => profile.population = optional(key, value, decimal)?,
        "monitoringMonths" => profile.monitoring_months = list(key, value, number::<u8>)?,
        "spendingStandards" => profile.spending_standards = list(key, value, standard)?,
        "vagueWords" => profile.vague_words = list(key, value, text_of)?,
        "rules" => profile.rules.extend(rules(key, value)?),
        _ => return Err(ProfileError::new(key, "没有这个设置项")),
    }
    Ok(())
}

fn weights(path: &str, value: &Value, base: &Weights) -> Result<Weights> {
    let mut weights = base.clone();
    for (key, value) in object(path, value)? {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "mode" => {
                weights.mode = match one_of(&path, value, &["off", "optional", "required"])?.as_str() {
                    "off" => WeightMode::Off,
                    "optional" => WeightMode::Optional,
                    _ => WeightMode::Required,
                }
            }
            "total" => weights.total = decimal(&path, value)?,
            "extreme" => weights.extreme = optional(&path, value, decimal)?,
            "shares" => {
                let share = |(name, value): (&String, &Value)| {
                    let path = format!("{path}.{name}");
                    match level::level1(name) {
                        Level1::Other | Level1::Blank => Err(ProfileError::new(path, format!("“{name}”不是一级指标"))),
                        level => Ok((level, decimal(&path, value)?)),
                    }
                };
                weights.shares = object(&path, value)?.iter().map(share).collect::<Result<_>>()?;
            }
            _ => return Err(ProfileError::new(path, "没有这个设置项")),
        }
    }
    Ok(weights)
}

fn lengths(path: &str, value: &Value, mut lengths: Lengths) -> Result<Lengths> {
    for (key, value) in object(path, value)? {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "projectName" => lengths.project_name = count(&path, value)?,
            "indicatorName" => lengths.indicator_name = count(&path, value)?,
            "value" => lengths.value = count(&path, value)?,
            "explanation" => lengths.explanation = count(&path, value)?,
            "goal" => lengths.goal = count(&path, value)?,
            _ => return Err(ProfileError::new(path, "没有这个设置项")),
        }
    }
    Ok(lengths)
}

fn standard(path: &str, value: &Value) -> Result<SpendingStandard> {
    let mut standard = SpendingStandard::default();
    for (key, value) in object(path, value)? {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "keywords" => standard.keywords = list(&path, value, text_of)?,
            "unit" => standard.unit = text_of(&path, value)?,
            "max" => standard.max = decimal(&path, value)?,
            "basis" => standard.basis = text_of(&path, value)?,
            _ => return Err(ProfileError::new(path, "没有这个设置项")),
        }
    }
    Ok(standard)
}

fn rules(path: &str, value: &Value) -> Result<Vec<(String, Option<Severity>)>> {
    let rule = |(code, value): (&String, &Value)| {
        let path = format!("{path}.{code}");
        if rule::by_code(code).is_none() {
            return Err(ProfileError::new(path, format!("没有代码为“{code}”的规则")));
        }
        let severity = match one_of(&path, value, &["off", "error", "warning", "info"])?.as_str() {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "info" => Some(Severity::Info),
            _ => None,
        };
        Ok((code.clone(), severity))
    };
    object(path, value)?.iter().map(rule).collect()
}

fn operator_of(path: &str, value: &Value) -> Result<Operator> {
    match operator::read_cell(&text_of(path, value)?) {
        OperatorCell::Known { operator, .. } => Ok(operator),
        _ => Err(ProfileError::new(path, "应为 ≥ ≤ = > < 定性 之一")),
    }
}

fn object<'a>(path: &str, value: &'a Value) -> Result<&'a Map<String, Value>> {
    value.as_object().ok_or_else(|| ProfileError::new(path, "应为一组设置"))
}

fn list<T>(path: &str, value: &Value, read: impl Fn(&str, &Value) -> Result<T>) -> Result<Vec<T>> {
    let values = value.as_array().ok_or_else(|| ProfileError::new(path, "应为列表"))?;
    values.iter().enumerate().map(|(at, value)| read(&format!("{path}[{at}]"), value)).collect()
}

fn optional<T>(path: &str, value: &Value, read: impl Fn(&str, &Value) -> Result<T>) -> Result<Option<T>> {
    if value.is_null() { Ok(None) } else { read(path, value).map(Some) }
}

fn text_of(path: &str, value: &Value) -> Result<String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(ProfileError::new(path, "应为文字")),
    }
}

fn one_of(path: &str, value: &Value, allowed: &[&str]) -> Result<String> {
    let text = text_of(path, value)?;
    if allowed.contains(&text.as_str()) {
        return Ok(text);
    }
    Err(ProfileError::new(path, format!("“{text}”应为 {} 之一", allowed.join("、"))))
}

fn decimal(path: &str, value: &Value) -> Result<Decimal> {
    text_of(path, value)?.parse().map_err(|_| ProfileError::new(path, "应为数字"))
}

fn number<T: std::str::FromStr>(path: &str, value: &Value) -> Result<T> {
    text_of(path, value)?.parse().map_err(|_| ProfileError::new(path, "应为不小于 0 的整数"))
}

fn count(path: &str, value: &Value) -> Result<usize> {
    number(path, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_profiles_are_right() {
        for id in ["hongta-2024", "central-2021"] {
            assert_eq!(Profile::built_in(id).map(|p| p.id), Ok(id.to_owned()));
        }
    }

    #[test]
    fn a_profile_says_what_is_wrong_with_it() {
        for (text, path) in [
            (r#"{"tree": "2019"}"#, "tree"),
            (r#"{"satisfaction": 80}"#, "satisfaction"),
            (r#"{"rules": {"Z99": "off"}}"#, "rules.Z99"),
            (r#"{"rules": {"N01": "fatal"}}"#, "rules.N01"),
            (r#"{"weights": {"total": "很多"}}"#, "weights.total"),
            (r#"{"weights": {"shares": {"其他": 1}}}"#, "weights.shares.其他"),
            (r#"{"lengths": {"title": 1}}"#, "lengths.title"),
            (r#"{"operators": ["≥", "约"]}"#, "operators[1]"),
            (r#"{"monitoringMonths": [-1]}"#, "monitoringMonths[0]"),
            (r#"{"extends": "x"}"#, "extends"),
            ("[]", ""),
            ("{", ""),
        ] {
            assert_eq!(Profile::from_json(text).map_err(|e| e.path), Err(path.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_profile_starts_from_another() {
        let profile = Profile::from_json(r#"{"extends": "central-2021", "id": "own", "rules": {"N01": "off"}}"#);
        let profile = profile.unwrap();
        assert_eq!((profile.tree, profile.setting("N01")), (Tree::Y2021, Some(None)));
    }
}

//! 度量单位: canonical forms, spellings, what a unit measures and how units convert.

mod spelling;
mod table;

pub use table::Dimension;

use Dimension::{Area, Count, Energy, Household, Mass, Money, Other, Person, Ratio, Score, Share, Visit, Volume};
use rust_decimal::Decimal;
use spelling::longest;
use std::borrow::Cow;
use table::Known;

/// A unit as the forms should print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The canonical spelling: `元/人·月`.
    pub text: Cow<'static, str>,
    /// What the numerator measures.
    pub dimension: Dimension,
    /// The factor to the base unit of the dimension.
    pub factor: Decimal,
    /// The units it is told per, in order.
    pub per: Vec<&'static str>,
    /// Whether the text names several units, of which only one can be right.
    pub several: bool,
}

impl Unit {
    /// Whether this is a share of a whole.
    pub fn is_share(&self) -> bool {
        self.dimension == Share && self.per.is_empty()
    }

    /// Whether this is an amount of money and not money per something.
    pub fn is_money(&self) -> bool {
        self.dimension == Money && self.per.is_empty()
    }

    /// The number in the base unit of the dimension (元 for money); `None` when it does not fit.
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.factor)
    }

    /// Whether values in the two units can be converted into each other.
    pub fn converts_to(&self, other: &Self) -> bool {
        self.per == other.per
            && match (self.dimension, other.dimension) {
                (Count | Other, _) | (_, Count | Other) => self.bare() == other.bare(),
                (a, b) => a == b && (a != Share || is_point(&self.text) == is_point(&other.text)),
            }
    }

    /// The spelling without a leading 万 or 亿.
    pub fn bare(&self) -> &str {
        self.text.trim_start_matches(['万', '亿'])
    }

    /// The same unit ten thousand (万) or a hundred million (亿) times as large.
    fn multiplied(mut self, prefix: char) -> Self {
        let factor = if prefix == '万' { 10_000 } else { 100_000_000 };
        self.factor = self.factor.checked_mul(Decimal::from(factor)).unwrap_or(self.factor);
        self.text = Cow::Owned(format!("{prefix}{}", self.text));
        self
    }
}

fn is_point(text: &str) -> bool {
    text.ends_with("分点")
}

/// The unit that a whole cell names, in squeezed text; a spelling the table does not know is kept as it is.
pub fn parse(text: &str) -> Option<Unit> {
    if text.is_empty() {
        return None;
    }
    match scan(text) {
        Some((unit, "")) => Some(unit),
        _ if text.contains(['、', ',', ';', '/', '或', '和']) && names_several(text) => Some(Unit {
            text: Cow::Owned(text.to_owned()),
            dimension: Other,
            factor: Decimal::ONE,
            per: Vec::new(),
            several: true,
        }),
        _ => Some(Unit {
            text: Cow::Owned(text.to_owned()),
            dimension: Other,
            factor: Decimal::ONE,
            per: Vec::new(),
            several: false,
        }),
    }
}

/// Whether the table knows the unit that makes up the whole of `text`.
pub fn is_known(text: &str) -> bool {
    scan(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Reads a unit at the start of squeezed text: `元/人·月给补助对象` → 元/人·月.
pub fn scan(text: &str) -> Option<(Unit, &str)> {
    if let Some(prefix) = text.chars().next().filter(|c| matches!(c, '万' | '亿')) {
        let after = text.strip_prefix(prefix)?;
        let (unit, rest) = scan(after).filter(|(unit, _)| !unit.text.starts_with(['万', '亿', '%', '‰']))?;
        return Some((unit.multiplied(prefix), rest));
    }
    let (base, rest) = longest(text)?;
    let (number, scale) = base.factor;
    let factor = Decimal::new(number, scale);
    let unit = |per: Vec<&'static str>| Unit {
        text: if per.is_empty() {
            Cow::Borrowed(base.canonical)
        } else {
            Cow::Owned(format!("{}/{}", base.canonical, per.join("·")))
        },
        dimension: base.dimension,
        factor,
        per,
        several: false,
    };
    match denominators(rest) {
        Some((per, after)) if may_be_told_per(base, &per) => Some((unit(per.iter().map(|k| k.canonical).collect()), after)),
        // “人·天” and “人天” are units of work, not of people.
        _ if base.canonical == "人" && rest.starts_with(['·', '.', '天']) => {
            let after = rest.trim_start_matches(['·', '.']);
            let told = |name: &'static str| Unit { text: Cow::Borrowed(name), dimension: Visit, ..unit(Vec::new()) };
            let days = after.strip_prefix('天').or_else(|| after.strip_prefix('日'));
            Some(match (days, after.strip_prefix('次')) {
                (Some(after), _) => (told("人·天"), after),
                (_, Some(after)) => (told("人次"), after),
                _ => (unit(Vec::new()), rest),
            })
        }
        _ => Some((unit(Vec::new()), rest)),
    }
}

/// The units after `/` or 每: `人·月`, `(人·年)`, `人/月`, `人.每天`, `人、天`.
fn denominators(text: &str) -> Option<(Vec<&'static Known>, &str)> {
    let mut rest = text.strip_prefix(['/', '每'])?;
    let open = rest.starts_with('(');
    rest = rest.strip_prefix('(').unwrap_or(rest);
    let mut per = Vec::new();
    loop {
        rest = rest.strip_prefix('每').unwrap_or(rest);
        let Some((unit, after)) = longest(rest) else { break };
        per.push(unit);
        rest = after;
        let next = rest.strip_prefix(['/', '·', '*', '×', '.', '、', ',', '每']);
        match next.filter(|next| longest(next.strip_prefix('每').unwrap_or(next)).is_some()) {
            Some(next) if per.len() < 4 => rest = next,
            _ => break,
        }
    }
    if open {
        rest = rest.strip_prefix(')')?;
    }
    (!per.is_empty()).then_some((per, rest))
}

/// `亩/株` and `台/件` name two units; `元/台` and `次/月` name one.
fn may_be_told_per(numerator: &Known, per: &[&Known]) -> bool {
    let counted = |k: &Known| matches!(k.dimension, Count | Household | Person) && !k.canonical.starts_with(['万', '十', '千']);
    match numerator.dimension {
        Money | Mass | Volume | Energy | Score | Ratio | Visit => true,
        // 人均住房面积 is told in 平方米/人.
        Area => per.iter().all(|k| matches!(k.dimension, Household | Person)) || !per.iter().any(|k| counted(k)),
        _ if numerator.canonical == "次" => true,
        _ => per.iter().all(|k| !counted(k)),
    }
}

fn names_several(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['、', ',', ';', '/', '或', '和']).collect();
    parts.len() > 1 && parts.iter().all(|part| is_known(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_forms() {
        for (text, want) in [
            ("%", "%"),
            ("个百分比", "%"),
            ("百分比", "%"),
            ("个百分点", "百分点"),
            ("㎡", "平方米"),
            ("m2", "平方米"),
            ("KM", "公里"),
            ("M", "米"),
            ("人/次", "人次"),
            ("元/人/月", "元/人·月"),
            ("元/人*月", "元/人·月"),
            ("元/(人·年)", "元/人·年"),
            ("元/平方米×月", "元/平方米·月"),
            ("元/人、天", "元/人·天"),
            ("元/人.每天", "元/人·天"),
            ("元/户次", "元/户次"),
            ("元/批次", "元/批次"),
            ("万元/人", "万元/人"),
            ("万平方米", "万平方米"),
            ("万元", "万元"),
            ("亿元", "亿元"),
            ("人/年", "人/年"),
            ("次/月", "次/月"),
            ("人·天", "人·天"),
            ("工作日", "工作日"),
            ("日", "天"),
            ("月", "月"),
            ("元/公里/年", "元/公里·年"),
            ("台(套)", "台套"),
            ("千元", "千元"),
            ("架次", "架次"),
        ] {
            assert_eq!(parse(text).map(|u| u.text.into_owned()), Some(want.to_owned()), "{text}");
        }
    }

    #[test]
    fn tells_several_units_from_one() {
        for (text, several) in [("台、户", true), ("亩/株", true), ("元/台", false), ("台/件/辆", true), ("元/人、天", false)]
        {
            assert_eq!(parse(text).map(|u| u.several), Some(several), "{text}");
        }
    }

    #[test]
    fn converts() {
        let base = |unit: &str, value: i64| parse(unit).and_then(|u| u.to_base(Decimal::from(value)));
        assert_eq!(base("万元", 80), base("元", 800_000));
        assert_eq!(base("亿元", 1), base("万元", 10_000));
        assert_eq!(base("万株", 2), Some(Decimal::from(20_000)));
        let converts = |a: &str, b: &str| parse(a).zip(parse(b)).is_some_and(|(a, b)| a.converts_to(&b));
        for (a, b, want) in [
            ("元", "万元", true),
            ("亩", "公顷", true),
            ("元/人", "万元/人", true),
            ("元/人", "元/户", false),
            ("%", "百分点", false),
            ("%", "‰", true),
            ("株", "万株", true),
            ("台", "套", false),
        ] {
            assert_eq!(converts(a, b), want, "{a} {b}");
        }
    }
}

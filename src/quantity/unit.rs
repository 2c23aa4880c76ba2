//! 度量单位: canonical forms, spellings, what a unit measures and how units convert.

use rust_decimal::Decimal;
use std::borrow::Cow;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// %, ‰, 百分点
    Share,
    /// 元
    Money,
    /// 平方米
    Area,
    /// 米
    Length,
    /// 公斤
    Mass,
    /// 立方米
    Volume,
    /// 小时, 天, 月
    Time,
    /// 人
    Person,
    /// 人次
    Visit,
    /// 户
    Household,
    /// 台, 件, 次 …
    Count,
    /// 倍
    Ratio,
    /// 分
    Score,
    /// 千瓦时
    Energy,
    /// 日期, or a unit the table does not know
    Other,
}

/// A unit of the table: canonical spelling, dimension, factor to the base of its dimension, other spellings.
struct Known {
    canonical: &'static str,
    dimension: Dimension,
    /// The factor as (number, power of ten).
    factor: (i64, u32),
    spellings: &'static [&'static str],
}

const fn known(canonical: &'static str, dimension: Dimension, factor: (i64, u32), spellings: &'static [&'static str]) -> Known {
    Known { canonical, dimension, factor, spellings }
}

use Dimension::{Area, Count, Energy, Household, Length, Mass, Money, Other, Person, Ratio, Score, Share, Time, Visit, Volume};

/// Factors lead to %, 元, 平方米, 米, 公斤, 立方米, 分钟, 人, 人次, 户, 倍, 分, 千瓦时; counted things only to themselves.
const UNITS: &[Known] = &[
    known("%", Share, (1, 0), &["个百分比", "百分比", "百分之", "百分率", "％"]),
    known("‰", Share, (1, 1), &["个千分比", "千分比", "千分之"]),
    known("百分点", Share, (1, 0), &["个百分点"]),
    known("千分点", Share, (1, 1), &["个千分点"]),
    known("元", Money, (1, 0), &["圆", "元人民币", "人民币元"]),
    known("千元", Money, (1000, 0), &[]),
    known("平方米", Area, (1, 0), &["㎡", "m2", "M2", "m²", "M²", "平米", "平方", "平方公尺"]),
    known("亩", Area, (66_667, 2), &[]),
    known("公顷", Area, (10_000, 0), &["ha", "hm2"]),
    known("平方公里", Area, (1_000_000, 0), &["km2", "km²", "KM2", "平方千米"]),
    known("公里", Length, (1000, 0), &["km", "KM", "Km", "千米", "㎞"]),
    known("米", Length, (1, 0), &["m", "M", "公尺", "延米", "延长米"]),
    known("厘米", Length, (1, 2), &["cm", "CM", "公分"]),
    known("毫米", Length, (1, 3), &["mm", "MM"]),
    known("英寸", Length, (254, 4), &["寸"]),
    known("公斤", Mass, (1, 0), &["kg", "KG", "Kg", "千克", "㎏"]),
    known("克", Mass, (1, 3), &["g"]),
    known("吨", Mass, (1000, 0), &["t", "T"]),
    known("立方米", Volume, (1, 0), &["m3", "M3", "m³", "立方", "方"]),
    known("升", Volume, (1, 3), &["L", "l"]),
    known("分钟", Time, (1, 0), &["min"]),
    known("秒", Time, (1, 0), &["s"]),
    known("小时", Time, (60, 0), &["h", "个小时", "时"]),
    known("工作日", Time, (1440, 0), &["个工作日", "工作天"]),
    known("天", Time, (1440, 0), &["日", "日历天"]),
    known("周", Time, (10_080, 0), &["个星期", "星期"]),
    known("个月", Time, (43_200, 0), &[]),
    known("月", Time, (43_200, 0), &["月份"]),
    known("季度", Time, (129_600, 0), &["季", "个季度"]),
    known("学期", Time, (259_200, 0), &[]),
    known("年", Time, (518_400, 0), &["年度", "周年"]),
    known("人次", Visit, (1, 0), &["人/次", "次人", "人·次", "人.次"]),
    known("人", Person, (1, 0), &["名", "位", "人数", "个人"]),
    known("户次", Visit, (1, 0), &["户/次"]),
    known("车次", Visit, (1, 0), &["辆次"]),
    known("户", Household, (1, 0), &["家庭户"]),
    known("倍", Ratio, (1, 0), &[]),
    known("分", Score, (1, 0), &["分值", "得分"]),
    known("千瓦时", Energy, (1, 0), &["kWh", "kwh", "KWH", "度"]),
    known("日期", Other, (1, 0), &[]),
    known("个", Count, (1, 0), &[]),
    known("台", Count, (1, 0), &[]),
    known("套", Count, (1, 0), &[]),
    known("台套", Count, (1, 0), &["台(套)", "台/套"]),
    known("辆", Count, (1, 0), &[]),
    known("件", Count, (1, 0), &[]),
    known("份", Count, (1, 0), &[]),
    known("篇", Count, (1, 0), &[]),
    known("期", Count, (1, 0), &[]),
    known("场", Count, (1, 0), &["场次"]),
    known("次", Count, (1, 0), &["次数"]),
    known("批次", Count, (1, 0), &[]),
    known("批", Count, (1, 0), &[]),
    known("班次", Count, (1, 0), &[]),
    known("门", Count, (1, 0), &[]),
    known("所", Count, (1, 0), &[]),
    known("家", Count, (1, 0), &["家次"]),
    known("座", Count, (1, 0), &[]),
    known("株", Count, (1, 0), &["棵"]),
    known("只", Count, (1, 0), &["羽"]),
    known("头", Count, (1, 0), &[]),
    known("匹", Count, (1, 0), &[]),
    known("起", Count, (1, 0), &[]),
    known("宗", Count, (1, 0), &[]),
    known("例", Count, (1, 0), &[]),
    known("处", Count, (1, 0), &[]),
    known("条", Count, (1, 0), &[]),
    known("项", Count, (1, 0), &[]),
    known("种", Count, (1, 0), &[]),
    known("类", Count, (1, 0), &[]),
    known("本", Count, (1, 0), &[]),
    known("册", Count, (1, 0), &[]),
    known("张", Count, (1, 0), &[]),
    known("块", Count, (1, 0), &[]),
    known("幅", Count, (1, 0), &[]),
    known("部", Count, (1, 0), &[]),
    known("艘", Count, (1, 0), &[]),
    known("架", Count, (1, 0), &[]),
    known("组", Count, (1, 0), &[]),
    known("支", Count, (1, 0), &[]),
    known("间", Count, (1, 0), &[]),
    known("栋", Count, (1, 0), &["幢"]),
    known("盏", Count, (1, 0), &[]),
    known("根", Count, (1, 0), &[]),
    known("口", Count, (1, 0), &[]),
    known("眼", Count, (1, 0), &[]),
    known("棚", Count, (1, 0), &[]),
    known("床", Count, (1, 0), &["张床位", "床位"]),
    known("届", Count, (1, 0), &[]),
    known("轮", Count, (1, 0), &[]),
    known("笔", Count, (1, 0), &[]),
    known("案", Count, (1, 0), &[]),
    known("村", Count, (1, 0), &[]),
    known("课时", Count, (1, 0), &["学时"]),
    known("航次", Count, (1, 0), &[]),
    known("标段", Count, (1, 0), &[]),
    known("点", Count, (1, 0), &[]),
    known("片", Count, (1, 0), &[]),
    known("副", Count, (1, 0), &[]),
    known("箱", Count, (1, 0), &[]),
    known("瓶", Count, (1, 0), &[]),
    known("袋", Count, (1, 0), &[]),
    known("桶", Count, (1, 0), &[]),
    known("盒", Count, (1, 0), &[]),
    known("卷", Count, (1, 0), &[]),
    known("粒", Count, (1, 0), &[]),
    known("颗", Count, (1, 0), &[]),
    known("枚", Count, (1, 0), &[]),
    known("尾", Count, (1, 0), &[]),
    known("具", Count, (1, 0), &[]),
    known("字", Count, (1, 0), &[]),
    known("级", Count, (1, 0), &[]),
];

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
            match after.strip_prefix('天').or_else(|| after.strip_prefix('日')) {
                Some(after) => Some((Unit { text: Cow::Borrowed("人·天"), dimension: Visit, ..unit(Vec::new()) }, after)),
                None => Some((unit(Vec::new()), rest)),
            }
        }
        _ => Some((unit(Vec::new()), rest)),
    }
}

fn longest(text: &str) -> Option<(&'static Known, &str)> {
    let first = first_scalar(text.as_bytes());
    let at = INDEX.partition_point(|entry| entry.first < first);
    let mut found: Option<(&Known, &str)> = None;
    for entry in INDEX.iter().skip(at).take_while(|entry| entry.first == first) {
        let Some(unit) = UNITS.get(entry.unit) else { continue };
        let spelling = entry.spelling.checked_sub(1).and_then(|at| unit.spellings.get(at)).unwrap_or(&unit.canonical);
        let Some(rest) = text.strip_prefix(spelling) else { continue };
        // A spelling in Latin letters must not be the start of a longer word.
        let cut = spelling.ends_with(|c: char| c.is_ascii_alphabetic()) && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        if !cut && found.is_none_or(|(_, shortest)| rest.len() < shortest.len()) {
            found = Some((unit, rest));
        }
    }
    found
}

/// A spelling of a unit, found by its first character.
#[derive(Clone, Copy)]
struct Spelled {
    first: u32,
    unit: usize,
    /// 0 is the canonical spelling, the others follow.
    spelling: usize,
}

#[expect(clippy::indexing_slicing, reason = "evaluated while compiling, never at run time")]
const SPELLED: usize = {
    let (mut count, mut unit) = (0, 0);
    while unit < UNITS.len() {
        count += 1 + UNITS[unit].spellings.len();
        unit += 1;
    }
    count
};

/// Every spelling in the order of first characters, so that a text is compared with a handful of them. Made by the
/// compiler: the indexing and sums below can only fail while compiling.
#[expect(clippy::indexing_slicing, reason = "evaluated while compiling, never at run time")]
static INDEX: [Spelled; SPELLED] = {
    let mut index = [Spelled { first: 0, unit: 0, spelling: 0 }; SPELLED];
    let (mut count, mut unit) = (0, 0);
    while unit < UNITS.len() {
        let mut spelling = 0;
        while spelling <= UNITS[unit].spellings.len() {
            let text = if spelling == 0 { UNITS[unit].canonical } else { UNITS[unit].spellings[spelling - 1] };
            let entry = Spelled { first: first_scalar(text.as_bytes()), unit, spelling };
            // Insertion keeps the index sorted as it grows.
            let mut at = count;
            while at > 0 && index[at - 1].first > entry.first {
                index[at] = index[at - 1];
                at -= 1;
            }
            index[at] = entry;
            count += 1;
            spelling += 1;
        }
        unit += 1;
    }
    index
};

/// The first bytes of a text as one number: those of its first character, which orders texts by it.
const fn first_scalar(bytes: &[u8]) -> u32 {
    match bytes {
        [a @ 0..=0x7f, ..] => *a as u32,
        [a, b, ..] if *a < 0xe0 => (*a as u32) << 8 | *b as u32,
        [a, b, c, ..] => (*a as u32) << 16 | (*b as u32) << 8 | *c as u32,
        _ => 0,
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
    let counted = |k: &Known| matches!(k.dimension, Count | Household | Person);
    match numerator.dimension {
        Money | Mass | Volume | Energy | Score | Ratio | Visit => true,
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

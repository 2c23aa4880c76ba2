//! 一级指标 and 二级指标: which place of the indicator tree a cell names.

use crate::list;
use crate::text;
use std::borrow::Cow;

/// A first level of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Level1 {
    /// 成本指标
    Cost,
    /// 产出指标
    Output,
    /// 效益指标
    Benefit,
    /// 满意度指标
    Satisfaction,
    /// Another text.
    Other,
    /// Nothing.
    #[default]
    Blank,
}

/// A second level of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Level2 {
    /// 数量指标
    Quantity,
    /// 质量指标
    Quality,
    /// 时效指标
    Time,
    /// 成本指标
    Cost,
    /// 经济成本指标
    EconomicCost,
    /// 社会成本指标
    SocialCost,
    /// 生态环境成本指标
    EcologicalCost,
    /// 经济效益指标
    Economic,
    /// 社会效益指标
    Social,
    /// 生态效益指标
    Ecological,
    /// 可持续影响指标
    Sustained,
    /// 服务对象满意度指标
    Satisfaction,
    /// Another text.
    Other,
    /// Nothing.
    #[default]
    Blank,
}

impl Level1 {
    /// The places of the tree.
    const PLACES: [Self; 4] = [Self::Output, Self::Benefit, Self::Satisfaction, Self::Cost];

    /// The name the forms print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cost => "成本指标",
            Self::Output => "产出指标",
            Self::Benefit => "效益指标",
            Self::Satisfaction => "满意度指标",
            Self::Other | Self::Blank => "",
        }
    }
}

impl Level2 {
    /// The places of the tree, in both of its editions.
    const PLACES: [Self; 12] = [
        Self::Quantity,
        Self::Quality,
        Self::Time,
        Self::Cost,
        Self::EconomicCost,
        Self::SocialCost,
        Self::EcologicalCost,
        Self::Economic,
        Self::Social,
        Self::Ecological,
        Self::Sustained,
        Self::Satisfaction,
    ];

    /// The name the forms print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quantity => "数量指标",
            Self::Quality => "质量指标",
            Self::Time => "时效指标",
            Self::Cost => "成本指标",
            Self::EconomicCost => "经济成本指标",
            Self::SocialCost => "社会成本指标",
            Self::EcologicalCost => "生态环境成本指标",
            Self::Economic => "经济效益指标",
            Self::Social => "社会效益指标",
            Self::Ecological => "生态效益指标",
            Self::Sustained => "可持续影响指标",
            Self::Satisfaction => "服务对象满意度指标",
            Self::Other | Self::Blank => "",
        }
    }

    /// Whether the row caps money.
    pub fn is_cost(self) -> bool {
        matches!(self, Self::Cost | Self::EconomicCost)
    }

    /// Whether the row is one of the benefits.
    pub fn is_benefit(self) -> bool {
        matches!(self, Self::Economic | Self::Social | Self::Ecological | Self::Sustained)
    }

    /// Whether the row belongs to 2021's cost tree and not to the cost row of 2015.
    pub fn is_cost_of_2021(self) -> bool {
        matches!(self, Self::EconomicCost | Self::SocialCost | Self::EcologicalCost)
    }
}

/// Reads the first level: points (`产出指标(50分)`), marks (`(必填)`) and blanks do not count; codes are those of domain.md 7.7.
pub fn level1(cell: &str) -> Level1 {
    if let Some(printed) = Level1::PLACES.iter().find(|level| level.name() == cell) {
        return *printed;
    }
    let squeezed = text::squeeze(cell);
    match &*bare(&squeezed) {
        "" => Level1::Blank,
        "1" | "产出" | "项目产出" | "项目完成" | "预期产出" | "产出值" | "完成" => Level1::Output,
        "2" | "效益" | "项目效益" | "效果" | "项目效果" | "预期效益" => Level1::Benefit,
        "3" | "满意度" | "服务对象满意度" | "社会满意度" => Level1::Satisfaction,
        "4" | "成本" | "项目成本" => Level1::Cost,
        _ => Level1::Other,
    }
}

/// Reads the second level.
pub fn level2(cell: &str) -> Level2 {
    if let Some(printed) = Level2::PLACES.iter().find(|level| level.name() == cell) {
        return *printed;
    }
    let squeezed = text::squeeze(cell);
    match &*bare(&squeezed) {
        "" => Level2::Blank,
        "11" | "数量" | "产出数量" => Level2::Quantity,
        "12" | "质量" | "产出质量" => Level2::Quality,
        "13" | "时效" | "产出时效" | "时间" => Level2::Time,
        "14" | "成本" | "产出成本" => Level2::Cost,
        "41" | "经济成本" => Level2::EconomicCost,
        "42" | "社会成本" => Level2::SocialCost,
        "43" | "生态环境成本" | "生态成本" | "环境成本" => Level2::EcologicalCost,
        "21" | "经济效益" => Level2::Economic,
        "22" | "社会效益" => Level2::Social,
        "23" | "生态效益" | "环境效益" | "生态环境效益" => Level2::Ecological,
        "24" | "可持续影响" | "可持续发展" | "可持续性" | "可持续影响力" => Level2::Sustained,
        "31" | "满意度" => Level2::Satisfaction,
        other if other.contains("满意") => Level2::Satisfaction,
        _ => Level2::Other,
    }
}

/// Whether `name`, squeezed, is the label of a first level.
pub fn is_level1_label(name: &str) -> bool {
    is_label(name) && !matches!(level1(name), Level1::Other | Level1::Blank)
}

/// Whether `name`, squeezed, is the label of a second level. 满意度 alone is a measure without an object, not a label.
pub fn is_level2_label(name: &str) -> bool {
    is_label(name) && !matches!(level2(name), Level2::Other | Level2::Blank) && (name.ends_with("指标") || !name.contains("满意"))
}

/// The bytes of 服务对象满意度, the longest label that stands without 指标.
const LONGEST_BARE: usize = 21;

/// A code of the tree is no label; a name of the tree is.
fn is_label(name: &str) -> bool {
    let short = name.len() <= LONGEST_BARE || name.contains("指标") || name.contains("目标");
    short && !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit())
}

/// The name without bracketed remarks, trailing points and the word 指标; `cell` is squeezed.
fn bare(cell: &str) -> Cow<'_, str> {
    let trimmed = |name: &str| {
        let trimmed = name.strip_suffix('分').map_or(name, |n| n.trim_end_matches(|c: char| c.is_ascii_digit()));
        let trimmed = trimmed.strip_suffix('等').unwrap_or(trimmed);
        let trimmed = list!["指标", "目标"].strip_end(trimmed).unwrap_or(trimmed);
        if trimmed.is_empty() { name.len() } else { trimmed.len() }
    };
    let marked = cell.chars().any(|c| matches!(c, '(' | '[' | '【' | ')' | ']' | '】' | '、' | '.' | '/'));
    if !marked {
        return Cow::Borrowed(cell.get(..trimmed(cell)).unwrap_or_default());
    }
    let mut name = String::new();
    let mut depth = 0_u32;
    for c in cell.chars() {
        match c {
            '(' | '[' | '【' => depth = depth.saturating_add(1),
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            '、' | '.' | '/' => {}
            c if depth == 0 => name.push(c),
            _ => {}
        }
    }
    name.truncate(trimmed(&name));
    Cow::Owned(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_levels_as_they_are_printed() {
        for (cell, want) in [
            ("产出指标(50分)", Level1::Output),
            ("产出 指标", Level1::Output),
            ("产出指标 40 分", Level1::Output),
            ("成本指标（0-20）分", Level1::Cost),
            ("项目完成指标", Level1::Output),
            ("效果指标", Level1::Benefit),
            ("3", Level1::Satisfaction),
            ("投入", Level1::Other),
            ("", Level1::Blank),
        ] {
            assert_eq!(level1(cell), want, "{cell}");
        }
        for (cell, want) in [
            ("数量指标 (必填硬性指标)", Level2::Quantity),
            ("经济效益 指标", Level2::Economic),
            ("社会公众或服务对象满意度指标", Level2::Satisfaction),
            ("服务对象满意度指标等", Level2::Satisfaction),
            ("成本目标", Level2::Cost),
            ("生态环境成本指标", Level2::EcologicalCost),
            ("14", Level2::Cost),
            ("具体指标", Level2::Other),
            ("", Level2::Blank),
        ] {
            assert_eq!(level2(cell), want, "{cell}");
        }
    }

    #[test]
    fn tells_labels_from_names() {
        for (name, first, second) in [
            ("产出指标", true, false),
            ("时效指标", false, true),
            ("社会效益", false, true),
            ("成本", true, true),
            ("满意度", true, false),
            ("服务对象满意度指标", true, true),
            ("培训人数", false, false),
            ("11", false, false),
        ] {
            assert_eq!((is_level1_label(name), is_level2_label(name)), (first, second), "{name}");
        }
    }
}

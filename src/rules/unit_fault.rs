//! What is wrong with the unit of a row. One row, one fault: the rules of [`super::unit`] each speak about their own.

use super::value::fraction_of_one;
use crate::context::Row;
use crate::list;
use crate::quantity::unit::{self, Dimension, Unit};
use crate::sense::list::List;
use crate::sense::name::Measure;
use crate::sense::objects::{self, Misfit};
use crate::sense::words::Tag;
use crate::text;

/// What is wrong with the unit of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A number has none (U01).
    Missing,
    /// Such things are not counted in it (U02).
    Misfit(Misfit),
    /// An amount of money whose currency was left out (U02).
    Currency,
    /// It contradicts what the name says; the reason (U03).
    Contradiction(&'static str),
    /// It contradicts the unit in the value cell (U03).
    Printed,
    /// A date that was pasted into it (U03).
    Serial,
    /// 人 where visits are counted, or 人次 where people are (U05).
    Visits(&'static str),
    /// A share told in time or a time told as a share; the reason (U07).
    Rate(&'static str),
    /// More than one unit (U09).
    Several,
}

/// What is wrong with the unit of the row, the most telling fault first.
pub(super) fn fault_of(row: &Row<'_>) -> Option<Fault> {
    row.verdicts.unit_fault.or_find(|| find_fault(row))
}

fn find_fault(row: &Row<'_>) -> Option<Fault> {
    flaw_of(row).or_else(|| {
        let unit = row.meaning.unit.as_ref().filter(|_| is_judged(row))?;
        // Shares and prices have been looked at; only what is counted or measured as a whole is left.
        if unit.is_share() || !unit.per.is_empty() || accepted_by_library(row, unit) {
            return None;
        }
        objects::misfit(&row.name, unit).map(Fault::Misfit)
    })
}

/// Whether the row has a number whose unit can be judged.
fn is_judged(row: &Row<'_>) -> bool {
    row.meaning.number().is_some()
        && !row.cells.unit.unreadable
        && row.name.measure != Measure::Satisfaction
        && !row.is_placeholder()
}

/// What is wrong with the unit besides what is counted in it, which takes longest to find out.
pub(super) fn flaw_of(row: &Row<'_>) -> Option<Fault> {
    row.verdicts.unit_flaw.or_find(|| find_flaw(row))
}

fn find_flaw(row: &Row<'_>) -> Option<Fault> {
    if row.meaning.serial {
        return row.cells.unit.filled().then_some(Fault::Serial);
    }
    let unit = row.meaning.unit.as_ref();
    // Most rows are a share in per cent.
    if unit.is_some_and(Unit::is_share) && row.name.measure == Measure::Share && row.meaning.unit_conflict.is_none() {
        return None;
    }
    if row.cells.unit.unreadable || row.is_placeholder() {
        return None;
    }
    row.meaning.number()?;
    let Some(unit) = unit else {
        // 满意度缺“%”由 J06 提示，小数形式的比率由 V07 提示；数字后面有话的，单位可能就是那句话。
        let told = row.asks_satisfaction() || fraction_of_one(row).is_some() || row.meaning.wordy;
        return (!told).then_some(Fault::Missing);
    };
    if let Some(printed) = &row.meaning.unit_conflict {
        let cell = unit::parse(row.cells.unit.squeezed())?;
        let alike = cell.dimension == printed.dimension && cell.factor == printed.factor;
        return Some(if alike { Fault::Several } else { Fault::Printed });
    }
    if unit.several {
        return Some(Fault::Several);
    }
    if row.name.measure == Measure::Satisfaction || accepted_by_library(row, unit) {
        return None;
    }
    if let Some(reason) = rate_against_time(row, unit) {
        return Some(Fault::Rate(reason));
    }
    if let Some(reason) = contradiction(row, unit) {
        return Some(Fault::Contradiction(reason));
    }
    if (row.name.measure == Measure::Money && counts(unit) && !unit.per.is_empty()) || starts_with_per(row) {
        return Some(Fault::Currency);
    }
    visits(row, unit).map(Fault::Visits)
}

/// Whether the unit cell begins with what something is told per: `/株`.
pub(super) fn starts_with_per(row: &Row<'_>) -> bool {
    let raw = row.cells.unit.raw;
    if !raw.contains(['/', '／']) {
        return false;
    }
    let cell = row.cells.unit.text();
    text::squeeze(cell).strip_prefix('/').is_some_and(unit::is_known)
}

fn accepted_by_library(row: &Row<'_>, unit: &Unit) -> bool {
    row.entry.is_some_and(|entry| *entry.unit == *unit.text || entry.units.iter().any(|other| **other == *unit.text))
}

/// A share is not told in days, and a deadline not in per cent.
fn rate_against_time(row: &Row<'_>, unit: &Unit) -> Option<&'static str> {
    let core = row.name.core.as_str();
    match row.name.measure {
        Measure::Share if unit.dimension == Dimension::Time && unit.per.is_empty() => Some("是比率，不会以时间为单位"),
        Measure::Deadline if unit.is_share() => Some("是时间，不会以百分比为单位"),
        Measure::Duration if unit.is_share() && (core.ends_with("时长") || core.ends_with("周期")) => {
            Some("是时间，不会以百分比为单位")
        }
        _ => None,
    }
}

/// Names that end in these are amounts of money beyond doubt.
#[rustfmt::skip]
static AMOUNTS: List = list![
    "成本", "单价", "增收额", "节本额", "补贴额", "补助额", "销售额", "造价", "价格", "费用", "金额", "补助标准", "补贴标准", "资助标准", "养护标准", "收费标准", "工资标准",
    "经费标准", "物业费", "服务费", "管理费", "维护费", "租赁费", "水电费", "差旅费", "劳务费", "会议费", "培训费", "印刷费",
    "维修费", "运行费", "保险费",
];
/// Names that end in these are lengths of time beyond doubt.
static SPANS: List = list!["年限", "年数", "天数", "月数", "寿命", "质保期", "管护期", "有效期"];
/// Names that end in these are sizes beyond doubt.
static SIZES: List = list!["面积", "里程", "长度", "公里数", "亩数", "吨数", "重量"];

/// Why the unit cannot belong to the name; `None` where it may.
fn contradiction(row: &Row<'_>, unit: &Unit) -> Option<&'static str> {
    let (name, core) = (&row.name, row.name.core.as_str());
    let ends = |list: &List| list.ends(core);
    let share = unit.is_share();
    let counted = counts(unit) && unit.per.is_empty();
    let number =
        name.measure == Measure::Count && !name.tags.has(Tag::Unbounded) && (!core.ends_with('量') || core.ends_with("数量"));
    let money = unit.is_money() && !name.tags.has(Tag::Fund) && !name.tags.has(Tag::Cost);
    match name.measure {
        Measure::Count if share && number => Some("是个数，不会以百分比为单位"),
        Measure::Count if money && number => Some("是个数，不会以金额为单位"),
        Measure::Size if share && ends(&SIZES) => Some("是大小，不会以百分比为单位"),
        Measure::Size if money && ends(&SIZES) => Some("是大小，不会以金额为单位"),
        Measure::Deadline | Measure::Duration if unit.is_money() || is_bulk(unit) => Some("是时间，不会以这样的单位衡量"),
        Measure::Duration if share && ends(&SPANS) => Some("是时间，不会以百分比为单位"),
        Measure::Money if share && ends(&AMOUNTS) => Some("是金额，不会以百分比为单位"),
        Measure::Money if counted && ends(&AMOUNTS) && !paid_by(unit) => Some("是金额，应以元或万元为单位"),
        Measure::Share if (counted || unit.is_money()) && !is_frequency(core) => Some("是比率，应以“%”为单位"),
        Measure::None if unit.dimension == Dimension::Person && is_punctual(core) => Some("说的是是否按时，不会以人数为单位"),
        _ => None,
    }
}

/// Whether the unit counts or sizes things and is neither a share, money, time nor a score.
fn counts(unit: &Unit) -> bool {
    matches!(
        unit.dimension,
        Dimension::Count
            | Dimension::Person
            | Dimension::Visit
            | Dimension::Household
            | Dimension::Area
            | Dimension::Length
            | Dimension::Mass
    )
}

/// Whether the unit counts people or sizes things, as no length of time is told.
fn is_bulk(unit: &Unit) -> bool {
    let bulky = matches!(
        unit.dimension,
        Dimension::Person | Dimension::Household | Dimension::Area | Dimension::Length | Dimension::Mass
    );
    bulky && unit.per.is_empty()
}

/// Units in which one may well pay: 2次, 3项, 4期.
fn paid_by(unit: &Unit) -> bool {
    matches!(unit.bare(), "次" | "项" | "批" | "批次" | "期" | "笔")
}

/// 频率 and 速率 end in 率 and are no shares.
fn is_frequency(core: &str) -> bool {
    list!["频率", "速率", "功率", "效率", "汇率", "利率", "容积率", "倍率", "曝光率", "点击率"].ends(core)
}

/// A name that only says that something is done in time.
fn is_punctual(core: &str) -> bool {
    list!["发放", "兑付", "拨付", "完成", "到位"].ends(core) && list!["按时", "及时", "按期", "准时", "如期"].within(core)
}

/// The right unit where people and their visits are taken for each other.
fn visits(row: &Row<'_>, unit: &Unit) -> Option<&'static str> {
    let name = &row.name;
    let by_visit = name.core.ends_with("人次") || name.core.ends_with("人次数");
    match unit.bare() {
        "人" if by_visit && unit.per.is_empty() => Some("人次"),
        "人次" if !by_visit && unit.per.is_empty() && objects::counts_people(name) => Some("人"),
        _ => None,
    }
}

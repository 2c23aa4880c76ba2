//! Which way is better, and what is wrong with a sign that says otherwise. The library decides where it has the
//! indicator; the head of the name decides the rest. A row has at most one fault of direction, so it is told here.

use crate::context::Row;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::number;
use crate::quantity::operator::{self, Operator, OperatorCell};
use crate::quantity::unit::Dimension;
use crate::sense::level::Level2;
use crate::sense::list::List;
use crate::sense::name::{Direction, Measure};
use crate::sense::words::Tag;
use crate::text;
use rust_decimal::Decimal;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Better {
    /// The more the better.
    More,
    /// The less the better.
    Less,
}

/// What is wrong with the direction of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A quantity that is to be done is capped (E01).
    Capped,
    /// Less is better, and the sign asks for more (E08).
    AsksMore,
    /// More is better, and the sign asks for less (E09).
    AsksLess,
    /// Every result would do (E10).
    Always,
    /// A fixed standard is told as a floor (E12).
    Floor,
    /// A cost is told as a floor (I07).
    CostFloor,
}

/// Things that are meant to be kept low although they are counted like any other.
#[rustfmt::skip]
static KEPT_LOW: List = list![
    "会议召开", "会议次数", "会议数量", "公务接待", "公务出差", "接待批次", "出国", "出境", "三公", "编制人数", "人员编制", "行政编制", "事业编制", "公务用车", "车辆保有", "控制", "压减", "超标",
    "超支", "超编", "超员", "超限", "超时", "超期", "违规", "违法", "违纪", "违章", "违约", "限额", "上限", "限制", "限高", "占用", "占地", "减少", "用电",
    "用水", "用油", "用纸", "消耗", "能耗", "编外", "聘用", "借调", "临聘", "间隔", "班额", "维修次数", "报修", "调整", "变更", "退回", "返工", "修改",
    "补考", "停课", "停机", "中断", "等待", "排队", "跑动", "跑腿", "环节", "申报材料", "提交材料", "办事材料", "平均", "每班", "噪声", "误差", "库存", "存量",
    "积压", "积案", "拖欠", "欠薪", "欠费", "欠款", "债务", "负债", "空编", "亏损",
];
/// Things that are meant not to grow.
#[rustfmt::skip]
static GROWS_LOW: List = list![
    "经费", "支出", "费用", "三公", "人口", "债", "编制", "能耗", "用电", "用水", "用量", "消耗", "排放", "物价", "房价", "价格", "占地", "库存", "亏损",
];
/// Shares of which more is better as a rule but not always, so that a name alone is no ground for an error.
static WEAK: List = list!["使用率", "控制率", "发现率", "检测率", "执行率", "贡献率", "登记率", "占比", "比重", "占用率"];

/// The fault of direction of the row, if it has one.
pub(super) fn fault_of(row: &Row<'_>) -> Option<Fault> {
    row.verdicts.direction.or_find(|| find_fault(row))
}

fn find_fault(row: &Row<'_>) -> Option<Fault> {
    let (operator, value) = (row.meaning.operator?, row.meaning.number()?);
    if row.meaning.tolerance || row.meaning.operator_conflict || !fits_name(row) {
        return None;
    }
    if operator.wants_more() {
        floor_fault(row, value)
    } else if operator.wants_less() {
        cap_fault(row, value)
    } else {
        None
    }
}

fn floor_fault(row: &Row<'_>, value: Decimal) -> Option<Fault> {
    let better = better(row);
    if row.level2.is_cost() && better != Some(Better::More) && is_amount(row) {
        return Some(Fault::CostFloor);
    }
    match better {
        Some(Better::Less) => (!tells_a_day(row)).then_some(Fault::AsksMore),
        _ if value.is_zero() && row.name.bounded => Some(Fault::Always),
        Some(Better::More) => None,
        None => is_standard(row).then_some(Fault::Floor),
    }
}

fn cap_fault(row: &Row<'_>, value: Decimal) -> Option<Fault> {
    // 控制率 is what was spent against what was planned, which may be more than all of it.
    if row.name.bounded && is_whole(row, value) && !row.name.core.ends_with("控制率") {
        // A control rate among the costs is told by I08.
        return (!row.level2.is_cost()).then_some(Fault::Always);
    }
    match better(row) {
        Some(Better::More) if row.level2.is_cost() => None,
        Some(Better::More) => (by_library(row).is_some() || !may_be_capped(row)).then_some(Fault::AsksLess),
        Some(Better::Less) => None,
        None => (row.level2 == Level2::Quantity && value > Decimal::ZERO && is_counted(row) && !may_be_capped(row))
            .then_some(Fault::Capped),
    }
}

/// Whether the thing may rightly be told as “no more than”, whatever its name counts.
fn may_be_capped(row: &Row<'_>) -> bool {
    let core = row.name.core.as_str();
    let any = |words: &List| words.within(core);
    match row.name.measure {
        Measure::Share if list!["增长率", "上升率", "提高率", "提升率", "增加率"].ends(core) => any(&GROWS_LOW),
        Measure::Share => {
            list!["药", "化肥", "转诊"].within(core) && !list!["减少", "下降", "降低"].within(core) || WEAK.ends(core)
        }
        _ => any(&KEPT_LOW),
    }
}

/// Whether the unit measures what the name does. Where it does not, the unit is the fault and the sign says nothing.
fn fits_name(row: &Row<'_>) -> bool {
    let Some(unit) = &row.meaning.unit else { return true };
    let share = unit.dimension == Dimension::Share;
    match row.name.measure {
        Measure::Share | Measure::Satisfaction => share,
        Measure::Count | Measure::Size => !share && unit.dimension != Dimension::Money,
        Measure::Deadline | Measure::Duration => unit.dimension == Dimension::Time || unit.text == "日期",
        Measure::Money | Measure::Figure | Measure::State | Measure::None => true,
    }
}

/// Which way is better; `None` when neither library nor name tell.
pub(super) fn better(row: &Row<'_>) -> Option<Better> {
    by_library(row).or(match row.name.direction {
        Direction::More(_) => Some(Better::More),
        Direction::Less(_) => Some(Better::Less),
        Direction::Open => None,
    })
}

fn by_library(row: &Row<'_>) -> Option<Better> {
    // Entries print their signs as the forms should.
    match row.entry?.operator.as_str() {
        "≥" => return Some(Better::More),
        "≤" => return Some(Better::Less),
        "=" | "定性" => return None,
        _ => {}
    }
    match operator::read_cell(row.entry?.operator.as_str()) {
        OperatorCell::Known { operator, .. } if operator.wants_more() => Some(Better::More),
        OperatorCell::Known { operator, .. } if operator.wants_less() => Some(Better::Less),
        _ => None,
    }
}

/// How it is known which way is better, for a message.
pub(super) fn reason(row: &Row<'_>) -> String {
    let way = if better(row) == Some(Better::Less) { "越小越好" } else { "越大越好" };
    if let Some(entry) = row.entry.filter(|_| by_library(row).is_some()) {
        return format!("指标库里这条指标是“{}”，{way}", entry.operator.as_str());
    }
    let words = row.name.direction_words();
    let where_ = if row.name.core.ends_with(words) { "名称以" } else { "名称含" };
    let ends = if row.name.core.ends_with(words) { "结尾" } else { "" };
    format!("{where_}“{words}”{ends}，属{way}的指标")
}

/// The repair that writes `sign` before the value.
pub(super) fn write_sign(row: &Row<'_>, sign: &str) -> Option<Fix> {
    let value = number::plain(row.meaning.number()?);
    let mut edits = vec![Edit::set(row.cells.operator.path(), sign)];
    if row.meaning.notation.sign || row.meaning.notation.phrase {
        edits.push(Edit::set(row.cells.value.path(), value.as_str()));
        if let Some(unit) = row.meaning.unit.as_ref().filter(|_| row.cells.unit.blank() && !row.meaning.unit_from_name) {
            edits.push(Edit::set(row.cells.unit.path(), unit.text.as_ref()));
        }
    }
    Some(Fix::suggestion(format!("改为“{sign} {value}”"), edits))
}

/// The name for a message.
pub(super) fn called<'a>(row: &'a Row<'_>) -> std::borrow::Cow<'a, str> {
    text::shorten(&row.name.text, 20)
}

/// Whether `value` is the whole of a share.
pub(super) fn is_whole(row: &Row<'_>, value: Decimal) -> bool {
    match row.meaning.unit.as_ref().map(|unit| unit.text.as_ref()) {
        Some("%") | None => value == Decimal::ONE_HUNDRED,
        Some("‰") => value == Decimal::ONE_THOUSAND,
        _ => false,
    }
}

/// Whether the row says on which day or in which month something is done; a sign that is wrong there is a fault of
/// timeliness.
fn tells_a_day(row: &Row<'_>) -> bool {
    match &row.meaning.unit {
        Some(unit) => matches!(unit.text.as_ref(), "月" | "日期"),
        None => row.name.measure == Measure::Deadline,
    }
}

/// Whether the row tells money, or something of which less is better.
fn is_amount(row: &Row<'_>) -> bool {
    let told = row.meaning.unit.as_ref().map(|unit| unit.dimension);
    match told {
        Some(Dimension::Money) => true,
        Some(Dimension::Share) | None => {
            row.name.wants_less() || (told.is_none() && (row.name.measure == Measure::Money || row.name.tags.has(Tag::Cost)))
        }
        Some(_) => false,
    }
}

/// Whether the name is that of a standard that policy has fixed.
fn is_standard(row: &Row<'_>) -> bool {
    let template = row.name.bracket.as_ref().is_some_and(|bracket| bracket.operator.is_some());
    let money = row.meaning.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Money);
    money && !template && row.name.core.ends_with("标准")
}

/// Whether the row counts or measures something that is to be done.
fn is_counted(row: &Row<'_>) -> bool {
    use Dimension::{Area, Count, Household, Length, Mass, Person, Visit, Volume};
    let named = matches!(row.name.measure, Measure::Count | Measure::Size | Measure::None);
    let unit = row.meaning.unit.as_ref();
    named && unit.is_none_or(|unit| matches!(unit.dimension, Count | Person | Visit | Household | Area | Length | Mass | Volume))
}

/// The sign that suits the row, for one that has none.
pub(super) fn fitting_sign(row: &Row<'_>) -> Operator {
    let value = row.meaning.number();
    match better(row) {
        Some(Better::Less) if value.is_some_and(|v| v.is_zero()) => Operator::Equal,
        Some(Better::Less) => Operator::AtMost,
        _ if row.level2.is_cost() => Operator::AtMost,
        _ if row.name.bounded && value.is_some_and(|v| is_whole(row, v)) => Operator::Equal,
        _ => Operator::AtLeast,
    }
}

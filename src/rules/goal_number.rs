//! G: numbers of the goal against those of the indicators.

use crate::context::{Context, Row};
use crate::declare_rule;
use crate::list;
use crate::quantity::number;
use crate::quantity::unit::{self, Unit};
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::list::List;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&G07];

declare_rule! {
    /// 绩效目标里的数字与指标值不一样。
    ///
    /// # 为什么
    /// 目标写抽检1600批次，指标却是1500批次，年底不知道按哪个考核。
    /// # 怎么改
    /// 核对后改成一致。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "全年举办基层林业技术人员培训班6期，参训人员出勤率98%以上，结业考核合格率96%以上。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办基层林业技术人员培训班6期，参训人员出勤率95%以上，结业考核合格率96%以上。"}
    /// ```
    G07 "目标与指标数字不同" {
        group: Goal, severity: Warning, fields: ["goals.annual"], basis: REVIEW, check: Check::Form(other_number),
    }
}

/// A number of the goal.
struct Told<'a> {
    /// What stands before it, without words such as 不超过.
    before: &'a str,
    /// The number.
    value: Decimal,
    /// Its unit.
    unit: Unit,
}

fn other_number(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.goals.annual;
    let goal = leaf.squeezed();
    let numbers = numbers_in(goal);
    if numbers.is_empty() {
        return;
    }
    for row in &cx.rows {
        let (Some(value), Some(unit)) = (row.meaning.number(), &row.meaning.unit) else { continue };
        let mut told = numbers.iter().filter(|told| told.unit.dimension == unit.dimension && speaks_of(told.before, row));
        // 目标里说了几次的，可能说的是别的事。
        let (Some(theirs), None) = (told.next(), told.next()) else { continue };
        if converted(theirs, unit).is_none_or(|number| number == value) {
            continue;
        }
        let (said, shown) =
            (format!("{}{}", number::plain(theirs.value), theirs.unit.text), format!("{}{}", number::plain(value), unit.text));
        let message = format!("目标里“{}”是“{said}”，指标里是“{shown}”", text::shorten(&row.name.text, 20));
        sink.report(leaf.place, message, "请核对后改成一致")
            .param("goal", theirs.value)
            .param("indicator", value)
            .relate(row.cells.value.path(), row.called());
    }
}

/// The numbers of the goal that have a unit.
fn numbers_in(goal: &str) -> Vec<Told<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) =
        goal.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).and_then(|i| at.checked_add(i))
    {
        let (Some(before), Some(scanned)) = (goal.get(..start), goal.get(start..).and_then(number::scan)) else { break };
        at = goal.len().saturating_sub(scanned.rest.len());
        if let Some((unit, _)) = unit::scan(scanned.rest) {
            let before = LINKS.strip_end(before).unwrap_or(before);
            found.push(Told { before, value: scanned.value, unit });
        }
    }
    found
}

/// Whether what stands before a number is the name of the row, or the thing it counts, and nothing longer.
fn speaks_of(before: &str, row: &Row<'_>) -> bool {
    let core = row.name.core.as_str();
    let starts = |key: &str| {
        // “村庄服务覆盖率”不是“服务覆盖率”：名称前面须是一句话的开头或一个动词。
        before.strip_suffix(key).is_some_and(|rest| rest.is_empty() || rest.ends_with(STARTS) || VERBS.ends(rest))
    };
    let long = |key: &str| key.chars().nth(3).is_some();
    if starts(core) {
        return long(core);
    }
    COUNTED.strip_end(core).is_some_and(|thing| starts(thing) && long(thing))
}

/// The number in the unit of the indicator; `None` where the two units do not convert.
fn converted(told: &Told<'_>, unit: &Unit) -> Option<Decimal> {
    if told.unit.text == unit.text {
        return Some(told.value);
    }
    if !told.unit.converts_to(unit) {
        return None;
    }
    told.unit.to_base(told.value)?.checked_div(unit.factor)
}

/// Number words at the end of a name that the goal leaves out: 食品监督抽检批次 → 食品监督抽检1500批次.
#[rustfmt::skip]
static COUNTED: List = list![
    "人次", "批次", "户次", "场次", "期数", "次数", "件数", "人数", "户数", "数量", "里程", "面积", "数", "量",
];
/// Words between what is counted and its number.
static LINKS: List = list!["不超过", "不低于", "不少于", "不高于", "控制在", "达到", "达", "为", "≥", "≤", "="];
/// Characters after which a new matter starts.
const STARTS: &[char] = &[',', '，', '。', ';', '；', '、', ':', '：', '(', '（', '\n'];

/// Verbs that stand before what is done.
#[rustfmt::skip]
static VERBS: List = list![
    "完成", "开展", "举办", "组织", "实施", "购置", "采购", "编印", "新建", "改造", "养护", "确保", "实现", "使", "全年",
];

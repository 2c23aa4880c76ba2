//! G: numbers of the goal against those of the indicators.

use crate::context::{Context, Row};
use crate::declare_rule;
use crate::quantity::number;
use crate::quantity::unit::{self, Unit};
use crate::rule::{Check, REVIEW, Rule, Sink};
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

fn other_number(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.goals.annual;
    let goal = leaf.text();
    let goal = text::squeeze(&goal);
    if goal.is_empty() {
        return;
    }
    for row in cx.filled_rows() {
        let (Some(value), Some(unit)) = (row.meaning.number(), &row.meaning.unit) else { continue };
        let told = numbers_of(row, &goal);
        let differs = |(number, other): &(Decimal, Unit)| converted(*number, other, unit).is_some_and(|number| number != value);
        // 目标里一次也没有说对，才是两处不一致；说了几次的，可能说的是别的事。
        let Some((number, theirs)) = told.first().filter(|_| told.len() == 1 && told.iter().all(differs)) else { continue };
        let (said, shown) =
            (format!("{}{}", number::plain(*number), theirs.text), format!("{}{}", number::plain(value), unit.text));
        let message = format!("目标里“{}”是“{said}”，指标里是“{shown}”", text::shorten(&row.name.text, 20));
        sink.report(leaf.place, message, "请核对后改成一致")
            .param("goal", *number)
            .param("indicator", value)
            .relate(row.cells.value.path(), row.called());
    }
}

/// The number in the unit of the indicator; `None` where the two units do not convert.
fn converted(number: Decimal, theirs: &Unit, unit: &Unit) -> Option<Decimal> {
    if theirs.text == unit.text {
        return Some(number);
    }
    if !theirs.converts_to(unit) {
        return None;
    }
    theirs.to_base(number)?.checked_div(unit.factor)
}

/// Number words at the end of a name that the goal leaves out: 食品监督抽检批次 → 食品监督抽检1500批次.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "人次", "批次", "户次", "场次", "期数", "次数", "件数", "人数", "户数", "数量", "里程", "面积", "数", "量",
];
/// Words between what is counted and its number.
const LINKS: &[&str] = &["不超过", "不低于", "不少于", "不高于", "控制在", "达到", "达", "为", "≥", "≤", "="];
/// Characters after which a new matter starts.
const STARTS: &[char] = &[',', '，', '。', ';', '；', '、', ':', '：', '(', '（', '\n'];

/// The numbers that the goal tells right behind the name of the row, or behind the thing it counts.
fn numbers_of(row: &Row<'_>, goal: &str) -> Vec<(Decimal, Unit)> {
    let core = row.name.core.as_str();
    let thing = COUNTED.iter().find_map(|word| core.strip_suffix(word)).filter(|thing| thing.chars().count() >= 4);
    let keys = [Some(core).filter(|core| core.chars().count() >= 4), thing];
    let mut found = Vec::new();
    for key in keys.into_iter().flatten() {
        for (at, _) in goal.match_indices(key) {
            let (Some(before), Some(after)) = (goal.get(..at), at.checked_add(key.len()).and_then(|end| goal.get(end..))) else {
                continue;
            };
            // “村庄服务覆盖率”不是“服务覆盖率”：名称前面须是一句话的开头或一个动词。
            let starts = before.is_empty() || before.ends_with(STARTS) || VERBS.iter().any(|verb| before.ends_with(verb));
            let after = LINKS.iter().find_map(|link| after.strip_prefix(link)).unwrap_or(after);
            if let Some(scanned) = number::scan(after).filter(|_| starts)
                && let Some((unit, _)) = unit::scan(scanned.rest)
            {
                found.push((scanned.value, unit));
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Verbs that stand before what is done.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "完成", "开展", "举办", "组织", "实施", "购置", "采购", "编印", "新建", "改造", "养护", "确保", "实现", "使", "全年",
];

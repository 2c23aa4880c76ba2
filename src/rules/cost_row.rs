//! I: what a cost says by itself.

use super::better::{Fault, called, fault_of, write_sign};
use super::value::{Words, words_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::Target;
use crate::quantity::operator::Operator;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::list::List;
use crate::sense::name::Measure;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&I05, &I07, &I08, &I09, &I11];

declare_rule! {
    /// 成本指标没有数值。
    ///
    /// # 为什么
    /// “按合同执行”“不超预算”没有说出花多少，无法考核成本。
    /// # 怎么改
    /// 按合同、中标价或支出标准填出数字和单位。
    /// # 反例
    /// ```json
    /// {"/indicators/5/operator": "=", "/indicators/5/value": "参照政府采购价格", "/indicators/5/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/value": "380", "/indicators/5/unit": "元/人·天"}
    /// ```
    I05 "成本没有数值" {
        group: Cost, severity: Error, fields: ["indicators.value"], basis: "财预〔2021〕101号（成本指标）",
        check: Check::Row(without_number),
    }
}

fn without_number(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) == Some(Words::Cost) {
        let message = format!("成本指标“{}”填的是“{}”，没有数值", called(row), row.cells.value.shown());
        sink.report(row.cells.value.place, message, "请按合同、中标价或支出标准填出数字和单位");
    }
}

declare_rule! {
    /// 成本用了“≥”。
    ///
    /// # 为什么
    /// 成本越低越好，“≥”成了至少要花这么多。
    /// # 怎么改
    /// 上限用“≤”；政策固定的标准用“=”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/operator": "≥"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/operator": "≤"}
    /// ```
    I07 "成本用了≥" {
        group: Cost, severity: Error, fields: ["indicators.operator", "indicators.value"], basis: REVIEW, check: Check::Row(floor),
    }
}

fn floor(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if fault_of(row) != Some(Fault::CostFloor) {
        return;
    }
    let sign = row.meaning.operator.map_or("", Operator::sign);
    let standard = row.name.core.ends_with("标准");
    let (right, why) = if standard { ("=", "标准是固定的") } else { ("≤", "成本越低越好") };
    let message = format!("成本指标“{}”用了“{sign}”，成了至少要花这么多；{why}", called(row));
    sink.report(row.cells.operator.place, message, format!("请改用“{right}”")).expect(right).maybe_fix(write_sign(row, right));
}

declare_rule! {
    /// 用“成本控制率 100%”代替成本。
    ///
    /// # 为什么
    /// 没有基数的控制率等于说“不超预算”，看不出成本高低。
    /// # 怎么改
    /// 换成单位成本或分项花费的上限，例如“人均培训成本 ≤ 380 元/人·天”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "项目成本控制率", "/indicators/5/value": "100", "/indicators/5/unit": "%"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "培训成本节约率", "/indicators/5/operator": "≥", "/indicators/5/value": "5", "/indicators/5/unit": "%"}
    /// ```
    I08 "成本控制率没有基数" {
        group: Cost, severity: Warning, fields: ["indicators.name", "indicators.value"], basis: REVIEW,
        check: Check::Row(without_base),
    }
}

fn without_base(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if is_control_rate(row) {
        let message = format!("“{}”填“{}”等于说不超预算，看不出成本高低", called(row), row.cells.value.shown());
        sink.report(row.cells.name.place, message, "请换成单位成本或分项花费的上限");
    }
}

/// Whether the row tells cost as a share of the budget that is all of it.
pub(super) fn is_control_rate(row: &Row<'_>) -> bool {
    let core = row.name.core.as_str();
    let named = core.ends_with('率') && list!["控制", "节约", "成本", "执行预算"].within(core);
    if !row.level2.is_cost() || !named {
        return false;
    }
    let share = row.meaning.unit.as_ref().is_none_or(|unit| unit.dimension == Dimension::Share);
    let whole = match row.meaning.target {
        Target::Number(value) => value == Decimal::ONE_HUNDRED,
        Target::Several => row.meaning.text.split(';').all(|part| part.trim_end_matches('%') == "100"),
        _ => false,
    };
    share && whole
}

declare_rule! {
    /// 好的影响放在社会成本、生态环境成本里。
    ///
    /// # 为什么
    /// 社会成本、生态环境成本只记项目带来的不利影响，例如噪声、占用耕地。
    /// # 怎么改
    /// 删去，或者移到社会效益、生态效益指标。
    /// # 反例
    /// ```json
    /// {"/indicators/5/level1": "成本指标", "/indicators/5/level2": "生态环境成本指标", "/indicators/5/name": "提升林区绿化水平", "/indicators/5/operator": "=", "/indicators/5/value": "提升", "/indicators/5/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/level1": "成本指标", "/indicators/5/level2": "生态环境成本指标", "/indicators/5/name": "施工噪声投诉件数", "/indicators/5/operator": "≤", "/indicators/5/value": "2", "/indicators/5/unit": "件"}
    /// ```
    I09 "好处放进社会成本" {
        group: Cost, severity: Warning, fields: ["indicators.name"], basis: "财预〔2021〕101号（成本指标）",
        check: Check::Row(good_as_cost),
    }
}

/// Words of effects that are good for people or nature.
static GOOD: List = list![
    "提升", "提高", "改善", "促进", "保护", "增强", "传承", "丰富", "优化", "美化", "绿化", "推动", "带动", "增加就业", "维护"
];
/// Words of effects that are not, or of what is done against them.
#[rustfmt::skip]
static BAD: List = list![
    "损失", "污染", "排放", "扰民", "投诉", "噪", "能耗", "占用", "破坏", "事故", "负面", "不利", "费", "成本", "支出", "投入", "治理", "恢复", "修复", "控制", "节约",
];

fn good_as_cost(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let in_output = row.level2.is_cost() && row.meaning.is_share() && row.name.measure == Measure::Share;
    if !(in_output || matches!(row.level2, Level2::SocialCost | Level2::EcologicalCost)) || row.name.wants_less() {
        return;
    }
    let has = |words: &List| words.within(&row.name.core);
    // What an influence is like, only the value tells.
    let harmless = ['无', '不', '小', '低', '轻', '减', '少', '弱'];
    let open = row.name.core.contains("影响") && (!row.meaning.is_text() || row.meaning.text.contains(harmless));
    if has(&GOOD) && !has(&BAD) && !open {
        let benefit = if row.level2 == Level2::SocialCost { Level2::Social } else { Level2::Ecological };
        let message = format!("“{}”是好的影响，“{}”只记不利的影响", called(row), row.cells.level2.shown());
        sink.report(row.cells.name.place, message, format!("请删去，或移到“{}”", benefit.name()))
            .fix(Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())]));
    }
}

declare_rule! {
    /// 单位成本的单位只写了“元”。
    ///
    /// # 为什么
    /// 人均、单价是每人、每件多少元，只写“元”看不出按什么算。
    /// # 怎么改
    /// 写成“元/人·天”“元/台”“元/平方米”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/unit": "元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/unit": "元/人·天"}
    /// ```
    I11 "单位成本只写元" {
        group: Cost, severity: Info, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(without_per),
    }
}

fn without_per(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(unit) = row.meaning.unit.as_ref().filter(|unit| unit.is_money()) else { return };
    let core = row.name.core.as_str();
    let per_thing =
        core.ends_with("单价") || list!["人均", "亩均", "户均", "单位", "单次", "单场", "单个", "单台", "单件"].opens(core);
    if !per_thing || !row.level2.is_cost() || super::unit_scale::off_by_ten_thousand(row, cx).is_some() {
        return;
    }
    let message = format!("“{}”的单位只有“{}”，看不出按什么算", called(row), unit.text);
    sink.report(row.cells.unit.place, message, "请写明每什么多少元，例如“元/人·天”“元/台”");
}

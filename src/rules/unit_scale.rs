//! U: the spelling of a unit, its scale, and what it is told per.

use super::notation::{self, Notation};
use super::unit_fault::{fault_of, starts_with_per};
use crate::context::{Context, Row, without_library};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::money::show_yuan;
use crate::quantity::number;
use crate::quantity::unit::{self, Dimension, Unit};
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::list::List;
use crate::sense::name::Measure;
use crate::sense::words::Tag;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&U06, &U08, &U10, &U11, &U12, &U13];

declare_rule! {
    /// 度量单位的写法不规范。
    ///
    /// # 为什么
    /// “㎡”“平米”“m2”都是平方米，写法不统一，系统就不能汇总和比对。
    /// # 怎么改
    /// 用规范写法，例如“平方米”“公里”“%”。
    /// # 反例
    /// ```json
    /// {"/indicators/2/unit": "百分比"}
    /// ```
    /// ```json
    /// {"/indicators/0/name": "培训场地面积", "/indicators/0/unit": "㎡"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "培训场地面积", "/indicators/0/unit": "平方米"}
    /// ```
    U06 "单位写法不规范" {
        group: Unit, severity: Warning, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(spelling),
    }
}

fn spelling(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if notation::of_unit(row) != Some(Notation::Spelling) || starts_with_per(row) {
        return;
    }
    let shown = row.cells.unit.shown();
    let right = row.meaning.unit.as_ref().map(|unit| unit.text.clone()).unwrap_or_default();
    sink.report(row.cells.unit.place, format!("度量单位“{shown}”不是规范写法"), format!("请写成“{right}”"))
        .param("unit", shown.as_str())
        .expect(right)
        .maybe_fix(notation::fix_cells(row, &row.cells.unit));
}

declare_rule! {
    /// 金额的单位差了一万倍：元写成了万元，或者万元写成了元。
    ///
    /// # 为什么
    /// 每台设备45万元写成450000万元，就比整个项目的预算还大一千多倍。
    /// # 怎么改
    /// 核对数字和单位，元与万元只改一处。
    /// # 反例
    /// ```json
    /// {"/indicators/5/unit": "万元/人·天"}
    /// ```
    /// ```json
    /// {"/indicators/5/name": "培训项目总成本", "/indicators/5/value": "91.2", "/indicators/5/unit": "元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "培训项目总成本", "/indicators/5/value": "91.2", "/indicators/5/unit": "万元"}
    /// ```
    U08 "元与万元混淆" {
        group: Unit, severity: Error, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(ten_thousand),
    }
}

fn ten_thousand(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some((yuan, budget)) = off_by_ten_thousand(row, cx) else { return };
    let value = row.cells.value.shown();
    let unit = row.meaning.unit.as_ref().map(|unit| unit.text.clone()).unwrap_or_default();
    let (told, money) = (show_yuan(yuan), show_yuan(budget));
    let (message, right) = if yuan > budget {
        let message = format!("“{value}{unit}”是{told}，远大于项目资金{money}，像是把元写成了万元");
        (message, unit.replacen('万', "", 1))
    } else {
        let message = format!("“{value}{unit}”是项目资金{money}的万分之一，像是把万元写成了元");
        (message, format!("万{unit}"))
    };
    sink.report(row.cells.unit.place, message, format!("请核对单位，例如“{right}”"))
        .param("value", yuan)
        .param("budget", budget)
        .expect(right.as_str())
        .fix(Fix::suggestion(format!("单位改为“{right}”"), vec![Edit::set(row.cells.unit.path(), right)]));
}

/// The cost of the row and the money of the project in 元, where the two are apart as 元 and 万元 are. A cost that is
/// only somewhat above the budget is another fault (I02).
pub(super) fn off_by_ten_thousand(row: &Row<'_>, cx: &Context<'_>) -> Option<(Decimal, Decimal)> {
    let unit = row.meaning.unit.as_ref().filter(|unit| unit.dimension == Dimension::Money)?;
    // What others invest or earn may well be many times the money of the project.
    let of_the_budget = row.level2.is_cost() || (!row.level2.is_benefit() && !brings_money(&row.name.core));
    if !of_the_budget || !(row.level2.is_cost() || row.name.tags.has(Tag::Cost) || row.name.measure == Measure::Money) {
        return None;
    }
    let yuan = unit.to_base(row.meaning.number()?).filter(|yuan| *yuan > Decimal::ZERO)?;
    let budget = cx.money.most_yuan().filter(|budget| *budget > Decimal::ZERO)?;
    let factor = Decimal::from(10_000);
    if unit.text.starts_with('万') {
        let quantity = unit.per.first().and_then(|per| quantity_in(per, cx)).unwrap_or(Decimal::ONE);
        let times = yuan.checked_mul(quantity)?.checked_div(budget)?;
        return (times >= Decimal::ONE_HUNDRED && yuan.checked_div(factor)? <= budget).then_some((yuan, budget));
    }
    let whole = unit.text == "元" && [cx.money.annual_yuan(), cx.money.total_yuan()].contains(&yuan.checked_mul(factor));
    (whole && row.level2.is_cost()).then_some((yuan, budget))
}

/// Whether the name tells money that others bring.
fn brings_money(core: &str) -> bool {
    list!["招商", "引资", "投资", "融资", "贷款", "产值", "税收", "收入", "销售", "成交", "签约", "挽回", "募集", "捐赠"]
        .within(core)
}

/// The most that the form counts in the unit `per`: 45000 for 吨.
fn quantity_in(per: &str, cx: &Context<'_>) -> Option<Decimal> {
    let counted = cx.rows.iter().filter(|row| row.level2 == Level2::Quantity).filter_map(|row| {
        let (unit, value) = (row.meaning.unit.as_ref()?, row.meaning.number()?);
        let same = unit.bare() == per || (per == "人" && unit.bare() == "人次");
        let times = if unit.text.starts_with('万') { Decimal::from(10_000) } else { Decimal::ONE };
        value.checked_mul(times).filter(|_| same)
    });
    counted.max()
}

declare_rule! {
    /// 度量单位与指标库里的不同，虽然可以换算。
    ///
    /// # 为什么
    /// 指标库统一用一个单位，各项目才能直接汇总、比较。
    /// # 怎么改
    /// 换算成指标库的单位再填。
    /// # 反例
    /// ```json
    /// {"/indicators/1/value": "0.06", "/indicators/1/unit": "万人次"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/value": "600", "/indicators/1/unit": "人次"}
    /// ```
    U10 "单位与指标库不同" {
        group: Unit, severity: Info, fields: ["indicators.unit"], basis: "区级预算绩效指标库",
        unless: without_library, check: Check::Row(other_than_library),
    }
}

fn other_than_library(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(entry), Some(unit)) = (row.entry, &row.meaning.unit) else { return };
    if *entry.unit == *unit.text || entry.units.iter().any(|other| **other == *unit.text) || right_share(row).is_some() {
        return;
    }
    let Some(theirs) = unit::parse(&text::squeeze(&entry.unit)).filter(|theirs| unit.converts_to(theirs)) else { return };
    let converted = row.meaning.number().and_then(|value| unit.to_base(value)?.checked_div(theirs.factor)).map(number::plain);
    let message = format!("指标库里“{}”的单位是“{}”，这里是“{}”", text::shorten(&row.name.text, 20), theirs.text, unit.text);
    let issue = sink.report(row.cells.unit.place, message, format!("请换算成“{}”", theirs.text));
    issue.param("unit", unit.text.as_ref()).expect(theirs.text.as_ref());
    if let Some(value) = converted {
        let edits =
            vec![Edit::set(row.cells.value.path(), value.as_str()), Edit::set(row.cells.unit.path(), theirs.text.as_ref())];
        issue.fix(Fix::suggestion(format!("改为“{value} {}”", theirs.text), edits));
    }
}

declare_rule! {
    /// 百分率与千分率用错了。
    ///
    /// # 为什么
    /// 成活率85‰只有8.5%；森林火灾受害率0.9%却是控制目标0.9‰的十倍。
    /// # 怎么改
    /// 合格率、成活率这类用“%”；火灾受害率、有害生物成灾率这类按规划用“‰”。
    /// # 反例
    /// ```json
    /// {"/indicators/3/unit": "‰"}
    /// ```
    /// ```json
    /// {"/indicators/3/name": "森林火灾受害率", "/indicators/3/operator": "≤", "/indicators/3/value": "0.9", "/indicators/3/content": "受害森林面积÷森林总面积"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "森林火灾受害率", "/indicators/3/operator": "≤", "/indicators/3/value": "0.9", "/indicators/3/unit": "‰", "/indicators/3/content": "受害森林面积÷森林总面积×1000‰"}
    /// ```
    U11 "百分率与千分率混淆" {
        group: Unit, severity: Warning, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(per_mille),
    }
}

/// Rates that plans set in ‰.
static PER_MILLE: List = list!["火灾受害率", "有害生物成灾率", "婴儿死亡率", "岁以下儿童死亡率", "人口自然增长率"];

fn per_mille(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(right), Some(unit)) = (right_share(row), &row.meaning.unit) else { return };
    let called = text::shorten(&row.name.text, 20);
    let message = format!("“{called}”通常以“{right}”为单位，现在是“{}”，相差十倍", unit.text);
    sink.report(row.cells.unit.place, message, format!("请核对，应为“{right}”的请改正"))
        .param("unit", unit.text.as_ref())
        .expect(right)
        .fix(Fix::suggestion(format!("单位改为“{right}”"), vec![Edit::set(row.cells.unit.path(), right)]));
}

/// The other of % and ‰, where the name asks for it.
fn right_share(row: &Row<'_>) -> Option<&'static str> {
    let (value, unit) = (row.meaning.number()?, row.meaning.unit.as_ref()?);
    let usual = || PER_MILLE.ends(&row.name.core);
    let formula = row.cells.content.raw;
    match unit.text.as_ref() {
        "%" if row.name.measure == Measure::Share && formula.contains("1000‰") => Some("‰"),
        "‰" if row.name.measure == Measure::Share && formula.contains("×100%") => Some("%"),
        "‰" if row.name.bounded && row.name.wants_more() && !usual() => Some("%"),
        "%" if row.name.measure == Measure::Share && usual() && value < Decimal::TEN => Some("‰"),
        _ => None,
    }
}

declare_rule! {
    /// “%”与“百分点”用错了。
    ///
    /// # 为什么
    /// 覆盖率从60%到63%，是提高3个百分点，也是提高5%；两个比率相减用“百分点”，相除才用“%”。
    /// # 怎么改
    /// 两个比率相减的填“百分点”，增减的相对幅度填“%”。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "参训乡镇覆盖率提升幅度", "/indicators/7/value": "3", "/indicators/7/content": "本年覆盖率减去上年覆盖率"}
    /// ```
    /// ```json
    /// {"/indicators/7/name": "培训收入增长率", "/indicators/7/value": "5", "/indicators/7/unit": "百分点"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训乡镇覆盖率提升幅度", "/indicators/7/value": "3", "/indicators/7/unit": "百分点", "/indicators/7/content": "本年覆盖率减去上年覆盖率"}
    /// ```
    U12 "百分点与百分比混淆" {
        group: Unit, severity: Info, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(points),
    }
}

fn points(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(unit) = row.meaning.unit.as_ref().filter(|_| row.meaning.number().is_some()) else { return };
    let core = row.name.core.as_str();
    let (right, reason) = match unit.text.as_ref() {
        "%" if is_difference(core) && subtracts(row) => ("百分点", "是两个比率相减"),
        "百分点" if row.name.bounded && row.name.measure == Measure::Share && !is_difference(core) => ("%", "是一个比率"),
        "百分点" if is_relative(core) => ("%", "是增减的相对幅度"),
        _ => return,
    };
    let message = format!("“{}”{reason}，应以“{right}”为单位，现在是“{}”", text::shorten(&row.name.text, 20), unit.text);
    sink.report(row.cells.unit.place, message, format!("请把单位改为“{right}”"))
        .param("unit", unit.text.as_ref())
        .expect(right)
        .fix(Fix::suggestion(format!("单位改为“{right}”"), vec![Edit::set(row.cells.unit.path(), right)]));
}

/// A change of a share: 覆盖率提升幅度.
fn is_difference(core: &str) -> bool {
    let heads = ["提升幅度", "提高幅度", "下降幅度", "降低幅度", "增长幅度", "增加值", "提高值", "增幅", "降幅"];
    let before = heads.iter().find_map(|head| core.strip_suffix(head));
    before.is_some_and(|before| list!["率", "比例", "占比", "比重"].ends(before))
}

/// A change told in relation to what was before.
fn is_relative(core: &str) -> bool {
    list!["下降率", "降低率", "减少率", "增长率", "提高率", "提升率", "上升率"].ends(core)
}

/// Whether the explanation starts with one thing less another and not with a quotient.
fn subtracts(row: &Row<'_>) -> bool {
    let content = row.cells.content.text();
    let first = content.split([',', '，', ';', '；', '。']).next().unwrap_or_default();
    list!["减去", "减", "-", "－"].within(first) && !first.contains(['÷', '/', '除'])
}

declare_rule! {
    /// 单价或补助标准没有写明按月还是按年。
    ///
    /// # 为什么
    /// “100元/人”按月发是1200元一年，按年发只有100元，差十二倍，预算也算不出来。
    /// # 怎么改
    /// 把期间写进单位，例如“元/人·月”“元/平方米·月”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "学员误工补助标准", "/indicators/5/value": "100", "/indicators/5/unit": "元/人", "/indicators/5/content": "每名学员每月的误工补助金额"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "学员误工补助标准", "/indicators/5/value": "100", "/indicators/5/unit": "元/人·月", "/indicators/5/content": "每名学员每月的误工补助金额"}
    /// ```
    U13 "标准没有期间" {
        group: Unit, severity: Warning, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(without_period),
    }
}

/// Words of a period and the unit that tells it.
const PERIODS: &[(&str, &str)] = &[
    ("每月", "月"),
    ("月均", "月"),
    ("12个月", "月"),
    ("每年", "年"),
    ("年均", "年"),
    ("每学期", "学期"),
    ("每季度", "季度"),
    ("每天", "天"),
    ("每日", "天"),
    ("每期", "期"),
];

fn without_period(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(unit) = row.meaning.unit.as_ref().filter(|unit| is_per_head(unit)) else { return };
    let priced = list!["标准", "单价", "补助", "补贴", "成本", "费"].ends(&row.name.core) && !row.name.core.contains("一次性");
    let Some(value) = row.meaning.number().filter(|_| priced && fault_of(row).is_none()) else { return };
    let content = row.cells.content.text();
    let Some((word, period)) = period_in(&text::squeeze(content)).or_else(|| period_in_goal(cx, value)) else { return };
    let right = format!("{}·{period}", unit.text);
    let message = format!("“{}”说的是{word}的金额，单位“{}”里没有期间", text::shorten(&row.name.text, 20), unit.text);
    sink.report(row.cells.unit.place, message, format!("请把期间写进单位，例如“{right}”"))
        .param("unit", unit.text.as_ref())
        .expect(right.as_str())
        .fix(Fix::suggestion(format!("单位改为“{right}”"), vec![Edit::set(row.cells.unit.path(), right)]));
}

/// Money for one of something, the time left open.
fn is_per_head(unit: &Unit) -> bool {
    unit.dimension == Dimension::Money
        && matches!(
            unit.per.as_slice(),
            ["人"
                | "户"
                | "平方米"
                | "亩"
                | "公里"
                | "公顷"
                | "床"
                | "辆"
                | "个"
                | "台"
                | "套"
                | "所"
                | "家"
                | "座"
                | "间"
                | "村"
                | "栋"
                | "盏"]
        )
}

fn period_in(text: &str) -> Option<(&'static str, &'static str)> {
    PERIODS.iter().find(|(word, _)| text.contains(word)).copied()
}

/// The period beside this very amount in the goal: `每人每月100元`.
fn period_in_goal(cx: &Context<'_>, value: Decimal) -> Option<(&'static str, &'static str)> {
    let goal = cx.form.goals.annual.text();
    let amount = format!("{}元", number::plain(value));
    let clause = goal.split([',', '，', ';', '；', '。', '、']).find(|clause| clause.contains(&amount))?;
    let before = clause.split(&amount).next()?;
    period_in(before).filter(|_| !before.ends_with(|c: char| c.is_ascii_digit() || c == '.'))
}

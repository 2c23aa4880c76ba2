//! P, I: explanations that say something else than the cells beside them, and costs above a standard.

use super::better::called;
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::list;
use crate::quantity::number;
use crate::quantity::unit::{self, Dimension, Unit};
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::list::List;
use crate::sense::prose;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&P07, &I06, &I12];

declare_rule! {
    /// 指标内容的说法与指标性质、单位对不上。
    ///
    /// # 为什么
    /// 符号填“≤”，解释却写“不低于”，年底按哪个算都有人不服。
    /// # 怎么改
    /// 核对后改成一致。
    /// # 反例
    /// ```json
    /// {"/indicators/2/content": "参训人员出勤率应不超过95%，即实际出勤人次÷应出勤人次×100%"}
    /// ```
    /// ```json
    /// {"/indicators/4/name": "培训证书发放时限", "/indicators/4/value": "30", "/indicators/4/unit": "工作日", "/indicators/4/content": "从结业到发证的平均小时数"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/content": "参训人员出勤率应不低于95%，即实际出勤人次÷应出勤人次×100%"}
    /// ```
    P07 "解释与符号单位矛盾" {
        group: Explanation, severity: Warning, fields: ["indicators.content"], basis: REVIEW, check: Check::Row(says_otherwise),
    }
}

static AT_LEAST: List = list!["不低于", "不少于", "不小于", "至少", "≥"];
static AT_MOST: List = list!["不超过", "不高于", "不多于", "不大于", "至多", "≤"];
/// Units of time, each with the word that counts it.
const TIMES: &[(&str, &str)] =
    &[("小时", "小时数"), ("分钟", "分钟数"), ("工作日", "工作日数"), ("天", "天数"), ("个月", "月数"), ("年", "年数")];

fn says_otherwise(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let cell = &row.cells.content;
    let Some((value, unit)) = row.meaning.number().zip(row.meaning.unit.as_ref()).filter(|_| cell.filled()) else { return };
    let content = cell.squeezed();
    let against = match row.meaning.operator {
        Some(operator) if operator.wants_less() => Some(&AT_LEAST),
        Some(operator) if operator.wants_more() => Some(&AT_MOST),
        _ => None,
    };
    let behind = match row.meaning.operator {
        Some(operator) if operator.wants_less() => "以上",
        Some(operator) if operator.wants_more() => "以下",
        _ => "",
    };
    let told_behind = !behind.is_empty()
        && content.contains(behind)
        && prose::numbers_in(content).iter().any(|told| told.value == value && told.after.starts_with(behind));
    if told_behind {
        let shown = number::plain(value);
        let message = format!("“指标内容”写“{shown}{}{behind}”，指标性质是“{}”", unit.text, row.cells.operator.shown());
        sink.report(cell.place, message, "请核对后改成一致").relate(row.cells.operator.path(), "指标性质");
        return;
    }
    let words = against.filter(|words| words.within(content)).map(List::words).unwrap_or_default();
    let sign = words
        .iter()
        .find(|word| content.split(**word).skip(1).any(|rest| number::scan(rest).is_some_and(|scanned| scanned.value == value)));
    if let Some(sign) = sign {
        let shown = number::plain(value);
        let message = format!("“指标内容”写“{sign}{shown}”，指标性质是“{}”", row.cells.operator.shown());
        sink.report(cell.place, message, "请核对后改成一致").relate(row.cells.operator.path(), "指标性质");
        return;
    }
    if let Some(said) = other_unit(content, unit) {
        let message = format!("“指标内容”按“{said}”算，度量单位是“{}”", unit.text);
        sink.report(cell.place, message, "请核对后改成一致").relate(row.cells.unit.path(), "度量单位");
    }
}

/// The unit that the explanation counts in where it is not the one of the row: another time, or per another thing.
fn other_unit(content: &str, unit: &Unit) -> Option<&'static str> {
    if let Some((own, _)) = TIMES.iter().find(|(name, _)| *name == unit.text) {
        let closing = content.trim_end_matches(['。', ';']);
        return TIMES
            .iter()
            .find(|(name, word)| name != own && closing.ends_with(word) && !content.contains(own))
            .map(|(name, _)| *name);
    }
    let own = unit.per.first().filter(|_| unit.dimension == Dimension::Money)?;
    let (_, divisor) = content.split_once('÷')?;
    if content.contains(own) {
        return None;
    }
    let (_, told) = content.split_once('每')?;
    let (per, _) = unit::scan(told)?;
    let per = per.text.split('/').next().unwrap_or_default().to_owned();
    let is_time = |name: &str| TIMES.iter().any(|(time, _)| *time == name) || name == "月";
    let other = COUNTED.words().iter().copied().find(|name| *name == per)?;
    (per != *own && !is_time(own) && divisor.contains(other)).then_some(other)
}

/// Things that costs are told for.
static COUNTED: List = list!["户", "人", "吨", "公里", "米", "亩", "平方米", "台", "次", "期", "件", "株", "个", "场", "批次"];

declare_rule! {
    /// 成本超过规定的支出标准。
    ///
    /// # 为什么
    /// 培训费、会议费、差旅费等有规定的上限，超标准的预算不能批。
    /// # 怎么改
    /// 把成本降到标准以内；标准另有规定的，请联系财政部门更新审核口径。
    /// # 反例
    /// ```json
    /// {"$profile": {"id": "own", "spendingStandards": [{"keywords": ["培训"], "unit": "元/人·天", "max": "300", "basis": "本级培训费管理办法"}]}}
    /// ```
    /// # 正例
    /// ```json
    /// {"$profile": {"id": "own", "spendingStandards": [{"keywords": ["培训"], "unit": "元/人·天", "max": "400", "basis": "本级培训费管理办法"}]}}
    /// ```
    I06 "超过支出标准" {
        group: Cost, severity: Warning, fields: ["indicators.value"], basis: "审核口径（支出标准）",
        unless: without_standards, check: Check::Row(above_standard),
    }
}

fn without_standards(cx: &Context<'_>) -> Option<&'static str> {
    cx.profile.spending_standards.is_empty().then_some("审核口径没有支出标准")
}

fn above_standard(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some((value, own)) = row.meaning.number().zip(row.meaning.unit.as_ref()).filter(|_| row.level2.is_cost()) else { return };
    for standard in &cx.profile.spending_standards {
        let named = standard.keywords.iter().any(|word| row.name.core.contains(word.as_str()));
        let Some(unit) = unit::parse(&text::squeeze(&standard.unit)).filter(|unit| named && own.converts_to(unit)) else {
            continue;
        };
        if own.to_base(value).zip(unit.to_base(standard.max)).is_some_and(|(cost, most)| cost > most) {
            let most = format!("{}{}", number::plain(standard.max), unit.text);
            let message = format!("“{}”是{}{}，超过标准{most}", called(row), number::plain(value), own.text);
            sink.report(row.cells.value.place, message, format!("请降到{most}以内，依据：{}", standard.basis))
                .expect(most.as_str())
                .param("value", value)
                .param("standard", standard.max);
            return;
        }
    }
}

declare_rule! {
    /// 补助标准与文件写的不一样。
    ///
    /// # 为什么
    /// 补助标准由政策定，指标值和“指标内容”里引的标准不同，审核不知道按哪个测算。
    /// # 怎么改
    /// 按文件改正指标值，或改正引用的标准。
    /// # 反例
    /// ```json
    /// {"/indicators/5/content": "按林财发〔2022〕9号规定，培训费每人每天450元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/content": "按林财发〔2022〕9号规定，培训费每人每天380元"}
    /// ```
    I12 "与政策标准不符" {
        group: Cost, severity: Warning, fields: ["indicators.value", "indicators.content"], basis: REVIEW, check: Check::Row(other_standard),
    }
}

fn other_standard(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let cell = &row.cells.content;
    let Some((value, unit)) = row.meaning.number().zip(row.meaning.unit.as_ref()).filter(|_| row.level2.is_cost()) else {
        return;
    };
    if unit.dimension != Dimension::Money || unit.per.is_empty() || !cell.raw.contains(['号', '标']) {
        return;
    }
    let content = cell.squeezed();
    if !list!["规定", "标准", "办法", "通知", "政策"].within(content) {
        return;
    }
    let mut told = prose::numbers_in(content)
        .into_iter()
        .filter(|told| told.unit.dimension == Dimension::Money && told.is_per() && !told.clause.contains('扣'));
    let (Some(theirs), None) = (told.next(), told.next()) else { return };
    if theirs.unit.to_base(theirs.value) == unit.to_base(value) {
        return;
    }
    let (said, own) = (theirs.shown(), format!("{}{}", number::plain(value), unit.text));
    let message = format!("“指标内容”引的标准是“{said}”，指标值是“{own}”");
    sink.report(row.cells.value.place, message, "请核对文件，把两处改成一致")
        .param("standard", said)
        .param("value", own)
        .relate(cell.path(), text::shorten(theirs.clause, 30).into_owned());
}

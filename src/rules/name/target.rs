//! What stands in a name though it belongs into another cell, or is missing in it: a target, an amount, a label of the tree.

use super::{is_level1_label, says_something, shown};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::number;
use crate::rule::{Check, REVIEW, Sink};
use crate::sense::figures::{self, Figure, Told};
use crate::sense::list::List;
use crate::sense::name::{Measure, Name};
use crate::sense::wording;
use crate::sense::words::Tag;
use crate::text;

declare_rule! {
    /// 目标数写进了指标名称。
    ///
    /// # 为什么
    /// 名称只说考核什么，达到多少由指标性质、指标值和度量单位表示；数字写在名称里，系统比不出完成没完成，明年也用不了。
    /// # 怎么改
    /// 名称里去掉数字和单位，数字填在“指标值”，单位填在“度量单位”。
    /// # 反例
    /// ```json
    /// {"/indicators/1/name": "参训人员600人次"}
    /// ```
    /// ```json
    /// {"/indicators/9/name": "参训学员满意度达92%以上"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "12345热线业务培训期数"}
    /// ```
    /// ```json
    /// {"/indicators/0/name": "24小时值守岗位数量", "/indicators/0/unit": "个"}
    /// ```
    N01 "目标数写进名称" {
        group: Name, severity: Error, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(figure_in_name),
    }
}

fn figure_in_name(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(figure) = target_figure(row) else { return };
    if !says_something(row, cx) || is_amount(&row.name) {
        return;
    }
    let message = match figure.told {
        Told::Number => format!("名称“{}”里写了目标数“{}”", shown(row), figure.text),
        Told::Date => format!("名称“{}”里写了完成时间“{}”", shown(row), figure.text),
    };
    let help = match figure.told {
        Told::Number => "名称只写考核什么，数字请填在“指标值”，单位请填在“度量单位”里",
        Told::Date => "名称只写考核什么，完成时间请另设一条时效指标",
    };
    sink.report(row.cells.name.place, message, help).param("target", figure.text).maybe_fix(without_figure(row, &figure));
}

/// The target that stands in the name of the row, if one does.
pub(super) fn target_figure<'a>(row: &'a Row<'_>) -> Option<Figure<'a>> {
    figures::target(&row.name, &row.meaning)
}

/// The name with its figure taken out, and the figure put into the cells that are blank.
fn without_figure(row: &Row<'_>, figure: &Figure<'_>) -> Option<Fix> {
    let name = figures::renamed(figure)?;
    let mut edits = vec![Edit::set(row.cells.name.path(), name.as_str())];
    if row.cells.value.blank()
        && let Some(value) = figure.value
    {
        edits.push(Edit::set(row.cells.value.path(), number::plain(value)));
    }
    if row.meaning.unit.is_none()
        && let Some(unit) = &figure.unit
    {
        edits.push(Edit::set(row.cells.unit.path(), unit.text.as_ref()));
    }
    Some(Fix::suggestion(format!("名称改为“{name}”"), edits))
}

declare_rule! {
    /// 把一级指标的名字当成了指标名称。
    ///
    /// # 为什么
    /// “产出指标”“效益指标”是类别，不是要考核的事情。
    /// # 怎么改
    /// 写出具体考核什么，例如“培训人次”“设备验收合格率”。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "产出指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "培训班举办期数"}
    /// ```
    N03 "类别名当名称" {
        group: Name, severity: Error, fields: ["indicators.name"], basis: "财预〔2021〕101号（指标名称）", check: Check::Row(label),
    }
}

fn label(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !is_level1_label(&row.name) || row.is_placeholder() {
        return;
    }
    let message = format!("“{}”是指标类别的名字，没有说考核什么", shown(row));
    sink.report(row.cells.name.place, message, "请写出具体考核什么，例如“培训人次”“验收合格率”");
}

declare_rule! {
    /// 指标名称只是一个金额。
    ///
    /// # 为什么
    /// “20万元”“项目金额”说的是花多少钱，没有说考核什么。
    /// # 怎么改
    /// 写出这笔钱对应的成本，例如“单位面积维护成本”，金额填在“指标值”里。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "20万元"}
    /// ```
    /// ```json
    /// {"/indicators/5/name": "项目金额"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "人均培训成本"}
    /// ```
    N09 "金额当名称" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(amount),
    }
}

fn amount(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if is_amount(&row.name) {
        let message = format!("名称“{}”只是一个金额，没有说考核什么", shown(row));
        sink.report(row.cells.name.place, message, "请写出考核的是哪一项成本，例如“单台设备采购成本”，金额填在“指标值”里");
    }
}

/// Names of the money of a project as a whole.
static AMOUNT_NAMES: List = list![
    "金额", "项目金额", "资金金额", "项目资金金额", "总金额", "项目总金额", "预算金额", "合计金额", "资金总额", "项目资金总额"
];

fn is_amount(name: &Name) -> bool {
    AMOUNT_NAMES.has(&name.core) || figures::is_amount(&name.core)
}

declare_rule! {
    /// 指标值把名称里的话又说了一遍。
    ///
    /// # 为什么
    /// 名称是“巩固提高情况”、指标值是“巩固提高”，等于没有目标，年底怎么填都算完成。
    /// # 怎么改
    /// 换成能统计的数字；确需定性的，名称写考核的对象，指标值写要达到的等次。
    /// # 反例
    /// ```json
    /// {"/indicators/8/name": "技术推广机制常态运行"}
    /// ```
    /// ```json
    /// {"/indicators/8/name": "改善林区基础条件", "/indicators/8/value": "改善条件"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/name": "技术推广机制"}
    /// ```
    N10 "指标值重复名称" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(repetition),
    }
}

fn repetition(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !repeats(row) || !says_something(row, cx) {
        return;
    }
    let value = row.cells.value.shown();
    let message = format!("指标值“{value}”只是重复了名称“{}”里的话，等于没有目标", shown(row));
    let help = "请换成能统计的数字；确需定性的，名称写考核的对象，指标值写要达到的等次";
    sink.report(row.cells.name.place, message, help).param("value", value).relate(row.cells.value.path(), "指标值与名称重复");
}

/// A word or two may be a state that the name asks for (制度健全情况：健全); a phrase is a repetition.
const PHRASE: usize = 4;

/// Words before a verb or state that add nothing to it.
static ADVERBS: List = list![
    "有效", "持续", "明显", "显著", "不断", "稳步", "逐步", "进一步", "正面", "大力", "促进", "保障", "推动", "实现", "维护"
];

/// What is left of a value of four characters or more behind the word that opens it: 有效转化 → 转化.
fn without_adverb(value: &str) -> Option<&str> {
    let said = ADVERBS.strip_start(value)?;
    (said.chars().nth(1).is_some() && value.chars().nth(PHRASE.saturating_sub(1)).is_some()).then_some(said)
}

/// Whether the value says again what the name says: the name itself, or words of it in the same order.
pub(super) fn repeats(row: &Row<'_>) -> bool {
    let name = row.name.text.as_str();
    if !row.meaning.is_text() {
        let alone = target_figure(row).filter(|figure| figure.before.is_empty() && figure.after.is_empty());
        return alone.is_some_and(|figure| match figure.told {
            Told::Number => figure.value == row.meaning.number() && figure.unit.as_ref() == row.meaning.unit.as_ref(),
            Told::Date => text::squeeze(row.cells.value.raw) == name,
        });
    }
    let value = text::squeeze(&row.meaning.text);
    if value.as_ref() == row.name.core && value.chars().nth(1).is_some() {
        return true;
    }
    // A name that is itself a promise (改善就医环境) is told by the rules about promises.
    if let Some(said) = without_adverb(&value)
        && row.name.core.find(said).is_some_and(|at| at > 0 || said == row.name.core)
        && !row.name.is_slogan()
        && !wording::is_sentence(&row.name)
    {
        return true;
    }
    let mut rest = name.chars();
    value.chars().nth(PHRASE.saturating_sub(1)).is_some() && value.chars().all(|c| rest.any(|n| n == c))
}

declare_rule! {
    /// 名称里没有考核的对象，只有“完成率”“合格率”这样的通用词。
    ///
    /// # 为什么
    /// 不知道是什么的完成率，就没法统计，也没法和别的项目区分。
    /// # 怎么改
    /// 在前面加上对象，例如“培训计划完成率”“设备验收合格率”。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "合格率"}
    /// ```
    /// ```json
    /// {"/indicators/7/name": "覆盖率"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "结业考核合格率"}
    /// ```
    N15 "名称没有对象" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(no_object),
    }
}

fn no_object(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    // 单独一个“满意度”由满意度的规则提示。
    if row.asks_satisfaction() || !wording::has_no_object(&row.name) || !says_something(row, cx) {
        return;
    }
    let message = format!("名称“{}”没有说是什么的{}", shown(row), row.name.core);
    sink.report(row.cells.name.place, message, format!("请在前面加上考核的对象，例如“××任务{}”", row.name.core));
}

declare_rule! {
    /// 名称里写了“不超过”“不低于”这样表示方向的话。
    ///
    /// # 为什么
    /// 方向由指标性质（≥、≤）表示，多少由指标值表示；写在名称里，指标值往往只能填“是”。
    /// # 怎么改
    /// 名称只留考核的对象，方向填在“指标性质”，限额填在“指标值”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "人均培训费不超过规定标准"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "人均培训成本"}
    /// ```
    N16 "名称带方向词" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(sign_word),
    }
}

static SIGN_WORDS: List =
    list!["不超过", "不高于", "不低于", "不少于", "不大于", "不小于", "少于", "低于", "高于", "大于", "小于", "不多于"];

fn sign_word(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let name = &row.name;
    if !name.tags.has(Tag::SignWord) || name.bracket.is_some() {
        return;
    }
    let Some(word) = SIGN_WORDS.first_in(&name.core) else { return };
    let before = name.core.split(word).next().unwrap_or_default();
    // “收入低于低保标准家庭数”里的“低于”说的是哪些家庭，不是目标的方向。
    let describes = matches!(name.measure, Measure::Count | Measure::Share | Measure::Satisfaction);
    let measured = before.is_empty() || Name::read(before, cx.lexicon).measure != Measure::None;
    if describes || !measured || target_figure(row).is_some() || !says_something(row, cx) {
        return;
    }
    let message = format!("名称“{}”里写了方向“{word}”", shown(row));
    let issue = sink.report(row.cells.name.place, message, "名称只写考核什么，方向请用“指标性质”表示，限额请填在“指标值”里");
    issue.param("word", word);
    if !before.is_empty() {
        issue.fix(Fix::suggestion(format!("名称改为“{before}”"), vec![Edit::set(row.cells.name.path(), before)]));
    }
}

//! V, told in words: which rule speaks about a value that is no number, and the rules of the value itself.

use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::rule::{Check, REVIEW, Sink};
use crate::sense::level::Level2;
use crate::sense::list::List;
use crate::sense::words::{OPTION_LISTS, Tag};
use crate::text;

/// The rule that speaks about a value told in words. One text, one rule: each row has its own way of being measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Words {
    /// An option list nobody answered (V05).
    Options,
    /// 是 or 否 where an effect is asked (V23).
    YesNo,
    /// A number is needed (V01).
    NumberNeeded,
    /// A cost without a number (I05).
    Cost,
    /// A satisfaction without a number (J01).
    Satisfaction,
    /// A time that is not told (K01).
    Time,
    /// A condition instead of a value (V22).
    Conditional,
    /// Vague wording (V06).
    Vague,
    /// A state that can be told apart.
    State,
}

/// Which rule speaks about the words of this row; `None` when the value is no text.
pub(in crate::rules) fn words_of(row: &Row<'_>) -> Option<Words> {
    row.verdicts.words.or_find(|| find(row))
}

fn find(row: &Row<'_>) -> Option<Words> {
    if !row.meaning.is_text() {
        return None;
    }
    let value = text::squeeze(&row.meaning.text);
    let tags = row.value_tags;
    // Marks that the system refuses are told by V20 and hide no grade.
    let plain: String = value.chars().filter(|c| !matches!(c, '*' | '_' | '-')).collect();
    let graded = is_graded(row, &plain);
    Some(if OPTION_LISTS.contains(&value.as_ref()) || lists_grades(&value) {
        Words::Options
    } else if repeats_itself(&value) {
        Words::State
    } else if row.asks_satisfaction() || row.level2 == Level2::Satisfaction {
        Words::Satisfaction
    } else if is_answer(&value) && (row.level2.is_benefit() || row.name.tags.has(Tag::SignWord)) {
        // 采购价格不高于市场价：是 is mended by mending the name.
        if row.level2.is_benefit() { Words::YesNo } else { Words::State }
    } else if row.level2.is_cost() || (row.level2.is_cost_of_2021() && (tags.has(Tag::Vague) || is_small(&value))) {
        Words::Cost
    } else if row.level2 == Level2::Time && !tags.has(Tag::Conditional) {
        Words::Time
    } else if row.level2 == Level2::Quantity {
        Words::NumberNeeded
    } else if tags.has(Tag::Conditional) {
        Words::Conditional
    } else if is_done(&value) {
        Words::NumberNeeded
    } else if tags.has(Tag::Vague) && !graded {
        Words::Vague
    } else if row.wants_number() && !graded && !is_grade(&value) {
        Words::NumberNeeded
    } else {
        Words::State
    })
}

/// Whether the explanation defines this very value as one of its grades: `常态运行：每月不少于1次；间断运行：…`.
fn is_graded(row: &Row<'_>, value: &str) -> bool {
    let content = row.cells.content.squeezed();
    [":", "=", "为", "是指", "指"].iter().any(|mark| content.contains(&format!("{value}{mark}")))
}

/// Grades that a form offers for choice.
static GRADES: List = list![
    "好", "较好", "一般", "较差", "差", "优", "良", "中", "低", "高", "坏", "是", "否", "有", "无", "优秀", "良好", "合格",
    "不合格", "达标", "不达标", "完成", "未完成", "满意", "基本满意", "不满意",
];

/// Whether the value is a list of grades of which none was chosen: 好、一般、差.
fn lists_grades(value: &str) -> bool {
    let parts = || value.split(['、', '/', ',', '或', ';']);
    parts().count() > 1 && parts().all(|part| GRADES.has(part)) && !repeats_itself(value)
}

/// Whether the value answers yes or no.
fn is_answer(value: &str) -> bool {
    matches!(value, "是" | "否" | "有" | "无影响")
}

/// A cost to society or nature that is only said to be small.
fn is_small(value: &str) -> bool {
    matches!(value, "较小" | "很小" | "小" | "低" | "较低" | "可控" | "无明显影响" | "影响较小" | "最小化")
}

/// Whether the value is a grade of a known scale: 一级A, Ⅲ类, 甲级, 合格.
fn is_grade(value: &str) -> bool {
    let short = value.chars().count() <= 8;
    let scale = value.contains(['级', '类', '等', '星'])
        && value.contains(|c: char| "一二三四五ⅠⅡⅢⅣⅤABCDabcd甲乙丙12345优劣V".contains(c));
    short && (scale || matches!(value, "合格" | "达标" | "优秀" | "优良" | "通过"))
}

fn is_done(value: &str) -> bool {
    matches!(
        value,
        "已完成" | "完成" | "全部完成" | "按期完成" | "一批" | "多次" | "若干" | "全部" | "全覆盖" | "已开展" | "已实施"
    )
}

/// `否;否`: the same answer once for every part of a bundled project.
pub(super) fn repeats_itself(value: &str) -> bool {
    let parts: Vec<&str> = value.split([';', '；']).collect();
    parts.len() > 1 && parts.windows(2).all(|pair| pair.first() == pair.last())
}

declare_rule! {
    /// 这一行需要填数字，填的却是文字。
    ///
    /// # 为什么
    /// 数量、比率和金额只有填成数字，年底才能对照完成情况；“一批”“全覆盖”各人理解不同，无法考核。
    /// # 怎么改
    /// 把文字换成数字，单位填在“度量单位”里；确实不能量化的，换成定性指标并写清分档标准。
    /// # 反例
    /// ```json
    /// {"/indicators/0/value": "按月安排"}
    /// ```
    /// ```json
    /// {"/indicators/1/value": "一批"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/value": "12"}
    /// ```
    V01 "应填数字却填了文字" {
        group: Value, severity: Error, fields: ["indicators.value"],
        basis: "财预〔2021〕101号（量化易评）", check: Check::Row(number_needed),
    }
}

fn number_needed(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) != Some(Words::NumberNeeded) {
        return;
    }
    let shown = row.cells.value.shown();
    let message = format!("指标值“{shown}”是文字，“{}”要用数字衡量", text::shorten(&row.name.text, 20));
    sink.report(row.cells.value.place, message, "请填数字，单位填在“度量单位”里").param("value", shown.as_str());
}

declare_rule! {
    /// 指标值还是系统预设的选项，没有选定一个。
    ///
    /// # 为什么
    /// “优良中低差”是让您从中选一个，全部留着等于没有填。
    /// # 怎么改
    /// 选定一个等次，并在“指标内容”里写清各等次的标准。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "优良中低差"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "常态运行"}
    /// ```
    V05 "选项没有选定" {
        group: Value, severity: Error, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(options),
    }
}

fn options(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) == Some(Words::Options) {
        let shown = row.cells.value.shown();
        let message = format!("指标值“{shown}”是一组选项，没有选定其中一个");
        sink.report(row.cells.value.place, message, "请选定一个等次，并在“指标内容”里写清各等次的标准");
    }
}

declare_rule! {
    /// 指标值是笼统的说法，无法衡量。
    ///
    /// # 为什么
    /// “效果明显”“有效提升”没有标准，年底怎么说都算完成。
    /// # 怎么改
    /// 换成可以统计的数字；确需定性的，填一个等次，并在“指标内容”里逐档写明标准。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "效果明显"}
    /// ```
    /// ```json
    /// {"/indicators/8/name": "基础教育发展水平", "/indicators/8/value": "稳步提高", "/indicators/8/content": "反映基础教育的发展"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "常态运行"}
    /// ```
    V06 "指标值笼统" {
        group: Value, severity: Warning, fields: ["indicators.value"],
        basis: "财预〔2021〕101号（量化易评）", check: Check::Row(vague),
    }
}

fn vague(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) != Some(Words::Vague) {
        return;
    }
    let shown = row.cells.value.shown();
    let word = cx.lexicon.word(&text::squeeze(&row.meaning.text), Tag::Vague).unwrap_or_default();
    let message = if word == shown {
        format!("指标值“{shown}”没有标准，无法衡量")
    } else {
        format!("指标值“{shown}”用了“{word}”这样的说法，没有标准，无法衡量")
    };
    sink.report(row.cells.value.place, message, "请换成数字；确需定性的，在“指标内容”里写明各等次的标准").param("word", word);
}

declare_rule! {
    /// 定性指标的值里有系统不接受的符号（* _ -）。
    ///
    /// # 为什么
    /// 预算系统保存定性指标时会拒绝这些符号。
    /// # 怎么改
    /// 去掉符号，只留文字。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "常态-运行"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "常态运行"}
    /// ```
    V20 "定性指标值有禁用符号" {
        group: Value, severity: Warning, fields: ["indicators.value"],
        basis: "预算管理一体化系统校验", check: Check::Row(forbidden_marks),
    }
}

fn forbidden_marks(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.meaning.is_text()
        || !row.meaning.text.contains(['*', '_', '-'])
        || row.meaning.text.contains(|c: char| c.is_ascii_digit())
    {
        return;
    }
    let clean: String = row.meaning.text.chars().filter(|c| !matches!(c, '*' | '_' | '-')).collect();
    let shown = row.cells.value.shown();
    sink.report(row.cells.value.place, format!("指标值“{shown}”里有系统不接受的符号"), "请去掉 * _ - 这些符号")
        .expect(clean.as_str())
        .fix(Fix::suggestion(format!("改为“{clean}”"), vec![Edit::set(row.cells.value.path(), clean)]));
}

declare_rule! {
    /// 指标值写的是条件，不是目标。
    ///
    /// # 为什么
    /// “根据实际情况”“按合同执行”没有给出要达到的程度，无法考核。
    /// # 怎么改
    /// 按合同、计划或规定算出数字填上。
    /// # 反例
    /// ```json
    /// {"/indicators/8/value": "根据实际情况确定"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/value": "常态运行"}
    /// ```
    V22 "指标值是条件" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(conditional),
    }
}

fn conditional(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if words_of(row) == Some(Words::Conditional) {
        let shown = row.cells.value.shown();
        let message = format!("指标值“{shown}”说的是条件，不是要达到的目标");
        sink.report(row.cells.value.place, message, "请按合同、计划或规定算出数字填上");
    }
}

declare_rule! {
    /// 效益指标的值只填了“是”或“否”。
    ///
    /// # 为什么
    /// 效益要说明达到什么程度，“是”“否”看不出多少。
    /// # 怎么改
    /// 换成能反映程度的指标，例如增收额、覆盖率；没有这方面效益的整行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/6/name": "带动群众增收", "/indicators/6/operator": "=", "/indicators/6/value": "是", "/indicators/6/unit": "", "/indicators/6/kind": "定性指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/6/name": "带动群众人均增收额", "/indicators/6/value": "500", "/indicators/6/unit": "元/人·年"}
    /// ```
    V23 "效益只填是或否" {
        group: Value, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Row(yes_or_no),
    }
}

fn yes_or_no(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let harmless = list!["无不良影响", "无负面影响", "无影响", "没有不良影响"].within(&row.name.core);
    let negative = harmless || row.meaning.is_text() && text::squeeze(&row.meaning.text) == "否" && row.name.tags.has(Tag::YesNo);
    if words_of(row) == Some(Words::YesNo) && !negative {
        let shown = row.cells.value.shown();
        let message = format!("指标值“{shown}”看不出达到什么程度");
        sink.report(row.cells.value.place, message, "请换成能反映程度的指标和数值；没有这方面效益的请整行删去");
    }
}

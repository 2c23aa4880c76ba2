//! How a name is written: blanks, numbering, marks and brackets of a template, units, years, lists.

use super::{is_too_long, says_something, shown};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::rule::{Check, REVIEW, Sink};
use crate::rules::notation::{self, Notation};
use crate::sense::figures;
use crate::sense::list::List;
use crate::text;

declare_rule! {
    /// 名称里留着模板的空格，没有填写。
    ///
    /// # 为什么
    /// “（≥**%）”“××学员”是模板上等着填的地方，照抄下来就没有了具体的内容。
    /// # 怎么改
    /// 把“**”“××”换成具体内容；括号里的符号和单位移到“指标性质”和“度量单位”，括号删去。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "结业考核合格率（≥**%）"}
    /// ```
    /// ```json
    /// {"/indicators/9/name": "××学员满意度"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "结业考核合格率"}
    /// ```
    N06 "模板空格没有填" {
        group: Name, severity: Error, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(placeholder),
    }
}

/// Marks that hold the place of something to be filled in.
static BLANKS: List = list!["**", "××", "XX", "xx", "__"];

/// Whether blanks of the template are left in the name.
pub(super) fn is_template(row: &Row<'_>) -> bool {
    let name = &row.name;
    // 0xc3 starts ×. Looking at bytes spares nearly every name the search for each mark.
    let marked = || name.text.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'X' | b'x' | 0xc3));
    name.bracket.as_ref().is_some_and(|bracket| bracket.placeholder)
        || name.text.starts_with('…')
        || (marked() && BLANKS.within(&name.text))
}

fn placeholder(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !is_template(row) || row.is_placeholder() {
        return;
    }
    let message = format!("名称“{}”里还留着模板的空格没有填", shown(row));
    sink.report(row.cells.name.place, message, "请写出具体的名称；括号里的符号和单位填到“指标性质”和“度量单位”里，括号删去")
        .maybe_fix(without_bracket(row));
}

/// The name without the template's bracket, and what the bracket says put into the cells that are blank.
fn without_bracket(row: &Row<'_>) -> Option<Fix> {
    let name = row.name.plain();
    if name.is_empty() || name == row.cells.name.raw {
        return None;
    }
    let mut edits = vec![Edit::set(row.cells.name.path(), name.as_str())];
    let bracket = row.name.bracket.as_ref();
    if let Some(operator) =
        bracket.and_then(|b| b.operator).filter(|_| row.meaning.operator.is_none() || row.meaning.operator_from_name)
    {
        edits.push(Edit::set(row.cells.operator.path(), operator.sign()));
    }
    if let Some(unit) = row.name.unit.as_deref().filter(|_| row.meaning.unit.is_none() || row.meaning.unit_from_name) {
        edits.push(Edit::set(row.cells.unit.path(), unit));
    }
    Some(Fix::suggestion(format!("名称改为“{}”", text::shorten(&name, 30)), edits))
}

declare_rule! {
    /// 度量单位写进了名称。
    ///
    /// # 为什么
    /// 单位另有一格；写在名称里，同一个指标会因单位写法不同变成两个。
    /// # 怎么改
    /// 名称里去掉单位，单位填在“度量单位”里。
    /// # 反例
    /// ```json
    /// {"/indicators/1/name": "参训人员人次（人次）"}
    /// ```
    /// ```json
    /// {"/indicators/2/name": "参训人员出勤率%"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/name": "参训人员人次（按月平均）"}
    /// ```
    N08 "单位写进名称" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(unit),
    }
}

fn unit(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(unit) = row.name.unit.as_deref().filter(|_| !is_template(row)) else { return };
    let message = format!("名称“{}”里写了单位“{unit}”", shown(row));
    sink.report(row.cells.name.place, message, "请把单位填在“度量单位”里，名称里不写单位")
        .param("unit", unit)
        .maybe_fix(without_bracket(row));
}

declare_rule! {
    /// 这一行填了内容，却没有指标名称。
    ///
    /// # 为什么
    /// 没有名称，就不知道指标值考核的是什么。
    /// # 怎么改
    /// 写出考核什么；多余的行整行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": ""}
    /// ```
    /// ```json
    /// {"/indicators/0/name": "null"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "培训班举办期数"}
    /// ```
    N11 "没有指标名称" {
        group: Name, severity: Error, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(blank),
    }
}

fn blank(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let name = &row.cells.name;
    if name.unreadable || row.is_placeholder() || !row.name.core.is_empty() {
        return;
    }
    let message = match name.shown() {
        shown if shown.is_empty() => "这一行没有填指标名称".to_owned(),
        shown => format!("“{shown}”不是指标名称，这一行等于没有填名称"),
    };
    sink.report(name.place, message, "请写出考核什么，例如“培训人次”；多余的行请整行删去")
        .fix(Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())]));
}

declare_rule! {
    /// 名称里有空格、换行或看不见的字符。
    ///
    /// # 为什么
    /// 看上去一样的两个名称，系统会当成两个指标，也查不到指标库里的指标。
    /// # 怎么改
    /// 删去名称里的空格和换行。
    /// # 反例
    /// ```json
    /// {"/indicators/2/name": "参训人员 出勤率"}
    /// ```
    /// ```json
    /// {"/indicators/2/name": "参训人员\n出勤率"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/name": "参训人员出勤率"}
    /// ```
    N13 "名称里有空格或换行" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: "预算管理一体化系统校验", check: Check::Row(blanks),
    }
}

fn blanks(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if notation::of_name(row) != Some(Notation::Blanks) {
        return;
    }
    let raw = row.cells.name.raw;
    let what = match raw {
        raw if raw.contains(['\n', '\r']) => "换行",
        raw if raw.contains(text::is_invisible) => "看不见的字符",
        _ => "空格",
    };
    sink.report(row.cells.name.place, format!("名称“{}”里有{what}", row.cells.name.shown()), "请删去名称里的空格和换行")
        .maybe_fix(notation::fix_name(row));
}

declare_rule! {
    /// 名称超过了系统能保存的长度。
    ///
    /// # 为什么
    /// 保存时会报错，或者后半截丢失。
    /// # 怎么改
    /// 名称只写考核什么，做法和口径写在“指标内容”里。
    /// # 反例
    /// 名称是一段 600 字的说明
    /// ```json
    /// {"/indicators/0/name": {"$text": 600}}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "培训班举办期数"}
    /// ```
    N14 "名称过长" {
        group: Name, severity: Warning, fields: ["indicators.name"], basis: "预算管理一体化系统校验", check: Check::Row(too_long),
    }
}

fn too_long(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !is_too_long(row, cx) {
        return;
    }
    let (length, limit) = (text::byte_len(row.cells.name.raw), cx.profile.lengths.indicator_name);
    let message = format!("名称长{length}字节，超过{limit}字节（一个汉字按两个字节计）");
    sink.report(row.cells.name.place, message, "名称只写考核什么，做法和口径请写在“指标内容”里")
        .param("length", length)
        .param("limit", limit);
}

declare_rule! {
    /// 名称里写了年份。
    ///
    /// # 为什么
    /// 预算年度在表头已经填过；名称带年份，第二年就不能沿用，也不能和上年比较。
    /// # 怎么改
    /// 去掉年份。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "2024年度培训班举办期数"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "“十四五”规划培训班期数"}
    /// ```
    N17 "名称带年份" {
        group: Name, severity: Info, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(year),
    }
}

fn year(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some((before, year, after)) = figures::year(&row.name.text) else { return };
    let name = format!("{before}{after}");
    // 只有一个日期的名称，或写明完成时间的名称，由别的规则提示。
    if name.is_empty() || super::target::target_figure(row).is_some() || !says_something(row, cx) {
        return;
    }
    let title = format!("名称改为“{}”", text::shorten(&name, 30));
    sink.report(
        row.cells.name.place,
        format!("名称“{}”里写了年份“{year}”", shown(row)),
        "预算年度在表头填写，名称里不写年份，来年可以沿用",
    )
    .param("year", year)
    .fix(Fix::suggestion(title, vec![Edit::set(row.cells.name.path(), name)]));
}

declare_rule! {
    /// 名称用“等”或省略号列举。
    ///
    /// # 为什么
    /// “横幅、宣传牌等”没有说全包括什么，统计时各人口径不同。
    /// # 怎么改
    /// 用一个总的说法，例如“宣传品制作数量”，包括哪些写在“指标内容”里。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "林业、草原……培训班期数"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "结业考核优秀等次比例"}
    /// ```
    N18 "名称用“等”列举" {
        group: Name, severity: Info, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(list),
    }
}

fn list(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let text = row.name.text.as_str();
    let word = match text {
        _ if text.contains('…') && text.contains("……") => "……",
        _ if text.contains('.') && text.contains("...") => "...",
        _ if lists_with_etc(&row.name.core) => "等",
        _ => return,
    };
    if !text.starts_with('…') && says_something(row, cx) {
        let message = format!("名称“{}”用“{word}”列举，没有说全包括什么", shown(row));
        sink.report(row.cells.name.place, message, "请用一个总的说法，包括哪些写在“指标内容”里").param("word", word);
    }
}

/// Whether 等 closes a list: behind a 、 or at the end of the name, and no part of a word (中等, 等级, 平等).
fn lists_with_etc(core: &str) -> bool {
    if !core.contains('等') {
        return false;
    }
    let mut parts = core.split('等');
    let Some(mut before) = parts.next() else { return false };
    for after in parts {
        let word = before
            .ends_with(['中', '高', '初', '平', '同', '优', '上', '下', '对', '均', '相', '何', '差', '一', '二', '三'])
            || after.starts_with(['级', '次', '额', '同', '待', '候', '于', '保', '离', '效', '值', '分', '距']);
        if !word && (before.contains('、') || after.is_empty()) {
            return true;
        }
        before = after;
    }
    false
}

declare_rule! {
    /// 名称前面带着编号。
    ///
    /// # 为什么
    /// “指标1：”是模板上的编号，不是名称的一部分。
    /// # 怎么改
    /// 去掉编号。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "指标1：培训班举办期数"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "120急救培训期数"}
    /// ```
    N19 "名称带编号" {
        group: Name, severity: Info, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(numbering),
    }
}

fn numbering(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(numbering) = row.name.numbering.as_deref() else { return };
    if notation::of_name(row) == Some(Notation::Numbering) {
        let message = format!("名称“{}”前面带着编号“{numbering}”", row.cells.name.shown());
        sink.report(row.cells.name.place, message, "请去掉编号，只留名称").maybe_fix(notation::fix_name(row));
    }
}

declare_rule! {
    /// 名称上留着模板的星号。
    ///
    /// # 为什么
    /// “★”是模板用来标必填指标的，不是名称的一部分。
    /// # 怎么改
    /// 去掉星号。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "★★★培训班举办期数"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "培训班举办期数"}
    /// ```
    N20 "名称带星号" {
        group: Name, severity: Info, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(stars),
    }
}

fn stars(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if notation::of_name(row) == Some(Notation::Stars) {
        sink.report(row.cells.name.place, format!("名称“{}”上留着模板的星号", row.cells.name.shown()), "请去掉星号，只留名称")
            .maybe_fix(notation::fix_name(row));
    }
}

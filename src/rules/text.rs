//! X: how the cells are written. Everything here is notation, so nearly every rule repairs what it finds.

use super::notation::{self, Notation};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::form::Leaf;
use crate::issue::{Edit, Fix};
use crate::quantity::Target;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&X01, &X02, &X03, &X04, &X05, &X06, &X07, &X08, &X09];

declare_rule! {
    /// 单位或名称里有全角的数字、字母、百分号或斜线。
    ///
    /// # 为什么
    /// 全角的“％”和半角的“%”看上去一样，系统却当成两个单位。
    /// # 怎么改
    /// 换成半角。
    /// # 反例
    /// ```json
    /// {"/indicators/5/unit": "元／人·天"}
    /// ```
    /// ```json
    /// {"/indicators/0/name": "ＤＲ操作培训班期数"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/unit": "元/人·天"}
    /// ```
    X01 "全角字符" {
        group: Text, severity: Info, fields: ["indicators.name", "indicators.unit"], basis: REVIEW, check: Check::Row(full_width),
    }
}

fn full_width(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let says = |leaf: &Leaf| format!("“{}”里有全角字符", text::shorten(leaf.raw, 40));
    if notation::of_unit(row) == Some(Notation::FullWidth) {
        let unit = &row.cells.unit;
        sink.report(unit.place, says(unit), "请换成半角字符").maybe_fix(notation::fix_cells(row, unit));
    }
    if notation::of_name(row) == Some(Notation::FullWidth) {
        let name = &row.cells.name;
        sink.report(name.place, says(name), "请把数字和字母换成半角").maybe_fix(notation::fix_name(row));
    }
}

declare_rule! {
    /// 指标性质用了形近的符号、拼写的符号或文字。
    ///
    /// # 为什么
    /// 系统只认“≥”“≤”“=”“定性”；“>=”“≧”“不低于”保存后比较不了。
    /// # 怎么改
    /// 从下拉框选规范的符号。
    /// # 反例
    /// ```json
    /// {"/indicators/1/operator": ">="}
    /// ```
    /// ```json
    /// {"/indicators/1/operator": "不低于"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/operator": "≥"}
    /// ```
    X02 "符号写法不规范" {
        group: Text, severity: Warning, fields: ["indicators.operator"], basis: REVIEW, check: Check::Row(look_alike),
    }
}

fn look_alike(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if notation::of_operator(row) != Some(Notation::LookAlike) {
        return;
    }
    let leaf = &row.cells.operator;
    let sign = row.meaning.operator.map_or("≥", |operator| operator.sign());
    let message = format!("指标性质“{}”不是规范的符号", text::shorten(leaf.raw, 20));
    sink.report(leaf.place, message, format!("请改为“{sign}”")).expect(sign).maybe_fix(notation::fix_cells(row, leaf));
}

declare_rule! {
    /// 单元格里有空格、制表符或看不见的字符。
    ///
    /// # 为什么
    /// 看上去一样的两个单位或数值，系统会当成两样，查找、汇总都对不上。
    /// # 怎么改
    /// 删去这些字符。
    /// # 反例
    /// ```json
    /// {"/indicators/2/unit": "%　"}
    /// ```
    /// ```json
    /// {"/indicators/1/value": "600\u200b"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/unit": "%"}
    /// ```
    X03 "多余的空白字符" {
        group: Text, severity: Warning, fields: ["indicators.operator", "indicators.value", "indicators.unit"],
        basis: "预算管理一体化系统校验", check: Check::Row(blanks),
    }
}

fn blanks(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    for leaf in found(row, Notation::Blanks) {
        let what = if leaf.raw.contains(text::is_invisible) { "看不见的字符" } else { "多余的空白" };
        let message = format!("“{}”里有{what}", leaf.shown());
        sink.report(leaf.place, message, "请删去这些字符").maybe_fix(notation::fix_cells(row, leaf));
    }
}

/// The cells of the row that are printed wrongly in this way. A cell of nothing but blanks is an empty cell.
fn found<'a>(row: &Row<'a>, fault: Notation) -> impl Iterator<Item = &'a Leaf<'a>> + use<'a> {
    let cells = row.cells;
    let of = move |leaf: &Leaf, notation: Option<Notation>| leaf.filled() && notation == Some(fault);
    [
        (&cells.operator, of(&cells.operator, notation::of_operator(row))),
        (&cells.value, of(&cells.value, notation::of_value(row))),
        (&cells.unit, of(&cells.unit, notation::of_unit(row))),
    ]
    .into_iter()
    .filter_map(|(leaf, found)| found.then_some(leaf))
}

declare_rule! {
    /// 说明文字里留着模板等着填的地方。
    ///
    /// # 为什么
    /// “××文件”“完成**人次”是模板上的空格，照抄下来等于没有写。
    /// # 怎么改
    /// 换成具体的内容。
    /// # 反例
    /// ```json
    /// {"/indicators/1/valueBasis": "计划标准：**年度培训计划"}
    /// ```
    /// ```json
    /// {"/indicators/1/content": "全年培训___人次"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/content": "实际参训人次×100%"}
    /// ```
    X04 "说明里的模板空格" {
        group: Text, severity: Warning, fields: ["indicators.content", "indicators.valueBasis", "indicators.evidence"],
        basis: REVIEW, check: Check::Row(unfilled),
    }
}

fn unfilled(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    for leaf in said(row) {
        // A single mark is looked for first: it is rare, and looking for one character is quick.
        let mark =
            [('*', "**"), ('_', "__"), ('×', "××")].iter().find(|(c, mark)| leaf.raw.contains(*c) && leaf.raw.contains(mark));
        if let Some((_, mark)) = mark {
            let message = format!("{}里的“{mark}”还没有换成具体内容", leaf.place.label);
            sink.report(leaf.place, message, "请换成具体的内容").param("mark", *mark);
        }
    }
}

/// The cells of the row that explain it.
fn said<'a>(row: &Row<'a>) -> [&'a Leaf<'a>; 3] {
    [&row.cells.content, &row.cells.value_basis, &row.cells.evidence]
}

declare_rule! {
    /// 文字超过了系统能保存的长度。
    ///
    /// # 为什么
    /// 保存时会报错，或者后半截丢失。
    /// # 怎么改
    /// 只写要点；长的材料作为附件。
    /// # 反例
    /// 指标内容是一段 1200 字的说明
    /// ```json
    /// {"/indicators/0/content": {"$text": 1200}}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/content": "全年实际举办的集中培训班期数"}
    /// ```
    X05 "文字过长" {
        group: Text, severity: Warning,
        fields: ["indicators.value", "indicators.content", "indicators.valueBasis", "indicators.evidence"],
        basis: "预算管理一体化系统校验", check: Check::Row(too_long),
    }
}

fn too_long(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let lengths = cx.profile.lengths;
    let cells = said(row).map(|leaf| (leaf, lengths.explanation));
    for (leaf, limit) in cells.into_iter().chain([(&row.cells.value, lengths.value)]) {
        // No character takes fewer bytes here than the system counts.
        let length = if leaf.raw.len() > limit { text::byte_len(leaf.raw) } else { 0 };
        if length > limit {
            let message = format!("{}长{length}字节，超过{limit}字节（一个汉字按两个字节计）", leaf.place.label);
            sink.report(leaf.place, message, "请只写要点，长的材料可作为附件").param("length", length).param("limit", limit);
        }
    }
}

declare_rule! {
    /// 没有单位的定性指标，单位一格填了“无”“—”或“null”。
    ///
    /// # 为什么
    /// 这些字会被当成单位保存下来。
    /// # 怎么改
    /// 没有单位的，单位留空。
    /// # 反例
    /// ```json
    /// {"/indicators/8/unit": "无"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/unit": ""}
    /// ```
    X06 "用“无”代替空白" {
        group: Text, severity: Info, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(stands_for_nothing),
    }
}

fn stands_for_nothing(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    // 数值没有单位，由缺少单位的规则提示。
    let needed =
        matches!(row.meaning.target, Target::Number(_) | Target::Range(..) | Target::Several) && row.meaning.unit.is_none();
    if notation::of_unit(row) != Some(Notation::Placeholder) || needed {
        return;
    }
    let leaf = &row.cells.unit;
    let message = format!("没有单位时不必填“{}”", leaf.shown());
    sink.report(leaf.place, message, "请把单位一格留空").maybe_fix(notation::fix_cells(row, leaf));
}

declare_rule! {
    /// 单元格里有网页标签。
    ///
    /// # 为什么
    /// 从网页上复制时会带来“<p>”“<br>”这样的标签，打印和汇总时都会出错。
    /// # 怎么改
    /// 删去标签，只留文字。
    /// # 反例
    /// ```json
    /// {"/indicators/2/value": "<p>95</p>"}
    /// ```
    /// ```json
    /// {"/goals/annual": "<p>全年举办培训班6期，培训600人次，出勤率95%以上。</p>"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/content": "得分<60为不合格"}
    /// ```
    X07 "网页标签" {
        group: Text, severity: Warning,
        fields: ["project.name", "project.plan.content", "project.plan.expected", "goals.annual", "goals.total", "indicators.name",
            "indicators.operator", "indicators.value", "indicators.unit", "indicators.content", "indicators.valueBasis", "indicators.evidence"],
        basis: REVIEW, check: Check::Form(tags),
    }
}

fn tags(cx: &Context<'_>, sink: &mut Sink<'_>) {
    const HELP: &str = "请删去标签，只留文字";
    let form = cx.form;
    let heads = [&form.project.name, &form.plan.content, &form.plan.expected, &form.goals.total, &form.goals.annual];
    let message = |leaf: &Leaf| format!("{}里有网页标签或换行：“{}”", leaf.place.label, text::shorten(leaf.raw, 30));
    for leaf in heads.into_iter().chain(cx.rows.iter().flat_map(said)) {
        let clean = text::without_tags(leaf.raw);
        if clean.len() < leaf.raw.len() {
            let fix = Fix::safe("删去网页标签", vec![Edit::set(leaf.path(), clean.trim())]);
            sink.report(leaf.place, message(leaf), HELP).fix(fix);
        }
    }
    for row in &cx.rows {
        for leaf in found(row, Notation::Markup) {
            sink.report(leaf.place, message(leaf), HELP).maybe_fix(notation::fix_cells(row, leaf));
        }
        if notation::of_name(row) == Some(Notation::Markup) {
            sink.report(row.cells.name.place, message(&row.cells.name), HELP).maybe_fix(notation::fix_name(row));
        }
    }
}

declare_rule! {
    /// 单位或名称里有繁体字。
    ///
    /// # 为什么
    /// “個”和“个”系统当成两个单位。
    /// # 怎么改
    /// 换成简体字。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "培訓車輛數量", "/indicators/0/unit": "輛"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/unit": "期"}
    /// ```
    X08 "繁体字" {
        group: Text, severity: Info, fields: ["indicators.name", "indicators.unit"], basis: REVIEW, check: Check::Row(traditional),
    }
}

fn traditional(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let says = |leaf: &Leaf| format!("“{}”里有繁体字", text::shorten(leaf.raw, 40));
    if notation::of_unit(row) == Some(Notation::Traditional) {
        let unit = &row.cells.unit;
        sink.report(unit.place, says(unit), "请换成简体字").maybe_fix(notation::fix_cells(row, unit));
    }
    if notation::of_name(row) == Some(Notation::Traditional) {
        let name = &row.cells.name;
        sink.report(name.place, says(name), "请换成简体字").maybe_fix(notation::fix_name(row));
    }
}

declare_rule! {
    /// 复合单位的分隔写法不规范。
    ///
    /// # 为什么
    /// “元/人/月”“元/人*月”“元/(人·月)”是同一个单位，写法不同就不能比较和汇总。
    /// # 怎么改
    /// 第一个分隔用“/”，其余用“·”，例如“元/人·月”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/unit": "元/人/天"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/unit": "元/人·天"}
    /// ```
    X09 "单位分隔不规范" {
        group: Text, severity: Info, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(separators),
    }
}

fn separators(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(unit) = row.meaning.unit.as_ref().filter(|_| notation::of_unit(row) == Some(Notation::Separators)) else { return };
    let leaf = &row.cells.unit;
    let message = format!("单位“{}”的分隔写法不规范", leaf.shown());
    sink.report(leaf.place, message, format!("请写成“{}”", unit.text))
        .expect(unit.text.as_ref())
        .maybe_fix(notation::fix_cells(row, leaf));
}

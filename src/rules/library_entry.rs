//! B: what a row changes of the entry that has its name: direction, unit, standard, name, or anything of a fixed entry.

use super::better;
use super::library::{BASIS, adopted, has_own_name, is_named, same_level};
use super::unit_fault;
use crate::context::{Context, Row, without_library};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::library::{Entry, Standard, Text};
use crate::quantity::operator::{self, Operator, OperatorCell};
use crate::quantity::unit::{self, Dimension, Unit};
use crate::quantity::{Target, number};
use crate::rule::{Check, Rule, Sink};
use crate::sense::name::Measure;
use crate::text;
use rust_decimal::Decimal;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&B03, &B04, &B05, &B09, &B10];

declare_rule! {
    /// 指标库里是固定标准，用“=”；这里却用了“≥”或“≤”。
    ///
    /// # 为什么
    /// 补助标准、收费标准是定死的，多一分少一分都不对；用“≥”“≤”等于没有标准。
    /// # 怎么改
    /// 把指标性质改为“=”，或换一个不是固定标准的指标。
    /// # 反例
    /// ```json
    /// {"/indicators/5/name": "护林员补助标准", "/indicators/5/value": "800", "/indicators/5/unit": "元/人·月"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "护林员补助标准", "/indicators/5/operator": "=", "/indicators/5/value": "800", "/indicators/5/unit": "元/人·月"}
    /// ```
    B03 "性质与指标库不同" {
        group: Library, severity: Warning, fields: ["indicators.operator"], basis: BASIS,
        unless: without_library, check: Check::Row(other_direction),
    }
}

fn other_direction(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(entry), Some(operator)) = (comparable(row), row.meaning.operator) else { return };
    // 计划完成的数量，库里用“=”的也可以用“≥”；只有标准是定死的。
    let fixed = operator_of(entry) == Some(Operator::Equal) && row.name.measure == Measure::Money;
    let bounded = operator.wants_more() || operator.wants_less();
    if !fixed || !bounded || row.meaning.number().is_none() || better::fault_of(row).is_some() {
        return;
    }
    let name = text::shorten(&row.name.text, 20);
    let message = format!("指标库里“{name}”是固定标准，用“=”，这里用的是“{}”", operator.sign());
    let edit = Edit::set(row.cells.operator.path(), "=");
    sink.note(row.cells.operator.place, message, "标准是定死的，请用“=”").expect("=").fix(Fix::suggestion("改为“=”", vec![edit]));
}

/// The entry of the row, unless it is fixed: then every change is told as one.
fn comparable<'a>(row: &Row<'a>) -> Option<&'a Entry> {
    row.entry.filter(|entry| !entry.fixed)
}

fn operator_of(entry: &Entry) -> Option<Operator> {
    match operator::read_cell(&text::squeeze(&entry.operator)) {
        OperatorCell::Known { operator, .. } => Some(operator),
        _ => None,
    }
}

declare_rule! {
    /// 度量单位与指标库不同，也换算不过去。
    ///
    /// # 为什么
    /// 单位不同，同一个指标在各项目之间就没法比较和汇总。
    /// # 怎么改
    /// 用指标库的单位；量的不是同一样东西的，换一个名称。
    /// # 反例
    /// ```json
    /// {"/indicators/0/unit": "课时"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "水源涵养林营造面积", "/indicators/0/value": "500", "/indicators/0/unit": "公顷"}
    /// ```
    B04 "单位与指标库不符" {
        group: Library, severity: Warning, fields: ["indicators.unit"], basis: BASIS,
        unless: without_library, check: Check::Row(other_unit),
    }
}

fn other_unit(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let (Some(entry), Some(unit), Some(_)) = (comparable(row), &row.meaning.unit, row.meaning.number()) else { return };
    // 单位本身有错的，由单位的规则说明理由。
    if fits(entry, unit) || row.meaning.ratio || unit_fault::fault_of(row).is_some() {
        return;
    }
    let message = format!("指标库里“{}”的单位是“{}”，这里是“{}”", entry.name, entry.unit, unit.text);
    let (place, help) = (row.cells.unit.place, "请用指标库的单位；量的不是同一样东西的，请换一个名称");
    let issue = if has_own_name(row, entry) { sink.report(place, message, help) } else { sink.note(place, message, help) };
    issue
        .param("unit", unit.text.as_ref())
        .expect(&*entry.unit)
        .fix(Fix::suggestion(format!("单位改为“{}”", entry.unit), vec![Edit::set(row.cells.unit.path(), &*entry.unit)]));
}

/// Whether the unit is the entry's, one of its others, can be converted, or only leaves out what it is told per.
fn fits(entry: &Entry, unit: &Unit) -> bool {
    let alike = |text: &str| {
        unit::parse(&text::squeeze(text)).is_some_and(|own| {
            let same = own.dimension == unit.dimension && matches!(unit.dimension, Dimension::Money | Dimension::Share);
            unit.text == own.text || unit.converts_to(&own) || same
        })
    };
    entry.unit.is_empty() || *entry.unit == *unit.text || alike(&entry.unit) || entry.units.iter().any(|other| alike(other))
}

declare_rule! {
    /// 指标值没有达到指标库里的标准。
    ///
    /// # 为什么
    /// 标准来自国家规定、行业要求或财政支出标准，目标比它低，等于放松了要求。
    /// # 怎么改
    /// 把指标值提高到标准；确有原因的，在“指标值设定依据”里写明。
    /// # 反例
    /// ```json
    /// {"/indicators/3/value": "80"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/value": "95"}
    /// ```
    B05 "低于指标库的标准" {
        group: Library, severity: Warning, fields: ["indicators.value"], basis: BASIS,
        unless: without_library, check: Check::Row(below_standard),
    }
}

fn below_standard(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(entry) = row.entry else { return };
    let Some(standard) = &entry.standard else { return };
    let (Some(told), Some((bound, sign))) = (row.meaning.number(), broken(standard, entry, row)) else { return };
    let (bound_text, shown) = (number::plain(bound), row.cells.value.shown());
    let message = format!("指标库里“{}”的{}是“{sign}{bound_text}{}”，这里是“{shown}”", entry.name, standard.basis, entry.unit);
    let help = "请达到标准；确有原因的，请在“指标值设定依据”里写明";
    let place = row.cells.value.place;
    // “其他标准”多是惯例，别名也可能指别的事，都供参考。
    let strict = &*standard.basis != "其他标准" && has_own_name(row, entry);
    let issue = if strict { sink.report(place, message, help) } else { sink.note(place, message, help) };
    issue.param("value", told).param("standard", bound).expect(format!("{sign}{bound_text}{}", entry.unit));
    if row.meaning.unit.as_ref().is_some_and(|unit| *unit.text == *entry.unit) {
        let title = format!("改为标准“{bound_text}{}”", entry.unit);
        issue.fix(Fix::suggestion(title, vec![Edit::set(row.cells.value.path(), bound_text)]));
    }
}

/// The bound of the standard that the row breaks, in the unit of the entry, and the sign that belongs to it. Values are
/// compared in the base of their units, so that 公顷 goes with 亩 and 万元 with 元.
fn broken(standard: &Standard, entry: &Entry, row: &Row<'_>) -> Option<(Decimal, &'static str)> {
    let own = row.meaning.unit.as_ref()?;
    // ‰ for % is most often the wrong unit and not a low target.
    let alike = |theirs: &Unit| own.text == theirs.text || (own.converts_to(theirs) && !own.is_share());
    let theirs = unit::parse(&text::squeeze(&entry.unit)).filter(alike)?;
    let value = own.to_base(row.meaning.number()?)?;
    let less_than = |bound: &Decimal| theirs.to_base(*bound).is_some_and(|bound| value < bound);
    let more_than = |bound: &Decimal| theirs.to_base(*bound).is_some_and(|bound| value > bound);
    let read = |text: &Option<Text>| text.as_deref().and_then(number::whole);
    if let Some(min) = read(&standard.min).filter(less_than) {
        return Some((min, "≥"));
    }
    if let Some(max) = read(&standard.max).filter(more_than) {
        return Some((max, "≤"));
    }
    let usual = read(&standard.value)?;
    let (less, sign) = match operator_of(entry)? {
        operator if operator.wants_more() => (false, "≥"),
        operator if operator.wants_less() => (true, "≤"),
        Operator::Equal => (usual.is_zero() || row.name.wants_less(), "="),
        _ => return None,
    };
    // 方向反了的，由方向的规则提示。
    let reversed = row.meaning.operator.is_some_and(|own| if less { own.wants_more() } else { own.wants_less() });
    let weaker = if less { more_than(&usual) } else { less_than(&usual) };
    (weaker && !reversed).then_some((usual, sign))
}

declare_rule! {
    /// 名称和指标库里的只差一个字。
    ///
    /// # 为什么
    /// 多一个字、少一个字或颠倒了两个字，系统就查不到指标库里的指标，也不能汇总。
    /// # 怎么改
    /// 是同一个指标的，用指标库的名称。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "结业考合格率"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "结业考核合格率"}
    /// ```
    /// ```json
    /// {"/indicators/3/name": "结业考核不合格率", "/indicators/3/operator": "≤", "/indicators/3/value": "5"}
    /// ```
    B09 "名称与指标库差一字" {
        group: Library, severity: Info, fields: ["indicators.name"], basis: BASIS,
        unless: without_library, check: Check::Row(nearly_named),
    }
}

fn nearly_named(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(library) = cx.library.filter(|_| row.entry.is_none() && is_named(row)) else { return };
    let Some(entry) = library.slipped(&row.name.text) else { return };
    let message = format!("名称“{}”和指标库里的“{}”只差一个字", text::shorten(&row.name.text, 20), entry.name);
    sink.report(row.cells.name.place, message, "是同一个指标的，请用指标库的名称")
        .param("code", &*entry.code)
        .expect(&*entry.name)
        .fix(Fix::suggestion(format!("换用指标库的“{}”", entry.name), adopted(row, entry)));
}

declare_rule! {
    /// 固化指标被改动了。
    ///
    /// # 为什么
    /// 固化指标的类别、性质和单位由财政部门统一规定，各单位照用，不能改。
    /// # 怎么改
    /// 恢复成指标库的内容，只填指标值。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "村民护林员人数", "/indicators/0/operator": "=", "/indicators/0/value": "120", "/indicators/0/unit": "名护林员"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "村民护林员人数", "/indicators/0/operator": "=", "/indicators/0/value": "120", "/indicators/0/unit": "人"}
    /// ```
    B10 "固化指标被改动" {
        group: Library, severity: Warning, fields: ["indicators.level2", "indicators.operator", "indicators.unit"],
        basis: BASIS, unless: without_library, check: Check::Row(edited),
    }
}

fn edited(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(entry) = row.entry.filter(|entry| entry.fixed && is_named(row)) else { return };
    let (cells, meaning) = (row.cells, &row.meaning);
    let text_value = meaning.is_text();
    let other_sign = meaning.operator.is_some_and(|own| !text_value && operator_of(entry).is_some_and(|theirs| own != theirs));
    let known = meaning.unit.as_ref().filter(|_| !text_value && meaning.target != Target::Blank);
    let other_unit = known.is_some_and(|own| !entry.unit.is_empty() && own.text != *entry.unit);
    let changed = [
        (!same_level(entry.second_level, row.level2) && row.cells.level2.filled(), &cells.level2, &*entry.level2),
        (other_sign, &cells.operator, &*entry.operator),
        (other_unit, &cells.unit, &*entry.unit),
    ];
    let Some((_, leaf, theirs)) = changed.iter().find(|(changed, ..)| *changed) else { return };
    let (name, label) = (text::shorten(&row.name.text, 20), leaf.place.label);
    let message = format!("“{name}”是固化指标，{label}是“{theirs}”，这里是“{}”", leaf.shown());
    let mut edits: Vec<Edit> =
        changed.iter().filter(|(changed, ..)| *changed).map(|(_, leaf, theirs)| Edit::set(leaf.path(), *theirs)).collect();
    edits.extend(
        adopted(row, entry).into_iter().skip(1).filter(|edit| !changed.iter().any(|(c, leaf, _)| *c && edit.path == leaf.path())),
    );
    sink.report(leaf.place, message, "固化指标照用指标库的内容，只填指标值")
        .expect(*theirs)
        .fix(Fix::suggestion("恢复成指标库的内容", edits));
}

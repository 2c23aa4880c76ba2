//! U: whether there is a unit and whether it goes with name and value. One row, one of these faults: what is wrong with
//! the unit of a row is decided in [`super::unit_fault`].

use super::unit_fault::{Fault, fault_of, flaw_of};
use super::value::{Words, words_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::quantity::unit::is_known;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::name::Measure;
use crate::sense::objects::{self, Misfit};
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&U01, &U02, &U03, &U04, &U05, &U07, &U09];

declare_rule! {
    /// 指标值是数字，却没有度量单位。
    ///
    /// # 为什么
    /// 没有单位，“220”是220门、220人还是220次，谁也说不清。
    /// # 怎么改
    /// 在“度量单位”里填上单位；比率填“%”。
    /// # 反例
    /// ```json
    /// {"/indicators/0/unit": ""}
    /// ```
    /// ```json
    /// {"/indicators/2/unit": null}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/unit": "期"}
    /// ```
    /// ```json
    /// {"/indicators/4/operator": "≤", "/indicators/4/value": "2024-11-30", "/indicators/4/unit": ""}
    /// ```
    U01 "没有度量单位" {
        group: Unit, severity: Error, fields: ["indicators.unit"],
        basis: "预算管理一体化系统校验", check: Check::Row(missing),
    }
}

fn missing(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if row.meaning.unit.is_some() || fault_of(row) != Some(Fault::Missing) {
        return;
    }
    let library = row.entry.map(|entry| &*entry.unit).filter(|unit| !unit.is_empty());
    let share = (row.name.measure == Measure::Share).then_some("%");
    let proposed = library.or(share).or_else(|| objects::usual_unit(&row.name));
    let shown = row.cells.value.shown();
    let message = format!("指标值“{shown}”没有度量单位，看不出说的是多少什么");
    let help = proposed.map_or_else(|| "请在“度量单位”里填上单位".to_owned(), |unit| format!("请填度量单位，例如“{unit}”"));
    let issue = sink.report(row.cells.unit.place, message, help).param("value", shown.as_str());
    if let Some(unit) = proposed {
        issue.expect(unit).fix(Fix::suggestion(format!("单位填“{unit}”"), vec![Edit::set(row.cells.unit.path(), unit)]));
    }
}

declare_rule! {
    /// 度量单位与计量的对象不配。
    ///
    /// # 为什么
    /// 人不论“个”，读本不论“场”；单位不配，汇总出来的数字没有意义。
    /// # 怎么改
    /// 换成这种东西通用的单位：人用“人”，书刊用“册”，设备用“台”，面积用“亩”或“平方米”。
    /// # 反例
    /// ```json
    /// {"/indicators/0/unit": "人"}
    /// ```
    /// ```json
    /// {"/indicators/1/name": "参训林业技术人员", "/indicators/1/unit": "个"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/name": "参训林业技术人员", "/indicators/1/unit": "人"}
    /// ```
    U02 "单位与对象不配" {
        group: Unit, severity: Warning, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(misfit),
    }
}

fn misfit(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(fault) = fault_of(row) else { return };
    let shown = row.meaning.unit.as_ref().map(|unit| unit.text.clone()).unwrap_or_default();
    let called = text::shorten(&row.name.text, 20);
    match fault {
        Fault::Misfit(Misfit { word, usual }) => {
            let message = format!("“{called}”计的是{word}，通常不以“{shown}”为单位");
            sink.report(row.cells.unit.place, message, format!("请换成合适的单位，例如“{usual}”"))
                .param("unit", shown.as_ref())
                .param("object", word)
                .expect(usual)
                .fix(Fix::suggestion(format!("单位改为“{usual}”"), vec![Edit::set(row.cells.unit.path(), usual)]));
        }
        Fault::Currency => {
            let shown = row.cells.unit.shown();
            let message = format!("“{called}”是金额，单位“{shown}”里没有写元");
            sink.report(row.cells.unit.place, message, "请写明每一份多少元，例如“元/人·天”").param("unit", shown.as_str());
        }
        _ => {}
    }
}

declare_rule! {
    /// 度量单位与指标名称或指标值互相矛盾。
    ///
    /// # 为什么
    /// 金额、年限、个数不会是百分之几，里程不会是多少元；这样的单位多半是填错了格。
    /// # 怎么改
    /// 对照名称改单位；如果考核的确实是比率，把名称改成“……率”。
    /// # 反例
    /// ```json
    /// {"/indicators/5/unit": "%"}
    /// ```
    /// ```json
    /// {"/indicators/2/value": "28.8万元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/5/name": "培训成本下降率", "/indicators/5/operator": "≥", "/indicators/5/value": "2", "/indicators/5/unit": "%"}
    /// ```
    U03 "单位自相矛盾" {
        group: Unit, severity: Error, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(contradictory),
    }
}

fn contradictory(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(fault) = flaw_of(row) else { return };
    let shown = row.cells.unit.shown();
    let (message, help) = match fault {
        Fault::Contradiction(reason) => {
            let unit = row.meaning.unit.as_ref().map(|unit| unit.text.clone()).unwrap_or_default();
            (format!("“{}”{reason}，现在是“{unit}”", text::shorten(&row.name.text, 20)), "请对照指标名称改正度量单位")
        }
        Fault::Printed => {
            let value = row.cells.value.shown();
            (format!("指标值“{value}”里的单位与度量单位“{shown}”矛盾"), "请核对以哪个单位为准，只保留一个")
        }
        Fault::Serial => (format!("度量单位“{shown}”是日期在表格里变成的数字"), "时间写成日期时，度量单位可以不填或填“日期”"),
        _ => return,
    };
    sink.report(row.cells.unit.place, message, help).param("unit", shown.as_str());
}

declare_rule! {
    /// 指标值是文字，却填了度量单位。
    ///
    /// # 为什么
    /// 定性指标没有数量，单位无所指；系统也会因此把它当成定量指标。
    /// # 怎么改
    /// 去掉单位；能用数字说明的，把文字换成数字。
    /// # 反例
    /// ```json
    /// {"/indicators/8/unit": "%"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/unit": ""}
    /// ```
    U04 "定性指标填了单位" {
        group: Unit, severity: Warning, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(unit_of_words),
    }
}

fn unit_of_words(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.meaning.is_text() || row.wants_number() || !row.cells.unit.filled() {
        return;
    }
    // 应填数字的行改成数字以后，单位就对了。
    let stays = matches!(words_of(row), Some(Words::State | Words::Vague | Words::YesNo | Words::Conditional));
    if !stays || !is_known(row.cells.unit.squeezed()) {
        return;
    }
    let (value, unit) = (row.cells.value.shown(), row.cells.unit.shown());
    sink.report(
        row.cells.unit.place,
        format!("指标值“{value}”是文字，不需要单位“{unit}”"),
        "请去掉单位；能用数字说明的，请把指标值换成数字",
    )
    .param("unit", unit.as_str())
    .fix(Fix::suggestion("去掉单位", vec![Edit::remove(row.cells.unit.path())]));
}

declare_rule! {
    /// “人”与“人次”混用。
    ///
    /// # 为什么
    /// 同一个人来三次是1人、3人次；混用会使人均成本等数字相差几倍。
    /// # 怎么改
    /// 按人头统计的用“人”，按次累计的用“人次”，名称与单位一致。
    /// # 反例
    /// ```json
    /// {"/indicators/1/unit": "人"}
    /// ```
    /// ```json
    /// {"/indicators/1/name": "享受补助学生人数", "/indicators/1/unit": "人次"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/unit": "人次"}
    /// ```
    U05 "人与人次混用" {
        group: Unit, severity: Warning, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(people_and_visits),
    }
}

fn people_and_visits(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(Fault::Visits(right)) = flaw_of(row) else { return };
    let called = text::shorten(&row.name.text, 20);
    let shown = row.cells.unit.shown();
    let way = if right == "人次" { "按次累计" } else { "按人头统计" };
    sink.report(
        row.cells.unit.place,
        format!("“{called}”{way}，单位却是“{shown}”"),
        format!("请把单位改为“{right}”，或者改名称"),
    )
    .param("unit", shown.as_str())
    .expect(right)
    .fix(Fix::suggestion(format!("单位改为“{right}”"), vec![Edit::set(row.cells.unit.path(), right)]));
}

declare_rule! {
    /// “……率”以天数衡量，或者“……时限”以百分比衡量。
    ///
    /// # 为什么
    /// 率是两个数相除，时限是多长时间，两者不能互换。
    /// # 怎么改
    /// 考核快慢的，名称改成“……时限”；考核按时完成了多少的，单位改成“%”。
    /// # 反例
    /// ```json
    /// {"/indicators/4/name": "培训任务完成及时率", "/indicators/4/operator": "≤", "/indicators/4/value": "7", "/indicators/4/unit": "工作日"}
    /// ```
    /// ```json
    /// {"/indicators/4/operator": "≥", "/indicators/4/value": "95", "/indicators/4/unit": "%"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/4/name": "培训任务完成及时率", "/indicators/4/operator": "≥", "/indicators/4/value": "95", "/indicators/4/unit": "%"}
    /// ```
    U07 "率与时间混用" {
        group: Unit, severity: Warning, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(rate_or_time),
    }
}

fn rate_or_time(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(Fault::Rate(reason)) = flaw_of(row) else { return };
    let unit = row.meaning.unit.as_ref().map(|unit| unit.text.clone()).unwrap_or_default();
    let message = format!("“{}”{reason}，现在是“{unit}”", text::shorten(&row.name.text, 20));
    sink.report(row.cells.unit.place, message, "考核快慢的请把名称改成“……时限”；考核按时完成多少的请用“%”")
        .param("unit", unit.as_ref());
}

declare_rule! {
    /// 一行指标用了两个单位。
    ///
    /// # 为什么
    /// 一个数不能既是台又是户；到底完成了多少，说不清楚。
    /// # 怎么改
    /// 只保留一个单位；两样都要考核的，拆成两行。
    /// # 反例
    /// ```json
    /// {"/indicators/0/unit": "期、人"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/unit": "期"}
    /// ```
    U09 "一行两个单位" {
        group: Unit, severity: Warning, fields: ["indicators.unit"], basis: REVIEW, check: Check::Row(two_units),
    }
}

fn two_units(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if flaw_of(row) != Some(Fault::Several) {
        return;
    }
    let shown = match &row.meaning.unit_conflict {
        Some(printed) => format!("{}、{}", row.cells.unit.shown(), printed.text),
        None => row.cells.unit.shown(),
    };
    let shown = if shown.is_empty() { row.cells.value.shown() } else { shown };
    sink.report(
        row.cells.unit.place,
        format!("“{shown}”是两个单位，一个数只能有一个"),
        "请只保留一个单位；两样都要考核的请拆成两行",
    )
    .param("unit", shown.as_str());
}

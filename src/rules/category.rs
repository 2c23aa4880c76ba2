//! H: indicators under the wrong second level, as far as they are about what is done and what it brings.

use super::better::called;
use super::misplaced::{Misplaced, is, move_to};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::list;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&H02, &H03, &H04, &H05, &H07, &H08, &H10, &H12];

const OF_101: &str = "财预〔2021〕101号（产出、效益指标的分类）";

/// Reports a row that belongs under `wanted`, because it tells `what`.
fn report(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>, what: &str, wanted: Level2) {
    let message = format!("“{}”{what}，却放在“{}”里", called(row), row.cells.level2.shown());
    let wanted_name = super::misplaced::target_of(wanted, cx.profile.tree).name();
    sink.report(row.cells.level2.place, message, format!("请移到“{wanted_name}”"))
        .expect(wanted_name)
        .fix(move_to(row, wanted, cx.profile.tree));
}

declare_rule! {
    /// 比率放在数量指标里。
    ///
    /// # 为什么
    /// 数量指标说做了多少，比率说做得怎么样、覆盖了多少，两者不能混。
    /// # 怎么改
    /// 合格率、上岗率移到质量指标，覆盖率移到质量或效益指标；数量指标填实际数。
    /// # 反例
    /// ```json
    /// {"/indicators/2/level2": "数量指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/level2": "质量指标"}
    /// ```
    H02 "比率放在数量指标" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(share),
    }
}

fn share(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Share) {
        report(row, cx, sink, "是比率，不是数量", Level2::Quality);
    }
}

declare_rule! {
    /// 数量放在质量指标里。
    ///
    /// # 为什么
    /// 做了多少次、印了多少册是数量；质量指标要说做得好不好。
    /// # 怎么改
    /// 移到数量指标；质量指标另填合格率、通过率一类。
    /// # 反例
    /// ```json
    /// {"/indicators/0/level2": "质量指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/level2": "数量指标"}
    /// ```
    /// ```json
    /// {"/indicators/3/name": "重大教学差错次数", "/indicators/3/operator": "≤", "/indicators/3/value": "2", "/indicators/3/unit": "次"}
    /// ```
    H03 "数量放在质量指标" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(count),
    }
}

fn count(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Count) {
        report(row, cx, sink, "说的是做了多少", Level2::Quantity);
    }
}

declare_rule! {
    /// 时效要求放在数量或质量指标里。
    ///
    /// # 为什么
    /// 及时率、按期完成率、响应时间考核的是快慢，属于时效。
    /// # 怎么改
    /// 移到时效指标。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "培训班按期举办率", "/indicators/3/level2": "质量指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/3/name": "培训班按期举办率", "/indicators/3/level2": "时效指标"}
    /// ```
    H04 "时效放错类别" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(timely),
    }
}

fn timely(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Timely) {
        report(row, cx, sink, "说的是快慢", Level2::Time);
    }
}

declare_rule! {
    /// 技术规格放在数量指标里。
    ///
    /// # 为什么
    /// 尺寸、射程、功率说的是东西什么样，不是有多少。
    /// # 怎么改
    /// 移到质量指标，或者写进采购需求，不作指标。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "教学显示屏尺寸", "/indicators/0/value": "86", "/indicators/0/unit": "英寸"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "教学显示屏购置数量", "/indicators/0/operator": "=", "/indicators/0/value": "6", "/indicators/0/unit": "块"}
    /// ```
    H05 "规格放在数量指标" {
        group: Category, severity: Info, fields: ["indicators.level2"], basis: REVIEW, check: Check::Row(specification),
    }
}

fn specification(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Specification) {
        report(row, cx, sink, "说的是规格", Level2::Quality);
    }
}

declare_rule! {
    /// 工作质量放在效益指标里。
    ///
    /// # 为什么
    /// 合格率、故障率说的是这件事做得好不好，是产出的质量；效益要说给群众、给事业带来什么变化。
    /// # 怎么改
    /// 移到质量指标；效益指标另填覆盖率、应用率、增收额一类。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "教学设备故障率", "/indicators/7/operator": "≤", "/indicators/7/value": "2"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训乡镇覆盖率"}
    /// ```
    H07 "质量放在效益指标" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(quality),
    }
}

fn quality(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Quality) {
        report(row, cx, sink, "说的是工作质量", Level2::Quality);
    }
}

declare_rule! {
    /// 效益放在质量指标里。
    ///
    /// # 为什么
    /// 治愈率、就业率、空气质量是项目带来的变化，不是这件事本身做得好不好。
    /// # 怎么改
    /// 移到相应的效益指标。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "参训学员就业率", "/indicators/3/value": "60"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训学员就业率", "/indicators/7/value": "60"}
    /// ```
    H08 "效益放在质量指标" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(outcome),
    }
}

fn outcome(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Outcome) {
        let nature = list!["空气", "森林", "植被", "水质", "生态"].within(&row.name.core);
        let wanted = if nature {
            Level2::Ecological
        } else if row.name.core.contains("增收") {
            Level2::Economic
        } else {
            Level2::Social
        };
        report(row, cx, sink, "说的是项目带来的变化", wanted);
    }
}

declare_rule! {
    /// 知晓率放在质量指标里。
    ///
    /// # 为什么
    /// 群众知道了没有，是宣传带来的效果。
    /// # 怎么改
    /// 移到社会效益指标。
    /// # 反例
    /// ```json
    /// {"/indicators/3/name": "防火知识知晓率"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "防火知识知晓率"}
    /// ```
    H10 "知晓率放在质量指标" {
        group: Category, severity: Info, fields: ["indicators.level2"], basis: REVIEW, check: Check::Row(awareness),
    }
}

fn awareness(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is(row, Misplaced::Awareness) {
        report(row, cx, sink, "说的是宣传效果", Level2::Social);
    }
}

declare_rule! {
    /// 直接产出放在效益指标里。
    ///
    /// # 为什么
    /// 办了多少场、发了多少份是做了什么；效益要说做了以后有什么变化。
    /// # 怎么改
    /// 移到数量指标；效益指标另填受益人数、知晓率、应用率一类。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "组织现场观摩场次", "/indicators/7/value": "12", "/indicators/7/unit": "场"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "受益林农人数", "/indicators/7/value": "1200", "/indicators/7/unit": "人"}
    /// ```
    H12 "产出放在效益指标" {
        group: Category, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(direct_output),
    }
}

fn direct_output(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    // The same thing told as a quantity too is a repetition, which L07 reports.
    if is(row, Misplaced::DirectOutput) && super::benefit::repeated_output(row, cx).is_none() {
        report(row, cx, sink, "说的是做了多少", Level2::Quantity);
    }
}

//! G: the goal text.

use crate::context::Context;
use crate::declare_rule;
use crate::form::Leaf;
use crate::quantity::date;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::words::Tag;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&G01, &G02, &G03, &G08, &G11, &G12];

/// A goal as a reviewer reads it: what it says outside its numbering.
pub(super) struct Goal {
    /// The text, squeezed, without numbering (`目标1:`, `1.`, `(2)`).
    text: String,
    /// How many numbered items it lists.
    items: usize,
    /// Whether it tells any number.
    numbers: bool,
}

/// A goal up to this many characters without a number is a slogan and no description of a task.
const SLOGAN_LENGTH: usize = 50;

fn goal<'c>(cx: &'c Context<'_>) -> Option<&'c Goal> {
    cx.verdicts.goal.get_or_init(|| stated(cx).map(read)).as_ref()
}

fn read(leaf: &Leaf<'_>) -> Goal {
    let folded = leaf.text();
    let squeezed = text::squeeze(folded);
    let mut plain = String::with_capacity(squeezed.len());
    let mut items = 0_usize;
    let mut rest = squeezed.as_ref();
    while let Some(c) = rest.chars().next() {
        let may_number = c.is_ascii_digit() || matches!(c, '(' | '目');
        let starts_item = || plain.is_empty() || plain.ends_with([';', '。', '；', ':', ',']) || rest.starts_with("目标");
        if let Some(after) = Some(rest).filter(|_| may_number && starts_item()).and_then(numbering) {
            items = items.saturating_add(1);
            rest = after;
        } else {
            plain.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    let numbers = holds_number(&plain) || plain.contains("为零");
    Goal { text: plain, items, numbers }
}

/// Whether a number stands in the text that is no year: 《年鉴(2024)》 and 2024年 tell nothing of how much.
fn holds_number(text: &str) -> bool {
    let mut runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    let mut rest = text;
    runs.any(|run| {
        let after = rest.split_once(run).map_or("", |(_, after)| after);
        rest = after;
        let year = run.len() == 4 && (run.starts_with("19") || run.starts_with("20"));
        !(year && (after.is_empty() || after.starts_with(['年', ')', '-', '—', '~', '至', '》', '学'])))
    })
}

/// What follows a numbering at the start of `text`.
fn numbering(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("目标").unwrap_or(text);
    let open = rest.strip_prefix('(').unwrap_or(rest);
    let digits = open.trim_start_matches(|c: char| c.is_ascii_digit());
    let width = open.len().saturating_sub(digits.len());
    if !(1..=2).contains(&width) {
        return None;
    }
    let after = digits.strip_prefix([':', '.', '、', ')', '-'])?;
    // “1.5万” and “3-5家” are numbers.
    (!after.starts_with(|c: char| c.is_ascii_digit())).then(|| after.trim_start_matches([':', '.', '、']))
}

/// The goal that the form has: the year's, or else the whole project's.
fn stated<'a>(cx: &Context<'a>) -> Option<&'a Leaf<'a>> {
    let goals = &cx.form.goals;
    [&goals.annual, &goals.total].into_iter().find(|leaf| leaf.filled())
}

fn readable(cx: &Context<'_>) -> bool {
    !cx.form.goals.annual.unreadable && !cx.form.goals.total.unreadable
}

declare_rule! {
    /// 绩效目标没有填，或者只有一句口号。
    ///
    /// # 为什么
    /// 目标要说清今年做什么、做多少、达到什么效果；一句口号看不出要考核什么，指标也就没有依据。
    /// # 怎么改
    /// 写明任务、数量、质量和效果，例如“全年抽检食品1500批次，不合格食品处置率100%”。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "做好基层林业技术培训工作"}
    /// ```
    /// ```json
    /// {"/goals/annual": null}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，结业考核合格率96%以上"}
    /// ```
    G01 "没有目标或只有口号" {
        group: Goal, severity: Warning, fields: ["goals.annual", "goals.total"],
        basis: "财预〔2015〕88号（指向明确、细化量化）", check: Check::Form(slogan),
    }
}

fn slogan(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !readable(cx) {
        return;
    }
    let help = "请写明今年做什么、做多少、达到什么效果，例如“全年抽检食品1500批次，不合格食品处置率100%”";
    let Some(leaf) = stated(cx) else {
        sink.report(cx.form.goals.annual.place, "没有填绩效目标", help);
        return;
    };
    let Some(goal) = goal(cx) else { return };
    let only_number = goal.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '%' | ','));
    let short = goal.text.chars().count() <= SLOGAN_LENGTH && goal.items <= 1;
    if only_number || (short && !goal.numbers) {
        let message = format!("目标“{}”只有一句话，看不出要完成什么", text::shorten(leaf.text(), 30));
        sink.report(leaf.place, message, help);
    }
}

declare_rule! {
    /// 整段目标都是空泛的动词，没有具体事情。
    ///
    /// # 为什么
    /// “进一步提升”“不断增强”“切实保障”没有说提升什么、提升到什么程度，年底无法对照。
    /// # 怎么改
    /// 把每个空泛的动词换成具体的任务和数字。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "进一步提升基层林业技术水平，不断增强技术人员业务能力，持续完善技术推广体系，切实保障林业生产平稳有序开展，有效促进林业高质量发展。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，结业考核合格率96%以上"}
    /// ```
    G02 "目标全是空话" {
        group: Goal, severity: Info, fields: ["goals.annual", "goals.total"],
        basis: "财预〔2015〕88号（指向明确、细化量化）", check: Check::Form(vague),
    }
}

fn vague(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(leaf) = stated(cx).filter(|_| readable(cx)) else { return };
    let Some(goal) = goal(cx) else { return };
    if goal.numbers || goal.text.chars().count() <= SLOGAN_LENGTH {
        return;
    }
    let clauses: Vec<&str> = goal.text.split([',', ';', '。', '、']).filter(|clause| !clause.is_empty()).collect();
    let empty = clauses.iter().filter(|clause| cx.lexicon.tags(clause).has(Tag::Vague)).count();
    if clauses.len() > 2 && empty.saturating_mul(4) >= clauses.len().saturating_mul(3) {
        sink.report(leaf.place, "整段目标都是“进一步”“不断”这样的说法，没有具体的事和数", "请把每句话换成具体的任务、数量和效果");
    }
}

declare_rule! {
    /// 绩效目标里没有一个数字。
    ///
    /// # 为什么
    /// 没有数字就说不清做多少、做到什么程度，也无法与指标核对。
    /// # 怎么改
    /// 写上主要的数量和要达到的程度，与指标保持一致。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "对全区基层林业技术人员开展集中培训，组织结业考核，回访技术应用情况，完善技术推广机制，参训学员对培训表示满意。"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，结业考核合格率96%以上"}
    /// ```
    G03 "目标没有数字" {
        group: Goal, severity: Warning, fields: ["goals.annual", "goals.total"],
        basis: "财预〔2015〕88号（细化量化）", check: Check::Form(no_number),
    }
}

fn no_number(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(leaf) = stated(cx).filter(|_| readable(cx)) else { return };
    if goal(cx).is_some_and(|goal| !goal.numbers) {
        let message = format!("目标“{}”里没有一个数字", text::shorten(leaf.text(), 30));
        sink.report(leaf.place, message, "请写上主要的数量和要达到的程度，与指标保持一致");
    }
}

declare_rule! {
    /// 跨年项目的中长期目标和年度目标一字不差。
    ///
    /// # 为什么
    /// 年度目标应是中长期目标在当年的一部分；两者相同，说明没有分解到年。
    /// # 怎么改
    /// 年度目标只写今年要完成的部分。
    /// # 反例
    /// ```json
    /// {"/project/endDate": "2026-11-30", "/goals/total": "三年举办培训班18期，培训1800人次", "/goals/annual": "三年举办培训班18期，培训1800人次"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/endDate": "2026-11-30", "/goals/total": "三年举办培训班18期，培训1800人次", "/goals/annual": "全年举办培训班6期，培训600人次"}
    /// ```
    G08 "年度目标未分解" {
        group: Goal, severity: Warning, fields: ["goals.annual"], basis: "财预〔2015〕88号（中长期与年度目标）",
        check: Check::Form(not_sliced),
    }
}

fn not_sliced(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (goals, project) = (&cx.form.goals, &cx.form.project);
    let year = |leaf: &Leaf| date::whole(leaf.squeezed()).and_then(|day| day.year);
    let several_years = year(&project.start).zip(year(&project.end)).is_some_and(|(start, end)| start < end);
    if several_years && goals.annual.filled() && text::match_key(goals.annual.raw) == text::match_key(goals.total.raw) {
        sink.report(goals.annual.place, "年度目标与中长期目标一字不差", "年度目标请只写今年要完成的部分")
            .relate(goals.total.path(), "中长期目标");
    }
}

declare_rule! {
    /// 绩效目标超过系统能存的长度。
    ///
    /// # 为什么
    /// 超出的文字会被截断，审核看不到完整的目标。
    /// # 怎么改
    /// 精简目标，过程和做法放进实施计划。
    /// # 反例
    /// ```json
    /// {"/goals/annual": {"$text": 2001}}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "全年举办培训班6期，培训600人次，结业考核合格率96%以上"}
    /// ```
    G11 "目标过长" {
        group: Goal, severity: Warning, fields: ["goals.annual", "goals.total"], basis: "预算管理一体化系统（绩效目标字段长度）",
        check: Check::Form(too_long),
    }
}

fn too_long(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let limit = cx.profile.lengths.goal;
    for leaf in [&cx.form.goals.total, &cx.form.goals.annual] {
        let length = leaf.text().chars().count();
        if limit > 0 && length > limit {
            let message = format!("目标有{length}字，系统最多存{limit}字");
            sink.report(leaf.place, message, "请精简目标，过程和做法放进实施计划").param("length", length).param("limit", limit);
        }
    }
}

declare_rule! {
    /// 目标里写的是上一年的年份。
    ///
    /// # 为什么
    /// 多半是沿用了上年的文字，忘了改年份。
    /// # 怎么改
    /// 核对年份和各项数字，改成今年的目标。
    /// # 反例
    /// ```json
    /// {"/goals/annual": "2023年举办基层林业技术人员培训班6期，培训600人次，结业考核合格率96%以上"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/goals/annual": "2024年举办基层林业技术人员培训班6期，培训600人次，结业考核合格率96%以上"}
    /// ```
    G12 "目标写的是上年" {
        group: Goal, severity: Warning, fields: ["goals.annual"], basis: REVIEW, check: Check::Form(last_year),
    }
}

fn last_year(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let leaf = &cx.form.goals.annual;
    let Some(year) = cx.fiscal_year().filter(|_| leaf.filled()) else { return };
    let goal = leaf.squeezed();
    let Some(written) = goal.get(..4).and_then(|digits| digits.parse::<u16>().ok()).filter(|written| *written < year) else {
        return;
    };
    let before = format!("{written}年");
    let this = format!("{year}年");
    // 与上年比较、承接上年的说法里也会有上年的年份，所以只看开头。
    let compared = ["较", "比", "对比", "以来", "同期", "底", "末", "至", "-"];
    let stated = goal.strip_prefix(before.as_str()).is_some_and(|rest| !compared.iter().any(|word| rest.starts_with(word)));
    if stated && !goal.contains(this.as_str()) {
        let message = format!("这是{year}年的表，目标写的是“{before}”");
        sink.report(leaf.place, message, format!("请核对年份和各项数字，改成{year}年的目标")).expect(this);
    }
}

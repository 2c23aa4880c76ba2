//! D: the same indicator twice.

use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::{self, Level2};
use crate::sense::likeness::{self, Key};
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&D01, &D02, &D03, &D06, &D07];

declare_rule! {
    /// 同一个指标名称出现了两次。
    ///
    /// # 为什么
    /// 一个项目里同名的指标会重复计分；两行的指标值不同时，不知道以哪个为准。系统也不允许重名。
    /// # 怎么改
    /// 只留一行；确实是两件事的，把名称写具体。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "培训成果应用率"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训乡镇覆盖率"}
    /// ```
    D01 "指标重名" {
        group: Duplication, severity: Error, fields: ["indicators.name"],
        basis: "预算管理一体化系统校验", check: Check::Form(same_name),
    }
}

fn same_name(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (row, first) in repeated(cx, Key::Exact) {
        let message = format!("“{}”与第{}行重名", called(row), first.index.saturating_add(1));
        report(row, first, sink, message, "同一个指标只留一行；确实是两件事的，请把名称写具体");
    }
}

declare_rule! {
    /// 两个名称只差一个“的”字、“率”与“比例”这样的写法，或只是词序不同。
    ///
    /// # 为什么
    /// 说的是同一个指标，重复计分。
    /// # 怎么改
    /// 只留一行。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "培训的成果应用比例"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训乡镇覆盖率"}
    /// ```
    D06 "指标几乎重名" {
        group: Duplication, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Form(nearly_same),
    }
}

fn nearly_same(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (row, first) in repeated(cx, Key::Loose).filter(|(row, first)| !likeness::same(&row.name, &first.name, Key::Exact)) {
        let message = format!("“{}”与{}只是写法不同", called(row), first.called());
        report(row, first, sink, message, "说的是同一个指标，请只留一行");
    }
}

declare_rule! {
    /// 两个名称说法不同，考核的是同一件事。
    ///
    /// # 为什么
    /// “培训人次”和“参训人次”是一回事，分成两行会重复计分，两个数不一样时也说不清以哪个为准。
    /// # 怎么改
    /// 只留一行；确实不同的，在名称里写明区别。
    /// # 反例
    /// ```json
    /// {"/indicators/0/name": "全年培训人员总人次"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/0/name": "培训班举办期数"}
    /// ```
    D02 "同一件事考核两次" {
        group: Duplication, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Form(same_matter),
    }
}

fn same_matter(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (row, first) in repeated(cx, Key::Matter).filter(|(row, first)| !likeness::same(&row.name, &first.name, Key::Loose)) {
        let message = format!("“{}”与{}考核的是同一件事", called(row), first.called());
        report(row, first, sink, message, "请只留一行；确实不同的，请在名称里写明区别");
    }
}

/// The rows whose name an earlier row of the same period has, with that row.
fn repeated<'c, 'a>(cx: &'c Context<'a>, key: Key) -> impl Iterator<Item = (&'c Row<'a>, &'c Row<'a>)> {
    let hashes: Vec<Option<u64>> = cx.rows.iter().map(|row| hash(row, key)).collect();
    let firsts = likeness::firsts(&hashes);
    let pair = |(row, first): (&'c Row<'a>, Option<usize>)| Some((row, cx.rows.get(first?)?));
    cx.rows
        .iter()
        .zip(firsts)
        .filter_map(pair)
        .filter(move |(row, first)| likeness::same(&row.name, &first.name, key) && !level::is_level2_label(&row.name.text))
}

/// The targets of the year and of the whole project stand in one table; a name may occur once in each.
fn hash(row: &Row<'_>, key: Key) -> Option<u64> {
    let named = row.is_readable() && row.cells.name.filled() && !row.name.core.is_empty();
    let hash = likeness::hash(&row.name, key).filter(|_| named)?;
    Some(hash.wrapping_add(u64::from(row.cells.period.raw == "total")))
}

fn report(row: &Row<'_>, first: &Row<'_>, sink: &mut Sink<'_>, message: String, help: &'static str) {
    sink.report(row.cells.name.place, message, help)
        .relate(first.cells.name.path(), format!("先出现的是{}", first.called()))
        .fix(Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())]));
}

fn called(row: &Row<'_>) -> String {
    text::shorten(&row.name.text, 20).into_owned()
}

declare_rule! {
    /// 质量指标里的“完成率”，只是把数量指标换个说法又考核一遍。
    ///
    /// # 为什么
    /// 数量指标已经考核做了多少，“完成率100%”没有说做得好不好。
    /// # 怎么改
    /// 删去这一行，或换成反映质量的指标，例如合格率、达标率、准确率。
    /// # 反例
    /// ```json
    /// {"/indicators/2/name": "培训班举办完成率"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/name": "参训人员出勤率"}
    /// ```
    D03 "完成率重复数量指标" {
        group: Duplication, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(completion),
    }
}

/// How many rows are looked through for the quantity: no real table has more.
const LOOKED_THROUGH: usize = 200;

fn completion(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if row.level2 != Level2::Quality {
        return;
    }
    let Some(stem) = list!["完成率", "完成比例", "完成比率"].strip_end(&row.name.core) else {
        return;
    };
    let Some(object) = likeness::object(stem) else { return };
    let quantities = cx.rows.iter().take(LOOKED_THROUGH).filter(|row| row.level2 == Level2::Quantity && !row.name.bounded);
    let Some(quantity) = quantities.clone().find(|quantity| likeness::counts(&quantity.name, object)) else { return };
    let message = format!("“{}”只是把{}换个说法又考核一遍", called(row), quantity.called());
    sink.report(row.cells.name.place, message, "请删去这一行，或换成反映质量的指标，例如合格率、达标率")
        .relate(quantity.cells.name.path(), format!("数量已由{}考核", quantity.called()))
        .fix(Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())]));
}

declare_rule! {
    /// “其中”项和总数并列成行，数量会重复计算。
    ///
    /// # 为什么
    /// 总数已经包括了“其中”项，各行分别计分，同一个数就算了两次。
    /// # 怎么改
    /// 只留总数，“其中”的数写在“指标内容”里；确需分别考核的，各行互不包含。
    /// # 反例
    /// ```json
    /// {"/indicators/1/name": "其中：乡镇参训人员人次"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/1/name": "乡镇参训人员人次"}
    /// ```
    D07 "其中项重复计数" {
        group: Duplication, severity: Info, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(part),
    }
}

fn part(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.name.text.starts_with("其中") {
        return;
    }
    let Some(whole) = cx.rows.get(..row.index).and_then(|rows| rows.iter().rev().find(|before| before.level2 == row.level2))
    else {
        return;
    };
    let message = format!("“{}”已经包括在{}里，分行填会重复计算", called(row), whole.called());
    sink.report(row.cells.name.place, message, "请只留总数，“其中”的数写在“指标内容”里；确需分别考核的，各行互不包含")
        .relate(whole.cells.name.path(), "总数在这一行");
}

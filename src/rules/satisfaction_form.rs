//! J: satisfaction, several rows together.

use crate::context::{Context, Row};
use crate::declare_rule;
use crate::list;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::list::List;
use crate::sense::respondents;
use crate::sense::words::Tag;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&J09, &J11];

/// The rows that ask for satisfaction.
fn asking<'c, 'a>(cx: &'c Context<'a>) -> impl Iterator<Item = &'c Row<'a>> {
    cx.rows.iter().filter(|row| row.asks_satisfaction())
}

declare_rule! {
    /// 面向群众的项目，满意度只问了本单位的人。
    ///
    /// # 为什么
    /// 路修得好不好，要问走路的人；只问自己的职工，说明不了服务效果。
    /// # 怎么改
    /// 换成服务对象的满意度，例如“沿线群众满意度”。
    /// # 反例
    /// ```json
    /// {"/project/name": "2024年农村公路日常养护", "/indicators/9/name": "养护段职工满意度"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/name": "2024年农村公路日常养护", "/indicators/9/name": "沿线群众满意度"}
    /// ```
    J09 "只问了本单位职工" {
        group: Satisfaction, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Form(only_staff),
    }
}

/// Endings of names for the people of the department itself.
static STAFF: List = list![
    "职工", "员工", "工作人员", "干警", "机关人员", "单位人员", "办公人员", "医务人员", "管理人员", "养护人员", "项目人员",
    "馆员",
];
/// Projects that serve the staff itself.
#[rustfmt::skip]
static INWARD: List = list![
    "培训", "机关", "办公", "干部", "职工", "物业", "食堂", "运转", "体检", "信息", "系统", "运维", "会议", "档案", "课题", "调研", "审计", "用车", "差旅",
];

fn only_staff(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !cx.indicators_readable() {
        return;
    }
    let project = cx.form.project.name.squeezed();
    // A canteen for the old serves the old.
    let served = list!["老年", "幸福食堂", "长者", "助餐", "学生"].within(project);
    if INWARD.within(project) && !served || !cx.lexicon.tags(project).has(Tag::Public) {
        return;
    }
    let staff = |row: &Row<'_>| {
        let asked = respondents::read(&row.name.core);
        !asked.several() && STAFF.ends(asked.who)
    };
    let Some(first) = asking(cx).next().filter(|_| asking(cx).all(staff)) else { return };
    let called = text::shorten(&first.name.text, 20);
    sink.report(
        first.cells.name.place,
        format!("项目是为群众办的，“{called}”却只问了本单位的人"),
        "请换成服务对象的满意度，例如“受益群众满意度”",
    )
    .param("name", called.as_ref());
}

declare_rule! {
    /// 同一类对象的满意度出现两次，数值不一样。
    ///
    /// # 为什么
    /// 同一批人只有一个满意度，两个目标值不知道以哪个为准。
    /// # 怎么改
    /// 只保留一条，或者写清两条分别问的是什么事。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "参训学员对培训的满意度", "/indicators/7/value": "85"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "用人单位满意度", "/indicators/7/value": "85"}
    /// ```
    J11 "满意度前后不一" {
        group: Satisfaction, severity: Warning, fields: ["indicators.value"], basis: REVIEW, check: Check::Form(two_values),
    }
}

fn two_values(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for row in asking(cx) {
        let Some(value) = row.meaning.number() else { continue };
        let asked = respondents::read(&row.name.core);
        let same = |other: &&Row<'_>| {
            let theirs = respondents::read(&other.name.core);
            let topic = asked.about == theirs.about || asked.about.is_empty() || theirs.about.is_empty();
            !asked.nobody()
                && respondents::same_people(asked.who, theirs.who)
                && topic
                && other.meaning.number().is_some_and(|number| number != value)
        };
        let Some(before) = asking(cx).take_while(|other| other.index < row.index).find(same) else { continue };
        let (shown, other) = (row.cells.value.shown(), before.cells.value.shown());
        let message = format!("“{}”的满意度这里是“{shown}”，{}是“{other}”", text::shorten(asked.who, 20), before.called());
        sink.report(row.cells.value.place, message, "请只保留一条，或者写清两条分别问的是什么事")
            .param("value", value)
            .relate(before.cells.value.path(), format!("{}：{other}", before.called()));
    }
}

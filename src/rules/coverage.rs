//! C: which kinds of indicators a project needs, and how many.

use crate::context::{Context, Row, level1_of};
use crate::declare_rule;
use crate::form::{INDICATORS, Leaf, Place};
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::number;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::{Level1, Level2};
use crate::sense::list::List;
use crate::sense::words::Tag;
use serde_json::json;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&C01, &C02, &C03, &C04, &C05, &C06, &C07];

/// The whole table of indicators.
const TABLE: Place = Place::part(INDICATORS);

/// Whether the table could be read and the project needs targets at all; where it needs none, A02 has said so.
fn is_asked(cx: &Context<'_>) -> bool {
    let category = cx.form.project.category.squeezed();
    let exempt =
        ["人员类", "公用经费"].contains(&category) && !cx.profile.categories_with_targets.iter().any(|name| *name == category);
    cx.indicators_readable() && !exempt
}

/// Under which first level a row counts. What the cell says counts; a first level of another kind (投入, 项目决策) is told
/// by the second.
fn counts_as(row: &Row<'_>) -> Level1 {
    match row.level1 {
        Level1::Other | Level1::Blank => level1_of(row.level2),
        level1 => level1,
    }
}

fn has(cx: &Context<'_>, level1: Level1) -> bool {
    // A row under the wrong first level is there; C08 says where it belongs.
    cx.filled_rows().any(|row| counts_as(row) == level1 || level1_of(row.level2) == level1)
}

declare_rule! {
    /// 没有产出指标。
    ///
    /// # 为什么
    /// 产出指标说明花钱办了哪些事、办到什么程度，是每个项目都必须有的。
    /// # 怎么改
    /// 按项目要完成的工作，补上数量、质量和时效指标。
    /// # 反例
    /// 一条产出指标也没有。
    /// ```json
    /// {"/indicators": [{"level1": "效益指标", "level2": "社会效益指标", "name": "培训成果应用率", "operator": "≥", "value": "80", "unit": "%"}]}
    /// ```
    /// ```json
    /// {"/indicators": []}
    /// ```
    /// # 正例
    /// ```json
    /// {}
    /// ```
    C01 "没有产出指标" {
        group: Coverage, severity: Error, fields: ["indicators"], basis: "财预〔2021〕101号（指标类型）", check: Check::Form(output),
    }
}

fn output(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !is_asked(cx) || has(cx, Level1::Output) {
        return;
    }
    let message =
        if cx.filled_rows().next().is_none() { "表里一条绩效指标也没有" } else { "绩效指标里没有产出指标" };
    sink.report(TABLE, message, "请按项目要完成的工作，补上数量、质量和时效指标");
}

declare_rule! {
    /// 没有效益指标。
    ///
    /// # 为什么
    /// 产出只说明做了多少事，效益才说明做这些事有什么用。
    /// # 怎么改
    /// 补上经济、社会、生态效益或可持续影响指标中与项目有关的。
    /// # 反例
    /// ```json
    /// {"/indicators/6/level1": "产出指标", "/indicators/6/level2": "质量指标", "/indicators/7/level1": "产出指标", "/indicators/7/level2": "质量指标", "/indicators/8": null}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8": null}
    /// ```
    C02 "没有效益指标" {
        group: Coverage, severity: Error, fields: ["indicators"], basis: "财预〔2021〕101号（指标类型）", check: Check::Form(benefit),
    }
}

fn benefit(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if is_asked(cx) && has(cx, Level1::Output) && !has(cx, Level1::Benefit) {
        sink.report(
            TABLE,
            "绩效指标里没有效益指标，看不出项目有什么作用",
            "请补上与项目有关的经济、社会、生态效益或可持续影响指标",
        );
    }
}

declare_rule! {
    /// 工程或购置项目没有成本指标。
    ///
    /// # 为什么
    /// 这类项目花钱多，造价和单价是审核的重点。
    /// # 怎么改
    /// 补上单位造价、设备单价等成本指标。
    /// # 反例
    /// ```json
    /// {"/project/name": "2024年培训基地改造工程", "/indicators/5": null}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/name": "2024年培训基地改造工程"}
    /// ```
    C03 "工程购置缺成本" {
        group: Coverage, severity: Warning, fields: ["indicators"], basis: "财预〔2021〕101号（成本指标）", check: Check::Form(cost),
    }
}

fn cost(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !is_asked(cx) || !has(cx, Level1::Output) {
        return;
    }
    let costs = |row: &Row<'_>| row.level1 == Level1::Cost || row.level2.is_cost() || row.level2.is_cost_of_2021();
    if cx.filled_rows().any(costs) {
        return;
    }
    let names = std::iter::once(&cx.form.project.name).chain(&cx.form.common_groups);
    let kind = names.map(|leaf| cx.lexicon.tags(leaf.squeezed())).find_map(|tags| {
        let construction = tags.has(Tag::Construction).then_some("工程");
        construction.or_else(|| tags.has(Tag::Purchase).then_some("购置"))
    });
    if let Some(kind) = kind {
        sink.report(TABLE, format!("{kind}项目没有成本指标"), "请补上单位造价、设备单价等成本指标").param("kind", kind);
    }
}

declare_rule! {
    /// 面向群众的项目没有满意度指标。
    ///
    /// # 为什么
    /// 为群众办的事，办得好不好要听群众的。
    /// # 怎么改
    /// 补上服务对象满意度指标。
    /// # 反例
    /// ```json
    /// {"/project/name": "2024年农村公路日常养护", "/indicators/9": null}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/name": "2024年农村公路日常养护"}
    /// ```
    C04 "缺满意度指标" {
        group: Coverage, severity: Warning, fields: ["indicators"], basis: "财预〔2021〕101号（指标类型）", check: Check::Form(satisfaction),
    }
}

/// Words of a project that people outside the department feel.
#[rustfmt::skip]
static SERVED: List = list![
    "群众", "村民", "居民", "市民", "农户", "农民", "学生", "家长", "患者", "病人", "老年人", "老人", "残疾人", "儿童", "公众",
    "消费者", "学员", "服务对象", "受益", "困难", "救助", "低保", "养老", "便民", "惠民", "民生", "游客", "旅客", "乘客",
    "退役军人", "就业", "公路", "供水", "饮水", "厕所", "路灯", "公交", "垃圾", "社区", "小区", "棚户", "危房", "义务教育",
    "养殖户", "防疫", "疫苗", "法律援助", "优抚", "商户", "经营户", "婴幼儿", "租赁住房", "公租房", "文化馆", "体育馆", "中小学", "幼儿园", "医院", "卫生院", "公园", "图书馆", "博物馆", "农村", "乡村", "村庄",
];
/// Projects that pay staff, keep an office or buy advice, and serve nobody outside the department.
#[rustfmt::skip]
static INWARD: List = list![
    "工资", "薪酬", "人员经费", "公用经费", "社保缴", "公积金", "离退休", "遗属", "委托业务", "办公", "审计", "机房",
    "机关运行", "机关运转",
];

fn satisfaction(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if !is_asked(cx) || cx.filled_rows().next().is_none() || cx.filled_rows().any(Row::is_satisfaction) {
        return;
    }
    let form = cx.form;
    let says = |leaf: &Leaf<'_>, words: &List| words.within(leaf.text());
    let served =
        [&form.project.name, &form.goals.annual, &form.goals.total, &form.plan.content].iter().any(|leaf| says(leaf, &SERVED));
    if served && !form.project.name.unreadable && !says(&form.project.name, &INWARD) {
        let usual = number::plain(cx.profile.usual_satisfaction);
        let help = format!("请补上服务对象满意度指标，例如“受益群众满意度 ≥ {usual} %”");
        sink.report(TABLE, "项目面向群众，却没有满意度指标", help).maybe_fix(add_satisfaction(cx, &usual));
    }
}

/// The repair that puts a row of satisfaction at the end of the table. A table that is too short wants more than that.
fn add_satisfaction(cx: &Context<'_>, usual: &str) -> Option<Fix> {
    if cx.filled_rows().count() < cx.profile.minimum_indicators {
        return None;
    }
    let mut path = INDICATORS.path();
    path.push(cx.rows.len().into());
    let row = json!({
        "level1": Level1::Satisfaction.name(), "level2": Level2::Satisfaction.name(), "name": "服务对象满意度",
        "operator": "≥", "value": usual, "unit": "%", "kind": "定量指标",
    });
    Some(Fix::suggestion("补上一行满意度指标", vec![Edit::insert(path, row)]))
}

declare_rule! {
    /// 产出指标里缺少数量指标或质量指标。
    ///
    /// # 为什么
    /// 只有数量，不知道做得好不好；只有质量，不知道做了多少。
    /// # 怎么改
    /// 数量指标和质量指标原则上都要有。
    /// # 反例
    /// ```json
    /// {"/indicators/2/level2": "时效指标", "/indicators/3/level2": "时效指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/2/level2": "时效指标"}
    /// ```
    C05 "缺数量或质量指标" {
        group: Coverage, severity: Warning, fields: ["indicators"], basis: "财预〔2021〕101号（指标类型）", check: Check::Form(quantity_and_quality),
    }
}

fn quantity_and_quality(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let outputs = || cx.filled_rows().filter(|row| counts_as(row) == Level1::Output);
    let untold = outputs().any(|row| matches!(row.level2, Level2::Other | Level2::Blank));
    if !is_asked(cx) || untold || outputs().next().is_none() {
        return;
    }
    let lacking = |level2: Level2| !cx.filled_rows().any(|row| row.level2 == level2);
    let missing = match (lacking(Level2::Quantity), lacking(Level2::Quality)) {
        (true, true) => "数量指标和质量指标",
        (true, false) => "数量指标",
        (false, true) => "质量指标",
        (false, false) => return,
    };
    sink.report(TABLE, format!("产出指标里没有{missing}"), format!("请补上{missing}")).param("missing", missing);
}

declare_rule! {
    /// 绩效指标太少。
    ///
    /// # 为什么
    /// 一两条指标反映不了项目的全貌。
    /// # 怎么改
    /// 按产出、效益、满意度补齐核心指标。
    /// # 反例
    /// ```json
    /// {"/indicators": {"$repeat": 2}}
    /// ```
    /// # 正例
    /// ```json
    /// {}
    /// ```
    C06 "指标太少" {
        group: Coverage, severity: Warning, fields: ["indicators"], basis: REVIEW, check: Check::Form(too_few),
    }
}

fn too_few(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (count, least) = (cx.filled_rows().count(), cx.profile.minimum_indicators);
    if is_asked(cx) && count > 0 && count < least {
        sink.report(TABLE, format!("只有{count}条绩效指标，至少要{least}条"), "请按产出、效益、满意度补齐核心指标")
            .param("count", count)
            .param("minimum", least);
    }
}

declare_rule! {
    /// 绩效指标太多，像是每一类都凑数。
    ///
    /// # 为什么
    /// 指标重在核心，太多了抓不住重点，自评和监控也做不实。
    /// # 怎么改
    /// 留下最能反映产出和效果的指标。
    /// # 反例
    /// ```json
    /// {"/indicators": {"$repeat": 21}}
    /// ```
    /// # 正例
    /// ```json
    /// {}
    /// ```
    C07 "指标太多" {
        group: Coverage, severity: Info, fields: ["indicators"], basis: "财预〔2021〕101号（重点突出）", check: Check::Form(too_many),
    }
}

fn too_many(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (count, most) = (cx.filled_rows().count(), cx.profile.maximum_indicators);
    if is_asked(cx) && count > most {
        sink.report(TABLE, format!("共有{count}条绩效指标，超过{most}条"), "请留下最能反映产出和效果的指标")
            .param("count", count)
            .param("maximum", most);
    }
}

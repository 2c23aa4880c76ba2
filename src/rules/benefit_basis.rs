//! L, H, J: what a benefit rests on, and what stands among the benefits without being one.

use super::better::called;
use super::value::{Words, words_of};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::form::{INDICATORS, Place};
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::unit::Dimension;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::{Level1, Level2};
use crate::sense::list::List;
use crate::sense::words::Tag;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&H15, &J10, &L05, &L09, &L10, &L11];

const OF_101: &str = "财预〔2021〕101号（效益指标）";

declare_rule! {
    /// 项目的负面影响列成了效益。
    ///
    /// # 为什么
    /// 噪声、扬尘、占用耕地是项目的代价，不是好处；放在效益里分数越高影响越坏。
    /// # 怎么改
    /// 按2021年指标体系移到社会成本或生态环境成本；按2015年指标体系的，删去或换成治理效果。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "施工噪声扰民天数", "/indicators/7/operator": "≤", "/indicators/7/value": "10", "/indicators/7/unit": "天"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "噪声治理达标率", "/indicators/7/value": "90"}
    /// ```
    H15 "负面影响列为效益" {
        group: Category, severity: Info, fields: ["indicators.name"], basis: OF_101, check: Check::Row(side_effect),
    }
}

/// Harm that a project does while it is carried out.
static HARM: List =
    list!["扰民", "施工噪声", "施工扬尘", "占用耕地", "占用林地", "弃渣", "砍伐", "交通中断", "停水时间", "停电时间", "植被破坏"];
/// Words of mending it.
static MENDED: List = list!["治理", "恢复", "减少", "降低", "下降", "整改", "复绿", "补植", "防治", "控制", "投诉"];

fn side_effect(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let core = row.name.core.as_str();
    if !row.level2.is_benefit() || !HARM.within(core) || MENDED.within(core) {
        return;
    }
    let message = format!("“{}”是项目带来的代价，不是效益", called(row));
    let help = match cx.profile.tree {
        crate::profile::Tree::Y2021 => "请移到“社会成本指标”或“生态环境成本指标”",
        crate::profile::Tree::Y2015 => "请删去，或换成治理效果",
    };
    sink.report(row.cells.name.place, message, help);
}

declare_rule! {
    /// 效益指标里只有满意度，没有真正的效益。
    ///
    /// # 为什么
    /// 满意度说的是感受，效益说的是变化；用满意度代替效益，看不出项目有什么作用。
    /// # 怎么改
    /// 把满意度移到“满意度指标”，再补上经济、社会、生态效益中的一项。
    /// # 反例
    /// ```json
    /// {"/indicators/6/name": "乡镇林业站满意度", "/indicators/7/level1": "产出指标", "/indicators/7/level2": "质量指标", "/indicators/8/level1": "产出指标", "/indicators/8/level2": "质量指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8": null}
    /// ```
    J10 "用满意度代替效益" {
        group: Satisfaction, severity: Error, fields: ["indicators"], basis: OF_101, check: Check::Form(only_satisfaction),
    }
}

fn only_satisfaction(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let benefits = || cx.filled_rows().filter(|row| row.level1 == Level1::Benefit);
    if benefits().next().is_none() || !benefits().all(Row::asks_satisfaction) {
        return;
    }
    let message = "效益指标里只有满意度，看不出项目带来什么变化";
    let issue = sink.report(Place::part(INDICATORS), message, "请补上经济、社会或生态效益，满意度移到“满意度指标”");
    for row in benefits() {
        issue.relate(row.cells.name.path(), row.called());
    }
}

declare_rule! {
    /// 效益指标的值填的是“满意”。
    ///
    /// # 为什么
    /// 满意不满意归“满意度指标”考核，放在效益里会重复。
    /// # 怎么改
    /// 移到“满意度指标”，填百分数；或者换成项目带来的变化。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "群众评价", "/indicators/7/operator": "定性", "/indicators/7/value": "满意", "/indicators/7/unit": "", "/indicators/7/kind": "定性指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训乡镇覆盖率"}
    /// ```
    L05 "效益里夹着满意度" {
        group: Benefit, severity: Warning, fields: ["indicators.value"], basis: OF_101, check: Check::Row(satisfied),
    }
}

fn satisfied(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    // A name that asks for satisfaction is told by the rule about misplaced satisfaction.
    if !row.level2.is_benefit() || !row.meaning.is_text() || row.asks_satisfaction() || row.name.core.contains("满意") {
        return;
    }
    if row.value_tags.has(Tag::Satisfaction) && !matches!(words_of(row), Some(Words::Options | Words::YesNo)) {
        let message = format!("“{}”的值“{}”说的是满意度", called(row), row.cells.value.shown());
        sink.report(row.cells.value.place, message, "请移到“满意度指标”并填百分数，或换成项目带来的变化");
    }
}

declare_rule! {
    /// 经济效益的数没有写怎么算的。
    ///
    /// # 为什么
    /// 增收、节本、产值都要能复核，没有算法就不知道数从哪里来。
    /// # 怎么改
    /// 在“指标内容”里写上算法，例如“（今年亩产－上年亩产）×面积×单价”。
    /// # 反例
    /// ```json
    /// {"/indicators/7/level2": "经济效益指标", "/indicators/7/name": "学员人均增收额", "/indicators/7/value": "500", "/indicators/7/unit": "元/人·年", "/indicators/7/content": "反映学员收入增加的情况"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/level2": "经济效益指标", "/indicators/7/name": "学员人均增收额", "/indicators/7/value": "500", "/indicators/7/unit": "元/人·年", "/indicators/7/content": "抽样学员今年收入减去上年收入的平均数"}
    /// ```
    L09 "经济效益没有算法" {
        group: Benefit, severity: Info, fields: ["indicators.content"], basis: OF_101, check: Check::Row(without_sum),
    }
}

/// Signs and words of a calculation, or of where a figure is taken from.
static CALCULATED: List = list![
    "÷", "×", "/", "+", "－", "＋", "-", "减", "乘", "除以", "加权", "平均", "合计", "之和", "累计", "总和", "汇总", "统计",
    "抽样", "报表", "年报", "同比", "测算", "公式", "按", "占",
];

fn without_sum(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let money = row.meaning.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Money);
    let content = &row.cells.content;
    if row.level2 != Level2::Economic || !money || row.meaning.number().is_none() || !content.filled() {
        return;
    }
    if !CALCULATED.within(content.raw) {
        let message = format!("“{}”没有写怎么算出来的", called(row));
        sink.report(content.place, message, "请写上算法，例如“（今年单产－上年单产）×面积×单价”");
    }
}

declare_rule! {
    /// 效益是假设出来的节省。
    ///
    /// # 为什么
    /// “少招人省下的钱”没有真的发生，年底查不到凭证。
    /// # 怎么改
    /// 换成能查到的变化，例如办理时间缩短多少、能耗下降多少。
    /// # 反例
    /// ```json
    /// {"/indicators/7/level2": "经济效益指标", "/indicators/7/name": "节约多招人员支出", "/indicators/7/value": "1500", "/indicators/7/unit": "万元"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/level2": "经济效益指标", "/indicators/7/name": "学员人均增收额", "/indicators/7/value": "500", "/indicators/7/unit": "元/人·年"}
    /// ```
    L10 "假设的节省" {
        group: Benefit, severity: Info, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(supposed),
    }
}

fn supposed(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.level2.is_benefit() {
        return;
    }
    let core = row.name.core.as_str();
    let spared = list!["节约", "节省", "避免", "减少", "少支出"].within(core);
    let never_spent =
        list!["多招", "增招", "招聘", "增编", "聘用", "新增人员", "重复建设", "潜在损失", "可能损失", "增派", "自行"]
            .within(core);
    if spared && never_spent {
        let message = format!("“{}”是没有发生的支出，年底查不到凭证", called(row));
        sink.report(row.cells.name.place, message, "请换成能查到的变化，例如办理时间、能耗的下降")
            .fix(Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())]));
    }
}

declare_rule! {
    /// 工程、购置项目没有反映使用年限内效益的指标。
    ///
    /// # 为什么
    /// 建成、买来的东西要用许多年，只看当年看不出值不值。
    /// # 怎么改
    /// 补上使用年限、利用率、完好率一类的指标。
    /// # 反例
    /// ```json
    /// {"/project/name": "2024年森林防火设备购置", "/indicators/8": null}
    /// ```
    /// # 正例
    /// ```json
    /// {"/project/name": "2024年森林防火设备购置", "/indicators/8/name": "防火设备使用年限", "/indicators/8/operator": "≥", "/indicators/8/value": "8", "/indicators/8/unit": "年", "/indicators/8/kind": "定量指标"}
    /// ```
    L11 "缺使用年限的效益" {
        group: Benefit, severity: Info, fields: ["indicators"], basis: OF_101, check: Check::Form(no_service_life),
    }
}

/// Words of names that tell how long or how well a thing is used.
static IN_USE: List = list!["年限", "寿命", "利用率", "使用率", "完好率", "管护", "运行", "开机率", "质保", "耐久"];

fn no_service_life(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let name = cx.form.project.name.text();
    let tags = cx.lexicon.tags(&text::squeeze(name));
    let repair = list!["维修", "加固", "修缮", "整治工程"].within(name);
    if !(tags.has(Tag::Construction) || tags.has(Tag::Purchase) || repair) || cx.filled_rows().count() < 4 {
        return;
    }
    let lasting =
        |row: &Row<'_>| row.level2 == Level2::Sustained || row.name.tags.has(Tag::Lasting) || IN_USE.within(&row.name.core);
    if !cx.filled_rows().any(lasting) {
        let message = "工程、购置项目没有指标反映建成、买来以后能用多久、用得怎样";
        sink.report(Place::part(INDICATORS), message, "请补上使用年限、利用率一类的指标");
    }
}

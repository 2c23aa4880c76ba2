//! L: benefits that are none, or that stand in the wrong class of benefits.

use super::better::called;
use super::misplaced::{self, Misplaced, move_to};
use crate::context::{Context, Row};
use crate::declare_rule;
use crate::issue::{Edit, Fix};
use crate::list;
use crate::quantity::Target;
use crate::rule::{Check, REVIEW, Rule, Sink};
use crate::sense::level::Level2;
use crate::sense::likeness;
use crate::sense::list::List;
use crate::sense::name::Measure;
use crate::sense::words::Tag;
use crate::text;

/// The rules of this file.
pub(super) static RULES: &[&Rule] = &[&L01, &L02, &L04, &L06, &L07, &L08];

const OF_101: &str = "财预〔2021〕101号（效益指标）";

fn remove(row: &Row<'_>) -> Fix {
    Fix::suggestion("删去这一行", vec![Edit::remove(row.cells.base.path())])
}

fn has_any(core: &str, words: &List) -> bool {
    words.within(core)
}

/// Words of names that tell money earned or saved.
#[rustfmt::skip]
static EARNING: List = list![
    "增收", "节本", "产值", "税收", "利润", "销售额", "营业收入", "旅游收入", "总收入", "成交额", "消费额", "签约金额", "投资额", "零售", "增加值",
];
/// Words of names that tell how people live.
#[rustfmt::skip]
static SOCIETY: List = list![
    "务工", "就业", "安全事故", "责任事故", "事故数", "上访", "信访", "治安", "入学", "知晓", "安全感", "参保", "资助", "破案", "老年人", "患者", "游客", "学生",
];
/// Words of names that tell of nature.
static NATURE: List = list![
    "森林", "植被", "林业", "水质", "空气", "水土", "绿化", "湿地", "污水", "垃圾", "排放", "减排", "能耗", "节能", "环境",
    "生态", "污染", "废", "火灾", "无害化",
];

declare_rule! {
    /// 效益放错了类别，例如就业放在生态效益里。
    ///
    /// # 为什么
    /// 经济、社会、生态效益各有所指，放错了就不能按类汇总。
    /// # 怎么改
    /// 增收、产值放经济效益，就业、安全放社会效益，植被、水质放生态效益。
    /// # 反例
    /// ```json
    /// {"/indicators/7/level2": "生态效益指标", "/indicators/7/name": "带动群众务工人次", "/indicators/7/value": "300", "/indicators/7/unit": "人次"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/level2": "社会效益指标", "/indicators/7/name": "带动群众务工人次", "/indicators/7/value": "300", "/indicators/7/unit": "人次"}
    /// ```
    L01 "效益类别放错" {
        group: Benefit, severity: Warning, fields: ["indicators.level2"], basis: OF_101, check: Check::Row(wrong_class),
    }
}

fn wrong_class(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let core = row.name.core.as_str();
    let money = row.meaning.unit.as_ref().is_some_and(|unit| unit.dimension == crate::quantity::unit::Dimension::Money);
    let (wanted, sure) = match row.level2 {
        Level2::Ecological if has_any(core, &NATURE) => return,
        Level2::Ecological if has_any(core, &EARNING) || list!["成本", "造价"].within(core) => (Level2::Economic, true),
        Level2::Ecological if has_any(core, &SOCIETY) => (Level2::Social, true),
        // That people earn more is told as a social effect often enough.
        Level2::Social if money && has_any(core, &EARNING) => (Level2::Economic, false),
        Level2::Economic if !money && list!["事故", "上访", "信访", "投诉", "知晓率"].within(core) => {
            (Level2::Social, false)
        }
        Level2::Economic
            if !money
                && list!["森林", "植被", "水质", "空气质量", "水土流失", "湿地", "无害化", "减排", "污水处理"].within(core) =>
        {
            (Level2::Ecological, true)
        }
        _ => return,
    };
    if row.entry.is_some_and(|entry| entry.second_level == row.level2) {
        return;
    }
    let message = format!("“{}”属于“{}”，却放在“{}”里", called(row), wanted.name(), row.cells.level2.shown());
    let (place, help) = (row.cells.level2.place, format!("请移到“{}”", wanted.name()));
    let issue = if sure { sink.report(place, message, help) } else { sink.note(place, message, help) };
    issue.expect(wanted.name()).fix(move_to(row, wanted, cx.profile.tree));
}

declare_rule! {
    /// 口号配了百分比。
    ///
    /// # 为什么
    /// “维护社会稳定 ≥ 95%”说不出分子分母，年底没有办法算。
    /// # 怎么改
    /// 换成能统计的指标，例如“矛盾纠纷调处率”“群众安全感”。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "维护林区社会稳定", "/indicators/7/value": "95"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "林区矛盾纠纷调处率", "/indicators/7/value": "95"}
    /// ```
    L02 "口号配百分比" {
        group: Benefit, severity: Warning, fields: ["indicators.name"], basis: OF_101, check: Check::Row(slogan),
    }
}

fn slogan(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.level2.is_benefit() || row.meaning.number().is_none() || !row.meaning.is_share() || row.asks_satisfaction() {
        return;
    }
    let core = row.name.core.as_str();
    let promise =
        row.name.measure == Measure::None && list!["发展", "稳定", "和谐", "振兴", "进步", "繁荣", "保驾护航"].ends(core);
    // 安全感 and the like are asked of people in a survey.
    if !(row.name.is_slogan() || promise && !core.ends_with('感')) {
        return;
    }
    let message = format!("“{}”是一句口号，“{}{}”没有办法计算", called(row), row.cells.value.shown(), percent(row));
    sink.report(row.cells.name.place, message, "请换成能统计的指标，例如覆盖率、增收额、调处率");
}

fn percent<'r>(row: &'r Row<'_>) -> &'r str {
    let printed = row.cells.value.raw.contains(['%', '％']);
    row.meaning.unit.as_ref().filter(|_| !printed).map_or("", |unit| unit.text.as_ref())
}

declare_rule! {
    /// 把项目自身的期限当成可持续影响。
    ///
    /// # 为什么
    /// 项目做多久是时间安排；可持续影响要说项目结束以后效果还能保持多久。
    /// # 怎么改
    /// 换成“设备使用年限”“造林保存率”这类说明效果能持续的指标。
    /// # 反例
    /// ```json
    /// {"/indicators/8/name": "培训项目实施年限", "/indicators/8/value": "1", "/indicators/8/unit": "年", "/indicators/8/kind": "定量指标"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/8/name": "培训设备使用年限", "/indicators/8/operator": "≥", "/indicators/8/value": "8", "/indicators/8/unit": "年", "/indicators/8/kind": "定量指标"}
    /// ```
    L04 "项目期限当影响" {
        group: Benefit, severity: Warning, fields: ["indicators.name"], basis: OF_101, check: Check::Row(own_duration),
    }
}

fn own_duration(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.level2.is_benefit() || matches!(row.meaning.target, Target::Blank | Target::Text) || row.name.tags.has(Tag::Lasting) {
        return;
    }
    let core = row.name.core.as_str();
    let ends = list!["期限", "年限", "时效", "周期", "持续时间"].ends(core);
    let own = row.name.tags.has(Tag::OwnDuration) || list!["项目", "合同", "租赁", "保障", "服务", "维持"].within(core);
    if !ends || !own {
        return;
    }
    let message = format!("“{}”是项目自身的期限，不是项目带来的影响", called(row));
    sink.report(row.cells.name.place, message, "请换成说明效果能持续多久的指标，例如使用年限、保存率");
}

declare_rule! {
    /// 说明“没有影响”或“不适用”的行。
    ///
    /// # 为什么
    /// 没有这方面的效益就不必列；列了“否”也无从考核。
    /// # 怎么改
    /// 把这一行删去。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "是否影响生态环境", "/indicators/7/operator": "=", "/indicators/7/value": "否", "/indicators/7/unit": "", "/indicators/7/kind": "定性指标"}
    /// ```
    /// ```json
    /// {"/indicators/7/name": "本项目不适用此指标", "/indicators/7/operator": "", "/indicators/7/value": "无", "/indicators/7/unit": ""}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训乡镇覆盖率"}
    /// ```
    L06 "没有影响的行" {
        group: Benefit, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(no_effect),
    }
}

/// Wording of names that only deny harm.
static NO_HARM: List =
    list!["无不良影响", "无负面影响", "没有不良影响", "无影响", "不造成污染", "不破坏", "未造成不良", "不涉及"];

fn no_effect(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    let harmless = row.level2.is_benefit() && NO_HARM.within(&row.name.core);
    if !row.name.tags.has(Tag::YesNo) && !harmless {
        return;
    }
    let unused = row.name.core.contains("不适用");
    let value = text::squeeze(row.cells.value.raw);
    if harmless {
        let message = format!("“{}”说的是没有坏处，不是效益", called(row));
        sink.report(row.cells.name.place, message, "请把这一行删去").fix(remove(row));
        return;
    }
    let denied = row.level2.is_benefit() && matches!(value.as_ref(), "否" | "无" | "没有" | "无影响" | "不影响" | "不产生");
    if unused || denied {
        let message = if unused {
            format!("“{}”的行不必保留", called(row))
        } else {
            format!("“{}”填“{value}”，说明没有这方面的效益", called(row))
        };
        sink.report(row.cells.name.place, message, "请把这一行删去").fix(remove(row));
    }
}

declare_rule! {
    /// 数量指标里的产出在效益指标里又列了一遍。
    ///
    /// # 为什么
    /// 同一个数考核两次，效益还是没有说出来。
    /// # 怎么改
    /// 删去效益里的这一行，换成做了这些事带来的变化。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "举办培训班期数", "/indicators/7/value": "6", "/indicators/7/unit": "期"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训乡镇覆盖率"}
    /// ```
    L07 "产出又列为效益" {
        group: Benefit, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(repeated),
    }
}

fn repeated(row: &Row<'_>, cx: &Context<'_>, sink: &mut Sink<'_>) {
    let output = if misplaced::is(row, Misplaced::DirectOutput) { repeated_output(row, cx) } else { counted_again(row, cx) };
    let Some(output) = output.filter(|output| output.name.core != row.name.core) else { return };
    let message = format!("“{}”与数量指标“{}”是同一件事", called(row), called(output));
    sink.report(row.cells.name.place, message, "请换成做了这些事带来的变化，例如受益人数、知晓率")
        .relate(output.cells.name.path(), output.called())
        .fix(remove(row));
}

/// The quantity whose number and unit stand again in `row`, a count among the benefits that speaks of the same thing.
fn counted_again<'c, 'a>(row: &Row<'_>, cx: &'c Context<'a>) -> Option<&'c Row<'a>> {
    let number = row.meaning.number().filter(|_| row.level2.is_benefit() && row.name.measure == Measure::Count)?;
    let same = |other: &&Row<'a>| {
        other.level2 == Level2::Quantity
            && other.meaning.number() == Some(number)
            && other.meaning.unit == row.meaning.unit
            && likeness::share_run(&row.name.core, &stem(&other.name.core), 3)
    };
    cx.rows.iter().find(same)
}

/// The quantity that counts the same thing as `row`, a direct output among the benefits.
pub(super) fn repeated_output<'c, 'a>(row: &Row<'_>, cx: &'c Context<'a>) -> Option<&'c Row<'a>> {
    let wanted = stem(&row.name.core);
    cx.rows.iter().find(|other| {
        other.level2 == Level2::Quantity && other.name.measure == Measure::Count && stem(&other.name.core) == wanted
    })
}

/// The name without the words that only say that it is done or how it is counted: 组织文体活动场次 → 文体活动.
fn stem(core: &str) -> String {
    static COUNTS: List = list!["场次数", "场次", "次数", "期数", "班次", "场数", "数量", "份数", "册数", "个数", "数"];
    const DONE: &[&str] = &["组织", "举办", "召开", "开展", "印制", "编印", "制作", "采购", "购置", "发放", "完成"];
    let rest = COUNTS.strip_end(core).unwrap_or(core);
    DONE.iter().fold(rest.to_owned(), |rest, verb| rest.replace(verb, ""))
}

declare_rule! {
    /// 效益超出了项目能管到的范围。
    ///
    /// # 为什么
    /// 全区生产总值、居民收入由许多因素决定，涨了跌了都说明不了这个项目好不好。
    /// # 怎么改
    /// 换成项目直接影响得到的人、地、企业的变化。
    /// # 反例
    /// ```json
    /// {"/indicators/7/name": "全区农村居民人均可支配收入增长率", "/indicators/7/value": "9"}
    /// ```
    /// # 正例
    /// ```json
    /// {"/indicators/7/name": "参训林农人均增收率", "/indicators/7/value": "9"}
    /// ```
    L08 "效益超出项目范围" {
        group: Benefit, severity: Warning, fields: ["indicators.name"], basis: REVIEW, check: Check::Row(beyond_reach),
    }
}

fn beyond_reach(row: &Row<'_>, _: &Context<'_>, sink: &mut Sink<'_>) {
    if !row.level2.is_benefit() || row.entry.is_some() {
        return;
    }
    let core = row.name.core.as_str();
    // 万元GDP能耗 is told per unit of the product.
    let whole = list!["全区", "全市", "全县", "全省", "全州", "全国"].within(core);
    let sector = whole && core.contains("产值");
    let product = sector || list!["生产总值", "GDP", "gdp"].within(core) && !list!["万元", "单位", "能耗"].within(core);
    let income = whole && list!["可支配收入", "财政收入", "旅游总收入", "旅游收入"].within(core);
    if product || income {
        let message = format!("“{}”由许多因素决定，不是这一个项目能管到的", called(row));
        sink.report(row.cells.name.place, message, "请换成项目直接影响得到的变化");
    }
}

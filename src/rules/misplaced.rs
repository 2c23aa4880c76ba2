//! Under which second level an indicator belongs, read from what its name measures, its unit and its second level. A row
//! stands in the wrong place for one reason only, so the reason is told here and each rule of the group asks for its own.

use super::funds::{self, Funds};
use crate::context::{Row, level1_of};
use crate::issue::{Edit, Fix};
use crate::list;
use crate::profile::Tree;
use crate::quantity::operator::Operator;
use crate::quantity::unit::Dimension;
use crate::sense::level::{self, Level2};
use crate::sense::list::List;
use crate::sense::name::Measure;
use crate::sense::words::Tag;

/// Why a row stands in the wrong place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misplaced {
    /// The money of the budget as a quantity (H01).
    BudgetMoney,
    /// A share as a quantity (H02).
    Share,
    /// Things counted as quality (H03).
    Count,
    /// Timeliness as quantity or quality (H04).
    Timely,
    /// A technical specification as a quantity (H05).
    Specification,
    /// A standard or price as quality (H06).
    Standard,
    /// The quality of what is delivered as a benefit (H07).
    Quality,
    /// What changes for people or nature as quality (H08).
    Outcome,
    /// A requirement of management as an indicator (H09).
    Management,
    /// Knowing about something as quality (H10).
    Awareness,
    /// A unit cost as a quantity (H11).
    UnitCost,
    /// What is delivered as a benefit (H12).
    DirectOutput,
    /// The label of a second level as a name (H13).
    Label,
    /// The spending of the budget as an indicator (H14).
    Execution,
}

/// Whether the row stands in the wrong place because of `reason`. Each row is asked for every reason, so what rules a
/// reason out at once is looked at first.
pub(super) fn is(row: &Row<'_>, reason: Misplaced) -> bool {
    may_be(row, reason) && of(row) == Some(reason)
}

fn may_be(row: &Row<'_>, reason: Misplaced) -> bool {
    let (level2, tags, measure) = (row.level2, row.name.tags, row.name.measure);
    match reason {
        Misplaced::BudgetMoney | Misplaced::Specification | Misplaced::UnitCost => level2 == Level2::Quantity,
        Misplaced::Share => level2 == Level2::Quantity && measure == Measure::Share,
        Misplaced::Count | Misplaced::Standard => level2 == Level2::Quality && measure != Measure::Share,
        Misplaced::Timely => matches!(level2, Level2::Quantity | Level2::Quality),
        Misplaced::Outcome => level2 == Level2::Quality && tags.has(Tag::Outcome),
        Misplaced::Awareness => level2 == Level2::Quality && tags.has(Tag::Awareness),
        Misplaced::Quality => level2.is_benefit() && measure == Measure::Share,
        Misplaced::DirectOutput => level2.is_benefit() && measure == Measure::Count,
        Misplaced::Management | Misplaced::Execution => true,
        Misplaced::Label => may_be_label(&row.name.text),
    }
}

/// Why the row stands in the wrong place, if it does.
pub(super) fn of(row: &Row<'_>) -> Option<Misplaced> {
    row.verdicts.misplaced.or_find(|| find(row))
}

fn find(row: &Row<'_>) -> Option<Misplaced> {
    if row.name.core.is_empty() {
        return None;
    }
    if may_be_label(&row.name.text) && level::is_level2_label(&row.name.text) {
        return Some(Misplaced::Label);
    }
    match funds::of(row) {
        Some(Funds::Execution) => return Some(Misplaced::Execution),
        Some(Funds::Management) => return Some(Misplaced::Management),
        Some(Funds::Speed) => return None,
        None => {}
    }
    if row.asks_satisfaction() {
        return None;
    }
    // Where the library has the indicator, the library says where it belongs.
    if row.entry.is_some_and(|entry| level::level2(&entry.level2) == row.level2) {
        return None;
    }
    match row.level2 {
        Level2::Quantity => under_quantity(row),
        Level2::Quality => under_quality(row),
        Level2::Economic | Level2::Social | Level2::Ecological | Level2::Sustained => under_benefit(row),
        _ => None,
    }
}

/// Labels are short and end like one.
fn may_be_label(name: &str) -> bool {
    static ENDS: List = list![
        "指标", "目标", "数量", "质量", "时效", "成本", "效益", "影响", "影响力", "满意度", "可持续发展", "可持续性", "时间",
        ")",
    ];
    name.len() <= 60 && ENDS.ends(name)
}

fn under_quantity(row: &Row<'_>) -> Option<Misplaced> {
    if is_price(row) {
        Some(Misplaced::UnitCost)
    } else if is_budget_money(row) {
        Some(Misplaced::BudgetMoney)
    } else if is_timely(row) {
        Some(Misplaced::Timely)
    } else if row.name.measure == Measure::Share {
        Some(Misplaced::Share)
    } else {
        is_specification(row).then_some(Misplaced::Specification)
    }
}

fn under_quality(row: &Row<'_>) -> Option<Misplaced> {
    if is_price(row) {
        Some(Misplaced::Standard)
    } else if is_timely(row) {
        Some(Misplaced::Timely)
    } else if row.name.tags.has(Tag::Awareness) {
        Some(Misplaced::Awareness)
    } else if row.name.tags.has(Tag::Outcome) {
        Some(Misplaced::Outcome)
    } else {
        is_counted(row).then_some(Misplaced::Count)
    }
}

fn under_benefit(row: &Row<'_>) -> Option<Misplaced> {
    if is_quality_of_work(row) {
        return Some(Misplaced::Quality);
    }
    is_direct_output(row).then_some(Misplaced::DirectOutput)
}

/// Endings of names that tell what one thing costs.
static PRICES: List = list!["单价", "均价", "价格", "成本", "造价", "标准", "费用标准", "补助额度"];

/// Whether the row tells what one thing costs: money per something, or a price by its name.
fn is_price(row: &Row<'_>) -> bool {
    let ends = PRICES.ends(&row.name.core);
    match &row.meaning.unit {
        Some(unit) if unit.dimension == Dimension::Money => !unit.per.is_empty() && !row.name.wants_more() || ends,
        Some(_) => false,
        // 标准 alone may be a document (地方标准).
        None => ends && !row.name.core.ends_with("标准"),
    }
}

/// Money that others bring or earn, which may well be what the project delivers.
#[rustfmt::skip]
static EARNED: List = list![
    "招商", "引资", "引进", "贷款", "融资", "社会资本", "撬动", "带动", "募集", "捐赠", "捐款", "销售", "成交", "交易", "减免", "减征", "免征", "减税", "追回", "挽回", "清收",
    "征收", "收入", "产值", "税收", "利润", "增收", "节约", "担保", "授信", "签约", "投保", "理赔", "消费", "补缴", "归集", "固定资产",
];
/// Endings of names that tell an amount of money.
static AMOUNTS: List =
    list!["金额", "资金", "经费", "资金额", "资金量", "预算", "支出", "投入", "总投资", "拨款", "费用", "额度"];

/// Whether the quantity is money of the budget: by its unit, or by its name where the unit does not speak against it.
fn is_budget_money(row: &Row<'_>) -> bool {
    let core = row.name.core.as_str();
    let named = row.name.tags.has(Tag::Fund) && row.name.measure == Measure::Money && AMOUNTS.ends(core);
    let told = match &row.meaning.unit {
        Some(unit) => unit.is_money(),
        None => named,
    };
    told && !EARNED.within(core)
}

/// Whether the name leaves no doubt that the money is the budget's own.
pub(super) fn is_surely_budget(row: &Row<'_>) -> bool {
    let core = row.name.core.as_str();
    let spent = list!["安排", "支出", "投入", "拨付", "拨款", "下达", "预算", "财政", "专项", "项目"].within(core);
    spent && (row.name.tags.has(Tag::Fund) || core.ends_with("金额"))
}

/// Words that ask whether something is done in time.
static IN_TIME: List =
    list!["及时", "按时", "按期", "准时", "如期", "限时", "审限内", "时限内", "按计划完成", "按进度", "按月发放"];
/// Times that are spent and not waited for.
static SPENT: List = list![
    "培训", "服务", "开放", "授课", "教学", "学习", "营业", "工作", "运行", "在线", "演出", "活动", "作业", "值班", "间隔",
    "飞行"
];
/// Endings of names that tell how soon something is done.
#[rustfmt::skip]
static SOON: List = list![
    "时限", "响应时间", "完成时间", "办理时间", "办结时间", "修复时间", "处置时间", "到位时间", "验收时间", "出具时间", "到达时间", "反应时间", "处理时间",
    "恢复时间", "到场时间", "竣工时间", "发放时间", "响应时长", "办理时长", "完成日期", "完成期限", "办理期限", "办结期限", "工期",
];

fn is_timely(row: &Row<'_>) -> bool {
    let core = row.name.core.as_str();
    if row.name.tags.has(Tag::Lasting) || row.name.tags.has(Tag::OwnDuration) {
        return false;
    }
    let has = |words: &List| words.within(core);
    if matches!(row.name.measure, Measure::Share | Measure::State | Measure::None) {
        return has(&IN_TIME);
    }
    let waited =
        core.ends_with("时间") && row.meaning.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Time) && !has(&SPENT);
    waited || SOON.ends(core)
}

/// Endings of names that tell what a thing is like and not how many there are.
static SPECIFICATIONS: List = list![
    "射程", "尺寸", "宽度", "厚度", "直径", "管径", "口径", "分辨率", "功率", "转速", "精度", "规格", "焦距", "扬程", "跨度",
    "带宽", "亮度", "像素", "内存", "电压", "高度",
];

fn is_specification(row: &Row<'_>) -> bool {
    SPECIFICATIONS.ends(&row.name.core)
}

/// Counts that tell of quality all the same: how many passed, won or meet a grade.
static GRADED: List = list![
    "合格", "达标", "通过", "优秀", "优质", "获奖", "专利", "论文", "等级", "品牌", "认证", "高级", "职称", "平均", "人均", "每",
];

fn is_counted(row: &Row<'_>) -> bool {
    use Dimension::{Area, Count, Household, Mass, Person, Visit, Volume};
    let counts = matches!(row.name.measure, Measure::Count | Measure::Size | Measure::None);
    let unit = row.meaning.unit.as_ref();
    counts
        && !row.name.wants_less()
        && !row.meaning.operator.is_some_and(Operator::wants_less)
        && unit.is_some_and(|unit| {
            unit.dimension == Dimension::Length && (row.name.core.ends_with("里程") || row.name.core.ends_with("长度"))
                || matches!(unit.dimension, Count | Person | Visit | Household | Area | Mass | Volume)
                    && !matches!(unit.text.as_ref(), "级" | "点")
        })
        && !GRADED.within(&row.name.core)
}

/// Things whose good state is itself what people get.
#[rustfmt::skip]
static PUBLIC_GOODS: List = list![
    "水质", "空气", "食品", "药品", "农产品", "产品", "体质", "学业", "毕业", "环境", "土壤", "噪声", "饮用水", "饮水", "达标排放", "疫苗", "考试", "会考",
    "中考", "高考", "血液", "营养",
];

/// Endings of names that tell how well the work was done besides those of the lexicon.
#[rustfmt::skip]
static WELL_DONE: List = list![
    "审核通过率", "评审通过率", "审查通过率", "测评通过率", "检测通过率", "持证上岗率", "出勤率", "参训率", "成活率", "存活率", "在岗率", "质量优良率", "工程优良率", "质量优质率",
];

/// Whether the row tells how well the work itself was done. A state that lasts is an effect of its own.
fn is_quality_of_work(row: &Row<'_>) -> bool {
    matches!(row.level2, Level2::Economic | Level2::Social)
        && row.name.measure == Measure::Share
        && (row.name.tags.has(Tag::QualityWord) || WELL_DONE.ends(&row.name.core))
        && !PUBLIC_GOODS.within(&row.name.core)
}

/// Verbs of what is delivered, and endings of what only counts it.
static DELIVERED: List = list!["组织", "举办", "召开", "印制", "编印", "制作", "采购", "购置", "开展", "发放"];
#[rustfmt::skip]
static DELIVERIES: List = list![
    "场次", "期数", "班次", "场数", "批次", "发放人数", "发放数量", "印制数量", "编印数量", "制作数量", "购置数量", "采购数量", "检查次数", "巡查次数",
    "巡检次数", "宣传次数", "演练次数", "召开次数", "养护次数", "维护次数",
];
/// Words that tell whom it reaches.
#[rustfmt::skip]
static REACHED: List = list![
    "受益", "惠及", "带动", "参与", "就业", "接待", "覆盖", "新增", "增加", "吸引", "引进", "观众", "下载", "阅读", "点击", "观看", "引用", "获奖", "人次",
];

fn is_direct_output(row: &Row<'_>) -> bool {
    let core = row.name.core.as_str();
    row.name.measure == Measure::Count
        && !row.name.wants_less()
        && (DELIVERED.opens(core) || DELIVERIES.ends(core))
        && !REACHED.within(core)
}

/// The second level that stands for `wanted` in `tree`.
pub(super) fn target_of(wanted: Level2, tree: Tree) -> Level2 {
    match (wanted, tree) {
        (Level2::Cost, Tree::Y2021) => Level2::EconomicCost,
        (wanted, _) => wanted,
    }
}

/// The repair that moves the row under `wanted`.
pub(super) fn move_to(row: &Row<'_>, wanted: Level2, tree: Tree) -> Fix {
    let wanted = target_of(wanted, tree);
    let edits =
        vec![Edit::set(row.cells.level1.path(), level1_of(wanted).name()), Edit::set(row.cells.level2.path(), wanted.name())];
    Fix::suggestion(format!("移到“{}”", wanted.name()), edits)
}

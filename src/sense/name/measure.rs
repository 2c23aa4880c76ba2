//! What kind of thing a name measures, told by the words it ends in.

use crate::list;
use crate::sense::list::List;

/// What kind of thing a name measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Measure {
    /// 率, 比例: a share or a rate.
    Share,
    /// 数, 次数, 人数: things counted.
    Count,
    /// 面积, 里程, 重量: a size.
    Size,
    /// 金额, 成本, 单价, 标准: money.
    Money,
    /// 时限, 完成时间, 响应时间: the sooner the better.
    Deadline,
    /// 天数, 年限: a length of time that is worth something.
    Duration,
    /// 满意度
    Satisfaction,
    /// 得分, 指数, 浓度, 幅度: a figure of its own kind.
    Figure,
    /// 情况, 机制, 状态: a state told in words.
    State,
    /// The name ends in no measure.
    #[default]
    None,
}

/// Suffixes that say what is counted or measured, longest first within an ending.
pub(super) static COUNT_ENDINGS: List = list![
    "人次数", "人次", "人数", "户次", "户数", "次数", "件数", "起数", "场次", "批次", "班次", "期数", "个数", "台数", "套数",
    "份数", "篇数", "株数", "只数", "头数", "数量", "总数", "总量", "条数", "项数", "家数", "所数", "车次", "例数", "册数",
    "门数", "座数", "处数", "本数", "人口数", "产量", "销量", "发行量", "访问量", "浏览量", "种类", "频率", "频次", "头次",
    "样次", "剂次", "例次", "个", "数",
];
static SIZE_ENDINGS: List = list![
    "面积", "里程", "长度", "重量", "容量", "规模", "吨数", "亩数", "公里数", "收运量", "运量", "用量", "供水量", "蓄水量",
    "储量", "储备量", "完成量", "处理量", "回收量", "量",
];
pub(super) static MONEY_ENDINGS: List = list![
    "金额", "额度", "成本", "单价", "造价", "价格", "费用", "经费", "资金", "总额", "标准", "补助额", "补贴额", "收入", "产值",
    "税收", "利润", "投资", "投入", "支出", "增收额", "节本额", "销售额", "额", "费", "补助", "补贴", "总投入", "总投资", "薪酬",
    "工资",
];
pub(super) static DEADLINE_ENDINGS: List = list![
    "完成时限", "办结时限", "时限", "完成时间", "响应时间", "办理时间", "办结时间", "修复时间", "处置时间", "到位时间",
    "验收时间", "出具时间", "到达时间", "反应时间", "办理时长", "用时", "耗时", "工期", "完成日期", "完成期限", "办理期限",
    "等待时间", "处理时间", "恢复时间", "时间", "提交时间", "响应时长", "处理周期",
];
pub(super) static DURATION_ENDINGS: List = list![
    "天数", "年限", "年数", "月数", "小时数", "时长", "周期", "质保期", "管护期", "期限", "使用寿命", "学时", "学时数", "寿命",
    "有效期", "课时", "课时数", "持续时间", "运行时间", "开放时间", "服务时间", "在线时间", "营业时间", "工作时间", "学习时间",
    "教学时间", "授课时间", "使用时间", "可用时间", "保存时间", "保障时间", "维持时间", "作业时间", "续航时间", "值守时间",
];
static SHARE_ENDINGS: List = list!["率", "比例", "比率", "占比", "比重", "百分比", "覆盖面", "免疫密度", "植被盖度"];
static FIGURE_ENDINGS: List = list![
    "得分", "评分", "分数", "指数", "浓度", "幅度", "倍数", "增幅", "降幅", "密度", "等级", "排名", "名次", "系数", "评级",
    "射程", "尺寸", "规格", "温度", "级别", "参数", "功率", "分辨率", "强度", "利率", "水质标准", "出水标准", "质量标准",
    "技术标准", "建设标准", "验收标准", "环境标准", "排放标准", "卫生标准", "供水标准", "绿化标准", "防洪标准",
];
static STATE_ENDINGS: List = list![
    "情况", "状况", "机制", "状态", "水平", "能力", "质量", "程度", "作用", "影响", "效果", "环境", "条件", "意识", "氛围",
    "形象", "秩序", "运转", "运行", "形势", "结果", "素养", "及时性", "规范性", "合规性", "完整性", "稳定性", "有效性", "持续性",
    "准确性", "可靠性", "安全性", "健全性", "性", "感", "度", "力度", "知名度", "考核",
];

/// Endings of what asks whether people are content.
static SATISFACTION_ENDINGS: List = list!["满意度", "满意率", "满意程度", "认可度", "满意情况"];
/// Endings of things counted by them, beside those that are a measure of their own.
static OTHER_ENDINGS: List = list!["天数", "小时数", "时间", "时长", "人员", "量", "额", "面积", "金额"];
/// What stands between a thing and its measure: 事故发生数.
static BETWEEN: List = list!["发生", "出现", "产生", "新增", "人员", "案件", "人", "有责"];

/// The measure that `core`, a name without brackets and unit, ends in.
pub(super) fn measure_of(core: &str) -> Measure {
    let kinds: [(&List, Measure); 9] = [
        (&SATISFACTION_ENDINGS, Measure::Satisfaction),
        (&SHARE_ENDINGS, Measure::Share),
        (&DEADLINE_ENDINGS, Measure::Deadline),
        (&DURATION_ENDINGS, Measure::Duration),
        (&FIGURE_ENDINGS, Measure::Figure),
        (&COUNT_ENDINGS, Measure::Count),
        (&MONEY_ENDINGS, Measure::Money),
        (&SIZE_ENDINGS, Measure::Size),
        (&STATE_ENDINGS, Measure::State),
    ];
    // The longest ending tells: 质量 ends in 量 and is no size, 巡查频率 ends in 率 and is no share.
    let longest = |list: &List| list.endings(core).map(str::len).max();
    let found = kinds.iter().filter_map(|&(list, measure)| Some((longest(list)?, measure)));
    found.fold((0, Measure::None), |best, next| if next.0 > best.0 { next } else { best }).1
}

/// Where the longest of `endings` starts that `core` ends in; the end of `core` where it ends in none.
pub(super) fn tail_of(core: &str, endings: &List) -> usize {
    core.len().saturating_sub(endings.endings(core).map(str::len).max().unwrap_or_default())
}

/// The name without its measure: 事故发生数 → 事故.
pub(super) fn strip_measure(core: &str) -> &str {
    let longest = || {
        let lists = [&COUNT_ENDINGS, &SHARE_ENDINGS, &FIGURE_ENDINGS, &OTHER_ENDINGS];
        let length = lists.iter().flat_map(|list| list.endings(core)).map(str::len).max().unwrap_or_default();
        core.get(..core.len().saturating_sub(length)).unwrap_or_default()
    };
    // 事件数 counts 事件 and not 事 by 件数.
    let stripped = core
        .strip_suffix('数')
        .filter(|rest| rest.ends_with("事件") && !list!["实事件", "好事件"].ends(rest))
        .unwrap_or_else(longest);
    BETWEEN.strip_end(stripped).unwrap_or(stripped)
}

//! Budget money on its way, told from what is achieved with it. Three groups of rules speak about such rows (H09, H14 and
//! K06), so which of them does is decided here.

use crate::context::Row;
use crate::list;
use crate::sense::level::Level2;
use crate::sense::list::List;
use crate::sense::name::Measure;
use crate::sense::words::{Tag, Tags};

/// What a row about budget money or ordinary management tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Funds {
    /// How far the budget is spent: 预算执行率, 经费使用率, 支出进度.
    Execution,
    /// How soon money is handed on: 资金到位及时率, 经费支付及时性.
    Speed,
    /// That money is handed on at all, or that work is managed as it should be: 资金到位率, 专款专用率, 文明施工.
    Management,
}

/// Budget money. 财政 alone is a subject like any other (财政干部培训完成率).
static MONEY: List = list!["资金", "经费", "预算", "拨款", "款项", "专款", "地方配套", "级配套"];
/// Money that others bring; that it comes is the very effect.
static BROUGHT: List = list!["招商", "引资", "外资", "社会资本", "投资", "融资", "贷款", "捐赠"];
/// Handing it on.
static FLOWS: List = list!["供应", "到位", "到账", "拨付", "拨款", "支付", "下达", "划拨", "拨出"];
/// Heads that tell of spending whatever stands before them.
static SPENDING: List =
    list!["预算执行", "资金执行", "经费执行", "支出进度", "支付进度", "支出率", "预算支出", "资金支出", "经费支出"];
/// Heads that tell of spending where money stands right before them.
static SPENT: List = list!["执行", "使用", "支出", "支付", "下达", "完成", "使用完成", "支出完成"];
/// What may stand between the money and its head: 预算资金当年下达率.
static BETWEEN: List = list!["当年", "年度", "全年", "本年", "计划", "指标", "总体", "实际", "额度"];
/// Words behind the head that only say how it is told.
static MEASURES: List = list![
    "比率", "比例", "率", "进度", "情况", "程度", "性", "时间", "时限", "日期", "时效", "及时", "按时", "按期", "足额", "准时"
];
/// What must follow the rules in ordinary management.
static RULED: List = list![
    "支出", "经费", "资金", "资金使用", "资金管理", "经费使用", "财务", "财务管理", "会计核算", "采购", "招投标", "程序", "手续",
    "档案管理", "项目管理",
];
/// Ordinary management by its own name.
static MANAGED: List = list![
    "专款专用", "工程质量管理", "施工管理", "文明施工", "财务管理", "会计核算", "资金管理", "手续完备", "手续完整", "采购程序",
    "规章制度", "档案管理",
];

/// What is said of a system of management.
static SYSTEM_HEADS: List = list!["健全", "完善", "完备", "完整", "执行", "建设", "落实"];

/// What the row tells of budget money or ordinary management; `None` for everything that is achieved with it.
pub(super) fn of(row: &Row<'_>) -> Option<Funds> {
    row.verdicts.funds.or_find(|| find(row))
}

fn find(row: &Row<'_>) -> Option<Funds> {
    if !may_be(row.name.tags)
        || row.asks_satisfaction()
        || matches!(row.name.measure, Measure::Count | Measure::Size | Measure::Money)
    {
        return None;
    }
    let core = row.name.core.as_str();
    if BROUGHT.within(core) {
        return None;
    }
    let head = without_measures(core);
    // How much of the money arrives is a matter of management wherever it stands (到位率), when it arrives one of speed.
    let timely = (row.level2 == Level2::Time && !(row.name.measure == Measure::Share && head.ends_with("到位"))) || is_soon(core);
    let money = MONEY.within(core);
    if is_execution(core, head, money) {
        return Some(Funds::Execution);
    }
    // 拨付率 and 拨款率 are told of nothing but money; 到位 and 支付 also of people and wages.
    // 财政拨款 by itself is the money and not its way.
    let on_its_way = FLOWS.ends(head) && (core.len() > head.len() || !head.ends_with("拨款"));
    let grant = head.strip_suffix("下达").is_some_and(|rest| rest.ends_with('金'));
    let flows = on_its_way && (money || grant || head.ends_with("拨付") || head.ends_with("拨款"));
    if flows {
        return Some(if timely { Funds::Speed } else { Funds::Management });
    }
    is_management(core, head, row.level2).then_some(Funds::Management)
}

fn is_soon(core: &str) -> bool {
    list!["及时", "按时", "准时", "时间", "时限", "时效", "日期"].within(core)
}

/// A cheap look before the words are read.
fn may_be(tags: Tags) -> bool {
    [Tag::Fund, Tag::Flow, Tag::Execution, Tag::Management].into_iter().any(|tag| tags.has(tag))
}

/// The name without the words that only say how something is told: 经费支付及时性 → 经费支付.
fn without_measures(core: &str) -> &str {
    let mut head = core;
    while let Some(rest) = MEASURES.strip_end(head).filter(|rest| !rest.is_empty()) {
        head = rest;
    }
    head
}

fn is_execution(core: &str, head: &str, money: bool) -> bool {
    // 及时 asks how soon and not how far.
    if is_soon(core) {
        return false;
    }
    if SPENDING.ends(head) || SPENDING.ends(core) {
        return true;
    }
    let measured = core.len() > head.len();
    measured && money && SPENT.endings(head).filter_map(|word| head.strip_suffix(word)).any(ends_in_money)
}

fn ends_in_money(text: &str) -> bool {
    let text = BETWEEN.strip_end(text).unwrap_or(text);
    MONEY.ends(text)
}

fn is_management(core: &str, head: &str, level2: Level2) -> bool {
    let of_books = core.contains("预决算") && list!["编制", "公开", "公示", "报送"].ends(head);
    let of_use = list!["使用效率", "使用效益"].strip_end(core).is_some_and(ends_in_money);
    if of_books || of_use || MANAGED.ends(head) {
        return true;
    }
    if let Some(rest) = list!["合规", "规范"].strip_end(head) {
        return RULED.ends(rest);
    }
    // A system that outlasts the project may be its effect.
    if core.contains("制度") && level2 != Level2::Sustained {
        let own = list!["管理制度", "内控制度", "财务制度", "规章制度"].within(core);
        return head.ends_with("制度健全") || own && SYSTEM_HEADS.ends(head);
    }
    core.starts_with("政府采购") && list!["政府采购", "执行", "完成"].ends(head)
}

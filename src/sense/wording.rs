//! Names that do not name a measure: a whole sentence, a demand, a task, several matters at once, invented or generic words.

use super::name::{Measure, Name};
use super::words::{DEMANDS, OPENING_VERBS};
use crate::list;
use crate::sense::list::List;

/// What a name reads like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// A sentence with its punctuation.
    Sentence,
    /// A demand or a promise: 确保…到位, 提升服务水平.
    Demand,
    /// Something to be done: 编印读本.
    Task,
    /// The name of something that can be measured.
    Plain,
}

/// Verbs that promise something whatever follows them.
static PROMISES: List = list![
    "促进", "提升", "改善", "推动", "激发", "增强", "助力", "提高", "推进", "营造", "优化", "弘扬", "加强", "助推", "满足",
    "树立", "打造", "争取", "坚持", "确保", "严格", "认真", "全力", "严防", "严守", "守住", "守牢", "筑牢", "围绕", "按照",
    "切实", "进一步", "大力", "为民", "为全", "为广大", "为群众", "为企业", "服务保障", "服务于", "实现", "巩固", "带动", "引领",
];
/// Verbs that promise something unless they are the first half of a noun (保障房, 保护区, 维护费).
static HALF_PROMISES: List = list!["保障", "维护", "保护", "丰富", "完善", "为"];
/// Those nouns.
static NOUNS_OF_HALF_PROMISES: List = list![
    "保障房", "保障性", "保障金", "保障对象", "保障车", "保障用", "保护区", "保护地", "保护单位", "保护对象", "维护费", "维护点",
    "维护人员",
];
/// Wording that is a promise wherever it stands.
static IDIOMS: List =
    list!["保驾护航", "办好事", "办实事", "齐抓共管", "添砖加瓦", "保质保量完成", "圆满完成", "落到实处", "做深做实"];
/// States that a half promise is about: 保障机关运转.
static KEPT: List = list!["运转", "运行", "秩序", "环境", "条件", "氛围", "形象", "稳定", "安全", "权益", "利益", "生活"];
/// States that measure the verb before them: 巩固情况, 推进力度.
static STATES_OF_DOING: List = list!["情况", "状况", "状态", "机制", "程度", "进度", "结果", "及时性", "规范性", "考核"];
/// What a verb forms a noun with: 采购项目, 服务人员.
static OBJECTS_OF_NOUNS: List = list![
    "项目", "工程", "人员", "对象", "任务", "内容", "范围", "服务", "材料", "物资", "房屋", "区域", "标准", "方式", "主体",
    "单位", "企业", "设备",
];
/// Verbs of change that end a clause: 教学条件改善、办学水平提高.
static CHANGES: List = list![
    "合格", "达标", "无事故", "改善", "提高", "提升", "增强", "加强", "完善", "优化", "增加", "降低", "减少", "好转", "扩大",
];
/// From how many characters on a name with a comma is a sentence.
const SENTENCE: usize = 16;

/// What the name reads like.
pub fn wording(name: &Name) -> Wording {
    if is_sentence(name) {
        return Wording::Sentence;
    }
    if is_predicate(name) {
        return Wording::Demand;
    }
    let core = name.core.as_str();
    if !matches!(name.measure, Measure::None | Measure::State) || measures_doing(core) {
        return Wording::Plain;
    }
    let opens = |list: &List| list.opens(core);
    let kept = KEPT.ends(core);
    let demands = DEMANDS.within(core) || IDIOMS.within(core);
    let half =
        || opens(&HALF_PROMISES) && (name.measure == Measure::None || kept) && !opens(&NOUNS_OF_HALF_PROMISES) && !is_noun(core);
    if demands || opens(&PROMISES) || half() {
        return Wording::Demand;
    }
    if name.is_task() && !opens(&NOUNS_OF_HALF_PROMISES) && !is_noun(core) { Wording::Task } else { Wording::Plain }
}

/// Adverbs of how something is to be done.
static MANNERS: List =
    list!["足额", "高质量", "保质", "按质", "每月", "每年", "每季", "按月", "按年", "按季", "全面", "如数", "标准"];
/// Deeds that close a sentence.
static DEEDS: List = list!["发放", "完成", "兑现", "到位", "执行", "落实", "拨付", "支付", "开展", "实施", "办结"];

/// Whether the name says how something is to be done, and ends in doing it: 补助金每月中旬发放, 各项工作高质量完成.
pub fn is_predicate(name: &Name) -> bool {
    let core = name.core.as_str();
    let led = core.starts_with("按")
        && list!["发放", "足额"].within(core)
        && !core.starts_with("按时发放")
        && core.chars().nth(5).is_some();
    led || DEEDS.strip_end(core).is_some_and(|rest| MANNERS.within(rest) && rest.chars().nth(3).is_some())
}

/// Whether the name demands or promises by a fixed phrase and not only by its verb.
pub fn is_plain_demand(name: &Name) -> bool {
    matches!(name.measure, Measure::None | Measure::State) && (DEMANDS.within(&name.core) || IDIOMS.within(&name.core))
}

/// Whether the name is closed by a mark that ends a sentence or leaves one open.
pub fn ends_in_mark(name: &Name) -> bool {
    name.text.ends_with(['。', ';', '!', ',', '、', ':', '?'])
}

/// Whether the name holds two matters or more: clauses that are tasks of their own, or a list of three things.
pub fn holds_several(name: &Name) -> bool {
    let core = name.core.as_str();
    // 0xe3 starts 、 and 。. Looking at bytes is enough to pass over nearly every name.
    if !core.bytes().any(|byte| matches!(byte, b',' | b';' | b'!' | 0xe3)) {
        return joins_measures(name);
    }
    let clauses = || core.split([',', ';', '。', '!', '、']).filter(|clause| !clause.is_empty());
    if clauses().filter(|clause| opens_with_verb(clause)).nth(1).is_some() {
        return true;
    }
    let parts = || core.split([',', ';', '。', '、']).filter(|part| !part.is_empty());
    // 提升知名度 ends in no measure, though 知名度 alone would be one.
    let measured = name.measure != Measure::None && !parts().next_back().is_some_and(opens_with_verb);
    if measured {
        return false;
    }
    let parts = parts();
    let (things, changes) = parts.fold((0_usize, 0_usize), |(things, changes), part| {
        let changed = CHANGES.ends(part);
        (things.saturating_add(1).saturating_add(joined(part)), changes.saturating_add(usize::from(changed)))
    });
    things >= 3 || changes >= 2
}

/// Whether the name joins two measures of their own: 检查合格率和人员持证率.
fn joins_measures(name: &Name) -> bool {
    let measured = |part: &str| part.ends_with('率') && part.chars().nth(2).is_some();
    name.measure == Measure::Share
        && ["和", "与", "及", "、"].iter().any(|mark| {
            let parts = name.core.split(mark);
            parts.clone().count() > 1 && parts.clone().all(measured)
        })
}

/// Whether the name is a sentence with its punctuation.
pub fn is_sentence(name: &Name) -> bool {
    if ends_in_mark(name) {
        return true;
    }
    let core = name.core.as_str();
    let Some((_, last)) = core.rsplit_once(',') else { return false };
    core.chars().nth(SENTENCE.saturating_sub(1)).is_some() && (name.measure == Measure::None || opens_with_verb(last))
}

/// How many things 及 joins in `part` beyond the first; 及时, 普及 and the like are words of their own.
fn joined(part: &str) -> usize {
    let pieces: Vec<&str> = part.split('及').collect();
    let own_word = |pair: &&[&str]| match pair {
        [before, after] => before.ends_with(['普', '以', '涉', '危', '惠', '触']) || after.starts_with(['时', '格', '早']),
        _ => false,
    };
    pieces.len().saturating_sub(1).saturating_sub(pieces.windows(2).filter(own_word).count())
}

fn opens_with_verb(clause: &str) -> bool {
    OPENING_VERBS.opens(clause) || list!["显著", "明显", "助力"].opens(clause)
}

fn measures_doing(core: &str) -> bool {
    STATES_OF_DOING.ends(core)
}

/// A verb and the noun it forms: 采购项目, 服务对象.
fn is_noun(core: &str) -> bool {
    let rest = || OPENING_VERBS.openings(core).filter_map(|verb| core.strip_prefix(verb)).min_by_key(|rest| rest.len());
    rest().is_some_and(|rest| OBJECTS_OF_NOUNS.has(rest) || rest.chars().nth(1).is_none())
}

/// Words that say nothing of what is measured: a name made of them alone has no object.
static GENERIC: List = list![
    "完成", "及时", "按时", "按期", "准时", "如期", "合格", "覆盖", "知晓", "达标", "通过", "准确", "优良", "优秀", "完好",
    "及格", "普及", "参与", "增长", "提高", "提升", "下降", "降低", "利用", "使用", "正常", "有效", "总体", "整体", "综合",
    "年度", "本年", "当年", "全年", "逾期", "故障", "差错", "投诉", "违约", "平均", "预期", "计划", "实际", "目标", "指标", "率",
    "度", "比例", "占比", "比率", "数量", "数", "情况", "面", "程度", "时间", "时限", "时效", "质量", "幅度", "性",
];

/// Whether the name tells no object: 完成率, 及时完成率, 覆盖面.
pub fn has_no_object(name: &Name) -> bool {
    let mut rest = name.core.as_str();
    if name.measure == Measure::None || rest.len() > GENERIC_LENGTH {
        return false;
    }
    while let Some(word) = GENERIC.openings(rest).max_by_key(|word| word.len()) {
        rest = rest.strip_prefix(word).unwrap_or_default();
    }
    rest.is_empty()
}

/// No name of generic words alone is longer than this many bytes.
const GENERIC_LENGTH: usize = 27;

/// Heads in 度 that were made of an abstract word or a verb and measure nothing.
static INVENTED_DEGREES: List = list![
    "效能度", "质效度", "成效度", "力度度", "程度度", "效果度", "时效度", "推进度", "推动度", "促进度", "维持度", "赋能度",
    "联动度", "聚合度", "支撑度", "发挥度", "提质度", "增效度",
];
/// Heads in 率 of the same kind.
static INVENTED_RATES: List = list!["效能率", "质效率", "成效率", "力度率", "程度率", "效果率", "效度率", "时效率"];
/// Verbs of keeping on, and the word that cannot measure them.
static KEEPING: List = list!["推动", "促进", "维持", "持续", "保持", "推进", "延续", "实施", "运行"];

/// The made-up head of the name, if it has one: 效能度, 维持时效.
pub fn invented_head(name: &Name) -> Option<&str> {
    let core = name.core.as_str();
    let list = match core.chars().next_back()? {
        '度' => &INVENTED_DEGREES,
        '率' => &INVENTED_RATES,
        '效' | '性' => return kept_on(core),
        _ => return None,
    };
    list.endings(core).next()
}

fn kept_on(core: &str) -> Option<&str> {
    let kept = core.strip_suffix("时效").or_else(|| core.strip_suffix("时效性"))?;
    let verb = KEEPING.endings(kept).next()?;
    core.get(kept.len().checked_sub(verb.len())?..)
}

#[cfg(test)]
mod tests {
    use super::super::words::Lexicon;
    use super::*;

    fn read(name: &str) -> Name {
        Name::read(&crate::text::squeeze(name), &Lexicon::new(&[]))
    }

    #[test]
    fn tells_what_a_name_reads_like() {
        for (name, want) in [
            ("增加就业机会，提高农民收入。", Wording::Sentence),
            ("持续提供人力物力保障，解决居民群众生产生活问题", Wording::Sentence),
            ("服务周期内，市民对空气质量改善的满意程度", Wording::Plain),
            ("控制在预算成本内", Wording::Demand),
            ("保障村社区正常运转", Wording::Demand),
            ("按照全镇党支部书记发放", Wording::Demand),
            ("为民众办好事，办实事", Wording::Demand),
            ("服务人员必须持证上岗", Wording::Demand),
            ("提升服务水平", Wording::Demand),
            ("保障房分配", Wording::Plain),
            ("保障能力", Wording::Plain),
            ("服务质量", Wording::Plain),
            ("促进项目落地情况", Wording::Plain),
            ("编印科普读本", Wording::Task),
            ("组织开展文体活动", Wording::Task),
            ("采购项目", Wording::Plain),
            ("服务对象", Wording::Plain),
            ("组织文体活动场次", Wording::Plain),
            ("开展精品示范村建设数量", Wording::Plain),
        ] {
            assert_eq!(wording(&read(name)), want, "{name}");
        }
    }

    #[test]
    fn counts_the_matters_of_a_name() {
        for (name, want) in [
            ("增加就业机会，提高农民收入", true),
            ("教学条件改善、办学水平提高", true),
            ("项目设计、招标、施工", true),
            ("冷库仓储建设及配套设备、电力设施购置安装", true),
            ("文物本体安全、体现文物价值，提升知名度", true),
            ("对符合条件的伤残、死亡家庭进行扶助", false),
            ("城中村、住宅区任务完成量", false),
            ("学生、家长、社会满意度", false),
            ("知识普及、推广和及时处置", false),
        ] {
            assert_eq!(holds_several(&read(name)), want, "{name}");
        }
    }

    #[test]
    fn tells_generic_and_invented_words() {
        for (name, generic, invented) in [
            ("完成率", true, None),
            ("及时完成率", true, None),
            ("覆盖面", true, None),
            ("总体完成情况", true, None),
            ("验收合格率", false, None),
            ("项目完成及时率", false, None),
            ("培训完成率", false, None),
            ("开工率", false, None),
            ("项目维持时效", false, Some("维持时效")),
            ("培训推进效能度", false, Some("效能度")),
            ("信息报送时效", false, None),
        ] {
            let name = read(name);
            assert_eq!((has_no_object(&name), invented_head(&name)), (generic, invented), "{}", name.text);
        }
    }
}

//! What the name of an indicator measures and which way is better, read from its head, the last words of the name:
//! in `安全事故隐患整改率` the head is 整改率 and 事故 only says of what.

use super::words::{Lexicon, Tags};
use crate::quantity::operator::{self, Operator};
use crate::quantity::unit;
use crate::text;

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

/// Which way is better.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Direction {
    /// More is better; the words that say so.
    More(String),
    /// Less is better; the words that say so.
    Less(String),
    /// The name does not tell.
    #[default]
    Open,
}

/// A template's bracket that was left in the name: `(≥**%)`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bracket {
    /// The sign in it.
    pub operator: Option<Operator>,
    /// The unit in it, canonical.
    pub unit: Option<String>,
    /// Whether it holds a placeholder such as `**`.
    pub placeholder: bool,
}

/// A name taken apart.
#[derive(Debug, Clone, Default)]
pub struct Name {
    /// The name squeezed, without numbering and template marks.
    pub text: String,
    /// The name without what stands in brackets and without a trailing unit.
    pub core: String,
    /// What it measures.
    pub measure: Measure,
    /// Which way is better.
    pub direction: Direction,
    /// Whether it is a share that cannot pass 100 %.
    pub bounded: bool,
    /// The words of the lexicon in it.
    pub tags: Tags,
    /// The unit written in it, canonical.
    pub unit: Option<String>,
    /// The template's bracket left in it.
    pub bracket: Option<Bracket>,
    /// The numbering in front (`指标1:`), as printed after squeezing.
    pub numbering: Option<String>,
}

/// Heads of rates for which more is better whatever they are rates of.
const MORE_HEADS: &[&str] = &[
    "整改", "办结", "处置", "处理", "化解", "查处", "达标", "合格", "通过", "完成", "覆盖", "及时", "准确", "成活", "存活",
    "保存", "利用", "使用", "知晓", "就业", "入学", "巩固", "参训", "出勤", "签约", "普及", "回收", "回访", "治愈", "破案",
    "结案", "检测", "修复", "改造", "清运", "日清", "产日清", "防治", "绿化", "公开", "建档", "取得", "持证", "上岗", "通畅",
    "完好", "正常", "优良", "发放", "兑付", "到位", "参保", "开机", "在线", "录入", "应用", "转化", "响应", "满意", "参与",
    "净化", "无害化处理", "收集", "接收", "转接", "审核通过", "保障", "落实", "达到", "配备", "开工", "竣工", "验收", "按期",
    "按时", "举办", "执行", "机械化", "安全", "升学", "毕业", "保有", "采纳", "获奖", "中标", "挽回", "救治", "康复", "培训",
    "监测", "防控", "管护", "控制", "标准化", "规范化", "信息化", "入库", "开放", "优质", "优秀", "投用", "见效", "惠及",
    "补贴覆盖", "稳定就业", "供给", "自给", "保值增值", "贡献", "转移就业", "安置", "认可", "好评", "中等路", "社会化", "开展",
    "实施", "启动", "转接", "完整", "完工", "结题", "建成", "核销", "接种", "治理", "收治", "消除", "在岗", "到岗", "亮灯",
    "入住", "办复", "网办", "可用", "成功", "正常运行", "增收", "优良天数", "参赛", "规范管理", "服药", "反馈", "调解", "调处",
    "查办", "抽检", "检出合格", "续航", "回报", "收益", "发现", "预报", "命中", "注册", "激活", "登记", "备案", "签订", "履约",
    "节约", "节支",
];

/// Things of which less is better.
const LESS_OBJECTS: &[&str] = &[
    "事故", "投诉", "故障", "差错", "死亡", "伤亡", "受伤", "信访", "上访", "举报", "违规", "违法", "违纪", "超支", "超标",
    "逾期", "延误", "失业", "返贫", "辍学", "流失", "淘汰", "受害", "成灾", "发病", "感染", "争议", "纠纷", "结余", "结转",
    "能耗", "排放", "排放量", "浓度", "损耗", "误差", "偏差", "偏离", "退训", "衰减", "闲置", "空置", "重复", "复发", "退出",
    "污染", "犯罪", "发案", "案发", "损失", "中断", "停机", "宕机", "拒绝", "病死", "死淘", "漏损", "漏报", "误报", "错误",
    "不合格", "返工", "返修", "退货", "拥堵", "负债", "负担", "浪费", "贫困", "流产", "退学", "不良", "失败", "缺勤", "早退",
    "风险", "隐患", "舆情", "断电", "停水", "停电", "漏水", "折旧", "致病", "占用", "违约", "超员", "被盗", "失窃", "失踪",
    "溺水", "中毒", "火灾", "起火", "山火", "复吸", "复读", "水耗", "电耗", "油耗", "差评", "欠薪", "拖欠", "违章", "群体性事件",
    "事件", "缺陷", "破损", "损坏", "坏账", "流标", "废标", "投诉举报", "逃学", "低效", "空巢",
];

/// Suffixes that say what is counted or measured, longest first within an ending.
const COUNT_ENDINGS: &[&str] = &[
    "人次数", "人次", "人数", "户次", "户数", "次数", "件数", "起数", "场次", "批次", "班次", "期数", "个数", "台数", "套数",
    "份数", "篇数", "株数", "只数", "头数", "数量", "总数", "总量", "条数", "项数", "家数", "所数", "车次", "例数", "册数",
    "门数", "座数", "处数", "本数", "人口数", "产量", "销量", "发行量", "访问量", "浏览量", "种类", "个", "数",
];
const SIZE_ENDINGS: &[&str] = &[
    "面积", "里程", "长度", "重量", "容量", "规模", "吨数", "亩数", "公里数", "收运量", "运量", "用量", "供水量", "蓄水量",
    "储量", "储备量", "完成量", "处理量", "回收量", "量",
];
const MONEY_ENDINGS: &[&str] = &[
    "金额", "额度", "成本", "单价", "造价", "价格", "费用", "经费", "资金", "总额", "标准", "补助额", "补贴额", "收入", "产值",
    "税收", "利润", "投资", "投入", "支出", "增收额", "节本额", "销售额", "额", "费", "补助", "补贴", "总投入", "总投资", "薪酬",
    "工资",
];
const DEADLINE_ENDINGS: &[&str] = &[
    "完成时限", "办结时限", "时限", "完成时间", "响应时间", "办理时间", "办结时间", "修复时间", "处置时间", "到位时间",
    "验收时间", "出具时间", "到达时间", "反应时间", "办理时长", "用时", "耗时", "工期", "完成日期", "完成期限", "办理期限",
    "等待时间", "处理时间", "恢复时间", "时间", "提交时间", "响应时长", "处理周期",
];
const DURATION_ENDINGS: &[&str] = &[
    "天数", "年限", "年数", "月数", "小时数", "时长", "周期", "质保期", "管护期", "期限", "使用寿命", "学时", "学时数", "寿命",
    "有效期", "课时", "课时数",
];
const SHARE_ENDINGS: &[&str] = &["率", "比例", "比率", "占比", "比重", "百分比", "覆盖面"];
const FIGURE_ENDINGS: &[&str] = &[
    "得分", "评分", "分数", "指数", "浓度", "幅度", "倍数", "增幅", "降幅", "密度", "等级", "排名", "名次", "系数", "评级",
    "射程", "尺寸", "规格", "温度", "级别",
];
const STATE_ENDINGS: &[&str] = &[
    "情况", "状况", "机制", "状态", "水平", "能力", "质量", "程度", "作用", "影响", "效果", "环境", "条件", "意识", "氛围",
    "形象", "秩序", "运转", "运行", "形势", "结果", "素养", "及时性", "规范性", "合规性", "完整性", "稳定性", "有效性", "持续性",
    "准确性", "可靠性", "安全性", "健全性", "性", "感", "度", "力度", "知名度", "考核",
];

impl Name {
    /// Takes a name apart; `raw` is the cell as typed.
    pub fn read(raw: &str, lexicon: &Lexicon) -> Self {
        let squeezed = text::squeeze(raw);
        let (numbering, rest) = split_prefix(&squeezed);
        let text = rest.trim_end_matches(['★', '☆']).to_owned();
        let (core, bracket) = without_brackets(&text);
        let (core, trailing) = without_trailing_unit(&core);
        let measure = measure_of(&core);
        let tags = lexicon.tags(&text);
        let direction = direction_of(&core, measure, tags);
        let bounded = is_bounded(&core, measure, &direction, tags);
        let unit = bracket.as_ref().and_then(|b| b.unit.clone()).or(trailing);
        Self { core, measure, direction, bounded, tags, unit, bracket, numbering: numbering.map(str::to_owned), text }
    }

    /// Whether more is better.
    pub fn wants_more(&self) -> bool {
        matches!(self.direction, Direction::More(_))
    }

    /// Whether less is better.
    pub fn wants_less(&self) -> bool {
        matches!(self.direction, Direction::Less(_))
    }

    /// The words that tell the direction.
    pub fn direction_words(&self) -> &str {
        match &self.direction {
            Direction::More(words) | Direction::Less(words) => words,
            Direction::Open => "",
        }
    }

    /// The name without the template's bracket, blanks to fill in and unit; other brackets stay as they are printed.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        for part in self.text.split_inclusive([')', ']', '】']) {
            let open = part.rfind(['(', '[', '【']).and_then(|at| part.split_at_checked(at));
            match open.filter(|(_, bracket)| read_bracket(bracket.trim_matches(['(', ')', '[', ']', '【', '】'])).is_some()) {
                Some((before, _)) => plain.push_str(before),
                None => plain.push_str(part),
            }
        }
        if plain.contains(['≥', '≤', '>', '<', '=']) {
            plain.clone_from(&self.core);
        }
        let (plain, _) = without_trailing_unit(plain.trim_end_matches(['。', ';', ',']));
        let plain = plain.trim_start_matches(['…', '*', '×', '_', '-']);
        ["**", "××", "XX", "__"].iter().fold(plain.to_owned(), |plain, blank| plain.replace(blank, "")).replace('_', "")
    }

    /// Whether the name starts like a task and ends in no measure.
    pub fn is_task(&self) -> bool {
        matches!(self.measure, Measure::None) && super::words::OPENING_VERBS.iter().any(|verb| self.core.starts_with(verb))
    }

    /// Whether the name promises something (促进…) and ends in no measure that could be counted.
    pub fn is_slogan(&self) -> bool {
        matches!(self.measure, Measure::None | Measure::State)
            && super::words::SLOGAN_VERBS.iter().any(|verb| self.core.starts_with(verb))
    }
}

/// Splits stars and numbering off the front, however they are piled up: `★指标1:1.`. Stars alone are no numbering.
fn split_prefix(text: &str) -> (Option<&str>, &str) {
    let mut rest = text.trim_start_matches(['★', '☆']);
    let mut numbering = None;
    while let (Some(_), after) = split_numbering(rest) {
        rest = after.trim_start_matches(['★', '☆']);
        numbering = text.get(..text.len().saturating_sub(rest.len()));
    }
    (numbering, rest)
}

/// Splits `指标1:`, `目标2`, `1.`, `(一)` and `①` off the front.
fn split_numbering(text: &str) -> (Option<&str>, &str) {
    let digits = |t: &str| t.len().checked_sub(t.trim_start_matches(|c: char| c.is_ascii_digit()).len());
    let after = ["指标", "目标"].iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let number = digits(rest).filter(|n| (1..=2).contains(n))?;
        let rest = rest.get(number..)?;
        Some(rest.strip_prefix([':', '.', '、', '-']).unwrap_or(rest))
    });
    let after = after.or_else(|| {
        let number = digits(text).filter(|n| (1..=2).contains(n))?;
        let rest = text.get(number..)?.strip_prefix(['.', '、'])?;
        (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
    });
    let after = after.or_else(|| text.strip_prefix(|c| matches!(c, '①'..='⑳')));
    match after {
        Some(after) => (text.get(..text.len().saturating_sub(after.len())), after),
        None => (None, text),
    }
}

/// The name outside its brackets, and what a template's bracket says.
fn without_brackets(text: &str) -> (String, Option<Bracket>) {
    let mut core = String::new();
    let mut inside = String::new();
    let mut depth = 0_u32;
    let mut bracket = None;
    for c in text.chars() {
        match c {
            '(' | '[' | '【' => depth = depth.saturating_add(1),
            ')' | ']' | '】' if depth > 0 => {
                depth = depth.saturating_sub(1);
                bracket = read_bracket(&std::mem::take(&mut inside)).or(bracket);
            }
            c if depth > 0 => inside.push(c),
            c => core.push(c),
        }
    }
    let core = core.trim_end_matches(['★', '☆']).trim_start_matches(['★', '☆']);
    // A template without brackets: “受益人口数≥**人”.
    if bracket.is_none()
        && let Some(at) = core.find(['≥', '≤', '>', '<', '='])
        && let (Some(before), Some(after)) = (core.get(..at), core.get(at..))
        && after.contains(['*', '×', 'X', 'x', '_'])
    {
        return (before.to_owned(), read_bracket(after));
    }
    if core.is_empty() { (text.to_owned(), bracket) } else { (core.to_owned(), bracket) }
}

/// A bracket that holds a unit, or a sign, placeholder and unit; other remarks are none of ours.
fn read_bracket(inside: &str) -> Option<Bracket> {
    let (operator, rest) = match operator::strip_before(inside) {
        Some((operator, true, rest)) => (Some(operator), rest),
        _ => (None, inside),
    };
    let unit_text = rest.trim_start_matches(['*', '×', 'X', 'x', '_', '-', '…']);
    let placeholder = unit_text.len() < rest.len();
    let known = unit::is_known(unit_text);
    let unit = if known { unit::parse(unit_text).map(|u| u.text.into_owned()) } else { None };
    (known || (placeholder && unit_text.is_empty()) || (operator.is_some() && placeholder)).then_some(Bracket {
        operator,
        unit,
        placeholder,
    })
}

/// `完成及时率%` → 完成及时率 and %.
fn without_trailing_unit(core: &str) -> (String, Option<String>) {
    for sign in ["%", "‰"] {
        if let Some(rest) = core.strip_suffix(sign)
            && !rest.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '*' | '×'))
        {
            return (rest.to_owned(), Some(sign.to_owned()));
        }
    }
    (core.to_owned(), None)
}

fn measure_of(core: &str) -> Measure {
    let ends = |list: &[&str]| list.iter().any(|ending| core.ends_with(ending));
    // 质量 ends in 量 and is none.
    if core.ends_with("质量") {
        return Measure::State;
    }
    if core.ends_with("满意度")
        || core.ends_with("满意率")
        || core.ends_with("满意程度")
        || core.ends_with("认可度")
        || core.ends_with("满意情况")
    {
        return Measure::Satisfaction;
    }
    let kinds: [(&[&str], Measure); 8] = [
        (SHARE_ENDINGS, Measure::Share),
        (DEADLINE_ENDINGS, Measure::Deadline),
        (DURATION_ENDINGS, Measure::Duration),
        (FIGURE_ENDINGS, Measure::Figure),
        (COUNT_ENDINGS, Measure::Count),
        (MONEY_ENDINGS, Measure::Money),
        (SIZE_ENDINGS, Measure::Size),
        (STATE_ENDINGS, Measure::State),
    ];
    // “年均”, “总” and the like may follow the head: 培训成本(人均) has lost its bracket already.
    kinds.iter().find(|(list, _)| ends(list)).map_or(Measure::None, |&(_, measure)| measure)
}

fn direction_of(core: &str, measure: Measure, tags: Tags) -> Direction {
    use super::words::Tag;
    let head = strip_measure(core);
    let ends_in =
        |list: &[&'static str]| list.iter().filter(|word| head.ends_with(**word)).max_by_key(|word| word.len()).copied();
    let tail = |word: &str| core.rfind(word).and_then(|at| core.get(at..)).unwrap_or(core).to_owned();
    if measure == Measure::Satisfaction {
        return if core.contains("不满意") { Direction::Less(tail("不满意")) } else { Direction::More(tail("满意")) };
    }
    // A change is as good as the thing that changes: 能耗下降率, 成本增长率.
    for (word, up) in [
        ("下降", false),
        ("降低", false),
        ("减少", false),
        ("削减", false),
        ("压减", false),
        ("压降", false),
        ("缩短", false),
        ("增长", true),
        ("提升", true),
        ("提高", true),
        ("增加", true),
        ("上升", true),
    ] {
        if let Some(before) = head.strip_suffix(word) {
            let less = LESS_OBJECTS.iter().any(|object| before.ends_with(object))
                || ends_with_cost(before)
                || before.ends_with("时间")
                || before.ends_with("时长");
            return match (less, up) {
                (true, true) => Direction::Less(tail(word)),
                (true, false) | (false, true) => Direction::More(tail(word)),
                (false, false) => Direction::Open,
            };
        }
    }
    if let Some(word) = ends_in(LESS_OBJECTS) {
        let before = head.strip_suffix(word).unwrap_or_default();
        return if is_dealt_with(before, word) { Direction::Open } else { Direction::Less(tail(word)) };
    }
    match measure {
        Measure::Deadline => Direction::Less(tail_of(core, DEADLINE_ENDINGS)),
        Measure::Share => match ends_in(MORE_HEADS) {
            Some(word) => Direction::More(tail(word)),
            None => Direction::Open,
        },
        Measure::Money if ends_with_cost(core) => Direction::Less(tail_of(core, MONEY_ENDINGS)),
        Measure::Money
            if ["收入", "产值", "税收", "利润", "增收额", "节本额", "销售额", "成交额", "消费额", "签约金额"]
                .iter()
                .any(|w| core.ends_with(w)) =>
        {
            Direction::More(tail_of(core, MONEY_ENDINGS))
        }
        Measure::Duration if tags.has(Tag::Lasting) || core.ends_with("年限") => {
            Direction::More(tail_of(core, DURATION_ENDINGS))
        }
        Measure::Count | Measure::Size if BENEFIT_HEADS.iter().any(|w| core.contains(w)) => {
            Direction::More(tail_of(core, COUNT_ENDINGS))
        }
        _ => Direction::Open,
    }
}

/// What is done about things of which less is better: counted are the deeds, not the things (查处违法案件数).
const DEALINGS: &[&str] = &[
    "查处", "查办", "查获", "处置", "处理", "办理", "办结", "受理", "化解", "调解", "调处", "打击", "整治", "整改", "治理",
    "排查", "发现", "消除", "破获", "侦破", "审理", "审结", "检查", "核查", "监测", "检测", "挽回", "避免", "扑救", "修复",
    "防治", "防范", "预防", "应对", "减少", "降低", "下降", "控制", "清理", "清退", "纠正", "追回", "回收", "抢修", "排除",
    "缓解", "减轻", "遏制",
];
/// People in need and the help they get: 培训失业人员人数 counts the help.
const IN_NEED: &[&str] =
    &["贫困", "失业", "受伤", "受害", "辍学", "失踪", "空巢", "感染", "溺水", "中毒", "犯罪", "死亡", "伤亡", "返贫", "复吸"];
const HELP: &[&str] = &[
    "受益", "惠及", "带动", "救助", "资助", "帮扶", "扶持", "享受", "帮助", "培训", "服务", "保障", "补助", "补贴", "慰问",
    "走访", "救治", "安置", "抚恤", "监测", "覆盖", "筛查", "管理", "关爱", "脱贫", "就业", "护理", "矫正", "法律援助",
];

/// Whether the deeds are counted and not the thing of which less is better; `before` is what stands in front of it.
fn is_dealt_with(before: &str, object: &str) -> bool {
    let start = ["全年", "年度", "当年", "累计", "共"].iter().find_map(|word| before.strip_prefix(word)).unwrap_or(before);
    // 污水处理事故数 counts accidents of the treatment.
    let mishap = matches!(object, "事故" | "故障" | "差错" | "错误" | "失败");
    DEALINGS.iter().any(|verb| start.starts_with(verb) || (!mishap && before.ends_with(verb)))
        || (IN_NEED.contains(&object) && HELP.iter().any(|verb| before.contains(verb)))
}

/// Counts that every project wants more of.
const BENEFIT_HEADS: &[&str] = &[
    "受益", "惠及", "带动", "服务", "接待", "参与", "培训", "参训", "就业", "救助", "资助", "覆盖", "新增", "务工", "观众",
    "游客", "吸纳", "引用",
];

fn tail_of(core: &str, endings: &[&str]) -> String {
    endings.iter().filter(|e| core.ends_with(**e)).max_by_key(|e| e.len()).map_or_else(String::new, |e| (*e).to_owned())
}

fn ends_with_cost(core: &str) -> bool {
    ["成本", "单价", "造价", "价格", "费用", "总投入", "总投资", "开支", "能耗", "支出"].iter().any(|word| core.ends_with(word))
}

/// The name without its measure: 事故发生数 → 事故.
fn strip_measure(core: &str) -> &str {
    let all = COUNT_ENDINGS
        .iter()
        .chain(SHARE_ENDINGS)
        .chain(FIGURE_ENDINGS)
        .chain(&["天数", "小时数", "时间", "时长", "人员", "量", "额", "面积", "金额"]);
    let shortest = || all.filter_map(|ending| core.strip_suffix(ending)).min_by_key(|rest| rest.len()).unwrap_or(core);
    // 事件数 counts 事件 and not 事 by 件数.
    let stripped = core.strip_suffix('数').filter(|rest| rest.ends_with("事件")).unwrap_or_else(shortest);
    ["发生", "出现", "产生", "新增", "人员", "案件", "人", "有责"]
        .iter()
        .find_map(|word| stripped.strip_suffix(word))
        .unwrap_or(stripped)
}

/// Shares that end at 100 %: parts of a whole. Growth and ratios of different things do not.
fn is_bounded(core: &str, measure: Measure, direction: &Direction, tags: Tags) -> bool {
    use super::words::Tag;
    match measure {
        Measure::Satisfaction => true,
        Measure::Share => {
            !tags.has(Tag::Unbounded)
                && (core.ends_with("比例")
                    || core.ends_with("占比")
                    || core.ends_with("比重")
                    || !matches!(direction, Direction::Open))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> Name {
        Name::read(name, &Lexicon::new(&[]))
    }

    #[test]
    fn the_head_decides_the_direction() {
        for (name, want) in [
            ("设备故障率", "<"),
            ("安全责任事故数", "<"),
            ("较大食品安全事故发生数", "<"),
            ("环境卫生有责投诉件数", "<"),
            ("退休人员群体性上访数", "<"),
            ("路况指数年衰减率", "<"),
            ("参训教师中途退训率", "<"),
            ("文体活动经费结余率", "<"),
            ("紧急呼叫响应时间", "<"),
            ("年度培训任务完成时限", "<"),
            ("单位垃圾收运成本", "<"),
            ("单位建筑面积能耗增长率", "<"),
            ("失业率", "<"),
            ("培训安全责任事故数", "<"),
            ("污水处理事故数", "<"),
            ("重大网络安全事件数", "<"),
            ("物业服务有责投诉数", "<"),
            ("查处违法案件数", "?"),
            ("全年化解矛盾纠纷件数", "?"),
            ("排查安全隐患数", "?"),
            ("减少污染物排放量", "?"),
            ("培训失业人员人数", "?"),
            ("受益建档立卡贫困人口数", "?"),
            ("单位建筑面积能耗下降率", ">"),
            ("安全事故隐患整改率", ">"),
            ("环境卫生投诉办结率", ">"),
            ("渗滤液排放达标率", ">"),
            ("投诉举报处置率", ">"),
            ("设备采购节支率", ">"),
            ("造林成活率", ">"),
            ("垃圾日产日清率", ">"),
            ("县乡道优良中等路率", ">"),
            ("访问量增长率", ">"),
            ("服务对象满意度", ">"),
            ("补贴机具平均使用年限", ">"),
            ("受益患者人次", ">"),
            ("事故应急演练次数", "?"),
            ("物业服务面积", ">"),
            ("居家养老服务补助标准", "?"),
            ("公民具备科学素质比例", "?"),
            ("农机作业投入产出率", "?"),
        ] {
            let got = match read(name).direction {
                Direction::More(_) => ">",
                Direction::Less(_) => "<",
                Direction::Open => "?",
            };
            assert_eq!(got, want, "{name}");
        }
    }

    #[test]
    fn shares_of_a_whole_end_at_one_hundred() {
        for (name, want) in [
            ("验收合格率", true),
            ("参训教师出勤率", true),
            ("生活垃圾无害化处理率", true),
            ("科普知识知晓率", true),
            ("学生满意度", true),
            ("公民具备科学素质比例", true),
            ("访问量增长率", false),
            ("农机作业投入产出率", false),
            ("设备采购节支率", false),
            ("科普志愿者人数", false),
        ] {
            assert_eq!(read(name).bounded, want, "{name}");
        }
    }

    #[test]
    fn takes_templates_apart() {
        let name = read("★★★农村低保发放人数(按月平均)(≥**人)");
        assert_eq!(name.core, "农村低保发放人数");
        assert_eq!(name.bracket, Some(Bracket { operator: Some(Operator::AtLeast), unit: Some("人".into()), placeholder: true }));
        assert_eq!(read("受益建档立卡贫困人口数≥**人").core, "受益建档立卡贫困人口数");
        assert_eq!(read("实施营造林总面积(亩)").unit.as_deref(), Some("亩"));
        assert_eq!(read("各项工作完成及时率%").unit.as_deref(), Some("%"));
        assert_eq!(read("指标1：机柜数量").numbering.as_deref(), Some("指标1:"));
        assert_eq!(read("指标1工程完工率").core, "工程完工率");
        assert_eq!(read("1.县道养护里程").core, "县道养护里程");
        assert_eq!(read("12345热线工单办结率").core, "12345热线工单办结率");
        assert_eq!(read("★指标1：1.县道养护里程").numbering.as_deref(), Some("★指标1:1."));
        assert_eq!(read("★★★县道养护里程").numbering, None);
    }

    #[test]
    fn tells_the_name_without_its_template() {
        for (name, want) in [
            ("★★★农村低保发放人数(按月平均)(≥**人)", "农村低保发放人数(按月平均)"),
            ("受益建档立卡贫困人口数≥**人", "受益建档立卡贫困人口数"),
            ("奖补资金兑付率(%)", "奖补资金兑付率"),
            ("各项工作完成及时率%", "各项工作完成及时率"),
            ("……自然村数量（≥XX个）", "自然村数量"),
            ("××学员满意度", "学员满意度"),
            ("培训___人次", "培训人次"),
        ] {
            assert_eq!(read(name).plain(), want, "{name}");
        }
    }
}

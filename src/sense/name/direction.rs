//! Which way is better, told by the head of a name: in `安全事故隐患整改率` the head is 整改率 and 事故 only says of what.

use super::measure::{COUNT_ENDINGS, DEADLINE_ENDINGS, DURATION_ENDINGS, MONEY_ENDINGS, Measure, strip_measure, tail_of};
use crate::list;
use crate::sense::list::List;
use crate::sense::words::{Tag, Tags};

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// More is better; where the words that say so start in the core of the name.
    More(usize),
    /// Less is better; where the words that say so start.
    Less(usize),
    /// The name does not tell.
    #[default]
    Open,
}

/// Heads of rates for which more is better whatever they are rates of.
static MORE_HEADS: List = list![
    "整改", "办结", "处置", "处理", "化解", "查处", "达标", "合格", "通过", "完成", "覆盖", "及时", "准确", "成活", "存活",
    "保存", "利用", "使用", "知晓", "就业", "入学", "巩固", "参训", "出勤", "签约", "普及", "回收", "回访", "治愈", "破案",
    "结案", "检测", "修复", "改造", "清运", "日清", "产日清", "防治", "绿化", "公开", "建档", "取得", "持证", "上岗", "通畅",
    "完好", "正常", "优良", "发放", "兑付", "到位", "参保", "开机", "在线", "录入", "应用", "转化", "响应", "满意", "参与",
    "净化", "无害化处理", "收集", "接收", "转接", "审核通过", "保障", "落实", "达到", "配备", "开工", "竣工", "验收", "按期",
    "按时", "举办", "执行", "机械化", "安全", "升学", "毕业", "保有", "采纳", "获奖", "中标", "挽回", "救治", "康复", "培训",
    "监测", "防控", "管护", "控制", "标准化", "规范化", "信息化", "入库", "开放", "优质", "优秀", "投用", "见效", "惠及",
    "补贴覆盖", "稳定就业", "供给", "自给", "到会", "到课", "参会", "出席", "意愿", "留任", "支持", "借阅", "流通", "审结",
    "履行", "归档", "评审", "接通", "联网", "推广", "良种", "机播", "机收", "灌溉", "供水", "出租", "收缴", "归集", "征收",
    "清收", "追缴", "整治", "巡查", "审稿", "采用", "可办", "保证", "存续", "改善", "复学", "入园", "上云", "通电", "通水",
    "通达", "接诊", "预约", "兑现", "达产", "好转", "康复", "吸收", "引进", "更新", "覆盖面", "贯通", "编制", "排查", "抽查",
    "检查", "数字化", "智能化", "电子化", "开馆", "运营", "服务", "示范", "送达", "受理", "审核", "保值增值", "贡献", "转移就业",
    "安置", "认可", "好评", "中等路", "社会化", "开展", "实施", "启动", "转接", "完整", "完工", "结题", "建成", "核销", "接种",
    "治理", "收治", "消除", "在岗", "到岗", "亮灯", "入住", "办复", "网办", "可用", "成功", "正常运行", "增收", "优良天数",
    "参赛", "规范管理", "服药", "反馈", "调解", "调处", "查办", "抽检", "检出合格", "续航", "回报", "收益", "发现", "预报",
    "命中", "注册", "激活", "登记", "备案", "签订", "履约", "节约", "节支",
];

/// Things of which less is better.
static LESS_OBJECTS: List = list![
    "事故", "投诉", "故障", "差错", "死亡", "伤亡", "受伤", "信访", "上访", "举报", "违规", "违法", "违纪", "超支", "超标",
    "逾期", "延误", "失业", "返贫", "辍学", "流失", "淘汰", "受害", "成灾", "发病", "感染", "争议", "纠纷", "结余", "结转",
    "能耗", "排放", "排放量", "浓度", "损耗", "误差", "偏差", "偏离", "退训", "衰减", "闲置", "空置", "重复", "复发", "退出",
    "污染", "犯罪", "发案", "案发", "损失", "中断", "停机", "宕机", "拒绝", "病死", "死淘", "漏损", "漏报", "误报", "错误",
    "不合格", "返工", "返修", "退货", "拥堵", "负债", "负担", "浪费", "贫困", "流产", "退学", "不良", "失败", "缺勤", "早退",
    "风险", "隐患", "舆情", "断电", "停水", "停电", "漏水", "折旧", "致病", "占用", "违约", "超员", "被盗", "失窃", "失踪",
    "溺水", "中毒", "火灾", "起火", "山火", "复吸", "复读", "水耗", "电耗", "油耗", "差评", "欠薪", "拖欠", "违章", "群体性事件",
    "事件", "缺陷", "破损", "损坏", "坏账", "流标", "废标", "投诉举报", "逃学", "低效", "空巢", "丢失", "泄露", "泄密", "脱岗",
    "漏检", "损毁", "伤害", "停运", "晚点", "告警", "黑臭", "偷排", "贫血", "近视", "肥胖", "龋齿", "贫血检出", "近视检出",
    "阳性检出", "超标检出", "龋齿检出", "超限", "超载",
];

/// Changes for the less and for the more.
static FALLS: List = list!["下降", "降低", "减少", "削减", "压减", "压降", "缩短"];
static RISES: List = list!["增长", "提升", "提高", "增加", "上升"];

pub(super) fn direction_of(core: &str, measure: Measure, tags: Tags) -> Direction {
    let head = strip_measure(core);
    let ends_in = |list: &List| list.endings(head).max_by_key(|word| word.len());
    let tail = |word: &str| core.rfind(word).unwrap_or_default();
    if measure == Measure::Satisfaction {
        return if core.contains("不满意") { Direction::Less(tail("不满意")) } else { Direction::More(tail("满意")) };
    }
    // A change is as good as the thing that changes: 能耗下降率, 成本增长率.
    let change = ends_in(&FALLS).map(|word| (word, false)).or_else(|| ends_in(&RISES).map(|word| (word, true)));
    if let Some((word, up)) = change {
        let before = head.strip_suffix(word).unwrap_or_default();
        let less = LESS_OBJECTS.ends(before) || ends_with_cost(before) || list!["时间", "时长"].ends(before);
        return match (less, up) {
            (true, true) => Direction::Less(tail(word)),
            (true, false) | (false, true) => Direction::More(tail(word)),
            (false, false) => Direction::Open,
        };
    }
    // 受援人挽回经济损失金额, 节约办公支出: told is what is brought back or spared.
    if SPARED.within(head) && measure != Measure::Share && !core.contains('率') {
        return Direction::Open;
    }
    if let Some(word) = ends_in(&LESS_OBJECTS) {
        let before = head.strip_suffix(word).unwrap_or_default();
        // 达标排放率 is a rate of 达标. 淘汰 and 退出 are losses as a rate, and deeds where they are counted.
        let reached = word == "排放" && before.ends_with("达标");
        let deed = measure != Measure::Share && list!["淘汰", "退出"].has(word);
        return match () {
            () if reached => Direction::More(tail("达标")),
            () if deed || is_dealt_with(before, word) => Direction::Open,
            () => Direction::Less(tail(word)),
        };
    }
    match measure {
        // 时间 by itself may be waited for or spent (航空护林飞行时间).
        Measure::Deadline => {
            let words = tail_of(core, &DEADLINE_ENDINGS);
            if core.get(words..) == Some("时间") { Direction::Open } else { Direction::Less(words) }
        }
        Measure::Share => match ends_in(&MORE_HEADS) {
            Some(word) => Direction::More(tail(word)),
            None => Direction::Open,
        },
        Measure::Money if ends_with_cost(core) => Direction::Less(tail_of(core, &MONEY_ENDINGS)),
        Measure::Money
            if list![
                "收入", "投资额", "引资额", "产值", "税收", "利润", "增收额", "节本额", "销售额", "成交额", "消费额", "签约金额",
            ]
            .ends(core) =>
        {
            Direction::More(tail_of(core, &MONEY_ENDINGS))
        }
        Measure::Duration if tags.has(Tag::Lasting) || core.ends_with("年限") => {
            Direction::More(tail_of(core, &DURATION_ENDINGS))
        }
        Measure::Count | Measure::Size if BENEFIT_HEADS.within(core) => Direction::More(tail_of(core, &COUNT_ENDINGS)),
        _ => Direction::Open,
    }
}

/// Words of money and goods that are spared or brought back, of which more is better.
static SPARED: List = list![
    "减免",
    "减少经济损失",
    "减少直接经济损失",
    "挽回",
    "节约",
    "节省",
    "追回",
    "避免损失",
    "减少损失",
    "减少支出",
    "减少增派"
];

/// What is done about things of which less is better: counted are the deeds, not the things (查处违法案件数).
static DEALINGS: List = list![
    "查处", "查办", "查获", "处置", "处理", "办理", "办结", "受理", "化解", "调解", "调处", "打击", "整治", "整改", "治理",
    "排查", "发现", "消除", "破获", "侦破", "审理", "审结", "检查", "核查", "监测", "检测", "挽回", "避免", "扑救", "修复",
    "防治", "防范", "预防", "应对", "减少", "降低", "下降", "控制", "清理", "清退", "纠正", "追回", "回收", "抢修", "排除",
    "缓解", "减轻", "遏制", "节约", "节省", "缩减", "压减", "避免",
];
/// People in need and the help they get: 培训失业人员人数 counts the help.
static IN_NEED: List =
    list!["贫困", "失业", "受伤", "受害", "辍学", "失踪", "空巢", "感染", "溺水", "中毒", "犯罪", "死亡", "伤亡", "返贫", "复吸"];
static HELP: List = list![
    "受益", "惠及", "带动", "救助", "资助", "帮扶", "扶持", "享受", "帮助", "培训", "服务", "保障", "补助", "补贴", "慰问",
    "走访", "救治", "安置", "抚恤", "监测", "覆盖", "筛查", "管理", "关爱", "脱贫", "就业", "护理", "矫正", "法律援助",
];

/// Whether the deeds are counted and not the thing of which less is better; `before` is what stands in front of it.
fn is_dealt_with(before: &str, object: &str) -> bool {
    let start = list!["全年", "年度", "当年", "累计", "共"].strip_start(before).unwrap_or(before);
    // 污水处理事故数 counts accidents of the treatment.
    let mishap = matches!(object, "事故" | "故障" | "差错" | "错误" | "失败");
    DEALINGS.opens(start) || (!mishap && DEALINGS.ends(before)) || (IN_NEED.has(object) && HELP.within(before))
}

/// Counts that every project wants more of.
static BENEFIT_HEADS: List = list![
    "受益", "惠及", "带动", "服务", "接待", "参与", "培训", "参训", "就业", "救助", "资助", "覆盖", "新增", "务工", "观众",
    "游客", "吸纳", "引用", "增加", "参观", "游览", "阅览", "到访", "办件", "参赛", "参展", "客流", "观看", "收看", "点击",
    "进馆", "入馆", "到馆", "借阅",
];

fn ends_with_cost(core: &str) -> bool {
    list!["成本", "单价", "造价", "价格", "费用", "总投入", "总投资", "开支", "能耗", "支出"].ends(core)
}

/// Shares that end at 100 %: parts of a whole. Growth and ratios of different things do not.
pub(super) fn is_bounded(core: &str, measure: Measure, direction: Direction, tags: Tags) -> bool {
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

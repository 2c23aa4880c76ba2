//! The lexicons: words of indicator names and values, each with what it says. Compiled for this project; domain.md
//! section 11 is the seed. A profile may add vague words.

use crate::list;
use crate::sense::list::List;

/// What a word says about the text it stands in. One bit each, so that a text is scanned once for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// Wording that cannot be measured: 明显, 提升, 有效 …
    Vague,
    /// Wording that leaves the value open: 按合同, 根据实际 …
    Conditional,
    /// Budget money: 资金, 经费, 预算 …
    Fund,
    /// What is done with budget money before anything is achieved: 到位, 拨付 …
    Flow,
    /// How far the budget is spent: 执行率, 支付进度 …
    Execution,
    /// Ordinary management that is no performance: 合规, 专款专用, 制度健全 …
    Management,
    /// In time: 及时, 按期 …
    Timely,
    /// Cost: 成本, 单价, 造价 …
    Cost,
    /// Satisfaction: 满意 …
    Satisfaction,
    /// People outside the department who are served.
    Public,
    /// The department's own staff.
    Staff,
    /// Buildings, works and large repairs.
    Construction,
    /// Buying equipment.
    Purchase,
    /// Quality of what is delivered: 合格率, 故障率 …
    QualityWord,
    /// What changes for people or nature: 治愈率, 空气质量 …
    Outcome,
    /// Knowing about something: 知晓率.
    Awareness,
    /// The project's own duration: 维持时效, 保障期限 …
    OwnDuration,
    /// A statement that there is no effect, or a yes/no question: 是否 …
    YesNo,
    /// Signs in words inside a name: 不超过 …
    SignWord,
    /// A growth that may pass 100 %.
    Unbounded,
    /// A guarantee that lasts: 质保期, 使用年限 …
    Lasting,
}

/// The tags of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tags(u32);

impl Tags {
    /// Whether a word with this tag stands in the text.
    pub fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u8) != 0
    }

    fn with(self, tag: Tag) -> Self {
        Self(self.0 | (1 << tag as u8))
    }
}

const WORDS: &[(Tag, &[&str])] = &[
    (
        Tag::Vague,
        &[
            "进一步", "明显", "显著", "有效", "不断", "持续", "逐步", "逐渐", "稳步", "大力", "积极", "切实", "全面", "较好",
            "较高", "较大", "较强", "良好", "提升", "提高", "改善", "增强", "加强", "推动", "促进", "保障", "完善", "优化",
            "巩固", "深化", "及时", "按时", "合理", "合规", "规范", "到位", "健全", "长期", "长远", "长效", "有所", "若干",
            "大量", "大幅", "充分", "影响程度", "支撑", "达成预期", "预期目标", "严格执行", "应保尽保", "应改尽改", "应收尽收",
            "应报尽报", "覆盖面广", "减轻", "减少", "降低", "缓解", "整洁", "有序", "加大", "维护", "解决", "按质", "保质",
            "可持续", "永久", "深入", "扎实", "广泛", "丰富", "和谐", "稳定", "基本", "正常", "顺利", "完好", "较为", "一般",
            "好转", "满足", "圆满", "高质量", "高效", "便利", "深远", "提供参考", "提供依据", "提供支撑", "提供保障", "增加",
            "扩大", "推进", "发展", "圆满完成", "质量高", "效果好",
        ],
    ),
    (
        Tag::Conditional,
        &[
            "根据实际", "按实际", "据实", "按合同", "合同约定", "合同规定", "按规定", "相关规定", "有关规定", "制度规定",
            "符合规定", "视情况", "视实际", "视街道", "需要确定", "需求确定", "按需", "参照", "按照标准", "按标准", "以实际",
            "按照实际", "实际情况", "依据实际", "按政策", "按照政策", "按文件", "不超预算", "预算内", "预算中", "预算范围",
            "厉行节约", "招标文件", "文件要求", "符合标准", "符合要求", "符合国家", "符合相关", "符合设计", "符合合同",
            "达到要求", "设计要求", "合同要求", "市场价格", "市场价", "严格控制",
        ],
    ),
    (Tag::Fund, &["资金", "经费", "预算", "拨款", "财政", "款项", "配套", "专款"]),
    (Tag::Flow, &["到位", "拨付", "拨款", "下达", "支付", "拨款率", "拨付率"]),
    (
        Tag::Execution,
        &[
            "预算执行", "执行率", "执行进度", "支出进度", "支付进度", "支出率", "使用率", "经费使用", "资金使用", "经费完成",
            "经费使用完成", "下达率", "支出完成", "资金支出率", "结转结余率", "资金执行",
        ],
    ),
    (
        Tag::Management,
        &[
            "合规", "专款专用", "制度健全", "制度建设", "管理制度", "管理规范", "政府采购率", "政府采购执行", "采购合规",
            "财务管理", "工程质量管理", "文明施工", "配套到位", "会计核算", "资金管理", "监督机制健全", "规章制度", "档案管理",
            "预决算", "项目管理", "手续完备",
        ],
    ),
    (
        Tag::Timely,
        &[
            "及时", "按时", "按期", "准时", "如期", "时限", "完成时间", "响应时间", "办理时间", "办结时间", "期限", "限时",
            "审限", "按计划完成",
        ],
    ),
    (Tag::Cost, &["成本", "单价", "造价", "费用", "开支", "总投入", "总投资"]),
    (Tag::Satisfaction, &["满意", "认可度"]),
    (
        Tag::Public,
        &[
            "群众", "村民", "居民", "市民", "农户", "学生", "家长", "患者", "病人", "老年人", "老人", "残疾人", "儿童", "公众",
            "社会", "企业", "消费者", "学员", "服务对象", "受益", "困难", "救助", "低保", "养老", "公共", "便民", "民生", "农村",
            "社区", "乡村", "游客", "旅客", "农民", "教育", "医疗", "卫生", "就业", "交通", "公路", "食品", "文化", "体育",
            "环境", "河道", "图书", "公园", "路灯", "绿地", "垃圾", "供水", "饮水", "住房", "棚户", "小区", "减免", "补贴",
            "补助",
        ],
    ),
    (
        Tag::Staff,
        &[
            "职工", "工作人员", "干警", "本单位", "机关人员", "使用人员", "医务人员", "教职工", "员工", "单位人员", "干部",
            "办公人员",
        ],
    ),
    (
        Tag::Construction,
        &[
            "工程", "建设项目", "新建", "改建", "扩建", "修缮", "改造", "装修", "维修改造", "基建", "基础设施", "大修",
            "水毁修复", "建筑",
        ],
    ),
    (Tag::Purchase, &["购置", "采购设备", "设备采购", "购买设备", "装备采购", "车辆购置"]),
    (
        Tag::QualityWord,
        &["合格率", "故障率", "完好率", "正常率", "准确率", "差错率", "验收", "返工率", "返修率", "质量达标率", "优质率"],
    ),
    (
        Tag::Outcome,
        &[
            "治愈率", "破案率", "发案率", "犯罪率", "失业率", "受害率", "成灾率", "科学素质", "优良天数", "空气质量", "机械化率",
            "就业率", "增收", "病复发率", "发病率", "死亡率", "入学率", "巩固率", "升学率", "成果采纳率", "成果转化率", "改善率",
            "康复率", "森林覆盖率", "植被覆盖率",
        ],
    ),
    (Tag::Awareness, &["知晓率", "知晓度", "知晓人数", "知晓程度"]),
    (
        Tag::OwnDuration,
        &[
            "维持时效", "保障期限", "项目期限", "实施年限", "实施期限", "项目持续时间", "服务期限", "项目时效", "项目周期",
            "持续时限", "受益期限",
        ],
    ),
    (Tag::YesNo, &["是否", "不适用", "有无", "能否"]),
    (
        Tag::SignWord,
        &["不超过", "不高于", "不低于", "不少于", "不大于", "不小于", "少于", "低于", "高于", "大于", "小于", "控制在"],
    ),
    (
        Tag::Unbounded,
        &[
            "增长", "增幅", "增速", "变动", "投入产出", "节支", "节约率", "放大", "提升幅度", "提高幅度", "下降", "降低", "降幅",
            "上升", "收益率", "回报率", "利润率", "偏离", "偏差", "同比", "环比", "比上年", "与上年", "产销率", "配比", "超额",
            "生长率", "保值增值率", "拨备",
        ],
    ),
    (
        Tag::Lasting,
        &[
            "使用年限", "使用寿命", "质保", "管护期", "保修", "有效期", "服务年限", "耐用", "资格有效", "在线时长", "开放时间",
            "开放时长", "开放天数", "服务时长", "续航",
        ],
    ),
];

/// How many compartments the words are put into, by their first characters.
const COMPARTMENTS: u32 = 1024;

/// The words in compartments by their first characters, so that a text is scanned in one pass whatever their number.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// The words of each compartment.
    words: Vec<Vec<(Tag, String)>>,
}

impl Lexicon {
    /// The lexicon of the project with further vague words.
    pub fn new(vague: &[String]) -> Self {
        let own = WORDS.iter().flat_map(|(tag, words)| words.iter().map(move |word| (*tag, *word)));
        let all = own.chain(vague.iter().map(|word| (Tag::Vague, word.as_str())));
        let mut words = vec![Vec::new(); usize::try_from(COMPARTMENTS).unwrap_or_default()];
        for (tag, word) in all {
            if let Some(words) = word.chars().next().and_then(|first| words.get_mut(compartment(first))) {
                words.push((tag, word.to_owned()));
            }
        }
        Self { words }
    }

    /// The tags of all words that stand in `text`, which is squeezed.
    pub fn tags(&self, text: &str) -> Tags {
        let mut tags = Tags::default();
        self.scan(text, |tag, _| tags = tags.with(tag));
        tags
    }

    /// The longest word with `tag` in `text`, for a message that explains a judgement.
    pub fn word<'a>(&'a self, text: &str, tag: Tag) -> Option<&'a str> {
        let mut longest: Option<&str> = None;
        self.scan(text, |found, word| {
            if found == tag && longest.is_none_or(|l| l.len() < word.len()) {
                longest = Some(word);
            }
        });
        longest
    }

    fn scan<'a>(&'a self, text: &str, mut found: impl FnMut(Tag, &'a str)) {
        for (start, c) in text.char_indices() {
            let Some(rest) = text.get(start..) else { return };
            for (tag, word) in self.words.get(compartment(c)).into_iter().flatten() {
                if rest.starts_with(word.as_str()) {
                    found(*tag, word);
                }
            }
        }
    }
}

fn compartment(first: char) -> usize {
    usize::try_from(u32::from(first) % COMPARTMENTS).unwrap_or_default()
}

/// Option lists that a portal prefills and that nobody answered.
pub const OPTION_LISTS: &[&str] = &[
    "优良中低差",
    "优良中差",
    "优中差",
    "优良差",
    "高中低",
    "好中差",
    "好坏",
    "是否",
    "是/否",
    "有无",
    "有/无",
    "达成预期部分达成未达成",
    "好/坏",
    "高/中/低",
    "好/中/差",
    "优/良/中/差",
    "优/良/中/低/差",
    "优、良、中、差",
    "好、中、差",
    "高、中、低",
    "优秀/良好/一般/较差",
    "好/一般/差",
    "满意/不满意",
    "达标/不达标",
    "合格/不合格",
    "完成/未完成",
    "是或否",
    "优良中低",
    "大中小",
    "强中弱",
    "好差",
];

/// Verbs that start a task or a slogan and never a measure.
pub static OPENING_VERBS: List = list![
    "保障", "确保", "做好", "完成", "加强", "强化", "推动", "推进", "促进", "提升", "提高", "改善", "维护", "保护", "激发",
    "实现", "增强", "增加", "开展", "组织", "落实", "服务", "解决", "优化", "完善", "健全", "加快", "扩大", "争取", "打造",
    "营造", "按照", "按时", "按政策", "围绕", "为", "对", "严把", "严格", "切实", "持续", "不断", "进一步", "继续", "深入",
    "大力", "积极", "全面", "通过", "召开", "举办", "编印", "编制", "栽植", "印制", "制作", "购买", "采购", "支持", "帮助",
    "带动", "培育", "引导", "规范", "改造", "修建", "新建", "建设", "创建", "巩固", "助力", "助推", "弘扬", "满足", "减轻",
    "降低", "杜绝", "消除", "防止", "优先", "发放", "清算", "指导", "项目维持", "用于", "聘用", "支付", "控制", "必须", "改善了",
    "提供", "购置", "配备", "奖补", "资助", "扶持", "清理", "修复", "守住", "守牢", "筑牢", "履行", "严厉", "有效", "委托",
    "聘请", "邀请", "组建", "搭建", "拜访", "走访", "慰问", "选派", "印发", "发布", "引进",
];

/// Words inside a name that make it a requirement and not a measure.
pub static DEMANDS: List =
    list!["必须", "确保", "做好", "严把", "整改到位", "落实到位", "控制在", "保驾护航", "不得", "应当", "务必"];

/// Words that promise something without saying how it is measured.
pub static SLOGAN_VERBS: List = list![
    "促进", "维护", "提升", "改善", "推动", "保护", "激发", "增强", "保障", "实现", "助力", "提高", "推进", "营造", "优化",
    "巩固", "带动", "弘扬", "加强", "服务", "为民", "为全", "确保", "助推", "丰富", "完善", "引领", "满足", "树立", "打造",
    "改善了", "消除", "杜绝", "防止", "传承", "繁荣",
];

//! What things are counted in: a booklet in 册, saplings in 株, people never in 个. Only what is beyond dispute stands
//! here; a thing or a unit that the tables do not know fits everything.

use super::name::{Measure, Name};
use crate::list;
use crate::quantity::unit::{Dimension, Unit, is_known};
use crate::sense::list::List;

use Dimension::{Area, Count, Household, Length, Person, Time, Visit};

/// A kind of thing: the words a name ends in, the dimensions and counting units that fit.
struct Kind {
    words: List,
    dimensions: &'static [Dimension],
    units: Units,
    /// The unit to propose.
    usual: &'static str,
}

/// Which counting units fit.
enum Units {
    /// These and all that are used for every kind of thing.
    Also(&'static [&'static str]),
    /// These and no other.
    Only(&'static [&'static str]),
}

use Units::{Also, Only};

/// A name and a unit that do not belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit {
    /// The words of the name that tell what is counted.
    pub word: &'static str,
    /// The unit such things usually have.
    pub usual: &'static str,
}

/// Counting units that say what kind of thing is counted. All others (个, 件, 项, 套, 批, 组 …) are used for many kinds.
#[rustfmt::skip]
const TELLING: &[&str] = &[
    "台", "台套", "辆", "册", "本", "篇", "株", "头", "只", "匹", "场", "期", "届", "门", "所", "座", "间", "栋", "盏", "眼",
    "口", "起", "宗", "例", "艘", "架", "幅", "棚", "床", "课时", "航次", "标段", "份", "家", "班次", "村", "案", "瓶", "桶",
    "袋",
];

/// Kinds told by the measure a name ends in: 人数, 面积, 期数.
#[rustfmt::skip]
const MEASURES: &[Kind] = &[
    Kind {
        words: list!["人次", "人次数"], dimensions: &[Visit, Person, Count], units: Only(&["次", "批次"]), usual: "人次"
    },
    Kind { words: list!["人数", "人口数"], dimensions: &[Person, Visit, Household], units: Only(&["例"]), usual: "人" },
    Kind {
        words: list!["商户数", "用户数", "客户数", "账户数", "经营户数"],
        dimensions: &[Household, Count, Person, Visit],
        units: Also(&["家"]),
        usual: "户",
    },
    Kind { words: list!["户数"], dimensions: &[Household, Visit], units: Also(&["家"]), usual: "户" },
    Kind { words: list!["面积"], dimensions: &[Area], units: Only(&[]), usual: "平方米" },
    Kind { words: list!["里程", "公里数", "长度"], dimensions: &[Length], units: Only(&[]), usual: "公里" },
    Kind { words: list!["天数", "月数", "小时数"], dimensions: &[Time, Visit], units: Only(&[]), usual: "天" },
    Kind {
        words: list!["期数", "班次", "场次", "场数", "次数", "频次"],
        dimensions: &[Count, Visit],
        units: Also(&["期", "场", "届", "课时", "起", "宗", "例", "航次", "班次", "案"]),
        usual: "次",
    },
    Kind {
        words: list!["台数", "台套数", "辆数"],
        dimensions: &[Count],
        units: Also(&["台", "台套", "辆", "架", "艘", "座", "盏"]),
        usual: "台",
    },
    Kind { words: list!["套数"], dimensions: &[Count, Household], units: Also(&["台套", "间"]), usual: "套" },
    Kind { words: list!["册数", "本数"], dimensions: &[Count], units: Also(&["册", "本", "份"]), usual: "册" },
    Kind { words: list!["株数"], dimensions: &[Count], units: Also(&["株"]), usual: "株" },
    Kind { words: list!["篇数"], dimensions: &[Count], units: Also(&["篇", "份"]), usual: "篇" },
];

/// Kinds told by the thing itself, whose number may be called 数量, 数 or nothing.
#[rustfmt::skip]
const THINGS: &[Kind] = &[
    Kind {
        words: list![
            "干部", "学员", "学生", "教师", "职工", "人员", "党员", "村民", "居民", "群众", "患者", "病人", "老人", "老年人",
            "儿童", "残疾人", "志愿者", "护林员", "保洁员", "管护员", "辅警", "医生", "护士", "专家", "劳动力", "大学生",
            "研究生", "退役军人", "农民工",
        ],
        dimensions: &[Person, Visit, Household],
        units: Only(&["例", "批", "批次"]),
        usual: "人",
    },
    Kind {
        words: list![
            "读本", "手册", "教材", "图书", "书籍", "书刊", "画册", "宣传册", "宣传单", "折页", "刊物", "报刊", "杂志", "文集",
        ],
        dimensions: &[Count],
        units: Also(&["册", "本", "份", "期", "篇", "幅"]),
        usual: "册",
    },
    Kind {
        words: list!["横幅", "展板", "宣传牌", "宣传栏", "标识牌", "标志牌", "警示牌"],
        dimensions: &[Count, Length, Area],
        units: Also(&["座", "幅", "份"]),
        usual: "块",
    },
    Kind {
        words: list!["培训班", "研修班"], dimensions: &[Count], units: Also(&["期", "场", "班次", "届", "门"]), usual: "期"
    },
    Kind {
        words: list![
            "设备", "仪器", "机具", "农机具", "电脑", "计算机", "打印机", "复印机", "空调", "车辆", "汽车", "服务器", "摄像头",
            "摄像机", "路灯", "诊断仪", "烘干机", "微耕机", "无人机",
        ],
        dimensions: &[Count],
        units: Also(&["台", "台套", "辆", "架", "艘", "座", "盏", "只", "份"]),
        usual: "台",
    },
    Kind {
        words: list!["苗木", "树木", "树苗", "乔木", "果树", "果苗", "行道树"],
        dimensions: &[Count],
        units: Also(&["株", "袋"]),
        usual: "株",
    },
    Kind {
        words: list!["报告", "论文", "调研报告", "文稿", "稿件"],
        dimensions: &[Count],
        units: Also(&["篇", "份", "本", "册", "期"]),
        usual: "份",
    },
    Kind { words: list!["系统", "平台", "软件"], dimensions: &[Count], units: Also(&["台", "台套"]), usual: "套" },
    Kind {
        words: list!["道路", "公路", "管网", "管道", "渠道", "沟渠"], dimensions: &[Length, Count, Area], units: Also(&[]), usual: "公里"
    },
    Kind {
        words: list!["房屋", "住房", "厕所", "公厕", "桥梁", "水库", "泵站", "大棚", "校舍", "教室"],
        dimensions: &[Count, Area, Household],
        units: Also(&["座", "间", "栋", "所", "棚", "口", "眼"]),
        usual: "座",
    },
    Kind { words: list!["农田", "耕地", "林地", "草地"], dimensions: &[Area, Count], units: Only(&["块", "片", "处", "个"]), usual: "亩" },
    Kind { words: list!["点位", "站点", "网点"], dimensions: &[Count], units: Also(&["座", "所", "家", "台"]), usual: "个" },
    Kind { words: list!["项目", "课题"], dimensions: &[Count], units: Also(&["标段", "期"]), usual: "个" },
    Kind {
        words: list!["学校", "幼儿园", "卫生院", "医院", "卫生室", "企业", "行政村", "自然村", "村庄", "社区", "乡镇"],
        dimensions: &[Count, Household],
        units: Also(&["所", "家", "座", "村", "间"]),
        usual: "个",
    },
    Kind {
        words: list!["案件", "事故", "纠纷"], dimensions: &[Count], units: Also(&["起", "宗", "例", "案"]), usual: "件"
    },
    Kind {
        words: list!["产品", "作品", "物资"],
        dimensions: &[Count, Dimension::Mass, Dimension::Volume, Length, Area],
        units: Also(TELLING),
        usual: "件",
    },
];

/// Kinds of events, told only where the name says that they are counted: who takes part in them is counted in 人.
#[rustfmt::skip]
const EVENTS: &[Kind] = &[
    Kind {
        words: list!["活动", "会议", "讲座", "演出", "赛事", "比赛", "论坛", "展览"],
        dimensions: &[Count],
        units: Also(&["场", "期", "届", "班次"]),
        usual: "场",
    },
];

/// Words between the thing and its number that say how it is come by: 读本编印数量 counts 读本.
#[rustfmt::skip]
static MAKING: List = list![
    "购置", "采购", "购买", "购入", "编印", "印制", "印刷", "制作", "栽植", "种植", "栽种", "举办", "开办", "配备", "配置",
    "更新", "新增", "投放", "安装", "发放", "补植", "建设", "新建",
];

/// Whether the unit is one that such things are never counted in. `None` where the tables cannot tell.
pub fn misfit(name: &Name, unit: &Unit) -> Option<Misfit> {
    let Some(kind) = kind_of(name) else {
        // Whatever it is a number of, it is not counted in years.
        let lasting = unit.dimension == Time && unit.per.is_empty() && name.core.ends_with("数量");
        return lasting.then_some(Misfit { word: "数量", usual: "个" });
    };
    let fits = match unit.dimension {
        // A share, an amount of money or a score is wrong for other reasons than the thing that is counted.
        Dimension::Other | Dimension::Share | Dimension::Money | Dimension::Score | Dimension::Ratio => true,
        Count => {
            kind.0.dimensions.contains(&Count) && counts(kind.0, unit.bare())
                || matches!(kind.0.units, Only(own) if own.contains(&unit.bare()))
        }
        dimension => kind.0.dimensions.contains(&dimension),
    };
    (!fits).then_some(Misfit { word: kind.1, usual: kind.0.usual })
}

/// The unit that a name which ends in a measure asks for: 人 for 人数.
pub fn usual_unit(name: &Name) -> Option<&'static str> {
    MEASURES.iter().find(|kind| kind.words.ends(&name.core)).map(|kind| kind.usual)
}

/// Whether the name tells people by their number and not by their visits.
pub fn counts_people(name: &Name) -> bool {
    kind_of(name).is_some_and(|(kind, word)| kind.usual == "人" && kind.dimensions.contains(&Person) && word != "人次")
}

fn counts(kind: &Kind, unit: &str) -> bool {
    match kind.units {
        Also(own) => !TELLING.contains(&unit) || own.contains(&unit),
        Only(own) => own.contains(&unit),
    }
}

fn kind_of(name: &Name) -> Option<(&'static Kind, &'static str)> {
    let counted = || (name.measure == Measure::Count).then(|| find(EVENTS, thing(&name.core))).flatten();
    find(MEASURES, &name.core).or_else(|| find(THINGS, thing(&name.core))).or_else(counted)
}

fn find(kinds: &'static [Kind], text: &str) -> Option<(&'static Kind, &'static str)> {
    kinds.iter().find_map(|kind| Some((kind, kind.words.endings(text).next()?)))
}

/// The thing a name counts: without its number word, without how it is come by, without a number that slipped in.
fn thing(core: &str) -> &str {
    let core = without_number(core);
    let core = list!["数量", "总数", "个数", "数"].strip_end(core).unwrap_or(core);
    MAKING.strip_end(core).unwrap_or(core)
}

/// `村组干部230人` → 村组干部.
fn without_number(core: &str) -> &str {
    let Some(at) = core.find(|c: char| c.is_ascii_digit()) else { return core };
    let (Some(before), Some(after)) = (core.get(..at), core.get(at..)) else { return core };
    let unit = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if !before.is_empty() && (unit.is_empty() || is_known(unit)) { before } else { core }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::unit;
    use crate::sense::words::Lexicon;

    #[test]
    fn only_what_is_beyond_dispute_is_a_misfit() {
        for (name, unit, want) in [
            ("村组干部230人", "个", Some("干部")),
            ("科普读本编印数量", "场", Some("读本")),
            ("培训班举办期数", "人", Some("期数")),
            ("补贴购置农机具数量", "人", Some("机具")),
            ("苗木栽植数量", "亩", Some("苗木")),
            ("物业服务面积", "米", Some("面积")),
            ("完成住户数据产品", "人", Some("产品")),
            ("制作宣传横幅", "年", Some("横幅")),
            ("参训人数", "个", Some("人数")),
            ("补助企业数量", "人", Some("企业")),
            ("参训人员数", "人", None),
            ("参训人数", "人次", None),
            ("鉴定校准实验室仪器", "个", None),
            ("购买标准试剂", "个", None),
            ("非营利性民办幼儿园数量", "个", None),
            ("监督抽检批次", "组", None),
            ("设施设备巡检次数", "次", None),
            ("设备购置数量", "批", None),
            ("情景教学或外训批次", "次", None),
            ("受益脱贫户人口数", "户", None),
            ("苗木栽植数量", "万株", None),
            ("补贴农户数", "户", None),
            ("研和街道科普活动场次", "场", None),
            ("安全责任事故数", "起", None),
            ("科普读本编印数量", "捆", None),
            ("培训人天数", "人·天", None),
            ("科普活动举办数量", "册", Some("活动")),
            ("参加科普活动", "人", None),
            ("高标准农田建设数量", "台", Some("农田")),
            ("农村道路硬化里程", "台", Some("里程")),
            ("政务信息系统数量", "套", None),
            ("实施项目数量", "人", Some("项目")),
            ("新建公厕数量", "座", None),
            ("建档立卡学生", "%", None),
        ] {
            let name = Name::read(&crate::text::squeeze(name), &Lexicon::new(&[]));
            let unit = unit::parse(unit).unwrap();
            assert_eq!(misfit(&name, &unit).map(|m| m.word), want, "{} {}", name.text, unit.text);
        }
    }
}

//! Fields of public work that a text speaks of. A goal or benefit from a field that nothing else in the form mentions
//! belongs to another project.

use crate::list;
use crate::sense::list::List;

/// A field: what it is called, and words that only this field uses.
pub struct Domain {
    /// Its name for messages.
    pub name: &'static str,
    words: List,
    /// Words of the wider field. A form that uses one of them is at home in it.
    wider: List,
}

static DOMAINS: &[Domain] = &[
    Domain {
        name: "旅游",
        words: list!["旅游", "游客", "景区", "景点"],
        wider: list!["文化", "文旅", "文艺", "乡村振兴", "公园", "古镇", "节庆", "会展", "展览", "招商"],
    },
    Domain {
        name: "种植养殖",
        words: list!["化肥", "农药", "粮食产量", "亩产", "农作物", "种植面积", "养殖", "畜禽", "良种"],
        wider: list!["农", "粮", "田", "水利", "灌", "种", "乡村", "村", "林", "气象"],
    },
    Domain {
        name: "森林",
        words: list!["森林", "造林", "林地", "林草"],
        wider: list!["林", "草", "绿化", "生态", "防火", "消防", "自然", "湿地", "扑火", "应急"],
    },
    Domain {
        name: "环境",
        words: list!["空气质量", "优良天数", "水质", "地表水", "土壤污染"],
        wider: list!["环境", "大气", "水", "生态", "污", "绿", "垃圾", "林", "环保", "尘", "节能", "农", "工程", "建设", "排"],
    },
    Domain {
        name: "医疗",
        words: list!["患者", "就诊", "治愈率", "住院", "门诊", "发病率"],
        wider: list!["医", "卫生", "健康", "疾", "病", "疫", "药", "残疾", "救治", "康复", "养老", "妇幼", "计生", "保健"],
    },
    Domain {
        name: "学校教育",
        words: list!["入学率", "辍学率", "升学率", "在校学生", "义务教育巩固率"],
        wider: list!["教", "学", "校", "幼儿", "儿童", "青少年", "资助"],
    },
    Domain {
        name: "公路",
        words: list!["公路", "通车", "路况", "农村客运"],
        wider: list!["路", "交通", "桥", "运输", "道", "车", "客运", "基础设施"],
    },
    Domain {
        name: "金融",
        words: list!["贷款余额", "不良贷款", "存款余额"],
        wider: list!["金融", "贷", "银行", "担保", "保险", "企业", "贴息"],
    },
];

/// The field that `part` speaks of and `rest`, all other texts of the form, does not.
pub fn foreign<'t>(part: &str, rest: &(impl Iterator<Item = &'t str> + Clone)) -> Option<&'static Domain> {
    let spoken = DOMAINS.iter().filter(|domain| domain.words.within(part));
    let mut foreign = spoken.filter(|domain| !rest.clone().any(|text| domain.words.within(text) || domain.wider.within(text)));
    foreign.next()
}

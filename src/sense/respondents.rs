//! Who is asked in a satisfaction indicator, and about what: 沿线群众 of 沿线群众对公路养护的满意度.

use crate::list;
use crate::sense::list::List;

/// What a satisfaction indicator asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The people who are asked; empty where the name does not tell.
    pub who: &'a str,
    /// What they are asked about; empty where the name does not tell.
    pub about: &'a str,
}

/// Endings of words that name a group of people.
#[rustfmt::skip]
static GROUPS: List = list![
    "群众", "公众", "居民", "村民", "市民", "农民", "学生", "学员", "家长", "教师", "老师", "师生", "患者", "病人", "家属", "亲属",
    "职工", "干部", "员工", "企业", "单位", "对象", "游客", "旅客", "乘客", "社会", "儿童", "老人", "老年人", "业主", "客户",
    "代表", "社区", "领导", "专家", "部门", "员", "者", "户", "人", "商", "众", "干警", "军人", "住户", "学校", "机构", "顾客", "选手", "观众", "用户",
];
/// Words that only say that satisfaction is meant as a whole.
static EMPTY: List = list!["综合", "总体", "整体", "平均", "服务", "项目", "工作", "活动", "工程", "质量", "的"];
/// Groups that are one group of staff under two names.
static STAFF: List = list!["干部", "职工", "员工"];

/// Reads the core of a name that asks for satisfaction.
pub fn read(core: &str) -> Asked<'_> {
    let before = core.split("满意").next().unwrap_or_default().trim_end_matches('不');
    let before = before.rsplit([',', '，']).next().unwrap_or(before);
    let before = before.strip_suffix("认可").unwrap_or(before).trim_end_matches('的');
    let at = before.match_indices('对').find(|(at, word)| {
        let after = at.checked_add(word.len()).and_then(|end| before.get(end..)).unwrap_or_default();
        !after.starts_with('象') && !after.is_empty()
    });
    match at {
        Some((at, word)) => Asked {
            who: before.get(..at).unwrap_or_default(),
            about: at.checked_add(word.len()).and_then(|end| before.get(end..)).unwrap_or_default(),
        },
        None => Asked { who: before, about: "" },
    }
}

/// Groups that go by several names; the first of each line is what they are called here.
const SAME_PEOPLE: &[&[&str]] = &[
    &["农村居民", "村民", "农村群众", "农民群众"],
    &["城镇居民", "市民", "城市居民", "城区居民"],
    &["患者", "病人"],
    &["老年人", "老人"],
    &["教师", "老师"],
];

/// Whether the two groups are the same people: 项目区村民, 项目区农村居民.
pub fn same_people(a: &str, b: &str) -> bool {
    let split = |who| SAME_PEOPLE.iter().enumerate().find_map(|(at, names)| Some((strip_any(who, names)?, at)));
    a == b || split(a).is_some_and(|group| split(b) == Some(group))
}

fn strip_any<'a>(who: &'a str, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| who.strip_suffix(name))
}

impl Asked<'_> {
    /// Whether the name does not tell who is asked.
    pub fn nobody(&self) -> bool {
        let mut rest = self.who;
        while let Some(after) = EMPTY.strip_start(rest) {
            rest = after;
        }
        rest.is_empty()
    }

    /// Whether several groups are asked at once: 学生、家长; 消费者与经营者. 干部和职工 are one.
    pub fn several(&self) -> bool {
        let group = |text: &str| GROUPS.ends(text);
        let staff = |text: &str| STAFF.ends(text);
        let separators = ["、", "以及", "和", "与", "及", "或", "/"];
        separators.iter().flat_map(|separator| self.who.match_indices(separator)).any(|(at, separator)| {
            let left = self.who.get(..at).unwrap_or_default();
            let right = at.checked_add(separator.len()).and_then(|end| self.who.get(end..)).unwrap_or_default();
            group(left) && group(right) && !(staff(left) && staff(right))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_people_by_several_names() {
        for (a, b, want) in [
            ("农村居民", "村民", true),
            ("项目区村民", "项目区农村居民", true),
            ("项目区村民", "沿线村民", false),
            ("市民", "村民", false),
            ("就诊病人", "就诊患者", true),
            ("学员", "学员", true),
        ] {
            assert_eq!(same_people(a, b), want, "{a} {b}");
        }
    }

    #[test]
    fn reads_who_is_asked_about_what() {
        for (core, who, about, nobody, several) in [
            ("沿线群众满意度", "沿线群众", "", false, false),
            ("服务对象满意度", "服务对象", "", false, false),
            ("综合满意度", "综合", "", true, false),
            ("满意率", "", "", true, false),
            ("服务满意度", "服务", "", true, false),
            ("满意度95%以上", "", "", true, false),
            ("社会满意度", "社会", "", false, false),
            ("群众对村庄环境的满意程度", "群众", "村庄环境", false, false),
            ("服务周期内,市民对空气质量改善的满意程度", "市民", "空气质量改善", false, false),
            ("学校师生对科普活动的认可满意度", "学校师生", "科普活动", false, false),
            ("学生、家长、社会满意度", "学生、家长、社会", "", false, true),
            ("消费者与经营者满意度", "消费者与经营者", "", false, true),
            ("患者、医务人员满意度", "患者、医务人员", "", false, true),
            ("人民群众满意度", "人民群众", "", false, false),
            ("入驻单位干部职工满意度", "入驻单位干部职工", "", false, false),
            ("机关干部和职工满意度", "机关干部和职工", "", false, false),
            ("研和街道居民满意度", "研和街道居民", "", false, false),
            ("参与群众满意度", "参与群众", "", false, false),
            ("与会人员满意度", "与会人员", "", false, false),
            ("学生家长满意度", "学生家长", "", false, false),
            ("教育、医疗服务对象满意度", "教育、医疗服务对象", "", false, false),
        ] {
            let asked = read(core);
            assert_eq!((asked.who, asked.about, asked.nobody(), asked.several()), (who, about, nobody, several), "{core}");
        }
    }
}

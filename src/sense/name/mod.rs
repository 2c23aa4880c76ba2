//! The name of an indicator taken apart: what it measures, which way is better, and what a template left in it.

mod direction;
mod measure;
mod template;

pub use direction::Direction;
pub use measure::Measure;
pub use template::Bracket;

use super::words::{Lexicon, Tags};
use direction::{direction_of, is_bounded};
use measure::measure_of;
use template::{read_bracket, split_prefix, without_brackets, without_trailing_unit};

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

impl Name {
    /// Takes a name apart, which is squeezed.
    pub fn read(squeezed: &str, lexicon: &Lexicon) -> Self {
        let (numbering, rest) = split_prefix(squeezed);
        let text = rest.trim_end_matches(['★', '☆']).to_owned();
        let (core, bracket) = without_brackets(&text);
        let (core, trailing) = without_trailing_unit(core);
        let measure = measure_of(&core);
        let tags = lexicon.tags(&text);
        let direction = direction_of(&core, measure, tags);
        let bounded = is_bounded(&core, measure, direction, tags);
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
        match self.direction {
            Direction::More(at) | Direction::Less(at) => self.core.get(at..).unwrap_or_default(),
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
        let (plain, _) = without_trailing_unit(plain.trim_end_matches(['。', ';', ',']).to_owned());
        let plain = plain.trim_start_matches(['…', '*', '×', '_', '-']);
        ["**", "××", "XX", "__"].iter().fold(plain.to_owned(), |plain, blank| plain.replace(blank, "")).replace('_', "")
    }

    /// Whether the name starts like a task and ends in no measure.
    pub fn is_task(&self) -> bool {
        matches!(self.measure, Measure::None) && super::words::OPENING_VERBS.opens(&self.core)
    }

    /// Whether the name promises something (促进…) and ends in no measure that could be counted.
    pub fn is_slogan(&self) -> bool {
        matches!(self.measure, Measure::None | Measure::State) && super::words::SLOGAN_VERBS.opens(&self.core)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::operator::Operator;
    use crate::text;

    fn read(name: &str) -> Name {
        Name::read(&text::squeeze(name), &Lexicon::new(&[]))
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

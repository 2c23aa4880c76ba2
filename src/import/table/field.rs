//! The columns of indicator tables: what they are called in the tables of bureaus and ministries, and what they hold.

use crate::text;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// 序号
    Number,
    /// 指标编码
    Code,
    /// 一级指标
    Level1,
    /// 二级指标
    Level2,
    /// 三级指标
    Name,
    /// 别名
    Aliases,
    /// 指标性质
    Operator,
    /// 指标值
    Value,
    /// 度量单位
    Unit,
    /// 可选单位
    Units,
    /// 指标属性
    Kind,
    /// 指标方向
    Direction,
    /// 指标解释
    Content,
    /// 计算公式
    Formula,
    /// 标准类型
    Basis,
    /// 计划标准
    PlanStandard,
    /// 行业标准
    SectorStandard,
    /// 历史标准
    PastStandard,
    /// 预算支出标准
    SpendingStandard,
    /// 其他标准
    OtherStandard,
    /// 标准下限
    Min,
    /// 标准上限
    Max,
    /// 评分标准
    Scoring,
    /// 权重
    Weight,
    /// 备注
    Remark,
    /// 行业
    Sector,
    /// 共性类
    CommonGroup,
    /// 适用范围
    Scope,
    /// 关键词
    Keywords,
    /// 适用功能科目
    FunctionCodes,
    /// 必选
    Required,
    /// 固化
    Fixed,
    /// 启用
    Enabled,
    /// 生效日期
    From,
    /// 失效日期
    To,
    /// 替代指标
    ReplacedBy,
    /// 来源
    Source,
    /// 分组编码
    GroupCode,
    /// 分组名称
    GroupName,
    /// 单位名称
    Agency,
    /// 单位名称、项目名称
    AgencyAndProject,
    /// 项目编码
    ProjectCode,
    /// 项目名称
    Project,
    /// 项目年度绩效目标
    Goal,
    /// 中长期目标
    TotalGoal,
    /// 预算数
    Amount,
    /// 期间
    Period,
    /// 佐证资料
    Evidence,
    /// 上年完成值
    LastYear,
    /// 前年完成值
    YearBefore,
    /// 实际完成值
    Actual,
}

use Field::{
    Actual, Agency, AgencyAndProject, Aliases, Amount, Basis, Code, CommonGroup, Content, Direction, Enabled, Evidence, Fixed,
    Formula, From, FunctionCodes, Goal, GroupCode, GroupName, Keywords, Kind, LastYear, Level1, Level2, Max, Min, Name, Number,
    Operator, OtherStandard, PastStandard, Period, PlanStandard, Project, ProjectCode, Remark, ReplacedBy, Required, Scope,
    Scoring, Sector, SectorStandard, Source, SpendingStandard, To, TotalGoal, Unit, Units, Value, Weight, YearBefore,
};

/// The names of each column, as they are printed; the first is the one our own templates print.
const NAMES: &[(Field, &[&str])] = &[
    (Number, &["序号", "编号", "行次"]),
    (Code, &["指标编码", "指标代码", "指标编号", "三级指标编码", "三级指标代码", "指标库编码"]),
    (Level1, &["一级指标", "一级指标名称", "一级", "一级类别"]),
    (Level2, &["二级指标", "二级指标名称", "二级", "二级类别"]),
    (Name, &["三级指标", "三级指标名称", "三级", "指标名称", "绩效指标名称", "具体指标", "三级指标绩效指标"]),
    (Aliases, &["别名", "指标别名", "其他名称", "又名", "曾用名"]),
    (Operator, &["指标性质", "计算符号", "指标符号", "符号", "运算符", "比较符", "运算符号", "关系符"]),
    (
        Value,
        &[
            "指标值", "目标值", "年度指标值", "指标值及单位", "年度目标值", "绩效目标值", "参考值", "指标参考值", "标准值",
            "指标目标值", "指标值含单位", "全年目标值", "年初目标值", "预期目标值", "预期指标值", "实施周期指标值", "中期指标值",
            "总体指标值", "指标值年度",
        ],
    ),
    (Unit, &["度量单位", "计量单位", "单位", "指标单位", "指标值单位"]),
    (Units, &["可选单位", "备选单位", "其他单位", "其他度量单位"]),
    (Kind, &["指标属性", "指标值类型", "指标类型", "定量定性", "定性定量", "属性", "指标值属性"]),
    (Direction, &["指标方向", "指标方向性", "方向", "指标导向"]),
    (
        Content,
        &[
            "指标解释",
            "指标内容",
            "指标值说明",
            "指标说明",
            "指标描述",
            "绩效指标描述",
            "指标含义",
            "指标定义",
            "指标释义",
            "指标解释及计算公式",
            "解释",
        ],
    ),
    (Formula, &["计算公式", "公式", "计算方法", "指标计算公式", "指标公式", "计算方式"]),
    (
        Basis,
        &[
            "标准类型",
            "绩效标准类型",
            "标准依据",
            "指标值设定依据",
            "指标值依据",
            "指标值来源",
            "指标设定依据",
            "标准来源",
            "评价标准确定依据",
        ],
    ),
    (PlanStandard, &["计划标准"]),
    (SectorStandard, &["行业标准"]),
    (PastStandard, &["历史标准"]),
    (SpendingStandard, &["预算支出标准", "支出标准"]),
    (OtherStandard, &["其他标准"]),
    (Min, &["标准下限", "下限", "最小值"]),
    (Max, &["标准上限", "上限", "最大值"]),
    (Scoring, &["评分标准", "评扣分标准", "评价标准", "评分规则", "评分办法", "评分细则", "扣分标准", "评分方法"]),
    (Weight, &["权重", "分值", "分值权重", "权重分值", "指标权重", "指标分值", "标准分值"]),
    (Remark, &["备注", "说明"]),
    (Sector, &["行业", "行业领域", "行业类别", "所属行业", "行业名称", "行业分类", "适用行业"]),
    (CommonGroup, &["共性类", "共性类别", "共性分类", "共性指标类别", "共性项目类型", "项目类型", "资金用途", "共性类名称"]),
    (Scope, &["适用范围", "指标范围", "共性个性", "共性行业", "范围", "指标分类"]),
    (Keywords, &["关键词", "关键字", "检索词"]),
    (
        FunctionCodes,
        &["适用功能科目", "功能科目", "支出功能分类", "支出功能分类科目", "功能分类科目", "功能分类", "支出功能科目"],
    ),
    (Required, &["必选", "是否必选", "必填", "是否必填", "必选指标"]),
    (Fixed, &["固化", "是否固化", "固化指标", "是否固定", "是否固化指标"]),
    (Enabled, &["启用", "是否启用", "启用状态", "状态", "是否有效"]),
    (From, &["生效日期", "启用日期", "生效时间", "开始日期", "启用时间"]),
    (To, &["失效日期", "停用日期", "失效时间", "停用时间", "截止日期"]),
    (ReplacedBy, &["替代指标", "替代指标编码", "替代编码", "被替代为", "替换为"]),
    (Source, &["来源", "指标来源", "出处"]),
    (GroupCode, &["分组编码", "分组代码", "行业编码", "共性类编码", "行业代码"]),
    (GroupName, &["分组名称", "分组"]),
    (Agency, &["单位名称", "预算单位", "实施单位", "项目单位", "申报单位", "部门名称"]),
    (AgencyAndProject, &["单位名称项目名称", "单位项目名称", "单位及项目名称", "项目名称单位名称"]),
    (ProjectCode, &["项目编码", "项目代码", "项目编号"]),
    (Project, &["项目名称", "项目", "预算项目", "项目支出名称"]),
    (Goal, &["项目年度绩效目标", "年度绩效目标", "年度目标", "年度总体目标", "项目绩效目标", "当年绩效目标", "总体目标年度目标"]),
    (TotalGoal, &["中长期目标", "中期目标", "实施期目标", "长期目标", "总目标"]),
    (Amount, &["预算数", "预算金额", "金额", "项目金额", "年度资金总额", "资金总额", "预算安排", "预算资金"]),
    (Period, &["期间", "目标期间", "指标期间", "年度或总体"]),
    (Evidence, &["佐证资料", "佐证材料", "证明材料", "资料来源"]),
    (LastYear, &["上年完成值", "上年实际值", "上年值", "上年指标值"]),
    (YearBefore, &["前年完成值", "前年实际值", "前年值", "前年指标值"]),
    (Actual, &["实际完成值", "完成值", "得分", "偏差原因", "偏差原因分析及改进措施", "完成情况"]),
];

/// Names that stand above several columns. Over a single column some of them name what it holds.
const HEADINGS: &[(&str, Option<Field>)] = &[
    ("绩效指标", Some(Name)),
    ("年度绩效指标", Some(Name)),
    ("指标", Some(Name)),
    ("绩效标准", Some(Basis)),
    ("绩效目标", Some(Goal)),
    ("指标体系", None),
    ("指标信息", None),
    ("基本信息", None),
    ("分类", None),
];

impl Field {
    /// What a column is called in our own templates and in messages.
    pub fn label(self) -> &'static str {
        let names = NAMES.iter().find(|(field, _)| *field == self);
        names.and_then(|(_, names)| names.first()).copied().unwrap_or_default()
    }

    /// The kind of standard whose value the column holds.
    pub(in crate::import) fn standard(self) -> Option<&'static str> {
        let standards = [PlanStandard, SectorStandard, PastStandard, SpendingStandard, OtherStandard];
        standards.contains(&self).then(|| self.label())
    }
}

/// What a printed name of a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A column.
    Field(Field),
    /// A heading over several columns, with what it names over a single one.
    Heading(Option<Field>),
}

/// Reads a printed name of a column: marks of duty, numbering, brackets, units and punctuation do not count.
pub(super) fn read(printed: &str) -> Option<Label> {
    // A name of a column is short; a sentence in a cell, or a number, is none.
    if printed.len() > 120 || printed.is_ascii() {
        return None;
    }
    let squeezed = text::squeeze(printed);
    let whole = text::match_key(&squeezed);
    let bare = text::match_key(&without_brackets(&squeezed));
    [whole, bare].iter().find_map(|key| exact(key.trim_start_matches(|c: char| c.is_ascii_digit())))
}

/// The unit of money that stands in brackets behind a name: `预算数（万元）`.
pub(in crate::import) fn money_unit(printed: &str) -> Option<&'static str> {
    let squeezed = text::squeeze(printed);
    let bracketed = |unit: &str| {
        [format!("({unit})"), format!("单位:{unit}"), format!("({unit}人民币)")]
            .iter()
            .any(|mark| squeezed.contains(mark.as_str()))
    };
    ["万元", "元"].into_iter().find(|unit| bracketed(unit))
}

fn exact(key: &str) -> Option<Label> {
    let heading = || HEADINGS.iter().find(|(name, _)| *name == key).map(|(_, alone)| Label::Heading(*alone));
    let field = NAMES.iter().find(|(_, names)| names.contains(&key)).map(|(field, _)| Label::Field(*field));
    field.or_else(heading)
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|&c| match c {
            '(' | '[' | '【' | '〔' => {
                depth = depth.saturating_add(1);
                false
            }
            ')' | ']' | '】' | '〕' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_of_columns_as_they_are_printed() {
        let field = |field| Some(Label::Field(field));
        for (printed, want) in [
            ("三级指标", field(Name)),
            ("*三级指标（必填）", field(Name)),
            ("三 级 指 标", field(Name)),
            ("指标性质\n（≥、≤、=）", field(Operator)),
            ("权重（%）", field(Weight)),
            ("评(扣)分标准", field(Scoring)),
            ("定量/定性", field(Kind)),
            ("单位名称、项目名称", field(AgencyAndProject)),
            ("3.指标值", field(Value)),
            ("绩效指标", Some(Label::Heading(Some(Name)))),
            ("培训人次", None),
            ("", None),
        ] {
            assert_eq!(read(printed), want, "{printed}");
        }
        assert_eq!(money_unit("预算数（万元）"), Some("万元"));
        assert_eq!(money_unit("金额单位：元"), Some("元"));
        assert_eq!(money_unit("预算数"), None);
    }

    #[test]
    fn every_name_is_printed_as_it_is_compared() {
        for (field, names) in NAMES {
            for name in *names {
                assert_eq!(text::match_key(name), *name, "{field:?}");
            }
        }
    }
}

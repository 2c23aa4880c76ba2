//! The columns of the templates: name, width, list to choose from, what to write, and an example.

use super::choices::Choice;
use crate::import::table::Field;

/// A column of a template.
pub(super) struct Column {
    pub(super) field: Field,
    /// What the column is called; blank where it is what the field is called everywhere.
    pub(super) name: &'static str,
    /// What is printed behind the name, such as the unit of money.
    pub(super) suffix: &'static str,
    pub(super) width: u32,
    pub(super) choice: Option<Choice>,
    /// What to write, for the sheet of explanations.
    pub(super) note: &'static str,
    pub(super) example: &'static str,
}

const fn column(field: Field, width: u32, choice: Option<Choice>, note: &'static str, example: &'static str) -> Column {
    Column { field, name: "", suffix: "", width, choice, note, example }
}

impl Column {
    /// The name of the column as it is printed.
    pub(super) fn heading(&self) -> String {
        format!("{}{}", if self.name.is_empty() { self.field.label() } else { self.name }, self.suffix)
    }
}

pub(super) const LIBRARY: &[Column] = &[
    column(Field::Code, 16, None, "库内唯一。不填时导入自动编码。", "02-SL-001"),
    column(Field::Scope, 10, Some(Choice::Scope), "共性、行业或部门。填了行业或共性类的可以不填。", "共性"),
    column(Field::Sector, 18, Some(Choice::Sector), "行业指标填所属行业，名称或编码都可以。", "教育"),
    column(Field::CommonGroup, 18, Some(Choice::CommonGroup), "共性指标填所属共性类，名称或编码都可以。", "培训"),
    column(Field::Level1, 14, Some(Choice::Level1), "从列表里选。", "产出指标"),
    column(Field::Level2, 20, Some(Choice::Level2), "从列表里选。必填。", "数量指标"),
    column(Field::Name, 30, None, "指标的名称。必填。", "培训班举办期数"),
    column(Field::Aliases, 24, None, "同一指标的其他叫法，用“、”隔开。", "培训期数、办班期数"),
    column(Field::Operator, 10, Some(Choice::Operator), "≥ ≤ = > < 或 定性。", "≥"),
    column(Field::Value, 12, None, "参考的标准值，只写数值；定性指标写文字。", "4"),
    column(Field::Unit, 12, Some(Choice::Unit), "定量指标必填。", "期"),
    column(Field::Units, 14, None, "还可以用的单位，用“、”隔开。", "次"),
    column(Field::Kind, 12, Some(Choice::Kind), "定量指标或定性指标。", "定量指标"),
    column(Field::Basis, 14, Some(Choice::Basis), "标准值的来源。", "计划标准"),
    column(Field::Min, 10, None, "允许的最小值，只写数值。", "2"),
    column(Field::Max, 10, None, "允许的最大值，只写数值。", "12"),
    column(Field::Content, 40, None, "指标的含义和口径。", "年度内开班并结业的培训班期数"),
    column(Field::Formula, 30, None, "比率类指标写明分子和分母。", "合格人数÷参加考核人数×100%"),
    column(Field::Keywords, 18, None, "帮助查找的词，用“、”隔开。", "培训、班次"),
    column(Field::FunctionCodes, 18, None, "支出功能分类科目编码，用“、”隔开。", "2050803"),
    column(Field::Required, 8, Some(Choice::YesNo), "同类项目是否必须选用。默认否。", "否"),
    column(Field::Fixed, 8, Some(Choice::YesNo), "选用时是否不得修改。默认否。", "否"),
    column(Field::Enabled, 8, Some(Choice::YesNo), "是否可以选用。默认是。", "是"),
    column(Field::From, 12, None, "从哪天起可以选用。", "2024-01-01"),
    column(Field::To, 12, None, "到哪天为止。", "2024-12-31"),
    column(Field::ReplacedBy, 16, None, "停用后由哪条指标代替，写它的编码。", "02-SL-002"),
    column(Field::Source, 24, None, "指标的出处。", "财预〔2021〕101号"),
];

/// The columns of forms: those of Yunnan's table 05-2, with the money and what the checker asks for.
pub(super) const FORM: &[Column] = &[
    column(Field::Agency, 20, None, "预算单位的全称；同一单位可以只在第一行填。", "红塔区教育体育局"),
    column(Field::ProjectCode, 22, None, "项目库里的编码，没有可以不填。", "530402240000000001"),
    column(Field::Project, 26, None, "项目的全称；同一项目可以只在第一行填。必填。", "校舍维修资金"),
    Column { suffix: "（元）", ..column(Field::Amount, 16, None, "当年预算，单位是元，不是万元。", "800000") },
    column(Field::Goal, 40, None, "当年做什么、做到什么程度。", "维修2所学校的校舍，验收合格。"),
    column(Field::Level1, 14, Some(Choice::Level1), "从列表里选。", "产出指标"),
    column(Field::Level2, 20, Some(Choice::Level2), "从列表里选。必填。", "数量指标"),
    column(Field::Name, 28, None, "指标的名称，最好选指标库里的。必填。", "维修校舍数量"),
    column(Field::Operator, 10, Some(Choice::Operator), "≥ ≤ = > < 或 定性。", "="),
    column(Field::Value, 14, None, "只写数值，符号和单位写在旁边的列里；定性指标写文字。", "2"),
    column(Field::Unit, 12, Some(Choice::Unit), "定量指标必填。", "所"),
    column(Field::Kind, 12, Some(Choice::Kind), "定量指标或定性指标。", "定量指标"),
    Column {
        name: "指标内容",
        ..column(Field::Content, 36, None, "指标的含义；比率写明分子和分母。", "当年完成维修并验收的学校数")
    },
    Column {
        name: "指标值设定依据", ..column(Field::Basis, 28, None, "指标值从哪里来。", "2024年校舍维修计划")
    },
    column(Field::Evidence, 24, None, "用什么材料证明完成情况。", "验收报告"),
    column(Field::Weight, 8, None, "分值；不要求时不填。", "20"),
];

/// Columns that filled forms have besides, where one of them uses the column.
pub(super) const FORM_EXTRAS: &[Column] = &[
    column(Field::TotalGoal, 40, None, "跨年项目的总目标。", "三年内完成全区校舍维修。"),
    column(Field::Period, 8, None, "年度或中长期。", "年度"),
    column(Field::LastYear, 12, None, "上一年实际完成的值。", "2"),
    column(Field::YearBefore, 12, None, "再上一年实际完成的值。", "1"),
    column(Field::Code, 16, None, "选自指标库时的编码。", "02-SL-001"),
];

//! The lists a clerk chooses from. They stand on a sheet of their own, because a list inside a cell's rule may hold no more
//! than 255 characters.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Workbook, XlsxError};

/// The name of the sheet.
const SHEET: &str = "选项";

/// A list to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    Level1,
    Level2,
    Operator,
    Kind,
    Basis,
    Scope,
    YesNo,
    Unit,
    Sector,
    CommonGroup,
}

const LEVEL1: &[&str] = &["产出指标", "效益指标", "满意度指标", "成本指标"];
const LEVEL2: &[&str] = &[
    "数量指标",
    "质量指标",
    "时效指标",
    "成本指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
    "服务对象满意度指标",
    "经济成本指标",
    "社会成本指标",
    "生态环境成本指标",
];
const UNITS: &[&str] = &[
    "%", "人", "人次", "个", "次", "项", "台", "套", "户", "期", "场", "份", "件", "篇", "元", "万元", "元/人", "元/人·天",
    "元/平方米", "平方米", "亩", "公里", "米", "吨", "株", "所", "家", "处", "座", "天", "工作日", "月", "年", "小时", "分",
];

/// The lists of a template, in the order of their columns.
pub(super) struct Choices {
    lists: Vec<(Choice, &'static str, Vec<String>)>,
}

impl Choices {
    /// The lists, with the sectors and common groups of a library where there is one.
    pub(super) fn new(sectors: Vec<String>, common_groups: Vec<String>) -> Self {
        let list = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let lists = vec![
            (Choice::Level1, "一级指标", list(LEVEL1)),
            (Choice::Level2, "二级指标", list(LEVEL2)),
            (Choice::Operator, "指标性质", list(&["≥", "≤", "=", ">", "<", "定性"])),
            (Choice::Kind, "指标属性", list(&["定量指标", "定性指标"])),
            (Choice::Basis, "标准类型", list(&["计划标准", "行业标准", "历史标准", "预算支出标准", "其他标准"])),
            (Choice::Scope, "适用范围", list(&["共性", "行业", "部门"])),
            (Choice::YesNo, "是否", list(&["是", "否"])),
            (Choice::Unit, "度量单位", list(UNITS)),
            (Choice::Sector, "行业", sectors),
            (Choice::CommonGroup, "共性类", common_groups),
        ];
        Self { lists }
    }

    /// The rule for cells of a list. Units may be others, too, so that list only asks back.
    pub(super) fn rule(&self, choice: Choice) -> Result<Option<DataValidation>, XlsxError> {
        let Some((column, (_, name, words))) = (0_u32..).zip(&self.lists).find(|(_, (known, ..))| *known == choice) else {
            return Ok(None);
        };
        if words.is_empty() {
            return Ok(None);
        }
        let letter = crate::import::grid::column_name(column);
        let range = format!("'{SHEET}'!${letter}$2:${letter}${}", words.len().saturating_add(1));
        let rule = DataValidation::new().allow_list_formula(Formula::new(range));
        let rule = if matches!(choice, Choice::Unit | Choice::Sector | Choice::CommonGroup | Choice::Level2) {
            rule.set_error_style(DataValidationErrorStyle::Warning)
        } else {
            rule
        };
        rule.set_error_title(format!("{name}不在选项里"))?.set_error_message("请从下拉列表里选择。").map(Some)
    }

    /// Writes the sheet with the lists.
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet().set_name(SHEET)?;
        for (column, (_, name, words)) in (0_u16..).zip(&self.lists) {
            sheet.write_string_with_format(0, column, *name, &super::sheet::header_format())?;
            sheet.set_column_width(column, 18)?;
            for (row, word) in (1_u32..).zip(words) {
                sheet.write_string(row, column, word.as_str())?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }
}

//! What an import has to say about a readable file: where, how grave, what, and what to do.

use super::grid::{Place, a1};
use super::limits::MAX_FINDINGS;
use crate::issue::Severity;
use serde::Serialize;

/// Declares the findings: code, weight, and what they speak of.
macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $doc:literal),* $(,)?) => {
        /// What a finding speaks of. A code is never renumbered and never used again.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Code { $(#[doc = $doc] $name),* }

        impl Code {
            /// Its code: `IM07`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id),* }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }
        }
    };
}

codes! {
    HiddenSheet "IM01" Warning "隐藏的工作表没有读取。",
    HiddenRows "IM02" Warning "隐藏的行也导入了。",
    NoTable "IM03" Info "工作表里没有指标表。",
    ColumnLeftOut "IM04" Info "一列没有导入。",
    FormulaWithoutValue "IM05" Error "公式没有保存计算结果。",
    ErrorCell "IM06" Error "单元格是 #REF! 之类的错误值。",
    CellCut "IM07" Warning "单元格的文字太长。",
    ColumnsCut "IM08" Warning "靠右的列没有读取。",
    NameMissing "IM09" Error "一行没有指标名称，没有导入。",
    LevelUnknown "IM10" Warning "一级或二级指标不认识。",
    LevelFilled "IM11" Info "一级指标按二级指标补上。",
    LevelMissing "IM12" Error "没有二级指标，没有导入。",
    OperatorFilled "IM13" Warning "指标性质没有写，按名称推定。",
    OperatorUnknown "IM14" Warning "指标性质不认识。",
    UnitUnknown "IM15" Info "度量单位不在常用单位里。",
    UnitMissing "IM16" Warning "定量指标没有度量单位。",
    GroupNew "IM17" Warning "分组不认识，按新分组登记。",
    GroupMissing "IM18" Warning "没有说明属于哪个行业或共性类。",
    CodeTwice "IM19" Error "编码重复，没有导入。",
    NameTwice "IM20" Warning "同一分组里指标重名。",
    CodesMade "IM21" Info "编码按内容编出。",
    DateUnreadable "IM22" Warning "日期读不出来。",
    SuccessorUnknown "IM23" Warning "替代指标找不到。",
    ShareAsRatio "IM24" Warning "百分数可能写成了小数。",
    FunctionCodeUnreadable "IM25" Warning "功能科目读不出编码。",
    FlagUnreadable "IM26" Warning "是或否读不出来。",
    TitleMissing "IM27" Info "库的名称、年度或版本没有写明。",
    LibraryRefused "IM28" Error "整理后的指标库不能使用。",
    StandardsLeftOut "IM29" Info "一条指标写了几个标准值，只取第一个。",
    UnitConflict "IM30" Warning "指标值里的单位和单位列不一致。",
    OperatorConflict "IM31" Warning "指标值里的符号和指标性质列不一致。",
    ProjectUnnamed "IM32" Warning "项目没有名称。",
    NoIndicators "IM33" Warning "没有指标。",
    RestLeftOut "IM34" Warning "“其他栏目”里的一行没有导入。",
    TooMany "IM99" Info "其余的问题没有列出。",
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// Its code.
    pub code: &'static str,
    /// The sheet, as its tab is called.
    pub sheet: String,
    /// The row, as the spreadsheet numbers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The column, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The cell, as the spreadsheet names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Finding {
    /// A finding on one cell.
    pub(super) fn at(code: Code, sheet: &str, place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            row: Some(place.0.saturating_add(1)),
            column: Some(place.1.saturating_add(1)),
            cell: Some(a1(place)),
            ..Self::of_sheet(code, sheet, message, help)
        }
    }

    /// A finding on a whole row, numbered from 0.
    pub(super) fn of_row(code: Code, sheet: &str, row: u32, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { row: Some(row.saturating_add(1)), ..Self::of_sheet(code, sheet, message, help) }
    }

    /// A finding on a whole sheet.
    pub(super) fn of_sheet(code: Code, sheet: &str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            severity: code.severity(),
            code: code.id(),
            sheet: sheet.to_owned(),
            row: None,
            column: None,
            cell: None,
            message: message.into(),
            help: help.into(),
        }
    }
}

/// The findings of a file, in the order in which they were made.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    left_out: usize,
}

impl Findings {
    /// Keeps a finding; of a file in which everything is wrong only the first are kept.
    pub(super) fn push(&mut self, finding: Finding) {
        if self.kept.len() < MAX_FINDINGS {
            self.kept.push(finding);
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// All of them, with the number of those left out. `sheets` gives the order of the sheets.
    pub(super) fn finish(mut self, sheets: &[&str]) -> Vec<Finding> {
        let order = |finding: &Finding| sheets.iter().position(|sheet| *sheet == finding.sheet);
        self.kept.sort_by_key(|finding| (order(finding), finding.row, finding.column));
        if self.left_out > 0 {
            let message = format!("另有 {} 个问题没有列出", self.left_out);
            self.kept.push(Finding::of_sheet(Code::TooMany, "", message, "请先处理上面列出的问题，再重新导入。"));
        }
        self.kept
    }
}

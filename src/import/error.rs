//! Why a file could not be read at all. What is wrong inside a readable file is a finding instead.

use std::fmt;

/// What kind of trouble a file is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportErrorCode {
    /// Nothing in it.
    Empty,
    /// Neither a workbook nor a table of text.
    NotAWorkbook,
    /// A workbook of a kind that is not read.
    Unsupported,
    /// Protected by a password.
    Encrypted,
    /// Cut off or damaged.
    Corrupt,
    /// More than is read: bytes, rows or text.
    TooLarge,
    /// Text in an encoding that is not read.
    Encoding,
    /// No table with the columns of indicators.
    NoTable,
}

impl ImportErrorCode {
    /// The name that callers compare with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "EMPTY",
            Self::NotAWorkbook => "NOT_A_WORKBOOK",
            Self::Unsupported => "UNSUPPORTED",
            Self::Encrypted => "ENCRYPTED",
            Self::Corrupt => "CORRUPT",
            Self::TooLarge => "TOO_LARGE",
            Self::Encoding => "ENCODING",
            Self::NoTable => "NO_TABLE",
        }
    }
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// What kind of trouble.
    pub code: ImportErrorCode,
    /// What is wrong and what to do, for clerks.
    pub message: String,
    /// The sheet in which it was found.
    pub sheet: Option<String>,
}

impl ImportError {
    pub(super) fn new(code: ImportErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), sheet: None }
    }

    /// A file that is cut off or damaged; `part` says where it was noticed.
    pub(super) fn corrupt(part: &str) -> Self {
        let message = format!("文件已损坏或没有传完（{part}读不出来），请用 Excel 或 WPS 打开后另存一份再导入");
        Self::new(ImportErrorCode::Corrupt, message)
    }

    /// The same error, said of a sheet.
    pub(super) fn in_sheet(self, sheet: &str) -> Self {
        Self { sheet: Some(sheet.to_owned()), ..self }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "工作表“{sheet}”：{}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ImportError {}

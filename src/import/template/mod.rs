//! Workbooks to fill in: one for a library, one for forms; and forms that are filled in. Their columns are those the import
//! knows, so what is filled in comes back as it was meant.

mod choices;
mod columns;
mod filled;
mod form;
mod library;
mod sheet;

use crate::library::LibraryError;
use rust_xlsxwriter::XlsxError;
use std::fmt;

pub use filled::export_forms;
pub use form::form_template;
pub use library::library_template;

/// Why a template could not be made.
#[derive(Debug)]
pub enum TemplateError {
    /// The library to print is none.
    Library(LibraryError),
    /// The workbook could not be written: text longer than a cell may hold, or too many rows.
    Write(XlsxError),
}

impl From<XlsxError> for TemplateError {
    fn from(error: XlsxError) -> Self {
        Self::Write(error)
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Library(error) => write!(f, "{error}"),
            Self::Write(error) => write!(f, "模板没有生成：{error}"),
        }
    }
}

impl std::error::Error for TemplateError {}

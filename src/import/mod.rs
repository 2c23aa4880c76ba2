//! Bringing in workbooks: a file becomes grids of cells, tables are found in the grids by the names of their columns, and
//! the tables become an indicator library or forms, with a list of findings by sheet, row and column.
//!
//! Reading never panics and never asks for more memory than `limits` allows. A file that cannot be read is an
//! [`ImportError`]; whatever is wrong inside a readable file is a [`Finding`].

mod cell;
mod error;
mod finding;
mod form;
mod grid;
mod labels;
mod library;
mod limits;
mod progress;
mod sheets;
mod table;
mod template;
mod understood;
mod workbook;

pub use cell::{Cell, CellKind};
pub use error::{ImportError, ImportErrorCode};
pub use finding::{Code, Finding};
pub use form::{ImportedForm, ImportedForms, import_forms, import_forms_telling};
pub use grid::{Grid, Place, a1};
pub use library::{ImportedLibrary, import_library, import_library_telling};
pub use progress::{Progress, Stage};
pub use template::{TemplateError, export_forms, form_template, library_template};
pub use workbook::{Workbook, open};

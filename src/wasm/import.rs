//! The importer for pages. Bytes come in, JSON text and bytes go out: the facade hands them on as plain objects.

use super::{failure, keep_panics};
use crate::import::{self, ImportError, TemplateError};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;

/// Reads a library from a workbook or a table of text; `name` is what the file is called.
///
/// # Errors
/// An `Error` with the code `WORKBOOK_INVALID` when the file cannot be read.
#[wasm_bindgen(js_name = importLibrary)]
pub fn import_library(bytes: &[u8], name: &str) -> Result<String, JsValue> {
    keep_panics();
    told(&import::import_library(bytes, name).map_err(|error| invalid(&error))?)
}

/// Reads the forms of a workbook or a table of text; `name` is what the file is called.
///
/// # Errors
/// An `Error` with the code `WORKBOOK_INVALID` when the file cannot be read.
#[wasm_bindgen(js_name = importForms)]
pub fn import_forms(bytes: &[u8], name: &str) -> Result<String, JsValue> {
    keep_panics();
    told(&import::import_forms(bytes, name).map_err(|error| invalid(&error))?)
}

/// The template of a library, with the entries of one (UTF-8 JSON) or empty.
///
/// # Errors
/// An `Error` with the code `LIBRARY_INVALID` when the bytes are no library.
#[wasm_bindgen(js_name = libraryTemplate)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned bytes where they may be missing")]
pub fn library_template(library: Option<Vec<u8>>) -> Result<Vec<u8>, JsValue> {
    keep_panics();
    import::library_template(library.as_deref()).map_err(|error| unwritten(&error))
}

/// The template of forms.
///
/// # Errors
/// An `Error` with the code `ENGINE_FAILED` when it cannot be written.
#[wasm_bindgen(js_name = formTemplate)]
pub fn form_template() -> Result<Vec<u8>, JsValue> {
    keep_panics();
    import::form_template().map_err(|error| unwritten(&error))
}

/// Filled forms (a JSON list of them) as a workbook that `importForms` reads again.
///
/// # Errors
/// An `Error` with the code `INPUT_NOT_JSON` when the text is no JSON list, `ENGINE_FAILED` when the workbook cannot hold it.
#[wasm_bindgen(js_name = exportForms)]
pub fn export_forms(forms: &str) -> Result<Vec<u8>, JsValue> {
    keep_panics();
    let forms: Vec<Value> = serde_json::from_str(forms)
        .map_err(|error| failure("INPUT_NOT_JSON", &format!("要导出的申报表读不出来：{error}"), ""))?;
    import::export_forms(&forms).map_err(|error| unwritten(&error))
}

fn told<T: Serialize>(value: &T) -> Result<String, JsValue> {
    serde_json::to_string(value).map_err(|error| failure("ENGINE_FAILED", &format!("导入结果无法交给页面：{error}"), ""))
}

fn invalid(error: &ImportError) -> JsValue {
    failure("WORKBOOK_INVALID", &error.to_string(), error.sheet.as_deref().unwrap_or_default())
}

fn unwritten(error: &TemplateError) -> JsValue {
    match error {
        TemplateError::Library(library) => failure("LIBRARY_INVALID", &error.to_string(), &library.path),
        TemplateError::Write(_) => failure("ENGINE_FAILED", &error.to_string(), ""),
    }
}

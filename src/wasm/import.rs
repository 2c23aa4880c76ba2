//! The importer for pages. Bytes come in, JSON text and bytes go out: the facade hands them on as plain objects.

use super::{failure, keep_panics};
use crate::import::{self, ImportError, Progress, TemplateError};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Whoever waits for an import. It is not caught when it throws: the import ends there and then, with what was thrown.
    /// What the call leaves behind goes with the instance, which serves no other.
    pub type Listener;
    #[wasm_bindgen(method)]
    fn tell(this: &Listener, stage: &str, done: u32, total: u32);
}

/// Reads a library from a workbook or a table of text; `name` is what the file is called.
///
/// # Errors
/// An `Error` with the code `WORKBOOK_INVALID` when the file cannot be read.
#[wasm_bindgen(js_name = importLibrary)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned values where they may be missing")]
pub fn import_library(bytes: &[u8], name: &str, listener: Option<Listener>) -> Result<String, JsValue> {
    keep_panics();
    let imported = import::import_library_telling(bytes, name, &mut |progress| tell(listener.as_ref(), progress));
    told(&imported.map_err(|error| invalid(&error))?)
}

/// Reads the forms of a workbook or a table of text; `name` is what the file is called.
///
/// # Errors
/// An `Error` with the code `WORKBOOK_INVALID` when the file cannot be read.
#[wasm_bindgen(js_name = importForms)]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned values where they may be missing")]
pub fn import_forms(bytes: &[u8], name: &str, listener: Option<Listener>) -> Result<String, JsValue> {
    keep_panics();
    let imported = import::import_forms_telling(bytes, name, &mut |progress| tell(listener.as_ref(), progress));
    told(&imported.map_err(|error| invalid(&error))?)
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

fn tell(listener: Option<&Listener>, Progress { stage, done, total }: Progress) {
    let number = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    if let Some(listener) = listener {
        listener.tell(stage.name(), number(done), number(total));
    }
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

//! The checker for pages. Forms come in through `JSON.stringify`, reports go out through `JSON.parse`, small answers through
//! serde-wasm-bindgen, the library comes in as bytes. Every method takes `&self`, so that a panic leaves the rest usable.

use super::{failure, keep_panics};
use crate::Checker as Core;
use crate::SetupError;
use crate::form::json::{self, Json};
use crate::library::{Only, Query};
use js_sys::{Error, JSON};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Checks forms against one library and one profile.
#[wasm_bindgen]
pub struct Checker {
    core: Core,
}

#[wasm_bindgen]
impl Checker {
    /// A checker for a library (UTF-8 JSON) and a profile (a built-in id, or JSON).
    ///
    /// # Errors
    /// An `Error` with `code` and `path` when one of them cannot be used.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen hands over owned bytes and text")]
    pub fn new(library: Option<Vec<u8>>, profile: Option<String>) -> Result<Checker, JsValue> {
        keep_panics();
        match Core::new(library.as_deref(), profile.as_deref()) {
            Ok(core) => Ok(Self { core }),
            Err(SetupError::Library(error)) => Err(failure("LIBRARY_INVALID", &error.to_string(), &error.path)),
            Err(SetupError::Profile(error)) => Err(failure("PROFILE_INVALID", &error.to_string(), &error.path)),
        }
    }

    /// The report on a form.
    ///
    /// # Errors
    /// An `Error` with the code `INPUT_NOT_JSON` when the form cannot be told as JSON.
    pub fn check(&self, form: &JsValue) -> Result<JsValue, JsValue> {
        let text = stringify(form)?;
        #[cfg(feature = "panic-probe")]
        assert!(!text.contains("\"__panic__\""), "panic probe");
        let report = self.core.check_text(&text).map_err(|reason| not_json(&reason))?;
        as_text(&report)
    }

    /// The library entries nearest to a name, best first.
    ///
    /// # Errors
    /// An `Error` with the code `INPUT_NOT_JSON` when the query cannot be told as JSON.
    pub fn suggest(&self, query: &JsValue, limit: Option<u32>) -> Result<JsValue, JsValue> {
        let (text, mut room) = (stringify(query)?, String::new());
        let (query, _) = json::parse(&text, &mut room).map_err(|reason| not_json(&reason))?;
        let text = |key: &str| query.get(key).and_then(Json::as_str);
        let only = |key: &str| query.get("only").and_then(|only| only.get(key)).and_then(Json::as_str);
        let groups: Vec<&str> =
            query.get("commonGroups").map(Json::items).unwrap_or_default().iter().filter_map(Json::as_str).collect();
        let query = Query {
            name: text("name").unwrap_or_default(),
            level2: text("level2"),
            sector: text("sector"),
            common_groups: &groups,
            only: Only {
                level: only("level"),
                sector: only("sector"),
                common_group: only("commonGroup"),
                function_code: only("functionCode"),
            },
        };
        let limit = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(5);
        to_js(&self.core.library().map(|library| library.search(&query, limit)).unwrap_or_default())
    }

    /// What the cells of one indicator mean.
    ///
    /// # Errors
    /// An `Error` with the code `INPUT_NOT_JSON` when the indicator cannot be told as JSON.
    pub fn normalize(&self, indicator: &JsValue) -> Result<JsValue, JsValue> {
        to_js(&self.core.normalize_text(&stringify(indicator)?).map_err(|reason| not_json(&reason))?)
    }
}

/// `JSON.stringify` gives nothing for `undefined` and functions; they are told as `null`.
fn stringify(value: &JsValue) -> Result<String, JsValue> {
    let text = JSON::stringify(value).map_err(|thrown| not_json(&message_of(&thrown)))?;
    Ok(JsValue::from(text).as_string().unwrap_or_else(|| "null".to_owned()))
}

/// A getter or `toJSON` of the page may throw anything, not only an `Error`.
fn message_of(thrown: &JsValue) -> String {
    thrown.dyn_ref::<Error>().map_or_else(|| format!("{thrown:?}"), |error| String::from(error.message()))
}

/// A small value as a plain object, put together call by call.
fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| failed(&error.to_string()))
}

fn failed(reason: &str) -> JsValue {
    failure("ENGINE_FAILED", &format!("审核结果无法交给页面：{reason}"), "")
}

/// A large value as a plain object. One text that `JSON.parse` takes apart is several times as quick as an object that is
/// put together call by call across the boundary.
fn as_text<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    // A report of a faulty form is about as long; growing on the way would copy it several times.
    let mut json = Vec::with_capacity(64 * 1024);
    serde_json::to_writer(&mut json, value).map_err(|error| failed(&error.to_string()))?;
    let text = std::str::from_utf8(&json).map_err(|error| failed(&error.to_string()))?;
    JSON::parse(text).map_err(|thrown| failed(&message_of(&thrown)))
}

fn not_json(reason: &str) -> JsValue {
    failure("INPUT_NOT_JSON", &format!("提交的内容无法转换成 JSON：{reason}"), "")
}

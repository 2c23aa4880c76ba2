//! The boundary to JavaScript: the only room that knows `JsValue`. The crate is built twice for the browser: as the engine
//! that checks forms, and, with the feature `excel`, as the importer of workbooks, which a page loads when it needs it.

#[cfg(not(feature = "excel"))]
mod checker;
#[cfg(feature = "excel")]
mod import;

#[cfg(not(feature = "excel"))]
pub use checker::Checker;
#[cfg(feature = "excel")]
pub use import::{form_template, import_forms, import_library, library_template};

use js_sys::{Error, Reflect};
use std::cell::RefCell;
use std::sync::Once;
use wasm_bindgen::prelude::*;

thread_local! {
    /// The text of the last panic, until it is asked for. `panic = "abort"` leaves no other way to hand it out.
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The hook is set once: after a panic, std counts this thread as panicking for ever and refuses to set another.
static KEEP_PANICS: Once = Once::new();

/// Keeps the text of a panic from now on.
fn keep_panics() {
    KEEP_PANICS.call_once(|| {
        std::panic::set_hook(Box::new(|info| LAST_PANIC.with_borrow_mut(|last| *last = Some(info.to_string()))));
    });
}

/// The text of the last panic; asked for once after a trap.
#[wasm_bindgen(js_name = lastPanic)]
pub fn last_panic() -> Option<String> {
    LAST_PANIC.with_borrow_mut(Option::take)
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// An `Error` with a code of the facade and the place it speaks of.
fn failure(code: &str, message: &str, path: &str) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh Error cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    if !path.is_empty() {
        let _ = Reflect::set(&error, &"path".into(), &path.into());
    }
    error.into()
}

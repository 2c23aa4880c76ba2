//! The generated files are those that `cargo run --bin catalogue` would write now.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use jixiao_validator::catalogue;
use std::fs;

#[test]
fn generated_files_are_fresh() {
    let base = common::base();
    for (file, content) in catalogue::files(&base).expect("every rule is documented") {
        let written = fs::read_to_string(file).unwrap_or_default();
        assert!(written == content, "{file} is stale: run `cargo run --bin catalogue` and commit what it writes");
    }
}

//! Workbooks kept in the repository beside what must come of them. The tests of the npm package import the same files and
//! must say the same.

use jixiao_validator::import::ImportError;
use serde::Serialize;
use std::fs;
use std::path::PathBuf;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

/// A committed file.
pub fn read(name: &str) -> Vec<u8> {
    fs::read(path(name)).expect("a committed file")
}

/// The same as text.
pub fn read_text(name: &str) -> String {
    fs::read_to_string(path(name)).expect("a committed file")
}

/// Compares what comes of a workbook with the JSON beside it; with `UPDATE=1`, writes both anew.
pub fn assert_expected<T: Serialize>(name: &str, book: &[u8], import: impl Fn(&[u8], &str) -> Result<T, ImportError>) -> T {
    let imported = import(book, name).expect("a readable workbook");
    let text = serde_json::to_string_pretty(&imported).expect("plain data") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path(name), book).expect("a writable folder");
        fs::write(path(&format!("{name}.json")), &text).expect("a writable folder");
    }
    let expected = fs::read_to_string(path(&format!("{name}.json"))).expect("an expected result");
    assert_eq!(text, expected, "{name}");
    // What is built here and what is kept for the npm package must not drift apart.
    let kept = import(&read(name), name).expect("a readable workbook");
    assert_eq!(serde_json::to_string_pretty(&kept).expect("plain data") + "\n", expected, "{name} as committed");
    imported
}

//! Libraries in three layouts, messy on purpose: the result and the findings are asserted whole.

use crate::books;
use jixiao_validator::import::{ImportedLibrary, import_library};
use jixiao_validator::library::Library;
use std::fs;
use std::path::PathBuf;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}

/// Compares what came of a workbook with the expected JSON beside it; `UPDATE=1` writes both anew. The workbook is kept
/// for the tests of the npm package, which must say the same.
fn assert_expected(name: &str, book: &[u8]) {
    let imported = import_library(book, name).expect("a readable workbook");
    let text = serde_json::to_string_pretty(&imported).expect("plain data") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(fixture(name), book).expect("a writable folder");
        fs::write(fixture(&format!("{name}.json")), &text).expect("a writable folder");
    }
    assert_eq!(text, fs::read_to_string(fixture(&format!("{name}.json"))).expect("an expected result"), "{name}");
    assert_loads(&imported);
}

fn assert_loads(imported: &ImportedLibrary) {
    let bytes = imported.library.to_string();
    assert_eq!(Library::load(bytes.as_bytes()).map(|_| ()), Ok(()));
}

#[test]
fn two_row_header_with_merged_levels() {
    assert_expected("two-row-header.xlsx", &books::two_row_header().expect("a workbook"));
}

#[test]
fn three_row_header_with_groups_in_title_rows() {
    assert_expected("three-row-header.xlsx", &books::three_row_header().expect("a workbook"));
}

#[test]
fn flat_table_of_an_old_workbook() {
    assert_expected("flat.xls", &fs::read(fixture("flat.xls")).expect("a committed file"));
}

#[test]
fn gbk_table_of_text() {
    assert_expected("gbk.csv", &fs::read(fixture("gbk.csv")).expect("a committed file"));
}

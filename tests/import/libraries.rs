//! Libraries in different layouts, messy on purpose: the result and the findings are asserted whole.

use crate::books;
use crate::fixtures::{assert_expected, read};
use jixiao_validator::import::import_library;
use jixiao_validator::library::Library;

fn assert_library(name: &str, book: &[u8]) {
    let imported = assert_expected(name, book, import_library);
    let loaded = Library::load(imported.library.to_string().as_bytes());
    assert_eq!(loaded.map(|library| library.entries().len()).ok(), imported.library["indicators"].as_array().map(Vec::len));
}

#[test]
fn two_row_header_with_merged_levels() {
    assert_library("two-row-header.xlsx", &books::two_row_header().expect("a workbook"));
}

#[test]
fn three_row_header_with_groups_in_title_rows() {
    assert_library("three-row-header.xlsx", &books::three_row_header().expect("a workbook"));
}

#[test]
fn flat_table_of_an_old_workbook() {
    assert_library("flat.xls", &read("flat.xls"));
}

#[test]
fn gbk_table_of_text() {
    assert_library("gbk.csv", &read("gbk.csv"));
}

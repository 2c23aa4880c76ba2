//! Forms in the layouts that departments send, with the place of every cell and the findings asserted whole.

use crate::fixtures::{assert_expected, read};
use crate::{books, form_books};
use jixiao_validator::Checker;
use jixiao_validator::import::import_forms;

#[test]
fn yunnan_table_with_several_projects() {
    assert_expected("forms-yunnan.xlsx", &form_books::yunnan().expect("a workbook"), import_forms);
}

#[test]
fn ministry_form_with_medium_term_and_year() {
    assert_expected("forms-ministry.xlsx", &form_books::ministry().expect("a workbook"), import_forms);
}

#[test]
fn anhui_form_with_everything_in_one_cell() {
    assert_expected("forms-anhui.csv", &read("forms-anhui.csv"), import_forms);
}

/// Whatever is imported, the checker finds no cell that it cannot read.
#[test]
fn imported_forms_are_forms() {
    let checker = Checker::new(None, None).expect("the built-in profile");
    for book in [form_books::yunnan(), form_books::ministry(), books::two_row_header()] {
        let imported = import_forms(&book.expect("a workbook"), "").expect("forms");
        for form in imported.forms {
            let report = checker.check(form.form);
            let unreadable: Vec<_> = report.issues.iter().filter(|issue| issue.code.starts_with('F')).collect();
            assert!(unreadable.is_empty(), "{unreadable:?}");
        }
    }
}

//! How far an import is: told in order, about a hundred times, and without a word in what comes of it.

use crate::{books, fixtures, form_books};
use jixiao_validator::import::{Progress, Stage, export_forms, import_forms, import_forms_telling};
use jixiao_validator::import::{import_library, import_library_telling, library_template};
use serde_json::{Value, json};

const STAGES: [Stage; 4] = [Stage::Sheets, Stage::Tables, Stage::Rows, Stage::Check];

/// What is told while a file comes in; what comes of it is what comes of it untold.
fn told(name: &str, bytes: &[u8], is_form: bool) -> Vec<Progress> {
    let mut told = Vec::new();
    let mut tell = |progress| told.push(progress);
    if is_form {
        assert_eq!(import_forms_telling(bytes, name, &mut tell), import_forms(bytes, name), "{name}");
    } else {
        let [telling, silent] = [import_library_telling(bytes, name, &mut tell), import_library(bytes, name)]
            .map(|imported| imported.map(|imported| (imported.library, imported.findings)));
        assert_eq!(telling, silent, "{name}");
    }
    told
}

/// Every stage begins, in order; what is done never becomes less, and there is never more than all.
fn assert_orderly(name: &str, told: &[Progress]) {
    let mut stages: Vec<Stage> = told.iter().map(|progress| progress.stage).collect();
    stages.dedup();
    assert_eq!(stages, STAGES, "{name}");
    assert!(told.is_sorted_by_key(|progress| progress.done), "{name}: {told:?}");
    assert!(told.iter().all(|progress| progress.total == Progress::TOTAL), "{name}");
    assert!(told.len() <= 104, "{name}: told {} times", told.len());
    let ends = [told.first(), told.last()].map(|progress| progress.map(|progress| progress.done));
    assert_eq!(ends, [Some(0), Some(Progress::TOTAL)], "{name}");
}

#[test]
fn every_kind_of_file_is_told_in_order() {
    for (name, bytes) in [
        ("two-row-header.xlsx", books::two_row_header().expect("a workbook")),
        ("flat.xls", fixtures::read("flat.xls")),
        ("gbk.csv", fixtures::read("gbk.csv")),
    ] {
        assert_orderly(name, &told(name, &bytes, false));
    }
    for (name, bytes) in [
        ("forms-yunnan.xlsx", form_books::yunnan().expect("a workbook")),
        ("forms-ministry.xlsx", form_books::ministry().expect("a workbook")),
        ("forms-anhui.csv", fixtures::read("forms-anhui.csv")),
    ] {
        assert_orderly(name, &told(name, &bytes, true));
    }
}

/// A library of so many entries, each with a name of its own.
fn library_of(count: u32) -> Value {
    let entry = |number: u32| {
        json!({
            "code": format!("A{number}"), "name": format!("第{number}类设备购置数量"), "scope": "common", "group": "01",
            "level1": "产出指标", "level2": "数量指标", "operator": "≥", "unit": "台", "kind": "定量指标",
        })
    };
    json!({
        "id": "large", "title": "大", "version": "1", "division": "530402", "fiscalYear": "2024", "sectors": [],
        "commonGroups": [{"code": "01", "name": "设备购置"}], "indicators": (0..count).map(entry).collect::<Vec<_>>(),
    })
}

/// The bar of a large file does not stand still and then jump: nearly every percent is told.
#[test]
fn a_large_file_is_told_percent_by_percent() {
    let library = library_template(Some(library_of(3000).to_string().as_bytes())).expect("a workbook");
    let sample: Value = serde_json::from_str(&fixtures::read_text("../../../data/samples/sound.json")).expect("JSON");
    let forms: Vec<Value> = (0..150)
        .map(|number| {
            let mut form = sample["form"].clone();
            form["project"]["name"] = json!(format!("项目{number}"));
            form
        })
        .collect();
    let forms = export_forms(&forms).expect("a workbook");
    for (name, bytes, is_form) in [("指标库.xlsx", library, false), ("表.xlsx", forms, true)] {
        let told = told(name, &bytes, is_form);
        assert_orderly(name, &told);
        let jumps: Vec<&[Progress]> =
            told.windows(2).filter(|pair| pair[1].done - pair[0].done > 3 && pair[1].stage != Stage::Check).collect();
        assert!(jumps.is_empty(), "{name}: {jumps:?}");
    }
}

#[test]
fn what_is_refused_is_never_done() {
    for (bytes, reached) in [(&b"%PDF-1.7"[..], None), (b"a,b\n1,2\n".as_slice(), Some(Stage::Tables))] {
        let mut told = Vec::new();
        assert!(import_library_telling(bytes, "", &mut |progress| told.push(progress)).is_err());
        assert_eq!(told.last().map(|progress| progress.stage), reached);
    }
}

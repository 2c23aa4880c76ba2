//! The library from outside: what loads, what is refused and how it is told, and what is found.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test whose material is not there must stop at once"
)]

mod common;

use jixiao_validator::library::{Library, Query};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A library of one sound entry with `change` applied to it; a key set to `"-"` is taken away.
fn library_with(change: &Value) -> Value {
    let mut library = json!({
        "id": "lib", "version": 2024.1, "title": "测试库", "division": "530402",
        "sectors": [{"code": 205, "name": "教育"}],
        "commonGroups": [{"code": "C02", "name": "培训"}],
        "indicators": [{
            "code": "C02-11", "name": "培训人次", "scope": "common", "group": "C02", "level1": "产出指标", "level2": "数量指标",
            "operator": "≥", "unit": "人次", "kind": "定量指标"
        }],
    });
    merge(&mut library, change);
    library
}

fn merge(target: &mut Value, change: &Value) {
    match (target, change) {
        (Value::Object(target), Value::Object(change)) => {
            for (key, value) in change {
                if value == "-" {
                    target.remove(key);
                } else {
                    merge(target.entry(key.clone()).or_insert(Value::Null), value);
                }
            }
        }
        // A change of the list of entries is a change of its first.
        (Value::Array(target), Value::Object(_)) => merge(&mut target[0], change),
        (target, change) => *target = change.clone(),
    }
}

fn load(library: &Value) -> Result<Library, String> {
    Library::load(library.to_string().as_bytes()).map_err(|error| format!("{} | {}", error.path, error.message))
}

/// Makes sure that the library with `change` is refused for this reason.
fn refused(change: &Value, path: &str, message: &str) {
    let loaded = Library::load(library_with(change).to_string().as_bytes());
    let told = loaded.map(drop).map_err(|error| (error.path, error.message));
    assert_eq!(told, Err((path.to_owned(), message.to_owned())), "{change}");
}

#[test]
fn a_wrong_entry_says_what_to_write() {
    let entry = |change: Value| json!({"indicators": change});
    let who = "指标“培训人次”（编码 C02-11）";
    for (change, path, message) in [
        (entry(json!({"code": "-"})), "indicators[0].code", "指标“培训人次”（第 1 条）缺少指标编码（code），请补上"),
        (entry(json!({"name": " "})), "indicators[0].name", "编码为 C02-11 的指标缺少指标名称（name），请补上"),
        (entry(json!({"level1": null})), "indicators[0].level1", &format!("{who}缺少一级指标（level1），请补上")),
        (entry(json!({"level2": ""})), "indicators[0].level2", &format!("{who}缺少二级指标（level2），请补上")),
        (entry(json!({"operator": ">="})), "indicators[0].operator", &format!("{who}的指标性质“>=”请写成“≥”")),
        (entry(json!({"operator": "约"})), "indicators[0].operator", &format!("{who}的指标性质“约”应为 ≥ ≤ = > < 定性 之一")),
        (entry(json!({"kind": "其他"})), "indicators[0].kind", &format!("{who}的指标属性“其他”应为“定量指标”或“定性指标”")),
        (
            entry(json!({"scope": "公共"})),
            "indicators[0].scope",
            &format!("{who}的适用范围“公共”应为 common（共性）、sector（行业）或 department（部门）"),
        ),
        (
            entry(json!({"scope": "-"})),
            "indicators[0].scope",
            &format!("{who}缺少适用范围（scope），请写 common（共性）、sector（行业）或 department（部门）"),
        ),
        (
            entry(json!({"group": "205"})),
            "indicators[0].group",
            &format!("{who}的所属分组“205”不在共性类（commonGroups）里，请改用其中的编码，或先把它加进去"),
        ),
        (
            entry(json!({"scope": "sector", "group": "-"})),
            "indicators[0].group",
            &format!("{who}缺少所属分组（group），请写 sectors 里的一个编码"),
        ),
        (entry(json!({"unit": 5})), "indicators[0].unit", &format!("{who}的度量单位应为文字，写在英文双引号里")),
        (
            entry(json!({"aliases": "甲、乙"})),
            "indicators[0].aliases",
            &format!("{who}的别名应为文字的列表，例如 [\"人\", \"人次\"]"),
        ),
        (entry(json!({"units": ["次", null]})), "indicators[0].units[1]", &format!("{who}的可用单位应为文字，写在英文双引号里")),
        (entry(json!({"required": "是"})), "indicators[0].required", &format!("{who}的是否必选应为 true 或 false")),
        (entry(json!({"standard": 95})), "indicators[0].standard", &format!("{who}的绩效标准应为一组内容，写在 {{ }} 里")),
        (
            entry(json!({"standard": {"basis": "计划标准", "min": [9]}})),
            "indicators[0].standard.min",
            &format!("{who}的标准下限应为文字或数字"),
        ),
        (
            entry(json!({"standard": {"basis": "计划标准", "max": "九十"}})),
            "indicators[0].standard.max",
            &format!("{who}的标准上限“九十”应为数字，例如 95"),
        ),
        (
            entry(json!({"standard": {"basis": "计划标准", "min": 9, "max": "8.5"}})),
            "indicators[0].standard.max",
            &format!("{who}的标准上限“8.5”小于标准下限“9”"),
        ),
        (
            entry(json!({"standard": {"basis": "惯例"}})),
            "indicators[0].standard.basis",
            &format!("{who}的标准类型“惯例”应为 计划标准、行业标准、历史标准、预算支出标准、其他标准 之一"),
        ),
        (
            entry(json!({"functionCodes": ["205教育"]})),
            "indicators[0].functionCodes",
            &format!("{who}的支出功能分类“205教育”应只写数字编码，例如 205 或 2050803"),
        ),
        (
            entry(json!({"effectiveFrom": "2024-02-30"})),
            "indicators[0].effectiveFrom",
            &format!("{who}的启用日期“2024-02-30”不是日期，请写成 2024-01-01 的样子"),
        ),
        (
            entry(json!({"effectiveFrom": 2024, "effectiveTo": "2023-12"})),
            "indicators[0].effectiveTo",
            &format!("{who}的停用日期早于启用日期"),
        ),
        (
            entry(json!({"replacedBy": "C02-99"})),
            "indicators[0].replacedBy",
            &format!("{who}的替代指标“C02-99”在库里找不到，请写库里另一条指标的编码"),
        ),
        (
            entry(json!({"replacedBy": "C02-11"})),
            "indicators[0].replacedBy",
            &format!("{who}的替代指标是它自己，请写另一条指标的编码"),
        ),
        (entry(json!({"keyword": []})), "indicators[0].keyword", "没有“keyword”这一项。如果指的是关键词，请写成“keywords”"),
    ] {
        refused(&change, path, message);
    }
}

#[test]
fn a_wrong_library_says_what_to_write() {
    let second = |change: Value| {
        let library = library_with(&json!({}));
        let mut other = library["indicators"][0].clone();
        merge(&mut other, &change);
        json!({"indicators": [library["indicators"][0], other]})
    };
    for (change, path, message) in [
        (
            second(json!({"name": "培训人数"})),
            "indicators[1].code",
            "指标“培训人数”（编码 C02-11）和第 1 条的编码重复，每条指标的编码应不同",
        ),
        (second(json!(7)), "indicators[1]", "指标应为一组内容，写在 { } 里"),
        (second(json!(null)), "indicators[1]", "指标应为一组内容，写在 { } 里"),
        (json!({"id": "-"}), "id", "缺少指标库编号（id），请补上"),
        (json!({"version": ""}), "version", "缺少指标库版本（version），请补上"),
        (json!({"title": 7}), "title", "指标库名称应为文字，写在英文双引号里"),
        (json!({"indicators": "-"}), "indicators", "缺少指标（indicators），请补上指标的列表"),
        (json!({"Sectors": []}), "Sectors", "没有“Sectors”这一项。如果指的是行业，请写成“sectors”"),
        (json!({"sectors": {"name": "-"}}), "sectors[0].name", "分组缺少名称（name），请补上"),
        (
            json!({"sectors": [{"code": "1", "name": "甲"}, {"code": "1", "name": "乙"}]}),
            "sectors[1].code",
            "编码“1”重复，每个分组的编码应不同",
        ),
    ] {
        refused(&change, path, message);
    }
}

#[test]
fn a_broken_file_says_where() {
    let syntax = "起不符合 JSON 的写法，请检查引号、逗号和括号";
    for (bytes, message) in [
        (&b"{\"id\": \"a\", \"indicators\": [{\"code\""[..], "内容不完整，可能没有保存完，请重新导出"),
        (b"", "内容不完整，可能没有保存完，请重新导出"),
        (b"{\"id\": \"a\",\n \"version\": }", &format!("第 2 行第 13 列{syntax}")),
        (b"{\"id\": \"a\",}", &format!("第 1 行第 12 列{syntax}")),
        (b"{\"indicators\": []} x", &format!("第 1 行第 20 列{syntax}")),
        (b"{\"title\": \"\xc5\xe0\xd1\xb5\"}", "第 1 行第 11 列起不是 UTF-8 编码，请把文件另存为 UTF-8 编码后再用"),
        (b"[]", "指标库应为一组内容，写在 { } 里"),
        (b"null", "指标库应为一组内容，写在 { } 里"),
    ] {
        let error = Library::load(bytes).unwrap_err();
        let shown = format!("指标库有误：{message}");
        assert_eq!((error.path.as_str(), error.to_string()), ("", shown), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_library_is_taken_as_bureaus_write_it() {
    let library = load(&library_with(&json!({
        "remarks": {"any": ["column", 1]},
        "indicators": {
            "level3": "列", "group": " C02 ", "kind": "-", "unit": null, "aliases": ["参训人次", " "], "functionCodes": [205],
            "standard": {"basis": "行业标准", "min": 90.5}, "effectiveFrom": 2024, "content": "", "enabled": null
        },
    })))
    .unwrap();
    assert_eq!((library.id(), library.version(), library.title()), ("lib", "2024.1", "测试库"));
    assert_eq!(serde_json::to_value(library.sectors()).unwrap(), json!([{"code": "205", "name": "教育"}]));
    let want = json!([{
        "code": "C02-11", "name": "培训人次", "aliases": ["参训人次"], "scope": "common", "group": "C02",
        "functionCodes": ["205"], "level1": "产出指标", "level2": "数量指标", "operator": "≥", "unit": "", "kind": "定量指标",
        "standard": {"basis": "行业标准", "min": "90.5"}, "effectiveFrom": "2024"
    }]);
    assert_eq!(serde_json::to_value(library.entries()).unwrap(), want);
}

#[test]
fn the_digest_is_that_of_the_bytes() {
    let text = library_with(&json!({})).to_string();
    let with_mark = format!("\u{feff}{text}");
    let [plain, marked] = [&text, &with_mark].map(|text| Library::load(text.as_bytes()).unwrap());
    assert_eq!(plain.entries(), marked.entries());
    assert_ne!(plain.digest(), marked.digest());
    assert_eq!((plain.digest().len(), plain.digest().starts_with("xxh3:")), (37, true));
}

#[test]
fn entries_are_found_by_name_and_code() {
    let library = Library::load(common::LIBRARY.as_bytes()).unwrap();
    for entry in library.entries() {
        assert!(library.by_code(&entry.code).is_some_and(|found| std::ptr::eq(found, entry)), "{}", entry.code);
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            let spaced: String = name.chars().flat_map(|c| [c, ' ']).collect();
            assert!(library.named(&spaced).any(|found| std::ptr::eq(found, entry)), "{name}");
        }
    }
    assert_eq!((library.by_code("").is_none(), library.named("").count(), library.named("（）").count()), (true, 0, 0));
}

#[test]
fn own_names_come_before_aliases() {
    let entry = |code: &str, name: &str, aliases: Value| {
        library_with(&json!({"indicators": {"code": code, "name": name, "aliases": aliases}}))["indicators"][0].clone()
    };
    let entries = json!([
        entry("1", "参训人次", json!(["培训人次"])),
        entry("2", "培训人次", json!([])),
        entry("3", "培训人次", json!([]))
    ]);
    let mut library = library_with(&json!({}));
    library["indicators"] = entries;
    let library = load(&library).unwrap();
    let codes: Vec<&str> = library.named("培训 人次").map(|entry| entry.code.as_str()).collect();
    assert_eq!(codes, ["2", "3", "1"]);
}

/// A library of `count` entries with names made of parts.
fn generated(count: usize) -> Value {
    let parts = ["道路", "学校", "医院", "公园", "河道", "农田", "茶园", "车站", "泵站", "网站"];
    let ends = ["验收合格率", "完成数量", "受益人数", "服务对象满意度", "修缮面积", "单位成本", "响应时间"];
    let part = |number: usize| parts[number % parts.len()];
    let entry = |number: usize| {
        let place = format!("{}{}{}{}", part(number / 10_000), part(number / 1000), part(number / 100), part(number / 10));
        json!({
            "code": format!("E{number}"), "name": format!("{place}{}{}", part(number), ends[number % ends.len()]), "scope": "department",
            "level1": "产出指标", "level2": "数量指标", "operator": "≥", "unit": "个"
        })
    };
    json!({"id": "generated", "version": "1", "indicators": (0..count).map(entry).collect::<Vec<_>>()})
}

#[test]
fn large_libraries_are_complete() {
    for count in [2109, 100_000] {
        let library = load(&generated(count)).unwrap();
        assert_eq!(library.entries().len(), count);
        for number in [0, 1, count / 2, count - 1] {
            let entry = library.by_code(&format!("E{number}")).unwrap();
            assert!(library.named(&entry.name).any(|found| std::ptr::eq(found, entry)));
            let typed: String = entry.name.chars().skip(1).collect();
            let best = library.suggest(&Query { name: &typed, ..Query::default() }, 5);
            assert!(best.iter().any(|best| best.entry.name == *entry.name), "{typed}");
        }
    }
}

proptest! {
    /// The scanner takes exactly what `serde_json` takes: a library that was damaged at one place is refused as JSON by
    /// both or by neither.
    #[test]
    fn damage_is_seen_as_by_a_general_reader(at in 0..2000_usize, length in 0..3_usize, put in "[\\[\\]{}\",:0-9.eE\\\\ntu \u{7}人-]{0,2}") {
        let text = serde_json::to_string(&library_with(&json!({"own": [1.5, {"a": "\\\""}, null, true], "publisher": "甲\n\"乙\""}))).unwrap();
        let mut chars: Vec<char> = text.chars().collect();
        let at = at % chars.len();
        let end = (at + length).min(chars.len());
        chars.splice(at..end, put.chars());
        let damaged: String = chars.into_iter().collect();
        let broken = serde_json::from_str::<Value>(&damaged).is_err();
        match Library::load(damaged.as_bytes()) {
            Ok(_) => prop_assert!(!broken, "loaded: {damaged}"),
            // An entry may be refused before the reader comes to the damage.
            Err(error) if !error.path.is_empty() || error.message.starts_with("指标库应为") => {}
            Err(error) => prop_assert!(broken, "{error}: {damaged}"),
        }
    }
}

//! How well names as departments write them lead to the entries of a library.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test whose material is not there must stop at once")]

use jixiao_validator::library::{Library, Only, Query, Suggestion};
use serde_json::{Value, json};

/// What was measured when the list was made; a change that finds less fails.
const FIRST: usize = 86;
const AMONG_THREE: usize = 87;
/// A score from which on a name may be taken for the entry's own, in thousandths.
const CONFIDENT: u16 = 850;

/// The lines of a fixture, split into their cells.
fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('|').collect())
}

/// An entry from its cells: code, group, second level, operator, unit, name, aliases.
fn entry(cells: &[&str]) -> Value {
    let aliases: Vec<&str> = cells[6].split('、').filter(|alias| !alias.is_empty()).collect();
    let scope = if cells[1].starts_with('C') { "common" } else { "sector" };
    json!({
        "code": cells[0], "scope": scope, "group": cells[1], "level1": "产出指标", "level2": cells[2], "operator": cells[3],
        "unit": cells[4], "name": cells[5], "aliases": aliases
    })
}

fn load(entries: &[Value]) -> Library {
    let groups = |scope: &str| {
        let mut codes: Vec<&Value> =
            entries.iter().filter(|entry| entry["scope"] == scope).map(|entry| &entry["group"]).collect();
        codes.dedup();
        codes.iter().map(|code| json!({"code": code, "name": format!("组{}", code.as_str().unwrap())})).collect::<Vec<_>>()
    };
    let library = json!({
        "id": "suggest", "version": "1", "sectors": groups("sector"), "commonGroups": groups("common"), "indicators": entries
    });
    Library::load(library.to_string().as_bytes()).unwrap()
}

fn realistic() -> Vec<Value> {
    lines(include_str!("fixtures/suggest-entries.txt")).map(|cells| entry(&cells)).collect()
}

fn named(name: &str) -> Query<'_> {
    Query { name, ..Query::default() }
}

/// Suggestions as lines `code why`.
fn told(suggestions: &[Suggestion<'_>]) -> Vec<String> {
    suggestions.iter().map(|best| format!("{} {}", best.entry.code, best.why)).collect()
}

#[test]
fn names_as_they_are_written_lead_to_the_entries_that_are_meant() {
    let library = load(&realistic());
    let (mut first, mut among_three, mut asked) = (0, 0, 0);
    for query in lines(include_str!("fixtures/suggest-queries.txt")) {
        let best = library.suggest(&named(query[0]), 3);
        if query[1] == "-" {
            assert!(best.iter().all(|best| best.score.per_mille() < CONFIDENT), "{}: {:?}", query[0], told(&best));
            continue;
        }
        let place = best.iter().position(|best| *best.entry.code == *query[1]);
        asked += 1;
        first += usize::from(place == Some(0));
        among_three += usize::from(place.is_some());
    }
    assert!(asked >= 80 && library.entries().len() >= 80);
    assert!(first >= FIRST && among_three >= AMONG_THREE, "first {first}, among three {among_three}, of {asked}");
}

#[test]
fn every_name_leads_to_its_own_entry() {
    let library = load(&realistic());
    for entry in library.entries() {
        for (name, score, why) in
            std::iter::once((&entry.name, 1000, "名称一致")).chain(entry.aliases.iter().map(|alias| (alias, 980, "别名一致")))
        {
            let best = library.suggest(&named(name), 1);
            assert_eq!(told(&best), [format!("{} {why}", entry.code)], "{name}");
            assert_eq!(best[0].score.per_mille(), score, "{name}");
        }
    }
}

#[test]
fn scores_fall_and_stay_within_the_limit() {
    let library = load(&realistic());
    for query in lines(include_str!("fixtures/suggest-queries.txt")) {
        for limit in [0, 1, 5, usize::MAX] {
            let best = library.suggest(&named(query[0]), limit);
            assert!(best.len() <= limit && best.is_sorted_by(|a, b| a.score >= b.score), "{} {limit}", query[0]);
        }
    }
}

#[test]
fn among_equals_the_place_of_the_row_decides() {
    let row = |code, group, level2| entry(&[code, group, level2, "≥", "%", "服务完成率", ""]);
    let entries =
        [row("1", "205", "质量指标"), row("2", "205", "时效指标"), row("3", "206", "质量指标"), row("4", "C01", "质量指标")];
    let library = load(&entries);
    let query = named("服务完成率");
    for (query, codes) in [
        (query, ["1", "2", "3", "4"]),
        (Query { level2: Some("时效"), ..query }, ["2", "1", "3", "4"]),
        (Query { sector: Some("206"), ..query }, ["3", "1", "2", "4"]),
        (Query { sector: Some("组206"), level2: Some("13"), ..query }, ["2", "3", "1", "4"]),
        (Query { common_groups: &["组C01", "x"], level2: Some("质量指标"), ..query }, ["4", "1", "3", "2"]),
        (Query { sector: Some("不存在"), level2: Some(""), ..query }, ["1", "2", "3", "4"]),
    ] {
        let best = library.suggest(&query, 4);
        assert_eq!(best.iter().map(|best| best.entry.code.as_str()).collect::<Vec<_>>(), codes, "{query:?}");
        assert!(best.iter().all(|best| best.score.per_mille() == 1000), "{query:?}");
    }
}

#[test]
fn a_search_keeps_to_what_it_is_narrowed_to() {
    let mut entries = vec![
        entry(&["1", "205", "质量指标", "≥", "%", "服务完成率", ""]),
        entry(&["2", "206", "时效指标", "≥", "%", "服务完成率", ""]),
        entry(&["3", "C01", "满意度指标", "≥", "%", "服务完成满意度", ""]),
    ];
    entries[0]["functionCodes"] = json!(["20502"]);
    entries[1]["functionCodes"] = json!(["206"]);
    entries[2]["level1"] = json!("满意度指标");
    let library = load(&entries);
    for (only, codes) in [
        (Only::default(), vec!["1", "2", "3"]),
        (Only { level: Some("质量"), ..Only::default() }, vec!["1"]),
        (Only { level: Some("产出指标"), ..Only::default() }, vec!["1", "2"]),
        (Only { sector: Some("组206"), ..Only::default() }, vec!["2"]),
        (Only { sector: Some("205"), common_group: Some("C01"), ..Only::default() }, vec!["1", "3"]),
        (Only { common_group: Some("不存在"), ..Only::default() }, vec![]),
        (Only { function_code: Some("205"), ..Only::default() }, vec!["1", "3"]),
        (Only { function_code: Some("2050201"), ..Only::default() }, vec!["1", "3"]),
        (Only { function_code: Some("2060101"), level: Some("时效指标"), ..Only::default() }, vec!["2"]),
    ] {
        let found = library.search(&Query { only, ..named("服务完成") }, 9);
        assert_eq!(found.iter().map(|best| best.entry.code.as_str()).collect::<Vec<_>>(), codes, "{only:?}");
    }
}

#[test]
fn keywords_are_found_after_names() {
    let mut entries = vec![
        entry(&["1", "205", "数量指标", "≥", "次", "观摩研讨次数", ""]),
        entry(&["2", "205", "数量指标", "≥", "人", "学员结业人数", ""]),
        entry(&["3", "205", "数量指标", "≥", "期", "培训班期数", ""]),
    ];
    entries[0]["keywords"] = json!(["交流", "培训"]);
    entries[1]["keywords"] = json!(["培训"]);
    entries[1]["enabled"] = json!(false);
    entries[1]["replacedBy"] = json!("3");
    entries[2]["keywords"] = json!(["培训"]);
    let library = load(&entries);
    let found = library.search(&named("培训"), 9);
    assert_eq!(told(&found), ["3 名称相近：共有“培训”", "1 关键词一致"]);
    let found = library.search(&Query { level2: Some("数量指标"), ..named("交流") }, 9);
    assert_eq!(told(&found), ["1 关键词一致，同为数量指标"]);
    for (name, limit) in [("培训", 1), ("流", 9), ("", 9)] {
        assert!(library.search(&named(name), limit).iter().all(|best| best.entry.code == "3"), "{name}");
    }
    assert_eq!(told(&library.suggest(&named("交流"), 9)), [""; 0]);
}

#[test]
fn says_why() {
    let mut entries = realistic();
    for (code, successor) in [("C02-12", Some("C02-11")), ("C02-91", None)] {
        let entry = entries.iter_mut().find(|entry| entry["code"] == code).unwrap();
        entry["enabled"] = json!(false);
        entry["replacedBy"] = json!(successor);
    }
    let library = load(&entries);
    for (query, want) in [
        (named("监督检查的次数"), "C14-11 名称相近：只多“的”"),
        (named("监督执法检查次数"), "C14-11 名称相近：共有“检查次数”“监督”"),
        (
            Query { level2: Some("质量指标"), common_groups: &["C06"], ..named("竣工工程验收合格率") },
            "C06-21 名称相近：共有“工程验收合格率”，同为质量指标，同属“组C06”",
        ),
        (named("培训人次"), "C02-11 名称一致，“培训人次”已停用，由本条替代"),
        (named("苗木成活比率"), "213-21 与别名“苗木成活率”相近：共有“苗木成活”"),
        (named("检"), "C14-12 名称相近：共有“检”"),
    ] {
        assert_eq!(told(&library.suggest(&query, 1)), [want], "{query:?}");
    }
    assert_eq!(told(&library.suggest(&named("参训人员满意度"), 9)).iter().filter(|line| line.starts_with("C02-91")).count(), 0);
    assert_eq!(library.named("参训人员满意度").count(), 1);
}

#[test]
fn nothing_is_suggested_for_nothing() {
    let library = load(&realistic());
    for name in ["", " ", "无", "——", "（）", "null", "🙂🙂", "ｘｙｚ"] {
        assert_eq!(told(&library.suggest(&named(name), 5)), [""; 0], "{name}");
    }
}

#[test]
fn opposites_are_no_close_match() {
    let library = load(&realistic());
    for name in ["设备验收不合格率", "义务教育入学率", "城镇登记就业率", "道路交通事故下降率", "补助资金逾期发放率"]
    {
        let best = library.suggest(&named(name), 5);
        assert!(best.iter().all(|best| best.score.per_mille() < CONFIDENT), "{name}: {:?}", told(&best));
    }
}

#[test]
fn a_score_goes_out_as_a_number() {
    let library = load(&realistic());
    let best = library.suggest(&named("设备验收合格率"), 1);
    let out = serde_json::to_value(&best).unwrap();
    assert_eq!(
        (&out[0]["score"], &out[0]["why"], &out[0]["entry"]["level2"]),
        (&json!(1.0), &json!("名称一致"), &json!("质量指标"))
    );
    let near = serde_json::to_value(library.suggest(&named("设备的验收合格率"), 1)).unwrap();
    assert_eq!(near[0]["score"].to_string().get(..2), Some("0."));
}

//! Finding entries of the reference library by the names that departments really wrote and by what clerks type: a list
//! of queries, each with the entries that are right, or none.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test whose material is not there must stop at once")]

use jixiao_validator::library::{Library, Query, folder};
use serde::Deserialize;
use std::path::Path;

/// What was measured when the list was made, in thousandths; a change that finds less fails.
const FIRST: usize = 915;
const AMONG_THREE: usize = 960;
/// The most queries, in thousandths, that may lead to another entry as if it were certain.
const WRONG: usize = 6;
/// A score from which on the page takes an entry for the one that was meant, in thousandths.
const CONFIDENT: u16 = 850;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    query: String,
    level2: Option<String>,
    sector: Option<String>,
    #[serde(default)]
    common_groups: Vec<String>,
    want: Vec<String>,
}

fn queries() -> Vec<Asked> {
    include_str!("fixtures/queries.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn library() -> Library {
    Library::load(folder::read(Path::new("data/library")).unwrap().as_bytes()).unwrap()
}

#[test]
fn the_list_is_large_and_names_entries_that_exist() {
    let (library, queries) = (library(), queries());
    let none = queries.iter().filter(|asked| asked.want.is_empty()).count();
    assert!(queries.len() >= 300 && none * 10 >= queries.len(), "{} queries, {none} without an entry", queries.len());
    let unknown: Vec<&String> =
        queries.iter().flat_map(|asked| &asked.want).filter(|code| library.by_code(code).is_none()).collect();
    assert!(unknown.is_empty(), "no entries: {unknown:?}");
}

#[test]
fn queries_lead_to_the_entries_that_are_meant() {
    let library = library();
    let queries = queries();
    let (mut first, mut among_three, mut wrong) = (0, 0, 0);
    let mut missed = Vec::new();
    for asked in &queries {
        let groups: Vec<&str> = asked.common_groups.iter().map(String::as_str).collect();
        let (level2, sector) = (asked.level2.as_deref(), asked.sector.as_deref());
        let best = library.suggest(&Query { name: &asked.query, level2, sector, common_groups: &groups, ..Query::default() }, 3);
        let place = best.iter().position(|best| asked.want.iter().any(|code| **code == *best.entry.code));
        first += usize::from(place == Some(0));
        among_three += usize::from(place.is_some());
        let wrongly_sure = place != Some(0) && best.first().is_some_and(|best| best.score.per_mille() >= CONFIDENT);
        wrong += usize::from(wrongly_sure);
        if wrongly_sure || (place.is_none() && !asked.want.is_empty()) {
            let told: Vec<String> = best.iter().map(|b| format!("{} {}", b.entry.name, b.score.per_mille())).collect();
            missed.push(format!("{} → {}, not {:?}", asked.query, told.join("、"), asked.want));
        }
    }
    let answered = queries.iter().filter(|asked| !asked.want.is_empty()).count();
    let (first, among_three, wrong) = (first * 1000 / answered, among_three * 1000 / answered, wrong * 1000 / queries.len());
    println!("recall@1 {first} ‰, recall@3 {among_three} ‰, wrong with confidence {wrong} ‰\n{}", missed.join("\n"));
    assert!(first >= FIRST && among_three >= AMONG_THREE, "{first} ‰ first, {among_three} ‰ among three: {missed:#?}");
    assert!(wrong <= WRONG, "{wrong} ‰ wrong with confidence: {missed:#?}");
}

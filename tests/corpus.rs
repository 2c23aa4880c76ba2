//! Every input that the fuzz target found worth keeping, and every one that once broke something, is judged again.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture must stop at once")]

mod common;

use common::judge::{self, Door};
use common::material;
use jixiao_validator::Checker;
use std::collections::BTreeSet;
use std::fs;

/// The corpus must stay small enough to be replayed with every test run.
const MOST_FILES: usize = 200;
const MOST_BYTES: usize = 16 * 1024;

fn corpus() -> Vec<(String, String)> {
    let files = fs::read_dir(material::root().join("fuzz/corpus")).unwrap().map(|file| file.unwrap());
    let mut corpus: Vec<_> = files
        .map(|file| (file.file_name().into_string().unwrap(), String::from_utf8_lossy(&fs::read(file.path()).unwrap()).into()))
        .collect();
    corpus.sort();
    corpus
}

#[test]
fn the_corpus_breaks_nothing() {
    let checker = Checker::new(Some(common::LIBRARY.as_bytes()), None).unwrap();
    let failures: Vec<String> = corpus()
        .iter()
        .flat_map(|(name, text)| {
            let faults = judge::faults(&checker, Door::of(name), text, true);
            faults.into_iter().map(move |fault| format!("fuzz/corpus/{name}: {fault}"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_corpus_is_small_and_comes_in_by_every_door() {
    let corpus = corpus();
    assert!(corpus.len() <= MOST_FILES, "{} files", corpus.len());
    for (name, text) in &corpus {
        assert!(text.len() <= MOST_BYTES, "fuzz/corpus/{name} has {} bytes", text.len());
    }
    let doors: BTreeSet<&str> = corpus.iter().map(|(name, _)| Door::of(name).word()).collect();
    assert_eq!(doors.len(), Door::ALL.len(), "{doors:?}");
}

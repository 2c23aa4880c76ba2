//! Keeps a corpus: small inputs that together raise every code the mutations can raise, and every way of refusing.

use crate::common::judge::Door;
use crate::common::mutate::{self, text};
use crate::common::{LIBRARY, material};
use crate::input::Source;
use jixiao_validator::{Checker, SetupError};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// An input that is kept has at most so many bytes.
const MOST_BYTES: usize = 8 * 1024;
/// A form that is kept has at most so many rows.
const MOST_ROWS: usize = 4;
/// So many inputs are kept for each door: one for each code, one for each way to refuse.
const MOST_KEPT: [(Door, usize); 3] = [(Door::Form, 130), (Door::Profile, 20), (Door::Library, 20)];

/// Judges `iterations` inputs and writes the ones worth keeping.
pub fn run(source: &Source, iterations: u64) {
    let checker = Checker::new(Some(LIBRARY.as_bytes()), None).expect("the fixture library is right");
    let (mut seen, mut kept) = (BTreeSet::new(), [0; MOST_KEPT.len()]);
    for number in 0..iterations {
        let input = small(source, number);
        if input.1.len() > MOST_BYTES {
            continue;
        }
        let (door, most) = MOST_KEPT[input.0];
        let fresh: Vec<String> = marks(&checker, door, &input.1).into_iter().filter(|mark| !seen.contains(mark)).collect();
        let Some(first) = fresh.first().filter(|_| kept[input.0] < most) else { continue };
        kept[input.0] += 1;
        let name = format!("{}-{first}.txt", door.word());
        fs::write(material::root().join("fuzz/corpus").join(name), &input.1).expect("the corpus can be written");
        seen.extend(fresh);
    }
    println!("{} marks seen, {kept:?} inputs kept", seen.len());
}

/// A small input, and the place of its door in the list.
fn small(source: &Source, number: u64) -> (usize, String) {
    let mut random = source.random(number);
    let door = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2][random.below(10)];
    let seeds = source.seeds(MOST_KEPT[door].0);
    let mut value = random.pick(seeds).clone();
    if let Some(rows) = value.get_mut("indicators").and_then(Value::as_array_mut) {
        let from = random.below(rows.len());
        rows.rotate_left(from);
        rows.truncate(1 + random.below(MOST_ROWS));
    }
    let value = mutate::changed(&mut random, value, seeds);
    (door, text::told(&mut random, &value))
}

/// What an input is worth keeping for: the codes it raises, or where it is refused.
fn marks(checker: &Checker, door: Door, text: &str) -> BTreeSet<String> {
    let refused = |path: &str| {
        let plain: String = path.chars().filter(|c| c.is_ascii_alphabetic() || *c == '.').collect();
        BTreeSet::from([format!("at-{}", if plain.is_empty() { "root" } else { &plain })])
    };
    match door {
        Door::Form => match checker.check_text(text) {
            Ok(report) => report.issues.iter().map(|issue| issue.code.to_owned()).collect(),
            Err(_) => BTreeSet::from(["not-json".to_owned()]),
        },
        Door::Profile | Door::Library => {
            let made =
                if door == Door::Profile { Checker::new(None, Some(text)) } else { Checker::new(Some(text.as_bytes()), None) };
            match made {
                Ok(_) => BTreeSet::from(["accepted".to_owned()]),
                Err(SetupError::Library(error)) => refused(&error.path),
                Err(SetupError::Profile(error)) => refused(&error.path),
            }
        }
    }
}

//! The forms that the tests judge: published forms, the base form and the samples of the page.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// A form and what it is called.
pub struct Named {
    /// Its name in a failure.
    pub id: String,
    /// Whether only its head is known.
    pub truncated: bool,
    /// The form.
    pub form: Value,
}

/// The root of this repository, also where a crate in one of its folders is built.
pub fn root() -> &'static Path {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    folders.find(|folder| folder.join("tests/fixtures").is_dir()).unwrap()
}

/// The text of a file, named from the root of this repository or absolutely.
pub fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The reference library as the JSON text that the npm package carries.
pub fn reference_library() -> String {
    jixiao_validator::library::folder::read(&root().join("data/library")).unwrap()
}

/// The values of a file that holds one JSON a line.
pub fn jsonl(path: &str) -> Vec<Value> {
    let value = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{path}: {error}: {line}"));
    text(path).lines().filter(|line| !line.is_empty()).map(value).collect()
}

/// The forms of a file with `{id, truncated, form}` on each line.
pub fn forms(path: &str) -> Vec<Named> {
    let named = |line: Value| Named {
        id: line["id"].as_str().unwrap().to_owned(),
        truncated: line["truncated"].as_bool().unwrap_or_default(),
        form: line["form"].clone(),
    };
    jsonl(path).into_iter().map(named).collect()
}

/// The published forms, mistakes included.
pub fn real_forms() -> Vec<Named> {
    forms("tests/fixtures/real-forms.jsonl")
}

/// Every form that the repository holds: published, labelled, sound, and the samples.
pub fn all_forms() -> Vec<Named> {
    let files = ["tests/fixtures/real-forms.jsonl", "tests/accuracy/forms.jsonl", "tests/accuracy/sound.jsonl"];
    let samples = ["tests/fixtures/base.json", "data/samples/faulty.json", "data/samples/sound.json"];
    let sample = |path: &str| Named { id: path.to_owned(), truncated: false, form: serde_json::from_str(&text(path)).unwrap() };
    files.into_iter().flat_map(forms).chain(samples.into_iter().map(sample)).collect()
}

/// The strings of a list.
pub fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
}

//! Writes the files that are generated from the rules: `cargo run --bin catalogue`, from the root of the repository.

use jixiao_validator::catalogue;
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let base = serde_json::from_str(&fs::read_to_string("tests/fixtures/base.json")?)?;
    fs::create_dir_all("npm/generated")?;
    fs::write("docs/rules.md", catalogue::handbook(&base)?)?;
    fs::write("npm/generated/rules.json", serde_json::to_string_pretty(&catalogue::docs(&base)?)? + "\n")?;
    fs::write("npm/rule-codes.ts", catalogue::type_script())?;
    Ok(())
}

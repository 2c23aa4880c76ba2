//! Writes the files that are generated from the rules: `cargo run --bin catalogue`, from the root of the repository.

use jixiao_validator::catalogue;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let base = serde_json::from_str(&fs::read_to_string("tests/fixtures/base.json")?)?;
    for (file, content) in catalogue::files(&base)? {
        if let Some(folder) = Path::new(file).parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, content)?;
    }
    Ok(())
}

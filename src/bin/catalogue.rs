//! Writes the files that are generated from the rules: `cargo run --bin catalogue`, from the root of the repository.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use jixiao_validator::catalogue;
    use std::fs;
    use std::path::Path;

    let base = serde_json::from_str(&fs::read_to_string("tests/fixtures/base.json")?)?;
    for (file, content) in catalogue::files(&base)? {
        if let Some(folder) = Path::new(file).parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, content)?;
    }
    Ok(())
}

/// The wasm carries no documentation, so there is nothing to write.
#[cfg(target_arch = "wasm32")]
fn main() {}

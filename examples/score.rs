//! A quick native look at accuracy while rules are written: which labelled faults are missed or falsely raised, and which
//! single mistakes are not named. `tests/accuracy.rs` holds the same figures.
//!
//! `cargo run --release --example score -- forms|mutations DIR [CODE…]`, `DIR` being `tests/accuracy` or one like it;
//! with `--no-library` before the word the engine goes without the reference library.

#[path = "../tests/common/mod.rs"]
mod common;

use common::material;
use common::scoring::{self, Remark, per_mille};
use jixiao_validator::Checker;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let alone = args.iter().any(|arg| arg == "--no-library");
    args.retain(|arg| arg != "--no-library");
    let [what, dir, codes @ ..] = args.as_slice() else { return Err("forms|mutations DIR [CODE…]".into()) };
    let library = (!alone).then(material::reference_library);
    let checker = Checker::new(library.as_deref().map(str::as_bytes), None)?;
    let dir = std::path::absolute(dir)?.to_string_lossy().into_owned();
    if what == "forms" {
        let s = scoring::forms::score(&checker, &dir);
        show(&s.remarks, codes);
        println!(
            "meaning {}/{} hits {} misses {} false {} false errors {}",
            s.right, s.rows, s.hits, s.misses, s.alarms, s.errors
        );
        let (whole, said) = (s.hits.saturating_add(s.misses), s.hits.saturating_add(s.alarms));
        println!("recall {}‰ precision {}‰", per_mille(s.hits, whole), per_mille(s.hits, said));
    } else {
        let s = scoring::cases::score(&checker, &dir);
        show(&s.remarks, codes);
        println!("sound blocked {} warned {} of {}", s.blocked, s.warned, s.sound);
        println!("found {}/{} noisy {}", s.hits, s.mistakes, s.noisy);
        println!("harmless blocked {} remarked {} of {}", s.harmless_blocked, s.harmless_spoken, s.harmless);
        println!("repairs {}/{}", s.repaired, s.repairs);
    }
    Ok(())
}

/// Prints the remarks about `codes`; all of them where none is named.
fn show(remarks: &[Remark], codes: &[String]) {
    for remark in remarks.iter().filter(|remark| codes.is_empty() || codes.contains(&remark.code)) {
        println!("{remark}");
    }
}

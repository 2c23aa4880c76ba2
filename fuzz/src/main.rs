//! Asks the engine about a million inputs that nobody would think of, and keeps those that break it.
//!
//! `cargo run --release --manifest-path fuzz/Cargo.toml -- --iterations 1000000 [--seed N] [--threads N]`
//!
//! Every input follows from the seed and its number alone: `--only N` judges one again. An input that makes the engine
//! panic, answer wrongly or think for more than a second is written to `fuzz/corpus/`, which `tests/corpus.rs` replays.
//! `--harvest` keeps small inputs instead, one for each code that is raised and each way in which a profile or library is
//! refused.

#[path = "../../tests/common/mod.rs"]
mod common;

mod args;
mod harvest;
mod input;
mod run;
mod watch;

use args::Args;
use input::Source;

fn main() {
    let args = match Args::read(std::env::args().skip(1)) {
        Ok(args) => args,
        Err(problem) => {
            eprintln!("{problem}");
            std::process::exit(2);
        }
    };
    let source = Source::new(args.seed);
    if args.harvest {
        return harvest::run(&source, args.iterations);
    }
    if let Some(number) = args.only {
        println!("{}", source.input(number).text);
    }
    let failed = run::run(&source, &args);
    std::process::exit(i32::from(failed > 0));
}

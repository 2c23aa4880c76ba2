//! `jixiao`, the validator on the command line: forms by the thousand, libraries, and the handbook.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}

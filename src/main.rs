//! The program.

use std::process::ExitCode;

fn main() -> ExitCode {
    plainfact::cli::run()
}

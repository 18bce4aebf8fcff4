//! Arguments in, exit code out: joins the edges to the core.
//!
//! The exit code is 0 when all is well, 1 when the report has errors (under `--strict`, warnings),
//! and 2 when the program was called wrongly or the outside world failed.

#![expect(
    clippy::disallowed_methods,
    reason = "today, the clock and the place the program runs in are read here and passed on"
)]

mod again;
mod archive;
mod args;
mod build;
mod diff;
mod explain;
mod facts;
mod fix;
mod init;
#[cfg(feature = "links")]
mod links;
#[cfg(feature = "lsp")]
mod lsp;
mod new;
mod outcome;
mod record;
mod schema;
mod screen;
#[cfg(feature = "serve")]
mod serve;
mod shell;
mod timings;
mod uses;
mod verify;

use std::io;
use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use outcome::Outcome;

/// Runs the program with the arguments it was called with.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // A reader that went away has seen enough.
            let _ = error.print();
            return if error.use_stderr() { Outcome::Failed } else { Outcome::Clean }.into();
        }
    };
    #[cfg(target_os = "linux")]
    small_pages();
    match dispatch(&args) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            screen::complain(&args.common, &error.to_string());
            Outcome::Failed.into()
        }
    }
}

/// Has memory given out in small pages. Huge ones are hardly filled: without them a site of ten
/// thousand pages takes a tenth less memory, and no more time.
#[cfg(target_os = "linux")]
fn small_pages() {
    // A system that knows of none has no need of it.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

fn dispatch(args: &Args) -> io::Result<Outcome> {
    match &args.command {
        Command::Archive { record: false } => archive::list(&args.common),
        Command::Archive { record: true } => archive::record(&args.common),
        Command::Build { verify: Some(dir), .. } => verify::verify(&args.common, dir),
        Command::Build { compress, timings, verify: None } => {
            build::build(&args.common, *compress, *timings)
        }
        #[cfg(feature = "serve")]
        Command::Serve(options) => serve::serve(&args.common, options),
        Command::Check => build::check(&args.common),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Fix { dry_run: false } => fix::fix(&args.common),
        Command::Fix { dry_run: true } => fix::dry_run(&args.common),
        Command::Explain { check: Some(check) } => explain::explain(&args.common, check),
        Command::Explain { check: None } => explain::list(&args.common),
        Command::Facts { diff: Some(before), .. } => diff::diff(&args.common, before),
        Command::Facts { id, diff: None } => facts::facts(&args.common, id.as_deref()),
        Command::Init { dir } => init::init(&args.common, dir),
        #[cfg(feature = "links")]
        Command::Links(asked) => links::links(&args.common, asked),
        #[cfg(feature = "lsp")]
        Command::Lsp { stdio: _ } => lsp::lsp(&args.common),
        Command::Man { command } => shell::man(command.as_deref()),
        Command::New { entry } => new::new(&args.common, entry),
        Command::Record => record::record(&args.common),
        Command::Schema { kind: Some(kind), vscode: false } => schema::print(kind),
        Command::Schema { .. } => schema::vscode(&args.common),
        Command::Verify { dir } => verify::verify(&args.common, dir),
    }
}

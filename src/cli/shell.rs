//! `completions` and `man`: what a shell and the manual know of the program, from the same
//! definitions that read its arguments.

use std::io;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Args;
use super::outcome::Outcome;
use super::screen;

/// Prints the script by which a shell completes commands and options.
pub(super) fn completions(shell: Shell) -> io::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "plainfact", &mut script);
    screen::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}

/// Prints the page of the manual: the program's, or that of one of its commands.
pub(super) fn man(command: Option<&str>) -> io::Result<Outcome> {
    let mut all = Args::command();
    all.build();
    let page = match command {
        None => all,
        Some(name) => all.find_subcommand(name).cloned().ok_or_else(|| {
            let names: Vec<&str> = all.get_subcommands().map(clap::Command::get_name).collect();
            let message = format!("there is no command `{name}`; there are {}", names.join(", "));
            io::Error::new(io::ErrorKind::NotFound, message)
        })?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    screen::print(&String::from_utf8_lossy(&text))?;
    Ok(Outcome::Clean)
}

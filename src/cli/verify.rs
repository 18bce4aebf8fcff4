//! `verify`: a published folder against its manifest.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::args::Common;
use super::outcome::Outcome;
use super::screen::{self, counted};
use crate::edge::publish;

/// Prints what is not as it was published, one file a line.
pub(super) fn verify(common: &Common, dir: &Path) -> io::Result<Outcome> {
    let (files, differences) = publish::verify(dir)?;
    let mut text = String::new();
    for difference in &differences {
        let _ = writeln!(text, "{difference}");
    }
    screen::print(&text)?;
    let (outcome, told) = match differences.len() {
        0 => (Outcome::Clean, "all as published".to_owned()),
        n => (Outcome::Wrong, counted(n, "difference")),
    };
    screen::closing(common, &format!("{}: {told}", counted(files, "file")))?;
    Ok(outcome)
}

//! `build` and `check`.

use std::io;
use std::time::Instant;

use super::args::Common;
use super::outcome::Outcome;
use super::screen::{self, counted};
use crate::edge::{disk, embedded, publish};
use crate::text::Files;

/// Checks the site and publishes it if nothing forbids it.
pub(super) fn build(common: &Common, compress: bool) -> io::Result<Outcome> {
    let start = Instant::now();
    let root = common.root()?;
    let out = common.out(&root);
    publish::check_target(&root, &out)?;
    let (files, config) = (read(common)?, common.config()?);
    screen::progress(common, &format!("building {}", counted(files.iter().count(), "file")));
    let (staged, report) = crate::build_with(&files, &config, |pages| {
        match publish::stage(pages, &root, &out, compress) {
            Ok((staged, failures)) => (Ok(staged), failures),
            // The report is still to be told.
            Err(error) => (Err(error), Vec::new()),
        }
    });
    screen::report(common, &report, &files)?;
    let outcome = Outcome::of(&report, common.strict);
    let done = match outcome {
        Outcome::Clean => {
            let published = staged?.publish()?;
            format!(
                "published to `{}`: {} written, {} unchanged, {} removed",
                out.display(),
                counted(published.written, "file"),
                published.unchanged,
                published.removed
            )
        }
        Outcome::Wrong | Outcome::Failed if out.is_dir() => {
            format!("nothing was published; the site in `{}` stands as it was", out.display())
        }
        Outcome::Wrong | Outcome::Failed => "nothing was published".to_owned(),
    };
    screen::summary(common, &report, start.elapsed())?;
    screen::closing(common, &done)?;
    Ok(outcome)
}

/// Checks the site and writes nothing.
pub(super) fn check(common: &Common) -> io::Result<Outcome> {
    let start = Instant::now();
    let (files, config) = (read(common)?, common.config()?);
    let report = crate::check(&files, &config);
    screen::report(common, &report, &files)?;
    screen::summary(common, &report, start.elapsed())?;
    Ok(Outcome::of(&report, common.strict))
}

/// The files of the site, and the default ones it does not have itself.
pub(super) fn read(common: &Common) -> io::Result<Files> {
    let mut files = disk::read(&common.root()?)?;
    embedded::add_defaults(&mut files);
    Ok(files)
}

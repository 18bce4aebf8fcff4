//! `build` and `check`.

use std::io;
use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use super::args::Common;
use super::outcome::Outcome;
use super::screen::{self, counted};
use super::timings::{Timed, Timings};
use crate::Stage;
use crate::edge::{disk, embedded, publish, save};
use crate::render::REMEMBERED;
use crate::text::Files;

/// Checks the site and publishes it if nothing forbids it, with packed siblings if asked; says what
/// each stage cost if asked.
pub(super) fn build(common: &Common, compress: bool, timings: bool) -> io::Result<Outcome> {
    let mut clock = Timings::start();
    let making = AtomicU64::new(0);
    let root = common.root()?;
    let out = common.out(&root);
    publish::check_target(&root, &out)?;
    clock.begin("read");
    let (mut files, config) = (read(common)?, common.config()?);
    screen::progress(common, &format!("building {}", counted(files.iter().count(), "file")));
    let left = disk::read_left(&root, REMEMBERED);
    if let Some(left) = &left {
        files.insert_text(REMEMBERED, left);
    }
    let mut began = |stage| {
        clock.begin(match stage {
            Stage::Load => "load",
            Stage::Render => "render",
            Stage::Check => "check",
        });
    };
    let ((staged, remember), report) = crate::build_with(&files, &config, &mut began, |pages| {
        let staged = publish::stage(&Timed::new(pages, &making), &root, &out, compress);
        let remember = pages.remember();
        match staged {
            Ok((staged, failures)) => ((Ok(staged), remember), failures),
            // The report is still to be told.
            Err(error) => ((Err(error), remember), Vec::new()),
        }
    });
    if left.is_none_or(|left| left != remember) {
        // A folder that may not be written only makes the next build slower.
        let _ = save::save(&root, REMEMBERED, &remember);
    }
    clock.begin("report");
    screen::report(common, &report, &files)?;
    let outcome = Outcome::of(&report, common.strict);
    clock.begin("publish");
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
    clock.end();
    screen::summary(common, &report, clock.wall())?;
    screen::closing(common, &done)?;
    if timings {
        let making = Duration::from_nanos(making.into_inner());
        clock.table(report.counts.pages, making).lines().for_each(screen::note);
    }
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

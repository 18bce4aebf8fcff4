//! `build` and `check`.

use std::io;
use std::path::Path;
use std::time::Instant;

use super::again::{Inputs, Last};
use super::args::Common;
use super::outcome::Outcome;
use super::screen::{self, counted};
use super::timings::{Making, RENDER, Timed, Timings};
use crate::Stage;
use crate::edge::publish::{self, Published};
use crate::edge::{disk, embedded, save};
use crate::render::{Plan, REMEMBERED};
use crate::text::Files;

/// Checks the site and publishes it if nothing forbids it, with packed siblings if asked; says what
/// each stage cost if asked.
pub(super) fn build(common: &Common, compress: bool, timings: bool) -> io::Result<Outcome> {
    let mut clock = Timings::start();
    let making = Making::default();
    let root = common.root()?;
    let out = common.out(&root);
    publish::check_target(&root, &out)?;
    clock.begin("read");
    let (mut files, config) = (read(common)?, common.config()?);
    screen::progress(common, &format!("building {}", counted(files.iter().count(), "file")));
    clock.begin("compare");
    // What cannot be read now is reported by whoever needs it.
    let inputs = Inputs::of(&files, &config, compress).ok();
    let last = inputs.as_ref().and_then(|inputs| inputs.published(&root, &out));
    let (staged, report) = match last {
        Some(last) => {
            clock.begin("check");
            // A build that was cut short may have left something beside it.
            (
                publish::clear(&root, &out).map(|()| None),
                crate::check_published(&files, &config, last.pages),
            )
        }
        None => {
            let left = disk::read_left(&root, REMEMBERED);
            if let Some(left) = &left {
                files.insert_text(REMEMBERED, left);
            }
            let stage = |pages: &Plan<'_>| {
                let staged = match timings {
                    true => publish::stage(&Timed::new(pages, &making), &root, &out, compress),
                    false => publish::stage(pages, &root, &out, compress),
                };
                keep(&root, left, &pages.remember());
                match staged {
                    Ok((staged, failures)) => {
                        making.drew(staged.drawing());
                        (Ok(Some(staged)), failures)
                    }
                    // The report is still to be told.
                    Err(error) => (Err(error), Vec::new()),
                }
            };
            crate::build_with(&files, &config, &mut |stage| clock.begin(name(stage)), stage)
        }
    };
    clock.begin("report");
    screen::report(common, &report, &files)?;
    let outcome = Outcome::of(&report, common.strict);
    clock.begin("publish");
    let done = match outcome {
        Outcome::Clean => {
            let published = match staged? {
                Some(staged) => staged.publish()?,
                None => {
                    Published { unchanged: last.map_or(0, |l| l.files), ..Published::default() }
                }
            };
            if let Some(inputs) = inputs {
                let files = published.written + published.unchanged;
                inputs.note(&root, &out, Last { pages: report.counts.pages, files });
            }
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
        clock.table(report.counts.pages, &making).lines().for_each(screen::note);
    }
    Ok(outcome)
}

/// Keeps for the next build what this one worked out, where that is something else than was left.
fn keep(root: &Path, left: Option<String>, remember: &str) {
    if left.is_none_or(|left| left != remember) {
        // A folder that may not be written only makes the next build slower.
        let _ = save::save(root, REMEMBERED, remember);
    }
}

fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Load => "load",
        Stage::Plan => "plan",
        Stage::Index => "index",
        Stage::Render => RENDER,
        Stage::Check => "check",
    }
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

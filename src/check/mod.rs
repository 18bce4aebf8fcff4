//! What can be wrong with a site: one file per check, one table.
//!
//! A check looks at the loaded site and says what is wrong; it changes nothing and renders nothing.
//! What several checks look at (every text, every use of a figure, every number in the prose) is
//! gathered once, in `Context`. Problems that loading or rendering finds have their line in the
//! table too, with their documentation, and no function.
//!
//! To add a check: one file in `rules/`, one line in [`ALL`], one page in `content/about/checks/`,
//! one folder in `tests/checks/`. A test holds the four against each other.

mod anchors;
mod context;
mod deception;
mod exemptions;
mod figures;
mod known;
mod levels;
mod parts;
mod passages;
mod prose;
mod quotations;
mod reading;
mod reporters;
mod rules;
mod saved;
mod sentences;
mod sources;
mod table;
mod texts;
mod translations;
mod urls;
mod wording;

pub use table::ALL;

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Severity};
use crate::model::{Config, Site};
use crate::text::{FileId, Files};

pub(crate) use context::Context;
use reading::Reading;
pub(crate) use saved::copies as saved_copies;
use texts::SiteText;
pub(crate) use translations::digest;

/// One check.
#[derive(Debug)]
pub struct Check {
    /// Its name, which names the wrong: "allow stale-figure".
    pub code: &'static str,
    /// What it finds, in a line.
    pub summary: &'static str,
    /// How severe it is, where `site.yaml` does not say otherwise.
    pub severity: Severity,
    /// Whether an `allow` comment can exempt from it.
    pub exemptable: bool,
    /// Its page: what it finds, why it matters, a bad and a good example, how to exempt.
    pub docs: &'static str,
    /// What finds it; nothing for what loading or rendering reports.
    pub(crate) run: Option<Run>,
}

/// The functions of a check: they look, and say what they find.
#[derive(Debug)]
pub(crate) enum Run {
    /// It looks at the site.
    Site(OfSite),
    /// It looks at what there is to read, some whole pages or entries at a time.
    Read(OfReadings),
    /// It looks at both.
    Both(OfSite, OfReadings),
}

type OfSite = fn(&Context<'_>, &mut Vec<Diagnostic>);
type OfReadings = fn(&Context<'_>, &[Reading<'_>], &mut Vec<Diagnostic>);

/// How much of a site is checked.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The files that are looked at; without them, all.
    pub files: Option<&'a BTreeSet<FileId>>,
    /// Whether nobody waits for the report any more: then it is given up, and worth nothing.
    pub is_outdated: &'a (dyn Fn() -> bool + Sync),
}

impl Scope<'_> {
    /// All of it, to the end.
    pub const WHOLE: Scope<'static> = Scope { files: None, is_outdated: &|| false };
}

/// How many texts are read at a time: few enough that the site is not held twice.
const STRETCH: usize = 1024;

/// The check with this code.
pub fn find(code: &str) -> Option<&'static Check> {
    ALL.binary_search_by(|check| check.code.cmp(code)).ok().map(|at| &ALL[at])
}

/// Whether problems of this code keep something from being read, or a reference from being followed,
/// so that other problems may come to light once they are mended.
pub(crate) fn hides(code: &str) -> bool {
    code.starts_with("unknown-") || find(code).is_some_and(|check| check.run.is_none())
}

/// Runs every check over a site, or over some of its files: then it says what it would say of them
/// in a report on all, and no more.
///
/// `found` is what loading (and rendering, if it took place) has already found; it goes through
/// the same exemptions and levels as what the checks find.
pub fn site(
    site: &Site,
    files: &Files,
    config: &Config,
    found: Vec<Diagnostic>,
    scope: &Scope<'_>,
) -> Vec<Diagnostic> {
    use rayon::prelude::*;
    let focus = scope.files.map(|focus| translations::with_versions(site, focus));
    let context = Context::new(site, files, config, focus.as_ref());
    let run = |check: &Check| {
        let mut problems = Vec::new();
        if (scope.is_outdated)() {
            return problems;
        }
        if let Some(Run::Site(run) | Run::Both(run, _)) = check.run {
            run(&context, &mut problems);
        }
        problems
    };
    let read = |texts: &[SiteText<'_>]| {
        let readings = reading::all(texts);
        let mut problems = Vec::new();
        if (scope.is_outdated)() {
            return problems;
        }
        for check in ALL {
            if let Some(Run::Read(run) | Run::Both(_, run)) = check.run {
                run(&context, &readings, &mut problems);
            }
        }
        problems
    };
    let of_site = || ALL.par_iter().map(run).collect::<Vec<_>>();
    let of_texts = || texts::stretches(&context.texts, STRETCH).into_par_iter().map(read).collect();
    let (of_site, of_texts): (_, Vec<_>) = rayon::join(of_site, of_texts);
    let mut problems = found;
    problems.extend(of_site.into_iter().chain(of_texts).flatten());
    let problems = exemptions::apply(&context, problems);
    let mut problems = levels::apply(&site.settings, problems);
    if let Some(focus) = scope.files {
        problems.retain(|problem| focus.contains(&problem.span.file));
    }
    problems
}

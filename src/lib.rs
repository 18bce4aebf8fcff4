//! A static-site generator for public explainers in which every figure is checked, dated and
//! sourced.
//!
//! ```text
//!             ┌────────────────── pure ──────────────────┐
//! disk ─read─▶ Files ─load─▶ Site ─render─▶ Output ─▶ publish ─▶ disk
//!              │              │               │         └▶ serve ─▶ browser
//!              │              └─check─▶ Report ◀┘                └▶ terminal
//!              └───────────────────────────────────────────┘
//! ```
//!
//! Nouns are values, verbs are functions. Two values and three pure functions between them are the
//! whole program (a fourth, [`mend()`], goes from files to files); disk, clock, network and browser live at the edges.
//!
//! Ground floor first; a room imports only from the rooms above it:
//!
//! | room | what it is for |
//! |---|---|
//! | [`text`] | Text, and places in it. |
//! | [`diag`] | What is wrong, where, and how it is told. |
//! | [`model`] | The nouns of the site: plain data with lookup. |
//! | [`figure`] | Numbers, units, dates and hedges: reading them in words, writing them in a language. |
//! | [`load`] | From files to a site. |
//! | [`mod@check`] | What can be wrong with a site; one file per check, one table. |
//! | [`schema`] | What may stand in the files of a site, as data. |
//! | [`cite`] | From sources to citations. |
//! | [`render`] | From a site to bytes. |
//! | [`edge`] | The windows: disk, watcher, server. |
//! | [`lsp`] | Messages of an editor in, answers out. |
//! | [`cli`] | Arguments in, exit code out. |
//!
//! What is not there: `check` and `render` never meet, so a check cannot change a page, and a page
//! cannot come out differently because it was checked. `edge` sees only [`text::Files`] and
//! [`render::Output`], so neither the writer nor the preview can grow knowledge of facts. Nothing
//! in the pure part reads a file, a clock or the environment; `clippy.toml` sees to it, and
//! `tests/rooms.rs` to the imports.
//!
//! # What is remembered
//!
//! Below `.plainfact/` a build leaves two notes for the next: the colours of every block of code by
//! its sum, and the sum of all that went into the published site. With the first a block is parsed
//! once in its life; with the second a site that has not changed is checked and left alone. Both
//! remember results of pure functions, so taking the folder away changes nothing but the time
//! (`tests/again.rs`).
//!
//! # When a site outgrows one machine
//!
//! It can be built in parts, because a build is a function of files and a page needs little of the
//! others: routes, titles, dates and places of headings, and the registry. Each machine would read
//! everything, and check and render the pages of some sections; one of them the lists, feeds, search
//! and data as well. Reading and loading are an eighth of the CPU time of a build, so `n` machines
//! take an eighth and `7/8n` of the time of one. The parts of the manifest are put together by
//! sorting their lines, and tell an object storage which files are new: pages go up first, the
//! manifest last, and a content network drops the routes whose sums differ. There is no code for it:
//! two cores build a site of ten thousand pages in seconds, and nobody has a larger one to check.

pub mod check;
pub mod cite;
pub mod cli;
pub mod diag;
pub mod edge;
pub mod figure;
pub mod load;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod model;
pub mod render;
pub mod schema;
pub mod text;

use check::Scope;
use diag::mend::Mended;
use diag::{Counts, Diagnostic, Report};
use model::{Config, Site};
use render::{Failure, Output, Plan};
use text::Files;

/// Builds a site: files in, output and report out.
///
/// It never fails. A broken page still gives a report on all pages, and a site to look at; whether
/// an error keeps it from being published is for the caller to say.
pub fn build(files: &Files, config: &Config) -> (Output, Report) {
    build_with(files, config, &mut |_| (), |plan| plan.collect())
}

/// The stages of a build, in their order. What is rendered is written at once, so writing is part
/// of that stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// From files to a site.
    Load,
    /// What will stand where, and what pages need of one another.
    Plan,
    /// The index of all words.
    Index,
    /// From a site to bytes, and wherever they go.
    Render,
    /// What is wrong with it.
    Check,
}

/// Builds a site without ever holding all of it: `take` has each page made when it needs it, and
/// gives back what came of it and the failures that it met. `began` is told of each stage.
pub fn build_with<T>(
    files: &Files,
    config: &Config,
    began: &mut dyn FnMut(Stage),
    take: impl FnOnce(&Plan<'_>) -> (T, Vec<Failure>),
) -> (T, Report) {
    began(Stage::Load);
    let (site, mut found) = load::site(files, config);
    began(Stage::Plan);
    let plan = Plan::on_demand(&site, files, config);
    began(Stage::Index);
    plan.complete();
    began(Stage::Render);
    let pages = plan.pages();
    let (taken, failures) = take(&plan);
    found.extend(plan.problems(failures));
    // The index of all words is as large as the site; checking has no use for it.
    drop(plan);
    began(Stage::Check);
    (taken, report(&site, files, config, found, pages, &Scope::WHOLE))
}

/// Checks a site. Templates are not run: what they do wrong only a build can tell.
pub fn check(files: &Files, config: &Config) -> Report {
    let (site, problems) = load::site(files, config);
    report(&site, files, config, problems, site.pages.len(), &Scope::WHOLE)
}

/// Checks a site of which so many pages are published already, without a fault, from just these
/// files: the report that building it again would give.
pub fn check_published(files: &Files, config: &Config, pages: usize) -> Report {
    let (site, problems) = load::site(files, config);
    report(&site, files, config, problems, pages, &Scope::WHOLE)
}

/// Mends a site where there is one right answer, and says what is left.
pub fn mend(files: &Files, config: &Config) -> Mended {
    diag::mend::all(files, |files| check(files, config), check::hides)
}

/// What is wrong with a site, or with some of its files, and what was found before.
fn report(
    site: &Site,
    files: &Files,
    config: &Config,
    found: Vec<Diagnostic>,
    pages: usize,
    scope: &Scope<'_>,
) -> Report {
    let problems = check::site(site, files, config, found, scope);
    let facts = site.registry.facts.len();
    let claims = site.registry.facts.values().map(|fact| fact.claims.len()).sum();
    Report::new(problems, files, Counts { pages, facts, claims })
}

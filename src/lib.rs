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
//! whole program; disk, clock, network and browser live at the edges.
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

use diag::{Counts, Diagnostic, Report};
use model::{Config, Site};
use render::Output;
use text::Files;

/// Builds a site: files in, output and report out.
///
/// It never fails. A broken page still gives a report on all pages, and a site to look at; whether
/// an error keeps it from being published is for the caller to say.
pub fn build(files: &Files, config: &Config) -> (Output, Report) {
    let (site, mut problems) = load::site(files, config);
    let (output, trouble) = render::site(&site, files, config);
    problems.extend(trouble);
    let report = report(&site, files, problems, output.pages());
    (output, report)
}

/// Checks a site. Templates are not run: what they do wrong only a build can tell.
pub fn check(files: &Files, config: &Config) -> Report {
    let (site, problems) = load::site(files, config);
    report(&site, files, problems, site.pages.len())
}

fn report(site: &Site, files: &Files, found: Vec<Diagnostic>, pages: usize) -> Report {
    let problems = check::site(site, files, found);
    let facts = site.registry.facts.len();
    let claims = site.registry.facts.values().map(|fact| fact.claims.len()).sum();
    Report::new(problems, files, Counts { pages, facts, claims })
}

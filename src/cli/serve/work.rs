//! From a change of the sources to what the preview shows.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::answers::{self, Known};
use super::checker::{Checked, Checker};
use super::edition::{Edition, Loaded};
use super::editor::Desk;
use super::report;
use crate::check::Scope;
use crate::cli::args::Common;
use crate::cli::build;
use crate::cli::outcome::Outcome;
use crate::cli::screen::{self, counted};
use crate::diag::{Counts, Diagnostic, Report, Severity};
use crate::edge::disk;
use crate::edge::serve::{Made, Preview, Update};
use crate::load::{self, Remembered};
use crate::model::{Config, Route};
use crate::render::Colours;
use crate::text::{FileId, Files};

/// So many pages are made before a change is shown: those that changed, and those that are open.
const AHEAD: usize = 4;

/// What is known of the site from one change to the next.
pub(super) struct Work<'a> {
    common: &'a Common,
    root: PathBuf,
    config: Config,
    desk: Desk,
    preview: Preview,
    checker: Checker,
    remembered: Remembered,
    colours: Colours,
    /// The state of the sources; none while they cannot be read.
    newest: Option<Arc<Edition>>,
    /// What is known to be wrong with it.
    report: Arc<Report>,
    /// What browsers see: the newest state, unless something is wrong with it.
    shown: Option<Arc<Edition>>,
    /// The last state without a fault, all of it checked.
    good: Option<Arc<Edition>>,
}

impl<'a> Work<'a> {
    /// Nothing is read yet.
    ///
    /// # Errors
    ///
    /// When the system gives it no threads.
    pub(super) fn new(
        common: &'a Common,
        root: &Path,
        config: Config,
        desk: Desk,
        preview: Preview,
    ) -> io::Result<Work<'a>> {
        Ok(Work {
            common,
            root: root.to_owned(),
            config,
            desk,
            preview,
            checker: Checker::new()?,
            remembered: Remembered::default(),
            colours: Colours::default(),
            newest: None,
            report: Arc::default(),
            shown: None,
            good: None,
        })
    }

    /// Reads everything, checks it, prints the report and shows what there is. What keeps the sources
    /// from being read is shown like any other error: an editor mends it and goes on.
    ///
    /// # Errors
    ///
    /// When the report cannot be printed, or the system gives no thread.
    pub(super) fn read(&mut self) -> io::Result<()> {
        let start = Instant::now();
        let files = match build::read(self.common) {
            Ok(files) => files,
            Err(error) => {
                self.checker.stop();
                self.newest = None;
                let message = error.to_string();
                screen::complain(self.common, &message);
                self.preview.show(Update {
                    pages: self.pages(),
                    report: report::failure(&message),
                    answers: Arc::new(answers::of_failure(message)),
                });
                return Ok(());
            }
        };
        let (loaded, found) = self.load(files);
        let edition = Arc::new(Edition::new(loaded, &self.config, self.colours.clone())?);
        let mut checked = self.checker.check(&edition, &self.config, found);
        checked.took = start.elapsed();
        self.newest = Some(edition);
        self.settle(checked)
    }

    /// Reads what has changed and shows it at once, as far as nothing is known to be wrong. The whole
    /// report comes later, through `checked`.
    ///
    /// # Errors
    ///
    /// As for [`Work::read`].
    pub(super) fn reread(
        &mut self,
        paths: &[&Path],
        checked: impl FnOnce(Checked) + Send + 'static,
    ) -> io::Result<()> {
        let Some(before) = self.newest.clone() else { return self.read() };
        let (files, changed) = disk::reread(&self.root, paths, &before.loaded.files);
        if changed.is_empty() {
            return Ok(());
        }
        self.checker.stop();
        let (loaded, found) = self.load(files);
        let (near, ahead) = self.near(&before, &loaded, &changed);
        let (report, edition) = rayon::join(
            || self.first_report(&loaded, &near, found.clone()),
            || Edition::new(loaded.clone(), &self.config, self.colours.clone()),
        );
        let edition = Arc::new(edition?);
        let report = with(report, edition.make_ahead(ahead), edition.pages, &loaded.files);
        self.newest = Some(edition.clone());
        self.report = Arc::new(report);
        if self.is_clean() {
            self.shown = self.newest.clone();
        }
        self.show(&edition.loaded);
        self.checker.start(edition, self.config.clone(), found, checked)
    }

    /// Takes up the whole report on the newest state; one on an older state says nothing any more.
    ///
    /// # Errors
    ///
    /// When the report cannot be printed.
    pub(super) fn take(&mut self, checked: Checked) -> io::Result<()> {
        if self.checker.is_newest(&checked) {
            self.settle(checked)?;
        }
        Ok(())
    }

    /// Loads the site with what is remembered of it.
    fn load(&mut self, files: Files) -> (Arc<Loaded>, Vec<Diagnostic>) {
        let (site, found) = load::again(&files, &self.config, &mut self.remembered);
        (Arc::new(Loaded { files, site }), found)
    }

    /// What is looked at before a change is shown: the files that changed, those that something was
    /// wrong with before, and those of open pages; and the routes of pages to be made ahead.
    fn near(
        &self,
        before: &Edition,
        loaded: &Loaded,
        changed: &[String],
    ) -> (BTreeSet<FileId>, Vec<Route>) {
        let Loaded { files, site } = loaded;
        let mut near: BTreeSet<FileId> =
            changed.iter().filter_map(|path| files.find(path)).collect();
        let own = site.pages.iter().filter(|page| near.contains(&page.file));
        let open = before.visited().into_iter().filter(|route| route.as_str().ends_with('/'));
        let ahead: Vec<Route> =
            own.map(|page| page.route.clone()).chain(open).take(AHEAD).collect();
        let looked_at = site.pages.iter().filter(|page| ahead.contains(&page.route));
        near.extend(looked_at.map(|page| page.file));
        let known = self.report.diagnostics.iter().filter(|known| self.forbids(known));
        near.extend(known.map(|known| known.span.file));
        (near, ahead)
    }

    /// What is wrong with the files that are looked at, with what was known of the others.
    fn first_report(
        &self,
        loaded: &Loaded,
        near: &BTreeSet<FileId>,
        found: Vec<Diagnostic>,
    ) -> Report {
        let Loaded { files, site } = loaded;
        let scope = Scope { files: Some(near), is_outdated: &|| false };
        let mut report = crate::report(site, files, &self.config, found, 0, &scope);
        let still = |diagnostic: &&Diagnostic| {
            let file = diagnostic.span.file;
            !near.contains(&file) && files.find(files.path(file)).is_some()
        };
        let known = self.report.diagnostics.iter().filter(still);
        report.diagnostics.extend(known.cloned());
        report
    }

    /// Takes up the whole report on the newest state: prints it, and shows what may be shown.
    fn settle(&mut self, checked: Checked) -> io::Result<()> {
        let Checked { report, colours, took, .. } = checked;
        self.colours = colours;
        let Some(newest) = self.newest.clone() else { return Ok(()) };
        screen::report(self.common, &report, &newest.loaded.files)?;
        screen::summary(self.common, &report, took)?;
        self.report = Arc::new(report);
        let is_shown = self.shown.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, &newest));
        if self.is_clean() {
            self.good = Some(newest.clone());
            self.shown = Some(newest.clone());
        } else if is_shown {
            // It was shown too early.
            self.shown = self.good.clone();
        }
        self.show(&newest.loaded);
        Ok(())
    }

    fn is_clean(&self) -> bool {
        Outcome::of(&self.report, self.common.strict) == Outcome::Clean
    }

    /// Whether a problem alone keeps a state from being shown.
    fn forbids(&self, problem: &Diagnostic) -> bool {
        let least = if self.common.strict { Severity::Warning } else { Severity::Error };
        problem.severity >= least
    }

    /// Shows the pages, and what is known of the newest state.
    fn show(&self, loaded: &Arc<Loaded>) {
        let known = Known {
            loaded: loaded.clone(),
            report: self.report.clone(),
            wrong: (!self.is_clean()).then(|| wrong(&self.report)),
            today: self.config.today,
            desk: self.desk.clone(),
        };
        self.preview.show(Update {
            pages: self.pages(),
            report: report::html(&self.report, &loaded.files, &self.desk),
            answers: Arc::new(move |name: &str, about: &str| known.answer(name, about)),
        });
    }

    fn pages(&self) -> Option<Arc<Made>> {
        self.shown.clone().map(|edition| edition as Arc<Made>)
    }
}

/// A report with what the templates do wrong, and the number of pages.
fn with(report: Report, of_templates: Vec<Diagnostic>, pages: usize, files: &Files) -> Report {
    let mut diagnostics = report.diagnostics;
    diagnostics.extend(of_templates);
    Report::new(diagnostics, files, Counts { pages, ..report.counts })
}

/// What keeps a state from being shown, in a phrase.
fn wrong(report: &Report) -> String {
    match report.count(Severity::Error) {
        0 => counted(report.count(Severity::Warning), "warning"),
        errors => counted(errors, "error"),
    }
}

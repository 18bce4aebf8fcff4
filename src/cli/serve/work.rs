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
use crate::diag::{Diagnostic, Report, Severity};
use crate::edge::disk;
use crate::edge::serve::{Made, Preview, Update};
use crate::load::{self, Remembered};
use crate::model::{Config, Route};
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
        let (edition, found) = self.load(files)?;
        let report = self.checker.check(&edition, &self.config, found);
        self.newest = Some(edition);
        self.settle(report, start.elapsed())
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
        let (edition, found) = self.load(files)?;
        let report = self.first_report(&before, &edition, &changed, found.clone());
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
            self.settle(checked.report, checked.took)?;
        }
        Ok(())
    }

    /// Loads the site with what is remembered of it.
    fn load(&mut self, files: Files) -> io::Result<(Arc<Edition>, Vec<Diagnostic>)> {
        let (site, found) = load::again(&files, &self.config, &mut self.remembered);
        let edition = Edition::new(Arc::new(Loaded { files, site }), &self.config)?;
        Ok((Arc::new(edition), found))
    }

    /// What is wrong with the files that changed, with those that something was wrong with before, and
    /// on the pages that are looked at; and what was known of the others.
    fn first_report(
        &self,
        before: &Edition,
        edition: &Edition,
        changed: &[String],
        found: Vec<Diagnostic>,
    ) -> Report {
        let Loaded { files, site } = &*edition.loaded;
        let changed: BTreeSet<FileId> =
            changed.iter().filter_map(|path| files.find(path)).collect();
        let own = site.pages.iter().filter(|page| changed.contains(&page.file));
        let open = before.visited().into_iter().filter(|route| route.as_str().ends_with('/'));
        let ahead: Vec<Route> =
            own.map(|page| page.route.clone()).chain(open).take(AHEAD).collect();
        let looked_at = site.pages.iter().filter(|page| ahead.contains(&page.route));
        let mut near: BTreeSet<FileId> = looked_at.map(|page| page.file).collect();
        near.extend(changed);
        let known = &self.report.diagnostics;
        near.extend(known.iter().filter(|known| self.forbids(known)).map(|known| known.span.file));
        let of_templates = edition.make_ahead(ahead);
        let scope = Scope { files: Some(&near), is_outdated: &|| false };
        let config = &self.config;
        let mut report = crate::report(site, files, config, found, edition.pages, &scope);
        let counts = report.counts;
        let still = |diagnostic: &&Diagnostic| {
            let file = diagnostic.span.file;
            !near.contains(&file) && files.find(files.path(file)).is_some()
        };
        report.diagnostics.extend(known.iter().filter(still).cloned());
        report.diagnostics.extend(of_templates);
        Report::new(report.diagnostics, files, counts)
    }

    /// Takes up the whole report on the newest state: prints it, and shows what may be shown.
    fn settle(&mut self, report: Report, took: std::time::Duration) -> io::Result<()> {
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

/// What keeps a state from being shown, in a phrase.
fn wrong(report: &Report) -> String {
    match report.count(Severity::Error) {
        0 => counted(report.count(Severity::Warning), "warning"),
        errors => counted(errors, "error"),
    }
}

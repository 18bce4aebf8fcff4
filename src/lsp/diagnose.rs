//! Checking what stands in the files, on a thread of its own, and telling the editor.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use lsp_types::{
    Diagnostic as Told, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString,
    PublishDiagnosticsParams,
};

use super::world::{Snapshot, World};
use crate::check::{self, Scope};
use crate::diag::{Counts, Diagnostic, Report, Severity};
use crate::load::Remembered;
use crate::model::{Config, Route};
use crate::render::{Pages as _, Plan};
use crate::text::{FileId, Files};

/// How much a job does, the quickest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// It checks what the editor looks at.
    Near,
    /// It checks the site.
    Site,
    /// It checks the site, and runs the templates.
    Build,
}

/// What is to be checked.
pub(super) struct Job {
    /// The files.
    pub(super) files: Files,
    /// What a build is told besides them.
    pub(super) config: Config,
    /// Their state.
    pub(super) generation: u64,
    /// What earlier jobs made of them.
    pub(super) remembered: Arc<Mutex<Remembered>>,
    /// The newest state there is; the job is given up when it is not its own.
    pub(super) newest: Arc<AtomicU64>,
    /// How much of them.
    pub(super) depth: Depth,
    /// What is near: files by their paths.
    pub(super) near: BTreeSet<String>,
}

/// What came of a job.
pub(super) struct Checked {
    /// The files that were checked.
    pub(super) files: Files,
    /// Their state.
    pub(super) generation: u64,
    /// How much of them.
    pub(super) depth: Depth,
    /// What was near.
    pub(super) near: BTreeSet<String>,
    /// What is wrong.
    pub(super) problems: Vec<Diagnostic>,
    /// What only a build finds, if one was made.
    pub(super) of_templates: Option<Vec<Diagnostic>>,
}

/// What a job tells while it goes on.
pub(super) enum News {
    /// The report.
    Checked(Box<Checked>),
    /// The site, loaded.
    Loaded(Arc<Snapshot>),
    /// A job is over.
    Over(Depth),
}

impl Job {
    /// Does the work, and tells of it as soon as there is something to tell.
    pub(super) fn run(self, tell: &dyn Fn(News)) {
        let Job { files, config, generation, remembered, newest, depth, near } = self;
        let is_outdated = || newest.load(Ordering::Relaxed) != generation;
        if is_outdated() {
            return;
        }
        let (snapshot, found) = Snapshot::load(files, &config, generation, &remembered);
        let Snapshot { files, site, .. } = &snapshot;
        let focus: Option<BTreeSet<FileId>> = (depth == Depth::Near)
            .then(|| near.iter().filter_map(|path| files.find(path)).collect());
        let scope = Scope { files: focus.as_ref(), is_outdated: &is_outdated };
        let mut problems = check::site(site, files, &config, found, &scope);
        // How a template is written is seen without running any; what it does waits for the build.
        let is_template = |path: &String| path.starts_with("templates/");
        if depth == Depth::Near && near.iter().any(is_template) && !is_outdated() {
            problems.extend(Plan::on_demand(site, files, &config).problems(Vec::new()));
        }
        let of_templates = (depth == Depth::Build && !is_outdated())
            .then(|| of_templates(Plan::new(site, files, &config), &is_outdated));
        if is_outdated() {
            return;
        }
        let sorted = |problems| Report::new(problems, files, Counts::default()).diagnostics;
        tell(News::Checked(Box::new(Checked {
            files: files.clone(),
            generation,
            depth,
            near,
            problems: sorted(problems),
            of_templates: of_templates.map(sorted),
        })));
        tell(News::Loaded(Arc::new(snapshot)));
    }
}

/// What the templates do wrong. Every page is made and forgotten; nobody reads it.
fn of_templates(plan: Plan<'_>, is_outdated: &(dyn Fn() -> bool + Sync)) -> Vec<Diagnostic> {
    use rayon::prelude::*;
    let make = |route: &&Route| if is_outdated() { Vec::new() } else { plan.make(route).1 };
    let failures = plan.routes().par_iter().flat_map_iter(make).collect();
    plan.problems(failures)
}

/// What the editor has been told, by path.
#[derive(Default)]
pub(super) struct Board {
    /// Diagnostics, and the version of the text they were told for.
    told: BTreeMap<String, (Option<i32>, Vec<Told>)>,
    /// What the last build found beyond a check, with the text that it found it in.
    of_templates: Vec<(String, String, Told)>,
}

impl Board {
    /// Takes up what a job found; gives what is new to the editor. What a build found in a file
    /// holds until the file changes or the next build.
    pub(super) fn post(
        &mut self,
        world: &World,
        checked: &Checked,
    ) -> Vec<PublishDiagnosticsParams> {
        let files = &checked.files;
        if let Some(problems) = &checked.of_templates {
            let with_text = |problem: &Diagnostic| {
                let path = files.path(problem.span.file).to_string();
                (path, files.text(problem.span.file).to_owned(), told(problem, world, files))
            };
            self.of_templates = problems.iter().map(with_text).collect();
        }
        let mut by_path: BTreeMap<String, Vec<Told>> = BTreeMap::new();
        for problem in &checked.problems {
            let path = files.path(problem.span.file).to_string();
            by_path.entry(path).or_default().push(told(problem, world, files));
        }
        for (path, text, problem) in &self.of_templates {
            if files.find(path).is_some_and(|file| files.text(file) == text) {
                let told = by_path.entry(path.clone()).or_default();
                if !told.contains(problem) {
                    told.push(problem.clone());
                }
            }
        }
        // What was not checked stays as it was told.
        let is_checked = |path: &&String| match checked.depth {
            Depth::Near => checked.near.contains(*path),
            Depth::Site | Depth::Build => true,
        };
        let paths = by_path.keys().chain(self.told.keys()).chain(world.open.keys());
        let paths: BTreeSet<String> = paths.filter(is_checked).cloned().collect();
        let mut news = Vec::new();
        for path in paths {
            let problems = by_path.remove(&path).unwrap_or_default();
            let version = world.open.get(&path).map(|open| open.version);
            let now = (version, problems);
            if self.told.get(&path) == Some(&now) {
                continue;
            }
            if let Some(uri) = world.uri(&path) {
                let (version, diagnostics) = now.clone();
                news.push(PublishDiagnosticsParams { uri, diagnostics, version });
            }
            if now.0.is_none() && now.1.is_empty() {
                self.told.remove(&path);
            } else {
                self.told.insert(path, now);
            }
        }
        news
    }
}

/// A problem in the words of the protocol.
pub(super) fn told(problem: &Diagnostic, world: &World, files: &Files) -> Told {
    let mut message = problem.message.clone();
    if let Some(help) = &problem.help {
        message.push_str("\nhelp: ");
        message.push_str(help);
    }
    let related = problem.labels.iter().filter_map(|label| {
        let location = world.location(files, label.span)?;
        Some(DiagnosticRelatedInformation { location, message: label.message.clone() })
    });
    let related: Vec<_> = related.collect();
    Told {
        range: world.range(files, problem.span),
        severity: Some(match problem.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(problem.code.to_owned())),
        source: Some("plainfact".to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        ..Told::default()
    }
}

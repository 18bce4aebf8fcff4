//! Checking what stands in the files, on a thread of its own, and telling the editor.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use lsp_types::{
    Diagnostic as Told, DiagnosticRelatedInformation, DiagnosticSeverity, NumberOrString,
    PublishDiagnosticsParams,
};

use super::world::{Snapshot, World};
use crate::diag::{Diagnostic, Severity};
use crate::model::Config;
use crate::text::Files;

/// What is to be checked.
pub(super) struct Job {
    /// The files.
    pub(super) files: Files,
    /// What a build is told besides them.
    pub(super) config: Config,
    /// Their state.
    pub(super) generation: u64,
    /// The newest state there is; the job is given up when it is not its own.
    pub(super) newest: Arc<AtomicU64>,
    /// Whether there is time: then templates are run as well, and the site is kept for questions.
    pub(super) is_thorough: bool,
}

/// What came of a job.
pub(super) struct Checked {
    /// The files that were checked.
    pub(super) files: Files,
    /// Their state.
    pub(super) generation: u64,
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
    /// A job is over, a thorough one or not.
    Over(bool),
}

impl Job {
    fn is_outdated(&self) -> bool {
        self.newest.load(Ordering::Relaxed) != self.generation
    }

    /// Does the work, and tells of it as soon as there is something to tell.
    pub(super) fn run(self, tell: &dyn Fn(News)) {
        if !self.is_outdated() {
            let problems = crate::check(&self.files, &self.config).diagnostics;
            let of_templates = (self.is_thorough && !self.is_outdated()).then(|| {
                let (_, report) = crate::build(&self.files, &self.config);
                let known = |problem: &Diagnostic| problems.contains(problem);
                report.diagnostics.into_iter().filter(|problem| !known(problem)).collect()
            });
            let (files, generation) = (self.files.clone(), self.generation);
            let checked = Checked { files, generation, problems, of_templates };
            tell(News::Checked(Box::new(checked)));
        }
        if self.is_thorough && !self.is_outdated() {
            let Job { files, config, generation, .. } = self;
            tell(News::Loaded(Arc::new(Snapshot::load(files, &config, generation))));
        }
    }
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
                by_path.entry(path.clone()).or_default().push(problem.clone());
            }
        }
        let paths: BTreeSet<String> =
            by_path.keys().chain(self.told.keys()).chain(world.open.keys()).cloned().collect();
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

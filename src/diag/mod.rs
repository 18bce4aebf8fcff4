//! What is wrong, where, and how it is told.
//!
//! One struct serves every phase. Leaf code returns a bare message or a typed problem; whoever
//! knows the place makes the [`Diagnostic`]. The words belong to whoever finds the problem.
//!
//! A message is a phrase without a full stop, with what was read in backticks. `help` says what to
//! do. A `fix` is there only when the mend is certain.

pub mod github;
pub mod human;
pub mod json;
pub mod mend;
mod near;
pub mod sarif;

pub use near::{certain, nearest};

use std::collections::BTreeMap;

use crate::text::{Files, Span};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something that only the world can mend (no archived copy yet); never fails anything.
    Note,
    /// Something to mend; fails a build under `--strict`.
    Warning,
    /// Something that keeps the site from being published.
    Error,
}

impl Severity {
    /// The word that stands before the code in a report.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A second place that explains the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is to be seen there.
    pub message: String,
}

/// A replacement of the text at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The check it comes from, in kebab-case.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in a phrase.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// How to mend it.
    pub help: Option<String>,
    /// Edits that mend it for certain; empty when a person must decide.
    pub fix: Vec<Edit>,
}

impl Diagnostic {
    /// An error; the other severities and the rest of the story are added with the methods below.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            span,
            labels: Vec::new(),
            help: None,
            fix: Vec::new(),
        }
    }

    /// A warning.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, span, message) }
    }

    /// A note.
    pub fn note(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Note, ..Diagnostic::error(code, span, message) }
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Offers a certain mend.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.fix.push(Edit { span, text: text.into() });
        self
    }
}

/// What the site holds, for the last line of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Pages published, generated ones included.
    pub pages: usize,
    /// Facts in the registry.
    pub facts: usize,
    /// Their claims.
    pub claims: usize,
}

/// All problems of one run, in the order of paths and positions, each once.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The problems.
    pub diagnostics: Vec<Diagnostic>,
    /// What the site holds.
    pub counts: Counts,
}

impl Report {
    /// Sorts and deduplicates `diagnostics`, so that a report is the same on every run and every
    /// number of threads.
    pub fn new(mut diagnostics: Vec<Diagnostic>, files: &Files, counts: Counts) -> Report {
        // Ids are given in the order of reading; paths are what people sort by.
        let order = |a: &Diagnostic, b: &Diagnostic| {
            let path = |d: &Diagnostic| -> &str { files.path(d.span.file) };
            (path(a).cmp(path(b)))
                .then((a.span.start, a.span.end).cmp(&(b.span.start, b.span.end)))
                .then(b.severity.cmp(&a.severity))
                .then(a.code.cmp(b.code))
                .then_with(|| (&a.message, &a.help).cmp(&(&b.message, &b.help)))
                .then_with(|| (&a.labels, &a.fix).cmp(&(&b.labels, &b.fix)))
        };
        diagnostics.sort_unstable_by(order);
        diagnostics.dedup();
        Report { diagnostics, counts }
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether something keeps the site from being published.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How often each code was reported.
    pub fn by_code(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for diagnostic in &self.diagnostics {
            *counts.entry(diagnostic.code).or_default() += 1;
        }
        counts
    }
}

//! How a run ended.

use std::process::ExitCode;

use crate::diag::{Report, Severity};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is well.
    Clean,
    /// The report has something that must be mended.
    Wrong,
    /// The program was called wrongly, or the outside world failed.
    Failed,
}

impl Outcome {
    /// What a report comes to: the one place that decides whether a site may be published. Errors
    /// forbid it; under `--strict` warnings do, too; notes never.
    pub(super) fn of(report: &Report, strict: bool) -> Outcome {
        let worst = report.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
        match worst {
            Some(Severity::Error) => Outcome::Wrong,
            Some(Severity::Warning) if strict => Outcome::Wrong,
            Some(Severity::Warning | Severity::Note) | None => Outcome::Clean,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::Wrong => ExitCode::from(1),
            Outcome::Failed => ExitCode::from(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Counts, Diagnostic};
    use crate::text::{Files, Span};

    #[test]
    fn warnings_fail_only_when_strict() {
        let mut files = Files::new();
        let span = Span::new(files.insert_text("a.md", ""), 0..0);
        let check = |diagnostic: Diagnostic, lenient, strict| {
            let report = Report::new(vec![diagnostic], &files, Counts::default());
            assert_eq!(Outcome::of(&report, false), lenient);
            assert_eq!(Outcome::of(&report, true), strict);
        };
        check(Diagnostic::error("x", span, "x"), Outcome::Wrong, Outcome::Wrong);
        check(Diagnostic::warning("x", span, "x"), Outcome::Clean, Outcome::Wrong);
        check(Diagnostic::note("x", span, "x"), Outcome::Clean, Outcome::Clean);
    }
}

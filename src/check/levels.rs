//! How severe a site wants each check to be.

use super::find;
use crate::diag::{Diagnostic, Severity, nearest};
use crate::model::{Level, Settings};

/// Gives each problem the severity that `site.yaml` asks for, and leaves out what it allows.
/// Problems that loading finds stay errors: the site is not what its editors wrote.
pub(super) fn apply(settings: &Settings, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept = Vec::with_capacity(problems.len());
    for mut problem in problems {
        let level = settings.checks.get(problem.code).map(|level| level.value);
        match level.filter(|_| find(problem.code).is_some_and(|check| check.run.is_some())) {
            None => {}
            Some(Level::Deny) => problem.severity = Severity::Error,
            Some(Level::Warn) => problem.severity = Severity::Warning,
            Some(Level::Note) => problem.severity = Severity::Note,
            Some(Level::Allow) => continue,
        }
        kept.push(problem);
    }
    kept.extend(unknown(settings));
    kept
}

/// A level for a check that does not exist, or that cannot have one, does nothing.
fn unknown(settings: &Settings) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (code, level) in &settings.checks {
        let problem = match find(code) {
            Some(check) if check.run.is_some() => continue,
            Some(_) => Diagnostic::error(
                "unknown-field",
                level.span,
                format!("`{code}` has no level: it always keeps a page from being read"),
            )
            .help("take the line out"),
            None => {
                let problem = Diagnostic::error(
                    "unknown-field",
                    level.span,
                    format!("there is no check `{code}`"),
                );
                match nearest(code, super::ALL.iter().map(|check| check.code)) {
                    Some(near) => problem.help(format!("did you mean `{near}`?")),
                    None => problem.help("`plainfact explain` lists the checks"),
                }
            }
        };
        problems.push(problem);
    }
    problems
}

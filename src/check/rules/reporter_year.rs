//! `reporter-year`: a decision of a year in which its reporter did not come out.

use crate::check::reading::Reading;
use crate::check::{Context, reporters};
use crate::diag::Diagnostic;
use crate::text::Span;

/// Citations in the prose.
pub(in crate::check) fn run(
    _: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    for reading in readings {
        for cited in reporters::find(reading.text()) {
            if let Some((year, range)) = cited.year
                && let Some(span) = reading.span(range)
            {
                problems.extend(problem(cited.reporter, year, span));
            }
        }
    }
}

/// Those of the registry.
pub(in crate::check) fn registry(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for case in context.registry().cases.values() {
        for reported in &case.reported {
            if let Some(year) = reported.year {
                let reporter = &reported.reporter;
                let problem = problem(&reporter.value, year.value, year.span);
                problems.extend(problem.map(|p| p.label(reporter.span, "the reporter")));
            }
        }
    }
    for source in context.registry().sources.values() {
        let reporter = source.fields.iter().find(|(name, _)| name == "container-title");
        if let (Some((_, reporter)), Some(issued)) = (reporter, source.issued) {
            let problem = problem(&reporter.value, issued.value.year, issued.span);
            problems.extend(problem.map(|p| p.label(reporter.span, "the reporter")));
        }
    }
}

fn problem(reporter: &str, year: i16, span: Span) -> Option<Diagnostic> {
    let (name, years) = reporters::years(reporter)?;
    if years.contains(&year) {
        return None;
    }
    let came_out = reporters::span_of(reporter);
    let message = format!("no decision of {year} is in `{name}`, which came out {came_out}");
    let problem = Diagnostic::error("reporter-year", span, message);
    Some(match reporters::sibling(reporter, year) {
        Some(series) => {
            problem.help(format!("look the citation up; decisions of {year} are in `{series}`"))
        }
        None => problem.help("look the citation up: the year or the reporter is wrong"),
    })
}

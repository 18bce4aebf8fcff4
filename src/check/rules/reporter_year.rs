//! `reporter-year`: a decision of a year in which its reporter did not come out.

use crate::check::{Context, reporters};
use crate::diag::Diagnostic;
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let mut check = |reporter: &str, year: i16, span: Span, at: Option<Span>| {
        let Some((name, years)) = reporters::years(reporter) else { return };
        if years.contains(&year) {
            return;
        }
        let came_out = reporters::span_of(reporter);
        let message = format!("no decision of {year} is in `{name}`, which came out {came_out}");
        let problem = Diagnostic::error("reporter-year", span, message);
        let problem = match reporters::sibling(reporter, year) {
            Some(series) => {
                problem.help(format!("look the citation up; decisions of {year} are in `{series}`"))
            }
            None => problem.help("look the citation up: the year or the reporter is wrong"),
        };
        problems.push(match at {
            Some(at) => problem.label(at, "the reporter"),
            None => problem,
        });
    };
    for case in context.registry().cases.values() {
        for reported in &case.reported {
            if let Some(year) = reported.year {
                let reporter = &reported.reporter;
                check(&reporter.value, year.value, year.span, Some(reporter.span));
            }
        }
    }
    for source in context.registry().sources.values() {
        let reporter = source.fields.iter().find(|(name, _)| name == "container-title");
        if let (Some((_, reporter)), Some(issued)) = (reporter, source.issued) {
            check(&reporter.value, issued.value.year, issued.span, Some(reporter.span));
        }
    }
    for reading in &context.readings {
        for cited in reporters::find(reading.text()) {
            if let Some((year, range)) = cited.year
                && let Some(span) = reading.span(range)
            {
                check(cited.reporter, year, span, None);
            }
        }
    }
}

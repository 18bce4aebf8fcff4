//! `tracking-url`: an address with parameters that tell who sent the reader.

use crate::check::{Context, urls};
use crate::diag::Diagnostic;
use crate::model::Target;
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    // A saved copy is found by the very address it was saved from.
    let sources = registry.sources.values().filter_map(|source| source.url.as_ref());
    let parties = registry.parties.values().filter_map(|party| party.url.as_ref());
    for url in sources.chain(parties) {
        look(context, &url.value, url.span, problems);
    }
    for (_, target) in &context.targets {
        if let Target::External(url) = &target.target.value {
            look(context, url, target.target.span, problems);
        }
    }
}

fn look(context: &Context<'_>, url: &str, span: Span, problems: &mut Vec<Diagnostic>) {
    let tracking = urls::tracking(url);
    if tracking.is_empty() {
        return;
    }
    let names: Vec<&str> =
        tracking.iter().map(|parameter| parameter.split('=').next().unwrap_or(parameter)).collect();
    let message = format!("the address tells who sent the reader: `{}`", names.join("`, `"));
    let clean = urls::without_tracking(url);
    let mut problem = Diagnostic::warning("tracking-url", span, message)
        .help(format!("the page is the same at `{clean}`"));
    // Where escapes or quotation marks stand in the file, the place of the address is not its text.
    let written = context.files.snippet(span);
    if let Some(at) = written.find(url) {
        let start = span.range().start + at;
        problem = problem.fix(Span::new(span.file, start..start + url.len()), clean);
    }
    problems.push(problem);
}

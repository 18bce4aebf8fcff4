//! `broken-anchor`: a link to a heading that is not there.

use crate::check::Context;
use crate::check::anchors::of_page;
use crate::check::texts::Owner;
use crate::diag::{Diagnostic, certain, nearest};
use crate::model::{Destination, Page, Target};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (text, target) in &context.targets {
        match &target.target.value {
            Target::Anchor(anchor) => match text.owner {
                Owner::Page(page, _) => {
                    look(context, page, anchor, target.target.span, problems);
                }
                Owner::Settings | Owner::Entry(..) => problems.push(
                    Diagnostic::error(
                        "broken-anchor",
                        target.target.span,
                        format!("`#{anchor}` is on no page: this text may stand on several"),
                    )
                    .help("write the path of the page, too: `../../policy/index.md#memo`"),
                ),
            },
            Target::File { path, anchor: Some(anchor) } => {
                let from = context.path_of(text);
                let destination = if path.is_empty() {
                    context.site.page_at(&from)
                } else {
                    match context.site.resolve(&from, path) {
                        Destination::Page(page) => Some(page),
                        _ => None,
                    }
                };
                if let Some(page) = destination {
                    look(context, page, &anchor.value, anchor.span, problems);
                }
            }
            _ => {}
        }
    }
}

fn look(
    context: &Context<'_>,
    page: &Page,
    anchor: &str,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) {
    let anchors = of_page(page);
    if anchors.iter().any(|(id, _)| id.as_str() == anchor) {
        return;
    }
    let message = format!("`{}` has no heading `#{anchor}`", page.path);
    let problem = Diagnostic::error("broken-anchor", span, message);
    let ids = || anchors.iter().map(|(id, _)| id.as_str());
    // An address that is an anchor alone begins with its mark.
    let hash = context.files.snippet(span).starts_with('#');
    let place = Span { start: span.start + u32::from(hash), ..span };
    let problem = match certain(anchor, ids()).filter(|_| context.reads(place, anchor)) {
        Some(mend) => problem.fix(place, mend),
        None => problem,
    };
    problems.push(match nearest(anchor, ids()) {
        Some(near) => problem.help(format!("did you mean `#{near}`?")),
        None if anchors.is_empty() => problem.help("the page has no headings"),
        None => {
            let all: Vec<String> = anchors.iter().map(|(id, _)| format!("#{}", id.value)).collect();
            problem.help(format!("its headings are {}", all.join(", ")))
        }
    });
}

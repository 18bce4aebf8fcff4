//! `heading-jump`: a heading that skips a level.

use crate::check::Context;
use crate::diag::{Diagnostic, Edit};
use crate::model::BlockKind;
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        let mut headings: Vec<(u8, Span)> = Vec::new();
        page.body.each_block(&mut |block| {
            if let BlockKind::Heading { level, .. } = block.kind {
                headings.push((level, block.span));
            }
        });
        // The page's title is the heading of level 1.
        let mut before = 1;
        for (at, &(level, span)) in headings.iter().enumerate() {
            if level == 1 {
                problems.push(
                    Diagnostic::warning("heading-jump", span, "a second title")
                        .help("the front matter has the title; begin sections with `##`"),
                );
            } else if level > before + 1 {
                let message = format!("a heading of level {level} after one of level {before}");
                let problem = Diagnostic::warning("heading-jump", span, message)
                    .help(format!("begin it with `{}`", "#".repeat(usize::from(before) + 1)));
                let section = headings.get(at..).unwrap_or_default();
                let fix = raised(context, section, level - before - 1).unwrap_or_default();
                problems.push(Diagnostic { fix, ..problem });
            }
            before = level;
        }
    }
}

/// The edits that raise a section, its own headings included, by some levels. None when one of
/// them is not written with `#`.
fn raised(context: &Context<'_>, section: &[(u8, Span)], levels: u8) -> Option<Vec<Edit>> {
    let (top, _) = *section.first()?;
    let inner = section.iter().take_while(|(level, _)| *level >= top);
    let raise = |(level, span): &(u8, Span)| {
        let marks = "#".repeat(usize::from(*level));
        let written = context.files.snippet(*span).starts_with(&marks);
        let taken = Span { end: span.start + u32::from(levels), ..*span };
        written.then(|| Edit { span: taken, text: String::new() })
    };
    inner.map(raise).collect()
}

//! `heading-jump`: a heading that skips a level.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::BlockKind;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for page in &context.site.pages {
        // The page's title is the heading of level 1.
        let mut before = 1;
        page.body.each_block(&mut |block| {
            let BlockKind::Heading { level, .. } = block.kind else { return };
            if level == 1 {
                problems.push(
                    Diagnostic::warning("heading-jump", block.span, "a second title")
                        .help("the front matter has the title; begin sections with `##`"),
                );
            } else if level > before + 1 {
                let message = format!("a heading of level {level} after one of level {before}");
                problems.push(
                    Diagnostic::warning("heading-jump", block.span, message)
                        .help(format!("begin it with `{}`", "#".repeat(usize::from(before) + 1))),
                );
            }
            before = level;
        });
    }
}

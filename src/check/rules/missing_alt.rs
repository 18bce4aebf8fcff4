//! `missing-alt`: an image without words for those who do not see it.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Target, plain};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, target) in &context.targets {
        let image = target.embedded && matches!(target.target.value, Target::File { .. });
        if image && plain(target.content).trim().is_empty() {
            problems.push(
                Diagnostic::error("missing-alt", target.span, "a picture without a description")
                    .help(
                        "say between the brackets what is to be seen: `![What is seen](photo.jpg)`",
                    ),
            );
        }
    }
}

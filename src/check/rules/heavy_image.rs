//! `heavy-image`: a picture that keeps readers waiting.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Destination, Target};

/// The most bytes that a picture may have without a word.
const MOST: u64 = 300 * 1024;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (text, target) in &context.targets {
        let Target::File { path, .. } = &target.target.value else { continue };
        if !target.embedded {
            continue;
        }
        let Destination::Asset(_, file) = context.site.resolve(&context.path_of(text), path) else {
            continue;
        };
        let size = context.files.body(file).size();
        if size > MOST {
            let message = format!("`{path}` has {} KB", size.div_ceil(1024));
            problems.push(Diagnostic::warning("heavy-image", target.target.span, message).help(
                format!(
                    "make it smaller than {} KB: fewer pixels, or saved as AVIF or WebP",
                    MOST / 1024
                ),
            ));
        }
    }
}

//! `vague-correction`: a correction that says neither what was wrong nor what is right.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::CorrectionKind;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for correction in context.registry().corrections.values() {
        // An update, a note or a withdrawal need not be about any one wording.
        let about_words = match correction.kind.value {
            CorrectionKind::Correction | CorrectionKind::Clarification => true,
            CorrectionKind::Update | CorrectionKind::Withdrawal | CorrectionKind::EditorsNote => {
                false
            }
        };
        if about_words && correction.was.is_none() && correction.is.is_none() {
            let word = correction.kind.value.word();
            let message = format!("a {word} that says neither what was wrong nor what is right");
            problems.push(
                Diagnostic::warning("vague-correction", correction.id.span, message)
                    .help("add `was:` and `is:` in the words of the page"),
            );
        }
    }
}

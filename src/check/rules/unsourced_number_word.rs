//! `unsourced-number-word`: a number in words, or a fraction, that nothing accounts for.

use crate::check::Context;
use crate::check::prose::{Verdict, link};
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for number in &context.numbers {
        let Verdict::Word(claims) = &number.verdict else { continue };
        let words = &number.words;
        let message = format!("nothing accounts for \"{words}\"");
        let exempt =
            format!("exempt it: `<!-- allow(unsourced-number-word \"{words}\"): reason -->`");
        let help = match claims.first() {
            Some((fact, claim)) => format!("write {}, or {exempt}", link(words, fact, claim)),
            None => format!("link it to a fact, or {exempt}"),
        };
        problems
            .push(Diagnostic::warning("unsourced-number-word", number.span, message).help(help));
    }
}

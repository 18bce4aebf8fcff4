//! `bad-link`: a link with a scheme that is not allowed, or a picture from elsewhere.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::Target;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, target) in &context.targets {
        let span = target.target.span;
        match &target.target.value {
            Target::Forbidden(scheme) if scheme == "//" => problems.push(
                Diagnostic::error("bad-link", span, "an address that begins with `//`")
                    .help("write `https://` in full"),
            ),
            Target::Forbidden(scheme) => problems.push(
                Diagnostic::error(
                    "bad-link",
                    span,
                    format!("a link may not begin with `{scheme}:`"),
                )
                .help(
                    "links may be http, https, mailto, tel, or fact, source, term, party, case; \
                         a file of the site is linked by its relative path",
                ),
            ),
            Target::External(url) if target.embedded => problems.push(
                Diagnostic::error(
                    "bad-link",
                    span,
                    format!("the picture `{url}` is on another site"),
                )
                .help("put the file beside the page: readers' browsers ask nobody but this site"),
            ),
            Target::Malformed(why) => problems.push(
                Diagnostic::error("unparsed-reference", span, why.clone())
                    .help("`plainfact explain unparsed-reference` shows every form"),
            ),
            Target::External(_)
            | Target::Fact(_)
            | Target::Source(_)
            | Target::Term(_)
            | Target::Party(_)
            | Target::Case(_)
            | Target::Series(..)
            | Target::Timeline(_)
            | Target::Cases(_)
            | Target::File { .. }
            | Target::Anchor(_) => {}
        }
    }
}

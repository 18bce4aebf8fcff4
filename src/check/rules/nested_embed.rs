//! `nested-embed`: a card, chart or list within a text that such cards and lists are made of.

use crate::check::Context;
use crate::check::texts::Owner;
use crate::diag::Diagnostic;
use crate::model::Target;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (text, target) in &context.targets {
        let of_page = matches!(text.owner, Owner::Page(..));
        if of_page || !target.alone {
            continue;
        }
        let what = match &target.target.value {
            Target::Fact(_) => "a figure card",
            Target::Series(..) => "a chart",
            Target::Case(_) => "a docket",
            Target::Cases(_) => "a list of cases",
            Target::Timeline(_) => "a timeline",
            _ => continue,
        };
        let message =
            format!("{what} in a text of the registry, which is shown in such places itself");
        problems.push(Diagnostic::error("nested-embed", target.span, message).help(
            "take away the `!` and give the link words; cards, charts and lists stand in pages",
        ));
    }
}

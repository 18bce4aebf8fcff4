//! `private-party`: a reference to a private person.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::Target;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for (_, target) in &context.targets {
        let Target::Party(id) = &target.target.value else { continue };
        let Some(party) = registry.parties.get(&id.value).filter(|party| party.private) else {
            continue;
        };
        problems.push(
            Diagnostic::error(
                "private-party",
                id.span,
                format!("`{}` is a private person", id.value),
            )
            .label(party.id.span, "marked as private here")
            .help("write the name alone, as the court does, without a link"),
        );
    }
    for party in registry.parties.values().filter(|party| party.private) {
        let details = [
            party.url.as_ref().map(|url| url.span),
            party.from.map(|from| from.span),
            party.until.map(|until| until.span),
        ];
        for span in details.into_iter().flatten() {
            problems.push(
                Diagnostic::error("private-party", span, "a detail about a private person")
                    .label(party.id.span, "marked as private here")
                    .help("take it out: a private person has a name and a role, no more"),
            );
        }
    }
}

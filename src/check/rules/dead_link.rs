//! `dead-link`: an address that led nowhere when it was last visited.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Reach, Target, VISITS, Visits};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(file) = context.files.find(VISITS) else { return };
    let visits = Visits::parse(context.files.text(file));
    let dead = |address: &str| {
        visits.0.get(address).filter(|visit| visit.state == Reach::Dead).map(|visit| {
            format!("nothing was there on {}: the host answered {}", visit.day, visit.answer)
        })
    };
    for source in context.registry().sources.values() {
        let saved = source.snapshot.as_ref().is_some_and(|snapshot| snapshot.url.is_some());
        // Readers are led to the saved copy beside it.
        let Some(url) = source.url.as_ref().filter(|_| !saved) else { continue };
        if let Some(message) = dead(&url.value) {
            problems.push(Diagnostic::warning("dead-link", url.span, message).help(
                "find where it is now, or add `snapshot:` with the address of an archived copy; then run \
                 `plainfact links`",
            ));
        }
    }
    let elsewhere = context.targets.iter().filter_map(|(_, link)| match &link.target.value {
        Target::External(address) => Some((address.as_str(), link.target.span)),
        _ => None,
    });
    let parties = context.registry().parties.values().filter_map(|party| party.url.as_ref());
    for (address, span) in elsewhere.chain(parties.map(|url| (url.value.as_str(), url.span))) {
        if let Some(message) = dead(address) {
            problems.push(
                Diagnostic::warning("dead-link", span, message)
                    .help("lead readers to where it is now; then run `plainfact links`"),
            );
        }
    }
}

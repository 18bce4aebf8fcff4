//! Figures: after `[3,9` or `[children`, the whole reference is offered.

use lsp_types::CompletionItemKind;

use super::{Caret, Offer};
use crate::figure::write;
use crate::lsp::about;
use crate::model::{Claim, Fact, Id};

/// How many figures are offered at once; more come as more is typed.
const MOST: usize = 100;

/// The figures whose value, label or id has words that begin like those typed after `[`.
pub(super) fn offers(caret: &Caret<'_>) -> Option<Vec<Offer>> {
    let before = caret.before();
    let open = before.rfind('[')?;
    let typed = &before[open + 1..];
    let is_text = !typed.contains([']', '@', '^', '(']) && !before[..open].ends_with(['!', ']']);
    if !is_text {
        return None;
    }
    let site = &caret.snapshot.site;
    let wanted = folded(typed);
    let wanted: Vec<&str> =
        wanted.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut offers = Vec::new();
    for (id, fact) in &site.registry.facts {
        for claim in &fact.claims {
            let value = write::value(fact, claim, caret.lang());
            let label = fact.label.plain(caret.lang());
            let all = folded(&format!("{value} {label} {id}"));
            let words: Vec<&str> = all.split(|c: char| !c.is_alphanumeric()).collect();
            if wanted.iter().all(|typed| words.iter().any(|word| word.starts_with(*typed))) {
                let starts = folded(&value).starts_with(&folded(typed));
                offers.push((!starts, offer(caret, typed, id, fact, claim, &value, &label)));
            }
        }
    }
    // Those that begin as it is typed come first.
    offers.sort_by_key(|(is_later, _)| *is_later);
    Some(offers.into_iter().map(|(_, offer)| offer).take(MOST).collect())
}

fn offer(
    caret: &Caret<'_>,
    typed: &str,
    id: &Id,
    fact: &Fact,
    claim: &Claim,
    value: &str,
    label: &str,
) -> Offer {
    let is_meant = fact.preferred_claim().is_some_and(|preferred| preferred.id == claim.id);
    let named = if is_meant { String::new() } else { format!("#{}", claim.id.value) };
    // Many editors have closed the bracket already.
    let closed = usize::from(caret.after().starts_with(']'));
    Offer {
        label: value.to_owned(),
        detail: format!("{label} (fact:{id}{named})"),
        about: about::fact(&caret.snapshot.site, caret.lang(), fact, Some(claim)),
        text: format!("{value}](fact:{id}{named})"),
        replaces: (typed.len(), closed),
        // It has been compared here; the editor is to show it.
        filter: typed.to_owned(),
        kind: CompletionItemKind::VALUE,
    }
}

/// Without capitals and the commas of numbers, so that `3913` finds `3,913`.
fn folded(text: &str) -> String {
    text.chars().filter(|c| *c != ',').flat_map(char::to_lowercase).collect()
}

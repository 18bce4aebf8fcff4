//! Every reference to a fact, compared with the registry.

use rayon::prelude::*;

use super::Context;
use super::texts::SiteText;
use crate::diag::Diagnostic;
use crate::figure::{self, Mismatch};
use crate::model::{Claim, EntryKind, Fact, FactRef, Site, Target, TargetUse, plain};
use crate::text::Span;

/// A reference to a fact in some text.
pub(crate) struct FigureUse<'a> {
    /// The link.
    pub(crate) target: TargetUse<'a>,
    /// What it names.
    pub(crate) reference: &'a FactRef,
    /// What came of looking it up.
    pub(crate) found: Found<'a>,
    /// Where the words part from the registry.
    pub(crate) mismatch: Option<Mismatch>,
}

/// What came of looking up a reference.
#[derive(Clone, Copy)]
pub(crate) enum Found<'a> {
    /// The fact and the claim meant.
    Claim(&'a Fact, &'a Claim),
    /// The fact, which has no such claim.
    NoSuchClaim(&'a Fact),
    /// The fact, which has several claims, and none is named or preferred.
    Undecided(&'a Fact),
    /// An entry that is reported where it stands.
    Broken,
    /// Nothing.
    Nothing,
}

/// Looks up and compares every reference, in the order of the texts.
pub(crate) fn compare<'a>(
    site: &'a Site,
    targets: &[(SiteText<'a>, TargetUse<'a>)],
) -> Vec<FigureUse<'a>> {
    let one = |&(text, target): &(SiteText<'a>, TargetUse<'a>)| {
        let Target::Fact(reference) = &target.target.value else { return None };
        let found = look_up(site, reference);
        // An embed's words are its title, not the figure.
        let mismatch = match found {
            Found::Claim(fact, claim) if !target.embedded && !target.content.is_empty() => {
                let words = plain(target.content);
                figure::compare(&words, fact, claim, reference.form, text.lang).err()
            }
            Found::Claim(..)
            | Found::NoSuchClaim(_)
            | Found::Undecided(_)
            | Found::Broken
            | Found::Nothing => None,
        };
        Some(FigureUse { target, reference, found, mismatch })
    };
    targets.par_iter().filter_map(one).collect()
}

fn look_up<'a>(site: &'a Site, reference: &FactRef) -> Found<'a> {
    let id = &reference.fact.value;
    let Some(fact) = site.registry.facts.get(id) else {
        return if site.registry.is_broken(EntryKind::Fact, id) {
            Found::Broken
        } else {
            Found::Nothing
        };
    };
    if fact.claims.is_empty() {
        // A formula that has no value is reported at the formula.
        return Found::Broken;
    }
    match fact.resolve(reference.claim.as_ref().map(|claim| &claim.value)) {
        Some(claim) => Found::Claim(fact, claim),
        None if reference.claim.is_some() || fact.preferred.is_some() => Found::NoSuchClaim(fact),
        None => Found::Undecided(fact),
    }
}

/// Reports the uses whose words part from the registry in the way that `code` names.
pub(crate) fn mismatches(
    context: &Context<'_>,
    code: &'static str,
    problems: &mut Vec<Diagnostic>,
) {
    for figure in &context.figures {
        let (Found::Claim(fact, claim), Some(mismatch)) = (figure.found, &figure.mismatch) else {
            continue;
        };
        if mismatch.wrong.code() != code {
            continue;
        }
        let words = figure.target.words;
        let mut problem = Diagnostic::error(code, words, mismatch.message.clone())
            .label(claim.value.span, provenance(context, fact, claim))
            .help(mismatch.help.clone());
        if let (Some(suggestion), true) = (&mismatch.suggestion, mismatch.certain)
            && let Some((span, text)) = rewording(context, &figure.target, suggestion)
        {
            problem = problem.fix(span, text);
        }
        problems.push(problem);
    }
}

/// Where the words of a link become others: only the part that differs, so that emphasis and
/// entities around it stay. None where that part is not to be found for certain, or where the new
/// words might mean something to Markdown or YAML.
fn rewording(
    context: &Context<'_>,
    target: &TargetUse<'_>,
    suggestion: &str,
) -> Option<(Span, String)> {
    let old = plain(target.content);
    let source = context.files.snippet(target.words);
    if source == old && is_plain(suggestion) {
        return Some((target.words, suggestion.to_owned()));
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split(' ').collect(), suggestion.split(' ').collect());
    let first = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - first;
    let ends = old.iter().rev().zip(new.iter().rev()).take(most);
    let last = ends.take_while(|(old, new)| old == new).count();
    let middle = |list: &[&str]| list.get(first..list.len() - last).map(|words| words.join(" "));
    let (old, new) = (middle(&old)?, middle(&new)?);
    let mut places = source.match_indices(old.as_str());
    let (at, _) = places.next().filter(|_| !old.is_empty())?;
    let start = target.words.range().start + at;
    let only = places.next().is_none() && is_plain(&new);
    only.then(|| (Span::new(target.words.file, start..start + old.len()), new))
}

/// Whether words mean nothing but themselves in Markdown and in every style of YAML.
fn is_plain(words: &str) -> bool {
    words.chars().all(|c| c.is_alphanumeric() || " \u{a0},.-–—%$€£¢’/".contains(c))
}

/// The value with who counted, when, and the source: what an editor needs to decide who is right.
fn provenance(context: &Context<'_>, fact: &Fact, claim: &Claim) -> String {
    let lang = &context.site.settings.default_language;
    let registry = context.registry();
    let mut words = format!("`{}` is {}", fact.id.value, figure::write::value(fact, claim, lang));
    if let Some(as_of) = claim.as_of {
        words.push_str(&format!(" as of {}", figure::write::date(as_of.value, lang)));
    }
    let source = claim.sources.first().and_then(|source| registry.sources.get(&source.id.value));
    if let Some(source) = source {
        words.push_str(&format!(", by \"{}\"", source.title.value));
    }
    words
}

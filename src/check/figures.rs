//! Every reference to a fact, compared with the registry.

use rayon::prelude::*;
use rust_decimal::Decimal;

use super::Context;
use super::texts::SiteText;
use crate::diag::Diagnostic;
use crate::figure::read::Quantity;
use crate::figure::{self, Hedge, Mismatch, Wrong};
use crate::model::{
    Claim, EntryKind, Fact, FactRef, Form, Kind, Lang, Modifier, Site, Target, TargetUse, Value,
    plain,
};
use crate::text::Span;

/// A reference to a fact in some text.
pub(crate) struct FigureUse<'a> {
    /// The text it stands in.
    pub(crate) text: SiteText<'a>,
    /// The link.
    pub(crate) target: TargetUse<'a>,
    /// What it names.
    pub(crate) reference: &'a FactRef,
    /// What came of looking it up.
    pub(crate) found: Found<'a>,
    /// Where the words part from the registry.
    pub(crate) mismatch: Option<Mismatch>,
}

impl<'a> FigureUse<'a> {
    /// The fact and claim whose value its words state; nothing for an embed, or for another field
    /// of the claim.
    pub(crate) fn stated(&self) -> Option<(&'a Fact, &'a Claim)> {
        let Found::Claim(fact, claim) = self.found else { return None };
        let value = matches!(self.reference.form, Form::Value | Form::Number | Form::Words);
        (value && !self.target.embedded).then_some((fact, claim))
    }

    /// Its words, or the whole link where the program writes them.
    pub(crate) fn place(&self) -> Span {
        if self.target.content.is_empty() { self.target.span } else { self.target.words }
    }
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
        Some(FigureUse { text, target, reference, found, mismatch })
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
        if code_of(figure, fact, claim, mismatch) != code {
            continue;
        }
        let words = figure.target.words;
        let mut problem = Diagnostic::error(code, words, mismatch.message.clone())
            .label(claim.value.span, provenance(context, fact, claim))
            .help(help(mismatch));
        if let (Some(suggestion), true) = (&mismatch.suggestion, mismatch.certain)
            && let Some((span, text)) = rewording(context, &figure.target, suggestion)
        {
            problem = problem.fix(span, text);
        }
        problems.push(problem);
    }
}

/// The check that reports a mismatch: a hedge that says the contrary of what is true is worse than
/// one that is not borne out.
fn code_of(
    figure: &FigureUse<'_>,
    fact: &Fact,
    claim: &Claim,
    mismatch: &Mismatch,
) -> &'static str {
    let contrary = || {
        let words = plain(figure.target.content);
        says_the_contrary(&words, fact, claim, figure.text.lang, mismatch.wrong)
    };
    match mismatch.wrong {
        Wrong::Hedge | Wrong::Stale if contrary() => "sense-flip",
        wrong => wrong.code(),
    }
}

/// Whether a hedge puts a value on the other side of a number or share than it lies. A number that
/// is another one is stale, whatever its hedge; a share in words has no digits to go stale.
fn says_the_contrary(words: &str, fact: &Fact, claim: &Claim, lang: &Lang, wrong: Wrong) -> bool {
    let Value::Number(value) = claim.value.value else { return false };
    let Ok(reading) = figure::read::read(words, lang) else { return false };
    let written = match &reading.quantity {
        Quantity::Number(number) if wrong == Wrong::Hedge => number.value,
        Quantity::Fraction(share) if fact.kind.value == Kind::Percent => {
            share.value() * Decimal::ONE_HUNDRED
        }
        Quantity::Fraction(share) => share.value(),
        Quantity::Number(_)
        | Quantity::Range(..)
        | Quantity::Plenty(..)
        | Quantity::Date(_)
        | Quantity::Duration(_) => return false,
    };
    let contrary = match reading.hedge {
        Hedge::MoreThan | Hedge::AtLeast => value < written,
        Hedge::FewerThan | Hedge::UpTo | Hedge::Nearly => value > written,
        Hedge::Bare | Hedge::Exactly | Hedge::About => false,
    };
    contrary && claim.modifier.value == Modifier::Exact
}

/// What to do; words that are offered and not certain are said there.
fn help(mismatch: &Mismatch) -> String {
    match &mismatch.suggestion {
        Some(words) if !mismatch.certain && !mismatch.help.contains(words.as_str()) => {
            format!("{}; one may write `{words}`", mismatch.help)
        }
        Some(_) | None => mismatch.help.clone(),
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

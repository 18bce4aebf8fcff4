//! `percentage-points`: the difference of two percentages, called a percentage.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::Context;
use crate::check::figures::FigureUse;
use crate::check::passages::{Link, Passage};
use crate::diag::Diagnostic;
use crate::figure::formula::{self, Expr, Operator};
use crate::figure::{self, TokenKind};
use crate::model::{Fact, Kind, Lang, Registry, Unit, Value, plain};
use crate::text::Span;

/// What the check knows of a language.
struct Words {
    /// The unit, in small letters.
    points: &'static [&'static str],
    /// What a percentage is called where points are meant, the longest first.
    percent: &'static [&'static str],
    /// Verbs of change.
    changes: &'static [&'static str],
}

const ENGLISH: Words = Words {
    points: &["percentage points", "percentage point"],
    percent: &["per cent", "percent", "%"],
    changes: &[
        "rose",
        "risen",
        "rise",
        "grew",
        "grown",
        "increased",
        "increase",
        "climbed",
        "up",
        "fell",
        "fallen",
        "fall",
        "dropped",
        "drop",
        "declined",
        "decline",
        "decreased",
        "decrease",
        "down",
    ],
};

const SPANISH: Words = Words {
    points: &["puntos porcentuales", "punto porcentual"],
    percent: &["por ciento", "por cien", "%"],
    changes: &[
        "subió",
        "subieron",
        "subido",
        "sube",
        "aumentó",
        "aumentaron",
        "aumentado",
        "aumento",
        "creció",
        "crecieron",
        "crecido",
        "alza",
        "bajó",
        "bajaron",
        "bajado",
        "baja",
        "cayó",
        "cayeron",
        "caído",
        "caída",
        "disminuyó",
        "disminuyeron",
        "disminución",
        "descendió",
        "descenso",
        "se redujo",
        "reducción",
    ],
};

fn words_of(lang: &Lang) -> Option<&'static Words> {
    match lang.as_str() {
        "en" => Some(&ENGLISH),
        "es" => Some(&SPANISH),
        _ => None,
    }
}

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    for fact in registry.facts.values().filter(|fact| is_difference(registry, fact)) {
        let Some(derived) = &fact.derived else { continue };
        if !has_points(fact) {
            let message = "the difference of two percentages is in percentage points";
            problems.push(
                Diagnostic::error("percentage-points", derived.formula.span, message)
                    .label(fact.id.span, "this fact")
                    .help("add `unit: {one: percentage point, other: percentage points}`"),
            );
        }
    }
    for figure in &context.figures {
        let Some((fact, claim)) = figure.stated() else { continue };
        if is_difference(registry, fact)
            && let Some(wrong) = called_percent(context, figure)
        {
            problems.push(wrong.label(claim.value.span, "a difference of percentages"));
        }
    }
    // The uses come in the order of their texts.
    for uses in context.figures.chunk_by(|a, b| std::ptr::eq(a.text.doc, b.text.doc)) {
        let Some(text) = uses.first().map(|figure| figure.text) else { continue };
        let Some(words) = words_of(text.lang) else { continue };
        if uses.iter().filter(|figure| percent(figure).is_some()).count() > 1 {
            let uses = uses.iter().map(|figure| (figure.target.span, figure)).collect();
            for passage in Passage::all(text.doc) {
                unlinked(&passage, &uses, text.lang, words, problems);
            }
        }
    }
}

/// Whether a fact is one percentage less another.
fn is_difference(registry: &Registry, fact: &Fact) -> bool {
    let Some(derived) = fact.derived.as_ref().filter(|_| fact.kind.value == Kind::Percent) else {
        return false;
    };
    let is_percent = |name: &str| {
        let term = derived.terms.iter().find(|(term, _)| term.value == name);
        let of = term.and_then(|(_, term)| registry.facts.get(&term.value.fact));
        of.is_some_and(|fact| fact.kind.value == Kind::Percent)
    };
    match formula::parse(&derived.formula.value) {
        Ok(Expr::Both(left, Operator::Minus, right, _)) => {
            let name = |side: &Expr| matches!(side, Expr::Name(name, _) if is_percent(name));
            name(&left) && name(&right)
        }
        _ => false,
    }
}

fn has_points(fact: &Fact) -> bool {
    let Some(Unit::Things(things)) = fact.unit.as_ref().map(|unit| &unit.value) else {
        return false;
    };
    let forms = [&things.one, &things.other, &things.also].into_iter().flatten();
    forms.flat_map(|(lang, forms)| forms.iter().map(move |form| (lang, form))).any(
        |(lang, form)| match words_of(lang) {
            Some(words) => {
                words.points.iter().any(|points| form.value.eq_ignore_ascii_case(points))
            }
            None => true,
        },
    )
}

/// A use of a difference whose words say percent.
fn called_percent(context: &Context<'_>, figure: &FigureUse<'_>) -> Option<Diagnostic> {
    let words = words_of(figure.text.lang)?;
    let written = plain(figure.target.content).to_lowercase();
    if words.points.iter().any(|points| written.contains(points)) {
        return None;
    }
    let percent = words.percent.iter().find(|percent| written.contains(*percent))?;
    let message = format!("`{}` is a difference of two percentages", written.trim());
    let place = figure.place();
    let raw = context.files.snippet(place);
    let problem = Diagnostic::error("percentage-points", place, message);
    let at = raw.to_lowercase().find(percent).filter(|_| raw.len() == written.len());
    let points = words.points.first().copied().unwrap_or_default();
    Some(match at {
        Some(at) => {
            let (before, after) = (raw[..at].trim_end(), &raw[at + percent.len()..]);
            let fixed = format!("{before} {points}{after}");
            problem.help(format!("write `{fixed}`")).fix(place, fixed)
        }
        None => problem.help(format!("write {points}")),
    })
}

/// The value of a percentage that a use states.
fn percent(figure: &FigureUse<'_>) -> Option<(Decimal, Span)> {
    let (fact, claim) = figure.stated()?;
    match claim.value.value {
        Value::Number(number) if fact.kind.value == Kind::Percent => {
            Some((number, claim.value.span))
        }
        _ => None,
    }
}

/// A percentage outside references that is the difference of two within one passage, after a verb
/// of change in its sentence.
fn unlinked(
    passage: &Passage<'_>,
    uses: &BTreeMap<Span, &FigureUse<'_>>,
    lang: &Lang,
    words: &Words,
    problems: &mut Vec<Diagnostic>,
) {
    let linked = |link: &Link<'_>| percent(uses.get(&link.span)?);
    let mut values: Vec<(Decimal, Span)> = passage.links.iter().filter_map(linked).collect();
    if values.len() < 2 {
        return;
    }
    // Of equal ones the first two do.
    let mut counts = BTreeMap::new();
    values.retain(|(value, _)| {
        let count = counts.entry(*value).or_insert(0);
        *count += 1;
        *count <= 2
    });
    let ends = ends(passage, words.changes);
    let (mut sentence, mut looked) = (0, 0);
    for token in figure::scan(&passage.text, lang) {
        let TokenKind::Numeral { value, percent: true, .. } = token.kind else { continue };
        let range = token.range;
        let inside = passage.links.iter().any(|link| link.range.contains(&range.start));
        let written = passage.text.get(range.clone()).unwrap_or("").to_lowercase();
        if inside || words.points.iter().any(|points| written.contains(points)) {
            continue;
        }
        let since = passage.text.get(looked..range.start).unwrap_or("");
        sentence = since.rfind(['.', '?', '!', '\n']).map_or(sentence, |at| looked + at + 1);
        looked = range.start;
        let before = ends.partition_point(|(end, _)| *end <= range.start);
        let last = before.checked_sub(1).and_then(|last| ends.get(last));
        if last.is_none_or(|(_, start)| *start < sentence) {
            continue;
        }
        let Some((first, second)) = pair(&values, value) else { continue };
        let Some(span) = passage.span(range) else { continue };
        let points = words.points.first().copied().unwrap_or_default();
        let message =
            format!("`{}` is the difference of {}% and {}%", written.trim(), first.0, second.0);
        problems.push(
            Diagnostic::error("percentage-points", span, message)
                .label(first.1, "the one share")
                .label(second.1, "the other")
                .help(format!(
                    "a difference of shares is in {points}; a change in percent is of the first"
                )),
        );
    }
}

/// Where words end, in order, each with the place where the last one up to there begins.
fn ends(passage: &Passage<'_>, words: &[&str]) -> Vec<(usize, usize)> {
    let found = words.iter().flat_map(|word| passage.find(word));
    let mut ends: Vec<(usize, usize)> = found.map(|found| (found.end, found.start)).collect();
    ends.sort_unstable();
    let latest = |last: &mut usize, (end, start): (usize, usize)| {
        *last = start.max(*last);
        Some((end, *last))
    };
    ends.into_iter().scan(0, latest).collect()
}

/// The first two of some percentages that are so far apart.
fn pair(values: &[(Decimal, Span)], apart: Decimal) -> Option<((Decimal, Span), (Decimal, Span))> {
    values.iter().enumerate().find_map(|(at, first)| {
        let mut after = values.iter().skip(at + 1);
        let second = after.find(|second| {
            let off = first.0.checked_sub(second.0);
            off.is_some_and(|off| off.abs() == apart)
        })?;
        Some((*first, *second))
    })
}

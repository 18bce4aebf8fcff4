//! Numbers that stand alone in the prose.
//!
//! The rule is fail-closed: every numeral must be accounted for by where it stands in the Markdown.
//! The words of a reference, a citation and code are no prose; a date and a name with digits
//! account for themselves; a misprint that a fact lists may be quoted. Everything else is reported,
//! by exactly one of four checks.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use rust_decimal::Decimal;

use super::texts::SiteText;
use crate::figure::{self, Names, Slip, Token, TokenKind};
use crate::model::{Claim, Fact, Inline, InlineKind, Kind, Run, Site, Target, Unit, Value};
use crate::text::Span;

/// A number that nothing accounts for.
pub(crate) struct Number<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// How it is written.
    pub(crate) words: String,
    /// What it may be.
    pub(crate) verdict: Verdict<'a>,
}

/// What a number that nothing accounts for may be.
pub(crate) enum Verdict<'a> {
    /// The value of these claims, not linked to them.
    Unlinked(Vec<(&'a Fact, &'a Claim)>),
    /// One slip away from the value of this claim.
    NearMiss(&'a Fact, &'a Claim, Slip),
    /// Nothing the registry knows.
    Unsourced,
    /// A number in words or a fraction; with claims of that value, if there are any.
    Word(Vec<(&'a Fact, &'a Claim)>),
}

/// Every number that nothing accounts for, in the order of the texts.
pub(crate) fn numbers<'a>(site: &'a Site, texts: &[SiteText<'a>]) -> Vec<Number<'a>> {
    let known = Known::new(site);
    let of_text = |text: &SiteText<'a>| {
        let mut found = Vec::new();
        text.doc.each_run(&mut |run| in_run(text, run, &known, &mut found));
        found
    };
    texts.par_iter().flat_map_iter(of_text).collect()
}

/// The words of a number as a link to a claim: `[3,913](fact:children-separated)`.
pub(crate) fn link(words: &str, fact: &Fact, claim: &Claim) -> String {
    let preferred = fact.preferred_claim().is_some_and(|preferred| preferred.id == claim.id);
    let id = &fact.id.value;
    if preferred {
        format!("`[{words}](fact:{id})`")
    } else {
        format!("`[{words}](fact:{id}#{})`", claim.id.value)
    }
}

/// What accounts for a number.
struct Known<'a> {
    values: BTreeMap<Decimal, Vec<(&'a Fact, &'a Claim)>>,
    misprints: Vec<&'a str>,
    names: Names,
    units: Vec<String>,
}

impl<'a> Known<'a> {
    fn new(site: &'a Site) -> Known<'a> {
        let mut values: BTreeMap<Decimal, Vec<_>> = BTreeMap::new();
        let mut misprints = Vec::new();
        let mut units = Vec::new();
        for fact in site.registry.facts.values() {
            misprints.extend(fact.misprints.iter().map(|misprint| misprint.says.value.as_str()));
            if let Some(Unit::Things(things)) = fact.unit.as_ref().map(|unit| &unit.value) {
                for language in &site.settings.languages {
                    units.extend(things.forms(&language.code).map(str::to_lowercase));
                }
            }
            for claim in &fact.claims {
                match claim.value.value {
                    Value::Number(number) => values.entry(number).or_default().push((fact, claim)),
                    Value::Range(from, to) => {
                        values.entry(from).or_default().push((fact, claim));
                        values.entry(to).or_default().push((fact, claim));
                    }
                    Value::Date(_) | Value::Duration(_) | Value::Text(_) => {}
                }
            }
        }
        units.sort();
        units.dedup();
        let (names, _) = Names::new(&site.settings.named, names_of_registry(site));
        Known { values, misprints, names, units }
    }

    fn with_value(&self, value: Decimal, token: &TokenKind) -> Vec<(&'a Fact, &'a Claim)> {
        let fits = |fact: &Fact| match (fact.kind.value, token) {
            (Kind::Percent, TokenKind::Numeral { percent, .. }) => *percent,
            (Kind::Money, TokenKind::Numeral { currency, .. }) => *currency,
            (Kind::Count | Kind::Ratio, TokenKind::Numeral { percent, currency, .. }) => {
                !percent && !currency
            }
            _ => true,
        };
        let found = self.values.get(&value).map(Vec::as_slice).unwrap_or_default();
        found.iter().copied().filter(|(fact, _)| fits(fact)).collect()
    }

    fn near(&self, words: &str) -> Option<(&'a Fact, &'a Claim, Slip)> {
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
        // With two digits everything is one slip away from everything.
        if digits(words) < 3 {
            return None;
        }
        self.values.iter().find_map(|(value, claims)| {
            let value = value.to_string();
            if digits(&value) < 3 {
                return None;
            }
            let slip = figure::slip(words, &value)?;
            claims.first().map(|&(fact, claim)| (fact, claim, slip))
        })
    }
}

/// The registry's own names that have digits in them.
fn names_of_registry(site: &Site) -> Vec<String> {
    let registry = &site.registry;
    let mut names = Vec::new();
    for party in registry.parties.values() {
        for text in [Some(&party.name), party.short.as_ref()].into_iter().flatten() {
            names.extend(text.passages().map(|(_, passage)| passage.plain()));
        }
    }
    for term in registry.terms.values() {
        for text in std::iter::once(&term.term).chain(&term.aka) {
            names.extend(text.passages().map(|(_, passage)| passage.plain()));
        }
    }
    for case in registry.cases.values() {
        names.push(case.caption.value.clone());
        names.extend(case.short.iter().chain(&case.docket).map(|name| name.value.clone()));
    }
    names.retain(|name| name.bytes().any(|byte| byte.is_ascii_digit()));
    names.sort();
    names.dedup();
    names
}

fn in_run<'a>(text: &SiteText<'a>, run: Run<'a>, known: &Known<'a>, found: &mut Vec<Number<'a>>) {
    let words = Words::of(run.inlines);
    if !words.may_hold_a_number() {
        return;
    }
    // Names are the dearest to find, and few runs have a number that needs one.
    let mut names = None;
    for token in figure::scan(&words.text, text.lang) {
        let Some(verdict) = judge(&words.text, &token, known) else { continue };
        let names = names.get_or_insert_with(|| figure::names(&words.text, &known.names));
        if names.iter().any(|name| name.start < token.range.end && token.range.start < name.end) {
            continue;
        }
        let Some(span) = words.span(token.range.clone()) else { continue };
        let written = words.text.get(token.range.clone()).unwrap_or("").to_owned();
        found.push(Number { span, words: written, verdict });
    }
}

/// What a number is, or nothing when something accounts for it.
fn judge<'a>(text: &str, token: &Token, known: &Known<'a>) -> Option<Verdict<'a>> {
    match &token.kind {
        TokenKind::Date(_) | TokenKind::Ordinal => None,
        TokenKind::Numeral { value, .. } => {
            let written = text.get(token.range.clone()).unwrap_or("");
            if is_quoted(text, &token.range) && known.misprints.contains(&written) {
                return None;
            }
            // Small numbers are equal to something by chance; a unit makes it more than that.
            let telling = *value >= Decimal::TEN || known.unit_follows(text, token.range.end);
            let same = if telling { known.with_value(*value, &token.kind) } else { Vec::new() };
            if !same.is_empty() {
                return Some(Verdict::Unlinked(same));
            }
            Some(match known.near(written) {
                Some((fact, claim, slip)) => Verdict::NearMiss(fact, claim, slip),
                None => Verdict::Unsourced,
            })
        }
        TokenKind::NumberWord { value, small } => {
            // `one`, `two` … are words like any other, until a unit follows.
            if *small && !known.unit_follows(text, token.range.end) {
                return None;
            }
            let same = value.map(|value| known.with_value(value, &token.kind));
            Some(Verdict::Word(same.unwrap_or_default()))
        }
        TokenKind::Fraction { .. } => Some(Verdict::Word(Vec::new())),
    }
}

fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).map(|text| text.trim_start_matches([',', '.']));
    let after = after.and_then(|text| text.chars().next());
    before.is_some_and(|c| "\"“«‘'".contains(c)) && after.is_some_and(|c| "\"”»’'".contains(c))
}

impl Known<'_> {
    /// Whether the word after `end` is a unit of some fact.
    fn unit_follows(&self, text: &str, end: usize) -> bool {
        let rest = text.get(end..).unwrap_or("").trim_start().to_lowercase();
        self.units.iter().any(|unit| {
            rest.strip_prefix(unit.as_str())
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }
}

/// A run as one text, with the way back to the file. What is no prose (the words of a reference, a
/// citation, code) is one object character.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    at: usize,
    len: usize,
    span: Span,
    /// Whether the bytes stand in the file as they are.
    verbatim: bool,
}

/// Stands for what is no prose (U+FFFC, object replacement character).
pub(crate) const OBJECT: char = '\u{fffc}';

impl Words {
    pub(crate) fn of(inlines: &[Inline]) -> Words {
        let mut words = Words::default();
        inlines.iter().for_each(|inline| words.add(inline));
        words
    }

    fn add(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.push(text, inline.span),
            InlineKind::SoftBreak | InlineKind::HardBreak => self.push(" ", inline.span),
            InlineKind::Code(_) | InlineKind::Cite(_) => self.push_object(inline.span),
            // The mark of a note is set close to a word; it is no part of it.
            InlineKind::Footnote(_) => {}
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => {
                inner.iter().for_each(|inline| self.add(inline));
            }
            InlineKind::Link(link) => match link.target.value {
                Target::File { .. } | Target::Anchor(_) | Target::External(_) => {
                    link.content.iter().for_each(|inline| self.add(inline));
                }
                Target::Fact(_)
                | Target::Source(_)
                | Target::Term(_)
                | Target::Party(_)
                | Target::Case(_)
                | Target::Series(..)
                | Target::Timeline(_)
                | Target::Cases(_)
                | Target::Malformed(_)
                | Target::Forbidden(_) => self.push_object(inline.span),
            },
            InlineKind::Image(image) => image.content.iter().for_each(|inline| self.add(inline)),
        }
    }

    pub(super) fn push(&mut self, text: &str, span: Span) {
        let verbatim = span.range().len() == text.len();
        self.pieces.push(Piece { at: self.text.len(), len: text.len(), span, verbatim });
        self.text.push_str(text);
    }

    pub(super) fn push_object(&mut self, span: Span) {
        let mut buffer = [0; 4];
        let object = OBJECT.encode_utf8(&mut buffer);
        let len = object.len();
        self.pieces.push(Piece { at: self.text.len(), len, span, verbatim: false });
        self.text.push(OBJECT);
    }

    /// A quick look that spares most headings and cells the scan.
    fn may_hold_a_number(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_alphanumeric())
    }

    /// The place in the file of a byte range of the text; an empty run has none.
    pub(crate) fn span(&self, range: Range<usize>) -> Option<Span> {
        let first = self.piece_at(range.start)?;
        let last = self.piece_at(range.end.saturating_sub(1).max(range.start))?;
        // Within a replacement there is no place; its whole is the nearest one.
        let start =
            first.span.range().start + if first.verbatim { range.start - first.at } else { 0 };
        let end = if last.verbatim {
            last.span.range().start + (range.end - last.at)
        } else {
            last.span.range().end
        };
        Some(Span::new(first.span.file, start..end.max(start)))
    }

    fn piece_at(&self, at: usize) -> Option<&Piece> {
        let next = self.pieces.partition_point(|piece| piece.at <= at);
        let piece = self.pieces.get(next.checked_sub(1)?)?;
        (at < piece.at + piece.len || next == self.pieces.len()).then_some(piece)
    }
}

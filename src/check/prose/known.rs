//! What accounts for a number in the prose: the registry's values, units, names and misprints.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rust_decimal::Decimal;

use super::Verdict;
use crate::figure::lexicon::TimeUnit;
use crate::figure::{self, Names, Slip, Tells, Token, TokenKind};
use crate::model::{Claim, Duration, Fact, Kind, Lang, Misprint, Site, Unit, Value};

/// What a site knows of numbers and of names with digits.
pub(in crate::check) struct Known<'a> {
    values: BTreeMap<Decimal, Vec<(&'a Fact, &'a Claim)>>,
    /// The values that have digits enough for a slip to be told from a difference.
    long: Vec<(String, &'a Fact, &'a Claim)>,
    lengths: Vec<(Duration, &'a Fact, &'a Claim)>,
    misprints: Vec<(&'a str, &'a Fact, &'a Misprint)>,
    pub(super) names: Names,
    /// The names of what is counted, in small letters.
    units: BTreeSet<String>,
    /// Those of several of them.
    several: BTreeSet<String>,
}

impl<'a> Known<'a> {
    /// Gathers it.
    pub(in crate::check) fn new(site: &'a Site) -> Known<'a> {
        let mut values: BTreeMap<Decimal, Vec<_>> = BTreeMap::new();
        let mut lengths = Vec::new();
        let mut misprints = Vec::new();
        let (mut units, mut several) = (BTreeSet::new(), BTreeSet::new());
        for fact in site.registry.facts.values() {
            misprints.extend(fact.misprints.iter().map(|m| (m.says.value.as_str(), fact, m)));
            if let Some(Unit::Things(things)) = fact.unit.as_ref().map(|unit| &unit.value) {
                let other = things.other.iter().flat_map(|(_, words)| words);
                several.extend(other.map(|word| word.value.to_lowercase()));
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
                    Value::Duration(length) => lengths.push((length, fact, claim)),
                    Value::Date(_) | Value::Text(_) => {}
                }
            }
        }
        let written = values.iter().map(|(value, claims)| (value.to_string(), claims));
        let long = written
            .filter(|(value, _)| is_telling(value))
            .flat_map(|(value, claims)| {
                claims.iter().map(move |&(fact, claim)| (value.clone(), fact, claim))
            })
            .collect();
        let (names, _) = Names::new(&site.settings.named, names_of_registry(site));
        Known { values, long, lengths, misprints, names, units, several }
    }

    /// What a number is, or nothing when something accounts for it.
    pub(super) fn judge(&self, text: &str, token: &Token, lang: &Lang) -> Option<Verdict<'a>> {
        match &token.kind {
            TokenKind::Date(_) | TokenKind::Clock | TokenKind::Ordinal => None,
            TokenKind::Year(value) => {
                // `the 2018 case` is a case of that year, `2000 cases` are so many.
                let unit = self.unit_after(text, token.range.end);
                unit.filter(|unit| self.several.contains(*unit))?;
                self.numeral(text, token, *value, lang)
            }
            TokenKind::Numeral { value, .. } => self.numeral(text, token, *value, lang),
            TokenKind::NumberWord { value, small, tells } => {
                let same = match (*value, *tells) {
                    (None, _) => Vec::new(),
                    (Some(value), Tells::HowLong(unit)) => self.with_length(value, unit),
                    (Some(value), Tells::Nothing | Tells::HowMany) => {
                        self.with_value(value, &token.kind)
                    }
                };
                // `two`, `three` … are words like any other, until a unit follows; and `one` even
                // then. What the registry has may also be said without its unit.
                let known = !same.is_empty();
                let unit = self.unit_follows(text, token.range.end);
                let counts = match tells {
                    _ if !*small => true,
                    Tells::HowMany | Tells::HowLong(_) => known || unit,
                    Tells::Nothing if *value == Some(Decimal::ONE) => known && unit,
                    Tells::Nothing => unit,
                };
                counts.then_some(Verdict::Word(same))
            }
            TokenKind::Fraction { .. } => Some(Verdict::Word(Vec::new())),
        }
    }

    fn numeral(
        &self,
        text: &str,
        token: &Token,
        value: Decimal,
        lang: &Lang,
    ) -> Option<Verdict<'a>> {
        let written = text.get(token.range.clone()).unwrap_or("");
        let misprint = self.misprint(written);
        if misprint.is_some() && is_quoted(text, &token.range) {
            return None;
        }
        // Small numbers are equal to something by chance; a unit makes it more than that.
        let telling = value >= Decimal::TEN || self.unit_follows(text, token.range.end);
        let same = if telling { self.with_value(value, &token.kind) } else { Vec::new() };
        if !same.is_empty() {
            return Some(Verdict::Unlinked(same));
        }
        Some(match (misprint, self.near(&figure::even(written, lang), &token.kind)) {
            (Some((fact, misprint)), _) => Verdict::Misprint(fact, misprint),
            (None, Some((fact, claim, slip))) => Verdict::NearMiss(fact, claim, slip),
            (None, None) => Verdict::Unsourced,
        })
    }

    fn with_value(&self, value: Decimal, token: &TokenKind) -> Vec<(&'a Fact, &'a Claim)> {
        let found = self.values.get(&value).map(Vec::as_slice).unwrap_or_default();
        found.iter().copied().filter(|(fact, _)| fits(fact, token)).collect()
    }

    fn with_length(&self, value: Decimal, unit: TimeUnit) -> Vec<(&'a Fact, &'a Claim)> {
        let same = |length| figure::in_unit(length, unit) == Some(value);
        let found = self.lengths.iter().filter(|(length, ..)| same(*length));
        found.map(|&(_, fact, claim)| (fact, claim)).collect()
    }

    /// The misprint that a number is, with or without the marks between its digits.
    fn misprint(&self, written: &str) -> Option<(&'a Fact, &'a Misprint)> {
        let digits = |text: &'a str| text.bytes().filter(u8::is_ascii_digit);
        let same = |says: &'a str| {
            digits(says).eq(written.bytes().filter(u8::is_ascii_digit))
                && digits(says).count() >= DIGITS
        };
        let found = self.misprints.iter().find(|(says, ..)| same(says));
        found.map(|&(_, fact, misprint)| (fact, misprint))
    }

    /// The claim that is one slip away, by the likeliest slip.
    fn near(&self, words: &str, token: &TokenKind) -> Option<(&'a Fact, &'a Claim, Slip)> {
        if !is_telling(words) {
            return None;
        }
        let slips =
            self.long.iter().filter(|(_, fact, _)| fits(fact, token)).filter_map(
                |(value, fact, claim)| Some((*fact, *claim, figure::slip(words, value)?)),
            );
        slips.min_by_key(|(.., slip)| *slip)
    }

    fn unit_follows(&self, text: &str, end: usize) -> bool {
        self.unit_after(text, end).is_some()
    }

    /// The unit of some fact that stands after `end`.
    fn unit_after(&self, text: &str, end: usize) -> Option<&str> {
        let rest = text.get(end..).unwrap_or("").trim_start();
        let follows = |unit: &&String| {
            let mut rest = rest.chars();
            let same = unit.chars().all(|c| rest.next().is_some_and(|r| r.to_lowercase().eq([c])));
            same && !rest.next().is_some_and(char::is_alphanumeric)
        };
        self.units.iter().find(follows).map(String::as_str)
    }
}

/// With two digits everything is one slip away from everything.
const DIGITS: usize = 3;

/// Whether a slip in a number can be told from a difference. Round numbers are near to one another
/// without a slip, as `300` to `100`, so the zeros at the end do not count.
fn is_telling(words: &str) -> bool {
    let digits = || words.bytes().filter(u8::is_ascii_digit);
    let zeros = digits().rev().take_while(|digit| *digit == b'0').count();
    digits().count() >= zeros + DIGITS
}

/// Whether a number may be a value of a fact, by the signs written with it.
fn fits(fact: &Fact, token: &TokenKind) -> bool {
    match (fact.kind.value, token) {
        (Kind::Percent, TokenKind::Numeral { percent, .. }) => *percent,
        (Kind::Money, TokenKind::Numeral { currency, .. }) => *currency,
        (Kind::Count | Kind::Ratio, TokenKind::Numeral { percent, currency, .. }) => {
            !percent && !currency
        }
        _ => true,
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

fn is_quoted(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).map(|text| text.trim_start_matches([',', '.']));
    let after = after.and_then(|text| text.chars().next());
    before.is_some_and(|c| "\"“«‘'".contains(c)) && after.is_some_and(|c| "\"”»’'".contains(c))
}

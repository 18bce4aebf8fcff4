//! Facts: quantities, and the claims that are made of them.

use rust_decimal::Decimal;

use super::{ClaimRef, Date, Id, Kind, Locator, Modifier, Period, Text, Unit, Value};
use crate::text::{Span, Spanned};

/// A quantity: what is asked, with one or more answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its id.
    pub id: Spanned<Id>,
    /// The ids that it had before.
    pub aliases: Vec<Spanned<Id>>,
    /// What is counted or measured.
    pub label: Text,
    /// What sort of quantity it is.
    pub kind: Spanned<Kind>,
    /// What its numbers count.
    pub unit: Option<Spanned<Unit>>,
    /// The topics it belongs to.
    pub topics: Vec<Spanned<Id>>,
    /// The answers, in the order written. A derived fact has exactly one, named `derived`, once
    /// its formula has been worked out.
    pub claims: Vec<Claim>,
    /// The claim used when none is named.
    pub preferred: Option<Spanned<Id>>,
    /// Why that one.
    pub why_preferred: Option<Text>,
    /// Why the claims differ.
    pub differ: Option<Text>,
    /// How it follows from other facts.
    pub derived: Option<Derivation>,
    /// After how many days it is due for a review.
    pub review_every: Option<Spanned<u32>>,
    /// When it was last reviewed.
    pub reviewed: Option<Spanned<Date>>,
    /// Words of which one must stand near every use.
    pub requires: Vec<Spanned<String>>,
    /// Words that must not stand near it.
    pub avoid: Vec<Spanned<String>>,
    /// Wrong copies of it in print.
    pub misprints: Vec<Misprint>,
    /// Remarks for the reader.
    pub note: Option<Text>,
}

impl Fact {
    /// The id that the single claim of a derived fact gets.
    pub const DERIVED: &'static str = "derived";

    /// The claim with this id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.id.as_str() == id)
    }

    /// The claim used when none is named: the preferred one, or the only one.
    pub fn preferred_claim(&self) -> Option<&Claim> {
        match (&self.preferred, self.claims.as_slice()) {
            (Some(id), _) => self.claim(id.as_str()),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// The claim a reference means.
    pub fn resolve(&self, claim: Option<&Id>) -> Option<&Claim> {
        match claim {
            Some(id) => self.claim(id.as_str()),
            None => self.preferred_claim(),
        }
    }
}

/// One answer: who counted what, when, by which source.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its id within the fact.
    pub id: Spanned<Id>,
    /// The answer.
    pub value: Spanned<Value>,
    /// Whether the source gives the number exactly.
    pub modifier: Spanned<Modifier>,
    /// The source's own wording, for the record; never printed.
    pub says: Option<Spanned<String>>,
    /// When the count was true.
    pub as_of: Option<Spanned<Date>>,
    /// The window counted.
    pub period: Option<Spanned<Period>>,
    /// Who counted: a party.
    pub counted_by: Option<Spanned<Id>>,
    /// What was counted, in words.
    pub scope: Option<Text>,
    /// Where it is found.
    pub sources: Vec<SourceUse>,
    /// What is special about it.
    pub flags: Vec<Spanned<Flag>>,
    /// Whether it still stands.
    pub status: Spanned<Status>,
    /// Numbers that sum to the value.
    pub parts: Vec<Spanned<Part>>,
    /// Remarks for the reader.
    pub note: Option<Text>,
}

/// A number that is part of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Written out.
    Number(Decimal),
    /// The value of a claim.
    Claim(ClaimRef),
}

/// A source that a registry entry rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceUse {
    /// The source.
    pub id: Spanned<Id>,
    /// Where in it.
    pub locator: Option<Spanned<Locator>>,
    /// The words of it that say so, to the letter; checked, never printed.
    pub quote: Option<Spanned<String>>,
}

/// What is special about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Its counter expects to revise it.
    Provisional,
    /// It was estimated, not counted.
    Estimate,
    /// It was rounded by its source.
    Rounded,
    /// It leaves out a known part.
    Partial,
    /// It counts something a little different from the other claims.
    DefinitionDiffers,
}

impl Flag {
    /// Every flag, with the word that names it in the registry.
    pub const ALL: [(&'static str, Flag); 5] = [
        ("provisional", Flag::Provisional),
        ("estimate", Flag::Estimate),
        ("rounded", Flag::Rounded),
        ("partial", Flag::Partial),
        ("definition-differs", Flag::DefinitionDiffers),
    ];
}

/// Whether a claim still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// It stands.
    #[default]
    Current,
    /// A newer count of the same thing replaced it.
    Superseded,
    /// Somebody with knowledge says otherwise.
    Disputed,
    /// Its source took it back.
    Withdrawn,
}

impl Status {
    /// Every status, with the word that names it in the registry.
    pub const ALL: [(&'static str, Status); 4] = [
        ("current", Status::Current),
        ("superseded", Status::Superseded),
        ("disputed", Status::Disputed),
        ("withdrawn", Status::Withdrawn),
    ];

    /// The word that names it in the registry.
    pub fn word(self) -> &'static str {
        Status::ALL.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }
}

/// A wrong copy of a figure in print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misprint {
    /// What was printed: `2,137`.
    pub says: Spanned<String>,
    /// Where.
    pub source: Option<Spanned<Id>>,
}

/// How a fact follows from others.
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation {
    /// Where it is written.
    pub span: Span,
    /// The formula, over the names of `terms`.
    pub formula: Spanned<String>,
    /// The names and the claims they stand for.
    pub terms: Vec<(Spanned<String>, Spanned<ClaimRef>)>,
    /// The published figure, if there is one.
    pub expect: Option<Spanned<Decimal>>,
    /// Decimals kept.
    pub round: Option<Spanned<u32>>,
    /// Why terms of different dates may be put together.
    pub mixed_dates: Option<Text>,
    /// Why terms of different counters or definitions may be put together.
    pub mixed_scope: Option<Text>,
    /// What it came to.
    pub outcome: Result<Decimal, DerivationError>,
}

/// Why a formula has no value, or one that may not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DerivationError {
    /// It has not been worked out yet: another entry it needs is broken, which is reported there.
    Unknown,
    /// The formula cannot be read; the place is in it, the reason a phrase.
    Syntax(Span, String),
    /// It uses a name that `where` does not define.
    UnknownName(Span, String),
    /// A term names a fact that is not there.
    UnknownFact(Span, Id),
    /// A term names a claim that is not there, or names none where several exist.
    UnknownClaim(Span, Id, Option<Id>),
    /// A term's value is no number.
    NotANumber(Span, Id),
    /// It needs its own value; the ids are the way round.
    Cycle(Vec<Id>),
    /// It divides by nothing.
    DivisionByZero(Span),
    /// The numbers are too large to keep exact.
    Overflow(Span),
}

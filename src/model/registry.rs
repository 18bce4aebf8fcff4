//! The registry: everything that is known, by kind and id.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{
    Case, ClaimRef, Date, Entries, Fact, Happening, Id, Kind, Lock, Modifier, Period, Source,
    SourceUse, Text, Unit,
};
use crate::text::{FileId, Spanned};

/// All registry entries.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// Quantities and their claims.
    pub facts: Entries<Fact>,
    /// What is cited.
    pub sources: Entries<Source>,
    /// Lawsuits.
    pub cases: Entries<Case>,
    /// People and organisations.
    pub parties: Entries<Party>,
    /// The timeline.
    pub events: Entries<Event>,
    /// The glossary.
    pub terms: Entries<Term>,
    /// Data series.
    pub series: Entries<Series>,
    /// What was wrong and put right.
    pub corrections: Entries<Correction>,
    /// What readers were told, as last recorded; none where nothing was recorded yet.
    pub lock: Option<Lock>,
    /// The kinds of which a whole file could not be read: what is not there may stand in it.
    pub unread: BTreeSet<EntryKind>,
    /// Entries that exist but could not be read. They are reported where they stand; references
    /// to them are not reported again.
    pub broken: BTreeSet<(EntryKind, Id)>,
}

impl Registry {
    /// The claim a registry reference means.
    pub fn claim(&self, reference: &ClaimRef) -> Option<(&Fact, &super::Claim)> {
        let fact = self.facts.get(&reference.fact)?;
        Some((fact, fact.resolve(reference.claim.as_ref())?))
    }

    /// What happened, by the name that a chart marks it with: the id of an event, or `case/event`
    /// for one of a docket.
    pub fn marked_event(&self, name: &str) -> Option<Happening<'_>> {
        match name.split_once('/') {
            None => self.events.get(name).map(Happening::Event),
            Some((case, event)) => {
                let case = self.cases.get(case)?;
                let event = case.events.iter().find(|e| e.id.as_str() == event)?;
                Some(Happening::Docket(case, event))
            }
        }
    }

    /// Everything that happened, by date: the events, and those of every docket.
    pub fn happenings(&self) -> Vec<Happening<'_>> {
        let dockets = self
            .cases
            .values()
            .flat_map(|case| case.events.iter().map(move |event| Happening::Docket(case, event)));
        let mut all: Vec<_> = self.events.values().map(Happening::Event).chain(dockets).collect();
        all.sort_by_key(|happening| happening.order());
        all
    }

    /// Whether an entry of this kind and id exists but could not be read.
    pub fn is_broken(&self, kind: EntryKind, id: &Id) -> bool {
        self.broken.contains(&(kind, id.clone()))
    }
}

/// The kinds of registry entries, in the order of their folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// `registry/facts/`
    Fact,
    /// `registry/sources/`
    Source,
    /// `registry/cases/`
    Case,
    /// `registry/parties/`
    Party,
    /// `registry/events/`
    Event,
    /// `registry/terms/`
    Term,
    /// `registry/series/`
    Series,
    /// `registry/corrections.yaml`
    Correction,
}

impl EntryKind {
    /// Every kind with its folder and the word for one entry.
    pub const ALL: [(EntryKind, &'static str, &'static str); 8] = [
        (EntryKind::Fact, "facts", "fact"),
        (EntryKind::Source, "sources", "source"),
        (EntryKind::Case, "cases", "case"),
        (EntryKind::Party, "parties", "party"),
        (EntryKind::Event, "events", "event"),
        (EntryKind::Term, "terms", "term"),
        (EntryKind::Series, "series", "series"),
        (EntryKind::Correction, "corrections", "correction"),
    ];

    /// The word for one entry: `fact`.
    pub fn word(self) -> &'static str {
        EntryKind::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., word)| word)
    }
}

/// A person or an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Its id.
    pub id: Spanned<Id>,
    /// Person or organisation.
    pub kind: Spanned<PartyKind>,
    /// The name.
    pub name: Text,
    /// The short name.
    pub short: Option<Text>,
    /// What it is in this story.
    pub role: Option<Text>,
    /// Its web site.
    pub url: Option<Spanned<String>>,
    /// When the role began.
    pub from: Option<Spanned<Date>>,
    /// When the role ended.
    pub until: Option<Spanned<Date>>,
    /// The body it is part of.
    pub parent: Option<Spanned<Id>>,
    /// A private person: no page, no detail, never linked.
    pub private: bool,
    /// Where its particulars are found.
    pub sources: Vec<SourceUse>,
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyKind {
    /// A human being.
    Person,
    /// Anything else that acts.
    Organization,
}

impl PartyKind {
    /// Both kinds, with the word that names them in the registry.
    pub const ALL: [(&'static str, PartyKind); 2] =
        [("person", PartyKind::Person), ("organization", PartyKind::Organization)];
}

/// A word of the glossary.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its id.
    pub id: Spanned<Id>,
    /// The word.
    pub term: Text,
    /// Other words for it.
    pub aka: Vec<Text>,
    /// What it means, in plain words.
    pub plain: Text,
    /// What it means in law.
    pub legal: Option<Text>,
    /// Where that is found.
    pub sources: Vec<SourceUse>,
    /// Words not to be used for it.
    pub avoid: Vec<Spanned<String>>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its id.
    pub id: Spanned<Id>,
    /// When.
    pub date: Spanned<Period>,
    /// What, in a line.
    pub title: Text,
    /// What, in a few sentences.
    pub summary: Option<Text>,
    /// Where it is found.
    pub sources: Vec<SourceUse>,
    /// The topics it belongs to.
    pub topics: Vec<Spanned<Id>>,
    /// Whether it is a milestone.
    pub major: bool,
}

/// Numbers over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its id.
    pub id: Spanned<Id>,
    /// The ids that it had before.
    pub aliases: Vec<Spanned<Id>>,
    /// What it shows.
    pub title: Text,
    /// What sort of quantity its numbers are, where the unit does not say it.
    pub kind: Option<Spanned<Kind>>,
    /// What its numbers count.
    pub unit: Option<Spanned<Unit>>,
    /// The columns and what they are called.
    pub columns: Vec<(Spanned<Id>, Text)>,
    /// The rows, in the order written.
    pub points: Vec<Point>,
    /// The CSV file that holds the rows, where it is not the registry itself.
    pub csv: Option<Spanned<String>>,
    /// Whether the columns are parts of a whole that do not overlap.
    pub disjoint: bool,
    /// Where the meaning of the numbers changed.
    pub breaks: Vec<(Spanned<Date>, Text)>,
    /// What a reader must know; printed under the chart.
    pub caution: Option<Text>,
    /// Where the numbers are found.
    pub sources: Vec<SourceUse>,
}

/// One row of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// When.
    pub date: Spanned<Period>,
    /// The numbers by column; a missing one is not known.
    pub values: Vec<(Id, Spanned<Decimal>)>,
    /// What their source itself says of numbers that it does not give exactly.
    pub modifier: Modifier,
    /// Where they are found.
    pub sources: Vec<SourceUse>,
    /// A remark on this row.
    pub note: Option<Text>,
}

/// Something that was wrong and was put right.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// Its id.
    pub id: Spanned<Id>,
    /// When.
    pub date: Spanned<Date>,
    /// What sort of change it is.
    pub kind: Spanned<CorrectionKind>,
    /// How grave it is; decides where it is shown.
    pub severity: Option<Spanned<Gravity>>,
    /// The routes of the pages it concerns.
    pub pages: Vec<Spanned<String>>,
    /// The facts it concerns.
    pub facts: Vec<Spanned<Id>>,
    /// What stood there.
    pub was: Option<Spanned<String>>,
    /// What stands there now.
    pub is: Option<Spanned<String>>,
    /// What happened, in words.
    pub text: Text,
    /// Since when the wrong stood there.
    pub wrong_since: Option<Spanned<Date>>,
}

impl Correction {
    /// How grave it is. Where it does not say so: what was taken back or needs a word of the
    /// editors is for the top of a page, everything else for its end.
    pub fn gravity(&self) -> Gravity {
        let unsaid = match self.kind.value {
            CorrectionKind::Withdrawal | CorrectionKind::EditorsNote => Gravity::Significant,
            CorrectionKind::Correction | CorrectionKind::Clarification | CorrectionKind::Update => {
                Gravity::Minor
            }
        };
        self.severity.as_ref().map_or(unsaid, |severity| severity.value)
    }

    /// Whether it can account for a changed value: it says that we were wrong, that there is a
    /// newer count, or that something was taken back.
    pub fn accounts_for_change(&self) -> bool {
        match self.kind.value {
            CorrectionKind::Correction | CorrectionKind::Update | CorrectionKind::Withdrawal => {
                true
            }
            CorrectionKind::Clarification | CorrectionKind::EditorsNote => false,
        }
    }
}

/// The sorts of corrections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CorrectionKind {
    /// We were wrong.
    Correction,
    /// We were unclear.
    Clarification,
    /// There is a newer count.
    Update,
    /// A page or a figure was taken back.
    Withdrawal,
    /// The editors have something to say about a page.
    EditorsNote,
}

impl CorrectionKind {
    /// Every sort, with the word that names it in the registry.
    pub const ALL: [(&'static str, CorrectionKind); 5] = [
        ("correction", CorrectionKind::Correction),
        ("clarification", CorrectionKind::Clarification),
        ("update", CorrectionKind::Update),
        ("withdrawal", CorrectionKind::Withdrawal),
        ("editors-note", CorrectionKind::EditorsNote),
    ];

    /// The word that names it in the registry.
    pub fn word(self) -> &'static str {
        CorrectionKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// How grave a correction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// Shown at the page's end.
    Minor,
    /// Shown at the page's top.
    Significant,
    /// Shown at the page's top and marked in its headline.
    Major,
}

impl Gravity {
    /// Every degree, with the word that names it in the registry.
    pub const ALL: [(&'static str, Gravity); 3] = [
        ("minor", Gravity::Minor),
        ("significant", Gravity::Significant),
        ("major", Gravity::Major),
    ];

    /// The word that names it in the registry.
    pub fn word(self) -> &'static str {
        Gravity::ALL.iter().find(|(_, gravity)| *gravity == self).map_or("", |(word, _)| word)
    }
}

/// A file of the registry that was read, for those who list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegistryFile {
    /// The file.
    pub file: FileId,
    /// What it holds.
    pub kind: EntryKind,
}

//! Lawsuits and their dockets.

use super::{Date, Id, Period, SourceUse, Text, Wording};
use crate::text::{Span, Spanned};

/// A lawsuit.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its id.
    pub id: Spanned<Id>,
    /// The ids that it had before.
    pub aliases: Vec<Spanned<Id>>,
    /// The full caption; no Markdown.
    pub caption: Spanned<String>,
    /// The short name.
    pub short: Option<Spanned<String>>,
    /// The court, as citations name it: `S.D. Cal.`
    pub court: Spanned<String>,
    /// The docket number.
    pub docket: Option<Spanned<String>>,
    /// The judges: parties.
    pub judges: Vec<Spanned<Id>>,
    /// When it was filed.
    pub filed: Option<Spanned<Date>>,
    /// When it ended.
    pub closed: Option<Spanned<Date>>,
    /// What sort of case it is.
    pub kind: Option<Spanned<CaseKind>>,
    /// Where it stands.
    pub status: Spanned<CaseStatus>,
    /// As of when it stands there.
    pub status_as_of: Spanned<Date>,
    /// A table cell.
    pub tiny: Option<Text>,
    /// A card.
    pub summary: Option<Text>,
    /// A page.
    pub full: Option<Text>,
    /// The legal grounds.
    pub claims: Vec<Text>,
    /// Who sues.
    pub plaintiffs: Vec<Spanned<Wording>>,
    /// Who is sued.
    pub defendants: Vec<Spanned<Wording>>,
    /// Who represents them.
    pub counsel: Vec<Spanned<Wording>>,
    /// What the court ordered or the parties agreed.
    pub relief: Option<Relief>,
    /// Other cases and how they belong together.
    pub related: Vec<(Spanned<Id>, Option<Text>)>,
    /// Where its decisions are reported.
    pub reported: Vec<Reported>,
    /// Where its particulars are found.
    pub sources: Vec<SourceUse>,
    /// The topics it belongs to.
    pub topics: Vec<Spanned<Id>>,
    /// Its docket, in the order written.
    pub events: Vec<DocketEvent>,
}

impl Case {
    /// The court as addresses name it: `s-d-cal`.
    pub fn court_id(&self) -> Id {
        Id::from(Id::from_words(&self.court.value))
    }

    /// The short name, or the caption.
    pub fn name(&self) -> &str {
        self.short.as_ref().unwrap_or(&self.caption).as_str()
    }
}

/// What sort of case it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseKind {
    /// For everyone in the same situation.
    ClassAction,
    /// For money.
    Damages,
    /// For release.
    Habeas,
    /// By states.
    States,
    /// About the terms of an agreed order.
    ConsentDecree,
    /// None of these.
    Other,
}

impl CaseKind {
    /// Every kind, with the word that names it in the registry.
    pub const ALL: [(&'static str, CaseKind); 6] = [
        ("class-action", CaseKind::ClassAction),
        ("damages", CaseKind::Damages),
        ("habeas", CaseKind::Habeas),
        ("states", CaseKind::States),
        ("consent-decree", CaseKind::ConsentDecree),
        ("other", CaseKind::Other),
    ];

    /// The word that names it in the registry.
    pub fn word(self) -> &'static str {
        CaseKind::ALL.iter().find(|(_, known)| *known == self).map_or("", |(word, _)| word)
    }
}

/// What sort of thing a court orders or parties agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReliefKind {
    /// An order to do something, or to stop.
    Injunction,
    /// A word of the court on what the law is.
    Declaration,
    /// Money for harm.
    Damages,
    /// The costs of going to court.
    Fees,
    /// None of these.
    Other,
}

impl ReliefKind {
    /// Every kind, with the word that names it in the registry.
    pub const ALL: [(&'static str, ReliefKind); 5] = [
        ("injunction", ReliefKind::Injunction),
        ("declaration", ReliefKind::Declaration),
        ("damages", ReliefKind::Damages),
        ("fees", ReliefKind::Fees),
        ("other", ReliefKind::Other),
    ];

    /// The word that names it in the registry.
    pub fn word(self) -> &'static str {
        ReliefKind::ALL.iter().find(|(_, known)| *known == self).map_or("", |(word, _)| word)
    }
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseStatus {
    /// Undecided.
    Pending,
    /// Put on hold.
    Stayed,
    /// An injunction is in force.
    Enjoined,
    /// Before a higher court.
    OnAppeal,
    /// Settled.
    Settled,
    /// Settled, and the court watches over it.
    SettledMonitoring,
    /// Decided.
    Judgment,
    /// Dismissed.
    Dismissed,
    /// Over.
    Closed,
    /// Not known.
    Unknown,
}

impl CaseStatus {
    /// Every status, with the word that names it in the registry.
    pub const ALL: [(&'static str, CaseStatus); 10] = [
        ("pending", CaseStatus::Pending),
        ("stayed", CaseStatus::Stayed),
        ("enjoined", CaseStatus::Enjoined),
        ("on-appeal", CaseStatus::OnAppeal),
        ("settled", CaseStatus::Settled),
        ("settled-monitoring", CaseStatus::SettledMonitoring),
        ("judgment", CaseStatus::Judgment),
        ("dismissed", CaseStatus::Dismissed),
        ("closed", CaseStatus::Closed),
        ("unknown", CaseStatus::Unknown),
    ];

    /// The word that names it in the registry.
    pub fn word(self) -> &'static str {
        CaseStatus::ALL.iter().find(|(_, known)| *known == self).map_or("", |(word, _)| word)
    }
}

/// What was ordered or agreed.
#[derive(Debug, Clone, PartialEq)]
pub struct Relief {
    /// Where it is described.
    pub span: Span,
    /// Of what sorts it is.
    pub kinds: Vec<Spanned<ReliefKind>>,
    /// Since when it holds.
    pub from: Option<Spanned<Date>>,
    /// Until when.
    pub until: Option<Spanned<Date>>,
    /// What it is, in words.
    pub text: Option<Text>,
    /// Where that is found.
    pub sources: Vec<SourceUse>,
}

/// A decision in a law reporter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// `310`
    pub volume: Spanned<String>,
    /// `F. Supp. 3d`
    pub reporter: Spanned<String>,
    /// `1133`
    pub page: Spanned<String>,
    /// `2018`
    pub year: Option<Spanned<i16>>,
}

/// One event on a docket.
#[derive(Debug, Clone, PartialEq)]
pub struct DocketEvent {
    /// Its id within the case.
    pub id: Spanned<Id>,
    /// When.
    pub date: Spanned<Period>,
    /// Its number on the docket.
    pub entry: Option<Spanned<String>>,
    /// `complaint`, `order`, `settlement`, …
    pub kind: Option<Spanned<String>>,
    /// What, in a line.
    pub title: Text,
    /// What, in a few sentences.
    pub summary: Option<Text>,
    /// Where it is found.
    pub sources: Vec<SourceUse>,
    /// Whether it joins the timeline.
    pub major: bool,
}

//! `corrections.html`, `changes.html`, and what other pages show of both.

use serde::Serialize;

use super::{Day, Link, NoteItem};
use crate::render::html::Html;

/// The corrections of one page: `page.corrections` in the templates of pages that editors write.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::render) struct PageCorrections {
    /// The mark beside the title, leading to the gravest of them; only for major ones.
    pub(in crate::render) mark: Option<Link>,
    /// Those that readers must know first, the newest first.
    pub(in crate::render) top: Vec<CorrectionItem>,
    /// The others, and updates.
    pub(in crate::render) end: Vec<CorrectionItem>,
}

/// An entry of `corrections.yaml`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct CorrectionItem {
    /// Its id, an anchor on the list it belongs to.
    pub(in crate::render) id: String,
    /// The way to it on that list.
    pub(in crate::render) url: String,
    /// When it was made.
    pub(in crate::render) day: Day,
    /// What it is called: `Correction`.
    pub(in crate::render) kind: String,
    /// Its kind as a class: `correction`, `clarification`, `update`, `withdrawal`, `editors-note`.
    pub(in crate::render) class: &'static str,
    /// How grave it is: `minor`, `significant`, `major`.
    pub(in crate::render) severity: &'static str,
    /// What stood there.
    pub(in crate::render) was: Option<String>,
    /// What stands there now.
    pub(in crate::render) is: Option<String>,
    /// Since when the wrong stood there.
    pub(in crate::render) since: Option<Day>,
    /// What happened.
    pub(in crate::render) text: Html,
    /// The pages it concerns.
    pub(in crate::render) pages: Vec<Link>,
    /// The figures it concerns.
    pub(in crate::render) facts: Vec<Link>,
}

/// `page` in `corrections.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct CorrectionsPage {
    /// All but the updates, the newest first.
    pub(in crate::render) items: Vec<CorrectionItem>,
    /// The way to their feed.
    pub(in crate::render) feed: String,
    /// The way to the list of changes.
    pub(in crate::render) changes: String,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
}

/// `page` in `changes.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct ChangesPage {
    /// The days on which something changed, the newest first.
    pub(in crate::render) days: Vec<ChangeDay>,
    /// The first record, which has everything that was there by then.
    pub(in crate::render) baseline: Option<Baseline>,
    /// The way to their feed.
    pub(in crate::render) feed: String,
    /// The way to the list of corrections.
    pub(in crate::render) corrections: String,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
}

/// What changed on a day.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct ChangeDay {
    /// The day.
    pub(in crate::render) day: Day,
    /// The updates that editors wrote.
    pub(in crate::render) updates: Vec<CorrectionItem>,
    /// The figures that are new, others or gone.
    pub(in crate::render) figures: Vec<FigureChange>,
    /// The pages that were revised.
    pub(in crate::render) pages: Vec<Link>,
}

/// The first record.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Baseline {
    /// Its day.
    pub(in crate::render) day: Day,
    /// How many answers it has.
    pub(in crate::render) count: usize,
    /// The way to the list of figures.
    pub(in crate::render) url: String,
}

/// What became of a figure on a day, in its history.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct HistoryRow {
    /// The day.
    pub(in crate::render) day: Day,
    /// What happened, in a word or two.
    pub(in crate::render) what: String,
    /// The answers to which it happened.
    pub(in crate::render) changes: Vec<FigureChange>,
}

/// What became of an answer on a day: in `changes.html`, and in the history of `fact.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct FigureChange {
    /// The day.
    pub(in crate::render) day: Day,
    /// What happened, in a word or two.
    pub(in crate::render) what: String,
    /// What is counted.
    pub(in crate::render) label: String,
    /// The way to the answer; none when it is gone.
    pub(in crate::render) url: Option<String>,
    /// Whether what it said before was wrong, and not only older.
    pub(in crate::render) wrong: bool,
    /// What it said before.
    pub(in crate::render) was: Option<String>,
    /// What it says from then on.
    pub(in crate::render) is: Option<String>,
    /// The corrections and updates that account for it.
    pub(in crate::render) corrections: Vec<Link>,
}

//! `fact.html`, `facts.html`, and the figure card.

use serde::Serialize;

use super::{CiteForm, Day, EmbedCode, HistoryRow, Link, NoteItem};
use crate::render::html::Html;

/// A fact with all its answers: the argument of the component `figure_card`, and part of
/// [`FactPage`].
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Card {
    /// The fact's id.
    pub(in crate::render) id: String,
    /// The way to its page.
    pub(in crate::render) url: Option<String>,
    /// The title that the editor gave the card; the label where there is none.
    pub(in crate::render) title: Html,
    /// What is counted or measured.
    pub(in crate::render) label: Html,
    /// The answer shown large: the one named, or the preferred one. None where nothing is
    /// preferred.
    pub(in crate::render) answer: Option<Answer>,
    /// All answers, the preferred one first.
    pub(in crate::render) answers: Vec<Answer>,
    /// The answers on one scale; only for several numbers.
    pub(in crate::render) axis: Option<Axis>,
    /// Why the answers differ.
    pub(in crate::render) differ: Html,
    /// Why one is preferred.
    pub(in crate::render) why_preferred: Html,
    /// How a derived figure follows.
    pub(in crate::render) working: Option<Working>,
    /// Remarks.
    pub(in crate::render) note: Html,
}

/// One answer: a claim.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Answer {
    /// The claim's id, an anchor on the fact's page.
    pub(in crate::render) id: String,
    /// The letter that marks it on the axis.
    pub(in crate::render) letter: String,
    /// The figure with modifier and unit.
    pub(in crate::render) value: String,
    /// When it was true.
    pub(in crate::render) as_of: Option<Day>,
    /// The window counted.
    pub(in crate::render) period: Option<String>,
    /// Who counted, linked.
    pub(in crate::render) counted_by: Html,
    /// What was counted.
    pub(in crate::render) scope: Html,
    /// Remarks.
    pub(in crate::render) note: Html,
    /// Flags and status.
    pub(in crate::render) badges: Vec<Badge>,
    /// The marks of its notes.
    pub(in crate::render) mark: Html,
    /// The numbers it sums up: `2,814 + 1,556 + 1,090`.
    pub(in crate::render) parts: Html,
    /// Whether it is the preferred one among several.
    pub(in crate::render) preferred: bool,
    /// Whether its source took it back or a newer count replaced it.
    pub(in crate::render) stale: bool,
}

/// A word on an answer's standing.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Badge {
    /// Its class: `provisional`, `disputed`, …
    pub(in crate::render) class: &'static str,
    /// What it says.
    pub(in crate::render) text: String,
}

/// Answers on one scale. Places across are percentages of the width, so that the drawing fits a
/// phone and a desk without shrinking its letters; places down are pixels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Axis {
    /// The drawing's height.
    pub(in crate::render) height: usize,
    /// Where the line of the scale lies.
    pub(in crate::render) baseline: usize,
    /// The ticks of the scale.
    pub(in crate::render) ticks: Vec<Tick>,
    /// The answers.
    pub(in crate::render) marks: Vec<Mark>,
    /// Whether a mark is more than a dot, so that the signs need a word.
    pub(in crate::render) signs: bool,
}

/// A tick of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Tick {
    /// Place across: `4%`.
    pub(in crate::render) x: String,
    /// The number.
    pub(in crate::render) label: String,
    /// What of the number stands at the tick: `middle`; `end` of a long one at the edge.
    pub(in crate::render) anchor: &'static str,
}

/// An answer on the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::render) struct Mark {
    /// Place across of the mark.
    pub(in crate::render) x: String,
    /// Both ends of a range.
    pub(in crate::render) range: Option<(String, String)>,
    /// Place down.
    pub(in crate::render) y: usize,
    /// Its letter.
    pub(in crate::render) letter: String,
    /// The form of its mark: `exact`, `about`, `more`, `fewer`.
    pub(in crate::render) form: &'static str,
    /// Whether it is the one shown large.
    pub(in crate::render) shown: bool,
}

/// How a derived figure follows from others.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Working {
    /// The formula with numbers: `3,913 − 1,786 = 2,127`.
    pub(in crate::render) sum: String,
    /// The figures in it.
    pub(in crate::render) terms: Vec<WorkingTerm>,
    /// Why figures of different dates are put together.
    pub(in crate::render) mixed_dates: Html,
}

/// One figure of a working.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct WorkingTerm {
    /// The figure.
    pub(in crate::render) value: String,
    /// What it counts.
    pub(in crate::render) label: String,
    /// The way to it.
    pub(in crate::render) url: Option<String>,
}

/// `page` in `fact.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct FactPage {
    /// The fact.
    pub(in crate::render) card: Card,
    /// What the axis shows, in words; empty without one.
    pub(in crate::render) axis_words: String,
    /// Whether some answer has this, so that its column is worth its width.
    pub(in crate::render) columns: Columns,
    /// The pages that use it.
    pub(in crate::render) used_on: Vec<Link>,
    /// Its topics.
    pub(in crate::render) topics: Vec<Link>,
    /// Wrong copies in print: what they say, and where.
    pub(in crate::render) misprints: Vec<MisprintItem>,
    /// What became of it since it was first recorded, the last step first.
    pub(in crate::render) history: Vec<HistoryRow>,
    /// How others cite the page.
    pub(in crate::render) cite: Vec<CiteForm>,
    /// When it was last reviewed.
    pub(in crate::render) reviewed: Option<Day>,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
    /// How others put the card on a page of theirs.
    pub(in crate::render) embed: EmbedCode,
}

/// Which columns the table of answers has.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::render) struct Columns {
    /// When it was true.
    pub(in crate::render) as_of: bool,
    /// The window counted.
    pub(in crate::render) period: bool,
    /// Who counted.
    pub(in crate::render) counted_by: bool,
    /// What was counted.
    pub(in crate::render) scope: bool,
}

/// A wrong copy of a figure.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct MisprintItem {
    /// What was printed.
    pub(in crate::render) says: String,
    /// Where.
    pub(in crate::render) source: Html,
}

/// `page` in `facts.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct FactsPage {
    /// The facts by topic; the last group holds those without one.
    pub(in crate::render) groups: Vec<FactGroup>,
    /// How many facts there are.
    pub(in crate::render) count: usize,
}

/// Facts of one topic.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct FactGroup {
    /// The anchor of the group.
    pub(in crate::render) id: String,
    /// The topic.
    pub(in crate::render) title: String,
    /// The facts.
    pub(in crate::render) facts: Vec<FactItem>,
}

/// A fact in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct FactItem {
    /// What is counted.
    pub(in crate::render) label: String,
    /// The way to its page.
    pub(in crate::render) url: String,
    /// The figure used, where one is.
    pub(in crate::render) value: Option<String>,
    /// When it was true.
    pub(in crate::render) as_of: Option<Day>,
    /// How many answers there are.
    pub(in crate::render) claims: usize,
}

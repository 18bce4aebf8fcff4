//! `case.html`, `cases.html`, `timeline.html`, and what embeds show of them.

use serde::Serialize;

use super::{CiteForm, ClaimItem, Day, Link, NoteItem};
use crate::render::html::Html;

/// Something that happened, in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct HappeningItem {
    /// Its anchor, where the list is the place that links lead to.
    pub(in crate::render) id: Option<String>,
    /// When, for people.
    pub(in crate::render) when: String,
    /// When, for machines; nothing for a stretch of time.
    pub(in crate::render) iso: Option<String>,
    /// Whether no more than the year is known.
    pub(in crate::render) year_only: bool,
    /// What, in a line.
    pub(in crate::render) title: Html,
    /// What, in a few sentences.
    pub(in crate::render) summary: Html,
    /// Its number on the docket.
    pub(in crate::render) entry: Option<String>,
    /// The case on whose docket it stands, where the list is not that of the case.
    pub(in crate::render) case: Option<Link>,
    /// The marks of its notes.
    pub(in crate::render) mark: Html,
    /// Whether it is a milestone.
    pub(in crate::render) major: bool,
}

/// What happened in a year.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct YearGroup {
    /// Its anchor.
    pub(in crate::render) id: String,
    /// The year.
    pub(in crate::render) title: String,
    /// What happened, by date.
    pub(in crate::render) items: Vec<HappeningItem>,
}

/// A choice among several: a link to the page where it has been made.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Choice {
    /// What is chosen.
    pub(in crate::render) title: String,
    /// The page where that is so.
    pub(in crate::render) url: String,
    /// Whether this is that page.
    pub(in crate::render) current: bool,
    /// What the address of a page that chooses in place calls it; empty for everything.
    pub(in crate::render) value: String,
    /// How many there are of it; none where that is not worth telling.
    pub(in crate::render) count: Option<usize>,
}

/// Choices of one kind.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct Choices {
    /// What the choice is about.
    pub(in crate::render) title: String,
    /// What addresses call it.
    pub(in crate::render) name: &'static str,
    /// What may be chosen, everything first.
    pub(in crate::render) options: Vec<Choice>,
    /// Whether there is so much to choose from that it is folded up.
    pub(in crate::render) many: bool,
    /// Whether anything but everything is chosen.
    pub(in crate::render) chosen: bool,
}

impl Choices {
    /// More options than this are folded up.
    const FEW: usize = 10;

    /// A choice among options, of which the first is everything or what is usual.
    pub(in crate::render) fn new(title: &str, name: &'static str, options: Vec<Choice>) -> Choices {
        Choices {
            title: title.to_owned(),
            name,
            many: options.len() > Choices::FEW,
            chosen: !options.first().is_some_and(|first| first.current),
            options,
        }
    }
}

/// `page` in `timeline.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct TimelinePage {
    /// What is in it and what is not.
    pub(in crate::render) lead: Html,
    /// The topics.
    pub(in crate::render) topics: Choices,
    /// The years.
    pub(in crate::render) years: Vec<YearGroup>,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
}

/// The argument of the component `timeline_card`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct TimelineCard {
    /// The title that the editor gave it.
    pub(in crate::render) title: Html,
    /// What happened, by date.
    pub(in crate::render) items: Vec<HappeningItem>,
    /// The way to the whole timeline.
    pub(in crate::render) url: Option<String>,
}

/// A case in a table.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct CaseRow {
    /// The short name.
    pub(in crate::render) name: String,
    /// The caption.
    pub(in crate::render) caption: String,
    /// The way to its page.
    pub(in crate::render) url: Option<String>,
    /// It in a few words.
    pub(in crate::render) tiny: Html,
    /// The court.
    pub(in crate::render) court: String,
    /// The court as addresses name it.
    pub(in crate::render) court_id: String,
    /// The docket number, where it is known.
    pub(in crate::render) docket: Option<String>,
    /// What sort of case it is.
    pub(in crate::render) kind: String,
    /// The same as addresses name it.
    pub(in crate::render) kind_id: &'static str,
    /// Where it stands.
    pub(in crate::render) status: String,
    /// The same as addresses name it.
    pub(in crate::render) status_id: &'static str,
    /// As of when it stands there.
    pub(in crate::render) as_of: Day,
    /// When it was filed.
    pub(in crate::render) filed: Option<Day>,
    /// The last that happened on its docket.
    pub(in crate::render) last: Option<HappeningItem>,
}

/// `page` in `cases.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct CasesPage {
    /// Which cases are in it.
    pub(in crate::render) lead: Html,
    /// The orders in which they may stand.
    pub(in crate::render) orders: Choices,
    /// What may be chosen among them.
    pub(in crate::render) filters: Vec<Choices>,
    /// The cases.
    pub(in crate::render) rows: Vec<CaseRow>,
    /// How many cases there are in all.
    pub(in crate::render) count: usize,
    /// Whether all of them stand here.
    pub(in crate::render) whole: bool,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
}

/// The argument of the component `case_list_card`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct CaseListCard {
    /// The title that the editor gave it.
    pub(in crate::render) title: Html,
    /// The cases.
    pub(in crate::render) rows: Vec<CaseRow>,
    /// The way to all cases.
    pub(in crate::render) url: Option<String>,
}

/// The argument of the component `docket_card`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct DocketCard {
    /// The title that the editor gave it.
    pub(in crate::render) title: Html,
    /// The case.
    pub(in crate::render) case: CaseRow,
    /// It in a few sentences.
    pub(in crate::render) summary: Html,
    /// The milestones of its docket.
    pub(in crate::render) items: Vec<HappeningItem>,
}

/// `page` in `case.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct CasePage {
    /// What a table says of it.
    pub(in crate::render) case: CaseRow,
    /// The judges, linked.
    pub(in crate::render) judges: Vec<Html>,
    /// When it ended.
    pub(in crate::render) closed: Option<Day>,
    /// What is at stake.
    pub(in crate::render) summary: Html,
    /// The legal grounds.
    pub(in crate::render) claims: Vec<Html>,
    /// What was ordered or agreed.
    pub(in crate::render) relief: Option<ReliefItem>,
    /// Its docket, by date.
    pub(in crate::render) events: Vec<HappeningItem>,
    /// Who sues, who is sued, and who represents them.
    pub(in crate::render) parties: Vec<PartyRow>,
    /// Other cases, each with how they belong together.
    pub(in crate::render) related: Vec<RelatedItem>,
    /// Papers of the case that this site cites, by date.
    pub(in crate::render) documents: Vec<Html>,
    /// What is said elsewhere about it.
    pub(in crate::render) sources: Vec<Html>,
    /// Claims that rest on papers of the case.
    pub(in crate::render) facts: Vec<ClaimItem>,
    /// Its decisions in the law reporters.
    pub(in crate::render) reported: Vec<Html>,
    /// How the case is cited.
    pub(in crate::render) citation: Html,
    /// How others cite the page.
    pub(in crate::render) cite: Vec<CiteForm>,
    /// The pages that refer to it.
    pub(in crate::render) pages: Vec<Link>,
    /// Its topics.
    pub(in crate::render) topics: Vec<Link>,
    /// Its feed and its calendar.
    pub(in crate::render) follow: Vec<Link>,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
}

/// What was ordered or agreed.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct ReliefItem {
    /// `Injunction`, …
    pub(in crate::render) kinds: Vec<String>,
    /// Since when and until when, in words; empty when neither is known.
    pub(in crate::render) term: String,
    /// What it is.
    pub(in crate::render) text: Html,
    /// The marks of its notes.
    pub(in crate::render) mark: Html,
}

/// One side of a case.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PartyRow {
    /// The side.
    pub(in crate::render) title: String,
    /// Who is on it, linked.
    pub(in crate::render) names: Vec<Html>,
}

/// Another case.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct RelatedItem {
    /// It.
    pub(in crate::render) case: Link,
    /// How they belong together.
    pub(in crate::render) how: Html,
}

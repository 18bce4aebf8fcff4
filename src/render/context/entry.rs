//! `source.html`, `sources.html`, `terms.html`, `parties.html`, `topic.html`, `topics.html`,
//! `404.html`.

use serde::Serialize;

use super::{Day, FactItem, Item, Link, NoteItem};
use crate::render::html::Html;

/// `page` in `source.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SourcePage {
    /// The title as printed.
    pub(in crate::render) title: String,
    /// The language it is in, where that is not the page's.
    pub(in crate::render) lang: Option<String>,
    /// The language of the note, where that is not the page's.
    pub(in crate::render) note_lang: Option<String>,
    /// The citation.
    pub(in crate::render) citation: Html,
    /// Its address.
    pub(in crate::render) url: Option<String>,
    /// The host of the address.
    pub(in crate::render) host: String,
    /// When it came out.
    pub(in crate::render) issued: Option<Day>,
    /// When we last saw it.
    pub(in crate::render) accessed: Option<Day>,
    /// The address of a saved copy.
    pub(in crate::render) archived: Option<String>,
    /// When that was made.
    pub(in crate::render) captured: Option<Day>,
    /// How near it is to what it reports.
    pub(in crate::render) reliability: Option<String>,
    /// A remark on the copy read.
    pub(in crate::render) note: Option<String>,
    /// The pages that cite it.
    pub(in crate::render) pages: Vec<Link>,
    /// The claims that rest on it.
    pub(in crate::render) claims: Vec<ClaimItem>,
    /// The cases that rest on it, or whose dockets do.
    pub(in crate::render) cases: Vec<Link>,
    /// The events that rest on it.
    pub(in crate::render) events: Vec<Link>,
}

/// A claim in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct ClaimItem {
    /// The figure.
    pub(in crate::render) value: String,
    /// What it counts.
    pub(in crate::render) label: String,
    /// The way to it.
    pub(in crate::render) url: String,
}

/// `page` in `sources.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SourcesPage {
    /// The sources by kind, nearest to the matter first.
    pub(in crate::render) groups: Vec<SourceGroup>,
    /// How many there are.
    pub(in crate::render) count: usize,
}

/// Sources of one kind.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SourceGroup {
    /// The anchor of the group.
    pub(in crate::render) id: String,
    /// The kind; empty for those of none.
    pub(in crate::render) title: String,
    /// The entries in the order of the alphabet.
    pub(in crate::render) sources: Vec<Html>,
}

/// `page` in `terms.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct TermsPage {
    /// The terms in the order of the alphabet.
    pub(in crate::render) terms: Vec<TermItem>,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
}

/// A word of the glossary.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct TermItem {
    /// Its anchor.
    pub(in crate::render) id: String,
    /// The word.
    pub(in crate::render) term: Html,
    /// Other words for it.
    pub(in crate::render) aka: Vec<String>,
    /// What it means in plain words.
    pub(in crate::render) plain: Html,
    /// What it means in law; may be empty.
    pub(in crate::render) legal: Html,
    /// The pages that use it.
    pub(in crate::render) used_on: Vec<Link>,
    /// The marks of its notes.
    pub(in crate::render) mark: Html,
}

/// `page` in `parties.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PartiesPage {
    /// People and organisations.
    pub(in crate::render) groups: Vec<PartyGroup>,
    /// The notes.
    pub(in crate::render) notes: Vec<NoteItem>,
}

/// Parties of one kind.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PartyGroup {
    /// The kind.
    pub(in crate::render) title: String,
    /// The parties in the order of the alphabet.
    pub(in crate::render) parties: Vec<PartyItem>,
}

/// A person or an organisation.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PartyItem {
    /// Its anchor.
    pub(in crate::render) id: String,
    /// The name.
    pub(in crate::render) name: Html,
    /// The short name, where it is another.
    pub(in crate::render) short: Option<String>,
    /// What it is in this story.
    pub(in crate::render) role: Html,
    /// When the role began and ended, in words.
    pub(in crate::render) years: Vec<String>,
    /// The body it is part of.
    pub(in crate::render) parent: Option<Link>,
    /// Its web site.
    pub(in crate::render) url: Option<String>,
    /// The cases it appears in, by what it is there.
    pub(in crate::render) cases: Vec<PartyCases>,
    /// The figures it counted.
    pub(in crate::render) facts: Vec<Link>,
    /// The pages that name it.
    pub(in crate::render) used_on: Vec<Link>,
    /// The marks of its notes.
    pub(in crate::render) mark: Html,
}

/// The cases in which a party is one thing: judge, counsel, a side.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct PartyCases {
    /// What it is there.
    pub(in crate::render) title: String,
    /// The cases.
    pub(in crate::render) cases: Vec<Link>,
}

/// `page` in `topic.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct TopicPage {
    /// The topic.
    pub(in crate::render) title: String,
    /// Its pages.
    pub(in crate::render) items: Vec<Item>,
    /// Its facts.
    pub(in crate::render) facts: Vec<FactItem>,
    /// Its cases.
    pub(in crate::render) cases: Vec<Link>,
    /// The way to its timeline.
    pub(in crate::render) timeline: Option<Link>,
}

/// `page` in `topics.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct TopicsPage {
    /// The topics.
    pub(in crate::render) topics: Vec<TopicItem>,
}

/// A topic in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct TopicItem {
    /// The topic.
    pub(in crate::render) title: String,
    /// Its page.
    pub(in crate::render) url: String,
    /// How many pages and facts belong to it.
    pub(in crate::render) pages: usize,
    /// How many facts belong to it.
    pub(in crate::render) facts: usize,
}

/// `page` in `404.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct NotFoundPage {
    /// Good places to go on from.
    pub(in crate::render) links: Vec<Link>,
}

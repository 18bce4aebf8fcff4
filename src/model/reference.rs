//! What a link can lead to, and what a citation says.

use super::Id;
use crate::text::Spanned;

/// The target of a link, an image or an embed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `fact:id?as=form#claim`: a figure.
    Fact(FactRef),
    /// `source:id`.
    Source(Spanned<Id>),
    /// `term:id`.
    Term(Spanned<Id>),
    /// `party:id`.
    Party(Spanned<Id>),
    /// `case:id`.
    Case(Spanned<Id>),
    /// `series:id?…`.
    Series(Spanned<Id>, Query),
    /// `timeline:?…`.
    Timeline(Query),
    /// `cases:?…`.
    Cases(Query),
    /// A file of the site, as the editor wrote it: a relative path, perhaps with `#anchor`.
    File {
        /// The path, relative to the file that links.
        path: String,
        /// The anchor, without `#`.
        anchor: Option<Spanned<String>>,
    },
    /// `#anchor` on the same page.
    Anchor(String),
    /// `http:`, `https:`, `mailto:`, `tel:`.
    External(String),
    /// One of our schemes, written in a way that means nothing; the reason is a phrase.
    Malformed(String),
    /// A scheme that is not allowed.
    Forbidden(String),
}

/// A figure referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRef {
    /// The fact.
    pub fact: Spanned<Id>,
    /// The claim named after `#`; without it the preferred one is meant.
    pub claim: Option<Spanned<Id>>,
    /// What of it is written.
    pub form: Form,
}

/// What of a claim a reference writes or checks (`?as=`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Form {
    /// The value with its modifier and unit: `about 4,000 children`.
    #[default]
    Value,
    /// The number alone: `3,913`.
    Number,
    /// The number in words: `three thousand nine hundred and thirteen`.
    Words,
    /// The date the count was true: `June 2, 2021`.
    AsOf,
    /// The window counted: `July 1, 2017, to January 20, 2021`.
    Period,
    /// Who counted, linked.
    CountedBy,
    /// The source, as a citation in the text.
    Source,
}

impl Form {
    /// Every form that can be named, with its word.
    pub const ALL: [(&'static str, Form); 6] = [
        ("number", Form::Number),
        ("words", Form::Words),
        ("as-of", Form::AsOf),
        ("period", Form::Period),
        ("counted-by", Form::CountedBy),
        ("source", Form::Source),
    ];
}

/// The `name=value` pairs after `?`, in the order written.
pub type Query = Vec<(Spanned<String>, Spanned<String>)>;

/// `fact-id` or `fact-id#claim-id` in the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimRef {
    /// The fact.
    pub fact: Id,
    /// The claim; without it the preferred one is meant.
    pub claim: Option<Id>,
}

/// One source of a citation: `@task-force-2021-06, p. 4`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: Spanned<Id>,
    /// Where in it.
    pub locator: Option<Spanned<Locator>>,
    /// Words before the source: `see`.
    pub prefix: String,
}

/// A place within a source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locator {
    /// What is counted.
    pub kind: LocatorKind,
    /// Which: `4`, `4–6`, `i`, `3(d)`.
    pub value: String,
}

/// What a locator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocatorKind {
    /// `p.`, `pp.`
    Page,
    /// `¶`, `para.`
    Paragraph,
    /// `§`, `sec.`
    Section,
    /// `ECF No.`, `Dkt.`: an entry of a docket.
    Entry,
    /// `n.`, `note`
    Note,
    /// `ch.`
    Chapter,
    /// `at`, or anything else: printed as written.
    Other,
}

impl LocatorKind {
    /// The keys of a registry source use: `{id: …, page: i}`.
    pub const KEYS: [(&'static str, LocatorKind); 6] = [
        ("page", LocatorKind::Page),
        ("paragraph", LocatorKind::Paragraph),
        ("section", LocatorKind::Section),
        ("entry", LocatorKind::Entry),
        ("note", LocatorKind::Note),
        ("chapter", LocatorKind::Chapter),
    ];
}

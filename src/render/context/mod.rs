//! What templates see: plain values with documented names, one set for each template.
//!
//! Every template sees `site` ([`Shell`]), `head` ([`Head`]) and `page`, whose type is named for
//! the template. Strings are escaped by the template; [`Html`] is ready.

mod chart;
mod correction;
mod data;
mod docket;
mod embed;
mod entry;
mod fact;
mod machine;
mod written;

pub(super) use chart::*;
pub(super) use correction::*;
pub(super) use data::*;
pub(super) use docket::*;
pub(super) use embed::*;
pub(super) use entry::*;
pub(super) use fact::*;
pub(super) use machine::*;
pub(super) use written::*;

use serde::Serialize;

use super::html::Html;

/// `site`: the frame around every page of one language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Shell {
    /// The site's title.
    pub(super) title: String,
    /// What the site is about; may be empty.
    pub(super) description: String,
    /// The language's code.
    pub(super) lang: String,
    /// How its numbers are written, as browsers name it: `es-US`.
    pub(super) locale: String,
    /// Which way it is written: `ltr` or `rtl`.
    pub(super) dir: &'static str,
    /// The way to the home page.
    pub(super) home: String,
    /// The main menu.
    pub(super) nav: Vec<Link>,
    /// The lists made from the registry.
    pub(super) lists: Vec<Link>,
    /// The topics.
    pub(super) topics: Vec<Link>,
    /// Pages about the site.
    pub(super) about: Vec<Link>,
    /// The way to the search page.
    pub(super) search: String,
    /// The way to the feed.
    pub(super) feed: Option<String>,
    /// The way to all articles on one page.
    pub(super) print: Option<String>,
    /// The way to what a browser is told that keeps the site on a home screen.
    pub(super) manifest: String,
    /// The way to the icon for a home screen.
    pub(super) touch_icon: Option<String>,
}

/// `head`: what the frame says about the page in it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Head {
    /// The page's title without markup.
    pub(super) title: String,
    /// The page in a sentence.
    pub(super) description: String,
    /// The way to the page.
    pub(super) url: String,
    /// The whole address of the page.
    pub(super) canonical: String,
    /// `article` or `website`, as Open Graph has it.
    pub(super) kind: &'static str,
    /// The way to the entry of the main menu that the page is under; empty when under none.
    pub(super) section: String,
    /// The way down from the home page, this page left out.
    pub(super) crumbs: Vec<Link>,
    /// What Open Graph is told besides.
    pub(super) meta: Vec<Meta>,
    /// The page in other forms.
    pub(super) alternates: Vec<Alternate>,
    /// The picture that a link to it is shown with.
    pub(super) image: Option<CardImage>,
    /// The other languages of the site; none where there is one alone.
    pub(super) languages: Vec<OtherLanguage>,
    /// The page in all its languages; none where there is one alone.
    pub(super) versions: Vec<Version>,
    /// What it is about, as JSON-LD.
    pub(super) linked: Html,
}

/// A property of the page, as Open Graph has it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Meta {
    /// `article:published_time`
    pub(super) property: &'static str,
    /// What it is.
    pub(super) content: String,
}

/// The picture that a link to a page is shown with.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CardImage {
    /// Its whole address.
    pub(super) url: String,
    /// Its width in points.
    pub(super) width: u32,
    /// Its height in points.
    pub(super) height: u32,
    /// What it says.
    pub(super) alt: String,
}

/// The same in another form.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Alternate {
    /// Its media type.
    pub(super) media: &'static str,
    /// The way to it.
    pub(super) url: String,
}

/// Where to go on in another language.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OtherLanguage {
    /// Its code.
    pub(super) code: String,
    /// What it calls itself.
    pub(super) name: String,
    /// The way to the same page; to the home page where there is no translation.
    pub(super) url: String,
}

/// A page in one of its languages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Version {
    /// The language's code; `x-default` for readers of any other.
    pub(super) lang: String,
    /// The whole address.
    pub(super) url: String,
}

/// A title and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Link {
    /// The title without markup.
    pub(super) title: String,
    /// Where it leads.
    pub(super) url: String,
}

/// A day for people and machines.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Day {
    /// `2021-06-02`, `2021-06` or `2021`.
    pub(super) iso: String,
    /// `June 2, 2021`
    pub(super) text: String,
}

/// A page in a list of pages.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Item {
    /// Its title without markup.
    pub(super) title: String,
    /// Where it is.
    pub(super) url: String,
    /// It in a sentence.
    pub(super) description: String,
    /// When it was last changed, or first published.
    pub(super) day: Option<Day>,
}

/// A page as others cite it, in one style.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CiteForm {
    /// The style: `Chicago`, …
    pub(super) style: &'static str,
    /// The citation.
    pub(super) html: Html,
    /// Whether its lines have to stay as they are.
    pub(super) lines: bool,
}

/// A note at a page's end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct NoteItem {
    /// Its anchor.
    pub(super) id: String,
    /// What it says.
    pub(super) html: Html,
    /// The ways back to its uses.
    pub(super) backs: Vec<Back>,
}

/// The way back from a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Back {
    /// To the mark in the text.
    pub(super) href: String,
    /// `a`, `b`, or an arrow for the only one.
    pub(super) label: String,
}

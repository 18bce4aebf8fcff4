//! `site.yaml`.

use std::collections::BTreeMap;

use super::{Id, Lang, Text};
use crate::text::{FileId, Spanned};

/// What `site.yaml` says.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The file.
    pub file: Option<FileId>,
    /// The site's title.
    pub title: Text,
    /// The site's address, without a slash at the end: `https://example.org/path`.
    pub base_url: String,
    /// What the site is about.
    pub description: Option<Text>,
    /// The language of texts written without one.
    pub default_language: Lang,
    /// The languages of the site, the default one included, in the order written.
    pub languages: Vec<Language>,
    /// The sections in the main menu, by folder; without it all of them by `order`.
    pub navigation: Option<Vec<Spanned<String>>>,
    /// The topics and their names.
    pub topics: BTreeMap<Id, (Spanned<Id>, Text)>,
    /// What stands at the head of the lists made from the registry, by the list's folder: what is
    /// in it and what is not.
    pub lists: BTreeMap<String, (Spanned<String>, Text)>,
    /// How severe each check is, where it is not as built in.
    pub checks: BTreeMap<String, Spanned<Level>>,
    /// Names with digits in them that are no figures.
    pub named: Vec<Spanned<Named>>,
    /// Acronyms that every reader knows.
    pub acronyms: Vec<Spanned<String>>,
    /// The licences of the site's data, any of them at the reader's choice, by their SPDX ids.
    pub licenses: Vec<Spanned<String>>,
    /// Where to tell the editors of an error or a hole: an address of the web or of mail.
    pub contact: Option<Spanned<String>>,
}

impl Settings {
    /// The lists that may have words of the site's own at their head.
    pub const LISTS: [&'static str; 7] =
        ["cases", "facts", "glossary", "people", "sources", "timeline", "topics"];

    /// The path part of the base address, without a slash at the end: `/path`, or nothing.
    pub fn base_path(&self) -> &str {
        base_path(&self.base_url)
    }
}

/// The path part of an address, without a slash at the end.
pub fn base_path(url: &str) -> &str {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_scheme.find('/').map_or("", |at| after_scheme[at..].trim_end_matches('/'))
}

/// A language of the site.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its code.
    pub code: Lang,
    /// What it calls itself.
    pub name: String,
    /// How it writes numbers and dates: `en-US`.
    pub locale: String,
}

/// What a site makes of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// An error.
    Deny,
    /// A warning.
    Warn,
    /// A note.
    Note,
    /// Not reported.
    Allow,
}

impl Level {
    /// Every level, with the word that names it in `site.yaml`.
    pub const ALL: [(&'static str, Level); 4] = [
        ("deny", Level::Deny),
        ("warn", Level::Warn),
        ("note", Level::Note),
        ("allow", Level::Allow),
    ];
}

/// A name with digits in it that is no figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// These words.
    Words(String),
    /// A regular expression, written between slashes.
    Pattern(String),
}

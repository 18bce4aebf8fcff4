//! The versions of a page in other languages.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::model::{Lang, Language, Page, Settings, Site};
use crate::text::{FileId, Files, hexadecimal};

/// Hexadecimal digits of a digest: enough to tell the states of one page apart.
const DIGITS: usize = 12;

/// A page in the default language, and its versions in others.
pub(super) struct Versions<'a> {
    /// The page that is translated.
    pub(super) original: Option<&'a Page>,
    /// The others.
    pub(super) translations: Vec<&'a Page>,
}

/// The versions of every page, in the order of their paths; nothing on a site of one language.
pub(super) fn all(site: &Site) -> Vec<Versions<'_>> {
    if site.settings.languages.len() < 2 {
        return Vec::new();
    }
    let mut by_key: BTreeMap<&str, Versions<'_>> = BTreeMap::new();
    for page in &site.pages {
        let versions = by_key
            .entry(&page.key)
            .or_insert_with(|| Versions { original: None, translations: Vec::new() });
        if page.lang == site.settings.default_language {
            versions.original = Some(page);
        } else {
            versions.translations.push(page);
        }
    }
    by_key.into_values().collect()
}

/// Some files, and the versions in other languages of those that are pages: what one says is held
/// against the others.
pub(super) fn with_versions(site: &Site, files: &BTreeSet<FileId>) -> BTreeSet<FileId> {
    let keys: BTreeSet<&str> = site
        .pages
        .iter()
        .filter(|page| files.contains(&page.file))
        .map(|page| page.key.as_str())
        .collect();
    let versions = site.pages.iter().filter(|page| keys.contains(page.key.as_str()));
    files.iter().copied().chain(versions.map(|page| page.file)).collect()
}

/// The first digits of the SHA-256 of what a page says: its title, description and body. Its
/// place, dates and sources may change without the translation growing old.
pub(crate) fn digest(files: &Files, page: &Page) -> String {
    let mut hasher = Sha256::new();
    for part in [&page.front.title.raw, &page.front.description.raw] {
        hasher.update(part);
        hasher.update("\n");
    }
    hasher.update(files.snippet(page.body_span));
    let digits = hexadecimal(&hasher.finalize());
    digits.get(..DIGITS).unwrap_or("").to_owned()
}

/// What a language calls itself, with its code where that says more: `Español (es)`.
pub(super) fn name(settings: &Settings, lang: &Lang) -> String {
    let known = settings.languages.iter().find(|language| language.code == *lang);
    match known {
        Some(Language { name, .. }) if name != lang.as_str() => format!("{name} (`{lang}`)"),
        Some(_) | None => format!("`{lang}`"),
    }
}

/// The path of a page's version in a language: `policy/zero-tolerance.es.md`.
pub(super) fn path(settings: &Settings, key: &str, lang: &Lang) -> String {
    if *lang == settings.default_language {
        format!("content/{key}.md")
    } else {
        format!("content/{key}.{lang}.md")
    }
}

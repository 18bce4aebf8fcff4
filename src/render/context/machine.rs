//! `feed.xml`, `sitemap.xml`, `redirect.html`.

use serde::Serialize;

/// `page` in `feed.xml`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct FeedPage {
    /// The feed's permanent id.
    pub(in crate::render) id: String,
    /// The feed's own whole address.
    pub(in crate::render) url: String,
    /// The whole address of the home page.
    pub(in crate::render) home: String,
    /// When its newest entry changed: `2021-12-16T00:00:00Z`.
    pub(in crate::render) updated: String,
    /// The articles, newest first.
    pub(in crate::render) entries: Vec<FeedEntry>,
}

/// An article in a feed.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct FeedEntry {
    /// Its permanent id.
    pub(in crate::render) id: String,
    /// Its title without markup.
    pub(in crate::render) title: String,
    /// Its whole address.
    pub(in crate::render) url: String,
    /// It in a sentence.
    pub(in crate::render) summary: String,
    /// When it was first published.
    pub(in crate::render) published: String,
    /// When it was last changed.
    pub(in crate::render) updated: String,
    /// Who wrote it; the site where nobody is named.
    pub(in crate::render) authors: Vec<String>,
    /// Its topics.
    pub(in crate::render) topics: Vec<String>,
}

/// `page` in `sitemap.xml`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SitemapPage {
    /// The pages.
    pub(in crate::render) urls: Vec<SitemapUrl>,
}

/// A page in the sitemap.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct SitemapUrl {
    /// Its whole address.
    pub(in crate::render) url: String,
    /// When it was last changed, if that is known.
    pub(in crate::render) changed: Option<String>,
    /// It in every language, its own included; none where it is there in one alone.
    pub(in crate::render) languages: Vec<super::Version>,
}

/// `page` in `redirect.html`.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct RedirectPage {
    /// The title of the page that moved.
    pub(in crate::render) title: String,
    /// Where it is now.
    pub(in crate::render) url: String,
}

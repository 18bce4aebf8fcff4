//! `/embed/`: a card or a chart by itself, which the pages of others may frame, and what programs
//! that turn an address into such a frame read of it.

use serde::Serialize;

use super::{Making, Rendered};
use crate::model::{ChartView, EntryKind, Fact, Id, Lang, Route, Series, Site};
use crate::render::context::{Alternate, EmbedCode, EmbedPage, Head, Link};
use crate::render::html::{Html, escape};
use crate::render::world::World;
use crate::render::writer::Writer;

/// The size of a frame in CSS pixels. What is taller scrolls in it.
const WIDTH: u32 = 640;

/// What can stand by itself on the pages of others.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) enum Embeddable<'a> {
    /// The card of a figure.
    Fact(&'a Fact),
    /// The chart of a series.
    Series(&'a Series),
}

impl<'a> Embeddable<'a> {
    /// Everything of the site that can be embedded.
    pub(in crate::render) fn all(site: &'a Site) -> impl Iterator<Item = Embeddable<'a>> {
        let facts = site.registry.facts.values().map(Embeddable::Fact);
        facts.chain(site.registry.series.values().map(Embeddable::Series))
    }

    fn entry(self) -> (EntryKind, &'a Id) {
        match self {
            Embeddable::Fact(fact) => (EntryKind::Fact, &fact.id),
            Embeddable::Series(series) => (EntryKind::Series, &series.id),
        }
    }

    /// Where its frame stands in a language.
    pub(in crate::render) fn route(self, site: &Site, lang: &Lang) -> Route {
        let (kind, id) = self.entry();
        frame(site, kind, id, lang)
    }

    /// Where the oEmbed description of its frame stands in a language.
    pub(in crate::render) fn described(self, site: &Site, lang: &Lang) -> Route {
        description(&self.route(site, lang))
    }

    /// The height that a frame of it asks for.
    fn height(self) -> u32 {
        match self {
            Embeddable::Fact(_) => 420,
            Embeddable::Series(_) => 560,
        }
    }
}

/// Where the frame of an entry stands in a language: where its page does, with `embed` before it.
pub(in crate::render) fn frame(site: &Site, kind: EntryKind, id: &Id, lang: &Lang) -> Route {
    let prefix = site.language_prefix(lang);
    let page = site.entry_route(kind, id, lang);
    let path = page.as_str().strip_prefix(prefix.as_str()).unwrap_or(page.as_str());
    Route::from(format!("{prefix}/embed{path}"))
}

/// Where the oEmbed description of a frame stands.
pub(in crate::render) fn description(frame: &Route) -> Route {
    Route::from(format!("{frame}oembed.json"))
}

/// What a consumer of oEmbed reads (<https://oembed.com/>, version 1.0).
#[derive(Serialize)]
struct Oembed<'a> {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    provider_name: String,
    provider_url: String,
    html: &'a str,
    width: u32,
    height: u32,
}

impl Making<'_> {
    /// A card or a chart by itself.
    pub(super) fn embed(&self, what: Embeddable<'_>) -> Rendered {
        let Making { world, lang, .. } = *self;
        let mut writer = Writer::framed(world, lang);
        let (kind, id) = what.entry();
        let (card, axis_words, chart) = match what {
            Embeddable::Fact(fact) => {
                let card = writer.card(fact, None, Html::default());
                let words = card.axis.as_ref().map(|axis| world.axis_words(axis, lang));
                (Some(card), words.unwrap_or_default(), None)
            }
            Embeddable::Series(series) => {
                let chart = writer.chart(series, &ChartView::default(), Html::default());
                (None, String::new(), Some(chart))
            }
        };
        let title = world.embed_title(what, lang);
        let page = world.site.entry_route(kind, id, lang);
        let mut head = world.made_head(self.route, title.clone(), title, None, lang);
        // The page is what search engines should know, not the frame.
        head.canonical = world.absolute(page.as_str());
        let whole = Link { title: head.title.clone(), url: world.href(page.as_str()) };
        self.fill_written("embed.html", &head, writer.finish(), |written| EmbedPage {
            card,
            axis_words,
            chart,
            whole,
            notes: written.notes,
        })
    }

    /// The oEmbed description of a frame.
    pub(super) fn oembed(&self, what: Embeddable<'_>) -> Rendered {
        let Making { world, lang, .. } = *self;
        let home = format!("{}/", world.site.language_prefix(lang));
        let code = world.embed_code(what, lang);
        let described = Oembed {
            version: "1.0",
            kind: "rich",
            title: &world.embed_title(what, lang),
            provider_name: world.site.settings.title.plain(lang),
            provider_url: world.absolute(&home),
            html: &code.html,
            width: WIDTH,
            height: what.height(),
        };
        let mut text = serde_json::to_string_pretty(&described).unwrap_or_default();
        text.push('\n');
        Rendered::ready(text)
    }
}

impl World<'_> {
    fn embed_title(&self, what: Embeddable<'_>, lang: &Lang) -> String {
        match what {
            Embeddable::Fact(fact) => self.plain_doc_of(&fact.label, lang),
            Embeddable::Series(series) => self.plain_doc_of(&series.title, lang),
        }
    }

    /// What others paste into a page of theirs.
    pub(super) fn embed_code(&self, what: Embeddable<'_>, lang: &Lang) -> EmbedCode {
        let url = self.absolute(what.route(self.site, lang).as_str());
        let (url, title) = (escape(&url), self.embed_title(what, lang));
        let (title, height) = (escape(&title), what.height());
        EmbedCode {
            html: format!(
                "<iframe src=\"{url}\" title=\"{title}\" width=\"{WIDTH}\" height=\"{height}\" \
                 loading=\"lazy\"></iframe>"
            ),
        }
    }

    /// Tells programs that the page can be embedded.
    pub(super) fn offer_embed(&self, head: &mut Head, what: Embeddable<'_>, lang: &Lang) {
        let url = self.absolute(what.described(self.site, lang).as_str());
        head.alternates.push(Alternate { media: "application/json+oembed", url });
    }
}

//! One page at a time: from the site to what its template sees, and from there to text.

mod calendar;
mod case;
mod case_feed;
mod cases;
mod corrections;
mod data;
pub(super) mod embed;
mod entries;
mod facts;
mod host;
mod machine;
mod print;
mod search;
mod series;
mod sources;
mod timeline;
mod topics;
mod written;

pub(super) use cases::{CaseList, Order};
pub(super) use embed::Embeddable;
pub(super) use print::MOST as MOST_PRINTED;

use serde::Serialize;

use super::context::Head;
use super::plan::Leaf;
use super::templates::{Failure, Victim};
use super::world::World;
use super::writer::Written;
use super::{data as exports, markdown};
use crate::model::{Lang, Route};

/// A page and what went wrong with it.
pub(super) struct Rendered {
    /// What stands at the route; nothing when the template failed.
    pub(super) text: Option<String>,
    /// The failures of its template and components.
    pub(super) failures: Vec<(Victim, Failure)>,
}

impl Rendered {
    /// A text that no template had a part in.
    fn ready(text: String) -> Rendered {
        Rendered { text: Some(text), failures: Vec::new() }
    }
}

/// What stands at a route.
pub(super) fn render(world: &World<'_>, route: &Route, leaf: &Leaf<'_>) -> Rendered {
    let made = |lang| Making { world, route, lang, place: None };
    match leaf {
        Leaf::Written(page) => written::page(world, page),
        Leaf::Fact(fact, lang) => made(lang).fact(fact),
        Leaf::Facts(lang) => made(lang).facts(),
        Leaf::Source(source, lang) => made(lang).source(source),
        Leaf::Sources(lang) => made(lang).sources(),
        Leaf::Case(case, lang) => made(lang).case(case),
        Leaf::Cases(list, lang) => made(lang).cases(list),
        Leaf::Series(series, lang) => made(lang).series(series),
        Leaf::AllSeries(lang) => made(lang).all_series(),
        Leaf::Timeline(topic, lang) => made(lang).timeline(*topic),
        Leaf::Terms(lang) => made(lang).terms(),
        Leaf::People(lang) => made(lang).people(),
        Leaf::Topic(id, lang) => made(lang).topic(id),
        Leaf::Topics(lang) => made(lang).topics(),
        Leaf::Corrections(lang) => made(lang).corrections(),
        Leaf::CorrectionsFeed(lang) => made(lang).corrections_feed(),
        Leaf::Changes(lang) => made(lang).changes(),
        Leaf::ChangesFeed(lang) => made(lang).changes_feed(),
        Leaf::Search(lang) => made(lang).search(),
        Leaf::SearchPart(part, lang) => made(lang).search_part(part),
        Leaf::NotFound(lang) => made(lang).not_found(),
        Leaf::Feed(lang) => made(lang).feed(),
        Leaf::CaseFeed(case, lang) => made(lang).case_feed(case),
        Leaf::Calendar(case, lang) => made(lang).calendar(*case),
        Leaf::Embed(what, lang) => made(lang).embed(*what),
        Leaf::Oembed(what, lang) => made(lang).oembed(*what),
        Leaf::Sitemap => made(&world.site.settings.default_language).sitemap(),
        Leaf::Robots => made(&world.site.settings.default_language).robots(),
        Leaf::Data(lang) => made(lang).data(),
        Leaf::Print(lang) => made(lang).print(),
        Leaf::Markdown(page) => Rendered::ready(markdown::page(world, page)),
        Leaf::Llms(lang) => Rendered::ready(markdown::llms(world, lang)),
        Leaf::Export(export) => Rendered::ready(exports::render(world, *export)),
        Leaf::HostHeaders => Rendered::ready(host::headers(world)),
        Leaf::HostRedirects => Rendered::ready(host::redirects(world)),
        Leaf::Security(contact) => Rendered::ready(host::security(world, route, contact)),
        Leaf::WebManifest(lang) => Rendered::ready(host::web_manifest(world, lang)),
        // Pictures are no text, and what stands elsewhere too is made there; whoever calls this
        // sees to them.
        Leaf::Social(_) | Leaf::Icon(_) | Leaf::Also(_) => {
            Rendered { text: None, failures: Vec::new() }
        }
        Leaf::Redirect(page) => made(&page.lang).redirect(page),
        Leaf::Moved(kind, id, lang) => made(lang).moved(*kind, id),
    }
}

/// A page that is being made: where it will stand and in which language.
#[derive(Clone, Copy)]
struct Making<'a> {
    world: &'a World<'a>,
    route: &'a Route,
    lang: &'a Lang,
    /// Where the page is asked for, if an editor wrote it.
    place: Option<crate::text::Span>,
}

impl Making<'_> {
    /// Fills a template.
    fn fill<T: Serialize>(
        &self,
        template: &str,
        head: &Head,
        page: &T,
        problems: Vec<tera::Error>,
    ) -> Rendered {
        let victim = Victim { route: self.route.to_string(), place: self.place };
        let mut failures: Vec<_> =
            problems.into_iter().map(|error| (victim.clone(), Failure::from(error))).collect();
        let Some(templates) = self.world.templates.get(self.lang) else {
            return Rendered { text: None, failures };
        };
        let mut head = head.clone();
        if head.linked.is_empty() {
            head.linked = self.world.linked(&head, self.lang, Vec::new());
        }
        let text = match templates.page(template, &head, page) {
            Ok(text) => Some(text),
            Err(failure) => {
                failures.push((victim, failure));
                None
            }
        };
        Rendered { text, failures }
    }

    /// Fills a template with what a writer has written.
    fn fill_written<T: Serialize>(
        &self,
        template: &str,
        head: &Head,
        written: Written,
        page: impl FnOnce(Written) -> T,
    ) -> Rendered {
        let mut written = written;
        let problems = std::mem::take(&mut written.problems);
        self.fill(template, head, &page(written), problems)
    }
}

//! What is published where: every route of the site, before any of it is written.

use super::data::{self, Export};
use super::pages::{CaseList, Embeddable, MOST_PRINTED, embed};
use super::search::{self, Part};
use super::social::{self, Subject};
use crate::model::{
    Alias, Case, EntryKind, Fact, Id, Lang, Language, Page, PageKind, Route, Series, Site, Source,
};
use crate::text::Spanned;

/// What stands at one route.
#[derive(Debug, Clone)]
pub(super) enum Leaf<'a> {
    /// A page that an editor wrote.
    Written(&'a Page),
    /// A figure.
    Fact(&'a Fact, Lang),
    /// All figures.
    Facts(Lang),
    /// A source.
    Source(&'a Source, Lang),
    /// All sources.
    Sources(Lang),
    /// A case.
    Case(&'a Case, Lang),
    /// Cases: all of them in an order, or some.
    Cases(CaseList, Lang),
    /// A series.
    Series(&'a Series, Lang),
    /// All series.
    AllSeries(Lang),
    /// What happened: all of it, or what belongs to a topic.
    Timeline(Option<&'a Id>, Lang),
    /// The glossary.
    Terms(Lang),
    /// People and organisations.
    People(Lang),
    /// A topic.
    Topic(&'a Id, Lang),
    /// All topics.
    Topics(Lang),
    /// What was wrong and was put right.
    Corrections(Lang),
    /// The Atom feed of corrections.
    CorrectionsFeed(Lang),
    /// What is new, by day.
    Changes(Lang),
    /// The Atom feed of changes.
    ChangesFeed(Lang),
    /// The search page.
    Search(Lang),
    /// A part of the search index.
    SearchPart(Part<'a>, Lang),
    /// What is shown where there is nothing.
    NotFound(Lang),
    /// The Atom feed of articles.
    Feed(Lang),
    /// The Atom feed of a case.
    CaseFeed(&'a Case, Lang),
    /// The days of one case, or of all, as a calendar.
    Calendar(Option<&'a Case>, Lang),
    /// A card or a chart for the pages of others.
    Embed(Embeddable<'a>, Lang),
    /// What oEmbed consumers read of it.
    Oembed(Embeddable<'a>, Lang),
    /// The list of all pages for search engines.
    Sitemap,
    /// What search engines may read.
    Robots,
    /// Rules for hosts that read `_headers`.
    HostHeaders,
    /// Old addresses for hosts that read `_redirects`.
    HostRedirects,
    /// Whom to tell of a hole (RFC 9116).
    Security(&'a str),
    /// An old address, and where it leads.
    Redirect(&'a Page),
    /// An old address of an entry, and the id that it has now.
    Moved(EntryKind, &'a Id, Lang),
    /// The same as at another address.
    Also(Route),
    /// What there is for programs.
    Data(Lang),
    /// All articles one after the other, to be printed.
    Print(Lang),
    /// A page as Markdown.
    Markdown(&'a Page),
    /// The list of pages and data for language models.
    Llms(Lang),
    /// A file for programs.
    Export(Export<'a>),
    /// The picture that links to a page are shown with.
    Social(Subject<'a>),
    /// The icon of the site, this many points wide.
    Icon(u32),
    /// What a browser is told that keeps the site on a home screen.
    WebManifest(Lang),
}

/// What calendars are called.
pub(super) const CALENDAR: &str = "calendar.ics";

/// Every route and what stands there. Where two claim one route the later one stands: pages that
/// editors write after those made from the registry, and these after old addresses.
pub(super) fn plan<'a>(site: &'a Site) -> Vec<(Route, Leaf<'a>)> {
    let mut plan = Vec::new();
    for page in &site.pages {
        for alias in &page.front.aliases {
            plan.push((as_page(&alias.value), Leaf::Redirect(page)));
        }
    }
    old_addresses(site, &mut plan);
    for language in &site.settings.languages {
        for_language(site, &language.code, &mut plan);
    }
    plan.push((Route::from("/sitemap.xml"), Leaf::Sitemap));
    plan.push((Route::from("/robots.txt"), Leaf::Robots));
    plan.push((Route::from("/_headers"), Leaf::HostHeaders));
    plan.push((Route::from("/_redirects"), Leaf::HostRedirects));
    if let Some(contact) = &site.settings.contact {
        let route = Route::from("/.well-known/security.txt");
        plan.push((route, Leaf::Security(&contact.value)));
    }
    plan.extend(social::plan(site));
    plan.extend(
        data::exports(site).into_iter().map(|(route, export)| (route, Leaf::Export(export))),
    );
    let markdown =
        |page: &'a Page| (Route::from(format!("{}index.md", page.route)), Leaf::Markdown(page));
    plan.extend(site.pages.iter().map(markdown));
    plan.extend(site.pages.iter().map(|page| (page.route.clone(), Leaf::Written(page))));
    plan
}

fn for_language<'a>(site: &'a Site, lang: &Lang, plan: &mut Vec<(Route, Leaf<'a>)>) {
    let prefix = site.language_prefix(lang);
    let registry = &site.registry;
    let lists = CaseList::all(site).into_iter();
    plan.extend(lists.map(|l| (l.route(site, lang), Leaf::Cases(l, lang.clone()))));
    // Hosts show the nearest one upward, so that a language has its own.
    plan.push((Route::from(format!("{prefix}/404.html")), Leaf::NotFound(lang.clone())));
    let mut list = |folder: &str, filled: bool, leaf: Leaf<'a>| {
        if filled {
            plan.push((Route::from(format!("{prefix}/{folder}")), leaf));
        }
    };
    let visible = registry.parties.values().any(|party| !party.private);
    let articles =
        site.pages.iter().filter(|p| p.kind == PageKind::Article && p.lang == *lang).count();
    list("facts/", !registry.facts.is_empty(), Leaf::Facts(lang.clone()));
    list("sources/", !registry.sources.is_empty(), Leaf::Sources(lang.clone()));
    let dated = |topic: &Id| {
        let has = |topics: &[Spanned<Id>]| topics.iter().any(|t| t.value == *topic);
        registry.events.values().any(|event| has(&event.topics))
            || registry
                .cases
                .values()
                .any(|case| has(&case.topics) && case.events.iter().any(|event| event.major))
    };
    let any = !registry.events.is_empty()
        || registry.cases.values().any(|case| case.events.iter().any(|event| event.major));
    list("timeline/", any, Leaf::Timeline(None, lang.clone()));
    for id in site.settings.topics.keys() {
        let leaf = Leaf::Timeline(Some(id), lang.clone());
        list(&format!("timeline/topic/{id}/"), dated(id), leaf);
    }
    list("glossary/", !registry.terms.is_empty(), Leaf::Terms(lang.clone()));
    list("people/", visible, Leaf::People(lang.clone()));
    list(
        &format!("cases/{CALENDAR}"),
        !registry.cases.is_empty(),
        Leaf::Calendar(None, lang.clone()),
    );
    list("series/", !registry.series.is_empty(), Leaf::AllSeries(lang.clone()));
    list("topics/", !site.settings.topics.is_empty(), Leaf::Topics(lang.clone()));
    // Both are there from the start: that nothing was corrected is told, too.
    list("corrections/", true, Leaf::Corrections(lang.clone()));
    list("corrections/feed.xml", true, Leaf::CorrectionsFeed(lang.clone()));
    list("changes/", true, Leaf::Changes(lang.clone()));
    list("changes/feed.xml", true, Leaf::ChangesFeed(lang.clone()));
    list("data/", true, Leaf::Data(lang.clone()));
    list("site.webmanifest", true, Leaf::WebManifest(lang.clone()));
    list("llms.txt", true, Leaf::Llms(lang.clone()));
    list("print/", (1..=MOST_PRINTED).contains(&articles), Leaf::Print(lang.clone()));
    list("feed.xml", articles > 0, Leaf::Feed(lang.clone()));
    list(search::FOLDER, true, Leaf::Search(lang.clone()));
    for (name, part) in Part::all(site, lang) {
        let leaf = Leaf::SearchPart(part, lang.clone());
        list(&format!("{}{name}", search::FOLDER), true, leaf);
    }
    for id in site.settings.topics.keys() {
        list(&format!("topics/{id}/"), true, Leaf::Topic(id, lang.clone()));
    }
    for (id, fact) in &registry.facts {
        let route = site.entry_route(EntryKind::Fact, id, lang);
        plan.push((route, Leaf::Fact(fact, lang.clone())));
    }
    for (id, case) in &registry.cases {
        let route = site.entry_route(EntryKind::Case, id, lang);
        plan.push((Route::from(format!("{route}feed.xml")), Leaf::CaseFeed(case, lang.clone())));
        let calendar = Route::from(format!("{route}{CALENDAR}"));
        plan.push((calendar, Leaf::Calendar(Some(case), lang.clone())));
        plan.push((route, Leaf::Case(case, lang.clone())));
    }
    for (id, series) in &registry.series {
        let route = site.entry_route(EntryKind::Series, id, lang);
        plan.push((route, Leaf::Series(series, lang.clone())));
    }
    for what in Embeddable::all(site) {
        plan.push((what.route(site, lang), Leaf::Embed(what, lang.clone())));
        plan.push((what.described(site, lang), Leaf::Oembed(what, lang.clone())));
    }
    for (id, source) in &registry.sources {
        let route = site.entry_route(EntryKind::Source, id, lang);
        plan.push((route, Leaf::Source(source, lang.clone())));
    }
}

/// Where entries were that have another id now. Their pages lead on. What programs read and what
/// others frame stands there as well: few follow when they are sent on, and a host that sends them
/// on need not say that the pages of others may read it.
fn old_addresses<'a>(site: &'a Site, plan: &mut Vec<(Route, Leaf<'a>)>) {
    for Alias { kind, id, old } in site.registry.aliases() {
        for Language { code: lang, .. } in &site.settings.languages {
            let old_page = site.entry_route(kind, old, lang);
            let besides = beside(site, kind, old, lang).into_iter();
            let now = beside(site, kind, id, lang).into_iter().map(Leaf::Also);
            plan.extend(besides.zip(now));
            plan.push((old_page, Leaf::Moved(kind, id, lang.clone())));
        }
    }
}

/// What is published of an entry besides its page, in an order that is that of its kind.
fn beside(site: &Site, kind: EntryKind, id: &Id, lang: &Lang) -> Vec<Route> {
    let page = site.entry_route(kind, id, lang);
    let embedded = || {
        let frame = embed::frame(site, kind, id, lang);
        let described = embed::description(&frame);
        [frame, described]
    };
    match kind {
        EntryKind::Fact => embedded().into_iter().chain([data::fact_route(id)]).collect(),
        EntryKind::Series => embedded().into_iter().chain([data::series_route(id)]).collect(),
        EntryKind::Case => {
            ["feed.xml", CALENDAR].map(|name| Route::from(format!("{page}{name}"))).into()
        }
        EntryKind::Source
        | EntryKind::Party
        | EntryKind::Event
        | EntryKind::Term
        | EntryKind::Correction => Vec::new(),
    }
}

/// An old address as a page: `/old/path` is served from a folder, a file keeps its name.
pub(super) fn as_page(alias: &Route) -> Route {
    let last = alias.as_str().rsplit('/').next().unwrap_or("");
    let slash = if alias.as_str().starts_with('/') { "" } else { "/" };
    match last.contains('.') || last.is_empty() {
        true => Route::from(format!("{slash}{alias}")),
        false => Route::from(format!("{slash}{alias}/")),
    }
}

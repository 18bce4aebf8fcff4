//! From a site to bytes.
//!
//! 1. `plan` lists every route and what will stand there.
//! 2. `World` gathers what pages look up in one another: routes, uses, templates.
//! 3. `pages` renders each route by itself; a `Writer` turns its texts into HTML, a template sets
//!    it.
//!
//! A [`Plan`] holds the first two; the third is done when a page is asked for. So a build can write
//! each page and forget it, a preview can render what is looked at, and neither needs the other
//! pages.

mod assets;
mod axis;
mod chart;
mod cited;
mod citing;
mod context;
mod data;
mod highlight;
mod history;
mod html;
mod jsonld;
mod map;
mod markdown;
mod notes;
mod output;
mod pages;
mod picture;
mod places;
mod plan;
mod raster;
mod scale;
mod search;
mod social;
mod strings;
mod templates;
mod usage;
mod world;
mod writer;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

pub use highlight::{Colours, REMEMBERED};
pub use output::{Content, Output, Pages};
pub use raster::Raster;
pub use search::FOLDER as SEARCH;

use crate::diag::Diagnostic;
use crate::model::{Config, Lang, Route, Site};
use crate::text::{Body, FileId, Files};
use plan::Leaf;
use templates::{Known, Templates, Victim};
use world::World;

/// The site that is to be published: every route, and what pages need of one another.
pub struct Plan<'a> {
    world: World<'a>,
    entries: BTreeMap<Route, Entry<'a>>,
    /// Why the templates cannot be used, if they cannot.
    failures: Vec<Failure>,
}

/// What stands at a route.
enum Entry<'a> {
    /// A page, still to be rendered.
    Page(Leaf<'a>),
    /// Something that is published as it is.
    Ready(Content),
}

/// Why a page could not be rendered, and which.
#[derive(Debug)]
pub struct Failure(Victim, templates::Failure);

impl<'a> Plan<'a> {
    /// Plans the publication of a site, all of which is going to be made.
    pub fn new(site: &'a Site, files: &'a Files, config: &Config) -> Plan<'a> {
        let plan = Plan::on_demand(site, files, config);
        plan.complete();
        plan
    }

    /// Plans a site of which some pages may be made. What a page needs and most others do not is
    /// worked out when it is asked for, on all cores; the thread that asks must be none of those.
    pub fn on_demand(site: &'a Site, files: &'a Files, config: &Config) -> Plan<'a> {
        let plan = plan::plan(site);
        let assets = assets::assets(files);
        let mut world = World::new(site, files, config, &plan);
        let (templates, mut failures) = all_templates(&world, &assets);
        failures.extend(world.strings.problems.iter().map(|(file, range, message)| {
            let victim = Victim { route: "/".to_owned(), place: None };
            Failure(victim, templates::Failure::at(file, range.clone(), message.clone()))
        }));
        world.templates = templates;
        world.lasting =
            assets.integrity.keys().filter_map(|name| assets.routes.get(name).cloned()).collect();
        let passed_on = site.assets.iter().filter_map(|(route, file)| {
            Some((route.clone(), Entry::Ready(passed_on(files, *file)?)))
        });
        let pages = plan.into_iter().map(|(route, leaf)| (route, Entry::Page(leaf)));
        let assets =
            assets.contents.into_iter().map(|(route, content)| (route, Entry::Ready(content)));
        let entries = passed_on.chain(pages).chain(assets).collect();
        Plan { world, entries, failures }
    }

    /// Works out what only some pages need, so that from now on any thread may ask for any page.
    pub fn complete(&self) {
        self.world.indexes.get_or_init(|| search::Indexes::of(&self.world));
    }

    /// How many pages there are: routes that end with a slash.
    pub fn pages(&self) -> usize {
        self.entries.keys().filter(|route| route.as_str().ends_with('/')).count()
    }

    /// What a later build of much the same site need not work out again: the text to give it as the
    /// file [`REMEMBERED`]. Only what was rendered is in it.
    pub fn remember(&self) -> String {
        self.world.highlights.to_text()
    }

    /// What [`Plan::knowing`] gives to a plan of a later state of the site. Only what was rendered is
    /// in it.
    pub fn colours(&self) -> Colours {
        self.world.highlights.colours()
    }

    /// The same plan, with what another one has left.
    pub fn knowing(mut self, colours: Colours) -> Plan<'a> {
        self.world.highlights.take(colours);
        self
    }

    /// Renders everything, in parallel. A page whose template fails is left out.
    pub fn collect(&self) -> (Output, Vec<Failure>) {
        let made: Vec<_> =
            self.entries.par_iter().map(|(route, _)| (route, self.make(route))).collect();
        let mut output = Output::new();
        let mut failures = Vec::new();
        for (route, (content, failed)) in made {
            failures.extend(failed);
            if let Some(content) = content {
                output.insert(route.clone(), content);
            }
        }
        (output, failures)
    }

    /// What is wrong with the templates: one diagnostic for each mistake, however many pages it
    /// spoils. `failures` is what making the pages came upon, in the order of the routes.
    pub fn problems(&self, failures: Vec<Failure>) -> Vec<Diagnostic> {
        let all = self.failures.iter().chain(&failures);
        let all = all.map(|Failure(victim, failure)| (victim, failure));
        templates::diagnostics(all, self.world.files)
    }
}

impl Pages for Plan<'_> {
    type Failure = Failure;

    fn routes(&self) -> Vec<&Route> {
        self.entries.keys().collect()
    }

    fn has(&self, route: &str) -> bool {
        self.entries.contains_key(route)
    }

    fn make(&self, route: &Route) -> (Option<Content>, Vec<Failure>) {
        match self.entries.get(route) {
            None => (None, Vec::new()),
            Some(Entry::Ready(content)) => (Some(content.clone()), Vec::new()),
            Some(Entry::Page(Leaf::Social(subject))) => {
                (social::raster(&self.world, subject).map(Content::Raster), Vec::new())
            }
            Some(Entry::Page(Leaf::Icon(size))) => {
                (social::icon(self.world.files, *size).map(Content::Raster), Vec::new())
            }
            // What has an address too many stands at the other one itself.
            Some(Entry::Page(Leaf::Also(other))) if other != route => self.make(other),
            Some(Entry::Page(leaf)) => {
                let page = pages::render(&self.world, route, leaf);
                let failures =
                    page.failures.into_iter().map(|(victim, failure)| Failure(victim, failure));
                let content = page.text.map(|text| Content::Bytes(Cow::Owned(text.into_bytes())));
                (content, failures.collect())
            }
        }
    }
}

/// The templates of every language. If they do not parse there are none, and one failure for each
/// mistake.
fn all_templates(
    world: &World<'_>,
    assets: &assets::Assets,
) -> (BTreeMap<Lang, Templates>, Vec<Failure>) {
    let routes: Vec<String> = world.routes.iter().map(Route::to_string).collect();
    let mut known = Known {
        base_url: world.base_url.clone(),
        routes: Arc::new(routes),
        assets: Arc::new(assets.routes.clone()),
        integrity: Arc::new(assets.integrity.clone()),
        figures: Arc::default(),
        strings: world.strings.clone(),
    };
    let mut all = BTreeMap::new();
    for language in &world.site.settings.languages {
        let lang = &language.code;
        known.figures = Arc::new(templates::figures(world.site, &world.base_url, lang));
        match Templates::new(world.files, lang, &world.shell(lang), &known) {
            Ok(templates) => drop(all.insert(lang.clone(), templates)),
            Err(error) => {
                let victim = Victim { route: "/".to_owned(), place: None };
                return (BTreeMap::new(), vec![Failure(victim, error.into())]);
            }
        }
    }
    (all, Vec::new())
}

/// A file that is published as it is.
fn passed_on(files: &Files, file: FileId) -> Option<Content> {
    match files.body(file) {
        Body::Asset(asset) => Some(Content::File(asset.place.clone())),
        Body::Text(text) => Some(Content::Bytes(Cow::Owned(text.as_bytes().to_vec()))),
        Body::Unreadable(_) => None,
    }
}

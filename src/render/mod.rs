//! From a site to bytes.
//!
//! 1. `plan` lists every route and what will stand there.
//! 2. `World` gathers what pages look up in one another: routes, uses, templates.
//! 3. `pages` renders each route by itself, in parallel; a `Writer` turns its
//!    texts into HTML, a template sets it.
//! 4. The output is put together in the order of the plan, so that it is the same on every run.

mod assets;
mod axis;
mod chart;
mod cited;
mod context;
mod highlight;
mod html;
mod notes;
mod output;
mod pages;
mod places;
mod plan;
mod scale;
mod strings;
mod templates;
mod usage;
mod world;
mod writer;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

pub use output::{Content, Output};

use crate::diag::Diagnostic;
use crate::model::{Config, Lang, Route, Site};
use crate::text::Files;
use templates::{Failure, Known, Templates, Victim};
use world::World;

/// The published site, and what is wrong with its templates. A page whose template fails is left
/// out of the output and reported.
pub fn site(site: &Site, files: &Files, config: &Config) -> (Output, Vec<Diagnostic>) {
    let plan = plan::plan(site);
    let assets = assets::assets(files);
    let mut world = World::new(site, files, config, &plan);
    let (templates, mut failures) = all_templates(&world, &assets);
    world.templates = templates;
    let rendered: Vec<_> =
        plan.par_iter().map(|(route, leaf)| pages::render(&world, route, leaf)).collect();

    let mut output = Output::new();
    for (route, file) in &site.assets {
        if let Some(content) = passed_on(files, *file) {
            output.insert(route.clone(), content);
        }
    }
    for ((route, _), page) in plan.iter().zip(rendered) {
        failures.extend(page.failures);
        if let Some(text) = page.text {
            output.insert(route.clone(), Content::Bytes(Cow::Owned(text.into_bytes())));
        }
    }
    for (route, content) in assets.contents {
        output.insert(route, content);
    }
    (output, templates::diagnostics(failures, files))
}

/// The templates of every language. If they do not parse there are none, and one failure for each
/// mistake.
fn all_templates(
    world: &World<'_>,
    assets: &assets::Assets,
) -> (BTreeMap<Lang, Templates>, Vec<(Victim, Failure)>) {
    let routes: Vec<String> = world.routes.iter().map(Route::to_string).collect();
    let mut known = Known {
        base_url: world.base_url.clone(),
        routes: Arc::new(routes),
        assets: Arc::new(assets.routes.clone()),
        figures: Arc::default(),
    };
    let mut all = BTreeMap::new();
    for language in &world.site.settings.languages {
        let lang = &language.code;
        known.figures = Arc::new(templates::figures(world.site, &world.base_url, lang));
        match Templates::new(world.files, lang, &world.shell(lang), &known) {
            Ok(templates) => drop(all.insert(lang.clone(), templates)),
            Err(error) => {
                let victim = Victim { route: "/".to_owned(), place: None };
                return (BTreeMap::new(), vec![(victim, Failure::from(error))]);
            }
        }
    }
    (all, Vec::new())
}

/// A file that is published as it is.
fn passed_on(files: &Files, file: crate::text::FileId) -> Option<Content> {
    match files.body(file) {
        crate::text::Body::Asset(place) => Some(Content::File(place.clone())),
        crate::text::Body::Text(text) => Some(Content::Bytes(Cow::Owned(text.as_bytes().to_vec()))),
        crate::text::Body::Unreadable(_) => None,
    }
}

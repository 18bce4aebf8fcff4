//! From files to a site. Pure, and it never fails: it returns what it could make and the problems.
//!
//! 1. `settings` reads `site.yaml`, which says what languages there are;
//! 2. `pages` reads every Markdown page: front matter split by hand, so that every place counts
//!    from the file's first byte, then Markdown to a tree;
//! 3. `registry` reads the entries, one by one;
//! 4. `figure::derive` works out the facts that follow from others.
//!
//! Each page is made of its file, and so is what a file of the registry holds. A site that is loaded
//! again is put together from what [`Remembered`] has of them; only what changed is read anew.

mod allow;
mod blocks;
mod citation;
mod decode;
mod entries;
mod front;
mod inlines;
mod leftovers;
mod lock;
mod markdown;
mod pages;
mod registry;
mod settings;
mod target;
mod words;
mod yaml;

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::model::{Config, Registry, Settings, Site};
use crate::text::{Body, Files, Made, Span};

/// What a load leaves for the next one.
#[derive(Debug, Default)]
pub struct Remembered {
    /// The languages of the site, which everything is read by.
    langs: Option<decode::Langs>,
    pages: pages::Pages,
    parts: registry::Parts,
    registry: Option<Made<Whole>>,
}

/// The registry as it is used, and what is wrong with it.
type Whole = (Arc<Registry>, Vec<Diagnostic>);

/// Loads the site.
pub fn site(files: &Files, config: &Config) -> (Site, Vec<Diagnostic>) {
    again(files, config, &mut Remembered::default())
}

/// Loads the site with what the load before left, and leaves as much for the next. What comes of it
/// is what [`site`] makes.
pub fn again(
    files: &Files,
    config: &Config,
    remembered: &mut Remembered,
) -> (Site, Vec<Diagnostic>) {
    let (settings, mut problems) = settings::read(files, config);
    problems.extend(unreadable(files));
    let langs = decode::Langs {
        default: settings.default_language.clone(),
        all: settings.languages.iter().map(|language| language.code.clone()).collect(),
    };
    if !remembered.langs.as_ref().is_some_and(|before| before.are_written_like(&langs)) {
        *remembered = Remembered { langs: Some(langs.clone()), ..Remembered::default() };
    }
    let Remembered { pages, parts, registry, .. } = remembered;
    // Neither needs the other, and the registry's files take as long as all pages together.
    let (found, (registry, trouble)) = rayon::join(
        || pages::read(files, config, &langs, pages),
        || whole_registry(files, &langs, parts, registry),
    );
    problems.extend(found.problems);
    problems.extend(trouble);
    let site = Site {
        settings,
        pages: found.pages.into_iter().collect(),
        unpublished: found.unpublished,
        registry,
        assets: found.assets,
    };
    (site, problems)
}

/// The registry with all that follows from it.
fn whole_registry(
    files: &Files,
    langs: &decode::Langs,
    parts: &mut registry::Parts,
    remembered: &mut Option<Made<Whole>>,
) -> Whole {
    let all = || files.below(registry::FOLDER).map(|(id, ..)| id);
    if remembered.as_ref().is_none_or(|made| !made.still(files, all())) {
        let (mut registry, mut problems) = registry::read(files, langs, parts);
        let (lock, trouble) = lock::read(files, langs);
        problems.extend(trouble);
        registry.lock = lock.map(|lock| lock.by_todays_ids(&registry));
        crate::figure::derive(&mut registry);
        *remembered = Some(Made::new(files, all(), (Arc::new(registry), problems)));
    }
    remembered.as_ref().map(|made| made.value.clone()).unwrap_or_default()
}

/// What `site.yaml` says; what is wrong with it is reported by [`site`].
pub fn settings(files: &Files, config: &Config) -> Settings {
    settings::read(files, config).0
}

/// Templates and static files that cannot be read; what stands below `content/` is reported by
/// whoever reads it.
fn unreadable(files: &Files) -> Vec<Diagnostic> {
    let outside = files.iter().filter(|(_, path, _)| !path.starts_with("content/"));
    let problems = outside.filter_map(|(file, _, body)| match body {
        Body::Unreadable(reason) => {
            let span = Span::new(file, 0..0);
            Some(Diagnostic::error("unreadable-file", span, format!("the file {reason}")))
        }
        Body::Text(_) | Body::Asset(_) => None,
    });
    problems.collect()
}

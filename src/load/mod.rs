//! From files to a site. Pure, and it never fails: it returns what it could make and the problems.
//!
//! 1. `settings` reads `site.yaml`, which says what languages there are;
//! 2. `pages` reads every Markdown page: front matter split by hand, so that every place counts
//!    from the file's first byte, then Markdown to a tree;
//! 3. `registry` reads the entries, one by one;
//! 4. `figure::derive` works out the facts that follow from others.

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

use crate::diag::Diagnostic;
use crate::model::{Config, Settings, Site};
use crate::text::{Body, Files, Span};

/// Loads the site.
pub fn site(files: &Files, config: &Config) -> (Site, Vec<Diagnostic>) {
    let (settings, mut problems) = settings::read(files, config);
    problems.extend(unreadable(files));
    let langs = decode::Langs {
        default: settings.default_language.clone(),
        all: settings.languages.iter().map(|language| language.code.clone()).collect(),
    };
    // Neither needs the other, and the registry's files take as long as all pages together.
    let (found, (mut registry, trouble)) =
        rayon::join(|| pages::read(files, config, &langs), || registry::read(files, &langs));
    problems.extend(found.problems);
    problems.extend(trouble);
    let (lock, trouble) = lock::read(files, &langs);
    problems.extend(trouble);
    registry.lock = lock;
    crate::figure::derive(&mut registry);
    let site = Site {
        settings,
        pages: found.pages,
        unpublished: found.unpublished,
        registry,
        assets: found.assets,
    };
    (site, problems)
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

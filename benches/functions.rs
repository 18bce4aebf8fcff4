//! What the functions cost that a build calls most, one by one, on the site of this repository.
//!
//! `cargo bench --no-default-features --bench functions [NAME]`. Each row is one call, on one
//! thread; where a function takes one thing, a call takes all of the site, so that rows do not
//! hang on which was chosen. `read` and `write` of figures take the values of every claim.

#![expect(
    clippy::expect_used,
    reason = "a benchmark reads the site, and has nothing to measure without it"
)]

use std::path::Path;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use plainfact::edge::{disk, embedded};
use plainfact::figure::{self, write};
use plainfact::model::{Config, Lang, Route, Site};
use plainfact::render::{Pages, Plan};
use plainfact::text::{Body, Files};
use plainfact::{cite, load};

fn main() {
    // What runs in parallel in a build is measured by itself here.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    pool.expect("one thread can be had").install(divan::main);
}

fn config() -> Config {
    Config::on(jiff::civil::date(2026, 11, 24))
}

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = disk::read(root).expect("the site of this repository can be read");
    embedded::add_defaults(&mut files);
    files
});

static SITE: LazyLock<Site> = LazyLock::new(|| load::site(&FILES, &config()).0);

static ENGLISH: LazyLock<Lang> = LazyLock::new(|| SITE.settings.default_language.clone());

/// The texts of all English pages, front matter and all.
static TEXTS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let english = |path: &str| path.ends_with(".md") && !path.ends_with(".es.md");
    let text = |(_, path, body): (_, &str, &'static Body)| match body {
        Body::Text(text) if english(path) => Some(&**text),
        Body::Text(_) | Body::Asset(_) | Body::Unreadable(_) => None,
    };
    FILES.below("content/").filter_map(text).collect()
});

/// Every claim as a page would write it.
static WRITTEN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let claims = SITE.registry.facts.values().flat_map(|f| f.claims.iter().map(move |c| (f, c)));
    claims.map(|(fact, claim)| write::value(fact, claim, &ENGLISH)).collect()
});

mod figures {
    use super::{Bencher, ENGLISH, SITE, TEXTS, WRITTEN, black_box, figure, write};

    /// Finds every number in the texts of all pages.
    #[divan::bench]
    fn scan(bencher: Bencher<'_, '_>) {
        let texts = &*TEXTS;
        bencher
            .bench(|| texts.iter().map(|text| figure::scan(text, &ENGLISH).len()).sum::<usize>());
    }

    /// Reads a figure in words.
    #[divan::bench]
    fn read(bencher: Bencher<'_, '_>) {
        let figures = &*WRITTEN;
        bencher.bench(|| {
            figures.iter().filter(|words| figure::read::read(words, &ENGLISH).is_ok()).count()
        });
    }

    /// Writes a claim's figure.
    #[divan::bench(name = "write")]
    fn written(bencher: Bencher<'_, '_>) {
        let facts = &SITE.registry.facts;
        bencher.bench(|| {
            for fact in facts.values() {
                for claim in &fact.claims {
                    black_box(write::value(fact, claim, &ENGLISH));
                }
            }
        });
    }
}

/// Cites every source in full.
#[divan::bench]
fn cite_note(bencher: Bencher<'_, '_>) {
    let registry = &SITE.registry;
    bencher.bench(|| {
        for source in registry.sources.values() {
            black_box(cite::note(source, None, registry, &ENGLISH));
        }
    });
}

/// From all files to the site.
#[divan::bench]
fn load_site(bencher: Bencher<'_, '_>) {
    bencher.bench(|| load::site(&FILES, &config()));
}

/// From all files to the report.
#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    bencher.bench(|| plainfact::check(&FILES, &config()));
}

/// What is worked out before the first page: routes, templates, search.
#[divan::bench]
fn plan(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Plan::new(&SITE, &FILES, &config()));
}

/// Makes every route that begins and ends like this.
#[divan::bench(args = [
    ("/numbers/", "/"), ("/numbers/", ".md"), ("/facts/", "/"), ("/cases/", "/"), ("/sources/", "/"),
    ("/embed/", "/"), ("/search/", ".json"), ("/data/", ".json"),
])]
fn make(bencher: Bencher<'_, '_>, (start, end): (&str, &str)) {
    let plan = Plan::new(&SITE, &FILES, &config());
    let named = |route: &&Route| route.as_str().starts_with(start) && route.as_str().ends_with(end);
    let routes: Vec<&Route> = plan.routes().into_iter().filter(named).collect();
    assert!(!routes.is_empty(), "nothing stands below {start}");
    bencher.bench(|| routes.iter().map(|route| plan.make(route).1.len()).sum::<usize>());
}

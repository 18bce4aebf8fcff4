//! What checking costs: against building, on the site of this repository, and on a large site.
//!
//! `cargo bench --bench check` prints the CPU time of both, the best of several runs each.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the site, looks at the clock and prints"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use plainfact::edge;
use plainfact::model::Config;
use plainfact::text::Files;

const RUNS: usize = 5;

fn main() {
    // With one thread the time that passes is the time of the processor.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let Ok(pool) = pool else { return };
    pool.install(|| {
        let config = Config::on(jiff::civil::date(2026, 11, 24));
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        if let Ok(mut files) = edge::disk::read(root) {
            edge::embedded::add_defaults(&mut files);
            let [load, check, build] = [
                best(|| drop(plainfact::load::site(&files, &config))),
                best(|| drop(plainfact::check(&files, &config))),
                best(|| drop(plainfact::build(&files, &config))),
            ];
            let checking = check.saturating_sub(load);
            let rest = build.saturating_sub(checking);
            println!("this site: load {load:.1?}, check {check:.1?}, build {build:.1?}");
            println!(
                "checking adds {checking:.1?} to the {rest:.1?} of the rest: {:.0}%",
                100.0 * checking.as_secs_f64() / rest.as_secs_f64().max(f64::EPSILON)
            );
        }
        let files = large(10_000, 5);
        let errors = plainfact::check(&files, &config).count(plainfact::diag::Severity::Error);
        let load = best(|| drop(plainfact::load::site(&files, &config)));
        let check = best(|| drop(plainfact::check(&files, &config)));
        println!("10,000 pages of 5 figures: load {load:.2?}, check {check:.2?}, {errors} errors");
    });
}

fn best(work: impl Fn()) -> Duration {
    let run = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..RUNS).map(|_| run()).min().unwrap_or_default()
}

/// A site of so many pages with so many figures each, all right, of five hundred facts.
fn large(pages: usize, figures: usize) -> Files {
    const FACTS: usize = 500;
    let value = |at: usize| 10_007 + at % FACTS * 37;
    let mut files = Files::new();
    files.insert_text("content/site.yaml", "title: Large\nbase_url: https://example.org\n");
    files.insert_text("content/index.md", "---\ntitle: Home\ndescription: Home.\n---\nWords.\n");
    files.insert_text(
        "content/registry/sources/all.yaml",
        "report:\n  type: report\n  title: Report\n  issued: 2021-06-02\n  accessed: 2026-11-24\n  \
         URL: https://example.org/report\n",
    );
    let mut facts = String::new();
    for at in 0..FACTS {
        let _ = write!(
            facts,
            "fact-{at}:\n  label: Children counted\n  kind: count\n  unit: {{one: child, other: \
             children}}\n  claims:\n    first: {{value: {}, as_of: 2021-06-02, sources: \
             [report]}}\n",
            value(at)
        );
    }
    files.insert_text("content/registry/facts/all.yaml", &facts);
    for page in 0..pages {
        let mut text = "---\ntitle: A page of words\ndescription: What it is about.\ndate: \
                        2021-06-02\nsources: [report]\n---\n\n"
            .to_owned();
        for figure in page * figures..(page + 1) * figures {
            let (thousands, rest) = (value(figure) / 1000, value(figure) % 1000);
            let _ = writeln!(
                text,
                "The Task Force counted [{thousands},{rest:03} children](fact:fact-{}) who had \
                 been taken from a parent or a legal guardian at the border, and said so in its \
                 report [@report, p. {}]. What became of them is told on other pages.\n",
                figure % FACTS,
                1 + figure % 20
            );
        }
        files.insert_text(&format!("content/section-{}/page-{page}.md", page % 100), &text);
    }
    files
}

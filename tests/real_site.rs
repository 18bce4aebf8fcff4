//! The site this repository publishes: that it is clean, that two builds are the same, that no digit
//! of any figure can be wrong without being noticed, and that no figure can stand there unchecked.
//!
//! Two changed digits of every figure are tried here. `cargo test --test real_site -- --ignored place`
//! tries one other digit at every place of every figure, `-- --ignored` every other digit at every
//! place, which takes minutes.

#![expect(clippy::print_stdout, reason = "a count is told with `--nocapture`")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plainfact::diag::{Report, Severity};
use plainfact::edge;
use plainfact::figure;
use plainfact::model::{Config, Form, Lang, Site, Target, Value, plain};
use plainfact::text::{Body, Files, Span};

fn files() -> Files {
    let mut files = edge::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    edge::embedded::add_defaults(&mut files);
    files
}

/// The site without its memory: the lock knows every value as well, where the pages must.
fn unrecorded() -> Files {
    let mut files = files();
    files.insert_text("content/registry/facts.lock", "");
    files
}

fn config() -> Config {
    Config::on(jiff::civil::date(2026, 11, 24))
}

#[test]
fn is_clean() {
    let files = files();
    let (output, report) = plainfact::build(&files, &config());
    let faults: Vec<String> = report
        .diagnostics
        .iter()
        .filter(|d| d.severity != Severity::Note)
        .map(|d| format!("{:?} {} {}", files.locate(d.span), d.code, d.message))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(output.pages() > report.counts.facts, "every fact has a page");
}

#[test]
fn two_builds_are_equal_however_many_threads_there_are() {
    let files = files();
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| plainfact::build(&files, &config()))
    };
    let (alone, first) = on(1);
    let (together, second) = on(4);
    assert!(alone == together, "changed: {:?}", alone.changes(&together));
    assert_eq!(first.diagnostics, second.diagnostics);
}

/// The checked words of a reference that have digits in them.
struct Written {
    words: Span,
    digits: Vec<u32>,
}

fn written(files: &Files, site: &Site) -> Vec<Written> {
    let mut written = Vec::new();
    for page in &site.pages {
        for doc in [&page.front.title.doc, &page.front.description.doc, &page.body] {
            doc.each_target(&mut |target| {
                let fact = match &target.target.value {
                    Target::Fact(fact) if !target.embedded => fact,
                    _ => return,
                };
                // Who counted and by which source are not spelled out in checked words.
                if matches!(fact.form, Form::CountedBy | Form::Source) {
                    return;
                }
                let words = target.words;
                let text = files.snippet(words).bytes().enumerate();
                let digits = text.filter(|(_, byte)| byte.is_ascii_digit());
                let digits: Vec<u32> =
                    digits.map(|(at, _)| words.start + u32::try_from(at).unwrap()).collect();
                if !digits.is_empty() {
                    written.push(Written { words, digits });
                }
            });
        }
    }
    written
}

/// The files with other digits at some places.
fn with_digits(files: &Files, changes: &BTreeMap<Span, u8>) -> Files {
    let mut changed = files.clone();
    let touched: BTreeSet<_> = changes.keys().map(|span| span.file).collect();
    for file in touched {
        let mut text = files.text(file).as_bytes().to_vec();
        for (span, digit) in changes.iter().filter(|(span, _)| span.file == file) {
            text[span.range()][0] = *digit;
        }
        let text = String::from_utf8(text).unwrap();
        changed.insert(files.path(file).clone().as_ref(), Body::Text(text.into()));
    }
    changed
}

fn other_digit(files: &Files, at: Span, step: u8) -> u8 {
    b'0' + (files.snippet(at).as_bytes()[0] - b'0' + step) % 10
}

fn errors(report: &Report) -> impl Iterator<Item = &plainfact::diag::Diagnostic> {
    report.diagnostics.iter().filter(|d| d.severity == Severity::Error)
}

/// A digit of a figure and another that takes its place.
struct Change {
    of: Span,
    at: Span,
    digit: u8,
}

/// The changes of one round, no two in one figure: place and step for each are chosen by number.
fn round<'a>(
    files: &Files,
    written: impl Iterator<Item = &'a Written>,
    choose: impl Fn(usize, usize) -> (usize, u8),
) -> Vec<Change> {
    let change = |(number, figure): (usize, &Written)| {
        let (place, step) = choose(number, figure.digits.len());
        let start = *figure.digits.get(place)?;
        let at = Span { start, end: start + 1, ..figure.words };
        Some(Change { of: figure.words, at, digit: other_digit(files, at, step) })
    };
    written.enumerate().filter_map(change).collect()
}

/// Every other digit at every place of every figure, in rounds.
fn every_round(files: &Files, written: &[Written]) -> Vec<Vec<Change>> {
    let most = written.iter().map(|w| w.digits.len()).max().unwrap();
    let rounds = (0..most).flat_map(|place| (1..10).map(move |step| (place, step)));
    rounds.map(|which| round(files, written.iter(), |_, _| which)).collect()
}

/// One other digit at every place of every figure, which one varies.
fn round_of_places(files: &Files, written: &[Written]) -> Vec<Vec<Change>> {
    let most = written.iter().map(|w| w.digits.len()).max().unwrap();
    let step = |number: usize, place: usize| 1 + u8::try_from((number + place) % 9).unwrap();
    let one = |place| round(files, written.iter(), |number, _| (place, step(number, place)));
    (0..most).map(one).collect()
}

/// Two other digits in every figure, at places that vary from figure to figure.
fn some_rounds(files: &Files, written: &[Written]) -> Vec<Vec<Change>> {
    let step = |number: usize| 1 + u8::try_from(number % 9).unwrap();
    vec![
        round(files, written.iter(), |number, digits| (number % digits, step(number))),
        round(files, written.iter(), |number, digits| ((number + 1) % digits, step(number + 4))),
    ]
}

/// Makes the changes of each round at once and looks whether each is found by itself; the report
/// must name the place, or name it as the second one.
fn all_are_found(files: &Files, what: &str, rounds: Vec<Vec<Change>>) {
    let (mut changed, mut missed) = (0, Vec::new());
    for changes in rounds {
        let digits = changes.iter().map(|change| (change.at, change.digit)).collect();
        let broken = with_digits(files, &digits);
        let report = plainfact::check(&broken, &config());
        let places = |d: &plainfact::diag::Diagnostic| {
            std::iter::once(d.span)
                .chain(d.labels.iter().map(|label| label.span))
                .collect::<Vec<_>>()
        };
        let found: BTreeSet<Span> = errors(&report).flat_map(places).collect();
        for change in changes {
            changed += 1;
            if !found.contains(&change.of) {
                missed.push(format!(
                    "{:?}: {}",
                    files.locate(change.at),
                    broken.snippet(change.of)
                ));
            }
        }
    }
    println!("{what}: {changed} changed digits, {} missed", missed.len());
    assert!(changed > 100, "the site has figures");
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn no_digit_of_a_figure_can_be_wrong() {
    let files = files();
    let written = written(&files, &plainfact::load::site(&files, &config()).0);
    let spanish = |w: &&Written| files.path(w.words.file).ends_with(".es.md");
    let spanish = written.iter().filter(spanish).count();
    assert!(spanish > 100, "the Spanish pages have figures, too: {spanish}");
    let what = format!("{} figures, {spanish} of them Spanish", written.len());
    all_are_found(&files, &what, some_rounds(&files, &written));
}

#[test]
#[ignore = "every place of every figure: half a minute"]
fn no_place_of_a_figure_is_unwatched() {
    let files = files();
    let written = written(&files, &plainfact::load::site(&files, &config()).0);
    all_are_found(&files, &format!("{} figures", written.len()), round_of_places(&files, &written));
}

#[test]
#[ignore = "every digit of every figure: minutes"]
fn no_digit_at_all_of_a_figure_can_be_wrong() {
    let files = files();
    let written = written(&files, &plainfact::load::site(&files, &config()).0);
    all_are_found(&files, &format!("{} figures", written.len()), every_round(&files, &written));
}

/// The registry values that some page writes out to the digit.
fn written_out(files: &Files, site: &Site) -> Vec<Written> {
    let mut values: BTreeSet<Span> = BTreeSet::new();
    for page in &site.pages {
        page.body.each_target(&mut |target| {
            let Target::Fact(reference) = &target.target.value else { return };
            let Some(fact) = site.registry.facts.get(&reference.fact.value) else { return };
            let claim = fact.resolve(reference.claim.as_ref().map(|claim| &claim.value));
            let Some(claim) = claim.filter(|_| fact.derived.is_none()) else { return };
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let words = digits(&plain(target.content));
            let whole = matches!(claim.value.value, Value::Number(_));
            if whole && reference.form == Form::Value && words == digits(&claim.value.to_string()) {
                values.insert(claim.value.span);
            }
        });
    }
    let digits = |span: Span| {
        let text = files.snippet(span).bytes().enumerate();
        let places = text.filter(|(_, byte)| byte.is_ascii_digit());
        places.map(|(at, _)| span.start + u32::try_from(at).unwrap()).collect()
    };
    values.into_iter().map(|words| Written { words, digits: digits(words) }).collect()
}

/// A page is named, with the value as the second place, or the value is no number any more.
#[test]
fn no_registry_value_can_change_without_the_pages_that_write_it_out() {
    let files = unrecorded();
    let values = written_out(&files, &plainfact::load::site(&files, &config()).0);
    all_are_found(&files, &format!("{} values", values.len()), some_rounds(&files, &values));
}

#[test]
#[ignore = "every place of every value: half a minute"]
fn no_place_of_a_registry_value_is_unwatched() {
    let files = unrecorded();
    let values = written_out(&files, &plainfact::load::site(&files, &config()).0);
    all_are_found(&files, &format!("{} values", values.len()), round_of_places(&files, &values));
}

#[test]
#[ignore = "every digit of every value: minutes"]
fn no_registry_value_can_change_at_all_without_the_pages_that_write_it_out() {
    let files = unrecorded();
    let values = written_out(&files, &plainfact::load::site(&files, &config()).0);
    all_are_found(&files, &format!("{} values", values.len()), every_round(&files, &values));
}

/// A link to a fact, and its words.
struct Linked {
    link: Span,
    words: Span,
}

/// Every link to a fact with words of its own, on the pages and in the texts of the registry.
fn linked(files: &Files, site: &Site) -> Vec<Linked> {
    let mut linked = Vec::new();
    for page in &site.pages {
        for doc in [&page.front.title.doc, &page.front.description.doc, &page.body] {
            doc.each_target(&mut |target| {
                if matches!(target.target.value, Target::Fact(_)) && !target.embedded {
                    linked.push(Linked { link: target.span, words: target.words });
                }
            });
        }
    }
    for (file, path, _) in files.iter().filter(|(_, path, _)| path.starts_with("content/registry/"))
    {
        if !path.ends_with(".yaml") {
            continue;
        }
        let text = files.text(file);
        for (at, _) in text.match_indices("](fact:") {
            let start = text[..at].rfind('[').unwrap();
            let end = at + text[at..].find(')').unwrap() + 1;
            linked.push(Linked {
                link: Span::new(file, start..end),
                words: Span::new(file, start + 1..at),
            });
        }
    }
    linked.sort_by_key(|linked| linked.link);
    linked
}

/// The files with the words of every link where the link was, and where the words stand now.
fn stripped(files: &Files, linked: &[Linked]) -> (Files, Vec<Span>) {
    let mut changed = files.clone();
    let mut places = Vec::new();
    for of_file in linked.chunk_by(|a, b| a.link.file == b.link.file) {
        let file = of_file[0].link.file;
        let (old, mut new, mut at) = (files.text(file), String::new(), 0);
        for Linked { link, words } in of_file {
            new.push_str(&old[at..link.range().start]);
            let start = new.len();
            new.push_str(files.snippet(*words));
            places.push(Span::new(file, start..new.len()));
            at = link.range().end;
        }
        new.push_str(&old[at..]);
        changed.insert(files.path(file).clone().as_ref(), Body::Text(new.into()));
    }
    (changed, places)
}

/// Takes the markup of every reference to a figure away and leaves its words. Each number must be
/// reported, as unlinked, as a near miss or as unsourced; dates account for themselves.
#[test]
fn no_figure_can_stand_unlinked() {
    const CODES: [&str; 4] =
        ["near-miss-figure", "unlinked-figure", "unsourced-figure", "unsourced-number-word"];
    let files = files();
    let (site, _) = plainfact::load::site(&files, &config());
    let linked = linked(&files, &site);
    let (bare, places) = stripped(&files, &linked);
    let report = plainfact::check(&bare, &config());
    let found: Vec<Span> =
        report.diagnostics.iter().filter(|d| CODES.contains(&d.code)).map(|d| d.span).collect();
    let (mut numbers, mut missed) = (0, Vec::new());
    for place in places {
        let words = bare.snippet(place);
        let spanish = bare.path(place.file).ends_with(".es.md");
        let tokens = figure::scan(words, &Lang::from(if spanish { "es" } else { "en" }));
        if tokens.iter().any(|token| token.kind.needs_an_account()) {
            numbers += 1;
            let overlaps =
                |d: &Span| d.file == place.file && d.start < place.end && place.start < d.end;
            if !found.iter().any(overlaps) {
                missed.push(format!("{:?}: {words}", bare.locate(place)));
            }
        }
    }
    println!(
        "{} links, {numbers} with numbers, {} missed: {missed:#?}",
        linked.len(),
        missed.len()
    );
    assert!(numbers > 200, "the site has figures");
    assert!(missed.len() * 100 <= numbers, "{missed:#?}");
}

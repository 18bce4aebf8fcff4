//! The editions of the site this repository publishes: that a page and its translation have the
//! same figures, notes and embeds, and that no English is left on a Spanish page; and that a site in
//! other languages needs no more than content and a file of words.

#![expect(clippy::print_stdout, reason = "a count is told with `--nocapture`")]

#[path = "support/memory.rs"]
mod memory;

use std::path::Path;

use plainfact::edge;
use plainfact::model::{Config, Page};
use plainfact::render::{Content, Output};
use plainfact::text::Files;

fn files() -> Files {
    let mut files = edge::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    edge::embedded::add_defaults(&mut files);
    files
}

fn config() -> Config {
    Config::on(jiff::civil::date(2026, 11, 24))
}

/// The pages of one language, by route.
fn pages<'a>(output: &'a Output, below: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    output.iter().filter_map(move |(route, content)| match content {
        Content::Bytes(bytes) if route.as_str().starts_with(below) => {
            let text = std::str::from_utf8(bytes).ok()?;
            text.starts_with("<!doctype").then_some((route.as_str(), text))
        }
        Content::Bytes(_) | Content::File(_) | Content::Raster(_) => None,
    })
}

/// How many figures, notes and embeds a page has, as it is published.
fn counts(page: &Page, output: &Output) -> [usize; 3] {
    let mut embeds = 0;
    page.body.each_target(&mut |target| embeds += usize::from(target.embedded));
    let text = memory::text(output, page.route.as_str());
    let [figures, notes] =
        ["<a class=\"figure\"", "<sup class=\"mark\""].map(|tag| text.matches(tag).count());
    [figures, notes, embeds]
}

/// Words that English cannot do without, and that are none in Spanish.
const ENGLISH: &[&str] = &[
    "about", "after", "and", "are", "at", "before", "been", "by", "for", "from", "had", "have",
    "his", "if", "in", "its", "of", "on", "that", "the", "their", "they", "this", "to", "under",
    "was", "were", "what", "when", "which", "who", "with", "would",
];

/// Elements that may hold words of another language: what programs read, and names of works.
const NOT_PROSE: [&str; 7] = ["script", "style", "code", "pre", "cite", "template", "svg"];

/// Classes of links whose words are names: of cases, persons, offices and sources.
const NAMES: [&str; 5] = ["case", "party", "cited", "citation", "source"];

/// The visible words of a page, run by run, without what says that it is English and without names.
fn prose(html: &str) -> Vec<&str> {
    const VOID: [&str; 9] = ["!doctype", "meta", "link", "base", "br", "hr", "img", "input", "wbr"];
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut runs = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or("");
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(opened, _)| opened != name) {}
        } else if !VOID.contains(&name) && !tag.ends_with('/') {
            let class = tag.split_once("class=\"").map_or("", |(_, rest)| rest);
            let class = class.split('"').next().unwrap_or("");
            let apart = NOT_PROSE.contains(&name)
                || tag.contains(" lang=\"en\"")
                || class.split(' ').any(|class| NAMES.contains(&class));
            open.push((name, apart));
        }
        if !text.trim().is_empty() && !open.iter().any(|(_, apart)| *apart) {
            runs.push(text.trim());
        }
    }
    runs
}

/// Whether a run of words has English in it. A word between the parts of a name is part of it:
/// `The New York Times`, `Physicians for Human Rights`.
fn has_english(run: &str) -> bool {
    let words = run.split_whitespace().filter(|word| !word.contains('/'));
    let words: Vec<&str> = words.map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_english = |word: &str| ENGLISH.contains(&word.to_lowercase().as_str());
    words.iter().enumerate().any(|(at, word)| {
        let next = words[at + 1..].iter().find(|next| !is_english(next) && !next.is_empty());
        let in_name = next.is_some_and(|next| next.starts_with(char::is_uppercase));
        is_english(word) && !in_name
    })
}

#[test]
fn english_is_told_from_spanish() {
    for english in ["Read in the copy at Casetext.", "parents with listed criminal records"] {
        assert!(has_english(english), "{english}");
    }
    for spanish in
        ["The New York Times informa que no.", "A sus hijos los vio Physicians for Human Rights"]
    {
        assert!(!has_english(spanish), "{spanish}");
    }
    let page = "<p>Uno <span lang=\"en\">of <b>the</b> two</span> dos<br>tres <a class=\"case\">A v. B</a></p>";
    assert_eq!(prose(page), ["Uno", "dos", "tres"]);
}

#[test]
fn the_editions_are_alike_and_no_english_is_left_in_spanish() {
    let (site, _) = plainfact::load::site(&files(), &config());
    let (output, _) = plainfact::build(&files(), &config());
    let mut differ = Vec::new();
    let spanish: Vec<&Page> = site.pages.iter().filter(|page| page.lang.as_str() == "es").collect();
    let mut totals = [0; 3];
    for page in &spanish {
        let original = site.pages.iter().find(|p| p.key == page.key && p.lang.as_str() == "en");
        let original = original.unwrap_or_else(|| panic!("{} has no original", page.path));
        let (here, there) = (counts(page, &output), counts(original, &output));
        totals = [0, 1, 2].map(|n| totals[n] + here[n]);
        if here != there {
            differ.push(format!("{}: {here:?}, the original {there:?}", page.path));
        }
    }
    println!("{} pairs; figures, notes and embeds: {totals:?}", spanish.len());
    assert!(spanish.len() > 40 && totals.iter().all(|n| *n > 20), "{} {totals:?}", spanish.len());
    assert!(differ.is_empty(), "{differ:#?}");

    let mut left = Vec::new();
    let mut read = 0;
    for (route, html) in pages(&output, "/es/") {
        read += 1;
        for run in prose(html).into_iter().filter(|run| has_english(run)) {
            left.push(format!("{route}: {run}"));
        }
    }
    println!("{read} Spanish pages read");
    assert!(read > 500, "{read} pages");
    assert!(left.is_empty(), "{} runs, among them {:#?}", left.len(), &left[..left.len().min(60)]);
}

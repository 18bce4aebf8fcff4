//! The search index: what a number and a word lead to, and that its parts fit together.

#[path = "support/memory.rs"]
mod memory;

use std::collections::BTreeMap;
use std::path::Path;

use plainfact::edge;
use plainfact::model::Config;
use plainfact::render::{Content, Output};
use plainfact::text::Files;
use serde_json::Value;

/// An index as a browser has it once it has fetched every part.
struct Index {
    start: Value,
    /// The entries in their order; `null` never, without an address those that are not found.
    entries: Vec<Value>,
    /// For each family of words the entries, with their weights.
    families: Vec<(Vec<String>, BTreeMap<usize, u64>)>,
}

impl Index {
    fn of(output: &Output, folder: &str) -> Index {
        let part = |name: String| -> Value {
            serde_json::from_str(memory::text(output, &format!("{folder}{name}"))).unwrap()
        };
        let start = part("index.json".to_owned());
        let starts: Vec<u64> =
            start["starts"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
        let mut entries: Vec<Value> = Vec::new();
        for (number, from) in starts.iter().enumerate() {
            let shelf = part(format!("entries-{number}.json"));
            assert_eq!(shelf["stamp"], start["stamp"]);
            assert_eq!(*from, entries.len() as u64, "shelf {number}");
            entries.extend(shelf["entries"].as_array().unwrap().iter().cloned());
        }
        assert_eq!(start["entries"], entries.len());
        let mut families = Vec::new();
        for number in 0..start["shards"].as_u64().unwrap() {
            let words = part(format!("words-{number}.json"));
            assert_eq!(words["stamp"], start["stamp"]);
            families.extend(words["families"].as_array().unwrap().iter().map(family));
        }
        Index { start, entries, families }
    }

    /// The words that are found with a word, itself among them.
    fn forms(&self, word: &str) -> &[String] {
        let family = self.families.iter().find(|(words, _)| words.iter().any(|w| w == word));
        family.map_or(&[], |(words, _)| words)
    }

    /// The entries a word stands in, the weightiest first.
    fn found(&self, word: &str) -> Vec<&Value> {
        let family = self.families.iter().find(|(words, _)| words.iter().any(|w| w == word));
        let mut places: Vec<(usize, u64)> =
            family.into_iter().flat_map(|(_, places)| places).map(|(n, w)| (*n, *w)).collect();
        places.sort_by_key(|(number, weight)| (std::cmp::Reverse(*weight), *number));
        places.into_iter().map(|(number, _)| &self.entries[number]).collect()
    }

    /// Where a word leads first.
    #[track_caller]
    fn leads(&self, word: &str, url: &str) {
        let found = self.found(word);
        assert_eq!(found.first().map_or("", |entry| entry["u"].as_str().unwrap()), url, "{word}");
    }
}

fn family(family: &Value) -> (Vec<String>, BTreeMap<usize, u64>) {
    let begin = family[0].as_str().unwrap();
    let words = family[1].as_str().unwrap().split(' ').map(|end| format!("{begin}{end}"));
    let mut places = BTreeMap::new();
    let mut entry = 0;
    for place in family[2].as_array().unwrap() {
        let place = place.as_u64().unwrap();
        entry += usize::try_from(place >> 3).unwrap();
        assert!((1..=7).contains(&(place & 7)), "a weight is from 1 to 7");
        places.insert(entry, place & 7);
    }
    (words.collect(), places)
}

fn own_site() -> Output {
    let mut files = edge::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    edge::embedded::add_defaults(&mut files);
    plainfact::build(&files, &Config::on(jiff::civil::date(2026, 11, 24))).0
}

#[test]
fn numbers_lead_to_their_answers() {
    let output = own_site();
    let index = Index::of(&output, "/search/");
    index.leads("5500", "/facts/children-separated/#court-2021");
    index.leads("3913", "/facts/children-separated/#task-force-2021");
    index.leads("450000", "/facts/proposed-payment-per-person/#journal-2021");
    index.leads("2137", "/facts/children-not-confirmed-reunified/#_misprints");
    let misprint = index.found("2137")[0];
    assert_eq!(misprint["w"], "2,137");
    assert_eq!(misprint["v"], "2,127 children");
    let number = index.found("450000");
    let article = number.iter().any(|entry| entry["u"] == "/numbers/the-450000/");
    assert!(article, "the article that says it is found, too");
    // The source's own wording leads to the answer as well, though the number itself is another.
    let wording = index.found("5400");
    assert!(wording.iter().any(|entry| entry["u"] == "/facts/children-separated/#court-2019"));
    assert!(index.forms("2127") == ["2127"], "a number has no forms");
}

#[test]
fn every_entry_leads_somewhere() {
    let output = own_site();
    let index = Index::of(&output, "/search/");
    let routes: Vec<&str> = output.iter().map(|(route, _)| route.as_str()).collect();
    let mut pages = BTreeMap::new();
    for entry in &index.entries {
        let url = entry["u"].as_str().unwrap();
        let (page, anchor) = url.split_once('#').unwrap_or((url, ""));
        if url.is_empty() {
            continue;
        }
        assert!(routes.binary_search(&page).is_ok(), "{entry}");
        let text = pages.entry(page).or_insert_with(|| memory::text(&output, page));
        let there = anchor.is_empty() || text.contains(&format!("id=\"{anchor}\""));
        assert!(there, "no anchor for {entry}");
    }
    assert!(pages.len() > 200, "{}", pages.len());
}

#[test]
fn forms_of_a_word_are_found_together() {
    let article = "The separations began. They were separating a child, then children.\n\n\
                   ## R\u{e9}sum\u{e9} of the *Garc\u{ed}a* case\n\nHe said $6.4 million.\n";
    let index = Index::of(&memory::build(&memory::site(article)).0, "/search/");
    let forms = index.forms("separating");
    assert!(forms.contains(&"separations".to_owned()), "{forms:?}");
    assert_eq!(index.forms("child"), ["child", "children"], "units know irregular forms");
    index.leads("resume", "/sub/policy/article/#resume-of-the-garcia-case");
    index.leads("garcia", "/sub/policy/article/#resume-of-the-garcia-case");
    index.leads("6400000", "/sub/policy/article/#resume-of-the-garcia-case");
    index.leads("6.4", "/sub/policy/article/#resume-of-the-garcia-case");
    let section = index.found("garcia")[0];
    assert_eq!(section["t"], "R\u{e9}sum\u{e9} of the Garc\u{ed}a case");
    assert_eq!(section["c"], "An article");
}

#[test]
fn each_language_has_its_own_index() {
    let mut files = memory::site("English words.");
    let settings = files.text(files.find("content/site.yaml").unwrap()).to_owned();
    let languages = "languages: {en: {name: English, locale: en-US}, es: {name: Espa\u{f1}ol, locale: es-US}}\n";
    files.insert_text("content/site.yaml", &format!("{settings}{languages}"));
    files.insert_text(
        "content/index.es.md",
        "---\ntitle: Inicio\ndescription: Qu\u{e9} es.\n---\nNi\u{f1}os separados, familias separadas.\n",
    );
    let output = memory::build(&files).0;
    let spanish = Index::of(&output, "/es/search/");
    assert_eq!(spanish.forms("separadas"), ["separadas", "separados"]);
    spanish.leads("ninos", "/sub/es/");
    assert!(Index::of(&output, "/search/").found("ninos").is_empty());
}

#[test]
fn private_persons_are_not_listed() {
    let index = Index::of(&memory::build(&memory::site("")).0, "/search/");
    let names: Vec<&str> = index.entries.iter().map(|entry| entry["t"].as_str().unwrap()).collect();
    assert!(names.contains(&"Interagency Task Force") && !names.contains(&"Ms. L."), "{names:?}");
}

#[test]
fn a_site_without_anything_can_be_searched() {
    let mut files = Files::new();
    files.insert_text("content/site.yaml", "title: A\nbase_url: https://example.org\n");
    edge::embedded::add_defaults(&mut files);
    let output = memory::build(&files).0;
    assert_eq!(Index::of(&output, "/search/").start["entries"], 0);
}

#[test]
fn without_scripts_the_search_page_offers_the_lists() {
    let output = memory::build(&memory::site("")).0;
    let page = memory::text(&output, "/search/");
    let offer = memory::between(page, "<div class=\"no-scripts\">", "</div>");
    for list in ["/sub/policy/", "/sub/facts/", "/sub/glossary/", "/sub/people/"] {
        assert!(offer.contains(&format!("href=\"{list}\"")), "{list} in {offer}");
    }
    assert!(page.contains("<form class=\"search-page\" role=\"search\" action=\"/sub/search/\""));
    let other = memory::text(&output, "/policy/");
    assert!(other.contains("<form class=\"search-box\" role=\"search\" action=\"/sub/search/\""));
    let script = output.iter().any(|(route, content)| {
        route.as_str().starts_with("/assets/search-index.") && matches!(content, Content::Bytes(_))
    });
    assert!(script);
}

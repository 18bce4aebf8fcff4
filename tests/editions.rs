//! The editions of the site this repository publishes: that a page and its translation have the
//! same figures, notes and embeds, and that no English is left on a Spanish page; and that a site in
//! other languages needs no more than content and a file of words.

#![expect(clippy::print_stdout, reason = "a count is told with `--nocapture`")]

#[path = "support/english.rs"]
mod english;

use std::path::Path;

use plainfact::diag::Severity;
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

fn text_at<'a>(output: &'a Output, route: &'a str) -> &'a str {
    let at = pages(output, route).find(|(at, _)| *at == route);
    at.unwrap_or_else(|| panic!("there is no page at {route}")).1
}

/// How many figures, notes and embeds a page has, as it is published.
fn counts(page: &Page, output: &Output) -> [usize; 3] {
    let mut embeds = 0;
    page.body.each_target(&mut |target| embeds += usize::from(target.embedded));
    let text = text_at(output, page.route.as_str());
    let [figures, notes] =
        ["<a class=\"figure\"", "<sup class=\"mark\""].map(|tag| text.matches(tag).count());
    [figures, notes, embeds]
}

#[test]
fn english_is_told_from_spanish() {
    for words in ["Read in the copy at Casetext.", "parents with listed criminal records"] {
        assert!(english::is_in(words), "{words}");
    }
    for spanish in [
        "The New York Times informa que no.",
        "A sus hijos los vio Physicians for Human Rights",
        "En inglés, “shocks the conscience”.",
    ] {
        assert!(!english::is_in(spanish), "{spanish}");
    }
    let page = "<p>Uno <span lang=\"en\">of <b>the</b> two</span> dos<br>tres <a class=\"case\">A v. B</a></p>";
    assert_eq!(english::marked_up(page, true, "es"), ["Uno", "dos", "tres"]);
}

/// One sentence of English wherever there are words: each is found.
#[test]
fn english_is_seen_wherever_there_are_words() {
    const LEFT: &str = "what the court said";
    let page = |body: &str| format!("<!doctype html><title>T</title><body>{body}</body>");
    let linked =
        |json: &str| page(&format!("<script type=\"application/ld+json\">{json}</script>"));
    for (route, text) in [
        ("/es/", page(&format!("<p>{LEFT}</p>"))),
        ("/es/", page(&format!("<a href=\"/\" title=\"{LEFT}\">Uno</a>"))),
        ("/es/", page(&format!("<nav aria-label=\"{LEFT}\">Uno</nav>"))),
        ("/es/", page(&format!("<img src=\"/a.png\" alt=\"{LEFT}\">"))),
        ("/es/", page(&format!("<input placeholder=\"{LEFT}\">"))),
        ("/es/", page(&format!("<td data-label=\"{LEFT}\">Uno</td>"))),
        ("/es/", page(&format!("<svg><title>{LEFT}</title></svg>"))),
        ("/es/", page(&format!("<svg><text x=\"1\">{LEFT}</text></svg>"))),
        ("/es/", format!("<!doctype html><title>{LEFT}</title>")),
        ("/es/", format!("<!doctype html><meta name=\"description\" content=\"{LEFT}\">")),
        ("/es/404.html", page(&format!("<h1>{LEFT}</h1>"))),
        (
            "/es/",
            linked(&format!(
                "{{\"@type\":\"WebSite\",\"description\":\"{LEFT}\",\"inLanguage\":\"es\"}}"
            )),
        ),
        (
            "/es/",
            linked(&format!("{{\"@graph\":[{{\"@type\":\"ListItem\",\"name\":\"{LEFT}\"}}]}}")),
        ),
        ("/es/", linked(&format!("{{\"@type\":\"DefinedTerm\",\"alternateName\":[\"{LEFT}\"]}}"))),
        ("/es/feed.xml", format!("<feed><entry><title>{LEFT}</title></entry></feed>")),
        (
            "/es/feed.xml",
            format!("<feed><summary type=\"html\">&lt;b&gt;{LEFT}&lt;/b&gt;</summary></feed>"),
        ),
        ("/es/site.webmanifest", format!("{{\"name\":\"{LEFT}\"}}")),
        (
            "/es/search/entries-1.json",
            format!("{{\"entries\":[{{\"t\":\"{LEFT}\",\"u\":\"/es/a/\"}}]}}"),
        ),
        ("/es/cases/calendar.ics", "SUMMARY:Uno: what th\r\n e court said\r\n".to_owned()),
        ("/es/llms.txt", format!("- [Uno](/es/): {LEFT}")),
        ("/es/index.md", format!("# Uno\n\n*Uno* {LEFT}")),
    ] {
        let content = Content::Bytes(text.clone().into_bytes().into());
        let runs = english::prose(route, &content, "es");
        let found = runs.iter().filter(|run| english::is_in(run)).count();
        assert_eq!(found, 1, "{route}: {text}: {runs:?}");
    }
    let work = linked(&format!("{{\"@type\":\"Report\",\"name\":\"{LEFT}\"}}"));
    let runs = english::prose("/es/", &Content::Bytes(work.into_bytes().into()), "es");
    assert!(!runs.iter().any(|run| english::is_in(run)), "the title of a work: {runs:?}");
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

    let mut left = Vec::new();
    let mut read = 0;
    let captions: Vec<&str> =
        site.registry.cases.values().map(|case| case.caption.value.as_str()).collect();
    let unnamed = |run: String| captions.iter().fold(run, |run, name| run.replace(name, "A v. B"));
    for (route, content) in output.iter().filter(|(route, _)| route.as_str().starts_with("/es/")) {
        let runs = english::prose(route.as_str(), content, "es");
        read += usize::from(!runs.is_empty());
        let runs = runs.into_iter().map(unnamed);
        for run in runs.filter(|run| english::is_in(run)) {
            left.push(format!("{route}: {run}"));
        }
    }
    println!("{read} Spanish pages, pictures, feeds and files read");
    assert!(read > 1_000, "{read} of them");
    assert!(output.get("/es/404.html").is_some());

    assert!(differ.is_empty(), "{differ:#?}");
    assert!(left.is_empty(), "{} runs, among them {:#?}", left.len(), &left[..left.len().min(60)]);
}

/// A site that says everything in one language that the program has no words for but these.
fn small(code: &str, locale: &str, words: &str, page: &str) -> Files {
    let mut files = Files::new();
    for (path, text) in [
        (
            "content/site.yaml".to_owned(),
            format!(
                "title: Essai\nbase_url: https://example.org\ndescription: Essai\n\
                 default_language: {code}\nlanguages: {{{code}: {{name: Essai, locale: {locale}}}}}\n"
            ),
        ),
        (
            "content/index.md".to_owned(),
            "---\ntitle: Accueil\ndescription: Accueil.\n---\n".to_owned(),
        ),
        ("content/a/index.md".to_owned(), "---\ntitle: A\ndescription: Tout.\n---\n".to_owned()),
        ("content/a/b.md".to_owned(), page.to_owned()),
        ("content/registry/facts/all.yaml".to_owned(), FACTS.to_owned()),
        ("content/registry/sources/all.yaml".to_owned(), SOURCES.to_owned()),
        (format!("templates/strings/{code}.ftl"), words.to_owned()),
    ] {
        files.insert_text(&path, &text);
    }
    edge::embedded::add_defaults(&mut files);
    files
}

const FACTS: &str = "\
children:
  label: Enfants
  kind: count
  unit: {one: enfant, other: enfants}
  claims:
    report: {value: 3913, as_of: 2021-06-02, scope: Tous, sources: [report]}
share:
  label: Part
  kind: percent
  claims:
    report: {value: 45.6, as_of: 2021-06-02, scope: Tous, sources: [report]}
sum:
  label: Somme
  kind: money
  unit: {currency: USD, per: personne}
  claims:
    report: {value: 450000, modifier: about, as_of: 2021-06-02, scope: Tous, sources: [report]}
term:
  label: Durée
  kind: duration
  claims:
    report: {value: P8Y, as_of: 2021-06-02, scope: Tous, sources: [report]}
";

const SOURCES: &str = "\
report:
  type: report
  title: Rapport
  publisher: Bureau
  issued: 2021-06-08
  accessed: 2026-11-24
  URL: https://example.org/rapport
  reliability: primary-official
";

/// The words of the interface, each with the name of the language before it, as a translator leaves
/// a file that names every key.
fn words(mark: &str) -> String {
    let english = include_str!("../templates/strings/en.ftl");
    let line = |line: &str| match line.split_once(" = ") {
        Some((key, text)) if !line.starts_with(['#', ' ']) => format!("{key} = {mark} {text}\n"),
        Some(_) | None => format!("{line}\n"),
    };
    english.lines().map(line).collect()
}

fn faults(files: &Files) -> (Output, Vec<String>) {
    let (output, report) = plainfact::build(files, &config());
    let serious = report.diagnostics.iter().filter(|d| d.severity != Severity::Note);
    let told = serious.map(|d| format!("{:?} {} {}", files.locate(d.span), d.code, d.message));
    (output, told.collect())
}

/// What a French site says besides the interface: its hedges, units and wordings of dates.
const FRENCH: &str = "
figure-about = environ | autour de | près de
figure-about-date = vers { $date }
figure-at-least = au moins
figure-days = jour | jours
figure-exactly = exactement
figure-fewer-than = moins de
figure-million = million | millions
figure-money = { $n }\u{a0}{ $sign }
figure-months = mois
figure-more-than = plus de
figure-nearly = presque
figure-per = par { $thing }
figure-percent = { $n }\u{202f}%
figure-percent-words = pour cent
figure-range = { $from } à { $to }
figure-since = depuis { $date }
figure-stretch = de { $from } à { $to }
figure-thousand = mille
figure-until = jusqu’à { $date }
figure-up-to = jusqu’à | au plus
figure-weeks = semaine | semaines
figure-years = an | ans
";

/// A page of such a site, with this body.
fn article(title: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\ndescription: {title}.\ndate: 2021-06-08\nsources: [report]\n---\n\n{body}\n"
    )
}

fn french(body: &str) -> (Output, Vec<String>) {
    let words = words("fr:") + FRENCH;
    faults(&small("fr", "fr-FR", &words, &article("Article", body)))
}

#[test]
fn a_language_needs_only_content_and_a_file_of_words() {
    let (output, faults) = french(
        "On a compté [3\u{202f}913 enfants](fact:children), dont [45,6 %](fact:share) : <fact:share>. Le compte date du \
         [2 juin 2021](fact:children?as=as-of). La somme : <fact:sum>. Durée : <fact:term>.",
    );
    assert!(faults.is_empty(), "{faults:#?}");
    let text = text_at(&output, "/a/b/");
    assert!(text.starts_with("<!doctype html>\n<html lang=\"fr\">"), "{}", &text[..200]);
    assert!(text.contains(">fr: Skip to"), "the words are those of the file: {text}");
    for written in [
        "45,6\u{202f}%",
        "environ 450\u{202f}000\u{a0}$ par personne",
        "8 ans",
        "2 juin 2021",
        ">3\u{202f}913 enfants",
    ] {
        assert!(text.contains(written), "{written}: {text}");
    }
    let card = text_at(&output, "/facts/children/");
    assert!(card.contains("2 juin 2021") && !card.contains("June"), "{card}");
}

#[test]
fn the_hedges_of_a_file_of_words_are_read() {
    for words in [
        "environ 3\u{a0}900",
        "près de 4\u{202f}000 enfants",
        "plus de 3 900 enfants",
        "presque 4 000",
    ] {
        let (_, faults) = french(&format!("[{words}](fact:children)."));
        assert!(faults.is_empty(), "{words}: {faults:#?}");
    }
}

#[test]
fn what_a_language_has_no_words_for_is_told_and_never_misread() {
    for (body, told) in [
        ("[à peu près 3\u{202f}913 enfants](fact:children).", "unit-mismatch"),
        ("[trois mille enfants](fact:children).", "stale-figure"),
        ("[3,913 enfants](fact:children).", "stale-figure"),
        ("[3.913 enfants](fact:children).", "stale-figure"),
        ("[3\u{202f}931 enfants](fact:children).", "stale-figure"),
        ("[environ 5\u{202f}000 enfants](fact:children).", "stale-figure"),
        ("Il y avait 3,913 enfants.", "near-miss-figure 3,913 is nearly 3\u{202f}913"),
        (
            "Il y avait 3\u{202f}931 enfants.",
            "near-miss-figure 3\u{202f}931 is nearly 3\u{202f}913",
        ),
        ("Il y avait 3 913 enfants.", "unlinked-figure"),
    ] {
        let (_, faults) = french(body);
        assert!(faults.len() == 1 && faults[0].contains(told), "{body}: {faults:#?}");
    }
}

#[test]
fn without_its_words_a_language_is_written_with_signs() {
    let body = "Somme : <fact:sum>. Part : [≈ 46 %](fact:share).";
    let files = small("fr", "fr-FR", &words("fr:"), &article("Article", body));
    let (output, faults) = faults(&files);
    assert!(faults.is_empty(), "{faults:#?}");
    let text = text_at(&output, "/a/b/");
    assert!(text.contains("≈ $450\u{202f}000 / personne"), "{text}");
}

#[test]
fn a_language_that_is_written_to_the_left_says_so() {
    let body = "[٣٬٩١٣ enfants](fact:children) [3,913 enfants](fact:children) <fact:children>. \
                [٢ يونيو ٢٠٢١](fact:children?as=as-of)";
    let files = small("ar", "ar-EG", &words("ar:"), &article("مقال", body));
    let (output, told) = faults(&files);
    assert!(told.is_empty(), "{told:#?}");
    for (route, text) in pages(&output, "/") {
        assert!(text.contains("<html lang=\"ar\" dir=\"rtl\">"), "{route}");
    }
    let text = text_at(&output, "/a/b/");
    assert!(text.contains("<h1>مقال</h1>"));
    assert!(text.contains(">٣٬٩١٣ enfants<") && text.contains("يونيو ٢٠٢١"), "{text}");

    let files = small("ar", "ar-EG", &words("ar:"), &article("مقال", "كان ٣٬٩٣١ enfants هنا."));
    let (_, told) = faults(&files);
    assert!(told.len() == 1 && told[0].contains("near-miss-figure"), "{told:#?}");
}

/// What is sorted for Spanish readers is not sorted by bytes: accents do not count, `ñ` is a letter
/// after `n`, `ll` is two letters, and capitals stand among the others.
#[test]
fn lists_are_in_the_order_of_their_language() {
    let order = [
        "árbol", "Arce", "Ávila", "cuenta", "chico", "llama", "lobo", "luz", "nube", "ñandú",
        "oso", "Época",
    ];
    let sorted = [
        "árbol", "Arce", "Ávila", "chico", "cuenta", "Época", "llama", "lobo", "luz", "nube",
        "ñandú", "oso",
    ];
    let entries = |entry: &dyn Fn(usize, &str) -> String| -> String {
        order.iter().enumerate().map(|(n, name)| entry(n, name)).collect()
    };
    let mut files = small("es", "es-US", &words(""), &article("Uno", "Dos."));
    for (path, text) in [
        (
            "terms",
            entries(&|n, name| format!("t{n}: {{term: {name}, plain: Es, sources: [report]}}\n")),
        ),
        ("parties", entries(&|n, name| format!("p{n}: {{type: person, name: {name}}}\n"))),
        (
            "facts",
            entries(&|n, name| {
                format!(
                    "f{n}:\n  label: {name}\n  kind: percent\n  claims:\n    a: {{value: 1, as_of: 2021-06-02, \
                     sources: [report]}}\n"
                )
            }),
        ),
        (
            "series",
            entries(&|n, name| {
                format!(
                    "s{n}:\n  title: {name}\n  columns: {{a: {name}}}\n  sources: [report]\n  \
                     points: [{{date: 2021, a: 1}}]\n"
                )
            }),
        ),
    ] {
        files.insert_text(&format!("content/registry/{path}/all.yaml"), &text);
    }
    let (output, _) = plainfact::build(&files, &config());
    for list in ["/glossary/", "/people/", "/facts/", "/series/"] {
        let main = text_at(&output, list).split_once("<main").unwrap().1;
        let mut shown: Vec<(usize, &str)> = sorted
            .iter()
            .map(|name| {
                (
                    main.find(&format!(">{name}<"))
                        .unwrap_or_else(|| panic!("{list}: {name}: {main}")),
                    *name,
                )
            })
            .collect();
        shown.sort();
        assert_eq!(shown.iter().map(|(_, name)| *name).collect::<Vec<_>>(), sorted, "{list}");
    }
}

/// An entry with an old address stands in every language; what is wrong with the one line of the
/// registry is told once.
#[test]
fn an_old_address_that_clashes_is_told_once() {
    let mut files = files();
    let path = "content/registry/facts/congress.yaml";
    let text = files.text(files.find(path).unwrap());
    let clashing = text.replacen(
        "house-bill-votes-for:\n",
        "house-bill-votes-for:\n  aliases: [house-bill-votes-against]\n",
        1,
    );
    files.insert_text(path, &clashing);
    let report = plainfact::check(&files, &config());
    let clashes = report.diagnostics.iter().filter(|problem| problem.code == "duplicate-route");
    assert_eq!(clashes.count(), 1);
}

//! What programs get of the site this repository publishes: held to tools and vocabularies that
//! others wrote, and to the pages that readers get.

#![expect(clippy::disallowed_methods, reason = "tools of others are run, files are read")]
#![expect(clippy::print_stderr, reason = "what is not there to check with is told")]

#[path = "support/dockets.rs"]
mod dockets;
#[path = "support/memory.rs"]
mod memory;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use plainfact::edge;
use plainfact::model::Config;
use plainfact::render::{Content, Output};
use serde_json::Value;

fn ours() -> Output {
    let mut files = edge::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    edge::embedded::add_defaults(&mut files);
    plainfact::build(&files, &Config::on(jiff::civil::date(2026, 11, 24))).0
}

fn texts(output: &Output) -> impl Iterator<Item = (&str, &str)> {
    output.iter().filter_map(|(route, content)| match content {
        Content::Bytes(bytes) => Some((route.as_str(), std::str::from_utf8(bytes).ok()?)),
        Content::File(_) | Content::Raster(_) => None,
    })
}

/// The small site with every embed, cases, series and a contact.
fn small() -> Output {
    let mut files = memory::site(dockets::EMBEDS);
    dockets::add(&mut files);
    let settings = "title: Tiny & site\nbase_url: https://example.org/sub\ndescription: A small \
                    site.\ndefault_language: en\nnavigation: [policy]\ntopics: {policy: {en: The \
                    policy}, numbers: {en: The numbers}}\ncontact: mailto:a@example.org\n";
    files.insert_text("content/site.yaml", settings);
    memory::build(&files).0
}

fn write(output: &Output, root: &Path) {
    for (route, text) in texts(output) {
        let path = root.join(plainfact::model::Route::from(route).file());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Whether the tools of others find nothing wrong in a folder, and what they say.
fn validate(root: &Path) -> Result<(bool, String), String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/validate.py");
    let done = Command::new(python).arg(script).arg(root).output().map_err(|e| e.to_string())?;
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    let errors = String::from_utf8_lossy(&done.stderr);
    match done.status.code() {
        Some(3) => Err(told),
        _ => Ok((done.status.success(), told + &errors)),
    }
}

/// Those that `tests/data/requirements.txt` names, and Pandoc, read what is published. Where they are not there the
/// test says so; `PLAINFACT_TOOLS=1` makes that an error, as in continuous integration.
#[test]
fn tools_of_others_read_it() {
    let folder = tempfile::tempdir().unwrap();
    for (name, output) in [("ours", ours()), ("small", small())] {
        let root = folder.path().join(name);
        write(&output, &root);
        match validate(&root) {
            Ok((good, told)) => {
                assert!(good, "{name}:\n{told}");
                eprintln!("{name}: {told}");
            }
            Err(missing) => return skipped(&missing),
        }
    }
}

/// One fault in each output, and what the tools say of it.
const FAULTS: [(&str, &str, &str, &str); 13] = [
    ("facts.json", "\"kind\": \"count\"", "\"kind\": \"sum\"", "facts.json: $."),
    ("data/claims.csv", ",3913,3913,", ",3913,39x13,", "claims: Type error"),
    ("data/sources.bib", "Progress", "Regress", "data/sources.bib: report: title"),
    ("data/sources.ris", "Progress", "Regress", "sources.ris: report"),
    ("feed.xml", "</entry>", "", "feed.xml: "),
    ("cases/calendar.ics", "UID:", "UID:x", "the calendar of all cases"),
    ("sitemap.xml", "/glossary/</loc>", "/glosary/</loc>", "/sub/glossary/ is not in it"),
    ("robots.txt", "Allow: /", "Disallow: /sub/policy/", "/sub/policy/article/ may not be read"),
    (".well-known/security.txt", "Expires", "Until", "security.txt: no_expire"),
    ("llms.txt", "/article/index.md", "/articles/index.md", "/articles/index.md leads nowhere"),
    ("policy/index.html", "og:url\" content=\"https", "og:url\" content=\"http", "og:url is http:"),
    ("glossary/index.html", "\"@graph\"", "@graph", "glossary/index.html: "),
    ("embed/facts/children/oembed.json", "\"width\": 640,", "", "argument: 'width'"),
];

#[test]
fn tools_of_others_find_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    write(&small(), folder.path());
    for (file, right, wrong, _) in FAULTS {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(right), "{right} in {file}");
        fs::write(path, text.replacen(right, wrong, 1)).unwrap();
    }
    match validate(folder.path()) {
        Ok((good, told)) => {
            assert!(!good);
            for (file, _, _, finding) in FAULTS {
                assert!(told.contains(finding), "{file}: {finding} in:\n{told}");
            }
        }
        Err(missing) => skipped(&missing),
    }
}

fn skipped(why: &str) {
    assert!(std::env::var_os("PLAINFACT_TOOLS").is_none(), "{why}");
    eprintln!("skipped, {why}");
}

fn linked(html: &str) -> Option<Value> {
    let (_, rest) = html.split_once("<script type=\"application/ld+json\">")?;
    serde_json::from_str(rest.split_once("</script>")?.0).ok()
}

#[test]
fn bounds_are_observed_as_bounds() {
    let (output, _) = memory::build(&memory::site("Text.\n"));
    let graph = linked(memory::text(&output, "/facts/children/")).unwrap();
    let claims = graph["@graph"].as_array().unwrap().iter().filter(|t| t["@type"] == "Claim");
    let seen = claims.map(|claim| {
        let id = claim["@id"].as_str().unwrap().rsplit('#').next().unwrap().to_owned();
        let about = &claim["about"];
        (id, [&about["value"], &about["minValue"], &about["maxValue"]].map(Clone::clone))
    });
    let seen: BTreeMap<_, _> = seen.collect();
    let none = Value::Null;
    assert_eq!(seen["task-force"], [3913.into(), none.clone(), none.clone()]);
    assert_eq!(seen["class"], [none, 4500.into(), 5000.into()]);
}

/// Words as letters and digits alone: quotes, dashes and marks are set differently.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of HTML, marks of notes left out.
fn words_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let mark = after.starts_with("sup class=\"mark\"");
        let end = if mark {
            after.find("</sup>").map(|at| at + 6)
        } else {
            after.find('>').map(|at| at + 1)
        };
        rest = &after[end.unwrap_or(after.len())..];
    }
    text.push_str(rest);
    for (name, sign) in
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
    {
        text = text.replace(name, sign);
    }
    text
}

/// The words of Markdown as another parser reads it.
fn words_of_markdown(text: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser};
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut words = String::new();
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML in Markdown: {html}"),
            _ => {}
        }
    }
    words
}

#[test]
fn markdown_says_what_the_page_says() {
    let output = ours();
    let mut paragraphs = 0;
    for (route, text) in texts(&output).filter(|(route, _)| route.ends_with("/index.md")) {
        let words = bare(&words_of_markdown(text));
        let page = memory::text(&output, route.strip_suffix("index.md").unwrap());
        let Some((_, prose)) = page.split_once("<div class=\"prose\">") else { continue };
        let prose = prose.split("<footer").next().unwrap();
        // Lists of pages are made for each form in its own way.
        let prose = prose.split("<li class=\"page-item\"").next().unwrap();
        // What is embedded is made for each form in its own way, too.
        let parts = prose.split("<figure").enumerate().map(|(at, part)| match at {
            0 => part,
            _ => part.rsplit_once("</figure>").map_or("", |(_, after)| after),
        });
        let prose = parts.collect::<String>();
        for paragraph in prose.split("<p>").skip(1).filter_map(|rest| rest.split("</p>").next()) {
            let wanted = bare(&words_of(paragraph));
            assert!(words.contains(&wanted), "{route} lacks: {}", words_of(paragraph));
            paragraphs += 1;
        }
        for heading in prose.split("<h2 id=").skip(1).filter_map(|rest| rest.split("</h2>").next())
        {
            let (id, heading) = heading.split_once('>').unwrap();
            // Those of the program's own sections are not the editor's.
            if id.starts_with("\"_") {
                continue;
            }
            assert!(
                words.contains(&bare(&words_of(heading).replace('#', ""))),
                "{route}: {heading}"
            );
        }
    }
    assert!(paragraphs > 500, "{paragraphs} paragraphs compared");
}

#[test]
fn every_file_that_is_listed_is_there() {
    let (output, _) = memory::build(&memory::site("Text.\n"));
    let page = memory::text(&output, "/data/");
    let mut listed = 0;
    for link in page.split("<dt><a href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let route = link.strip_prefix("/sub").unwrap();
        assert!(output.get(route).is_some(), "{route}");
        listed += 1;
    }
    assert!(listed > 15, "{listed}");
    let llms = memory::text(&output, "/llms.txt");
    for link in llms.split("](https://example.org/sub").skip(1).filter_map(|r| r.split(')').next())
    {
        assert!(output.get(link).is_some(), "{link}");
    }
    assert!(llms.starts_with("# Tiny & site\n\n> A small site.\n"), "{llms}");
}

#[test]
fn hosts_are_told_what_moved_and_what_lasts() {
    let (output, _) = memory::build(&memory::site("Text.\n"));
    let redirects = memory::text(&output, "/_redirects");
    assert_eq!(redirects, "/sub/old/path/ /sub/policy/article/ 301\n");
    let headers = memory::text(&output, "/_headers");
    for wanted in [
        "/sub/\n  Content-Security-Policy: default-src 'self'",
        "/sub/policy/*\n  Content-Security-Policy: default-src 'self'",
        "\n/sub/assets/site.",
    ] {
        assert!(headers.contains(wanted), "{wanted} in {headers}");
    }
    let policy = memory::between(headers, "Content-Security-Policy: ", "; frame-ancestors");
    let page = memory::text(&output, "/");
    assert!(page.contains(&format!("content=\"{policy}\"")), "{policy}");
    assert!(output.get("/.well-known/security.txt").is_none());

    let mut files = memory::site("Text.\n");
    let settings = "title: T\nbase_url: https://example.org\ncontact: mailto:a@example.org\n\
                    license: [CC-BY-4.0, MIT]\n";
    files.insert_text("content/site.yaml", settings);
    let (output, _) = memory::build(&files);
    let security = memory::text(&output, "/.well-known/security.txt");
    assert!(security.starts_with("Contact: mailto:a@example.org\nExpires: 2027-10-01T00:00:00Z\n"));
    let package: Value =
        serde_json::from_str(memory::text(&output, "/data/datapackage.json")).unwrap();
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
}

/// What was published under another id leads to where it stands now; what programs and frames read
/// stands there still.
#[test]
fn what_has_another_id_keeps_its_addresses() {
    let mut files = memory::site("Text.\n");
    let settings = "title: T\nbase_url: https://example.org/sub\ntopics: {policy: P, numbers: N}\n\
                    languages: {en: {name: English}, es: {name: Español}}\n";
    files.insert_text("content/site.yaml", settings);
    let entry =
        |kind: &str, text: &str| (format!("content/registry/{kind}/renamed.yaml"), text.to_owned());
    for (path, text) in [
        entry(
            "facts",
            "minors:\n  label: Minors\n  aliases: [wards, pupils]\n  kind: count\n  \
            claims:\n    list: {value: 7, as_of: 2021, sources: [report]}\n",
        ),
        entry(
            "series",
            "minors:\n  title: Minors\n  aliases: [wards]\n  columns: {all: All}\n  \
            points: [{date: 2021, all: 7}, {date: 2022, all: 8}]\n",
        ),
        entry(
            "cases",
            "a-b:\n  caption: A v. B\n  aliases: [b-a]\n  court: S.D. Cal.\n  \
            status: closed\n  status_as_of: 2021\n",
        ),
        entry("sources", "letter: {type: report, title: Letter, aliases: [note]}\n"),
    ] {
        files.insert_text(&path, &text);
    }
    let (output, _) = memory::build(&files);
    let redirects = memory::text(&output, "/_redirects");
    for (old, new) in [
        ("/facts/wards/", "/facts/minors/"),
        ("/facts/pupils/", "/facts/minors/"),
        ("/es/facts/wards/", "/es/facts/minors/"),
        ("/series/wards/", "/series/minors/"),
        ("/es/cases/b-a/", "/es/cases/a-b/"),
        ("/sources/note/", "/sources/letter/"),
    ] {
        assert!(redirects.contains(&format!("/sub{old} /sub{new} 301\n")), "{old} in {redirects}");
        let page = memory::text(&output, old);
        let leads = format!("<meta http-equiv=\"refresh\" content=\"0; url=/sub{new}\">");
        let canonical = format!("<link rel=\"canonical\" href=\"https://example.org/sub{new}\">");
        assert!(page.contains(&leads) && page.contains(&canonical), "{page}");
    }
    for (old, new) in [
        ("/embed/facts/wards/", "/embed/facts/minors/"),
        ("/es/embed/series/wards/", "/es/embed/series/minors/"),
        ("/embed/facts/pupils/oembed.json", "/embed/facts/minors/oembed.json"),
        ("/facts/wards.json", "/facts/minors.json"),
        ("/data/series/wards.csv", "/data/series/minors.csv"),
        ("/cases/b-a/feed.xml", "/cases/a-b/feed.xml"),
        ("/es/cases/b-a/calendar.ics", "/es/cases/a-b/calendar.ics"),
    ] {
        assert_eq!(memory::text(&output, old), memory::text(&output, new), "{old}");
    }
    let sitemap = memory::text(&output, "/sitemap.xml");
    assert!(sitemap.contains("/facts/minors/") && !sitemap.contains("wards"), "{sitemap}");
}

/// What others may frame is whole by itself, and says so to programs; nothing else may be framed.
#[test]
fn a_card_can_be_put_on_the_pages_of_others() {
    let (output, _) = memory::build(&memory::site("Text.\n"));
    let page = memory::text(&output, "/facts/children/");
    let described = "https://example.org/sub/embed/facts/children/oembed.json";
    let offer =
        format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{described}\">");
    assert!(page.contains(&offer), "{page}");
    let oembed: Value =
        serde_json::from_str(memory::text(&output, "/embed/facts/children/oembed.json")).unwrap();
    assert_eq!((&oembed["version"], &oembed["type"]), (&"1.0".into(), &"rich".into()));
    let code = oembed["html"].as_str().unwrap();
    let frame = memory::between(code, "src=\"https://example.org/sub", "\"");
    let embed = memory::text(&output, frame);
    assert!(embed.contains("3,913 children") && !embed.contains("<script"), "{embed}");
    assert!(
        embed.contains("<link rel=\"canonical\" href=\"https://example.org/sub/facts/children/\">")
    );
    assert!(!memory::text(&output, "/sitemap.xml").contains("/embed/"));

    let headers = memory::text(&output, "/_headers");
    let open: Vec<&str> = headers
        .split("\n\n")
        .filter(|rule| rule.contains("Content-Security-Policy") && !rule.contains("'self'\n  X-"))
        .collect();
    let [open] = open[..] else { panic!("{open:?}") };
    assert!(open.starts_with("/sub/embed/*\n") && open.ends_with("frame-ancestors *"), "{open}");
    let policy = memory::between(open, "Content-Security-Policy: ", "; frame-ancestors");
    assert!(embed.contains(&format!("content=\"{policy}\"")), "{policy}");
}

/// The digits of the registry are those of the export, and a table is no place to lose them.
#[test]
fn decimals_keep_their_digits() {
    let mut files = memory::site("Text.\n");
    let fact = "share:\n  label: Share\n  kind: percent\n  claims:\n    a: {value: 58.10, as_of: 2021, \
                sources: [news]}\n";
    files.insert_text("content/registry/facts/share.yaml", fact);
    let (output, _) = memory::build(&files);
    assert!(memory::text(&output, "/facts/share.json").contains("\"value\": 58.10,"));
    assert!(memory::text(&output, "/data/claims.csv").contains("\nshare,a,58.10,58.10,"));
}

/// The title of a source is written by others; whoever opens a table must not run it.
#[test]
fn tables_hold_no_formula() {
    let mut files = memory::site("Text.\n");
    let source = "sheet: {type: report, title: '=HYPERLINK(\"https://evil.example\";\"x\")', \
                  publisher: '@SUM(1)', issued: 2021, reliability: press}\n";
    files.insert_text("content/registry/sources/sheet.yaml", source);
    let fact = "fall:\n  label: '+1 a day'\n  kind: percent\n  \
                claims:\n    a: {value: -5, as_of: 2021, scope: '-2+3+cmd', sources: [news]}\n";
    files.insert_text("content/registry/facts/fall.yaml", fact);
    let (output, _) = memory::build(&files);
    let sources = memory::text(&output, "/data/sources.csv");
    let title = "\nsheet,report,\"'=HYPERLINK(\"\"https://evil.example\"\";\"\"x\"\")\",";
    assert!(sources.contains(title), "{sources}");
    assert!(sources.contains(",'@SUM(1),"), "{sources}");
    let facts = memory::text(&output, "/data/facts.csv");
    assert!(facts.contains("\nfall,'+1 a day,"), "{facts}");
    // A number below zero is a number.
    let claims = memory::text(&output, "/data/claims.csv");
    assert!(claims.contains("\nfall,a,-5,-5,") && claims.contains(",'-2+3+cmd,"), "{claims}");
    // Bibliographies and JSON have every word as it is.
    assert!(memory::text(&output, "/data/sources.csl.json").contains("\"=HYPERLINK("));
    assert!(memory::text(&output, "/facts/fall.json").contains("\"-2+3+cmd\""));
}

#[test]
fn series_are_tables_that_join() {
    let mut files = memory::site("Text.\n");
    dockets::add(&mut files);
    let (output, _) = memory::build(&files);
    let table = |name: &str| memory::text(&output, &format!("/data/{name}.csv"));
    assert!(table("series").contains("\nmonths,Children by month,children,,false,"));
    assert!(table("series-columns").contains("\nmonths,held,Held\nmonths,freed,Freed\n"));
    let numbers = table("series-numbers");
    let april = "\nmonths,3,held,2018-04,2018-04-01,2018-04-30,1200,exact,\n";
    assert!(numbers.contains(april), "{numbers}");
    assert!(table("series-sources").contains("\nmonths,,news,,\n"));
    let package: Value =
        serde_json::from_str(memory::text(&output, "/data/datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let find = |name: &str| resources.iter().find(|one| one["name"] == name).unwrap();
    let key = &find("series-numbers")["schema"]["foreignKeys"][0];
    assert_eq!(key["reference"]["resource"], "series-columns");
    let own = find("series.months");
    assert_eq!(own["path"], "series/months.csv");
    assert!(output.get("/data/series/months.csv").is_some());
    assert_eq!(own["schema"]["fields"][1]["description"], "Held");
    let llms = memory::text(&output, "/llms.txt");
    for name in ["series-numbers.csv", "series/months.csv"] {
        assert!(
            llms.contains(&format!("[{name}](https://example.org/sub/data/{name}): ")),
            "{llms}"
        );
    }
}

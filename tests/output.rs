//! What is published as a whole: well-formed pages, links that lead somewhere, the same every time.

#[path = "support/dockets.rs"]
mod dockets;
#[path = "support/memory.rs"]
mod memory;

use std::collections::BTreeSet;

use memory::{between, build, site, text};
use plainfact::render::{Content, Output};

const ARTICLE: &str = "\
Text with [3,913 children](fact:children), [@report, p. i], a [note](term:class-action)[^a].

![How many?](fact:children)

## First

> [!NOTE]
> A callout.

| A | B |
|---|---|
| x | [5,460](fact:children#court) |

### Under

## Second {#two}

[Back](index.md) and [there](#two).

## Third

[^a]: A footnote.
";

/// The small site with this article, and every embed in another.
fn full() -> plainfact::text::Files {
    let mut files = site(ARTICLE);
    dockets::add(&mut files);
    let front =
        "---\ntitle: Embeds\ndescription: All of them.\ndate: 2021-12-16\nsources: [news]\n---\n";
    files.insert_text("content/policy/embeds.md", &format!("{front}{}", dockets::EMBEDS));
    files
}

/// Every page with its route.
fn pages(output: &Output) -> impl Iterator<Item = (&str, &str)> {
    output.iter().filter_map(|(route, content)| match content {
        Content::Bytes(bytes) => Some((route.as_str(), std::str::from_utf8(bytes).unwrap())),
        Content::File(_) | Content::Raster(_) => None,
    })
}

/// HTML and XML; tables, JSON and Markdown are read elsewhere.
fn is_marked_up(text: &str) -> bool {
    text.starts_with("<!doctype") || text.starts_with("<?xml")
}

#[test]
fn all_routes_are_there() {
    let (output, problems) = build(&full());
    let errors: Vec<_> = problems.iter().filter(|d| d.code == "template-error").collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for route in [
        "/",
        "/404.html",
        "/cases/",
        "/cases/by-status/",
        "/cases/jp/",
        "/cases/status/pending/",
        "/data/series/months.csv",
        "/facts/",
        "/facts/children/",
        "/feed.xml",
        "/glossary/",
        "/old/path/",
        "/people/",
        "/policy/",
        "/policy/article/",
        "/policy/photo.jpg",
        "/robots.txt",
        "/series/months/",
        "/sitemap.xml",
        "/sources/",
        "/sources/report/",
        "/timeline/",
        "/timeline/topic/policy/",
        "/topics/",
        "/topics/numbers/",
    ] {
        assert!(output.get(route).is_some(), "{route}");
    }
    let assets: Vec<_> =
        output.iter().filter(|(route, _)| route.as_str().starts_with("/assets/site.")).collect();
    assert_eq!(assets.len(), 1, "{assets:?}");
}

#[test]
fn two_builds_are_the_same() {
    let files = full();
    assert_eq!(build(&files).0, build(&files).0);
}

#[test]
fn tags_are_balanced() {
    const VOID: [&str; 9] =
        ["meta", "link", "base", "br", "hr", "img", "input", "!doctype", "?xml"];
    let (output, _) = build(&full());
    for (route, page) in pages(&output).filter(|(_, page)| is_marked_up(page)) {
        let mut open: Vec<&str> = Vec::new();
        for tag in page.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or("");
            let name = tag.split([' ', '\n']).next().unwrap_or("");
            if let Some(closed) = name.strip_prefix('/') {
                assert_eq!(open.pop(), Some(closed), "{route}: </{closed}>");
            } else if !tag.ends_with('/') && !VOID.contains(&name) {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{route}: {open:?} is left open");
    }
}

#[test]
fn ids_are_unique_and_styles_are_not_inline() {
    let (output, _) = build(&full());
    for (route, page) in pages(&output).filter(|(_, page)| page.starts_with("<!doctype")) {
        let ids: Vec<&str> = attributes(page, " id=\"").collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{route}: {ids:?}");
        assert!(!page.contains(" style="), "{route}");
        // Scripts are files of their own; the policy allows no others.
        let scripts = page.matches("<script").count();
        let files = page.matches("<script type=\"module\" src=\"").count();
        let data = page.matches("<script type=\"application/ld+json\">").count();
        assert_eq!(scripts, files + data, "{route}");
        assert!(!page.contains("<style") && !page.contains(" onclick"), "{route}");
    }
}

#[test]
fn internal_links_lead_somewhere() {
    let (output, _) = build(&full());
    let mut seen = 0;
    for (route, page) in pages(&output).filter(|(_, page)| page.starts_with("<!doctype")) {
        for link in attributes(page, " href=\"").chain(attributes(page, " src=\"")) {
            if link.contains("://") {
                continue;
            }
            let (path, anchor) = link.split_once('#').map_or((link, ""), |(p, a)| (p, a));
            let target = if path.is_empty() { route } else { path.strip_prefix("/sub").unwrap() };
            let found = output.get(target);
            assert!(found.is_some(), "{route} links to {link}");
            if !anchor.is_empty() {
                let page = text(&output, target);
                assert!(page.contains(&format!(" id=\"{anchor}\"")), "{route} links to {link}");
            }
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

/// The values of an attribute, given with its space and opening quotation mark.
fn attributes<'a>(page: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    page.split(start).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn the_frame_says_what_the_page_is() {
    let (output, _) = build(&full());
    let page = text(&output, "/policy/article/");
    for part in [
        "<html lang=\"en\">",
        "<title>An article · Tiny &amp; site</title>",
        "<link rel=\"canonical\" href=\"https://example.org/sub/policy/article/\">",
        "<meta property=\"og:type\" content=\"article\">",
        "default-src &#39;self&#39;",
        "<a href=\"/sub/policy/\" aria-current=\"true\">The policy</a>",
        "<time datetime=\"2023-12-08\">",
        "<nav class=\"contents\"",
        "How we know this",
    ] {
        let part = part.replace("&#39;", "'");
        assert!(page.contains(&part), "no {part}");
    }
    assert!(!text(&output, "/people/").contains("Ms. L."), "private persons have no entry");
    let fact = text(&output, "/facts/children/");
    for part in ["<tr id=\"court\">", ">An article</a>", "<q>3,931</q>", "= 2,814 + 1,556 + 1,090"]
    {
        assert!(fact.contains(part), "no {part} in {fact}");
    }
    let source = text(&output, "/sources/news/");
    assert!(source.contains("Counts: &quot;three&quot; of them"), "{source}");
    assert!(source.contains(">5,460 children</a>") && source.contains(">An article</a>"));
}

#[test]
fn feeds_and_maps_have_real_dates() {
    let (output, _) = build(&full());
    let feed = text(&output, "/feed.xml");
    assert!(feed.contains("<id>tag:example.org,2021-12-16:/policy/article/</id>"), "{feed}");
    assert!(feed.contains("<published>2021-12-16T00:00:00Z</published>"), "{feed}");
    assert!(feed.contains("<updated>2023-12-08T00:00:00Z</updated>"), "{feed}");
    let map = text(&output, "/sitemap.xml");
    let entry = "<loc>https://example.org/sub/policy/article/</loc><lastmod>2023-12-08</lastmod>";
    assert!(map.contains(entry), "{map}");
    assert!(!map.contains("/old/path/"), "old addresses are not pages");
    assert!(text(&output, "/robots.txt").contains("Sitemap: https://example.org/sub/sitemap.xml"));
    let old = text(&output, "/old/path/");
    assert!(old.contains("content=\"0; url=/sub/policy/article/\""), "{old}");
}

#[test]
fn the_sitemap_has_the_languages_of_each_page() {
    let mut files = site("");
    let settings = files.text(files.find("content/site.yaml").unwrap()).to_owned();
    let languages = "languages: {en: {name: English}, es: {name: Español}}\n";
    files.insert_text("content/site.yaml", &format!("{settings}{languages}"));
    let page =
        "---\ntitle: Un artículo\ndescription: En una frase.\ndate: 2021-12-16\n---\nHola.\n";
    files.insert_text("content/policy/article.es.md", page);
    let (output, _) = build(&files);
    let map = text(&output, "/sitemap.xml");
    let of =
        |path: &str| between(map, &format!("<loc>https://example.org/sub{path}</loc>"), "</url>");
    let link = |lang: &str, path: &str| {
        format!(
            "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"https://example.org/sub{path}\"/>"
        )
    };
    // Both versions name both; a reader of any other language gets the default one.
    for route in ["/policy/article/", "/es/policy/article/"] {
        for (lang, path) in [
            ("en", "/policy/article/"),
            ("es", "/es/policy/article/"),
            ("x-default", "/policy/article/"),
        ] {
            assert!(of(route).contains(&link(lang, path)), "{route}: {}", of(route));
        }
        assert_eq!(of(route).matches("<xhtml:link").count(), 3, "{}", of(route));
    }
    // Lists of the registry have versions without anybody having written them.
    assert!(of("/es/facts/children/").contains(&link("en", "/facts/children/")));
    // A page in one language alone has nothing to say.
    assert!(!of("/policy/").contains("<xhtml:link"), "{}", of("/policy/"));
    assert!(!text(&build(&site("")).0, "/sitemap.xml").contains("<xhtml:link"));
}

#[test]
fn template_errors_are_told_once_where_they_are() {
    let base = text(&build(&site("")).0, "/").len();
    assert!(base > 0);
    for (template, wrong, expected) in [
        ("article.html", "{{ page.titel }}", "`page.titel` has no `titel`; did you mean `title`?"),
        (
            "article.html",
            "{% if page.udpated %}{% endif %}",
            "`page.udpated` has no `udpated`; did you mean `updated`?",
        ),
        (
            "article.html",
            "{{ asset(name=\"sit.css\") }}",
            "there is no asset `sit.css`; did you mean `site.css`?",
        ),
        (
            "base.html",
            "{{ t(key=\"hom\") }}",
            "there is no interface text `hom`; did you mean `home`?",
        ),
        (
            "article.html",
            "{{ fact(id=\"childern\") }}",
            "there is no fact `childern`; did you mean `children`?",
        ),
        (
            "article.html",
            "{{ url(path=\"/fact/\") }}",
            "there is no route `/fact/`; did you mean `/facts/`?",
        ),
        ("article.html", "{{ nothing() }}", "unknown function `nothing`"),
        ("article.html", "{% if %}", "found "),
    ] {
        let mut files = site("");
        let name = format!("templates/{template}");
        let file = files.find(&name).unwrap();
        let at = files.text(file).find("<h1>").or(files.text(file).find("<body>")).unwrap();
        let mut broken = files.text(file).to_owned();
        broken.insert_str(at, wrong);
        files.insert_text(&name, &broken);
        let (output, problems) = build(&files);
        let errors: Vec<_> = problems.iter().filter(|d| d.code == "template-error").collect();
        assert_eq!(errors.len(), 1, "{wrong}: {errors:#?}");
        assert!(errors[0].message.starts_with(expected), "{wrong}: {}", errors[0].message);
        let place = errors[0].span;
        assert_eq!(&**files.path(place.file), name, "{wrong}");
        assert!(place.range().start >= at && place.range().end <= at + wrong.len(), "{wrong}");
        assert!(errors[0].help.as_deref().unwrap().contains("while rendering"), "{wrong}");
        assert!(output.get("/policy/article/").is_none(), "{wrong}");
    }
}

#[test]
fn a_template_function_gives_a_figure() {
    let mut files = site("");
    let name = "templates/home.html";
    let mut text_of = files.text(files.find(name).unwrap()).to_owned();
    let call = "<b>{{ fact(id=\"children\", claim=\"court\") }}</b>";
    let at = text_of.find("<h1>").unwrap();
    text_of.insert_str(at, call);
    files.insert_text(name, &text_of);
    let (output, problems) = build(&files);
    assert!(problems.iter().all(|d| d.code != "template-error"), "{problems:#?}");
    assert_eq!(between(text(&output, "/"), "<b>", "</b>"), "5,460 children");
}

/// Whatever a page has run or applied is what it was when the page was made: scripts, style sheets,
/// and the module that the search imports.
#[test]
fn what_pages_run_is_checked_by_its_sum() {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};
    let (output, _) = build(&full());
    let attribute = |tag: &str, start: &str| between(tag, start, "\"").to_owned();
    let mut seen = BTreeSet::new();
    for (route, page) in pages(&output).filter(|(_, page)| page.starts_with("<!doctype")) {
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let (way, sum) = if tag.starts_with("script type=\"module\"") {
                (" src=\"", " integrity=\"")
            } else if tag.starts_with("link rel=\"stylesheet\"") {
                (" href=\"", " integrity=\"")
            } else if tag.contains(" data-index=\"") {
                (" data-index=\"", " data-integrity=\"")
            } else {
                continue;
            };
            assert!(tag.contains(sum), "{route}: {tag}");
            let (way, sum) = (attribute(tag, way), attribute(tag, sum));
            let file = text(&output, way.strip_prefix("/sub").unwrap());
            let wanted = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(file)));
            assert_eq!(sum, wanted, "{route}: {way}");
            seen.insert(way);
        }
    }
    // Every script that is published is asked for in one of these ways.
    let scripts = output.iter().filter(|(route, _)| route.as_str().ends_with(".js")).count();
    assert_eq!(seen.iter().filter(|way| way.ends_with(".js")).count(), scripts, "{seen:?}");
}

/// What others show of a page that is linked to (<https://ogp.me/>).
#[test]
fn links_to_a_page_can_be_shown() {
    let (output, _) = build(&full());
    let mut titles = BTreeSet::new();
    for (route, page) in pages(&output).filter(|(_, page)| page.starts_with("<!doctype")) {
        let moved = page.contains("http-equiv=\"refresh\"");
        if moved || route.contains("/embed/") || route.ends_with("/404.html") {
            continue;
        }
        let head = page.split("</head>").next().unwrap();
        let of = |name: &str| -> Vec<&str> {
            let starts = head.split("<meta property=\"").skip(1);
            let named = starts.filter_map(|rest| rest.strip_prefix(name));
            named.filter_map(|rest| rest.strip_prefix("\" content=\"")?.split('"').next()).collect()
        };
        for name in ["og:title", "og:type", "og:url", "og:description", "og:site_name"] {
            let found = of(name);
            assert!(found.len() == 1 && !found[0].is_empty(), "{route}: {name}: {found:?}");
        }
        assert!(["article", "website"].contains(&of("og:type")[0]), "{route}");
        let url = of("og:url")[0].strip_prefix("https://example.org/sub").unwrap();
        assert!(output.get(url).is_some(), "{route}: {url}");
        for image in of("og:image") {
            let way = image.strip_prefix("https://example.org/sub").unwrap();
            assert!(output.get(way).is_some(), "{route}: {way}");
            assert_eq!(of("og:image:alt").len(), 1, "{route}");
        }
        titles.insert(of("og:title")[0]);
    }
    assert!(titles.len() > 15, "{titles:?}");
}

/// A mark of a note leads to the note within the frame, everything else leads out of it.
#[test]
fn notes_stay_in_their_frame() {
    let (output, _) = build(&full());
    let mut notes = 0;
    for (route, page) in pages(&output).filter(|(route, _)| route.contains("/embed/")) {
        if !page.starts_with("<!doctype") {
            continue;
        }
        assert!(page.contains("<base target=\"_top\">"), "{route}");
        for link in page.split("<a ").skip(1).filter_map(|rest| rest.split('>').next()) {
            let within = link.contains("href=\"#");
            assert_eq!(link.contains("target=\"_self\""), within, "{route}: {link}");
            notes += usize::from(within);
        }
    }
    assert!(notes > 2, "{notes}");
    assert!(!text(&output, "/policy/article/").contains("target="));
}

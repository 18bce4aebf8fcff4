//! A small site in memory, and what is published of it.

use jiff::civil::date;
use plainfact::diag::Diagnostic;
use plainfact::edge::embedded;
use plainfact::model::Config;
use plainfact::render::{Content, Output};
use plainfact::text::{Asset, Body, Files};

const SITE: &str = "\
title: Tiny & site
base_url: https://example.org/sub
description: A small site.
default_language: en
navigation: [policy]
topics: {policy: {en: The policy}, numbers: {en: The numbers}}
";

const FACTS: &str = "\
children:
  label: Children separated
  kind: count
  unit: {one: child, other: children}
  topics: [numbers]
  claims:
    task-force:
      value: 3913
      as_of: 2021-06-02
      period: 2017-07-01/2021-01-20
      counted_by: task-force
      scope: Within the [order](source:order)
      sources: [{id: report, page: i}, news]
      flags: [provisional]
    court:
      value: 5460
      as_of: 2019-10-24
      sources: [news]
      parts: [2814, 1556, 1090]
    reported:
      value: 5500
      modifier: about
      as_of: 2021-10-28
      sources: [news]
      status: superseded
    class:
      value: {from: 4500, to: 5000}
      modifier: at-least
      as_of: 2023-12-08
      sources: [news]
  preferred: task-force
  why_preferred: It is the body charged with it.
  differ: They count different things.
  misprints: [{says: \"3,931\", source: news}]
started:
  label: When it began
  kind: date
  claims:
    memo: {value: 2018-04-06, as_of: 2018-04-06, sources: [report]}
";

const SOURCES: &str = "\
report:
  type: report
  title: Initial Progress Report
  author: [{literal: Task Force}]
  issued: 2021-06-02
  URL: https://www.dhs.example/report?a=1&b=2
  accessed: 2026-11-24
  reliability: primary-official
news:
  type: article-newspaper
  title: \"Counts: \\\"three\\\" of them\"
  container-title: The Paper
  issued: 2019-10-25
  reliability: press
order:
  type: legislation
  genre: executive-order
  title: Establishment of a Task Force
  number: \"14011\"
  container-title: Fed. Reg.
  volume: \"86\"
  page: \"8273\"
  issued: 2021-02-02
";

const PARTIES: &str = "\
task-force: {type: organization, name: Interagency Task Force, short: the Task Force, role: It counts}
somebody: {type: person, name: Ms. L., private: true}
";

const TERMS: &str = "\
class-action:
  term: class action
  plain: One suit for many.
  legal: See Rule 23.
  sources: [order]
";

const CASES: &str = "\
ms-l:
  caption: Ms. L. v. ICE
  short: Ms. L.
  court: S.D. Cal.
  status: closed
  status_as_of: 2026-02-06
";

const HOME: &str = "\
---
title: Home & more
description: What this is.
---
Hello.
";

const SECTION: &str = "\
---
title: The policy
description: What it was.
---
Read on.
";

/// The small site, with an article at `/policy/article/` that has this text.
pub(crate) fn site(article: &str) -> Files {
    let mut files = Files::new();
    let front = "title: An article\ndescription: In a sentence.\ndate: 2021-12-16\n\
                 updated: 2023-12-08\nsources: [report]\ntopics: [policy]\naliases: [/old/path]\n";
    for (path, text) in [
        ("content/site.yaml", SITE),
        ("content/index.md", HOME),
        ("content/policy/index.md", SECTION),
        ("content/policy/article.md", &format!("---\n{front}---\n{article}")),
        ("content/registry/facts/counts.yaml", FACTS),
        ("content/registry/sources/all.yaml", SOURCES),
        ("content/registry/parties/all.yaml", PARTIES),
        ("content/registry/terms/all.yaml", TERMS),
        ("content/registry/cases/all.yaml", CASES),
    ] {
        files.insert_text(path, text);
    }
    let place = "/elsewhere/photo.jpg".into();
    let photo = Asset { place, size: 20_000, pixels: Some((640, 480)) };
    files.insert("content/policy/photo.jpg", Body::Asset(photo));
    embedded::add_defaults(&mut files);
    files
}

/// What is published of files, and everything that is wrong with them.
pub(crate) fn build(files: &Files) -> (Output, Vec<Diagnostic>) {
    let (output, report) = plainfact::build(files, &Config::on(date(2026, 11, 24)));
    (output, report.diagnostics)
}

/// The text at a route.
pub(crate) fn text<'a>(output: &'a Output, route: &str) -> &'a str {
    match output.get(route) {
        Some(Content::Bytes(bytes)) => std::str::from_utf8(bytes).unwrap(),
        Some(Content::File(_) | Content::Raster(_)) | None => panic!("there is no text at {route}"),
    }
}

/// What stands between two texts.
pub(crate) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start} in {text}")) + start.len();
    let length = text[from..].find(end).unwrap_or_else(|| panic!("no {end} after {start}"));
    &text[from..from + length]
}

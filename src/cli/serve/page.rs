//! What the panel says of a page: its problems, its numbers that rest on nothing, and whether
//! readers will see it.

use std::ops::Range;

use serde::Serialize;

use super::answers::Known;
use super::edition::Loaded;
use super::editor::Place;
use super::plain;
use crate::diag::{Diagnostic, Severity};
use crate::model::{Id, Page, Unpublished};
use crate::text::{FileId, Span};

/// So many problems of other pages are listed; all of them stand in the report.
const ELSEWHERE: usize = 50;

/// Longer words than these are no help in finding a place.
const LONGEST: usize = 120;

/// How much of what stands before a place tells it from others with the same words.
const BEFORE: usize = 60;

/// The checks of numbers that nothing accounts for.
const UNLINKED: [&str; 4] =
    ["unlinked-figure", "near-miss-figure", "unsourced-figure", "unsourced-number-word"];

/// What is known of one page.
#[derive(Serialize)]
pub(super) struct About<'a> {
    /// What keeps this state from being shown.
    wrong: Option<&'a str>,
    counts: Counts,
    /// The file the page is written in.
    file: Option<Place>,
    /// What is wrong on this page; numbers without account are listed apart.
    here: Vec<Entry<'a>>,
    numbers: Vec<Entry<'a>>,
    /// The numbers exempted in its text.
    allowed: Vec<Allowed<'a>>,
    /// What is wrong elsewhere.
    elsewhere: Vec<Entry<'a>>,
    /// How many more there are.
    more: usize,
    /// Every page that readers will not see.
    unpublished: Vec<Unseen>,
}

/// How many problems the whole site has.
#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    note: usize,
}

/// A problem.
#[derive(Serialize)]
struct Entry<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    place: Place,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<Label<'a>>,
    /// Where to find it on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Words>,
    /// The page of the check.
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<String>,
}

/// A second place of a problem.
#[derive(Serialize)]
struct Label<'a> {
    message: &'a str,
    place: Place,
}

/// The words of a place as a reader sees them, and those before.
#[derive(Serialize)]
struct Words {
    text: String,
    before: String,
}

/// Something exempted from checks.
#[derive(Serialize)]
struct Allowed<'a> {
    what: String,
    reason: &'a str,
    place: Place,
}

/// A page that readers will not see.
#[derive(Serialize)]
struct Unseen {
    address: String,
    why: String,
}

/// What is known of the page at an address.
pub(super) fn about<'a>(known: &'a Known, path: &str) -> About<'a> {
    let Known { loaded, report, wrong, desk, .. } = known;
    let Loaded { files, site } = &**loaded;
    let route = path.strip_prefix(site.settings.base_path()).unwrap_or(path);
    let page = site.pages.iter().find(|page| page.route.as_str() == route);
    let written = match page {
        Some(page) => Some((page.file, 0..u32::MAX)),
        None => entry(known, route),
    };
    let is_here = |diagnostic: &&Diagnostic| match &written {
        Some((file, range)) => {
            diagnostic.span.file == *file && range.contains(&diagnostic.span.start)
        }
        None => false,
    };
    let (on_page, others): (Vec<_>, Vec<_>) = report.diagnostics.iter().partition(is_here);
    let (numbers, here): (Vec<_>, Vec<_>) =
        on_page.into_iter().partition(|diagnostic| UNLINKED.contains(&diagnostic.code));
    let more = others.len().saturating_sub(ELSEWHERE);
    // The worst first; the order of places stays within.
    let mut others = others;
    others.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let entries = |diagnostics: Vec<&'a Diagnostic>, page| -> Vec<Entry<'a>> {
        diagnostics.into_iter().map(|diagnostic| told(known, page, diagnostic)).collect()
    };
    About {
        wrong: wrong.as_deref(),
        counts: Counts {
            error: report.count(Severity::Error),
            warning: report.count(Severity::Warning),
            note: report.count(Severity::Note),
        },
        file: page.map(|page| desk.place(files, Span::new(page.file, 0..0))),
        here: entries(here, page),
        numbers: entries(numbers, page),
        allowed: page.map(|page| allowed(known, page)).unwrap_or_default(),
        elsewhere: entries(others.into_iter().take(ELSEWHERE).collect(), None),
        more,
        unpublished: unseen(known),
    }
}

fn told<'a>(known: &'a Known, page: Option<&Page>, diagnostic: &'a Diagnostic) -> Entry<'a> {
    let Known { loaded, desk, .. } = known;
    let Loaded { files, site } = &**loaded;
    let label = |label: &'a crate::diag::Label| Label {
        message: &label.message,
        place: desk.place(files, label.span),
    };
    let docs = site.page_at(&format!("about/checks/{}.md", diagnostic.code));
    Entry {
        severity: diagnostic.severity.word(),
        code: diagnostic.code,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        place: desk.place(files, diagnostic.span),
        labels: diagnostic.labels.iter().map(label).collect(),
        words: page.and_then(|page| words(known, page, diagnostic.span)),
        docs: docs.map(|page| known.address(page.route.as_str())),
    }
}

fn words(known: &Known, page: &Page, span: Span) -> Option<Words> {
    let text = plain::words(known.loaded.files.snippet(span)).trim().to_owned();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let before = match page.body_span.contains(span) {
        true => {
            let all = known.loaded.files.text(page.file).get(page.body_span.start as usize..)?;
            let all = all.get(..(span.start - page.body_span.start) as usize)?;
            // Links take room that words do not.
            plain::words(last(all, 4 * BEFORE))
        }
        false => String::new(),
    };
    Some(Words { text, before: last(&before, BEFORE).to_owned() })
}

/// The last characters of a text.
fn last(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at);
    &text[start..]
}

fn allowed<'a>(known: &'a Known, page: &'a Page) -> Vec<Allowed<'a>> {
    let place = |span| known.desk.place(&known.loaded.files, span);
    let front = page.front.allow.iter().map(|(code, reason)| Allowed {
        what: code.value.clone(),
        reason: &reason.value,
        place: place(code.span),
    });
    let comments = page.body.allows.iter().flat_map(|allow| {
        allow.what.iter().map(move |exemption| {
            let words = exemption.words.as_ref();
            let words = words.map(|words| format!(" \"{}\"", words.value)).unwrap_or_default();
            Allowed {
                what: format!("{}{words}", exemption.code.value),
                reason: &allow.reason,
                place: place(allow.span),
            }
        })
    });
    front.chain(comments).collect()
}

fn unseen(known: &Known) -> Vec<Unseen> {
    let why = |page: &Page| {
        let day = |day: &Option<crate::text::Spanned<crate::model::Date>>| {
            day.as_ref().map(|day| day.value.to_string()).unwrap_or_default()
        };
        Some(match page.front.held_back(known.today)? {
            Unpublished::Draft => "draft".to_owned(),
            Unpublished::Early => format!("not before {}", day(&page.front.publish)),
            Unpublished::Expired => format!("expired {}", day(&page.front.expires)),
            Unpublished::Broken => return None,
        })
    };
    let pages = known.loaded.site.pages.iter();
    let unseen = |page: &Page| {
        let address = known.address(page.route.as_str());
        Some(Unseen { address, why: why(page)? })
    };
    pages.filter_map(unseen).collect()
}

/// Where the entry of the registry that a page is made from stands: from its id to the next one's.
fn entry(known: &Known, route: &str) -> Option<(FileId, Range<u32>)> {
    let site = &known.loaded.site;
    let parts: Vec<&str> = route.trim_matches('/').split('/').collect();
    let [.., folder, id] = parts.as_slice() else { return None };
    let registry = &site.registry;
    let id = Id::from(*id);
    let spans: Vec<Span> = match *folder {
        "facts" => registry.facts.values().map(|fact| fact.id.span).collect(),
        "sources" => registry.sources.values().map(|source| source.id.span).collect(),
        "cases" => registry.cases.values().map(|case| case.id.span).collect(),
        "series" => registry.series.values().map(|series| series.id.span).collect(),
        _ => return None,
    };
    let own = match *folder {
        "facts" => registry.facts.get(&id)?.id.span,
        "sources" => registry.sources.get(&id)?.id.span,
        "cases" => registry.cases.get(&id)?.id.span,
        _ => registry.series.get(&id)?.id.span,
    };
    let after = spans.iter().filter(|span| span.file == own.file && span.start > own.start);
    let end = after.map(|span| span.start).min().unwrap_or(u32::MAX);
    Some((own.file, own.start..end))
}

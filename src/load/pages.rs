//! Pages and what lies beside them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::decode::{Decoder, Langs};
use super::{front, markdown};
use crate::diag::Diagnostic;
use crate::model::{Config, Id, Lang, Page, PageKind, Route, Unpublished};
use crate::text::{Body, FileId, Files, Made, Slice, Span};

const CONTENT: &str = "content/";

/// What was found below `content/`, the registry left out.
pub(super) struct Found {
    pub(super) pages: Vec<Arc<Page>>,
    pub(super) unpublished: BTreeMap<String, Unpublished>,
    pub(super) assets: BTreeMap<Route, FileId>,
    pub(super) problems: Vec<Diagnostic>,
}

/// What was made of every page's file.
pub(super) type Pages = BTreeMap<FileId, Made<Arc<Outcome>>>;

/// What a page's file comes to: the page, unless it cannot be used, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Outcome {
    page: Option<Arc<Page>>,
    problems: Vec<Diagnostic>,
}

/// Reads every page that is not remembered, in parallel, and gives all in the order of their paths.
pub(super) fn read(files: &Files, config: &Config, langs: &Langs, remembered: &mut Pages) -> Found {
    let mut found = Found {
        pages: Vec::new(),
        unpublished: BTreeMap::new(),
        assets: BTreeMap::new(),
        problems: Vec::new(),
    };
    let mut markdown = Vec::new();
    for (file, path, body) in files.below(CONTENT) {
        let path = &path[CONTENT.len()..];
        if path.starts_with("registry/") || path == "site.yaml" {
            continue;
        }
        if let Body::Unreadable(reason) = body {
            let span = Span::new(file, 0..0);
            found.problems.push(Diagnostic::error(
                "unreadable-file",
                span,
                format!("the file {reason}"),
            ));
            found.unpublished.insert(path.to_owned(), Unpublished::Broken);
        } else if path.ends_with(".md") {
            markdown.push((file, path));
        } else {
            found.assets.insert(Route::from(format!("/{path}")), file);
        }
    }
    let make = |&(file, path): &(FileId, &str)| match remembered.get(&file) {
        Some(made) if made.still(files, [file]) => made.clone(),
        Some(_) | None => Made::new(files, [file], Arc::new(outcome(files, file, path, langs))),
    };
    let made: Vec<Made<Arc<Outcome>>> = markdown.par_iter().map(make).collect();
    for (&(_, path), Made { value, .. }) in markdown.iter().zip(&made) {
        let held_back = |page: &Page| page.front.held_back(config.today).filter(|_| !config.drafts);
        let unpublished = match &value.page {
            None => Unpublished::Broken,
            Some(page) => match held_back(page) {
                Some(why) => why,
                None => {
                    found.pages.push(page.clone());
                    found.problems.extend_from_slice(&value.problems);
                    continue;
                }
            },
        };
        // What is not to be published yet need not be right yet.
        if unpublished == Unpublished::Broken {
            found.problems.extend_from_slice(&value.problems);
        }
        found.unpublished.insert(path.to_owned(), unpublished);
    }
    *remembered = markdown.into_iter().map(|(file, _)| file).zip(made).collect();
    found
}

fn outcome(files: &Files, file: FileId, path: &str, langs: &Langs) -> Outcome {
    let mut decoder = Decoder { files, file, langs, problems: Vec::new() };
    let page = parse(&mut decoder, path).map(Arc::new);
    Outcome { page, problems: decoder.problems }
}

fn parse(decoder: &mut Decoder<'_>, path: &str) -> Option<Page> {
    let file = decoder.file;
    let text = decoder.files.text(file);
    let name = name(decoder, path);
    let split = match front::split(text) {
        Ok(split) => split,
        Err(message) => {
            let first = text.lines().next().unwrap_or("").len();
            decoder.report(
                Diagnostic::error("bad-front-matter", Span::new(file, 0..first), message).help(
                    "begin the file with `---`, then `title: …` and `description: …`, then `---`",
                ),
            );
            return None;
        }
    };
    let read = front::read(decoder, text, split.front);
    let slice = Slice::verbatim(file, split.body.start, text.get(split.body.clone())?);
    let (body, problems) = markdown::parse(&slice);
    decoder.problems.extend(problems);
    let (read, (key, lang)) = (read?, name?);
    let is_index = key == "index" || key.ends_with("/index");
    let kind = match (&read.kind, is_index) {
        (_, true) if key == "index" => PageKind::Home,
        (_, true) => PageKind::Section,
        (Some(kind), false) => kind.value,
        (None, false) => PageKind::Article,
    };
    if let (Some(asked), true) = (&read.kind, is_index) {
        decoder.report(
            Diagnostic::error(
                "wrong-type",
                asked.span,
                "an index.md is always the home or a section",
            )
            .help("leave `kind` out here"),
        );
    }
    if kind == PageKind::Article && read.front.date.is_none() {
        let opening = Span::new(file, 0..3.min(text.len()));
        decoder.report(
            Diagnostic::error("missing-field", opening, "an article needs `date`").help(
                "add the day it is first published, `date: 2021-12-16`; \
                 or `kind: page` if it reports nothing",
            ),
        );
    }
    Some(Page {
        file,
        path: path.to_owned(),
        route: route(&key, &lang, &decoder.langs.default),
        key,
        lang,
        kind,
        front: read.front,
        body,
        body_span: Span::new(file, split.body),
    })
}

/// The key and the language in a page's path: `policy/zero-tolerance.es.md`.
fn name(decoder: &mut Decoder<'_>, path: &str) -> Option<(String, Lang)> {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let (folder, file) = match stem.rsplit_once('/') {
        Some((folder, file)) => (Some(folder), file),
        None => (None, stem),
    };
    let (name, lang) = match file.rsplit_once('.') {
        Some((name, code)) => {
            let lang = decoder.langs.all.iter().find(|lang| lang.as_str() == code).cloned();
            if lang.is_none() {
                let known: Vec<&str> = decoder.langs.all.iter().map(Lang::as_str).collect();
                let message = format!("`{code}` in the file's name is not a language of this site");
                let at = Span::new(decoder.file, 0..0);
                decoder.report(Diagnostic::error("bad-id", at, message).help(format!(
                    "its languages are {}; rename the file, or add the language to site.yaml",
                    known.join(", ")
                )));
            }
            (name, lang?)
        }
        None => (file, decoder.langs.default.clone()),
    };
    let parts = folder.iter().flat_map(|folder| folder.split('/')).chain([name]);
    let mut valid = true;
    for part in parts.filter(|part| !Id::is_valid(part)) {
        valid = false;
        let at = Span::new(decoder.file, 0..0);
        let mend = Id::from_words(part);
        decoder.report(
            Diagnostic::error(
                "bad-id",
                at,
                format!("`{part}` in the file's path cannot be an address"),
            )
            .help(format!("rename it to small letters with hyphens: `{mend}`")),
        );
    }
    let key = folder.map_or_else(|| name.to_owned(), |folder| format!("{folder}/{name}"));
    valid.then_some((key, lang))
}

fn route(key: &str, lang: &Lang, default: &Lang) -> Route {
    let prefix = if lang == default { String::new() } else { format!("/{lang}") };
    let path = key.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/'));
    match path {
        Some(folder) => Route::from(format!("{prefix}/{folder}")),
        None => Route::from(format!("{prefix}/{key}/")),
    }
}

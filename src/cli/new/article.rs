//! `new article`: a page, or the translation of one.

use std::io;

use super::answers::{self, Answers, usage};
use super::form::Form;
use super::yaml::field;
use crate::check;
use crate::model::{Config, Id, Page, Site};
use crate::text::Files;

/// A page to be written.
pub(super) struct Draft {
    /// Its file, from the root.
    pub(super) path: String,
    pub(super) text: String,
    /// What the editor has still to do, a sentence each.
    pub(super) todo: Vec<String>,
}

/// The stub of a page. It is a draft until somebody has written it: an empty page is nothing to
/// publish.
pub(super) fn draft(
    form: &Form,
    given: &Answers,
    site: &Site,
    files: &Files,
    config: &Config,
) -> io::Result<Draft> {
    let mut answers = given.clone();
    let key = match answers.one("path") {
        Some(path) => key(path)?,
        None => asked_key(files)?,
    };
    let is_section = key.rsplit('/').next() == Some("index");
    let settings = &site.settings;
    let lang = answers.one("lang").unwrap_or(settings.default_language.as_str()).to_owned();
    if !settings.languages.iter().any(|language| language.code.as_str() == lang) {
        let known: Vec<&str> = settings.languages.iter().map(|l| l.code.as_str()).collect();
        return Err(usage(format!(
            "`{lang}` is not a language of this site; content/site.yaml has {}",
            known.join(", ")
        )));
    }
    let is_translation = lang != settings.default_language.as_str();
    let path = match is_translation {
        true => format!("content/{key}.{lang}.md"),
        false => format!("content/{key}.md"),
    };
    if files.find(&path).is_some() {
        let message = format!("`{path}` is there already; change that one");
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    let mut digest = None;
    if is_translation {
        let original = site.page_at(&format!("{key}.md")).ok_or_else(|| {
            usage(format!("there is no `content/{key}.md` to translate, or it cannot be read"))
        })?;
        digest = Some(check::digest(files, original));
        as_original(&mut answers, original);
    }
    if is_section {
        answers.set_default("kind", "section");
    }
    answers.set_default("kind", "article");
    let is_article = answers.one("kind") == Some("article");
    if is_article {
        answers.set_default("date", &config.today.to_string());
    }
    answers.complete(form, site)?;

    let mut text = String::from("---\n");
    for question in form.questions {
        let (flag, name) = (question.flag(), question.field().name);
        let implied = name == "kind" && answers.one("kind") != Some("page");
        if !implied && !answers.all(&flag).is_empty() {
            text.push_str(&field(0, name, question.field().shape, answers.all(&flag)));
        }
    }
    if let Some(digest) = digest {
        // In quotation marks: a digest of digits alone must stay text.
        text.push_str(&format!("translated_from: \"{digest}\"\n"));
    }
    text.push_str("draft: true\n---\n");
    let mut todo =
        vec!["write below the second `---`, then take `draft: true` out to publish it".to_owned()];
    todo.extend(folder_note(&key, is_section, site));
    Ok(Draft { path, text, todo })
}

/// The path that whoever sits there wants a page to have.
fn asked_key(files: &Files) -> io::Result<String> {
    if !answers::somebody() {
        return Err(usage(
            "`new article` needs its <PATH>, where it stands below content/: `policy/memo`; on a \
             terminal it asks for it"
                .to_owned(),
        ));
    }
    let prompt = "path: where it stands below content/, without `.md` (like `policy/memo`)";
    let path = answers::suggest(prompt, "", |path| {
        let key = key(path).map_err(|error| error.to_string())?;
        match files.find(&format!("content/{key}.md")) {
            Some(_) => Err(format!("`content/{key}.md` is there already")),
            None => Ok(()),
        }
    })?;
    key(&path)
}

/// The path of a page below `content/`, without ending.
fn key(path: &str) -> io::Result<String> {
    let bare = path.strip_prefix("./").unwrap_or(path);
    let bare = bare.strip_prefix("content/").unwrap_or(bare).trim_matches('/');
    let bare = bare.strip_suffix(".md").unwrap_or(bare);
    if bare.split('/').all(Id::is_valid) && !bare.starts_with("registry/") {
        return Ok(bare.to_owned());
    }
    let near: Vec<String> = bare.split('/').map(super::entry::slug).collect();
    Err(usage(format!(
        "`{path}` is no path of a page: write it below content/, in small letters with hyphens, \
         like `{}`",
        if near.iter().any(String::is_empty) { "policy/memo".to_owned() } else { near.join("/") }
    )))
}

/// A translation has the date, the sources and the place of its original.
fn as_original(answers: &mut Answers, original: &Page) {
    let front = &original.front;
    for (flag, ids) in
        [("source", &front.sources), ("topic", &front.topics), ("author", &front.authors)]
    {
        let ids: Vec<String> = ids.iter().map(|id| id.value.to_string()).collect();
        answers.set_defaults(flag, ids);
    }
    let kind = match original.kind {
        crate::model::PageKind::Page => "page",
        crate::model::PageKind::Article => "article",
        crate::model::PageKind::Home | crate::model::PageKind::Section => "section",
    };
    answers.set_default("kind", kind);
    if let Some(date) = &front.date {
        answers.set_default("date", &date.value.to_string());
    }
    if let Some(order) = &front.order {
        answers.set_default("order", &order.value.to_string());
    }
}

/// A folder without an index.md is no section: nothing lists its pages.
fn folder_note(key: &str, is_section: bool, site: &Site) -> Option<String> {
    let (folder, _) = key.rsplit_once('/')?;
    let index = format!("{folder}/index.md");
    let is_there = site.page_at(&index).is_some() || site.unpublished.contains_key(&index);
    (!is_section && !is_there).then(|| {
        format!(
            "`content/{folder}/` has no index.md, so no section lists the page: \
             `plainfact new article {folder}/index` makes one"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_those_of_pages() {
        let check = |path: &str, expected: Option<&str>| {
            assert_eq!(key(path).ok().as_deref(), expected, "{path}");
        };
        check("policy/memo", Some("policy/memo"));
        check("content/policy/memo.md", Some("policy/memo"));
        check("/policy/", Some("policy"));
        check("Policy/The Memo", None);
        check("../memo", None);
        check("registry/memo", None);
        check("", None);
        assert!(key("Policy/The Memo").unwrap_err().to_string().contains("`policy/the-memo`"));
    }
}

//! `site.yaml`.

use std::collections::BTreeMap;

use super::decode::{Decoder, Fields, Langs};
use super::words;
use super::yaml::{self, Node};
use crate::diag::Diagnostic;
use crate::figure::Names;
use crate::model::{Config, Id, Lang, Language, Level, Named, Settings, Text};
use crate::text::{Body, Files, Span, Spanned};

const PATH: &str = "content/site.yaml";

/// What every field is worth before it has been read.
fn blank(config: &Config) -> Settings {
    Settings {
        file: None,
        title: Text::default(),
        base_url: trimmed(config.base_url.as_deref().unwrap_or_default()),
        description: None,
        default_language: Lang::from("en"),
        languages: vec![english()],
        navigation: None,
        topics: BTreeMap::new(),
        lists: BTreeMap::new(),
        checks: BTreeMap::new(),
        named: Vec::new(),
        acronyms: Vec::new(),
        licenses: Vec::new(),
        contact: None,
    }
}

fn trimmed(url: &str) -> String {
    url.trim_end_matches('/').to_owned()
}

fn english() -> Language {
    Language { code: Lang::from("en"), name: "English".to_owned(), locale: "en-US".to_owned() }
}

/// Reads `site.yaml`; without one, everything has its default and the lack is reported.
pub(super) fn read(files: &Files, config: &Config) -> (Settings, Vec<Diagnostic>) {
    let Some(file) = files.find(PATH) else {
        // Nothing to point at: `cli` finds the root by this file, so only a test gets here.
        return (blank(config), Vec::new());
    };
    let span = Span::new(file, 0..0);
    let mut settings = Settings { file: Some(file), ..blank(config) };
    if let Body::Unreadable(reason) = files.body(file) {
        let problem = Diagnostic::error("unreadable-file", span, format!("the file {reason}"));
        return (settings, vec![problem]);
    }
    let node = match yaml::parse(file, 0, files.text(file), "bad-yaml") {
        Ok(node) => node,
        Err(problem) => return (settings, vec![*problem]),
    };
    let langs = Langs { default: Lang::from("en"), all: vec![Lang::from("en")] };
    let mut decoder = Decoder { files, file, langs: &langs, problems: Vec::new() };
    let Some(mut fields) = decoder.fields(&node, span, "site.yaml") else {
        return (settings, decoder.problems);
    };
    languages(&mut decoder, &mut fields, &mut settings);
    let langs = Langs {
        default: settings.default_language.clone(),
        all: settings.languages.iter().map(|l| l.code.clone()).collect(),
    };
    let mut problems = decoder.problems;
    let mut decoder = Decoder { files, file, langs: &langs, problems: Vec::new() };
    rest(&mut decoder, &mut fields, &mut settings, config);
    decoder.finish(fields);
    problems.extend(decoder.problems);
    (settings, problems)
}

fn languages(decoder: &mut Decoder<'_>, fields: &mut Fields<'_>, settings: &mut Settings) {
    if let Some(code) = fields.take("default_language").and_then(|node| decoder.id(node)) {
        let locale = Lang::default_locale(code.value.as_str());
        let words = words::of_figures(decoder.files, code.value.as_str());
        settings.default_language = Lang::new(code.value.as_str(), locale, words);
        settings.languages = vec![Language {
            code: settings.default_language.clone(),
            name: code.value.to_string(),
            locale: locale.to_owned(),
        }];
    }
    let Some(node) = fields.take("languages") else { return };
    let mut languages = Vec::new();
    for entry in decoder.entries(node, "the languages").unwrap_or_default() {
        let Some(code) = decoder.valid_id(&entry.key) else { continue };
        let Some(mut inner) = decoder.fields(&entry.value, entry.key.span, "a language") else {
            continue;
        };
        let name = decoder.required(&mut inner, "name").and_then(|node| decoder.string(node));
        let locale = inner.take("locale").and_then(|node| decoder.string(node));
        decoder.finish(inner);
        let locale = locale
            .map_or_else(|| Lang::default_locale(code.as_str()).to_owned(), |locale| locale.value);
        let words = words::of_figures(decoder.files, code.as_str());
        languages.push(Language {
            name: name.map_or_else(|| code.to_string(), |name| name.value),
            code: Lang::new(code.as_str(), &locale, words),
            locale,
        });
    }
    let default = languages.iter().find(|language| language.code == settings.default_language);
    if let Some(default) = default {
        settings.default_language = default.code.clone();
        settings.languages = languages;
    } else {
        let message = format!("the default language `{}` is not in it", settings.default_language);
        decoder.report(
            Diagnostic::error("missing-field", node.span, message)
                .help("add it to `languages`, or name another `default_language`"),
        );
    }
}

fn rest(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields<'_>,
    settings: &mut Settings,
    config: &Config,
) {
    settings.title = decoder.required_text(fields, "title");
    if let Some(url) = decoder.required(fields, "base_url").and_then(|node| base_url(decoder, node))
        && config.base_url.is_none()
    {
        settings.base_url = url;
    }
    settings.description = decoder.text_field(fields, "description");
    let navigation = fields.take("navigation");
    settings.navigation = navigation.map(|node| decoder.strings(Some(node)));
    if let Some(node) = fields.take("topics") {
        for entry in decoder.entries(node, "the topics").unwrap_or_default() {
            if let Some(id) = decoder.valid_id(&entry.key)
                && let Some(text) = decoder.text(&entry.value)
            {
                let key: Spanned<Id> = Spanned::new(id.clone(), entry.key.span);
                settings.topics.insert(id, (key, text));
            }
        }
    }
    if let Some(node) = fields.take("lists")
        && let Some(mut inner) = decoder.fields(node, node.span, "lists")
    {
        for name in Settings::LISTS {
            if let Some(node) = inner.take(name)
                && let Some(text) = decoder.text(node)
            {
                let key = Spanned::new(name.to_owned(), node.span);
                settings.lists.insert(name.to_owned(), (key, text));
            }
        }
        decoder.finish(inner);
    }
    if let Some(node) = fields.take("checks") {
        for entry in decoder.entries(node, "the checks").unwrap_or_default() {
            if let Some(level) = decoder.choice(&entry.value, &Level::ALL) {
                let at_key = Spanned::new(level.value, entry.key.span);
                settings.checks.insert(entry.key.value.clone(), at_key);
            }
        }
    }
    let acronyms = fields.take("acronyms");
    settings.acronyms = decoder.strings(acronyms);
    if let Some(node) = fields.take("figures")
        && let Some(mut inner) = decoder.fields(node, node.span, "figures")
    {
        let named = inner.take("named");
        settings.named =
            decoder.strings(named).into_iter().map(|name| name.map(named_of)).collect();
        for (span, reason) in Names::new(&settings.named, Vec::new()).1 {
            let message = format!("this is no regular expression: {reason}");
            decoder.report(
                Diagnostic::error("wrong-type", span, message)
                    .help("mend the pattern, or write a plain name, without slashes around it"),
            );
        }
        decoder.finish(inner);
    }
    settings.licenses = licenses(decoder, fields);
    settings.contact = fields.take("contact").and_then(|node| contact(decoder, node));
}

/// The licences that can be named: ids of the SPDX list, which has a page for each.
fn licenses(decoder: &mut Decoder<'_>, fields: &mut Fields<'_>) -> Vec<Spanned<String>> {
    let node = fields.take("license");
    let (known, strange): (Vec<_>, Vec<_>) =
        decoder.strings(node).into_iter().partition(|id| is_spdx(&id.value));
    for id in strange {
        let message = format!("`{}` is not the id of a licence", id.value);
        decoder.report(
            Diagnostic::error("wrong-type", id.span, message)
                .help("write ids of the SPDX list, such as `CC-BY-4.0`; any one of them holds"),
        );
    }
    known
}

fn is_spdx(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
    !id.is_empty() && id.chars().all(plain)
}

fn contact(decoder: &mut Decoder<'_>, node: &Node) -> Option<Spanned<String>> {
    let help = "write `mailto:editors@example.org`, or the address of a page: https://…";
    decoder.scalar(node, "wrong-type", help, |text| {
        let rest = text.strip_prefix("https://").or(text.strip_prefix("mailto:"));
        match rest {
            Some(rest) if !rest.is_empty() && !rest.contains(char::is_whitespace) => {
                Ok(text.to_owned())
            }
            Some(_) | None => Err(format!("`{text}` is no address to write to")),
        }
    })
}

fn named_of(text: String) -> Named {
    match text.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
        Some(pattern) if !pattern.is_empty() => Named::Pattern(pattern.to_owned()),
        _ => Named::Words(text),
    }
}

fn base_url(decoder: &mut Decoder<'_>, node: &Node) -> Option<String> {
    let help = "write the site's address: https://example.org, or with a path after it";
    let url = decoder.scalar(node, "wrong-type", help, |text| {
        let rest = text.strip_prefix("https://").or(text.strip_prefix("http://"));
        match rest {
            Some(host) if !host.is_empty() && !host.contains(['?', '#', ' ', '"', '<']) => {
                Ok(trimmed(text))
            }
            Some(_) | None => Err(format!("`{text}` is not the address of a site")),
        }
    })?;
    Some(url.value)
}

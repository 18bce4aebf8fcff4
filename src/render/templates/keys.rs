//! Misspelt keys: the one thing the template engine lets through.
//!
//! Printing a key that is not there is an error, but `{% if page.udpated %}` is only false. So the
//! paths that begin at `site`, `head` or `page` are looked up before a page is rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use tera::{Context, Value};

use super::Failure;
use crate::diag::nearest;

/// The keys that each template asks for, and the templates it is made of.
#[derive(Debug, Default)]
pub(super) struct Keys {
    templates: BTreeMap<String, Asked>,
}

#[derive(Debug, Default)]
struct Asked {
    /// Paths such as `page.updated`, with their places.
    paths: Vec<(Vec<String>, Range<usize>)>,
    /// The templates that it extends or includes.
    others: Vec<String>,
    /// Names that a loop, an assignment or a component gives another meaning.
    shadowed: BTreeSet<String>,
}

impl Keys {
    /// Reads what templates, given by name and text, ask for.
    pub(super) fn of<'a>(templates: impl Iterator<Item = (&'a str, &'a str)>) -> Keys {
        let asked = templates.map(|(name, text)| (name.to_owned(), Asked::by(text)));
        Keys { templates: asked.collect() }
    }

    /// Whether a page has every key that its template, and those that it extends or includes, ask
    /// for.
    pub(super) fn check(&self, template: &str, context: &Context) -> Result<(), Failure> {
        let mut rest = vec![template];
        let mut seen = BTreeSet::new();
        while let Some(name) = rest.pop() {
            let Some(asked) = self.templates.get(name).filter(|_| seen.insert(name)) else {
                continue;
            };
            for (path, range) in &asked.paths {
                if let Some(message) = missing(path, context) {
                    return Err(Failure::at(name, range.clone(), message));
                }
            }
            rest.extend(asked.others.iter().map(String::as_str));
        }
        Ok(())
    }
}

impl Asked {
    fn by(text: &str) -> Asked {
        let mut asked = Asked::default();
        let mut at = 0;
        while let Some(open) = text[at..].find('{').map(|found| at + found) {
            let close = match text[open..].get(..2) {
                Some("{{") => "}}",
                Some("{%") => "%}",
                Some("{#") => "#}",
                Some(_) | None => {
                    at = open + 1;
                    continue;
                }
            };
            let end = text[open + 2..].find(close).map_or(text.len(), |found| open + 2 + found);
            if close != "#}" {
                asked.read(text, open + 2..end);
            }
            at = end;
        }
        let Asked { paths, shadowed, .. } = &mut asked;
        paths.retain(|(path, _)| path.first().is_none_or(|root| !shadowed.contains(root)));
        asked
    }

    /// Reads one tag.
    fn read(&mut self, text: &str, tag: Range<usize>) {
        let inside = &text[tag.clone()];
        let mut words = inside.split(|c: char| !c.is_alphanumeric() && c != '_');
        match words.find(|word| !word.is_empty()) {
            Some("extends" | "include") => {
                self.others.extend(inside.split('"').nth(1).map(str::to_owned));
            }
            Some("for" | "set" | "set_global") => {
                let named = words.take_while(|word| *word != "in").filter(|word| !word.is_empty());
                self.shadowed.extend(named.take(2).map(str::to_owned));
            }
            // The arguments of a component are its own.
            Some("component") => self.shadowed.extend(words.map(str::to_owned)),
            Some(_) | None => {}
        }
        let mut quote = None;
        let mut word: Option<usize> = None;
        for (offset, c) in inside.char_indices().chain([(inside.len(), ' ')]) {
            let part = c.is_alphanumeric() || c == '_' || c == '.';
            match (quote, word) {
                (Some(open), _) if c == open => quote = None,
                (Some(_), _) => {}
                (None, None) if c == '"' || c == '\'' => quote = Some(c),
                (None, None) if part => word = Some(offset),
                (None, Some(start)) if !part => {
                    self.keep(inside, tag.start, start..offset);
                    word = None;
                    quote = (c == '"' || c == '\'').then_some(c);
                }
                (None, _) => {}
            }
        }
    }

    fn keep(&mut self, inside: &str, base: usize, word: Range<usize>) {
        let path: Vec<String> = inside[word.clone()].split('.').map(str::to_owned).collect();
        let known = matches!(path.first().map(String::as_str), Some("head" | "page"));
        // `a?.b` asks whether it is there; that may be answered with no.
        let optional = inside[word.end..].starts_with('?');
        if known && path.len() > 1 && !optional {
            self.paths.push((path, base + word.start..base + word.end));
        }
    }
}

/// What is wrong with a path; nothing when it leads to a value, or to a value that is none.
fn missing(path: &[String], context: &Context) -> Option<String> {
    let (root, rest) = path.split_first()?;
    let mut value: &Value = context.get(root)?;
    for key in rest {
        let map = value.as_map()?;
        let found = map.iter().find(|(name, _)| name.as_str() == Some(key.as_str()));
        let Some((_, inner)) = found else {
            let names: Vec<&str> = map.iter().filter_map(|(name, _)| name.as_str()).collect();
            let near = nearest(key, names.iter().copied());
            return Some(match near {
                Some(near) => {
                    format!("`{}` has no `{key}`; did you mean `{near}`?", path.join("."))
                }
                None => format!("`{}` has no `{key}`, only {}", path.join("."), names.join(", ")),
            });
        };
        value = inner;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let keys = Keys::of([("page.html", text), ("base.html", "{{ head.title }}")].into_iter());
        let mut context = Context::new();
        context.insert("head", &BTreeMap::from([("title", "x")]));
        context.insert("page", &BTreeMap::from([("updated", "x"), ("items", "y")]));
        let failure = keys.check("page.html", &context).err();
        let message = failure.map(|failure| failure.to_string()).unwrap_or_default();
        assert_eq!(message, expected, "{text}");
    }

    #[test]
    fn misspelt_keys_are_found() {
        let wrong = "`page.udpated` has no `udpated`; did you mean `updated`?";
        check("{% if page.updated %}{% endif %}", "");
        check("{% if page.udpated %}{% endif %}", wrong);
        check("{{ <part x={page.udpated} /> }}", wrong);
        check("{% extends \"base.html\" %}{{ page.udpated }}", wrong);
        check("{% if page.x %}{% endif %}", "`page.x` has no `x`, only items, updated");
    }

    #[test]
    fn other_words_are_left_alone() {
        check("{% if page.udpated? %}{% endif %} page.nothing {# page.nothing #}", "");
        check("{{ t(key=\"page.nothing\") }}{% if other.thing %}{% endif %}", "");
        check("{% for page in site.pages %}{{ page.nothing }}{% endfor %}", "");
        check("{% include \"page.html\" %}{", "");
        check("{% if page.updated", "");
    }
}

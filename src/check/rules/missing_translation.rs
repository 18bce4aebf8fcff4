//! `missing-translation`: a text or a page that is not there in every language of the site.

use std::collections::BTreeSet;

use crate::check::texts::{self, Owner};
use crate::check::{Context, translations};
use crate::diag::Diagnostic;
use crate::figure::Lexicon;
use crate::model::{Lang, Text, Unit, Value, Words};
use crate::text::{Body, Span};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &context.site.settings;
    if settings.languages.len() < 2 {
        return;
    }
    pages(context, problems);
    interface(context, problems);
    let mut lacking = Lacking { context, problems };
    texts::each(context.site, &mut |owner, text| lacking.text(owner, text));
    let registry = context.registry();
    for term in registry.terms.values() {
        lacking.text(Owner::Entry(&term.id), &term.term);
    }
    // A name is the same in every language, until somebody gives it in more than one.
    for party in registry.parties.values() {
        for name in [Some(&party.name), party.short.as_ref()].into_iter().flatten() {
            if name.by_lang.len() > 1 {
                lacking.text(Owner::Entry(&party.id), name);
            }
        }
    }
    for case in registry.cases.values() {
        for name in case.plaintiffs.iter().chain(&case.defendants).chain(&case.counsel) {
            let has = name.value.langs(&settings.default_language);
            if has.len() > 1 {
                lacking.report(name.span, "a party", &has, "`{en: …, es: …}`");
            }
        }
    }
    let of_facts = registry.facts.values().filter_map(|fact| fact.unit.as_ref());
    let of_series = registry.series.values().filter_map(|series| series.unit.as_ref());
    for unit in of_facts.chain(of_series) {
        if let Unit::Things(things) = &unit.value {
            let langs = |words: &Words| words.iter().map(|(lang, _)| lang.clone()).collect();
            let both: BTreeSet<Lang> = langs(&things.one);
            let others: BTreeSet<Lang> = langs(&things.other);
            let has: Vec<&Lang> = both.intersection(&others).collect();
            lacking.report(unit.span, "the unit", &has, "`{one: {…}, other: {…}}`, by language");
        }
    }
    for fact in registry.facts.values() {
        let per = match fact.unit.as_ref().map(|unit| &unit.value) {
            Some(Unit::Money { per: Some(per), .. }) => Some((per.span, &per.value)),
            Some(Unit::Money { per: None, .. } | Unit::Things(_)) | None => None,
        };
        let values = fact.claims.iter().filter_map(|claim| match &claim.value.value {
            Value::Text(words) => Some((claim.value.span, words)),
            _ => None,
        });
        for (span, words) in per.into_iter().chain(values) {
            let has = words.langs(&settings.default_language);
            lacking.report(span, "the wording", &has, "`{en: …, es: …}`");
        }
    }
}

/// The words of the interface, which every language has in a file of its own.
fn interface(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &context.site.settings;
    let keys_of = |lang: &Lang| {
        let file = context.files.find(&strings_file(lang))?;
        match context.files.body(file) {
            Body::Text(text) => Some((file, keys(text))),
            Body::Asset(_) | Body::Unreadable(_) => None,
        }
    };
    // Without it the program was asked to read a site alone.
    let Some((_, all)) = keys_of(&Lang::from("en")) else { return };
    for language in &settings.languages {
        let lang = translations::name(settings, &language.code);
        let path = strings_file(&language.code);
        let (file, lacks) = match keys_of(&language.code) {
            Some((file, has)) => {
                let figures = Lexicon::KEYS.iter().copied();
                let own = figures.filter(|_| !Lexicon::has_tables(&language.code));
                let all: BTreeSet<&str> = all.iter().copied().chain(own).collect();
                (Some(file), all.difference(&has).copied().collect())
            }
            None => (settings.file, Vec::new()),
        };
        let Some(file) = file else { continue };
        let place = Span::new(file, 0..0);
        let (message, help) = match lacks.as_slice() {
            [] if **context.files.path(file) == *path => continue,
            [] => (
                format!("the words of the interface are not there in {lang}"),
                format!("write `{path}`, after the model of the program's own"),
            ),
            lacks => (
                format!("{} words of the interface are not there in {lang}", lacks.len()),
                format!("add {}", lacks.join(", ")),
            ),
        };
        problems.push(Diagnostic::warning("missing-translation", place, message).help(help));
    }
}

fn strings_file(lang: &Lang) -> String {
    format!("templates/strings/{lang}.ftl")
}

/// The keys of a Fluent file: what stands before ` =` at the beginning of a line.
fn keys(text: &str) -> BTreeSet<&str> {
    let message = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    let key = |line: &'_ str| line.split('=').next().unwrap_or("").trim().len();
    text.lines().filter(message).map(|line| &line[..key(line)]).collect()
}

fn pages(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let settings = &context.site.settings;
    for versions in translations::all(context.site) {
        let pages = || versions.original.iter().chain(&versions.translations);
        let Some(page) = pages().next() else { continue };
        for language in &settings.languages {
            let path = translations::path(settings, &page.key, &language.code);
            let written = pages().any(|page| page.lang == language.code);
            // A page that is held back or cannot be read is there all the same.
            let held_back = path.strip_prefix("content/");
            let held_back = held_back.is_some_and(|p| context.site.unpublished.contains_key(p));
            if written || held_back {
                continue;
            }
            let lang = translations::name(settings, &language.code);
            let message = format!("this page is not there in {lang}");
            problems.push(
                Diagnostic::warning("missing-translation", page.front.title.span, message)
                    .help(format!("write `{path}`")),
            );
        }
    }
}

struct Lacking<'c, 'a, 'p> {
    context: &'c Context<'a>,
    problems: &'p mut Vec<Diagnostic>,
}

impl Lacking<'_, '_, '_> {
    fn text(&mut self, owner: Owner<'_>, text: &Text) {
        let Some((_, first)) = text.by_lang.first() else { return };
        let has: Vec<&Lang> = text.by_lang.iter().map(|(lang, _)| lang).collect();
        let what = match owner {
            Owner::Settings => "a text of the site".to_owned(),
            Owner::Entry(id) => format!("a text of `{}`", id.value),
            Owner::Page(..) => return,
        };
        self.report(first.span, &what, &has, "`{en: …, es: …}`");
    }

    fn report(&mut self, span: Span, what: &str, has: &[&Lang], form: &str) {
        let settings = &self.context.site.settings;
        let lacks = settings.languages.iter().filter(|l| !has.contains(&&l.code));
        let lacks: Vec<String> = lacks.map(|l| translations::name(settings, &l.code)).collect();
        if lacks.is_empty() {
            return;
        }
        let message = format!("{what} is not there in {}", lacks.join(", "));
        self.problems.push(
            Diagnostic::warning("missing-translation", span, message)
                .help(format!("give it in every language: {form}")),
        );
    }
}

//! `unknown-reference`: a topic, a section, a template, a corrected page or a note that is not
//! there.

use crate::check::Context;
use crate::diag::{Diagnostic, certain, nearest};
use crate::model::{CorrectionKind, EntryKind, Id, InlineKind};
use crate::text::{Span, Spanned};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    topics(context, problems);
    navigation(context, problems);
    for page in &context.site.pages {
        if let Some(template) = &page.front.template
            && context.files.find(&format!("templates/{}", template.value)).is_none()
        {
            let names =
                context.files.below("templates/").map(|(_, path, _)| &path["templates/".len()..]);
            let message = format!("there is no template `{}`", template.value);
            problems.push(unknown(
                context,
                template.span,
                message,
                &template.value,
                names.collect(),
            ));
        }
    }
    corrections(context, problems);
    footnotes(context, problems);
}

fn unknown(
    context: &Context<'_>,
    span: Span,
    message: String,
    word: &str,
    names: Vec<&str>,
) -> Diagnostic {
    let help = match nearest(word, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => match names.as_slice() {
            [] => "there are none".to_owned(),
            [only] => format!("the only one is `{only}`"),
            names => format!("there are {}", names.join(", ")),
        },
    };
    let problem = Diagnostic::error("unknown-reference", span, message).help(help);
    match certain(word, names).filter(|_| context.reads(span, word)) {
        Some(mend) => problem.fix(span, mend),
        None => problem,
    }
}

fn topics(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    let pages = context.site.pages.iter().flat_map(|page| &page.front.topics);
    let facts = registry.facts.values().flat_map(|fact| &fact.topics);
    let events = registry.events.values().flat_map(|event| &event.topics);
    let cases = registry.cases.values().flat_map(|case| &case.topics);
    let known = &context.site.settings.topics;
    let used: Vec<&Spanned<Id>> = pages.chain(facts).chain(events).chain(cases).collect();
    for topic in used {
        if !known.contains_key(&topic.value) {
            let names = known.keys().map(Id::as_str).collect();
            let message = format!("`{}` is not a topic of site.yaml", topic.value);
            problems.push(unknown(context, topic.span, message, topic.as_str(), names));
        }
    }
}

fn navigation(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for section in context.site.settings.navigation.iter().flatten() {
        let path = format!("{}/index.md", section.value);
        let broken = context.site.unpublished.contains_key(&path);
        if context.site.page_at(&path).is_none() && !broken {
            let folders: Vec<&str> = context
                .site
                .pages
                .iter()
                .filter_map(|page| page.path.strip_suffix("/index.md"))
                .collect();
            let message = format!("there is no section `content/{path}`");
            problems.push(unknown(context, section.span, message, &section.value, folders));
        }
    }
}

/// A correction on a page that is not there would be read by nobody. It is shown on pages that
/// editors write and on those of figures; a page that was withdrawn may be gone.
fn corrections(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let site = context.site;
    let of_figures = || {
        let langs = site.settings.languages.iter().map(|language| &language.code);
        let old = site.registry.aliases().filter(|alias| alias.kind == EntryKind::Fact);
        let facts = site.registry.facts.keys().chain(old.map(|alias| &alias.old.value));
        langs.flat_map(move |lang| {
            facts.clone().map(move |id| site.entry_route(EntryKind::Fact, id, lang).to_string())
        })
    };
    for correction in site.registry.corrections.values() {
        let withdrawn = correction.kind.value == CorrectionKind::Withdrawal;
        for route in &correction.pages {
            let gone = withdrawn && route.starts_with('/') && route.ends_with('/');
            if gone || site.page_on(route).is_some() || of_figures().any(|page| page == route.value)
            {
                continue;
            }
            let figures: Vec<String> = of_figures().collect();
            let pages = site.pages.iter().map(|page| page.route.as_str());
            let routes = pages.chain(figures.iter().map(String::as_str));
            let message = format!("there is no page `{}` to correct", route.value);
            let problem = Diagnostic::error("unknown-reference", route.span, message);
            problems.push(match nearest(route, routes) {
                Some(near) => problem.help(format!("did you mean `{near}`?")),
                None => problem.help("write its address on this site: `/numbers/how-many/`"),
            });
        }
    }
}

/// A note nobody refers to would be lost.
fn footnotes(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for text in context.texts.iter().filter(|text| !text.doc.footnotes.is_empty()) {
        let mut used: Vec<&str> = Vec::new();
        text.doc.each_inline(&mut |inline| {
            if let InlineKind::Footnote(label) = &inline.kind {
                used.push(label);
            }
        });
        for footnote in &text.doc.footnotes {
            if !used.contains(&footnote.label.as_str()) {
                let message = format!("no text refers to the note `{}`", footnote.label);
                problems.push(Diagnostic::error("unknown-reference", footnote.span, message).help(
                    format!("write `[^{}]` where it belongs, or take it out", footnote.label),
                ));
            }
        }
    }
}

//! `unapplied-correction`: the old wording still stands on a page that was to be corrected.

use std::ops::Range;

use crate::check::Context;
use crate::check::texts::Owner;
use crate::diag::Diagnostic;
use crate::figure;
use crate::model::{Correction, CorrectionKind, Inline, InlineKind, Lang, Run, Site, Target};
use crate::text::{Files, Span};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for correction in context.registry().corrections.values() {
        // An older count was right for its day, and may stand with its date.
        let replaces = match correction.kind.value {
            CorrectionKind::Correction
            | CorrectionKind::Clarification
            | CorrectionKind::Withdrawal => true,
            CorrectionKind::Update | CorrectionKind::EditorsNote => false,
        };
        if let (true, Some(was)) = (replaces, &correction.was) {
            let wording = Wording::new(was, correction.is.as_ref().map(|is| is.as_str()));
            for span in still_standing(context, correction, &wording) {
                let message = format!("the old wording still stands here: \"{}\"", was.value);
                problems.push(
                    Diagnostic::error("unapplied-correction", span, message)
                        .label(was.span, format!("`{}` says it was put right", correction.id.value))
                        .help(match &correction.is {
                            Some(is) => format!("write what is right: \"{}\"", is.value),
                            None => "take it out, or take the page off the correction".to_owned(),
                        }),
                );
            }
        }
    }
}

/// Every place on the pages of a correction where readers still find its old wording.
fn still_standing(context: &Context<'_>, correction: &Correction, wording: &Wording) -> Vec<Span> {
    let site = context.site;
    let pages = correction.pages.iter().filter_map(|route| site.page_on(route));
    let pages: Vec<_> = pages.map(|page| &page.path).collect();
    let mut places = Vec::new();
    for text in &context.texts {
        let Owner::Page(page, _) = text.owner else { continue };
        if pages.contains(&&page.path) {
            text.doc.each_run(&mut |run| {
                places.extend(Reading::of(run, site, context.files, text.lang).find(wording));
            });
        }
    }
    places
}

/// What to look for.
struct Wording {
    was: Vec<char>,
    is: Vec<char>,
}

impl Wording {
    fn new(was: &str, is: Option<&str>) -> Wording {
        let folded = |text: &str| {
            let mut letters: Vec<char> = Vec::new();
            text.trim().chars().for_each(|c| fold(c, &mut letters));
            letters
        };
        Wording { was: folded(was), is: is.map(folded).unwrap_or_default() }
    }
}

/// Adds a character without what typesetting changes: capitals, curled quotation marks, kinds of
/// dashes, how many spaces.
fn fold(c: char, to: &mut Vec<char>) {
    match c {
        '\u{2018}' | '\u{2019}' => to.push('\''),
        '\u{201c}' | '\u{201d}' => to.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => to.push('-'),
        c if c.is_whitespace() => {
            if to.last() != Some(&' ') {
                to.push(' ');
            }
        }
        c => to.extend(c.to_lowercase()),
    }
}

/// A run of text as readers see it.
#[derive(Default)]
struct Reading {
    letters: Vec<char>,
    /// Where each letter stands: a character of the file, or a whole reference.
    places: Vec<Span>,
}

impl Reading {
    fn of(run: Run<'_>, site: &Site, files: &Files, lang: &Lang) -> Reading {
        let mut reading = Reading::default();
        reading.add(run.inlines, site, files, lang);
        reading
    }

    fn add(&mut self, inlines: &[Inline], site: &Site, files: &Files, lang: &Lang) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => {
                    let verbatim = files.snippet(inline.span) == words;
                    for (at, c) in words.char_indices() {
                        let start = inline.span.start as usize + at;
                        let place = Span::new(inline.span.file, start..start + c.len_utf8());
                        self.push(c, if verbatim { place } else { inline.span });
                    }
                }
                InlineKind::SoftBreak | InlineKind::HardBreak => self.push(' ', inline.span),
                InlineKind::Link(link) if link.content.is_empty() => {
                    let words = inserted(&link.target, site, lang).unwrap_or_default();
                    words.chars().for_each(|c| self.push(c, inline.span));
                }
                InlineKind::Emphasis(_)
                | InlineKind::Strong(_)
                | InlineKind::Link(_)
                | InlineKind::Image(_) => self.add(inline.children(), site, files, lang),
                InlineKind::Cite(_) | InlineKind::Footnote(_) => {}
            }
        }
    }

    fn push(&mut self, c: char, place: Span) {
        fold(c, &mut self.letters);
        self.places.resize(self.letters.len(), place);
    }

    /// Where the old wording stands by itself, not as a part of the new one.
    fn find(&self, wording: &Wording) -> Vec<Span> {
        let new = self.all(&wording.is);
        let within_new = |found: &Range<usize>| {
            new.iter().any(|new| new.start <= found.start && found.end <= new.end)
        };
        let old = self.all(&wording.was).into_iter().filter(|found| !within_new(found));
        old.filter_map(|found| {
            let (first, last) = (self.places.get(found.start)?, self.places.get(found.end - 1)?);
            Some(Span { end: last.end.max(first.end), ..*first })
        })
        .collect()
    }

    fn all(&self, words: &[char]) -> Vec<Range<usize>> {
        if words.is_empty() {
            return Vec::new();
        }
        let starts = self.letters.windows(words.len()).enumerate();
        let found = starts.filter(|(_, window)| *window == words);
        found.map(|(at, _)| at..at + words.len()).filter(|found| self.is_whole(found)).collect()
    }

    /// Whether no word or number is cut: 137 is not in 2,137.
    fn is_whole(&self, found: &Range<usize>) -> bool {
        let at = |index: Option<usize>| index.and_then(|index| self.letters.get(index)).copied();
        let joins = |edge: Option<char>, next: Option<char>, after: Option<char>| {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            letter(edge) && letter(next)
                || digit(edge) && matches!(next, Some(',' | '.')) && digit(after)
        };
        let (start, end) = (found.start, found.end);
        let before = (at(Some(start)), at(start.checked_sub(1)), at(start.checked_sub(2)));
        let after = (at(end.checked_sub(1)), at(Some(end)), at(Some(end + 1)));
        !joins(before.0, before.1, before.2) && !joins(after.0, after.1, after.2)
    }
}

/// What a reference without words of its own prints.
fn inserted(target: &Target, site: &Site, lang: &Lang) -> Option<String> {
    let registry = &site.registry;
    match target {
        Target::Fact(reference) => {
            let fact = registry.facts.get(&reference.fact.value)?;
            let claim = fact.resolve(reference.claim.as_ref().map(|claim| &claim.value))?;
            figure::write::form(fact, claim, reference.form, lang)
        }
        Target::Term(id) => Some(registry.terms.get(&id.value)?.term.plain(lang)),
        Target::Party(id) => {
            let party = registry.parties.get(&id.value)?;
            Some(party.short.as_ref().unwrap_or(&party.name).plain(lang))
        }
        Target::Case(id) => {
            let case = registry.cases.get(&id.value)?;
            Some(case.short.as_ref().unwrap_or(&case.caption).value.clone())
        }
        Target::Source(_)
        | Target::Series(..)
        | Target::Timeline(_)
        | Target::Cases(_)
        | Target::File { .. }
        | Target::Anchor(_)
        | Target::External(_)
        | Target::Malformed(_)
        | Target::Forbidden(_) => None,
    }
}

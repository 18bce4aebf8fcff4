//! `undefined-acronym`: an acronym that a page uses before it says what it stands for.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::Context;
use crate::check::reading::Reading;
use crate::check::texts::{Owner, Part};
use crate::diag::Diagnostic;
use crate::model::{EntryKind, Id, Registry, Role, Target, Text};

/// Acronyms that need no explanation, sorted; `acronyms` in site.yaml adds to them.
const KNOWN: [&str; 49] = [
    "ABC", "AIDS", "AM", "AT", "BBC", "CBS", "CEO", "CIA", "CNN", "COVID", "CSS", "CSV", "DC",
    "DNA", "DOI", "ECF", "EE", "EU", "FAQ", "FBI", "GPS", "HIV", "HTML", "HTTP", "ID", "IRS",
    "ISBN", "IT", "JSON", "NASA", "NATO", "NBC", "NPR", "OK", "PBS", "PDF", "PM", "RSS", "SHA",
    "TV", "UK", "UN", "URL", "US", "USA", "UTC", "UU", "XML", "YAML",
];

static ACRONYM: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?-u)\b[A-Z][A-Z&]*[A-Z]").ok());

pub(in crate::check) fn run(
    context: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    let names = Names::of(context.registry());
    let settings = &context.site.settings;
    let known: BTreeSet<&str> =
        KNOWN.into_iter().chain(settings.acronyms.iter().map(|word| word.value.as_str())).collect();
    let of_pages = |reading: &Reading<'_>| matches!(reading.of.owner, Owner::Page(..));
    let readings = readings.split(|reading| !of_pages(reading)).next().unwrap_or(&[]);
    let same_page = |a: &Reading<'_>, b: &Reading<'_>| match (a.of.owner, b.of.owner) {
        (Owner::Page(a, _), Owner::Page(b, _)) => a.file == b.file,
        _ => false,
    };
    for page in readings.chunk_by(same_page) {
        in_page(page, &names, &known, problems);
    }
}

/// The names of registry entries, by the acronyms that are their short forms.
struct Names<'a> {
    by_acronym: BTreeMap<String, Vec<(EntryKind, &'a Id, String)>>,
    acronyms_of: BTreeMap<&'a Id, Vec<String>>,
    /// What is no short form but a name, or part of one: `KJZZ`, `CBS News`.
    proper: BTreeSet<String>,
}

impl<'a> Names<'a> {
    fn of(registry: &'a Registry) -> Names<'a> {
        let mut names = Names {
            by_acronym: BTreeMap::new(),
            acronyms_of: BTreeMap::new(),
            proper: BTreeSet::new(),
        };
        for party in registry.parties.values().filter(|party| !party.private) {
            for name in party.name.passages().map(|(_, name)| name.plain()) {
                let of_name = acronyms(&name).into_iter();
                names.proper.extend(of_name.filter_map(|range| name.get(range)).map(str::to_owned));
            }
            let shorts: Vec<&Text> = party.short.iter().collect();
            names.add(EntryKind::Party, &party.id.value, &party.name, &shorts);
        }
        for term in registry.terms.values() {
            let others: Vec<&Text> = term.aka.iter().chain([&term.term]).collect();
            for name in term.aka.iter().chain([&term.term]) {
                names.add(EntryKind::Term, &term.id.value, name, &others);
            }
        }
        names
    }

    fn add(&mut self, kind: EntryKind, id: &'a Id, name: &Text, shorts: &[&Text]) {
        let full: Vec<String> = name.passages().map(|(_, name)| name.plain()).collect();
        for short in shorts.iter().flat_map(|short| short.passages()).map(|(_, p)| p.plain()) {
            let acronyms = acronyms(&short).into_iter().filter_map(|range| short.get(range));
            for acronym in acronyms.map(str::to_owned).collect::<Vec<_>>() {
                self.acronyms_of.entry(id).or_default().push(acronym.clone());
                let entries = self.by_acronym.entry(acronym.clone()).or_default();
                for name in full.iter().filter(|name| !name.contains(acronym.as_str())) {
                    if !entries.iter().any(|(.., other)| other == name) {
                        entries.push((kind, id, name.clone()));
                    }
                }
            }
        }
    }
}

/// Where acronyms stand in a text: two or more capitals, perhaps with a plural `s`; no part of a
/// number's name (`OIG-20-06`), of initials (`A.I.I.L.`) or of a number in Roman figures.
fn acronyms(text: &str) -> Vec<Range<usize>> {
    let Some(pattern) = ACRONYM.as_ref() else { return Vec::new() };
    let is_acronym = |range: &Range<usize>| {
        let before = text.get(..range.start).and_then(|text| text.chars().next_back());
        let after = text.get(range.end..).unwrap_or("");
        let after = after.strip_prefix('s').unwrap_or(after);
        let mut next = after.chars();
        let (first, second) = (next.next(), next.next());
        let word = text.get(range.clone()).unwrap_or("");
        let ends_number = text.get(..range.start).is_some_and(|text| {
            text.strip_suffix('-').is_some_and(|text| text.ends_with(|c: char| c.is_numeric()))
        });
        let numbered = matches!(first, Some('-' | '–')) && second.is_some_and(char::is_numeric);
        let initials = first == Some('.') && second.is_some_and(char::is_alphabetic);
        !matches!(before, Some('.' | '/' | '@' | '_' | '!'))
            && !first.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | '@'))
            && !numbered
            && !ends_number
            && !initials
            && !word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    };
    pattern.find_iter(text).map(|found| found.range()).filter(is_acronym).collect()
}

/// A use of an acronym that nothing before it explains.
struct Use<'r, 'a> {
    acronym: &'r str,
    reading: &'r Reading<'a>,
    range: Range<usize>,
}

fn in_page(
    page: &[Reading<'_>],
    names: &Names<'_>,
    known: &BTreeSet<&str>,
    problems: &mut Vec<Diagnostic>,
) {
    let mut explained: BTreeSet<String> = BTreeSet::new();
    let mut unexplained: Vec<Use<'_, '_>> = Vec::new();
    // Headings, titles and descriptions may name what the text explains further down.
    let running =
        |reading: &&Reading<'_>| reading.is_of_body() && !matches!(reading.role, Role::Heading(_));
    let (text, headings): (Vec<_>, Vec<_>) = page.iter().partition(running);
    for (reading, of_text) in
        text.iter().map(|r| (*r, true)).chain(headings.iter().map(|r| (*r, false)))
    {
        for (_, target) in &reading.links {
            if let Target::Party(id) | Target::Term(id) = &target.value {
                explained.extend(names.acronyms_of.get(&id.value).into_iter().flatten().cloned());
            }
        }
        for range in acronyms(reading.text()) {
            let Some(acronym) = reading.text().get(range.clone()) else { continue };
            // The caption of a case and the title of a source explain nothing, and need not.
            let title = reading.link_at(range.start);
            let title = matches!(title, Some(Target::Case(_) | Target::Source(_)));
            let proper = title || names.proper.contains(acronym);
            if proper || known.contains(acronym) || explained.contains(acronym) {
                continue;
            }
            let seen = unexplained.iter().any(|other| other.acronym == acronym);
            let shouted = !of_text && !reading.text().contains(char::is_lowercase);
            if is_explained(page, reading, &range, names, of_text) {
                explained.insert(acronym.to_owned());
            } else if !seen && !shouted {
                unexplained.push(Use { acronym, reading, range });
            }
        }
    }
    problems.extend(unexplained.iter().filter_map(|found| problem(found, names)));
}

/// Whether a page says at this use, or before it, what the acronym stands for.
fn is_explained(
    page: &[Reading<'_>],
    reading: &Reading<'_>,
    range: &Range<usize>,
    names: &Names<'_>,
    of_text: bool,
) -> bool {
    let text = reading.text();
    let acronym = text.get(range.clone()).unwrap_or("");
    if let Some(Target::Party(_) | Target::Term(_)) = reading.link_at(range.start) {
        return true;
    }
    let before = text.get(..range.start).unwrap_or("").trim_end_matches(['“', '‘']);
    if let Some(name) = before.strip_suffix('(')
        && name.trim_end().ends_with(|c: char| c.is_alphabetic() || "”’)".contains(c))
    {
        return true;
    }
    let after = text.get(range.end..).unwrap_or("").trim_start();
    if let Some(inside) = after.strip_prefix('(')
        && spells(inside.split(')').next().unwrap_or(""), acronym)
    {
        return true;
    }
    // The name in full, anywhere before or in the same run.
    let full = |name: &str| {
        page.iter()
            .take_while(|other| !of_text || other.block.start <= reading.block.start)
            .filter(|other| !of_text || other.is_of_body())
            .any(|other| other.text().contains(name))
    };
    let entries = names.by_acronym.get(acronym).map(Vec::as_slice).unwrap_or_default();
    entries.iter().any(|(.., name)| full(bare_name(name)))
}

/// A name without what is often left out before it.
fn bare_name(name: &str) -> &str {
    ["the ", "The ", "U.S. "]
        .iter()
        .fold(name, |name, lead| name.strip_prefix(lead).unwrap_or(name))
}

/// Whether the first letters of some words make an acronym, small words left out or not.
fn spells(words: &str, acronym: &str) -> bool {
    let letters = words.split(|c: char| !c.is_alphanumeric()).filter_map(|w| w.chars().next());
    let mut letters = letters.map(|c| c.to_ascii_uppercase());
    acronym.chars().filter(|c| c.is_alphabetic()).all(|c| letters.any(|letter| letter == c))
}

fn problem(found: &Use<'_, '_>, names: &Names<'_>) -> Option<Diagnostic> {
    let Use { acronym, reading, range } = found;
    let span = reading.span(range.clone())?;
    let message = format!("`{acronym}` is not explained before it is used");
    let problem = Diagnostic::warning("undefined-acronym", span, message);
    let entries = names.by_acronym.get(*acronym).map(Vec::as_slice).unwrap_or_default();
    Some(match entries {
        [(kind, id, name)] => {
            let scheme = kind.word();
            let linked = format!("[{acronym}]({scheme}:{id})");
            let problem =
                problem.help(format!("write \"{name} ({acronym})\", or link it: `{linked}`"));
            // Within another link there cannot be one.
            let free = reading.link_at(range.start).is_none()
                && !matches!(reading.of.owner, Owner::Page(_, Part::Title | Part::Description))
                && span.range().len() == acronym.len();
            if free { problem.fix(span, linked) } else { problem }
        }
        _ => problem.help(
            "write the name in full with the acronym after it in brackets, or add it to \
             `acronyms:` in site.yaml if every reader knows it",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_acronyms_are_sorted() {
        assert!(KNOWN.is_sorted());
    }

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = acronyms(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_acronyms() {
        check("HHS and its ORR’s files; two NGOs", &["HHS", "ORR", "NGO"]);
        check("the U.S., S.D.N.Y. and A.I.I.L. v. T", &[]);
        check("OIG-20-06, COVID-19, 3:18-cv-00428-DMS, Title II and IX", &[]);
        check("AT&T, DHS-led", &["AT&T", "DHS"]);
        check("an iPhone, McDonald, X1A, AB_C", &[]);
        check("Ask HHS.", &["HHS"]);
    }

    #[test]
    fn reads_first_letters() {
        assert!(spells("the Office of Refugee Resettlement", "ORR"));
        assert!(spells("Immigration and Customs Enforcement", "ICE"));
        assert!(!spells("the agency", "ORR"));
    }
}

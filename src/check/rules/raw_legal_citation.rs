//! `raw-legal-citation`: a legal citation typed by hand where a source or a case is meant.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::Context;
use crate::check::reading::Reading;
use crate::check::reporters;
use crate::diag::Diagnostic;
use crate::model::{Registry, Role, Source, SourceKind, Target};

/// `3:18-cv-00428`, `No. 18-cv-428`
static DOCKET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?-u)\b(?:Nos?\.\s+)?((?:\d:)?\d{2}-(?:cv|cr|mc|md|mj|ml)-\d{3,5})(?:-[A-Z]{2,4})*\b",
    )
    .ok()
});

/// `8 U.S.C. § 1158`
static STATUTE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?-u)\b(\d+)\s+U\.S\.C\.\s+(?:§|§§)\s*(\d+[a-z]?)").ok());

pub(in crate::check) fn run(
    context: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    let registry = context.registry();
    for reading in readings.iter().filter(|reading| reading.is_of_body()) {
        let text = reading.text();
        if !matches!(reading.role, Role::Prose | Role::Cell) || !has_digit(text) {
            continue;
        }
        let mut found = Vec::new();
        for cited in reporters::find(text) {
            let target = reported(registry, &cited).unwrap_or_else(|| {
                "give the decision a source, and cite it: `[@source-id]`".to_owned()
            });
            found.push((cited.range, target));
        }
        for captures in DOCKET.iter().flat_map(|pattern| pattern.captures_iter(text)) {
            if let (Some(whole), Some(number)) = (captures.get(0), captures.get(1)) {
                let target = case_of(registry, number.as_str()).unwrap_or_else(|| {
                    "give the case an entry in the registry, and link to it: `[…](case:id)`"
                        .to_owned()
                });
                found.push((whole.range(), target));
            }
        }
        for captures in STATUTE.iter().flat_map(|pattern| pattern.captures_iter(text)) {
            if let (Some(whole), Some(volume), Some(section)) =
                (captures.get(0), captures.get(1), captures.get(2))
                // Laws are named in prose; only one that can be cited should be.
                && let Some(source) = statute(registry, volume.as_str(), section.as_str())
            {
                found.push((whole.range(), cite(source)));
            }
        }
        for (range, help) in found {
            let linked = matches!(
                reading.link_at(range.start),
                Some(Target::Source(_) | Target::Case(_) | Target::Term(_) | Target::Fact(_))
            );
            let Some(span) = reading.span(range.clone()).filter(|_| !linked) else { continue };
            let written = text.get(range).unwrap_or("");
            let message = format!("`{written}` is a citation typed by hand");
            problems.push(Diagnostic::warning("raw-legal-citation", span, message).help(help));
        }
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn cite(source: &Source) -> String {
    format!("cite the source: `[@{}]`", source.id.value)
}

fn reported(registry: &Registry, cited: &reporters::Cited<'_>) -> Option<String> {
    let source = registry.sources.values().find(|source| {
        source.field("container-title").is_some_and(|name| reporters::same(name, cited.reporter))
            && source.field("volume") == Some(cited.volume)
            && source.field("page") == Some(cited.page)
    });
    source.map(cite)
}

fn case_of(registry: &Registry, number: &str) -> Option<String> {
    let known = |docket: &str| {
        let docket = docket.split_once(':').map_or(docket, |(_, rest)| rest);
        let number = number.split_once(':').map_or(number, |(_, rest)| rest);
        let even = |number: &str| {
            let (stem, serial) = number.rsplit_once('-').unwrap_or(("", number));
            format!("{stem}-{}", serial.trim_start_matches('0'))
        };
        even(docket) == even(number)
    };
    let case = registry
        .cases
        .values()
        .find(|case| case.docket.as_ref().is_some_and(|docket| known(&docket.value)))?;
    Some(format!("link to the case: `[](case:{})`", case.id.value))
}

fn statute<'a>(registry: &'a Registry, volume: &str, section: &str) -> Option<&'a Source> {
    registry.sources.values().find(|source| {
        source.kind.value == SourceKind::Legislation
            && source.field("container-title") == Some("U.S.C.")
            && source.field("volume") == Some(volume)
            && source.field("section").is_some_and(|known| known.starts_with(section))
    })
}

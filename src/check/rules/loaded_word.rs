//! `loaded-word`: a word that tells the reader what to think.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::reading::Reading;
use crate::check::{Context, wording};
use crate::diag::Diagnostic;
use crate::model::Lang;

/// Words that assert, or judge, where a source should, in small letters.
const ENGLISH: [&str; 30] = [
    "appalling",
    "appallingly",
    "blatant",
    "blatantly",
    "clearly",
    "disturbingly",
    "egregious",
    "egregiously",
    "heartbreaking",
    "horrifying",
    "horrifyingly",
    "it goes without saying",
    "needless to say",
    "notorious",
    "notoriously",
    "obvious",
    "obviously",
    "of course",
    "outrageous",
    "outrageously",
    "shameful",
    "shamefully",
    "shocking",
    "shockingly",
    "so-called",
    "tragically",
    "unbelievably",
    "undeniably",
    "undoubtedly",
    "unquestionably",
];

/// The same in Spanish.
const SPANISH: [&str; 30] = [
    "claramente",
    "de más está decir",
    "desgarrador",
    "desgarradora",
    "desgarradoras",
    "desgarradores",
    "escandalosa",
    "escandalosamente",
    "escandaloso",
    "espantosa",
    "espantoso",
    "evidentemente",
    "flagrante",
    "flagrantes",
    "horrorosa",
    "horroroso",
    "huelga decir",
    "increíblemente",
    "indignante",
    "indignantes",
    "indudablemente",
    "innegablemente",
    "obviamente",
    "por supuesto",
    "sin duda alguna",
    "sin lugar a dudas",
    "tristemente",
    "trágicamente",
    "vergonzosa",
    "vergonzoso",
];

static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| wording::any_of(ENGLISH));
static SPANISH_PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| wording::any_of(SPANISH));

fn pattern(lang: &Lang) -> Option<&'static Regex> {
    match lang.as_str() {
        "en" => PATTERN.as_ref(),
        "es" => SPANISH_PATTERN.as_ref(),
        _ => None,
    }
}

pub(in crate::check) fn run(
    _: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    for reading in readings {
        let Some(pattern) = pattern(reading.of.lang) else { continue };
        for found in pattern.find_iter(reading.text()) {
            if reading.is_quoted(found.start()) {
                continue;
            }
            let Some(span) = reading.span(found.range()) else { continue };
            let message = format!("\"{}\" judges for the reader", found.as_str());
            problems.push(
                Diagnostic::warning("loaded-word", span, message)
                    .help("leave it out and let the facts speak, or quote who says it"),
            );
        }
    }
}

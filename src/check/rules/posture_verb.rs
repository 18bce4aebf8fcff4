//! `posture-verb`: a verb that gives a paper or a court a power it does not have.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::reading::Reading;
use crate::check::{Context, sentences, wording};
use crate::diag::Diagnostic;
use crate::model::{Lang, Role};

/// Who speaks, which verbs are not theirs, and which are.
struct Posture {
    subjects: &'static [&'static str],
    verbs: &'static [&'static str],
    /// What is wrong with the pair, in a phrase.
    why: &'static str,
    /// The verbs to use.
    instead: &'static str,
}

/// In English. A verb that is a noun as well (`claims`) is left out where the two cannot be told
/// apart.
const ENGLISH: [Posture; 5] = [
    Posture {
        subjects: &[
            "complaint",
            "complaints",
            "lawsuit",
            "lawsuits",
            "suit",
            "suits",
            "petition",
            "plaintiff",
            "plaintiffs",
            "motion",
            "brief",
        ],
        verbs: &[
            "found",
            "finds",
            "proved",
            "proves",
            "showed",
            "shows",
            "established",
            "establishes",
            "confirmed",
            "confirms",
            "revealed",
            "reveals",
            "ruled",
            "held that",
            "determined",
        ],
        why: "one side says so, and nothing is proved yet",
        instead: "alleges, says or asks",
    },
    Posture {
        subjects: &["court", "courts", "judge", "judges", "justices", "panel", "magistrate"],
        verbs: &["alleged", "alleges", "claimed", "contended", "contends"],
        why: "a court decides, and takes no side before it does",
        instead: "found, held, ruled, ordered or wrote",
    },
    Posture {
        subjects: &[
            "order",
            "orders",
            "ruling",
            "rulings",
            "opinion",
            "opinions",
            "injunction",
            "decision",
            "verdict",
        ],
        verbs: &["alleged", "alleges", "claimed", "argued", "argues", "contended", "contends"],
        why: "what a court orders is no allegation",
        instead: "found, held, ordered or requires",
    },
    Posture {
        subjects: &["settlement", "settlements", "settlement agreement", "consent decree"],
        verbs: &[
            "admitted",
            "admits",
            "conceded",
            "concedes",
            "proved",
            "proves",
            "found",
            "finds",
            "confirmed",
            "confirms",
            "showed",
            "shows",
        ],
        why: "a settlement is no admission and no finding",
        instead: "provides, requires or pays",
    },
    Posture {
        subjects: &["indictment", "indictments"],
        verbs: &["found", "finds", "proved", "proves", "showed", "shows", "established"],
        why: "an indictment accuses, and a trial decides",
        instead: "charges or accuses",
    },
];

/// Words that may stand between a subject and its verb.
const BETWEEN: &str = r"(?:\s+(?:also|has|have|had|then|again|later|itself|themselves|further|clearly|already|never))*";

/// The pattern of each pair, in the order of [`ENGLISH`]; subject and verb together.
static PATTERNS: LazyLock<Vec<Option<Regex>>> = LazyLock::new(|| {
    let pattern = |posture: &Posture| {
        let (subjects, verbs) = (posture.subjects.join("|"), posture.verbs.join("|"));
        wording::pattern(&format!(r"(?-u)\b(?i:{subjects}){BETWEEN}\s+(?:{verbs})\b"))
    };
    ENGLISH.iter().map(pattern).collect()
});

/// Any of the verbs, for a quick look: courts and orders are named everywhere, these are rare.
static VERBS: LazyLock<Option<Regex>> =
    LazyLock::new(|| wording::any_of(ENGLISH.iter().flat_map(|posture| posture.verbs).copied()));

/// What a court says of what a party has shown is no longer the party's word alone.
static FINDING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    wording::pattern(
        r"(?-u:\b(?:court|judge|jury|panel|he|she|they|it|appeals)\b)(?s:.*)(?-u:\b(?:found|held|ruled|concluded|decided|agreed|whether|wrote|said)\b)",
    )
});

fn postures(lang: &Lang) -> &'static [Posture] {
    match lang.as_str() {
        "en" => &ENGLISH,
        _ => &[],
    }
}

pub(in crate::check) fn run(
    _: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    for reading in readings.iter().filter(|reading| reading.role != Role::Alt) {
        let text = reading.text();
        if !VERBS.as_ref().is_some_and(|verbs| verbs.is_match(text)) {
            continue;
        }
        for (posture, pattern) in postures(reading.of.lang).iter().zip(&*PATTERNS) {
            for whole in pattern.iter().flat_map(|pattern| pattern.find_iter(text)) {
                if reading.is_quoted(whole.start()) || is_found(text, whole.start()) {
                    continue;
                }
                let Some(span) = reading.span(whole.range()) else { continue };
                let message = format!("\"{}\": {}", whole.as_str(), posture.why);
                problems.push(
                    Diagnostic::warning("posture-verb", span, message)
                        .help(format!("write {}", posture.instead)),
                );
            }
        }
    }
}

/// Whether the sentence says before `at` that somebody decided it so.
fn is_found(text: &str, at: usize) -> bool {
    let starts = sentences::starts(text);
    let start = starts.iter().rev().find(|&&start| start <= at).copied().unwrap_or(0);
    let before = text.get(start..at).unwrap_or("");
    FINDING.as_ref().is_some_and(|pattern| pattern.is_match(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert!(PATTERNS.iter().all(Option::is_some));
        assert!(VERBS.is_some() && FINDING.is_some());
    }

    #[test]
    fn a_finding_is_a_finding() {
        let text = "The judge ruled that the plaintiffs had established harm. The suit showed it.";
        assert!(is_found(text, text.find("plaintiffs").unwrap()));
        assert!(!is_found(text, text.find("suit").unwrap()));
    }
}

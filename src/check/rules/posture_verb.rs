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

/// In Spanish.
const SPANISH: [Posture; 5] = [
    Posture {
        subjects: &[
            "demanda",
            "demandas",
            "demandante",
            "demandantes",
            "querella",
            "petición",
            "moción",
            "alegato",
        ],
        verbs: &[
            "halló",
            "hallaron",
            "demostró",
            "demostraron",
            "demuestra",
            "demuestran",
            "probó",
            "probaron",
            "confirmó",
            "confirmaron",
            "confirma",
            "reveló",
            "revelaron",
            "revela",
            "resolvió",
            "determinó",
            "determinaron",
            "dictaminó",
        ],
        why: "one side says so, and nothing is proved yet",
        instead: "alega, sostiene, dice or pide",
    },
    Posture {
        subjects: &[
            "tribunal",
            "tribunales",
            "juez",
            "jueza",
            "jueces",
            "magistrado",
            "magistrada",
        ],
        verbs: &["alegó", "alega", "alegaron", "alegan", "adujo", "adujeron"],
        why: "a court decides, and takes no side before it does",
        instead: "determinó, resolvió, ordenó or escribió",
    },
    Posture {
        subjects: &["orden", "fallo", "fallos", "sentencia", "sentencias", "decisión", "veredicto"],
        verbs: &["alegó", "alega", "adujo", "argumentó", "argumenta"],
        why: "what a court orders is no allegation",
        instead: "determinó, ordenó or exige",
    },
    Posture {
        subjects: &["acuerdo", "acuerdos"],
        verbs: &[
            "admitió",
            "admite",
            "reconoció",
            "reconoce",
            "demostró",
            "demuestra",
            "probó",
            "halló",
            "confirmó",
            "confirma",
        ],
        why: "a settlement is no admission and no finding",
        instead: "dispone, exige or paga",
    },
    Posture {
        subjects: &["acusación formal", "acta de acusación"],
        verbs: &["demostró", "demuestra", "probó", "halló", "estableció"],
        why: "an indictment accuses, and a trial decides",
        instead: "acusa or imputa",
    },
];

/// What is looked for in a language.
struct Sought {
    postures: &'static [Posture],
    /// The pattern of each pair, in their order; subject and verb together.
    patterns: Vec<Option<Regex>>,
    /// Any of the verbs, for a quick look: courts and orders are named everywhere, these are rare.
    verbs: Option<Regex>,
    /// What a court says of what a party has shown is no longer the party's word alone.
    finding: Option<Regex>,
}

static IN_ENGLISH: LazyLock<Sought> = LazyLock::new(|| {
    /// Words that may stand between a subject and its verb.
    const BETWEEN: &str = r"(?:\s+(?:also|has|have|had|then|again|later|itself|themselves|further|clearly|already|never))*";
    let pattern = |posture: &Posture| {
        let (subjects, verbs) = (posture.subjects.join("|"), posture.verbs.join("|"));
        wording::pattern(&format!(r"(?-u)\b(?i:{subjects}){BETWEEN}\s+(?:{verbs})\b"))
    };
    Sought {
        postures: &ENGLISH,
        patterns: ENGLISH.iter().map(pattern).collect(),
        verbs: wording::any_of(ENGLISH.iter().flat_map(|posture| posture.verbs).copied()),
        finding: wording::pattern(
            r"(?-u:\b(?:court|judge|jury|panel|he|she|they|it|appeals)\b)(?s:.*)(?-u:\b(?:found|held|ruled|concluded|decided|agreed|whether|wrote|said)\b)",
        ),
    }
});

static IN_SPANISH: LazyLock<Sought> = LazyLock::new(|| {
    const BETWEEN: &str =
        r"(?:\s+(?:también|además|después|luego|ya|mismo|misma|mismos|mismas|claramente))*";
    let pattern = |posture: &Posture| {
        let (subjects, verbs) = (posture.subjects.join("|"), posture.verbs.join("|"));
        wording::pattern(&format!(r"\b(?:{subjects}){BETWEEN}\s+(?:{verbs})\b"))
    };
    let verbs: Vec<&str> = SPANISH.iter().flat_map(|posture| posture.verbs).copied().collect();
    Sought {
        postures: &SPANISH,
        patterns: SPANISH.iter().map(pattern).collect(),
        verbs: wording::pattern(&verbs.join("|")),
        finding: wording::pattern(
            r"\b(?:tribunal|juez|jueza|jurado|apelaciones)\b(?s:.*)\b(?:halló|resolvió|concluyó|determinó|decidió|coincidió|escribió|dijo|si)\b",
        ),
    }
});

fn sought(lang: &Lang) -> Option<&'static Sought> {
    match lang.as_str() {
        "en" => Some(&IN_ENGLISH),
        "es" => Some(&IN_SPANISH),
        _ => None,
    }
}

pub(in crate::check) fn run(
    _: &Context<'_>,
    readings: &[Reading<'_>],
    problems: &mut Vec<Diagnostic>,
) {
    for reading in readings.iter().filter(|reading| reading.role != Role::Alt) {
        let text = reading.text();
        let Some(sought) = sought(reading.of.lang) else { continue };
        if !sought.verbs.as_ref().is_some_and(|verbs| verbs.is_match(text)) {
            continue;
        }
        for (posture, pattern) in sought.postures.iter().zip(&sought.patterns) {
            for whole in pattern.iter().flat_map(|pattern| pattern.find_iter(text)) {
                if reading.is_quoted(whole.start()) || sought.is_found(text, whole.start()) {
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

impl Sought {
    /// Whether the sentence says before `at` that somebody decided it so.
    fn is_found(&self, text: &str, at: usize) -> bool {
        let starts = sentences::starts(text);
        let start = starts.iter().rev().find(|&&start| start <= at).copied().unwrap_or(0);
        let before = text.get(start..at).unwrap_or("");
        self.finding.as_ref().is_some_and(|pattern| pattern.is_match(before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for sought in [&IN_ENGLISH, &IN_SPANISH] {
            assert!(sought.patterns.iter().all(Option::is_some));
            assert!(sought.verbs.is_some() && sought.finding.is_some());
        }
    }

    #[test]
    fn spanish_verbs_are_found_behind_their_subject() {
        let found =
            |text: &str| IN_SPANISH.patterns.iter().flatten().any(|pattern| pattern.is_match(text));
        for wrong in [
            "La demanda también demostró el daño.",
            "El tribunal alegó que no.",
            "La decisión argumenta lo contrario.",
            "El acuerdo reconoce la culpa.",
        ] {
            assert!(found(wrong), "{wrong}");
        }
        for right in [
            "La demanda alega el daño.",
            "El tribunal determinó que no.",
            "Un acuerdo no reconoce culpa alguna.",
            "Los demandantes confirmaban su domicilio.",
        ] {
            assert!(!found(right), "{right}");
        }
    }

    #[test]
    fn a_finding_is_a_finding() {
        let text = "The judge ruled that the plaintiffs had established harm. The suit showed it.";
        assert!(IN_ENGLISH.is_found(text, text.find("plaintiffs").unwrap()));
        assert!(!IN_ENGLISH.is_found(text, text.find("suit").unwrap()));
        let text = "El juez resolvió que los demandantes demostraron el daño. La demanda lo probó.";
        assert!(IN_SPANISH.is_found(text, text.find("demandantes").unwrap()));
        assert!(!IN_SPANISH.is_found(text, text.find("demanda lo").unwrap()));
    }
}

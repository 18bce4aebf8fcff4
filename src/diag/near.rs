//! What a mistyped word was meant to be.

/// The candidate nearest to a word that was probably mistyped, or nothing when none is near.
///
/// Near means a Damerau-Levenshtein distance of at most a third of the word (at least one), or a
/// candidate that the word begins or ends (`separated` for `children-separated`).
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(word, candidate);
        let parts = word.len() > 3 && (candidate.starts_with(word) || candidate.ends_with(word));
        let distance = if parts { distance.min(allowed) } else { distance };
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Letters a word must have for one slip in it to be beyond doubt: `has` is one slip from `was`.
const TELLING: usize = 5;

/// The one candidate that a word can only be a slip of: a single slip away, as no other is, and
/// with the same digits. A digit more or less names something else: `report-2018` is no slip of
/// `report-2019`.
pub fn certain<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let digits = |text: &'a str| text.bytes().filter(u8::is_ascii_digit);
    let has_digits_of =
        |candidate: &'a str| word.bytes().filter(u8::is_ascii_digit).eq(digits(candidate));
    if word.chars().count() < TELLING {
        return None;
    }
    let mut near = candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 4)
        .filter(|candidate| strsim::damerau_levenshtein(word, candidate) == 1);
    let only = near.next().filter(|candidate| has_digits_of(candidate))?;
    near.all(|other| other == only).then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_slips_and_halves() {
        let ids = ["children-separated", "children-reunified"];
        assert_eq!(nearest("childern-separated", ids), Some("children-separated"));
        assert_eq!(nearest("reunified", ids), Some("children-reunified"));
        assert_eq!(nearest("budget", ids), None);
    }

    #[test]
    fn certain_is_one_slip_from_one_word() {
        let check = |word: &str, candidates: &[&'static str], expected: Option<&str>| {
            assert_eq!(certain(word, candidates.iter().copied()), expected, "{word}");
        };
        check("childern", &["children", "families"], Some("children"));
        check("reports", &["report", "resorts"], None);
        check("report-a", &["report-b", "report-c"], None);
        check("report-2018", &["report-2019"], None);
        check("report2018", &["report-2018"], Some("report-2018"));
        check("chilren-reunified", &["children-separated"], None);
        check("was", &["has"], None);
        check("report", &["report"], None);
    }
}

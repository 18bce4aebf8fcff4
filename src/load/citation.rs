//! `[@key, p. 4; see @other]`: Pandoc's citations.

use std::ops::Range;

use crate::model::{Citation, Id, Locator, LocatorKind};
use crate::text::{Span, Spanned};

/// Reads what stands between the brackets. The error is a phrase for people, with the range it is
/// about.
pub(crate) fn read(
    inside: &str,
    place: &dyn Fn(Range<usize>) -> Span,
) -> Result<Vec<Citation>, (Range<usize>, String)> {
    let mut citations = Vec::new();
    let mut start = 0;
    for item in inside.split(';') {
        let range = trim(inside, start..start + item.len());
        start += item.len() + 1;
        citations.push(one(inside, range, place)?);
    }
    Ok(citations)
}

fn one(
    inside: &str,
    range: Range<usize>,
    place: &dyn Fn(Range<usize>) -> Span,
) -> Result<Citation, (Range<usize>, String)> {
    let item = &inside[range.clone()];
    let Some(at) = item.find('@') else {
        return Err((range, format!("`{item}` names no source; write `@` and its id")));
    };
    let prefix = item[..at].trim();
    if prefix.ends_with('-') {
        return Err((range, "`-@` is not known here; write `@` alone".to_owned()));
    }
    let key_start = range.start + at + 1;
    let rest = &inside[key_start..range.end];
    let key_len =
        rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
    let key = &rest[..key_len];
    let key_range = key_start..key_start + key_len;
    if !Id::is_valid(key) {
        let message = if key.is_empty() {
            "`@` must be followed by the id of a source".to_owned()
        } else {
            format!("`{key}` is not an id: small letters, digits and single hyphens")
        };
        return Err((key_range, message));
    }
    let after = trim(inside, key_range.end..range.end);
    let locator = match inside[after.clone()].strip_prefix(',') {
        Some(_) => {
            let words = trim(inside, after.start + 1..after.end);
            if words.is_empty() {
                return Err((after, "a comma, and then no page or section".to_owned()));
            }
            Some(Spanned::new(locator(&inside[words.clone()]), place(words)))
        }
        None if after.is_empty() => None,
        None => {
            let words = inside[after.clone()].to_owned();
            return Err((after, format!("put a comma between the source and `{words}`")));
        }
    };
    let source = Spanned::new(Id::from(key), place(key_range));
    Ok(Citation { source, locator, prefix: prefix.to_owned() })
}

/// The one way to mend what [`read`] refused at a place, if it is beyond doubt: the place, and what
/// belongs there.
pub(crate) fn mend(inside: &str, wrong: &Range<usize>) -> Option<(Range<usize>, String)> {
    let words = inside.get(wrong.clone())?;
    let before = inside.get(..wrong.start)?;
    // `[@report p. 4]`: the comma is missing, and the words are those of a place in it.
    if before.ends_with(' ') && before.contains('@') && !before.ends_with("; ") {
        let known = !matches!(locator(words).kind, LocatorKind::Other);
        let at = before.trim_end().len();
        return known.then(|| (at..at, ",".to_owned()));
    }
    // `[-@report]`
    if let Some(rest) = words.strip_prefix("-@") {
        return (!rest.is_empty()).then(|| (wrong.start..wrong.start + 1, String::new()));
    }
    // `[@Progress-Report]`
    let lower = words.to_ascii_lowercase();
    (before.ends_with('@') && Id::is_valid(&lower)).then(|| (wrong.clone(), lower))
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..(start + piece.trim().len())
}

/// The words that begin a locator, longest first within a kind.
const WORDS: [(&str, LocatorKind); 23] = [
    ("pages", LocatorKind::Page),
    ("page", LocatorKind::Page),
    ("pp.", LocatorKind::Page),
    ("p.", LocatorKind::Page),
    ("paragraphs", LocatorKind::Paragraph),
    ("paragraph", LocatorKind::Paragraph),
    ("paras.", LocatorKind::Paragraph),
    ("para.", LocatorKind::Paragraph),
    ("¶¶", LocatorKind::Paragraph),
    ("¶", LocatorKind::Paragraph),
    ("sections", LocatorKind::Section),
    ("section", LocatorKind::Section),
    ("sec.", LocatorKind::Section),
    ("§§", LocatorKind::Section),
    ("§", LocatorKind::Section),
    ("ECF No.", LocatorKind::Entry),
    ("Dkt.", LocatorKind::Entry),
    ("entry", LocatorKind::Entry),
    ("note", LocatorKind::Note),
    ("n.", LocatorKind::Note),
    ("chapter", LocatorKind::Chapter),
    ("ch.", LocatorKind::Chapter),
    ("at", LocatorKind::Other),
];

/// Reads `pp. 4-6`, `§ 3(d)`, `ECF No. 83`; what begins with none of the known words is kept as
/// it is written.
pub(crate) fn locator(text: &str) -> Locator {
    for (word, kind) in WORDS {
        let Some(rest) = text.strip_prefix(word) else { continue };
        // `note` is a word of its own, `noted` is not; `p.4` and `§3` are fine.
        let ends_in_letter = word.ends_with(|c: char| c.is_alphabetic());
        if ends_in_letter && !rest.starts_with(char::is_whitespace) {
            continue;
        }
        let value = rest.trim();
        if !value.is_empty() {
            return Locator { kind, value: value.replace("--", "–").replace('-', "–") };
        }
    }
    Locator { kind: LocatorKind::Other, value: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;

    fn check(inside: &str, expected: &str) {
        let file = Files::new().insert_text("x.md", "");
        let found = match read(inside, &|range| Span::new(file, range)) {
            Ok(citations) => citations
                .iter()
                .map(|c| {
                    let locator =
                        c.locator.as_ref().map(|l| format!(" {:?} {}", l.kind, l.value.value));
                    format!("{}{}{}", c.prefix, c.source.value, locator.unwrap_or_default())
                })
                .collect::<Vec<_>>()
                .join(" | "),
            Err((range, message)) => format!("{}..{}: {message}", range.start, range.end),
        };
        assert_eq!(found, expected, "{inside}");
    }

    #[test]
    fn reads_pandoc_citations() {
        check("@task-force-2021-06, p. 4; @gao-19-163", "task-force-2021-06 Page 4 | gao-19-163");
        check("see @msl, ECF No. 83", "seemsl Entry 83");
        check("@a, pp. 4-6", "a Page 4–6");
        check("@a, § 3(d)", "a Section 3(d)");
        check("@a, Annex B", "a Other Annex B");
        check("@a, noted below", "a Other noted below");
    }

    #[test]
    fn mends_what_is_beyond_doubt() {
        let check = |inside: &str, expected: &str| {
            let (wrong, _) = read(inside, &|range| Span::new(file(), range)).unwrap_err();
            let mended = mend(inside, &wrong).map(|(at, words)| {
                let mut mended = inside.to_owned();
                mended.replace_range(at, &words);
                mended
            });
            assert_eq!(mended.as_deref().unwrap_or("none"), expected, "{inside}");
        };
        check("@a p. 4", "@a, p. 4");
        check("@b; see @a  § 3; @c", "@b; see @a,  § 3; @c");
        check("-@a", "@a");
        check("@Gao-19", "@gao-19");
        for inside in ["@a; p. 4", "@a says so", "@", "@a, ", "p. 4", "@ a"] {
            check(inside, "none");
        }
    }

    fn file() -> crate::text::FileId {
        Files::new().insert_text("x.md", "")
    }

    #[test]
    fn says_what_is_wrong() {
        check("@a p. 4", "3..7: put a comma between the source and `p. 4`");
        check("@a; p. 4", "4..8: `p. 4` names no source; write `@` and its id");
        check("@Gao", "1..4: `Gao` is not an id: small letters, digits and single hyphens");
        check("@", "1..1: `@` must be followed by the id of a source");
        check("@a, ", "2..3: a comma, and then no page or section");
    }
}

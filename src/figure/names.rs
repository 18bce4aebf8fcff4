//! Names with digits in them that are no figures: laws, reporters, dockets, forms, reports.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use crate::model::Named;
use crate::text::{Span, Spanned};

/// The forms in which United States law and government name things by number, after the Indigo
/// Book. Each is a pattern of its own, so that a failing one can be found.
const OFFICIAL: [&str; 18] = [
    // 8 U.S.C. § 1325(a), 45 C.F.R. Part 410
    r"\b\d+\s+(?:U\.S\.C\.|C\.F\.R\.|USC|CFR)(?:\s*(?:§§?|[Pp]art|[Ss]ec(?:tion|\.))?\s*\d+[\w.()–-]*)?",
    // § 1325(a)(1), §§ 1325–1326
    r"§§?\s*\d+[\w.()]*(?:\s*(?:–|-|and|to)\s*\d+[\w.()]*)?",
    // 83 Fed. Reg. 29,435
    r"\b\d+\s+Fed\.\s+Reg\.\s+[\d,]+",
    // 310 F. Supp. 3d 1133, 1143
    r"\b\d+\s+(?:U\.S\.|S\. Ct\.|L\. Ed\.(?: 2d)?|F\.(?:2d|3d|4th)?|F\. Supp\.(?: 2d| 3d)?|F\. App['’]x|F\.R\.D\.|WL|Stat\.)\s+\d[\d,]*(?:,\s*\d+)?",
    // No. 3:18-cv-00428-DMS, 18-cv-428
    r"\b(?:\d:)?\d{2}-(?:cv|cr|mc|md|mj|civ|ev)-\d+(?:-[A-Z]{2,4})*",
    // ECF No. 83, Dkt. 83, Doc. 81
    r"\b(?:ECF|Dkt\.|Docket|Doc\.)\s*(?:[Nn]os?\.\s*)?\d+(?:-\d+)?",
    // No. 18-56151, Nos. 1 and 2
    r"\b[Nn]os?\.\s*\d[\d:–-]*(?:\s*(?:and|,)\s*\d[\d–-]*)*",
    // Form I-589, Form 95
    r"\b[Ff]orms?\s+(?:[A-Z]{1,3}-)?\d+[A-Z]?",
    // Executive Order 14011, Exec. Order No. 14,011, E.O. 14011
    r"\b(?:[Ee]xecutive [Oo]rders?|Exec\. Order|E\.O\.|EO)\s+(?:No\.\s*)?\d{1,2},?\d{3}(?:\s+and\s+\d{1,2},?\d{3})?",
    // Title 42, Section 1325, Article 31, Rule 23(b)(2), Part 410, Chapter 5, Proclamation 9822
    r"\b(?:Titles?|Sections?|Articles?|Rules?|Parts?|Chapters?|Subparts?|Proclamation|Amendments?)\s+\d[\w,]*(?:\([\w]+\))*(?:\s*(?:and|to|–|-)\s*\d+(?:\([\w]+\))*)?",
    // Public Law 110-457, Pub. L. No. 110-457
    r"\b(?:Public Law|Pub\. L\.)\s*(?:No\.\s*)?\d+[–-]\d+",
    // H.R. 6204, S. 3202, H. Res. 5, S. Amdt. 4
    r"\b(?:H\.R\.|H\. ?Res\.|S\. ?Res\.|H\.J\. ?Res\.|S\. ?Amdt\.)\s?\d+",
    // A Senate bill, but not the end of `the U.S. 12 states`
    r"(?:^|[\s(])S\.\s?\d+\b",
    // OIG-20-06, GAO-19-163, OEI-BL-18-00511
    r"\b[A-Z]{2,}(?:-[A-Z]{2})?-\d{2}-\d+[A-Z]*\b",
    // page and paragraph numbers said in words
    r"\b(?:pages?|paragraphs?|footnotes?|Exhibits?|Appendix|Table|Figure|Volume|Counts?)\s+\d+(?:\s*(?:–|-|and|to)\s*\d+)?",
    // 116th Congress, 9th Circuit
    r"\b\d+(?:st|nd|rd|th)\s+(?:Congress|Circuit|Amendment)",
    // hours of the day: 9 a.m., 12:30
    r"\b\d{1,2}(?::\d{2})?\s*(?:a\.m\.|p\.m\.)",
    // telephone numbers and web addresses
    r"\b(?:https?://|www\.)\S+",
];

static PATTERNS: LazyLock<Vec<Regex>> =
    LazyLock::new(|| OFFICIAL.iter().filter_map(|pattern| compile(pattern).ok()).collect());

/// Bounds what a pattern of site.yaml can cost.
fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    const SIZE_LIMIT: usize = 1 << 20;
    RegexBuilder::new(pattern).size_limit(SIZE_LIMIT).build()
}

/// The names of a site, besides the official ones.
#[derive(Debug, Clone, Default)]
pub struct Names {
    words: Vec<String>,
    patterns: Vec<Regex>,
}

impl Names {
    /// Compiles what `site.yaml` lists and the registry's own names. A pattern that is no regular
    /// expression is given back with the reason.
    pub fn new(named: &[Spanned<Named>], of_registry: Vec<String>) -> (Names, Vec<(Span, String)>) {
        let mut names = Names { words: of_registry, patterns: Vec::new() };
        let mut bad = Vec::new();
        for name in named {
            match &name.value {
                Named::Words(words) => names.words.push(words.clone()),
                Named::Pattern(pattern) => match compile(pattern) {
                    Ok(pattern) => names.patterns.push(pattern),
                    Err(error) => {
                        let reason = error.to_string();
                        let last = reason.lines().last().unwrap_or("").trim();
                        bad.push((name.span, last.trim_start_matches("error: ").to_owned()));
                    }
                },
            }
        }
        (names, bad)
    }
}

/// Where names with digits stand in a text, in order of their kinds.
pub fn names(text: &str, names: &Names) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for words in names.words.iter().filter(|words| !words.is_empty()) {
        found.extend(text.match_indices(words.as_str()).map(|(at, m)| at..at + m.len()));
    }
    for pattern in PATTERNS.iter().chain(&names.patterns) {
        found.extend(pattern.find_iter(text).map(|m| m.range()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;
    use proptest::prelude::*;

    #[test]
    fn every_official_pattern_compiles() {
        assert_eq!(PATTERNS.len(), OFFICIAL.len());
    }

    fn check(text: &str, expected: &[&str]) {
        let mut found: Vec<&str> =
            names(text, &Names::default()).into_iter().map(|range| &text[range]).collect();
        found.retain(|name| name.bytes().any(|b| b.is_ascii_digit()));
        for name in expected {
            assert!(found.contains(name), "{text}: {found:?}");
        }
        assert_eq!(found.is_empty(), expected.is_empty(), "{text}: {found:?}");
    }

    #[test]
    fn finds_law_and_government() {
        check("under 8 U.S.C. § 1325(a), a", &["8 U.S.C. § 1325(a)"]);
        check("83 Fed. Reg. 29,435", &["83 Fed. Reg. 29,435"]);
        check("310 F. Supp. 3d 1133 (S.D. Cal.)", &["310 F. Supp. 3d 1133"]);
        check("No. 3:18-cv-00428", &["3:18-cv-00428"]);
        check("ECF No. 83", &["ECF No. 83"]);
        check("Form I-589", &["Form I-589"]);
        check("Executive Order 14011", &["Executive Order 14011"]);
        check("Title 42", &["Title 42"]);
        check("Rule 23(b)(2)", &["Rule 23(b)(2)"]);
        check("Pub. L. No. 110-457", &["Pub. L. No. 110-457"]);
        check("OIG-20-06 and GAO-19-163", &["OIG-20-06", "GAO-19-163"]);
        check("H.R. 6204", &["H.R. 6204"]);
        check("S. 3202", &["S. 3202"]);
    }

    #[test]
    fn leaves_figures_alone() {
        check("3,913 children, 45.6% of 8,000", &[]);
        check("By June 2, 2021, 1,786 were back.", &[]);
        check("In the U.S. 3,913 children and the U.S. 12 states", &[]);
    }

    #[test]
    fn reads_what_a_site_lists() {
        let span = Span::new(Files::new().insert_text("x", ""), 0..0);
        let named = [
            Spanned::new(Named::Words("60 Minutes".to_owned()), span),
            Spanned::new(Named::Pattern(r"Area \d+".to_owned()), span),
            Spanned::new(Named::Pattern("(".to_owned()), span),
        ];
        let (compiled, bad) = Names::new(&named, Vec::new());
        assert_eq!(bad.len(), 1, "{bad:?}");
        assert_eq!(names("60 Minutes in Area 51", &compiled), [0..10, 14..21]);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,60}") {
            for range in names(&text, &Names::default()) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}

//! Names with digits in them that are no figures: laws, reporters, dockets, forms, reports.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use crate::model::Named;
use crate::text::{Span, Spanned};

/// The forms in which United States law and government name things by number, after the Indigo
/// Book; `S` stands for one number of the kind that sections have, `L` for more of them. The first
/// form that fits at a place is taken, so the longer ones stand first.
const OFFICIAL: [&str; 18] = [
    // No. 3:18-cv-00428-DMS, 18-cv-428, 1:18-cr-00064-JDB
    r"(?:\b[Nn]os?\.\s*)?\b(?:\d:)?\d{2,4}-(?:cv|cr|mc|md|mj|misc|civ|crim|ev|bk|ap)-\d+(?:-[A-Z]{2,5})*",
    // 8 U.S.C. § 1325(a), 45 C.F.R. Part 410
    r"\b\d+\s+(?:U\.?S\.?C\.?|C\.?F\.?R\.?)(?:\s*(?:§§?|[Pp]arts?|[Ss]ecs?\.|[Ss]ections?|[Cc]h\.)?\s*SL)?",
    // 310 F. Supp. 3d 1133, 1143; 83 Fed. Reg. 29,435; 2018 WL 3129486, at *3
    r"\b\d+\s+(?:U\.S\.|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|F\.(?:\s?(?:2d|3d|4th))?|F\.\s?Supp\.(?:\s?(?:2d|3d))?|F\.\s?App['’]x|F\.R\.D\.|Fed\.\s?Cl\.|Fed\.\s?Reg\.|I\.\s?&\s?N\.\s?Dec\.|Op\.\s?O\.L\.C\.|WL|Stat\.)\s+\d+(?:,\d{3})*(?:,\s+(?:at\s+\*?)?\d+(?:[–-]\d+)?)?",
    // §§ 1325–1326, § 1325(a)(1)
    r"§§?\s*SL",
    // Nos. 18-56151 and 19-55000, No. 18A615
    r"\b[Nn]os?\.\s*\d+[A-Z]?\d*(?:[:–-]\d+)*(?:(?:,|\s+and|\s+&)\s+\d+[–-]\d+)*",
    // ECF No. 83, at 4; Dkt. 83-1; docket entries 83 and 84
    r"\b(?:ECF|Dkt\.|Docs?\.|Docket|D\.E\.|(?:[Dd]ocket\s+)?[Ee]ntr(?:y|ies))\s*(?:[Nn]os?\.\s*)?SL(?:,?\s+at\s+\d+(?:[–-]\d+)?)?",
    // Form I-589, Forms 95 and 1099-MISC
    r"\bForms?\s+(?:[A-Z]{1,4}-)?\d+[A-Z]?(?:-[A-Z]+)?(?:\s+and\s+(?:[A-Z]{1,4}-)?\d+[A-Z]?)?",
    // Executive Order 14011, Exec. Order No. 14,011, E.O. 14011
    r"\b(?:[Ee]xecutive\s+[Oo]rders?|Exec\.\s+Orders?|E\.O\.|EO|Proclamations?)\s+(?:Nos?\.\s*)?\d{1,2},?\d{3}(?:\s+and\s+\d{1,2},?\d{3})?",
    // Public Law 110-457, Pub. L. No. 110-457
    r"\b(?:Public\s+Laws?|Pub\.\s?L\.|P\.L\.)\s*(?:Nos?\.\s*)?\d+[–-]\d+",
    // H.R. 6204, S. Res. 5, S.B. 4, Prop. 187
    r"\b(?:H\.\s?R\.(?:\s?(?:Res|Rep|Doc)\.(?:\s?No\.)?)?|[HS]\.(?:J\.|Con\.)?\s?(?:Res|Amdt|Rep|Doc)\.(?:\s?No\.)?|[AHS]\.?B\.?|Prop(?:osition|\.))\s?\d+(?:[–-]\d+)?",
    // S. 3202, but not the end of `the U.S. 12 states`
    r"(?:^|[\s(])S\.\s?\d+\b",
    // Sections 1325 and 1326, Title 42, Rule 23(b)(2), Phase 2, Flight 93
    r"\b(?:[Tt]itle|[Ss]ection|[Ss]ubsection|[Cc]hapter|[Pp]aragraph|[Pp]age|[Ff]ootnote|[Pp]hase|Article|Rule|Part|Subpart|Count|Amendment|Exhibit|Appendix|Annex|Schedule|Table|Figure|Volume|Resolution|Directive|Memorandum|Bulletin|Circular|Convention|Protocol|Phase|Stage|Level|Tier|Category|Flight|Highway|Interstate|Route|Room|Suite|District|Version)(?:s\s+SL|\s+S(?:\s?[–-]\s?S)?)",
    // pp. 3–5, ¶ 12, Fed. R. Civ. P. 23, Sec. 4, Ex. 3
    r"(?:\bpp?\.|¶¶?|\bnn?\.|\bparas?\.|\bCiv\.\s?P\.|\bCrim\.\s?P\.|\bApp\.\s?P\.|\bEvid\.|\b[Ss]ecs?\.|\b[Aa]rts?\.|\b[Cc]h\.|\b[Vv]ol\.|\b[Ff]igs?\.|\bExs?\.|\bPt\.|\bAmend\.)\s*SL",
    // 1325(a)(1), 501(c)(3)
    r"\b\d+(?:\([A-Za-z]\))(?:\(\w{1,4}\))*",
    // hours of the day: 9 a.m., 12:30 PM, 10 o'clock
    r"\b\d{1,2}(?::\d{2})?\s*(?:[ap]\.\s?m\.|[AP]\.?M\b\.?|[ap]m\b|o['’]clock)",
    // telephone numbers: (619) 557-5600, 1-800-394-5855, +1 202-555-0100, call 911
    r"(?:\+?1[\s.-])?(?:\(\d{3}\)\s?|\b\d{3}[.–-])\d{3}[.–-]\d{4}\b|\b1-8\d\d-[A-Z0-9-]+\b|\+\d{1,3}[\s.-]\d[\d\s.()-]{5,}\d|\b(?:[Cc]all|[Dd]ial|[Hh]otline)\s+\d{3}\b",
    // a ZIP code after its state: San Diego, CA 92101-8897; Washington, D.C. 20530
    r",\s+(?:[A-Z]{2}|[A-Z]\.[A-Z]\.)\s+\d{5}(?:-\d{4})?\b",
    // web addresses, and words that happen to have digits
    r"\b(?:https?://|www\.)\S+|\b24/7\b|\b9/11\b|\b[23]-?D\b|\b[345]G\b",
];

/// One number of the kind that sections, pages and counts have: 1325, 1325(a)(1), 1226a, 410.3.
const SECTION: &str = r"\d+[A-Za-z]{0,2}(?:[.–-]\d+[a-z]?)*(?:\(\w{1,5}\))*";

/// More such numbers; those after a comma only if the list ends with a word that joins it, so that
/// `Counts 1 and 2, 12 children` is no list of three.
const LIST: &str = r"(?:(?:,\s+S)*,?\s+(?:and|or|to|through|&)\s+S|\s?[–-]\s?S)?";

/// All official forms as one pattern. Word boundaries and digits are those of ASCII, which lets the
/// engine look at every byte once.
static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = OFFICIAL.map(|form| format!("(?:{form})")).join("|");
    let pattern = forms
        .replace("SL", "S L")
        .replace("S L", &format!("{SECTION}{LIST}"));
    compile(&ascii(&pattern.replace(r"\s+S", &format!(r"\s+{SECTION}")))).ok()
});

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

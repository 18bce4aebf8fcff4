//! Law reporters: their abbreviations, and the years of their series.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use regex::Regex;

/// A series of a law reporter: its abbreviation, and the years in which its volumes came out.
type Series = (&'static str, i16, Option<i16>);

/// The series of federal reporters, and the years their volumes cover.
///
/// Source: Free Law Project, *reporters-db*, `reporters.json`, which leaves open when `F.3d` and
/// `F. App'x` ended (with the first volume of `F.4th`), has a slip in the year in which the second
/// series of the Federal Supplement follows the first (1998), and begins `F.R.D.` (1938, with the
/// rules it reports on) and `U.S.` (1754, with Dallas's reports) later than their volumes do.
const SERIES: [Series; 16] = [
    ("B.R.", 1979, None),
    ("F. App'x", 2001, Some(2021)),
    ("F. Supp.", 1932, Some(1998)),
    ("F. Supp. 2d", 1998, Some(2014)),
    ("F. Supp. 3d", 2014, None),
    ("F.", 1880, Some(1924)),
    ("F.2d", 1924, Some(1993)),
    ("F.3d", 1993, Some(2021)),
    ("F.4th", 2021, None),
    ("F.R.D.", 1938, None),
    ("Fed. Cl.", 1992, None),
    ("I. & N. Dec.", 1940, None),
    ("L. Ed.", 1754, Some(1956)),
    ("L. Ed. 2d", 1956, None),
    ("S. Ct.", 1882, None),
    ("U.S.", 1754, None),
];

/// A decision may have been made in the year before the first volume of its series came out.
const GRACE: i16 = 1;

/// `310 F. Supp. 3d 1133, 1143 (S.D. Cal. 2018)`
static CITATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mut names: Vec<&str> = SERIES.iter().map(|(name, ..)| *name).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let name = |name: &&str| {
        regex::escape(name).replace(r"\ ", " ").replace(' ', r"\s*").replace('\'', "['’]")
    };
    let names = names.iter().map(name).collect::<Vec<_>>().join("|");
    let year = r"(?:,\s*[0-9]+(?:[–-][0-9]+)?)*\s*\((?:[^()]*[^()0-9])?([0-9]{4})\)";
    Regex::new(&format!(r"(?-u:\b)([0-9]{{1,4}})\s+({names})\s+([0-9]{{1,5}})(?-u:\b)(?:{year})?"))
        .ok()
});

/// A reporter citation in a text.
pub(super) struct Cited<'t> {
    /// Volume, reporter and first page.
    pub(super) range: Range<usize>,
    /// `310`
    pub(super) volume: &'t str,
    /// `F. Supp. 3d`, as it is written.
    pub(super) reporter: &'t str,
    /// `1133`
    pub(super) page: &'t str,
    /// `2018`, and where it stands.
    pub(super) year: Option<(i16, Range<usize>)>,
}

/// Every reporter citation in a text.
pub(super) fn find(text: &str) -> impl Iterator<Item = Cited<'_>> {
    CITATION.iter().flat_map(|pattern| pattern.captures_iter(text)).filter_map(|captures| {
        let [volume, reporter, page] = [captures.get(1)?, captures.get(2)?, captures.get(3)?];
        let year =
            captures.get(4).and_then(|year| Some((year.as_str().parse().ok()?, year.range())));
        Some(Cited {
            range: volume.start()..page.end(),
            volume: volume.as_str(),
            reporter: reporter.as_str(),
            page: page.as_str(),
            year,
        })
    })
}

/// Whether two abbreviations are those of one series: `F.Supp.3d` is `F. Supp. 3d`.
pub(super) fn same(a: &str, b: &str) -> bool {
    even(a) == even(b)
}

/// An abbreviation without the space that people set in different places.
fn even(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '’' { '\'' } else { c }).collect()
}

/// The years in which a decision reported in this series can have been made, and the series' name.
/// Nothing for a series that is not known here.
pub(super) fn years(reporter: &str) -> Option<(&'static str, RangeInclusive<i16>)> {
    let (name, first, last) = SERIES.iter().find(|(name, ..)| same(name, reporter))?;
    Some((name, first - GRACE..=last.unwrap_or(i16::MAX)))
}

/// When the volumes of a series came out, in words.
pub(super) fn span_of(reporter: &str) -> String {
    match SERIES.iter().find(|(name, ..)| same(name, reporter)) {
        Some((_, first, Some(last))) => format!("from {first} to {last}"),
        Some((_, first, None)) => format!("since {first}"),
        None => String::new(),
    }
}

/// The series of the same reporter that a decision of this year can be in.
pub(super) fn sibling(reporter: &str, year: i16) -> Option<&'static str> {
    let stem = |name: &str| {
        let name = even(name);
        ["2d", "3d", "4th"]
            .iter()
            .find_map(|s| name.strip_suffix(s))
            .map_or(name.clone(), str::to_owned)
    };
    let fits = |(name, first, last): &&Series| {
        stem(name) == stem(reporter) && *first <= year && last.is_none_or(|last| year <= last)
    };
    SERIES.iter().find(fits).map(|(name, ..)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = find(text)
            .map(|c| {
                let year = c.year.map_or(String::new(), |(year, _)| format!(" {year}"));
                format!("{}|{}|{}{year}", c.volume, c.reporter, c.page)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_citations() {
        check("See 310 F. Supp. 3d 1133 (S.D. Cal. 2018).", &["310|F. Supp. 3d|1133 2018"]);
        check("310 F.Supp.3d 1133, 1143–44 (S.D. Cal. 2018)", &["310|F.Supp.3d|1133 2018"]);
        check("905 F.3d 1137 (9th Cir. 2018)", &["905|F.3d|1137 2018"]);
        check("507 U.S. 292; 113 S. Ct. 1439", &["507|U.S.|292", "113|S. Ct.|1439"]);
        check("3,913 children in the U.S. 12 states", &[]);
        check("8 U.S.C. § 1158", &[]);
    }

    #[test]
    fn knows_the_years() {
        let within = |name: &str, year: i16| years(name).map(|(_, years)| years.contains(&year));
        assert_eq!(within("F. Supp. 3d", 2018), Some(true));
        assert_eq!(within("F.Supp.3d", 2012), Some(false));
        assert_eq!(within("F.3d", 2022), Some(false));
        assert_eq!(within("Cal. 4th", 1800), None);
        assert_eq!(sibling("F. Supp. 3d", 2012), Some("F. Supp. 2d"));
        assert_eq!(sibling("U.S.", 1700), None);
    }
}

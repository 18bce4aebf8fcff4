//! Decisions and court papers (Indigo Book, R11–R18).

use super::super::locator::in_document;
use super::super::piece::{Citation, typographic};
use super::super::words::legal_date;
use super::names::caption;
use super::{day, parenthesis, year};
use crate::model::{Case, Locator, LocatorKind, Registry, Reported, Source};

/// A decision or a paper filed in court, with what the registry knows of its case.
pub(super) struct Paper<'a> {
    source: &'a Source,
    case: Option<&'a Case>,
    /// The caption.
    caption: Option<&'a str>,
    /// The title of the paper, where it is not the case's name.
    document: Option<&'a str>,
    /// What the editor adds in parentheses after the title.
    remark: Option<&'a str>,
}

impl<'a> Paper<'a> {
    /// What a source says of a case, joined with the registry.
    pub(super) fn of(source: &'a Source, registry: &'a Registry) -> Paper<'a> {
        let case = source.case.as_ref().and_then(|id| registry.cases.get(&id.value));
        let (title, remark) = match source.title.strip_suffix(')').and_then(|t| t.split_once(" ("))
        {
            Some((title, remark)) => (title, Some(remark)),
            None => (source.title.as_str(), None),
        };
        let known = case.map(|case| case.caption.as_str());
        if is_case_name(title) || known == Some(title) {
            Paper { source, case, caption: Some(title), document: None, remark }
        } else {
            Paper { source, case, caption: known, document: Some(&source.title), remark: None }
        }
    }

    /// The citation in full.
    pub(super) fn full(&self, locator: Option<&Locator>) -> Citation {
        let mut citation = Citation::default();
        if let Some(document) = self.document {
            citation.text(&typographic(document));
            if let Some(pin) = self.pin(locator) {
                citation.text(&format!(" {}", in_document(pin)));
            }
        }
        citation.item(Citation::in_italics(&caption(self.caption.unwrap_or_default())));
        let pin = self.pin(locator).filter(|_| self.document.is_none());
        if let Some(reported) = self.reported() {
            citation.item(Citation::of(&reported));
            match pin {
                Some(Locator { kind: LocatorKind::Page, value }) => {
                    citation.text(&format!(", {value}"));
                }
                Some(pin) => citation.text(&format!(" {}", in_document(pin))),
                None => {}
            }
            citation.text(&parenthesis(self.court(), year(self.source)));
        } else {
            if let Some(docket) = self.docket() {
                citation.item(Citation::of(&numbered(docket)));
            }
            match pin {
                Some(pin @ Locator { kind: LocatorKind::Page, .. }) => {
                    citation.text(&format!(", slip op. {}", in_document(pin)));
                }
                Some(pin) => citation.text(&format!(" {}", in_document(pin))),
                None => {}
            }
            citation.text(&parenthesis(self.court(), day(self.source)));
            if let Some(entry) = self.entry(locator) {
                citation.item(Citation::of(&format!("ECF No. {entry}")));
            }
        }
        if let Some(remark) = self.remark {
            citation.text(&format!(" ({})", typographic(remark)));
        }
        citation
    }

    /// The form for a later note.
    pub(super) fn short(&self, locator: Option<&Locator>) -> Citation {
        let mut citation = Citation::default();
        let pin = self.pin(locator).map(|pin| format!(" {}", in_document(pin))).unwrap_or_default();
        if let Some(document) = self.document {
            citation.text(&format!("{}{pin}", typographic(document)));
        }
        citation.item(Citation::in_italics(&typographic(self.short_name())));
        let pin = if self.document.is_some() { "" } else { &pin };
        if let (Some(volume), Some(reporter)) = (self.source.field("volume"), self.reporter()) {
            let page = self.source.field("page").filter(|_| pin.is_empty());
            let page = page.map(|page| format!(" {page}")).unwrap_or_default();
            citation.item(Citation::of(&format!("{volume} {reporter}{page}{pin}")));
        } else if let Some(entry) = self.entry(locator) {
            citation.item(Citation::of(&format!("ECF No. {entry}{pin}")));
        } else if let Some(docket) = self.docket() {
            citation.item(Citation::of(&format!("{}{pin}", numbered(docket))));
        }
        citation
    }

    /// What running text calls it: its own title, or the case's short name.
    pub(super) fn name(&self) -> Citation {
        match self.document {
            Some(document) => Citation::of(&typographic(document)),
            None => Citation::in_italics(&typographic(self.short_name())),
        }
    }

    fn short_name(&self) -> &str {
        let known = self.case.and_then(|case| case.short.as_ref()).map(|short| short.as_str());
        let shortened = self.source.field("title-short");
        let caption = self.caption.unwrap_or_default();
        let first_party = caption.split_once(" v. ").map_or(caption, |(first, _)| first);
        known.or(shortened).unwrap_or(first_party)
    }

    fn reporter(&self) -> Option<&str> {
        self.source.field("container-title")
    }

    /// `310 F. Supp. 3d 1133`
    fn reported(&self) -> Option<String> {
        let (volume, page) = (self.source.field("volume")?, self.source.field("page")?);
        Some(format!("{volume} {} {page}", self.reporter()?))
    }

    /// The court; the Supreme Court is told by its reporter.
    fn court(&self) -> Option<&str> {
        let supreme = self.reported().is_some()
            && matches!(self.reporter(), Some("U.S." | "S. Ct." | "L. Ed. 2d"));
        let own = self.source.field("authority");
        own.or(self.case.map(|case| case.court.as_str())).filter(|_| !supreme)
    }

    fn docket(&self) -> Option<&str> {
        let own = self.source.field("number");
        own.or_else(|| self.case?.docket.as_ref().map(|docket| docket.as_str()))
    }

    fn entry<'b>(&'b self, locator: Option<&'b Locator>) -> Option<&'b str> {
        let named = locator.filter(|l| l.kind == LocatorKind::Entry).map(|l| l.value.as_str());
        named.or(self.source.entry.as_ref().map(|entry| entry.as_str()))
    }

    /// The locator, unless it names the docket entry, which has a place of its own.
    fn pin<'b>(&self, locator: Option<&'b Locator>) -> Option<&'b Locator> {
        locator.filter(|locator| locator.kind != LocatorKind::Entry)
    }
}

/// A docket number, or several, as one: `No. 3:18-cv-00428`, `Nos. 22-6586, 22-6587`.
fn numbered(docket: &str) -> String {
    match docket.starts_with("No. ") || docket.starts_with("Nos. ") {
        true => docket.to_owned(),
        false => format!("No. {docket}"),
    }
}

/// Whether a title is the name of a case and not that of a paper.
fn is_case_name(title: &str) -> bool {
    let starts = ["In re ", "Ex parte ", "Matter of ", "In the Matter of "];
    title.contains(" v. ") || starts.iter().any(|start| title.starts_with(start))
}

/// The citation of a whole case by its docket:
/// `*Ms. L. v. ICE*, No. 3:18-cv-00428 (S.D. Cal. filed Feb. 26, 2018)` (R13).
pub(in crate::cite) fn docket(case: &Case) -> Citation {
    let mut citation = Citation::in_italics(&caption(&case.caption));
    if let Some(number) = &case.docket {
        citation.item(Citation::of(&numbered(&number.value)));
    }
    let filed = case.filed.as_ref().map(|date| format!("filed {}", legal_date(date.value)));
    citation.text(&parenthesis(Some(&case.court), filed));
    citation
}

/// The citation of a decision in a law reporter:
/// `*Ms. L. v. ICE*, 310 F. Supp. 3d 1133 (S.D. Cal. 2018)` (R11).
pub(in crate::cite) fn decision(case: &Case, reported: &Reported) -> Citation {
    let mut citation = Citation::in_italics(&caption(&case.caption));
    let Reported { volume, reporter, page, year } = reported;
    let place = format!("{} {} {}", volume.value, reporter.value, page.value);
    citation.item(Citation::of(&place));
    // A decision of a higher court is not one of the court on whose docket the case stands.
    let appellate = !(reporter.starts_with("F. Supp") || reporter.as_str() == "F.R.D.");
    let court = Some(case.court.as_str()).filter(|court| appellate == court.contains("Cir."));
    let year = year.as_ref().map(|year| year.value.to_string());
    citation.text(&parenthesis(court, year));
    citation
}

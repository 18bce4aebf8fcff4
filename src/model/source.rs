//! Sources: what is cited. The field names are those of the Citation Style Language (CSL 1.0.2).

use super::{Date, Id, Lang};
use crate::text::{Span, Spanned};

/// A cited work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: Spanned<Id>,
    /// The ids that it had before.
    pub aliases: Vec<Spanned<Id>>,
    /// What sort of work it is.
    pub kind: Spanned<SourceKind>,
    /// Its title, as printed; no Markdown.
    pub title: Spanned<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// When it came out.
    pub issued: Option<Spanned<Date>>,
    /// When we last saw that it says what we say it says.
    pub accessed: Option<Spanned<Date>>,
    /// Its address.
    pub url: Option<Spanned<String>>,
    /// The other CSL fields that are plain text, by name (`publisher`, `container-title`,
    /// `volume`, `page`, `number`, `genre`, `section`, `authority`, …), in the order written.
    pub fields: Vec<(String, Spanned<String>)>,
    /// How near it is to what it reports.
    pub reliability: Option<Spanned<Reliability>>,
    /// A saved copy.
    pub snapshot: Option<Snapshot>,
    /// The language it is in, where that is not the site's.
    pub lang: Option<Spanned<Lang>>,
    /// A remark on the copy read.
    pub note: Option<Spanned<String>>,
    /// For a court document, the case.
    pub case: Option<Spanned<Id>>,
    /// For a court document, its number on the docket.
    pub entry: Option<Spanned<String>>,
}

impl Source {
    /// The names of the plain text fields.
    pub const FIELDS: [&'static str; 26] = [
        "title-short",
        "publisher",
        "publisher-place",
        "container-title",
        "collection-title",
        "event-title",
        "volume",
        "issue",
        "page",
        "number",
        "number-of-pages",
        "section",
        "chapter-number",
        "edition",
        "genre",
        "medium",
        "DOI",
        "ISBN",
        "authority",
        "jurisdiction",
        "references",
        "status",
        "archive",
        "archive_location",
        "version",
        "dimensions",
    ];

    /// A plain text field by its CSL name.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.value.as_str())
    }
}

/// A person or a body that wrote something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A body, or a name that must not be taken apart.
    Literal(Spanned<String>),
    /// A person.
    Person {
        /// Family name.
        family: Spanned<String>,
        /// Given names.
        given: Option<Spanned<String>>,
    },
}

macro_rules! source_kinds {
    ($($variant:ident = $word:literal, $doc:literal;)*) => {
        /// The CSL types of works that are cited here.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SourceKind {
            $(#[doc = $doc] $variant,)*
        }

        impl SourceKind {
            /// Every type, with its CSL name.
            pub const ALL: &'static [(&'static str, SourceKind)] =
                &[$(($word, SourceKind::$variant)),*];
        }
    };
}

source_kinds! {
    ArticleJournal = "article-journal", "An article in a learned journal.";
    ArticleMagazine = "article-magazine", "An article in a magazine.";
    ArticleNewspaper = "article-newspaper", "A news report.";
    Bill = "bill", "A bill before a legislature.";
    Book = "book", "A book.";
    Broadcast = "broadcast", "A radio or television programme.";
    Chapter = "chapter", "A part of a book.";
    Dataset = "dataset", "Data.";
    Document = "document", "Anything else: a memorandum, a letter.";
    Hearing = "hearing", "A hearing before a legislature.";
    Interview = "interview", "An interview.";
    LegalCase = "legal_case", "A court's decision or a paper filed in court.";
    Legislation = "legislation", "A statute or an executive order.";
    PostWeblog = "post-weblog", "A post in a web log.";
    Regulation = "regulation", "A regulation.";
    Report = "report", "A report.";
    Speech = "speech", "A speech.";
    Thesis = "thesis", "A thesis.";
    Treaty = "treaty", "A treaty.";
    Webpage = "webpage", "A page on the web.";
}

impl SourceKind {
    /// The CSL name.
    pub fn word(self) -> &'static str {
        SourceKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// How near a source is to what it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reliability {
    /// A government body on its own acts and counts.
    PrimaryOfficial,
    /// A court.
    PrimaryCourt,
    /// A party to the matter.
    PrimaryParty,
    /// News media.
    Press,
    /// Scholarship.
    Scholarly,
    /// An organisation that takes sides.
    Advocacy,
}

impl Reliability {
    /// Every degree, with the word that names it in the registry.
    pub const ALL: [(&'static str, Reliability); 6] = [
        ("primary-official", Reliability::PrimaryOfficial),
        ("primary-court", Reliability::PrimaryCourt),
        ("primary-party", Reliability::PrimaryParty),
        ("press", Reliability::Press),
        ("scholarly", Reliability::Scholarly),
        ("advocacy", Reliability::Advocacy),
    ];
}

/// A saved copy of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it is described.
    pub span: Span,
    /// Its address.
    pub url: Option<Spanned<String>>,
    /// When it was made.
    pub captured: Option<Spanned<Date>>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: Option<Spanned<String>>,
}

//! Every form, with its questions in the order in which they are put.

use super::form::{Form, Need, Question};
use crate::model::EntryKind;
use crate::schema::{
    CASE, CLAIM, DERIVED, EVENT, FACT, PAGE, PARTY, SERIES, SOURCE, TERM, Table, UNIT,
};

/// Every form but that of a correction, which is made from what was published.
pub(super) static FORMS: [Form; 8] = [
    Form {
        word: "article",
        about: "Add a page: a draft with its front matter, or the translation of a page",
        examples: "  plainfact new article policy/memo --title 'The memo' \\
    --description 'What the memo ordered.' --source report
  plainfact new article policy/memo --lang es --title 'El memorando' \\
    --description 'Lo que ordenaba.'",
        kind: None,
        named_by: "title",
        questions: &[
            needed(&PAGE, "title"),
            needed(&PAGE, "description"),
            flag(&PAGE, "kind"),
            when(&PAGE, "sources", "kind", &["article"]),
            offered(&PAGE, "topics"),
            flag(&PAGE, "authors"),
            flag(&PAGE, "date"),
            flag(&PAGE, "order"),
        ],
    },
    Form {
        word: "fact",
        about: "Add a figure with its first claim, or one that follows from others",
        examples:
            "  plainfact new fact --label 'Children with a lawyer' --kind count --one child \\
    --other children --value 120 --as-of 2021-06-02 --source 'report, page 4'
  plainfact new fact --label 'Cost of a night' --kind money --currency USD --value 298.50 \\
    --period 2018 --source report",
        kind: Some(EntryKind::Fact),
        named_by: "label",
        questions: &[
            needed(&FACT, "label"),
            needed(&FACT, "kind"),
            when(&UNIT, "one", "kind", &["count"]),
            when(&UNIT, "other", "kind", &["count"]),
            flag(&UNIT, "also"),
            when(&UNIT, "currency", "kind", &["money"]),
            flag(&UNIT, "per"),
            flag(&FACT, "topics"),
            offered(&DERIVED, "formula"),
            with(&DERIVED, "where", "formula"),
            flag(&DERIVED, "round"),
            flag(&DERIVED, "expect"),
            flag(&DERIVED, "mixed_dates"),
            flag(&DERIVED, "mixed_scope"),
            needed(&CLAIM, "value").unless(&["formula"]),
            flag(&CLAIM, "modifier"),
            offered(&CLAIM, "period").unless(&["formula"]),
            needed(&CLAIM, "as_of").unless(&["formula", "period"]),
            offered(&CLAIM, "scope").unless(&["formula"]),
            flag(&CLAIM, "counted_by"),
            flag(&CLAIM, "flags"),
            needed(&CLAIM, "sources").unless(&["formula"]),
        ],
    },
    Form {
        word: "source",
        about: "Add a source, or all of a BibTeX or CSL-JSON file",
        examples: "  plainfact new source --type report --title 'The Harbor in 2025' \\
    --publisher 'Town of Halden' --issued 2026-01-15 --url https://example.org/harbor
  plainfact new source --type article-newspaper --title 'A Ferry Stops' \\
    --author 'Holm, Ida' --container-title 'The Gazette' --issued 2026-02-01
  plainfact new source --from library.bib",
        kind: Some(EntryKind::Source),
        named_by: "title",
        questions: &[
            needed(&SOURCE, "type"),
            needed(&SOURCE, "title"),
            offered(&SOURCE, "author"),
            offered(&SOURCE, "publisher"),
            offered(&SOURCE, "container-title"),
            offered(&SOURCE, "issued"),
            offered(&SOURCE, "URL"),
            flag(&SOURCE, "accessed"),
            flag(&SOURCE, "volume"),
            flag(&SOURCE, "page"),
            flag(&SOURCE, "number"),
            flag(&SOURCE, "number-of-pages"),
            flag(&SOURCE, "genre"),
            flag(&SOURCE, "authority"),
            offered(&SOURCE, "reliability"),
            flag(&SOURCE, "lang"),
            flag(&SOURCE, "note"),
            flag(&SOURCE, "case"),
            flag(&SOURCE, "entry"),
        ],
    },
    Form {
        word: "case",
        about: "Add a lawsuit",
        examples: "  plainfact new case --caption 'Holm v. Town of Halden' --short Holm \\
    --court 'D. Mass.' --docket 1:26-cv-00012 --filed 2026-02-03 --source report",
        kind: Some(EntryKind::Case),
        named_by: "short",
        questions: &[
            needed(&CASE, "caption"),
            offered(&CASE, "short"),
            needed(&CASE, "court"),
            offered(&CASE, "docket"),
            flag(&CASE, "judges"),
            offered(&CASE, "filed"),
            flag(&CASE, "closed"),
            flag(&CASE, "kind"),
            offered(&CASE, "status"),
            flag(&CASE, "status_as_of"),
            offered(&CASE, "summary"),
            offered(&CASE, "sources"),
            flag(&CASE, "topics"),
        ],
    },
    Form {
        word: "term",
        about: "Add a word to the glossary",
        examples: "  plainfact new term --term 'class action' \\
    --plain 'A lawsuit by some for all who are in the same place.'",
        kind: Some(EntryKind::Term),
        named_by: "term",
        questions: &[
            needed(&TERM, "term"),
            needed(&TERM, "plain"),
            flag(&TERM, "legal"),
            flag(&TERM, "aka"),
            flag(&TERM, "avoid"),
            offered(&TERM, "sources"),
        ],
    },
    Form {
        word: "event",
        about: "Add an entry to the timeline",
        examples: "  plainfact new event --date 2018-04-06 --title 'The memo is signed' --source report",
        kind: Some(EntryKind::Event),
        named_by: "title",
        questions: &[
            needed(&EVENT, "date"),
            needed(&EVENT, "title"),
            offered(&EVENT, "summary"),
            needed(&EVENT, "sources"),
            flag(&EVENT, "topics"),
            flag(&EVENT, "major"),
        ],
    },
    Form {
        word: "party",
        about: "Add a person or an organisation",
        examples: "  plainfact new party --type organization --name 'Town of Halden' --short 'the town'",
        kind: Some(EntryKind::Party),
        named_by: "name",
        questions: &[
            needed(&PARTY, "type"),
            needed(&PARTY, "name"),
            offered(&PARTY, "short"),
            offered(&PARTY, "role"),
            flag(&PARTY, "url"),
            flag(&PARTY, "from"),
            flag(&PARTY, "until"),
            flag(&PARTY, "parent"),
            flag(&PARTY, "private"),
            flag(&PARTY, "sources"),
        ],
    },
    Form {
        word: "series",
        about: "Add numbers over time, for a chart",
        examples: "  plainfact new series --title 'Children by month' --one child --other children \\
    --column held=Held --column freed=Freed --source report \\
    --point 2021-05=40,2 --point 2021-06=30,10",
        kind: Some(EntryKind::Series),
        named_by: "title",
        questions: &[
            needed(&SERIES, "title"),
            needed(&SERIES, "columns"),
            flag(&SERIES, "csv"),
            needed(&SERIES, "points").unless(&["csv"]),
            offered(&UNIT, "one"),
            offered(&UNIT, "other"),
            flag(&UNIT, "currency"),
            flag(&SERIES, "disjoint"),
            flag(&SERIES, "caution"),
            needed(&SERIES, "sources"),
        ],
    },
];

const fn question(table: &'static Table, name: &'static str, need: Need) -> Question {
    Question { table, name, need, unless: &[] }
}

const fn needed(table: &'static Table, name: &'static str) -> Question {
    question(table, name, Need::Always)
}

const fn when(
    table: &'static Table,
    name: &'static str,
    other: &'static str,
    answers: &'static [&'static str],
) -> Question {
    question(table, name, Need::When(other, answers))
}

const fn with(table: &'static Table, name: &'static str, other: &'static str) -> Question {
    question(table, name, Need::With(other))
}

const fn offered(table: &'static Table, name: &'static str) -> Question {
    question(table, name, Need::Offered)
}

const fn flag(table: &'static Table, name: &'static str) -> Question {
    question(table, name, Need::Flag)
}

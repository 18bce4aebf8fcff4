//! What is asked for each kind of entry: fields of the tables of `schema`, so that a question, its
//! help and what it takes are told once.

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command};

use crate::model::{Date, EntryKind, Id, Period};
use crate::schema::{
    CASE, CLAIM, DERIVED, EVENT, FACT, Field, Named, PAGE, PARTY, SERIES, SOURCE, Shape, TERM,
    Table, UNIT,
};

/// The questions that make an entry, or a page.
#[derive(Debug)]
pub(in crate::cli) struct Form {
    /// The word on the command line.
    pub(super) word: &'static str,
    about: &'static str,
    examples: &'static str,
    /// The kind of entry; none for a page.
    pub(super) kind: Option<EntryKind>,
    /// The field whose words suggest the id.
    pub(super) named_by: &'static str,
    pub(super) questions: &'static [Question],
}

/// A field that is asked for.
#[derive(Debug)]
pub(super) struct Question {
    table: &'static Table,
    name: &'static str,
    need: Need,
    /// Questions of which any answer makes this one idle.
    unless: &'static [&'static str],
}

/// Whether an answer must be given.
#[derive(Debug, Clone, Copy)]
enum Need {
    /// Always.
    Always,
    /// When another question has one of these answers.
    When(&'static str, &'static [&'static str]),
    /// When another question has any answer.
    With(&'static str),
    /// Never; on a terminal it is offered.
    Offered,
    /// Never; only its flag answers it.
    Flag,
}

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

impl Form {
    /// The command that takes the answers.
    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(self.word)
            .about(self.about)
            .long_about(format!(
                "{}.\n\nWhat is needed and not given is asked for on a terminal.",
                self.about
            ))
            .after_help(format!("Examples:\n{}", self.examples));
        if self.kind.is_none() {
            let path = Arg::new("path").value_name("PATH").required(true);
            command = command
                .arg(path.help("Where it stands below content/, without `.md`: `policy/memo`"))
                .arg(text("lang", "LANG").help("Write the translation into this language"));
        }
        command = command.args(self.questions.iter().map(Question::arg));
        if self.word == "source" {
            let from = text("from", "FILE").help(
                "Take every entry of a `.bib` or `.json` file; `-` reads either from standard input",
            );
            let others = self.questions.iter().map(Question::flag).chain(["id".to_owned()]);
            command = command.arg(from.conflicts_with_all(others.map(clap::Id::from)));
        }
        if self.word == "fact" {
            let claim = text("claim", "ID").value_parser(id).conflicts_with("formula");
            command = command.arg(claim.help("The claim's id [default: that of its source]"));
        }
        if self.kind.is_some() {
            let own = text("id", "ID").value_parser(id);
            let file = text("file", "FILE");
            command = command
                .arg(own.help("Its id [default: made from its name]"))
                .arg(file.help("The file of the registry to add it to, in the kind's folder"));
        }
        command
    }
}

fn text(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

impl Question {
    /// Idle once one of these questions has an answer.
    const fn unless(self, others: &'static [&'static str]) -> Question {
        Question { unless: others, ..self }
    }

    /// The field that the answer goes to.
    pub(super) fn field(&self) -> &'static Field {
        self.table.field(self.name).unwrap_or(&self.table.fields[0])
    }

    /// The table that the field is in.
    pub(super) fn table(&self) -> &'static Table {
        self.table
    }

    /// The flag, without its hyphens: that of a list names one of it.
    pub(super) fn flag(&self) -> String {
        let flag = self.name.to_lowercase().replace('_', "-");
        match flag.strip_suffix('s') {
            Some(one) if self.is_many() => one.to_owned(),
            Some(_) | None => flag,
        }
    }

    /// Whether it takes several answers.
    pub(super) fn is_many(&self) -> bool {
        matches!(self.field().shape, Shape::List(_) | Shape::Entries(..))
            || matches!(self.field().shape, Shape::Words) && self.name == "also"
    }

    /// Whether it cannot stay without an answer, where the others have these.
    pub(super) fn is_needed<'a>(&self, first: impl Fn(&str) -> Option<&'a str>) -> bool {
        !self.is_idle(&first)
            && match self.need {
                Need::Always => true,
                Need::When(other, answers) => {
                    first(other).is_some_and(|answer| answers.contains(&answer))
                }
                Need::With(other) => first(other).is_some(),
                Need::Offered | Need::Flag => false,
            }
    }

    /// Whether it is put on a terminal, though it need not be answered.
    pub(super) fn is_offered<'a>(&self, first: impl Fn(&str) -> Option<&'a str>) -> bool {
        matches!(self.need, Need::Offered) && !self.is_idle(&first)
    }

    fn is_idle<'a>(&self, first: &impl Fn(&str) -> Option<&'a str>) -> bool {
        self.unless.iter().any(|other| first(other).is_some())
    }

    fn arg(&self) -> Arg {
        let field = self.field();
        let flag = self.flag();
        let value = flag.to_uppercase().replace('-', "_");
        let arg = Arg::new(flag.clone()).long(flag).help(self.help());
        // A fact has claims, or it follows from others.
        let arg = match (self.table.name, self.name) {
            ("claim", _) => arg.conflicts_with("formula"),
            ("derived", name) if name != "formula" => arg.requires("formula"),
            _ => arg,
        };
        match field.shape {
            Shape::Boolean => return arg.action(ArgAction::SetTrue),
            Shape::Choice(words) | Shape::List(&Shape::Choice(words)) => {
                arg.value_parser(PossibleValuesParser::new(words()))
            }
            shape => arg.value_parser(ValueParser::from(move |text: &str| valid(shape, text))),
        }
        .action(if self.is_many() { ArgAction::Append } else { ArgAction::Set })
        .value_name(value)
    }

    /// What it means, as a phrase.
    pub(super) fn meaning(&self) -> &'static str {
        match (self.table.name, self.name) {
            ("derived", "formula") => {
                "How it follows from other facts: names, numbers, `+ - * / ( )`"
            }
            ("derived", "where") => "What a name in the formula stands for: a fact, or its claim",
            _ => self.field().meaning.trim_end_matches('.'),
        }
    }

    /// What it means, with the form where that is not told by the field.
    fn help(&self) -> String {
        let form = match (self.table.name, self.name) {
            ("source", "author") => "Who wrote it: `Holm, Ida`, or the name of a body; repeatable",
            ("series", "columns") => "A column, `held=Held by the state`; repeatable",
            ("series", "points") => "A row, `2021-06=30,10`: a number a column; repeatable",
            ("derived", "where") => {
                return format!("{}, `all=children#court`; repeatable", self.meaning());
            }
            (_, "sources") if self.table.name != "page" => {
                "What it rests on: the id of a source, perhaps with a place, `report, page 4`; repeatable"
            }
            _ => self.meaning(),
        };
        form.to_owned()
    }
}

/// An answer, if it has the form of what is asked for.
pub(super) fn valid(shape: Shape, text: &str) -> Result<String, String> {
    let text = text.trim();
    match shape {
        Shape::Date => Date::parse(text).map(|_| ())?,
        Shape::Period => Period::parse(text).map(|_| ())?,
        Shape::Id(Named::Entry(_) | Named::Topic | Named::ClaimOfFact)
        | Shape::List(&Shape::Id(_)) => drop(id(text)?),
        Shape::Address if !text.starts_with("https://") && !text.starts_with("http://") => {
            return Err("write the whole address, beginning with https://".to_owned());
        }
        _ if text.is_empty() => return Err("it is empty".to_owned()),
        _ => {}
    }
    Ok(text.to_owned())
}

/// An id, if it is one.
fn id(text: &str) -> Result<String, String> {
    match Id::is_valid(text) {
        true => Ok(text.to_owned()),
        false => Err(format!(
            "ids are small letters and digits with hyphens between: `{}`",
            Id::from_words(text)
        )),
    }
}

//! What is asked for each kind of entry: fields of the tables of `schema`, so that a question, its
//! help and what it takes are told once.

use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command};

use crate::model::{Date, EntryKind, Id, Period};
use crate::schema::{Field, Named, Shape, Table};

/// The questions that make an entry, or a page.
#[derive(Debug)]
pub(in crate::cli) struct Form {
    /// The word on the command line.
    pub(super) word: &'static str,
    /// What it makes, as a phrase.
    pub(super) about: &'static str,
    /// Command lines for the help.
    pub(super) examples: &'static str,
    /// The kind of entry; none for a page.
    pub(super) kind: Option<EntryKind>,
    /// The field whose words suggest the id.
    pub(super) named_by: &'static str,
    pub(super) questions: &'static [Question],
}

/// A field that is asked for.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) table: &'static Table,
    pub(super) name: &'static str,
    pub(super) need: Need,
    /// Questions of which any answer makes this one idle.
    pub(super) unless: &'static [&'static str],
}

/// Whether an answer must be given.
#[derive(Debug, Clone, Copy)]
pub(super) enum Need {
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
            let path = Arg::new("path").value_name("PATH");
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
    pub(super) const fn unless(self, others: &'static [&'static str]) -> Question {
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
                "How it follows from other facts, if it does: names, numbers, `+ - * / ( )`"
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

//! The entry of a registry that a form's answers make.

use std::io;

use super::answers::{self, Answers, usage};
use super::fits;
use super::form::Form;
use super::yaml::{field, scalar, within};
use super::{Stub, ids, place};
use crate::model::{Config, EntryKind, Id, Site};
use crate::schema::Shape;
use crate::text::Files;

/// Words that an id made from a name keeps.
const WORDS: usize = 6;

/// The stub of an entry.
pub(super) fn stub(
    form: &Form,
    kind: EntryKind,
    given: &Answers,
    site: &Site,
    files: &Files,
    config: &Config,
) -> io::Result<Stub> {
    let mut answers = given.clone();
    let today = config.today.to_string();
    let asked = answers.complete(form, site)?;
    match kind {
        EntryKind::Source if answers.one("url").is_some() => {
            answers.set_default("accessed", &today);
        }
        EntryKind::Case => {
            answers.set_default("status", "unknown");
            answers.set_default("status-as-of", &today);
        }
        _ => {}
    }
    let id = id(form, kind, &answers, asked, site)?;
    let path = place::file(kind, answers.one("file"), answers::somebody(), files)?;
    let fields = match kind {
        EntryKind::Fact => fact(form, &answers),
        EntryKind::Series => series(form, &answers)?,
        _ => plain(form, &answers, 2, |_| true),
    };
    let text = format!("{id}:\n{fields}");
    Ok(Stub { kind, ids: vec![Id::from(id)], path, head: "", text, todo: Vec::new() })
}

/// The id: as given, or made from the name; on a terminal it can be changed.
fn id(
    form: &Form,
    kind: EntryKind,
    answers: &Answers,
    asked: bool,
    site: &Site,
) -> io::Result<String> {
    if let Some(id) = answers.one("id") {
        return Ok(id.to_owned());
    }
    let name = answers.one(form.named_by).or(answers.one("caption")).unwrap_or_default();
    let year = answers.one("issued").or(answers.one("date")).and_then(|date| date.get(..4));
    let is_free = |id: &str| {
        !ids(&site.registry, kind).iter().any(|known| known.value.as_str() == id)
            && !site.registry.is_broken(kind, &Id::from(id))
    };
    let suggested = suggested(name, year.filter(|_| kind == EntryKind::Source), is_free);
    if !asked {
        return match suggested.is_empty() {
            false => Ok(suggested),
            true => Err(usage("no id can be made from the name; give one with `--id`".to_owned())),
        };
    }
    answers::suggest("id: its name in references and addresses", &suggested, |text| {
        match (Id::is_valid(text), is_free(text)) {
            (false, _) => Err("small letters and digits, with hyphens between".to_owned()),
            (true, false) => Err("there is one already".to_owned()),
            (true, true) => Ok(()),
        }
    })
}

/// The first words of a name as an id that is not taken; with a year, where one is told.
pub(super) fn suggested(name: &str, year: Option<&str>, is_free: impl Fn(&str) -> bool) -> String {
    let words = slug(name);
    let mut id = words.split('-').take(WORDS).collect::<Vec<_>>().join("-");
    if let Some(year) = year.filter(|year| !id.ends_with(*year)) {
        id = format!("{id}-{year}");
    }
    if id.is_empty() || is_free(&id) {
        return id;
    }
    let numbered = (2..).map(|number| format!("{id}-{number}")).find(|id| is_free(id));
    numbered.unwrap_or(id)
}

/// An id without the marks of letters: `Señal` is `senal`.
pub(super) fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    let bare: String =
        text.nfd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '.')).collect();
    Id::from_words(&bare)
}

/// The fields that are as their table has them, in the order asked.
fn plain(form: &Form, answers: &Answers, indent: usize, of: impl Fn(&str) -> bool) -> String {
    let mut text = String::new();
    for question in form.questions.iter().filter(|question| of(question.table().name)) {
        let given = answers.all(&question.flag());
        if !given.is_empty() {
            text.push_str(&field(indent, question.field().name, question.field().shape, given));
        }
    }
    text
}

/// `unit:` on one line, from the answers of its table.
fn unit(form: &Form, answers: &Answers) -> String {
    let of_unit = form.questions.iter().filter(|question| question.table().name == "unit");
    let parts = of_unit.filter_map(|question| {
        let given = answers.all(&question.flag());
        let first = given.first()?;
        Some(match question.is_many() {
            true => {
                let all: Vec<String> = given.iter().map(|word| within(word)).collect();
                format!("{}: [{}]", question.field().name, all.join(", "))
            }
            false => format!("{}: {}", question.field().name, within(first)),
        })
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { String::new() } else { format!("  unit: {{{}}}\n", parts.join(", ")) }
}

fn fact(form: &Form, answers: &Answers) -> String {
    let mut text = plain(form, answers, 2, |table| table == "fact");
    text.push_str(&unit(form, answers));
    if answers.one("formula").is_some() {
        text.push_str("  derived:\n");
        text.push_str(&plain(form, answers, 4, |table| table == "derived"));
        return text;
    }
    let source = answers.one("source").and_then(|source| source.split(',').next());
    let claim = answers.one("claim").or(source).unwrap_or("first");
    text.push_str(&format!("  claims:\n    {claim}:\n"));
    text.push_str(&plain(form, answers, 6, |table| table == "claim"));
    text
}

fn series(form: &Form, answers: &Answers) -> io::Result<String> {
    let columns = answers.all("column");
    let names: Vec<&str> =
        columns.iter().map(|column| column.split('=').next().unwrap_or(column).trim()).collect();
    let mut points = String::new();
    for point in answers.all("point") {
        let (date, numbers) =
            fits::row(point, names.len()).map_err(|why| usage(format!("--point: {why}")))?;
        // A number that is not known is left out.
        let cells = names.iter().zip(numbers).filter(|(_, number)| !number.is_empty());
        let cells = cells.map(|(name, number)| format!(", {}: {number}", within(name)));
        let cells: String = cells.collect();
        points.push_str(&format!("    - {{date: {}{cells}}}\n", scalar(date)));
    }
    let mut text = String::new();
    for question in form.questions {
        let given = answers.all(&question.flag());
        match (question.field().shape, question.field().name) {
            (_, "one") => text.push_str(&unit(form, answers)),
            (Shape::List(_), "points") if !given.is_empty() => {
                text.push_str(&format!("  points:\n{points}"));
            }
            (shape, name) if !given.is_empty() && question.table().name == "series" => {
                text.push_str(&field(2, name, shape, given));
            }
            _ => {}
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_from_names() {
        let check = |name: &str, year: Option<&str>, expected: &str| {
            assert_eq!(suggested(name, year, |id| id != "taken" && id != "taken-2"), expected);
        };
        check("The Harbor in 2025", Some("2026"), "the-harbor-in-2025-2026");
        check("The Harbor in 2026", Some("2026"), "the-harbor-in-2026");
        check("Señal de Alarma: U.S. v. O’Neill and others", None, "senal-de-alarma-us-v-oneill");
        check("Taken", None, "taken-3");
        check("渡し船", None, "");
    }
}

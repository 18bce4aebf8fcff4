//! The answers to the questions of a form: from flags, and what is left from whoever sits there.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};

use clap::ArgMatches;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Input, Select};

use super::fits;
use super::form::{Form, Question, valid};
use crate::diag::nearest;
use crate::model::{EntryKind, Id, Site};
use crate::schema::{Named, Shape};

/// Answers by their flags.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Answers(BTreeMap<String, Vec<String>>);

impl Answers {
    /// What the command line says.
    pub(super) fn given(form: &Form, matches: &ArgMatches) -> Answers {
        let mut answers = Answers::default();
        let lists = form.questions.iter().map(Question::flag);
        let others = ["path", "lang", "from", "claim", "id", "file"].map(str::to_owned);
        for flag in lists.chain(others) {
            if matches.try_get_one::<bool>(&flag).is_ok_and(|set| set == Some(&true)) {
                answers.0.insert(flag, vec!["true".to_owned()]);
            } else if let Ok(Some(values)) = matches.try_get_many::<String>(&flag) {
                answers.0.insert(flag, values.cloned().collect());
            }
        }
        answers
    }

    /// The only answer, or the first.
    pub(super) fn one(&self, flag: &str) -> Option<&str> {
        self.all(flag).first().map(String::as_str)
    }

    /// Every answer.
    pub(super) fn all(&self, flag: &str) -> &[String] {
        self.0.get(flag).map_or(&[], Vec::as_slice)
    }

    /// Sets the answer that is meant where none is given.
    pub(super) fn set_default(&mut self, flag: &str, answer: &str) {
        self.0.entry(flag.to_owned()).or_insert_with(|| vec![answer.to_owned()]);
    }

    /// Sets the answers that are meant where none is given.
    pub(super) fn set_defaults(&mut self, flag: &str, answers: Vec<String>) {
        if !answers.is_empty() {
            self.0.entry(flag.to_owned()).or_insert(answers);
        }
    }

    fn lacks(&self, question: &Question) -> bool {
        self.all(&question.flag()).is_empty() && question.is_needed(|flag| self.one(flag))
    }

    /// Asks for what is not given, if it is needed and somebody is there, and refuses what names
    /// nothing on this site. Says whether anybody was asked.
    pub(super) fn complete(&mut self, form: &Form, site: &Site) -> io::Result<bool> {
        for question in form.questions {
            for answer in self.all(&question.flag()) {
                known(question.field().shape, answer, site)
                    .and_then(|()| fits::check(question, answer, self))
                    .map_err(|why| usage(format!("--{}: {why}", question.flag())))?;
            }
        }
        let lacking = form.questions.iter().filter(|question| self.lacks(question));
        let lacking: Vec<String> = lacking.map(|q| format!("`--{}`", q.flag())).collect();
        if lacking.is_empty() {
            return Ok(false);
        }
        if !somebody() {
            return Err(usage(format!(
                "`new {}` needs {} as well; on a terminal it asks for them",
                form.word,
                lacking.join(", ")
            )));
        }
        let lacking = form.questions.iter().filter(|question| self.lacks(question));
        let sources = &site.registry.sources;
        if sources.is_empty() && lacking.into_iter().any(|question| question.name == "sources") {
            return Err(usage(
                "it must rest on a source, and there is none yet: `plainfact new source` adds one"
                    .to_owned(),
            ));
        }
        for question in form.questions {
            if self.all(&question.flag()).is_empty()
                && (question.is_offered(|flag| self.one(flag)) || self.lacks(question))
            {
                let answers = ask(question, self.lacks(question), self, site)?;
                if !answers.is_empty() {
                    self.0.insert(question.flag(), answers);
                }
            }
        }
        Ok(true)
    }
}

/// Whether questions can be put.
pub(super) fn somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// How questions look.
fn theme() -> Box<dyn Theme> {
    match std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        true => Box::new(SimpleTheme),
        false => Box::new(ColorfulTheme::default()),
    }
}

/// Puts a question with an answer that is offered.
pub(super) fn suggest(
    prompt: &str,
    answer: &str,
    check: impl Fn(&str) -> Result<(), String>,
) -> io::Result<String> {
    let theme = theme();
    let mut input = Input::with_theme(theme.as_ref()).with_prompt(prompt);
    if !answer.is_empty() {
        input = input.default(answer.to_owned());
    }
    outlive_interrupts();
    input
        .allow_empty(true)
        .validate_with(|text: &String| check(text.trim()))
        .interact_text()
        .map(|text: String| text.trim().to_owned())
        .map_err(failed)
}

/// Has one of several chosen.
pub(super) fn choose(prompt: &str, items: &[String]) -> io::Result<usize> {
    let theme = theme();
    let prompt = format!("{prompt} (arrow keys, then Enter)");
    let select = Select::with_theme(theme.as_ref()).with_prompt(prompt).items(items).default(0);
    outlive_interrupts();
    select.interact().map_err(failed)
}

/// Has Ctrl-C end the question, not the program, which could not say any more that nothing was
/// written, nor give the terminal its caret back.
fn outlive_interrupts() {
    #[cfg(unix)]
    {
        use signal_hook::consts::SIGINT;
        static ONCE: std::sync::Once = std::sync::Once::new();
        // Where it cannot be had, the program ends as any other does.
        ONCE.call_once(|| drop(signal_hook::flag::register(SIGINT, std::sync::Arc::default())));
    }
}

fn failed(error: dialoguer::Error) -> io::Error {
    let dialoguer::Error::IO(error) = error;
    let screen = dialoguer::console::Term::stderr();
    // The caret is hidden while one of several is chosen, and stands behind a question otherwise.
    let _ = screen.show_cursor().and_then(|()| screen.write_line(""));
    match error.kind() {
        io::ErrorKind::Interrupted => io::Error::other("nothing was written"),
        kind => io::Error::new(kind, format!("nothing was written: {error}")),
    }
}

fn ask(question: &Question, needed: bool, given: &Answers, site: &Site) -> io::Result<Vec<String>> {
    let (field, name) = (question.field(), question.flag());
    let meaning = question.meaning();
    if let Shape::Choice(words) = field.shape {
        let mut items: Vec<String> = words().into_iter().map(str::to_owned).collect();
        if !needed {
            items.insert(0, "(leave it out)".to_owned());
        }
        let at = choose(&format!("{name}: {meaning}"), &items)?;
        return Ok(if !needed && at == 0 { Vec::new() } else { items.split_off(at)[..1].to_vec() });
    }
    let how = match field.shape {
        Shape::List(&Shape::Map(table)) if table.name == "author" => {
            "`Holm, Ida`, or a body; several with `;` between".to_owned()
        }
        Shape::List(&Shape::Map(_)) => "`2021-06=30,10`; several with `;` between".to_owned(),
        Shape::Entries(_, &Shape::Claim) => {
            "`all=children#court`; several with `;` between".to_owned()
        }
        Shape::Entries(..) => "`held=Held by the state`; several with `;` between".to_owned(),
        Shape::List(_) => match example(field.shape, site) {
            Some(id) => format!("like `{id}`; several with `;` between"),
            None => "several with `;` between".to_owned(),
        },
        // A text is asked for, not a map by language or length.
        _ if field.good.starts_with('{') => "in a sentence".to_owned(),
        _ => format!("like `{}`", field.good),
    };
    let empty = if needed { "" } else { "; may be left empty" };
    let prompt = match (question.table().name, question.name) {
        ("claim", "value") => {
            format!("{name}: {}", fits::value_of(given.one("kind").unwrap_or_default()))
        }
        _ => format!("{name}: {meaning} ({how}{empty})"),
    };
    let theme = theme();
    outlive_interrupts();
    let text: String = Input::with_theme(theme.as_ref())
        .with_prompt(prompt)
        .allow_empty(true)
        .validate_with(|text: &String| -> Result<(), String> {
            let answers = split(question, text);
            if needed && answers.is_empty() {
                return Err("this one is needed; Ctrl-C leaves, and writes nothing".to_owned());
            }
            for answer in answers {
                let answer = valid(field.shape, &answer)?;
                known(field.shape, &answer, site)?;
                fits::check(question, &answer, given)?;
            }
            Ok(())
        })
        .interact_text()
        .map_err(failed)?;
    Ok(split(question, &text))
}

fn split(question: &Question, text: &str) -> Vec<String> {
    let parts: Vec<&str> = if question.is_many() { text.split(';').collect() } else { vec![text] };
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// What an answer that names something of this site may look like.
fn example(shape: Shape, site: &Site) -> Option<String> {
    let first = |kind| super::ids(&site.registry, kind).first().map(|id| id.value.to_string());
    match shape {
        Shape::List(&Shape::Id(Named::Entry(kind))) => first(kind),
        Shape::List(&Shape::Id(Named::Topic)) => {
            site.settings.topics.keys().next().map(Id::to_string)
        }
        Shape::List(&Shape::Either(_)) => {
            first(EntryKind::Source).map(|id| format!("{id}`, or `{id}, page 4"))
        }
        _ => None,
    }
}

/// Refuses what names an entry or a topic that is not there.
fn known(shape: Shape, answer: &str, site: &Site) -> Result<(), String> {
    let named = match shape {
        Shape::Id(named) | Shape::List(&Shape::Id(named)) => named,
        Shape::Entries(_, &Shape::Claim) => return claim(answer, site),
        Shape::List(&Shape::Either(_)) => Named::Entry(EntryKind::Source),
        _ => return Ok(()),
    };
    let name = answer.split(',').next().unwrap_or(answer).trim();
    let registry = &site.registry;
    let (word, ids): (&str, Vec<&str>) = match named {
        Named::Entry(kind) => {
            if registry.is_broken(kind, &Id::from(name)) {
                return Ok(());
            }
            let ids = super::ids(registry, kind).into_iter().map(|id| id.value.as_str());
            (kind.word(), ids.collect())
        }
        Named::Topic => ("topic", site.settings.topics.keys().map(Id::as_str).collect()),
        Named::ClaimOfFact | Named::Former | Named::Language => return Ok(()),
    };
    if ids.contains(&name) {
        return Ok(());
    }
    let mend = match nearest(name, ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None if word == "topic" => "topics are listed in content/site.yaml".to_owned(),
        None => format!("add it first: `plainfact new {word} --id {name}`"),
    };
    Err(format!("there is no {word} `{name}`; {mend}"))
}

/// Refuses a term of a formula, `all=children#court`, that names no claim.
fn claim(answer: &str, site: &Site) -> Result<(), String> {
    let Some((_, meant)) = answer.split_once('=') else {
        return Err(format!("`{answer}` is not a name and what it stands for: `all=children`"));
    };
    let (id, claim) = match meant.trim().split_once('#') {
        Some((id, claim)) => (id, Some(claim)),
        None => (meant.trim(), None),
    };
    known(Shape::Id(Named::Entry(EntryKind::Fact)), id, site)?;
    let (Some(fact), Some(claim)) = (site.registry.facts.get(&Id::from(id)), claim) else {
        return Ok(());
    };
    if fact.claim(claim).is_some() {
        return Ok(());
    }
    let claims: Vec<String> =
        fact.claims.iter().map(|claim| format!("`{}`", claim.id.value)).collect();
    Err(format!("`{id}` has no claim `{claim}`; it has {}", claims.join(", ")))
}

/// Something that was asked for wrongly.
pub(super) fn usage(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

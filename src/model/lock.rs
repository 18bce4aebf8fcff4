//! `facts.lock`: what readers were told, claim by claim, as it was last recorded and before.
//!
//! A *state* is what one claim said from one day on. A claim has its last state and those before
//! it; the file keeps all of them, so a fact's history needs no version control.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil;
use rust_decimal::Decimal;

use super::{
    Claim, Date, Duration, EntryKind, Fact, Id, Kind, Lang, Modifier, Period, Registry, Status,
    Unit, Value,
};
use crate::text::Span;

/// The values as last published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lock {
    /// Every claim that was ever published, by the ids of its fact and itself.
    pub claims: BTreeMap<(Id, Id), Locked>,
    /// The corrections that were there at the last record, with where they stand and the day of
    /// the record that first had them.
    pub corrections: BTreeMap<Id, (Span, civil::Date)>,
}

/// What is remembered of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// Where it stands: the key of its line.
    pub span: Span,
    /// What it last said.
    pub state: State,
    /// What it said before, the last state first.
    pub was: Vec<State>,
}

/// What a claim said from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The value as the registry writes it: `3913`, `4500 to 5000`, `2018-04-06`, `P8Y`.
    pub value: String,
    /// Whether the source gives the number exactly.
    pub modifier: Modifier,
    /// What is counted, by the word for several in the default language; of money the currency.
    pub unit: Option<String>,
    /// When the count was true.
    pub as_of: Option<Date>,
    /// The window counted.
    pub period: Option<Period>,
    /// Whether it still stood.
    pub status: Status,
    /// The first of its sources.
    pub source: Option<Id>,
    /// The day of the record that first had it so.
    pub recorded: civil::Date,
    /// The day of the record that no longer had it.
    pub gone: Option<civil::Date>,
}

/// A part of a state that readers are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// The value.
    Value,
    /// Whether it is exact.
    Modifier,
    /// What is counted.
    Unit,
    /// When it was true.
    AsOf,
    /// The window counted.
    Period,
}

impl Told {
    /// Every part, with the field that names it in the registry.
    pub const ALL: [(&'static str, Told); 5] = [
        ("value", Told::Value),
        ("modifier", Told::Modifier),
        ("unit", Told::Unit),
        ("as_of", Told::AsOf),
        ("period", Told::Period),
    ];
}

impl State {
    /// What a claim says today, with the unit in the default language.
    pub fn of(fact: &Fact, claim: &Claim, lang: &Lang, today: civil::Date) -> State {
        State {
            value: claim.value.value.to_string(),
            modifier: claim.modifier.value,
            unit: fact.unit.as_ref().and_then(|unit| unit_word(&unit.value, lang)),
            as_of: claim.as_of.map(|date| date.value),
            period: claim.period.map(|period| period.value),
            status: claim.status.value,
            source: claim.sources.first().map(|source| source.id.value.clone()),
            recorded: today,
            gone: None,
        }
    }

    /// What readers are told otherwise by `other`. A status is no such part: that a newer count
    /// replaced this one, or that its source took it back, is told as such. Nor is a source.
    pub fn differs(&self, other: &State) -> Vec<Told> {
        let same = |part: &Told| match part {
            Told::Value => same_value(&self.value, &other.value),
            Told::Modifier => self.modifier == other.modifier,
            Told::Unit => self.unit == other.unit,
            Told::AsOf => self.as_of == other.as_of,
            Told::Period => self.period == other.period,
        };
        Told::ALL.map(|(_, part)| part).into_iter().filter(|part| !same(part)).collect()
    }

    /// One part as the registry writes it; empty where there is none.
    pub fn part(&self, part: Told) -> String {
        match part {
            Told::Value => self.value.clone(),
            Told::Modifier => self.modifier.word().to_owned(),
            Told::Unit => self.unit.clone().unwrap_or_default(),
            Told::AsOf => self.as_of.map(|date| date.to_string()).unwrap_or_default(),
            Told::Period => self.period.map(|period| period.to_string()).unwrap_or_default(),
        }
    }

    /// The value, read as a fact of this kind has it; none when the kind is another by now.
    pub fn value_as(&self, kind: Kind) -> Option<Value> {
        match kind {
            Kind::Count | Kind::Money | Kind::Percent | Kind::Ratio => {
                match self.value.split_once(" to ") {
                    Some((from, to)) => Some(Value::Range(from.parse().ok()?, to.parse().ok()?)),
                    None => self.value.parse().ok().map(Value::Number),
                }
            }
            Kind::Date => Period::parse(&self.value).ok().map(Value::Date),
            Kind::Duration => Duration::parse(&self.value).map(Value::Duration),
            Kind::Text => Some(Value::Text(self.value.as_str().into())),
        }
    }
}

/// 58.10 and 58.1 are one number, however they are written.
fn same_value(one: &str, other: &str) -> bool {
    let number = |text: &str| text.parse::<Decimal>().ok();
    one == other || number(one).zip(number(other)).is_some_and(|(one, other)| one == other)
}

fn unit_word(unit: &Unit, lang: &Lang) -> Option<String> {
    match unit {
        Unit::Things(things) => {
            let words = things.plural(lang).or_else(|| things.singular(lang));
            words.map(str::to_owned)
        }
        Unit::Money { currency, per } => Some(match per {
            Some(per) => format!("{} per {}", currency.value, per.value.first()),
            None => currency.value.clone(),
        }),
    }
}

impl Lock {
    /// The lock after what the registry says now has been published on a day.
    ///
    /// A claim that says the same keeps its state. One that is no longer there keeps its line, with
    /// the day. One that has only another id keeps its history.
    pub fn after(
        before: Option<&Lock>,
        registry: &Registry,
        lang: &Lang,
        today: civil::Date,
    ) -> Lock {
        let mut lock = before.cloned().unwrap_or_default();
        for (fact_id, fact) in &registry.facts {
            for claim in &fact.claims {
                let now = State::of(fact, claim, lang, today);
                let key = (fact_id.clone(), claim.id.value.clone());
                let old = match lock.claims.remove(&key) {
                    None => lock
                        .renamed(fact, &now)
                        .and_then(|old| lock.claims.remove(&(fact_id.clone(), old))),
                    found => found,
                };
                lock.claims.insert(key, followed(old, now, claim.id.span));
            }
        }
        for ((fact, claim), locked) in &mut lock.claims {
            if locked.state.gone.is_none() && registry.lacks_claim(fact, claim) {
                locked.state.gone = Some(today);
            }
        }
        for correction in registry.corrections.values() {
            let id = correction.id.value.clone();
            lock.corrections.entry(id).or_insert((correction.id.span, today));
        }
        lock
    }

    /// The id that a claim of this fact had before it was renamed: one that is gone and said just
    /// what the new one says.
    pub fn renamed(&self, fact: &Fact, now: &State) -> Option<Id> {
        let same = |locked: &Locked| {
            locked.state.gone.is_none()
                && locked.state.differs(now).is_empty()
                && locked.state.source == now.source
        };
        let is_gone = |id: &Id| fact.claim(id.as_str()).is_none();
        let mut of_fact = self.of_fact(&fact.id.value);
        of_fact.find(|(id, locked)| is_gone(id) && same(locked)).map(|(id, _)| id.clone())
    }

    /// The claims of a fact that were ever published.
    pub fn of_fact<'a>(&'a self, fact: &'a Id) -> impl Iterator<Item = (&'a Id, &'a Locked)> {
        let from = self.claims.range((fact.clone(), Id::from(""))..);
        from.take_while(move |((id, _), _)| id == fact).map(|((_, claim), locked)| (claim, locked))
    }

    /// The day of the first record; what it has was not new to readers then.
    pub fn first_record(&self) -> Option<civil::Date> {
        let states = self.claims.values().flat_map(|l| l.was.iter().chain([&l.state]));
        states.map(|state| state.recorded).min()
    }

    /// The last day on which something was recorded.
    pub fn last_record(&self) -> Option<civil::Date> {
        let states = self.claims.values().map(|locked| &locked.state);
        let days = states.flat_map(|state| state.gone.into_iter().chain([state.recorded]));
        days.chain(self.corrections.values().map(|(_, day)| *day)).max()
    }
}

impl Registry {
    /// Whether a claim is certainly not there: neither it nor what it may stand in is broken.
    pub fn lacks_claim(&self, fact: &Id, claim: &Id) -> bool {
        if self.is_broken(EntryKind::Fact, fact) {
            return false;
        }
        match self.facts.get(fact) {
            Some(fact) => {
                // A formula without a value is reported at the formula.
                let unknown = fact.derived.is_some() && fact.claims.is_empty();
                !unknown && fact.claim(claim.as_str()).is_none()
            }
            None => !self.unread.contains(&EntryKind::Fact),
        }
    }
}

/// A claim's memory once it says `now`.
fn followed(old: Option<Locked>, now: State, span: Span) -> Locked {
    let Some(Locked { state, mut was, .. }) = old else {
        return Locked { span, state: now, was: Vec::new() };
    };
    let same = state.gone.is_none() && state.differs(&now).is_empty();
    if same && state.status == now.status {
        let state = State { recorded: state.recorded, ..now };
        return Locked { span, state, was };
    }
    was.insert(0, state);
    Locked { span, state: now, was }
}

/// What stands at the head of the file.
const HEAD: &str = "\
# What readers were told: every claim as last recorded, and before. Written by `plainfact record`
# after a publish; not to be edited by hand. A value that changes needs its entry in
# corrections.yaml: `plainfact new correction --fact ID` writes one.
";

impl fmt::Display for Lock {
    /// The file: a line for each claim, sorted; earlier states on lines of their own below.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEAD)?;
        if !self.claims.is_empty() {
            f.write_str("\nclaims:\n")?;
        }
        for ((fact, claim), Locked { state, was, .. }) in &self.claims {
            write!(f, "  {fact}#{claim}: {{{state}")?;
            for (index, state) in was.iter().enumerate() {
                let before = if index == 0 { ", was: [" } else { "," };
                write!(f, "{before}\n    {{{state}}}")?;
            }
            f.write_str(if was.is_empty() { "}\n" } else { "]}\n" })?;
        }
        if !self.corrections.is_empty() {
            f.write_str("\ncorrections:\n")?;
        }
        for (id, (_, day)) in &self.corrections {
            writeln!(f, "  {id}: {{recorded: {day}}}")?;
        }
        Ok(())
    }
}

impl fmt::Display for State {
    /// The fields of a line, without what goes without saying.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "value: {}", scalar(&self.value))?;
        if self.modifier != Modifier::Exact {
            write!(f, ", modifier: {}", self.modifier.word())?;
        }
        if let Some(unit) = &self.unit {
            write!(f, ", unit: {}", scalar(unit))?;
        }
        if let Some(as_of) = self.as_of {
            write!(f, ", as_of: {as_of}")?;
        }
        if let Some(period) = self.period {
            write!(f, ", period: {period}")?;
        }
        if self.status != Status::Current {
            write!(f, ", status: {}", self.status.word())?;
        }
        if let Some(source) = &self.source {
            write!(f, ", source: {source}")?;
        }
        write!(f, ", recorded: {}", self.recorded)?;
        match self.gone {
            Some(day) => write!(f, ", gone: {day}"),
            None => Ok(()),
        }
    }
}

/// A text in YAML: plain where it is plainly words, numbers or dates, else in quotation marks.
fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '-' | '/' | '~');
    let words = text.starts_with(|c: char| c.is_ascii_alphanumeric()) && !text.ends_with(' ');
    let means_other = ["true", "false", "null", "yes", "no", "on", "off"];
    let other = means_other.iter().any(|word| text.eq_ignore_ascii_case(word));
    if words && !other && text.chars().all(plain) {
        return text.to_owned();
    }
    // YAML reads every string of JSON.
    serde_json::Value::from(text).to_string()
}

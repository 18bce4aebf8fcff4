//! Figures as they were: recorded states in words.

use super::{date, period, value};
use crate::model::Claim;
use crate::model::Fact;
use crate::model::Lang;
use crate::model::State;
use crate::model::Things;
use crate::model::Told;
use crate::model::Unit;
use crate::model::Value;
use crate::text::Spanned;

/// A recorded value with its modifier and unit, in words as its fact writes them; as the registry
/// wrote it where the fact is gone, or is of another kind by now.
pub fn recorded(fact: Option<&Fact>, state: &State, lang: &Lang) -> String {
    in_words(fact, state, lang).unwrap_or_else(|| {
        let unit = state.unit.iter().map(String::as_str);
        std::iter::once(state.value.as_str()).chain(unit).collect::<Vec<_>>().join(" ")
    })
}

fn in_words(fact: Option<&Fact>, state: &State, lang: &Lang) -> Option<String> {
    let fact = fact?;
    let any = fact.claims.first()?;
    let read = match state.value_as(fact.kind.value)? {
        // The lock has the words of the default language; a claim that still says so has the others.
        Value::Text(words) => {
            let same =
                |value: &&Value| matches!(value, Value::Text(w) if w.first() == words.first());
            let values = fact.claims.iter().map(|claim| &claim.value.value);
            values.into_iter().find(same).cloned().unwrap_or(Value::Text(words))
        }
        read => read,
    };
    let modifier = Spanned::new(state.modifier, any.modifier.span);
    let claim = Claim { value: Spanned::new(read, any.value.span), modifier, ..any.clone() };
    let mut fact = fact.clone();
    if let (Some(word), Some(Unit::Things(_)) | None) =
        (&state.unit, fact.unit.as_ref().map(|unit| &unit.value))
        && !has_word(&fact, word, lang)
    {
        let form = vec![(lang.clone(), vec![Spanned::new(word.clone(), any.value.span)])];
        let things = Things { one: form.clone(), other: form, also: Vec::new() };
        fact.unit = Some(Spanned::new(Unit::Things(things), any.value.span));
    }
    Some(value(&fact, &claim, lang))
}

/// Whether what was counted then is what the fact counts now.
fn has_word(fact: &Fact, word: &str, lang: &Lang) -> bool {
    match fact.unit.as_ref().map(|unit| &unit.value) {
        // The lock has the word of the default language, which may be another.
        Some(Unit::Things(things)) => {
            things.forms(lang).any(|form| form == word)
                || things.other.iter().flat_map(|(_, words)| words).any(|form| form.value == word)
        }
        Some(Unit::Money { .. }) | None => false,
    }
}

/// One part of a recorded state in words; empty where there is none.
pub fn told(fact: Option<&Fact>, state: &State, part: Told, lang: &Lang) -> String {
    match part {
        Told::Value | Told::Modifier | Told::Unit => recorded(fact, state, lang),
        Told::AsOf => state.as_of.map(|as_of| date(as_of, lang)).unwrap_or_default(),
        Told::Period => state.period.map(|window| period(window, lang)).unwrap_or_default(),
    }
}

//! Writing figures in a language: what a reference without words of its own prints.

mod calendar;
mod cardinal;
mod number;
mod recorded;

use super::lexicon::{Agreement, Lexicon, TimeUnit};
use crate::model::Claim;
use crate::model::Date;
use crate::model::Duration;
use crate::model::Fact;
use crate::model::Form;
use crate::model::Kind;
use crate::model::Lang;
use crate::model::Modifier;
use crate::model::Period;
use crate::model::Series;
use crate::model::Things;
use crate::model::Unit;
use crate::model::Value;
use rust_decimal::Decimal;

pub use calendar::{date, period, short_month, with_date};
pub use number::decimal;
pub(super) use number::styled;
pub use recorded::{recorded, told};

/// The value with its modifier and unit: `about $450,000 per person`, `3,913 children`.
pub fn value(fact: &Fact, claim: &Claim, lang: &Lang) -> String {
    let lexicon = Lexicon::of(lang);
    let modifier = claim.modifier.value;
    match &claim.value.value {
        Value::Date(when) if modifier == Modifier::About => period(approximate(*when), lang),
        Value::Number(_)
        | Value::Range(..)
        | Value::Duration(_)
        | Value::Date(_)
        | Value::Text(_) => hedged(fact, claim, &plain(fact, claim, lang), lexicon),
    }
}

/// Words with the modifier of the claim before them, where it is a quantity and has one.
fn hedged(fact: &Fact, claim: &Claim, words: &str, lexicon: &Lexicon) -> String {
    let hedge = match &claim.value.value {
        Value::Text(_) | Value::Date(_) => "",
        Value::Number(_) | Value::Range(..) | Value::Duration(_) => {
            let things = matches!(fact.kind.value, Kind::Count);
            lexicon.modifier(claim.modifier.value, !things)
        }
    };
    if hedge.is_empty() { words.to_owned() } else { format!("{hedge} {words}") }
}

/// A date or a stretch of time whose ends are only roughly known.
fn approximate(when: Period) -> Period {
    let about = |date: Date| Date { approximate: true, ..date };
    match when {
        Period::At(at) => Period::At(about(at)),
        Period::Between(from, to) => Period::Between(about(from), about(to)),
        Period::From(from) => Period::From(about(from)),
        Period::Until(to) => Period::Until(about(to)),
    }
}

/// The value with its unit, without what its source says of its exactness.
pub(super) fn plain(fact: &Fact, claim: &Claim, lang: &Lang) -> String {
    let lexicon = Lexicon::of(lang);
    match &claim.value.value {
        Value::Number(v) => with_unit(fact, *v, &amount(fact, *v, lexicon), lang),
        Value::Range(from, to) => {
            let ends = ends(fact, *from, *to, lexicon);
            with_unit(fact, *to, &fill(&lexicon.range, &ends), lang)
        }
        Value::Date(when) => period(*when, lang),
        Value::Duration(length) => duration(*length, lang),
        Value::Text(words) => words.get(lang).to_owned(),
    }
}

/// The number alone: `3,913`; what is no number is written in full.
pub fn number(fact: &Fact, claim: &Claim, lang: &Lang) -> String {
    match &claim.value.value {
        Value::Number(v) => decimal(*v, lang),
        Value::Range(from, to) => {
            fill(&Lexicon::of(lang).range, &[*from, *to].map(|v| decimal(v, lang)))
        }
        Value::Date(_) | Value::Duration(_) | Value::Text(_) => plain(fact, claim, lang),
    }
}

/// A number of a series, without the name of what it counts: `3,913`, `$450,000`, `66%`.
pub fn of_series(v: Decimal, series: &Series, lang: &Lang) -> String {
    let lexicon = Lexicon::of(lang);
    let kind = series.kind.as_ref().map(|kind| kind.value);
    match (kind, series.unit.as_ref().map(|unit| &unit.value)) {
        (_, Some(Unit::Money { currency, .. })) => number::money(v, currency, lexicon),
        (Some(Kind::Percent), _) => {
            lexicon.percent_form.replace("{}", &number::grouped(v, lexicon))
        }
        (_, Some(Unit::Things(_)) | None) => number::grouped(v, lexicon),
    }
}

/// The same as its source gives it: `more than 40`.
pub fn of_point(v: Decimal, modifier: Modifier, series: &Series, lang: &Lang) -> String {
    let number = of_series(v, series, lang);
    match Lexicon::of(lang).modifier(modifier, series.unit.is_none()) {
        "" => number,
        hedge => format!("{hedge} {number}"),
    }
}

/// What a unit counts, of several: `children`; the code of a currency; nothing without a unit.
pub fn unit(unit: Option<&Unit>, lang: &Lang) -> String {
    match unit {
        Some(Unit::Things(things)) => unit_name(things, false, lang).to_owned(),
        Some(Unit::Money { currency, per: None }) => currency.value.clone(),
        Some(Unit::Money { currency, per: Some(per) }) => {
            let each = Lexicon::of(lang).per_each.replace("{}", per.value.get(lang));
            format!("{} {each}", currency.value)
        }
        None => String::new(),
    }
}

/// The number in words: `three thousand nine hundred and thirteen`; what is no number is written
/// in full.
pub fn words(fact: &Fact, claim: &Claim, lang: &Lang) -> String {
    let lexicon = Lexicon::of(lang);
    match &claim.value.value {
        Value::Number(v) => cardinal::spell(*v, agreement(fact, lang), lexicon),
        Value::Range(from, to) => {
            let of = agreement(fact, lang);
            fill(&lexicon.range, &[*from, *to].map(|v| cardinal::spell(v, of, lexicon)))
        }
        Value::Duration(length) => {
            lengths(*length, lexicon, |n, unit| cardinal::spell(n.into(), unit, lexicon))
        }
        Value::Date(_) | Value::Text(_) => plain(fact, claim, lang),
    }
}

/// A length of time: `8 years`, `1 year and 6 months`.
pub fn duration(length: Duration, lang: &Lang) -> String {
    lengths(length, Lexicon::of(lang), |n, _| decimal(n.into(), lang))
}

/// How number words change before what a fact counts.
pub(super) fn agreement(fact: &Fact, lang: &Lang) -> Agreement {
    match (fact.kind.value, fact.unit.as_ref().map(|unit| &unit.value)) {
        (_, Some(Unit::Things(things))) => {
            Lexicon::of(lang).agreement(unit_name(things, false, lang))
        }
        (Kind::Money | Kind::Percent, _) => Agreement::Masculine,
        (Kind::Count | Kind::Ratio | Kind::Duration | Kind::Date | Kind::Text, _) => {
            Agreement::Alone
        }
    }
}

/// What a reference inserts in a form that is plain text. Nothing for a form that links (who
/// counted, the source), or that asks for a field which the claim does not have.
pub fn form(fact: &Fact, claim: &Claim, form: Form, lang: &Lang) -> Option<String> {
    match form {
        Form::Value => Some(value(fact, claim, lang)),
        // A number that its source did not give exactly is never printed as if it had.
        Form::Number | Form::Words if claim.modifier.value != Modifier::Exact => {
            let bare = if form == Form::Number { number } else { words };
            match &claim.value.value {
                Value::Date(_) => Some(value(fact, claim, lang)),
                Value::Number(_) | Value::Range(..) | Value::Duration(_) | Value::Text(_) => {
                    Some(hedged(fact, claim, &bare(fact, claim, lang), Lexicon::of(lang)))
                }
            }
        }
        Form::Number => Some(number(fact, claim, lang)),
        Form::Words => Some(words(fact, claim, lang)),
        Form::AsOf => claim.as_of.as_ref().map(|as_of| date(as_of.value, lang)),
        Form::Period => claim.period.as_ref().map(|when| period(when.value, lang)),
        Form::CountedBy | Form::Source => None,
    }
}

/// A number as its kind is written, without the name of what is counted.
fn amount(fact: &Fact, v: Decimal, lexicon: &Lexicon) -> String {
    match (fact.kind.value, fact.unit.as_ref().map(|unit| &unit.value)) {
        (Kind::Money, Some(Unit::Money { currency, .. })) => number::money(v, currency, lexicon),
        // Percentage points are said in words, once.
        (Kind::Percent, Some(Unit::Things(things))) if marks_percent(things, lexicon) => {
            number::grouped(v, lexicon)
        }
        (Kind::Percent, _) => lexicon.percent_form.replace("{}", &number::grouped(v, lexicon)),
        (Kind::Count, _) => number::scaled(v, lexicon),
        _ => number::grouped(v, lexicon),
    }
}

/// Whether the name of what is counted is itself a mark of percentages: `percentage points`.
fn marks_percent(things: &Things, lexicon: &Lexicon) -> bool {
    let names = things.other.iter().flat_map(|(_, names)| names);
    names.into_iter().any(|name| lexicon.percent.iter().any(|mark| **mark == *name.value))
}

/// Both ends of a range. A magnitude word after the second would be read as that of both, so it is
/// written only where both have their own: `$1 to $1,000,000`.
fn ends(fact: &Fact, from: Decimal, to: Decimal, lexicon: &Lexicon) -> [String; 2] {
    let ends = [from, to].map(|v| amount(fact, v, lexicon));
    let scaled = |text: &String| text.contains(char::is_alphabetic) && text.contains(' ');
    match (&ends, fact.kind.value, fact.unit.as_ref().map(|unit| &unit.value)) {
        ([low, high], Kind::Money, Some(Unit::Money { currency, .. }))
            if scaled(low) != scaled(high) =>
        {
            [from, to].map(|v| number::money_in_digits(v, currency, lexicon))
        }
        ([low, high], ..) if scaled(low) != scaled(high) => {
            [from, to].map(|v| number::grouped(v, lexicon))
        }
        _ => ends,
    }
}

/// Adds the name of what is counted; `v` decides between one and several.
fn with_unit(fact: &Fact, v: Decimal, amount: &str, lang: &Lang) -> String {
    let lexicon = Lexicon::of(lang);
    match fact.unit.as_ref().map(|unit| &unit.value) {
        Some(Unit::Things(things)) => {
            let name = unit_name(things, v == Decimal::ONE, lang);
            let scaled = amount.ends_with(char::is_alphabetic);
            let join = if scaled { lexicon.scale_join } else { " " };
            format!("{amount}{join}{name}")
        }
        Some(Unit::Money { per: Some(per), .. }) => {
            format!("{amount} {}", lexicon.per_each.replace("{}", per.value.get(lang)))
        }
        Some(Unit::Money { per: None, .. }) | None => amount.to_owned(),
    }
}

/// The name of one or several of a thing, in the language or else in the first one it has.
pub(super) fn unit_name<'a>(things: &'a Things, one: bool, lang: &Lang) -> &'a str {
    let (first, second) =
        if one { (&things.one, &things.other) } else { (&things.other, &things.one) };
    let in_lang = |l: &Lang| l == lang;
    let named = |words: &'a crate::model::Words, wanted: &dyn Fn(&Lang) -> bool| {
        let found = words.iter().find(|(l, _)| wanted(l))?;
        found.1.first().map(|word| word.value.as_str())
    };
    named(first, &in_lang)
        .or_else(|| named(second, &in_lang))
        .or_else(|| named(first, &|_| true))
        .or_else(|| named(second, &|_| true))
        .unwrap_or("")
}

fn lengths(
    length: Duration,
    lexicon: &Lexicon,
    number: impl Fn(u32, Agreement) -> String,
) -> String {
    let Duration { years, months, weeks, days } = length;
    let terms: Vec<String> = [
        (years, TimeUnit::Year),
        (months, TimeUnit::Month),
        (weeks, TimeUnit::Week),
        (days, TimeUnit::Day),
    ]
    .into_iter()
    .filter(|(n, unit)| *n > 0 || *unit == TimeUnit::Day && length == Duration::default())
    .map(|(n, unit)| {
        let name = lexicon.time_unit(unit, n == 1);
        format!("{} {name}", number(n, lexicon.agreement(name)))
    })
    .collect();
    lexicon.formats.list(&terms)
}

/// A template with its `{}` filled in order.
fn fill(template: &str, parts: &[String]) -> String {
    let mut text = template.to_owned();
    for part in parts {
        text = text.replacen("{}", part, 1);
    }
    text
}

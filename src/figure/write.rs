//! Writing figures in a language.

use rust_decimal::Decimal;

use crate::model::{Claim, Date, Fact, Form, Kind, Lang, Modifier, Period, Unit, Value};

/// The value of a claim with its modifier and unit: `about 4,000 children`.
pub fn value(fact: &Fact, claim: &Claim, lang: &Lang) -> String {
    let hedge = match claim.modifier.value {
        Modifier::Exact => "",
        Modifier::About => "about ",
        Modifier::MoreThan => "more than ",
        Modifier::AtLeast => "at least ",
        Modifier::UpTo => "up to ",
        Modifier::FewerThan => "fewer than ",
    };
    let unit = match fact.unit.as_deref() {
        Some(Unit::Things(things)) if claim.value.value == Value::Number(Decimal::ONE) => {
            things.singular(lang).map(|w| format!(" {w}")).unwrap_or_default()
        }
        Some(Unit::Things(things)) => {
            things.plural(lang).map(|w| format!(" {w}")).unwrap_or_default()
        }
        Some(Unit::Money { .. }) | None => String::new(),
    };
    format!("{hedge}{}{unit}", number(fact, claim, lang))
}

/// The number of a claim alone: `3,913`, `$450,000`, `45.6%`.
pub fn number(fact: &Fact, claim: &Claim, lang: &Lang) -> String {
    let one = |n: &Decimal| match fact.kind.value {
        Kind::Money => format!("${}", decimal(*n, lang)),
        Kind::Percent => format!("{}%", decimal(*n, lang)),
        Kind::Count | Kind::Ratio | Kind::Duration | Kind::Date | Kind::Text => decimal(*n, lang),
    };
    match &claim.value.value {
        Value::Number(n) => one(n),
        Value::Range(from, to) => format!("{} to {}", one(from), one(to)),
        Value::Date(p) => period(*p, lang),
        Value::Duration(d) => d.to_string(),
        Value::Text(text) => text.clone(),
    }
}

/// A decimal with separators: `3,913`, `58.10`.
pub fn decimal(number: Decimal, _lang: &Lang) -> String {
    let text = number.abs().to_string();
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(w, p)| (w, Some(p)));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    if number.is_sign_negative() { format!("−{out}") } else { out }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date: `June 2, 2021`, `June 2021`, `2021`.
pub fn date(date: Date, _lang: &Lang) -> String {
    let month = date.month.and_then(|m| MONTHS.get(usize::try_from(m).ok()?.checked_sub(1)?));
    match (month, date.day) {
        (Some(month), Some(day)) => format!("{month} {day}, {}", date.year),
        (Some(month), None) => format!("{month} {}", date.year),
        (None, _) => date.year.to_string(),
    }
}

/// A date or a stretch of time: `July 1, 2017, to January 20, 2021`.
pub fn period(period: Period, lang: &Lang) -> String {
    match period {
        Period::At(at) => date(at, lang),
        Period::Between(from, to) => format!("{} to {}", date(from, lang), date(to, lang)),
        Period::From(from) => format!("since {}", date(from, lang)),
        Period::Until(to) => format!("until {}", date(to, lang)),
    }
}

/// What a reference with `?as=` inserts; none where the claim lacks it or the form is no figure.
pub fn form(fact: &Fact, claim: &Claim, form: Form, lang: &Lang) -> Option<String> {
    match form {
        Form::Value => Some(value(fact, claim, lang)),
        Form::Number | Form::Words => Some(number(fact, claim, lang)),
        Form::AsOf => claim.as_of.as_ref().map(|d| date(d.value, lang)),
        Form::Period => claim.period.as_ref().map(|p| period(p.value, lang)),
        Form::CountedBy | Form::Source => None,
    }
}

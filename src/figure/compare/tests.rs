//! The corpus: one line per case.

use std::collections::BTreeMap;

use super::*;
use crate::model::{Duration, Id, Lang, Period, Status, Text, Things, Unit};
use crate::text::{FileId, Files, Span, Spanned};

fn file() -> FileId {
    Files::new().insert_text("x", "")
}

pub(super) fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::new(file(), 0..0))
}

pub(super) fn english() -> Lang {
    Lang::from("en")
}

pub(super) fn spanish() -> Lang {
    Lang::from("es")
}

/// The nouns of the corpus in a language.
pub(super) struct Nouns {
    pub(super) child: [&'static str; 2],
    pub(super) minors: &'static str,
    pub(super) family: [&'static str; 2],
    pub(super) day: [&'static str; 2],
    pub(super) person: &'static str,
    pub(super) no_damages: &'static str,
}

impl Nouns {
    pub(super) fn of(lang: &Lang) -> Nouns {
        if *lang == english() {
            return Nouns {
                child: ["child", "children"],
                minors: "minors",
                family: ["family", "families"],
                day: ["day", "days"],
                person: "person",
                no_damages: "no damages",
            };
        }
        Nouns {
            child: ["niño", "niños"],
            minors: "menores",
            family: ["familia", "familias"],
            day: ["día", "días"],
            person: "persona",
            no_damages: "sin indemnización",
        }
    }
}

pub(super) fn things(one: &str, other: &str, also: &[&str], lang: &Lang) -> Unit {
    let words = |list: &[&str]| {
        vec![(lang.clone(), list.iter().map(|word| at((*word).to_owned())).collect())]
    };
    Unit::Things(Things { one: words(&[one]), other: words(&[other]), also: words(also) })
}

pub(super) fn fact(kind: Kind, unit: Option<Unit>) -> Fact {
    Fact {
        id: at(Id::from("fact")),
        label: Text::default(),
        kind: at(kind),
        unit: unit.map(at),
        topics: Vec::new(),
        claims: Vec::new(),
        preferred: None,
        why_preferred: None,
        differ: None,
        derived: None,
        review_every: None,
        reviewed: None,
        requires: Vec::new(),
        avoid: Vec::new(),
        misprints: Vec::new(),
        note: None,
    }
}

pub(super) fn claim(value: Value, modifier: Modifier) -> Claim {
    Claim {
        id: at(Id::from("claim")),
        value: at(value),
        modifier: at(modifier),
        says: None,
        as_of: Some(at(crate::model::Date::parse("2021-06-02").unwrap())),
        period: Some(at(Period::parse("2017-07-01/2021-01-20").unwrap())),
        counted_by: None,
        scope: None,
        sources: Vec::new(),
        flags: Vec::new(),
        status: at(Status::Current),
        parts: Vec::new(),
        note: None,
    }
}

fn number(text: &str) -> Value {
    Value::Number(Decimal::from_str_exact(text).unwrap())
}

/// The facts that the corpus names.
pub(super) fn facts(lang: &Lang) -> BTreeMap<&'static str, (Fact, Claim)> {
    let nouns = Nouns::of(lang);
    let unit = |[one, other]: [&str; 2], also: &[&str]| Some(things(one, other, also, lang));
    let child = || unit(nouns.child, &[nouns.minors]);
    let dollars = |per: Option<&str>| {
        let per = per.map(|per| at(per.into()));
        Some(Unit::Money { currency: at("USD".to_owned()), per })
    };
    let exact = |value| claim(value, Modifier::Exact);
    let range = |from: i64, to: i64| Value::Range(from.into(), to.into());
    let mut estimate = exact(number("3014"));
    estimate.flags.push(at(Flag::Estimate));
    BTreeMap::from([
        ("separated", (fact(Kind::Count, child()), exact(number("3913")))),
        ("unreunified", (fact(Kind::Count, child()), exact(number("2127")))),
        ("court", (fact(Kind::Count, child()), exact(number("5460")))),
        ("estimate", (fact(Kind::Count, child()), estimate)),
        ("hrw", (fact(Kind::Count, child()), claim(number("4600"), Modifier::MoreThan))),
        ("least", (fact(Kind::Count, child()), claim(number("2700"), Modifier::AtLeast))),
        ("most", (fact(Kind::Count, child()), claim(number("1360"), Modifier::UpTo))),
        ("below", (fact(Kind::Count, child()), claim(number("300"), Modifier::FewerThan))),
        ("families", (fact(Kind::Count, unit(nouns.family, &[])), exact(number("3")))),
        ("days", (fact(Kind::Count, unit(nouns.day, &[])), exact(number("56")))),
        ("class", (fact(Kind::Count, child()), exact(range(4500, 5000)))),
        ("share", (fact(Kind::Percent, None), exact(number("45.6")))),
        ("third", (fact(Kind::Percent, None), exact(number("33.2")))),
        (
            "payment",
            (
                fact(Kind::Money, dollars(Some(nouns.person))),
                claim(number("450000"), Modifier::About),
            ),
        ),
        ("fees", (fact(Kind::Money, dollars(None)), exact(number("6411664.07")))),
        (
            "term",
            (fact(Kind::Duration, None), exact(Value::Duration(Duration::parse("P8Y").unwrap()))),
        ),
        (
            "stay",
            (fact(Kind::Duration, None), exact(Value::Duration(Duration::parse("P1Y6M").unwrap()))),
        ),
        (
            "memo",
            (fact(Kind::Date, None), exact(Value::Date(Period::parse("2018-04-06").unwrap()))),
        ),
        ("june", (fact(Kind::Date, None), exact(Value::Date(Period::parse("2018-06~").unwrap())))),
        ("damages", (fact(Kind::Text, None), exact(Value::Text(nouns.no_damages.into())))),
    ])
}

/// Every line: a fact, perhaps a form, the words, and what comes of them; after `=` the certain
/// mend, after `~` what is only offered. A fact is one of those above, or is made up on the spot:
/// its kind, its modifier, flag or what it is for, and its value.
const CORPUS: &str = include_str!("corpus.txt");

/// The same in Spanish.
const SPANISH: &str = include_str!("spanish.txt");

fn made(recipe: &str, lang: &Lang) -> (Fact, Claim) {
    let (kind, mut rest) = recipe.split_once(' ').unwrap_or_else(|| panic!("{recipe}"));
    let mut modifier = Modifier::Exact;
    let mut flags = Vec::new();
    let mut per = None;
    while let Some((word, value)) = rest.split_once(' ').filter(|_| kind != "text") {
        rest = value;
        match (word, Modifier::ALL.iter().find(|(name, _)| *name == word)) {
            (_, Some((_, named))) => modifier = *named,
            ("rounded", None) => flags.push(at(Flag::Rounded)),
            (thing, None) => per = Some(at(thing.into())),
        }
    }
    let numbers = || match rest.split_once("..") {
        Some((from, to)) => Value::Range(from.parse().unwrap(), to.parse().unwrap()),
        None => number(&rest.replace(',', "")),
    };
    let (kind, unit, value) = match kind {
        "count" => {
            let [one, other] = Nouns::of(lang).child;
            (Kind::Count, Some(things(one, other, &[], lang)), numbers())
        }
        "percent" => (Kind::Percent, None, numbers()),
        "ratio" => (Kind::Ratio, None, numbers()),
        "money" => {
            let currency = at("USD".to_owned());
            (Kind::Money, Some(Unit::Money { currency, per }), numbers())
        }
        "duration" => (Kind::Duration, None, Value::Duration(Duration::parse(rest).unwrap())),
        "date" => (Kind::Date, None, Value::Date(Period::parse(rest).unwrap())),
        "text" => (Kind::Text, None, Value::Text(rest.into())),
        _ => panic!("{recipe}"),
    };
    (fact(kind, unit), Claim { flags, ..claim(value, modifier) })
}

#[test]
fn corpus() {
    assert!(holds(CORPUS, &english()) >= 300);
}

#[test]
fn spanish_corpus() {
    assert!(holds(SPANISH, &spanish()) >= 300);
}

/// How many lines of a corpus there are, all of which hold.
fn holds(corpus: &str, lang: &Lang) -> usize {
    let facts = facts(lang);
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [name, words, expected] = parts.as_slice() else { panic!("{line}") };
        let (name, form) = match name.split_once('?') {
            Some((name, form)) => {
                let known = Form::ALL.iter().find(|(word, _)| *word == form);
                (name, known.unwrap_or_else(|| panic!("{line}")).1)
            }
            None => (*name, Form::Value),
        };
        let (fact, claim) = facts.get(name).cloned().unwrap_or_else(|| made(name, lang));
        let found = match compare(words, &fact, &claim, form, lang) {
            Ok(()) => "ok".to_owned(),
            Err(mismatch) => {
                let offered = mismatch.suggestion.as_deref().map(|words| {
                    // What is offered is right.
                    let again = compare(words, &fact, &claim, form, lang);
                    assert_eq!(again, Ok(()), "{line}");
                    format!(" {} {words}", if mismatch.certain { '=' } else { '~' })
                });
                format!("{}{}", mismatch.wrong.code(), offered.unwrap_or_default())
            }
        };
        count += 1;
        let same = found == *expected
            || !expected.contains(' ') && found.starts_with(&format!("{expected} "));
        if !same {
            wrong.push(format!("{line} <- {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    count
}

/// The message and its mend.
fn told(name: &str, words: &str, form: Form) -> String {
    let (fact, claim) = &facts(&english())[name];
    let mismatch = compare(words, fact, claim, form, &english()).unwrap_err();
    let suggestion = mismatch.suggestion.map(|s| format!(" → {s}")).unwrap_or_default();
    format!("{}; {}{suggestion}", mismatch.message, mismatch.help)
}

#[test]
fn extreme_values_are_compared_without_a_panic() {
    let fact = fact(Kind::Percent, None);
    for value in [Decimal::MAX, Decimal::MIN] {
        for words in ["half", "about half", "45.6%", "nearly 4%"] {
            for (_, modifier) in Modifier::ALL {
                let claim = claim(Value::Number(value), modifier);
                assert!(compare(words, &fact, &claim, Form::Value, &english()).is_err());
            }
        }
    }
}

#[test]
fn no_suggestion_is_an_absurdity() {
    let (fact, claim) = &facts(&english())["fees"];
    let told = compare("$6.4 billion", fact, claim, Form::Value, &english()).unwrap_err();
    assert_eq!(told.suggestion, None);
}

#[test]
fn messages_say_what_and_how() {
    for (name, words, expected) in [
        (
            "separated",
            "3,931 children",
            "`3,931 children` is not what the registry says; the registry says 3,913 children: two \
             digits changed places → 3,913 children",
        ),
        (
            "unreunified",
            "2,137",
            "`2,137` is not what the registry says; the registry says 2,127 children: one digit is \
             another → 2,127",
        ),
        (
            "payment",
            "up to $450,000",
            "`up to $450,000` is not what the source says: it says about $450,000 per person; write \
             `about $450,000` → about $450,000",
        ),
        (
            "payment",
            "$450,000",
            "`$450,000` is not what the source says: it says about $450,000 per person; write \
             `about $450,000` → about $450,000",
        ),
        (
            "separated",
            "3,913 families",
            "`families`, but the fact is a count of children; the registry says 3,913 children → \
             3,913 children",
        ),
        (
            "share",
            "more than half",
            "`more than half` is not true of 45.6%; write `almost half` → almost half",
        ),
        (
            "separated",
            "3,913 migrant children",
            "`migrant` is no part of the figure; put only a hedge, the number and its unit between \
             the brackets, and other words outside; the registry says 3,913 children → 3,913 children",
        ),
        (
            "court",
            "more than 5,300 children",
            "`more than 5,300 children` is not what the registry says; the registry says 5,460 \
             children → more than 5,400 children",
        ),
    ] {
        assert_eq!(told(name, words, Form::Value), expected);
    }
    assert_eq!(
        told("separated", "since January 2017", Form::Period),
        "`since January 2017` is not the time that was counted; the registry says July 1, 2017, to \
         January 20, 2021 → since July 2017"
    );
}

#[test]
fn percentage_points_are_written_without_a_percent_sign() {
    let points = things("percentage point", "percentage points", &[], &english());
    let points = fact(Kind::Percent, Some(points));
    let words = |value| write::value(&points, &claim(number(value), Modifier::Exact), &english());
    assert_eq!(words("29"), "29 percentage points");
    assert_eq!(words("1"), "1 percentage point");
    let share = fact(Kind::Percent, None);
    let share = write::value(&share, &claim(number("29"), Modifier::Exact), &english());
    assert_eq!(share, "29%");
}

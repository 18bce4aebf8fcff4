//! The corpus: one line per case, and what must hold of any words whatever.

mod facts;

use proptest::prelude::*;

use super::*;
use crate::model::{Duration, Lang, Period, Unit};
use facts::{Nouns, at, claim, english, fact, facts, made, number, spanish, things};

/// Every line: a fact, perhaps a form, the words, and what comes of them; after `=` the certain
/// mend, after `~` what is only offered. A fact is one of those above, or is made up on the spot:
/// its kind, its modifier, flag or what it is for, and its value.
const CORPUS: &str = include_str!("corpus.txt");

/// The same in Spanish.
const SPANISH: &str = include_str!("spanish.txt");

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

fn modifiers() -> impl Strategy<Value = Modifier> {
    prop::sample::select(Modifier::ALL.map(|(_, modifier)| modifier).to_vec())
}

/// Values of every kind but text, whose writing has rules of its own.
fn values() -> impl Strategy<Value = (Kind, Value)> {
    let amount = (0_i64..10_000_000_000, 0_u32..3).prop_map(|(n, scale)| Decimal::new(n, scale));
    let whole = (0_i64..10_000_000_000).prop_map(Decimal::from);
    let ends = (0_i64..5_000_000, 1_i64..5_000_000_000);
    let range = ends.prop_map(|(low, more)| Value::Range(low.into(), (low + more).into()));
    let date = "(199[0-9]|20[0-9][0-9])(-0[1-9](-[0-2][1-9])?)?~?";
    let period = (date, prop::sample::select(vec!["{}", "{}/..", "../{}", "1980/{}"]));
    let period = period.prop_map(|(date, form)| Period::parse(&form.replace("{}", &date)));
    let length = (0_u32..30, 0_u32..12, 0_u32..3, 0_u32..90)
        .prop_map(|(years, months, weeks, days)| Duration { years, months, weeks, days });
    prop_oneof![
        whole.prop_map(|n| (Kind::Count, Value::Number(n))),
        amount.clone().prop_map(|n| (Kind::Money, Value::Number(n))),
        amount.clone().prop_map(|n| (Kind::Percent, Value::Number(n))),
        amount.prop_map(|n| (Kind::Ratio, Value::Number(n))),
        range.clone().prop_map(|range| (Kind::Count, range)),
        range.prop_map(|range| (Kind::Money, range)),
        period.prop_filter_map("no such day", |p| Some((Kind::Date, Value::Date(p.ok()?)))),
        length.prop_map(|length| (Kind::Duration, Value::Duration(length))),
    ]
}

proptest! {
    /// What a reference inserts, in any form, is what a writer might have typed there.
    #[test]
    fn what_is_inserted_reads_back((kind, value) in values(), modifier in modifiers()) {
        for lang in [english(), spanish()] {
            let nouns = Nouns::of(&lang);
            let [one, other] = nouns.child;
            let unit = match kind {
                Kind::Count => Some(things(one, other, &[], &lang)),
                Kind::Money => {
                    let per = Some(at(nouns.person.into()));
                    Some(Unit::Money { currency: at("USD".into()), per })
                }
                Kind::Percent | Kind::Ratio | Kind::Duration | Kind::Date | Kind::Text => None,
            };
            let (fact, claim) = (fact(kind, unit), claim(value.clone(), modifier));
            for form in [Form::Value, Form::Number, Form::Words, Form::AsOf, Form::Period] {
                let words = write::form(&fact, &claim, form, &lang).unwrap();
                let compared = compare(&words, &fact, &claim, form, &lang);
                prop_assert!(compared.is_ok(), "{form:?} {words}: {compared:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn never_panics(words in "\\PC{0,40}") {
        for lang in [english(), spanish()] {
            for (fact, claim) in facts(&lang).values() {
                for form in [Form::Value, Form::AsOf, Form::Period] {
                    let _ = compare(&words, fact, claim, form, &lang);
                }
            }
        }
    }

    #[test]
    fn a_changed_digit_is_caught(n in 10_u64..10_000_000, place in any::<prop::sample::Index>(), step in 1_u8..10) {
        let fact = fact(Kind::Count, Some(things("child", "children", &[], &english())));
        let claim = claim(Value::Number(n.into()), Modifier::Exact);
        let words = write::decimal(n.into(), &english());
        let digits: Vec<usize> =
            words.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(at, _)| at).collect();
        let mut bytes = words.into_bytes();
        let at = digits[place.index(digits.len())];
        bytes[at] = b'0' + (bytes[at] - b'0' + step) % 10;
        let words = String::from_utf8(bytes).unwrap();
        prop_assert!(compare(&words, &fact, &claim, Form::Value, &english()).is_err(), "{words}");
    }
}

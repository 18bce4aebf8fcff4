//! What must hold of any words whatever.

use proptest::prelude::*;

use super::tests::{Nouns, at, claim, english, fact, facts, spanish, things};
use super::*;
use crate::model::{Duration, Period, Unit};

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

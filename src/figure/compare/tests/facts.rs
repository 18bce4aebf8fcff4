//! The facts that the corpus names, in the words of each language.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::{
    Claim, Duration, Fact, Flag, Id, Kind, Lang, Modifier, Period, Status, Text, Things, Unit,
    Value,
};
use crate::text::{FileId, Files, Span, Spanned};

pub(super) fn file() -> FileId {
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
        aliases: Vec::new(),
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

pub(super) fn number(text: &str) -> Value {
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

pub(super) fn made(recipe: &str, lang: &Lang) -> (Fact, Claim) {
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

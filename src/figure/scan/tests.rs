//! What is found in prose, and what is left alone.

use super::*;
use proptest::prelude::*;

fn check(text: &str, expected: &[&str]) {
    check_in("en", text, expected);
}

fn check_in(lang: &str, text: &str, expected: &[&str]) {
    let found: Vec<String> = scan(text, &Lang::from(lang))
        .into_iter()
        .map(|token| {
            let words = &text[token.range];
            match token.kind {
                TokenKind::Numeral { value, percent, currency } => {
                    let mark = if percent {
                        "%"
                    } else if currency {
                        "$"
                    } else {
                        ""
                    };
                    format!("{words} = {}{mark}", value.normalize())
                }
                TokenKind::Date(_) => format!("{words}: date"),
                TokenKind::Year(_) => format!("{words}: year"),
                TokenKind::Clock => format!("{words}: clock"),
                TokenKind::NumberWord { small: true, tells, .. } => match tells {
                    Tells::Nothing => format!("{words}: small"),
                    Tells::HowMany => format!("{words}: small, counts"),
                    Tells::HowLong(_) => format!("{words}: small, lasts"),
                },
                TokenKind::NumberWord { value, .. } => {
                    format!("{words}: {}", value.map_or("plenty".to_owned(), |v| v.to_string()))
                }
                TokenKind::Fraction(share) => {
                    format!("{words}: {}/{}", share.part, share.whole)
                }
                TokenKind::Ordinal => format!("{words}: ordinal"),
            }
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn finds_numerals() {
    check("There were 3,913 children.", &["3,913 = 3913"]);
    check("It cost $450,000, or 45.6%.", &["$450,000 = 450000$", "45.6% = 45.6%"]);
    check("some $1.5 million each", &["$1.5 million = 1500000$"]);
    check("3,9,13 and 39,13", &["3,9,13 = 3913", "39,13 = 3913"]);
    check("2,500 of them", &["2,500 = 2500"]);
    check("page 12", &["12 = 12"]);
    check("1850 letters", &["1850 = 1850"]);
}

#[test]
fn finds_dates() {
    check("On June 2, 2021, it", &["June 2, 2021: date"]);
    check("in June 2021", &["June 2021: date"]);
    check("since 2018", &["2018: date"]);
    check("from July 1, 2017, to January 20, 2021.", &["July 1, 2017, to January 20, 2021: date"]);
    check("April 6", &["April 6: date"]);
    check("fiscal year 2021", &["fiscal year 2021: date"]);
    check("the 1980s", &["1980s: date"]);
    check("You may go in May", &[]);
}

#[test]
fn finds_words_and_shares() {
    check("two counts", &["two: small"]);
    check("twenty-one suits", &["twenty-one: 21"]);
    check("hundreds of children", &["hundreds: plenty"]);
    check("almost half of them", &["half: 1/2"]);
    check("two-thirds", &["two-thirds: 2/3"]);
    check("the 9th Circuit, first", &["9th: ordinal"]);
}

#[test]
fn leaves_names_and_words_alone() {
    check("COVID-19 and an F-35 over a road", &[]);
    check("OIG-20-06, OEI-BL-18-00510, GAO-19-163 and R45266", &[]);
    check("and/or 5", &["5 = 5"]);
    check("", &[]);
}

#[test]
fn keeps_the_sign() {
    check("it fell by -4 or −4.5 points", &["-4 = -4", "−4.5 = -4.5"]);
    check("a fall of -$5 million", &["-$5 million = -5000000$"]);
    check("4-5 and well- 4", &["4 = 4", "5 = 5", "4 = 4"]);
}

#[test]
fn dates_and_times_of_every_form() {
    check("on 6/2/2021 and 06/02/21", &["6/2/2021: date", "06/02/21: date"]);
    check("at 10:30, at 9:05:30", &["10:30: clock", "9:05:30: clock"]);
    check("on 13/32/2021", &["13/32: 13/32", "2021: year"]);
    check("June 26 and 27, 2018", &["June 26 and 27: date", "2018: year"]);
    check("on June 26 and 27 children", &["June 26: date", "27 = 27"]);
    check("the ’90s, the 1990s", &["’90s: date", "1990s: date"]);
    check(
        "Sept. 12; 2 June 2021; 2021-06-02",
        &["Sept. 12: date", "2 June 2021: date", "2021-06-02: date"],
    );
    check("June 2nd, the 2nd of June", &["June 2nd: date", "2nd of June: date"]);
    check(
        "mid-2018, FY 2019, fiscal 2019",
        &["mid-2018: date", "FY 2019: date", "fiscal 2019: date"],
    );
    check("2017-18 or 2017–2018", &["2017-18: date", "2017–2018: date"]);
}

#[test]
fn a_year_may_be_a_number() {
    check("after 2000 days", &["2000 = 2000"]);
    check("more than 2000", &["2000 = 2000"]);
    check("nearly 2000 then", &["2000 = 2000"]);
    check("over 2018, about 2018", &["2018: year", "2018: year"]);
    check("held 2000 children", &["2000: year"]);
    check("in 2018 children", &["2018: date"]);
    check("2018 years", &["2018 = 2018"]);
    check("the first, 2018 case", &["2018: year"]);
}

#[test]
fn a_part_needs_a_witness() {
    check("a third report, a third country", &[]);
    check("one third party", &["one: small"]);
    check("the third of them", &[]);
    check("a third of them", &["a third: 1/3"]);
    check("about a third came", &["a third: 1/3"]);
    check("one-third came", &["one-third: 1/3"]);
    check("it fell by a quarter", &["a quarter: 1/4"]);
    check("a third were back", &["a third: 1/3"]);
    check("a quarter century; the third quarter", &[]);
    check("two-thirds came", &["two-thirds: 2/3"]);
    check("two in five children", &["two in five: 2/5"]);
    check("two in five years", &["two: small", "five: small, lasts"]);
}

#[test]
fn not_every_half_is_a_share() {
    check("half-brother, half-empty", &[]);
    check("the second half of 2018, the latter half", &["2018: date"]);
    check("half of 2018", &["2018: date"]);
    check("half of them, half the children", &["half: 1/2", "half: 1/2"]);
    check("half an hour at half past", &[]);
    check("a year and a half", &[]);
    check("one half of it", &["one half: 1/2"]);
}

#[test]
fn small_numbers_are_words_until_they_tell_something() {
    check("one another, no one, at one point", &["one: small", "one: small", "one: small"]);
    check("Seven had been reunited", &["Seven: small, counts"]);
    check("The two had met; all three of them", &["two: small", "three: small"]);
    check("for eight years, a two-year term", &["eight: small, lasts", "two: small, lasts"]);
}

#[test]
fn words_that_are_no_number() {
    check("the twenty-first suit", &["twenty-first: ordinal"]);
    check("twenty-one suits", &["twenty-one: 21"]);
}

fn spanish(text: &str, expected: &[&str]) {
    check_in("es", text, expected);
}

#[test]
fn finds_spanish_numbers() {
    spanish("Eran 3,913 niños.", &["3,913 = 3913"]);
    spanish(
        "Costó $450,000, el 45.6 % o 45.6%.",
        &["$450,000 = 450000$", "45.6 % = 45.6%", "45.6% = 45.6%"],
    );
    spanish("unos $1.5 millones", &["$1.5 millones = 1500000$"]);
    spanish("6.4 mil millones de dólares", &["6.4 mil millones de dólares = 6400000000$"]);
    spanish("tres mil novecientas trece personas", &["tres mil novecientas trece: 3913"]);
    spanish("mil niños, cien niños", &["mil: 1000", "cien: 100"]);
    spanish("un millón de niños, medio millón", &["un millón: 1000000", "medio millón: 500000"]);
    spanish(
        "cientos de niños, miles, millones",
        &["cientos: plenty", "miles: plenty", "millones: plenty"],
    );
    spanish("una docena, decenas de familias", &["una docena: 12", "decenas: plenty"]);
    spanish("treinta y un casos, veintiún casos", &["treinta y un: 31", "veintiún: 21"]);
}

#[test]
fn an_article_is_no_number() {
    spanish("un niño y una madre, la madre", &[]);
    spanish("durante un año, una semana", &[]);
    spanish("por medio de la prensa, en medio del camino, media hora", &[]);
    spanish("un cuarto caso, una tercera demanda, la cuarta vez", &[]);
    spanish("una vez, por una parte, en parte", &[]);
    spanish("dos demandas", &["dos: small"]);
    spanish("Siete habían vuelto", &["Siete: small, counts"]);
    spanish("durante ocho años", &["ocho: small, lasts"]);
    spanish("menores de dos años", &["dos: small"]);
    spanish("Oriente Medio y mayo", &[]);
}

#[test]
fn finds_spanish_shares() {
    spanish("la mitad de ellos, casi la mitad", &["la mitad: 1/2", "la mitad: 1/2"]);
    spanish("la primera mitad de 2018, la otra mitad", &["2018: date"]);
    spanish("mitad de 2018", &["2018: date"]);
    spanish("un tercio de los niños", &["un tercio: 1/3"]);
    spanish(
        "una cuarta parte, tres cuartas partes",
        &["una cuarta parte: 1/4", "tres cuartas partes: 3/4"],
    );
    spanish("dos tercios; dos de cada cinco", &["dos tercios: 2/3", "dos de cada cinco: 2/5"]);
    spanish("1 de cada 3", &["1 de cada 3: 1/3"]);
}

#[test]
fn finds_spanish_dates() {
    spanish("El 2 de junio de 2021, el", &["2 de junio de 2021: date"]);
    spanish("en junio de 2021 y en mayo", &["junio de 2021: date"]);
    spanish(
        "el 2 de junio del 2021; el 2 de junio",
        &["2 de junio del 2021: date", "2 de junio: date"],
    );
    spanish("desde 2018, de 2018, en 2018", &["2018: date", "2018: date", "2018: date"]);
    spanish(
        "del 1 de julio de 2017 al 20 de enero de 2021.",
        &["1 de julio de 2017 al 20 de enero de 2021: date"],
    );
    spanish("del 2 al 6 de junio de 2018", &["2 al 6 de junio de 2018: date"]);
    spanish("los días 26, 27 y 28 de junio", &["26, 27 y 28 de junio: date"]);
    spanish("el 26 y el 27 de junio de 2018", &["26 y el 27 de junio de 2018: date"]);
    spanish(
        "el 1.º de julio, el 9.º Circuito, 9no",
        &["1.º de julio: date", "9.º: ordinal", "9no: ordinal"],
    );
    spanish(
        "a mediados de 2018, el año fiscal 2021",
        &["mediados de 2018: date", "año fiscal 2021: date"],
    );
    spanish("entre 2017 y 2021, 2017-2018", &["2017: date", "2021: date", "2017-2018: date"]);
    spanish("más de 2000, 2000 días", &["2000 = 2000", "2000 = 2000"]);
    spanish("el 27 de los niños, 26 y 27 niños", &["27 = 27", "26 = 26", "27 = 27"]);
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,60}") {
        let mut end = 0;
        for lang in ["en", "es"] {
            for token in scan(&text, &Lang::from(lang)) {
                prop_assert!(token.range.start >= end && text.get(token.range.clone()).is_some());
                end = token.range.end;
            }
            end = 0;
        }
    }

    #[test]
    fn survives_numbers_of_every_kind(text in "[-0-9.,$% a-zé–'’½]{0,40}") {
        for token in ["en", "es"].map(|lang| scan(&text, &Lang::from(lang))).concat() {
            prop_assert!(text.get(token.range).is_some());
        }
    }
}

//! Dates and stretches of time.

use super::fill;
use crate::figure::lexicon::Lexicon;
use crate::model::Date;
use crate::model::Lang;
use crate::model::Period;

/// A date at the precision it has: `June 2, 2021`, `June 2021`, `2021`, `about June 2018`.
pub fn date(date: Date, lang: &Lang) -> String {
    let lexicon = Lexicon::of(lang);
    let formats = &lexicon.formats;
    let written = match (date.month, date.day) {
        (None, _) => None,
        (Some(month), None) => formats.month(date.year, month),
        (Some(month), Some(day)) => formats.day(date.year, month, day),
    };
    let plain = written.unwrap_or_else(|| formats.plain(date.year));
    if date.approximate {
        lexicon.date_about.replace("{}", &with_article(date, plain, lexicon))
    } else {
        plain
    }
}

/// A date within a sentence: `el 2 de junio de 2021`, `junio de 2021`.
fn with_article(date: Date, written: String, lexicon: &Lexicon) -> String {
    match date.day {
        Some(_) => format!("{}{written}", lexicon.day_article),
        None => written,
    }
}

/// A text with a written date in the place named, such as `{date}`; an article that the date takes
/// there melts into the word before it: `a {date}` gives `al 2 de junio de 2021`.
pub fn with_date(text: &str, place: &str, written: &str, lang: &Lang) -> String {
    let lexicon = Lexicon::of(lang);
    let digits = written.chars().take_while(char::is_ascii_digit).count();
    let article = if (1..=2).contains(&digits) { lexicon.day_article } else { "" };
    lexicon.contracted(&text.replace(place, &format!("{article}{written}")))
}

fn in_sentence(at: Date, lang: &Lang) -> String {
    let written = date(at, lang);
    if at.approximate { written } else { with_article(at, written, Lexicon::of(lang)) }
}

/// A month where room is scarce, January being 1: its name cut short, and the year if there is one.
pub fn short_month(month: i8, year: Option<i16>, lang: &Lang) -> String {
    let formats = &Lexicon::of(lang).formats;
    let short = formats.short_month(month).unwrap_or_default();
    match year {
        Some(year) => format!("{short} {}", formats.plain(year)),
        None => short,
    }
}

/// A date or a stretch of time: `July 1, 2017, to January 20, 2021`, `since February 2021`.
pub fn period(period: Period, lang: &Lang) -> String {
    let lexicon = Lexicon::of(lang);
    match period {
        Period::At(at) => date(at, lang),
        Period::Between(from, to) => {
            let template =
                if from.day.is_some() { &lexicon.stretch_days } else { &lexicon.stretch };
            lexicon.contracted(&fill(template, &[in_sentence(from, lang), in_sentence(to, lang)]))
        }
        Period::From(from) => fill(&lexicon.since, &[in_sentence(from, lang)]),
        Period::Until(to) => fill(&lexicon.until, &[in_sentence(to, lang)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_every_precision_in_spanish() {
        for (edtf, expected) in [
            ("2021-06-02", "2 de junio de 2021"),
            ("2021-06", "junio de 2021"),
            ("2018-06~", "hacia junio de 2018"),
            ("2018-06-02~", "hacia el 2 de junio de 2018"),
            ("2017-07-01/2021-01-20", "del 1 de julio de 2017 al 20 de enero de 2021"),
            ("2017-07/2021-01", "de julio de 2017 a enero de 2021"),
            ("2017-07-01/2021-01", "del 1 de julio de 2017 a enero de 2021"),
            ("2021-02-02/..", "desde el 2 de febrero de 2021"),
            ("../2021-02", "hasta febrero de 2021"),
        ] {
            let read = Period::parse(edtf).unwrap();
            assert_eq!(period(read, &Lang::from("es")), expected);
        }
    }

    #[test]
    fn writes_every_precision() {
        for (edtf, expected) in [
            ("2021-06-02", "June 2, 2021"),
            ("2021-06", "June 2021"),
            ("2021", "2021"),
            ("2018-06~", "about June 2018"),
            ("2017-07-01/2021-01-20", "July 1, 2017, to January 20, 2021"),
            ("2017-07/2021-01", "July 2017 to January 2021"),
            ("2021-02-02/..", "since February 2, 2021"),
            ("../2021-02", "until February 2021"),
        ] {
            let read = Period::parse(edtf).unwrap();
            assert_eq!(period(read, &Lang::from("en")), expected);
        }
    }
}

//! The same in Spanish: titles and the forms of law stay as they are, words and dates do not.

use super::{check_in, marked, note, registry, reported, source};
use crate::model::Lang;

#[test]
fn words_and_dates() {
    let news = source(
        "article-newspaper",
        "Some Title",
        &[("by", "Hackman, Michelle"), ("container-title", "The Paper"), ("issued", "2021-10-28")],
    );
    let expected = "Michelle Hackman, “Some Title,” *The Paper*, 28 de octubre de 2021";
    check_in("es", &news, "", expected);
    let release = source(
        "webpage",
        "A Policy",
        &[
            ("author", "DOJ"),
            ("genre", "press-release"),
            ("accessed", "2026-11-24"),
            ("URL", "https://x.example/a"),
        ],
    );
    let expected = "DOJ, “A Policy,” comunicado de prensa, consultado el 24 de noviembre de 2026, \
                    <https://x.example/a>";
    check_in("es", &release, "", expected);
    let saved = source(
        "webpage",
        "A Policy",
        &[("author", "DOJ"), ("issued", "2021-06"), ("saved", "https://a.example/b")],
    );
    let expected = "DOJ, “A Policy,” junio de 2021, archivado el 24 de noviembre de 2026, en \
                    <https://a.example/b>";
    check_in("es", &saved, "", expected);
    let report = source("report", "Some Report", &[("author", "GAO"), ("issued", "2020")]);
    check_in("es", &report, "p 3-5", "GAO, *Some Report* (2020), pp. 3–5");
    check_in(
        "es",
        &report,
        "sec What we found",
        "GAO, *Some Report* (2020), apartado “What we found”",
    );
}

#[test]
fn law_stays_law() {
    let [english, spanish] =
        ["en", "es"].map(|lang| marked(&note(&reported(), None, &registry(), &Lang::from(lang))));
    assert_eq!(english, spanish);
}

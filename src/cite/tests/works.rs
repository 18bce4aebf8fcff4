use super::{check, report, source};

#[test]
fn news_and_pages() {
    let news = source(
        "article-newspaper",
        "U.S. in Talks to Pay \"Hundreds of Millions\"",
        &[
            ("by", "Hackman, Michelle"),
            ("container-title", "The Wall Street Journal"),
            ("issued", "2021-10-28"),
            ("URL", "https://wsj.com/a"),
        ],
    );
    check(
        &news,
        "",
        "Michelle Hackman, “U.S. in Talks to Pay ‘Hundreds of Millions,’” *The Wall Street \
         Journal*, October 28, 2021, <https://wsj.com/a>",
    );
    let agency = source(
        "article-newspaper",
        "[Report on the end of talks]",
        &[
            ("author", "Agence France-Presse"),
            ("container-title", "Agence France-Presse"),
            ("issued", "2021-12"),
        ],
    );
    check(&agency, "", "[Report on the end of talks], Agence France-Presse, December 2021");
    let asked = source(
        "article-magazine",
        "Where are they?",
        &[("container-title", "TIME"), ("issued", "2018-06-16")],
    );
    check(&asked, "", "“Where are they?” *TIME*, June 16, 2018");
    let release = source(
        "webpage",
        "Attorney General Announces Zero-Tolerance Policy",
        &[
            ("author", "U.S. Department of Justice"),
            ("publisher", "U.S. Department of Justice"),
            ("genre", "press-release"),
            ("issued", "2018-04-06"),
            ("URL", "https://justice.gov/x"),
            ("saved", "https://web.archive.org/y"),
        ],
    );
    check(
        &release,
        "",
        "U.S. Department of Justice, “Attorney General Announces Zero-Tolerance Policy,” press \
         release, April 6, 2018, <https://justice.gov/x>, archived November 24, 2026, at \
         <https://web.archive.org/y>",
    );
    let undated = source(
        "webpage",
        "Claims",
        &[("author", "ICE"), ("URL", "https://ice.gov"), ("accessed", "2026-11-24")],
    );
    check(&undated, "", "ICE, “Claims,” accessed November 24, 2026, <https://ice.gov>");
    let post = source(
        "post-weblog",
        "Big Majority",
        &[("container-title", "Political Wire"), ("issued", "2018-06-18")],
    );
    check(&post, "", "“Big Majority,” *Political Wire* (blog), June 18, 2018");
    let show = source(
        "broadcast",
        "The Truth",
        &[("container-title", "The Daily"), ("medium", "podcast"), ("issued", "2018-05-31")],
    );
    check(&show, "", "“The Truth,” podcast, *The Daily*, May 31, 2018");
}

#[test]
fn works() {
    let full = "Interagency Task Force, *Initial Progress Report* (U.S. Department of Homeland \
                Security, June 2, 2021)";
    check(&report(), "", full);
    for (place, expected) in [
        ("p i", "p. i"),
        ("p 4-6", "pp. 4–6"),
        ("para 12", "¶ 12"),
        ("sec 3(d)", "§ 3(d)"),
        ("sec II.A", "§ II.A"),
        ("sec What We Found", "under “What We Found”"),
        ("note 4", "note 4"),
        ("ch 2", "ch. 2"),
        ("entry 9", "ECF No. 9"),
        ("other table 3", "table 3"),
    ] {
        check(&report(), place, &format!("{full}, {expected}"));
    }
    let numbered = source(
        "report",
        "DHS Lacked Technology",
        &[("author", "DHS OIG"), ("number", "OIG-20-06"), ("issued", "2019-11-25")],
    );
    check(&numbered, "", "DHS OIG, *DHS Lacked Technology*, OIG-20-06 (November 25, 2019)");
    let book = source(
        "book",
        "Separated",
        &[("by", "Soboroff, Jacob"), ("publisher", "Custom House"), ("issued", "2020")],
    );
    check(&book, "p 45", "Jacob Soboroff, *Separated* (Custom House, 2020), p. 45");
    let chapter = source(
        "chapter",
        "Harm",
        &[
            ("by", "A, B"),
            ("by", "C, D"),
            ("container-title", "Handbook"),
            ("publisher", "P"),
            ("issued", "2020"),
        ],
    );
    check(&chapter, "", "B A and D C, “Harm,” in *Handbook* (P, 2020)");
    let article = source(
        "article-journal",
        "Effects",
        &[
            ("by", "A, B"),
            ("by", "C, D"),
            ("by", "E, F"),
            ("container-title", "Pediatrics"),
            ("volume", "12"),
            ("issue", "3"),
            ("page", "40-50"),
            ("issued", "2021-03"),
        ],
    );
    check(&article, "p 45", "B A et al., “Effects,” *Pediatrics* 12, no. 3 (2021): 45");
    let data = source("dataset", "Migration FY2017", &[("author", "CBP"), ("issued", "2017")]);
    check(&data, "", "CBP, “Migration FY2017,” data set, 2017");
    let memo = source(
        "document",
        "Rescinding the Policy",
        &[("by", "Wilkinson, Monty"), ("genre", "memorandum"), ("issued", "2021-01-26")],
    );
    check(&memo, "", "Monty Wilkinson, “Rescinding the Policy” (memorandum, January 26, 2021)");
    let thesis =
        source("thesis", "Ties", &[("by", "A, B"), ("publisher", "U"), ("issued", "2020")]);
    check(&thesis, "", "B A, “Ties” (thesis, U, 2020)");
    let talk = source(
        "speech",
        "Remarks",
        &[("by", "A, B"), ("event-title", "Press Club"), ("issued", "2018-05-07")],
    );
    check(&talk, "", "B A, “Remarks” (Press Club, May 7, 2018)");
    let interview = source("interview", "On the Policy", &[("by", "A, B"), ("issued", "2018")]);
    check(&interview, "", "B A, “On the Policy,” interview, 2018");
}

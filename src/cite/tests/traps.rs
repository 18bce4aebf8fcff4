//! What other formatters get wrong: each line was printed wrongly by one that was tried.

use super::{MS_L, at, check, filing, locator, marked, registry, reported, source};
use crate::cite::{bibliography, decision, docket, same, short};
use crate::model::{Lang, Reported};

#[test]
fn titles_keep_their_letters() {
    check(
        &reported(),
        "",
        "*Ms. L. v. U.S. Immigr. & Customs Enf’t*, 310 F. Supp. 3d 1133 (S.D. Cal. 2018)",
    );
    let news = source("article-newspaper", "U.S. in Talks", &[("container-title", "The Paper")]);
    check(&news, "", "“U.S. in Talks,” *The Paper*");
    let code = source(
        "legislation",
        "Improper entry",
        &[("container-title", "U.S.C."), ("volume", "8"), ("section", "1325(a)")],
    );
    check(&code, "", "8 U.S.C. § 1325(a)");
    let named = source("webpage", "What § 1325(a) says", &[("container-title", "Site")]);
    check(&named, "", "“What § 1325(a) says,” Site");
}

#[test]
fn numbers_with_hyphens_are_no_ranges() {
    let report = source(
        "report",
        "DHS Lacked Technology",
        &[
            ("author", "U.S. Department of Homeland Security, Office of Inspector General"),
            ("number", "OIG-20-06"),
            ("issued", "2019-11-25"),
        ],
    );
    let body = "U.S. Department of Homeland Security, Office of Inspector General";
    check(
        &report,
        "p 7",
        &format!("{body}, *DHS Lacked Technology*, OIG-20-06 (November 25, 2019), p. 7"),
    );
    let law = source("legislation", "An Act", &[("number", "110-457"), ("issued", "2008")]);
    check(&law, "", "An Act, Pub. L. No. 110-457 (2008)");
}

#[test]
fn bodies_are_not_taken_apart() {
    let report = source(
        "report",
        "Counts",
        &[("author", "Office of Refugee Resettlement"), ("issued", "2019")],
    );
    let registry = registry();
    let lang = Lang::from("en");
    let listed = marked(&bibliography(&report, &registry, &lang));
    assert_eq!(listed, "Office of Refugee Resettlement. *Counts*. 2019.");
    let later = marked(&short(&report, None, &registry, &lang));
    assert_eq!(later, "Office of Refugee Resettlement, *Counts*");
}

#[test]
fn what_is_not_known_leaves_no_trace() {
    let bare = source("webpage", "Claims", &[]);
    check(&bare, "", "“Claims”");
    let undated = source("report", "Counts", &[]);
    check(&undated, "p 3", "*Counts* (n.d.), p. 3");
    let paper = source("legal_case", "Complaint", &[]);
    check(&paper, "p 3", "Complaint at 3");
    let hearing = source("hearing", "Oversight", &[("issued", "2019")]);
    check(&hearing, "", "*Oversight* (2019)");
    let order = source("legislation", "A Memorandum", &[("genre", "presidential-memorandum")]);
    check(&order, "", "A Memorandum");
}

#[test]
fn pages_of_decisions_stand_before_the_court() {
    check(
        &reported(),
        "p 1143",
        "*Ms. L. v. U.S. Immigr. & Customs Enf’t*, 310 F. Supp. 3d 1133, 1143 (S.D. Cal. 2018)",
    );
    let rule = source(
        "regulation",
        "A Rule",
        &[
            ("container-title", "Fed. Reg."),
            ("volume", "83"),
            ("page", "29435"),
            ("issued", "2018-06-25"),
        ],
    );
    check(&rule, "p 29436", "A Rule, 83 Fed. Reg. 29,435, 29,436 (June 25, 2018)");
    let code = source("legislation", "X", &[("number", "8 U.S.C. § 1325")]);
    check(&code, "", "8 U.S.C. § 1325");
}

#[test]
fn the_note_after_says_id() {
    let id = |place: &str| same(&reported(), locator(place).as_ref()).map(|c| marked(&c));
    assert_eq!(id("").as_deref(), Some("*Id.*"));
    assert_eq!(id("p 1144").as_deref(), Some("*Id.* at 1144"));
    assert_eq!(id("para 12").as_deref(), Some("*Id.* ¶ 12"));
    assert_eq!(id("note 4").as_deref(), Some("*Id.* n.4"));
    assert_eq!(id("entry 84"), None, "that is another paper");
    assert!(same(&filing(), None).is_some());
    let news = source("article-newspaper", "U.S. in Talks", &[]);
    assert_eq!(same(&news, None), None);
}

#[test]
fn cases_are_cited_by_docket_and_reporter() {
    let mut case = registry().cases.get("ms-l").unwrap().clone();
    let name = "*Ms. L. v. U.S. Immigr. & Customs Enf’t*";
    assert_eq!(marked(&docket(&case)), format!("{name}, No. 3:18-cv-00428 (S.D. Cal.)"));
    case.filed = Some(super::date("2018-02-26"));
    case.docket = None;
    assert_eq!(marked(&docket(&case)), format!("{name} (S.D. Cal. filed Feb. 26, 2018)"));
    let text = |text: &str| at(text.to_owned());
    let mut reported = Reported {
        volume: text("310"),
        reporter: text("F. Supp. 3d"),
        page: text("1133"),
        year: Some(at(2018)),
    };
    let cited = marked(&decision(&case, &reported));
    assert_eq!(cited, format!("{name}, 310 F. Supp. 3d 1133 (S.D. Cal. 2018)"));
    reported.reporter = text("F.4th");
    let cited = marked(&decision(&case, &reported));
    assert_eq!(cited, format!("{name}, 310 F.4th 1133 (2018)"));
    assert!(MS_L.contains("Immigration"), "the registry keeps the whole name");
}

use super::{check, filing, reported, source};

#[test]
fn decisions() {
    let case = reported();
    let full = "*Ms. L. v. U.S. Immigr. & Customs Enf’t*, 310 F. Supp. 3d 1133";
    check(&case, "", &format!("{full} (S.D. Cal. 2018)"));
    check(&case, "p 1143", &format!("{full}, 1143 (S.D. Cal. 2018)"));
    check(&case, "note 4", &format!("{full} n.4 (S.D. Cal. 2018)"));
    let unreported = source(
        "legal_case",
        "Ms. L. v. U.S. Immigration & Customs Enforcement (order on deported parents)",
        &[("issued", "2019-09-04"), ("case", "ms-l"), ("number", "No. 3:18-cv-00428")],
    );
    let docket = "*Ms. L. v. U.S. Immigr. & Customs Enf’t*, No. 3:18-cv-00428";
    let remark = "(S.D. Cal. Sept. 4, 2019) (order on deported parents)";
    check(&unreported, "", &format!("{docket} {remark}"));
    check(&unreported, "p 3", &format!("{docket}, slip op. at 3 {remark}"));
    let joined =
        source("legal_case", "A v. B", &[("issued", "2022"), ("number", "Nos. 22-6586, 22-6587")]);
    check(&joined, "", "*A v. B*, Nos. 22-6586, 22-6587 (2022)");
    let supreme = source(
        "legal_case",
        "Biden v. Texas",
        &[
            ("container-title", "U.S."),
            ("volume", "597"),
            ("page", "785"),
            ("issued", "2022-06-30"),
            ("authority", "U.S."),
        ],
    );
    check(&supreme, "", "*Biden v. Texas*, 597 U.S. 785 (2022)");
}

#[test]
fn court_papers() {
    let paper = filing();
    let title = "Order Granting Plaintiffs’ Motion for Classwide Preliminary Injunction";
    let case = "*Ms. L. v. U.S. Immigr. & Customs Enf’t*, No. 3:18-cv-00428 \
                (S.D. Cal. June 26, 2018)";
    check(&paper, "", &format!("{title}, {case}, ECF No. 83"));
    check(&paper, "p 3", &format!("{title} at 3, {case}, ECF No. 83"));
    check(&paper, "para 12", &format!("{title} ¶ 12, {case}, ECF No. 83"));
    check(&paper, "entry 84", &format!("{title}, {case}, ECF No. 84"));
    let loose = source("legal_case", "Complaint", &[("number", "1:20-cv-1"), ("issued", "2020")]);
    check(&loose, "", "Complaint, No. 1:20-cv-1 (2020)");
}

#[test]
fn orders_and_statutes() {
    let order = source(
        "legislation",
        "Establishment of Interagency Task Force on the Reunification of Families",
        &[
            ("genre", "executive-order"),
            ("by", "Biden Jr., Joseph R."),
            ("number", "14011"),
            ("container-title", "Fed. Reg."),
            ("volume", "86"),
            ("page", "8273"),
            ("issued", "2021-02-02"),
        ],
    );
    check(&order, "", "Exec. Order No. 14,011, 86 Fed. Reg. 8273 (Feb. 2, 2021)");
    check(&order, "sec 4(a)", "Exec. Order No. 14,011, § 4(a), 86 Fed. Reg. 8273 (Feb. 2, 2021)");
    let bare = source(
        "legislation",
        "Initial Rescissions",
        &[("genre", "executive-order"), ("number", "14148"), ("issued", "2025-01-20")],
    );
    check(&bare, "", "Exec. Order No. 14,148 (Jan. 20, 2025)");
    let code = source(
        "legislation",
        "Improper Entry by Alien",
        &[("container-title", "U.S.C."), ("volume", "8"), ("section", "1325")],
    );
    check(&code, "", "8 U.S.C. § 1325");
    check(&code, "sec 1325(a)", "8 U.S.C. § 1325(a)");
    check(&code, "sec (a)", "8 U.S.C. § 1325(a)");
    let numbered = source(
        "legislation",
        "Disposition by Federal Agency",
        &[
            ("container-title", "United States Code"),
            ("number", "28 U.S.C. § 2675"),
            ("accessed", "2026-11-24"),
            ("URL", "https://law.org"),
        ],
    );
    check(&numbered, "", "28 U.S.C. § 2675, <https://law.org>");
    let law = source(
        "legislation",
        "Trafficking Victims Protection Reauthorization Act of 2008",
        &[
            ("number", "110-457"),
            ("container-title", "Stat."),
            ("volume", "122"),
            ("page", "5044"),
            ("issued", "2008-12-23"),
        ],
    );
    let act = "Trafficking Victims Protection Reauthorization Act of 2008, Pub. L. No. 110-457";
    check(&law, "", &format!("{act}, 122 Stat. 5044 (2008)"));
    check(&law, "sec 235", &format!("{act}, § 235, 122 Stat. 5044 (2008)"));
}

#[test]
fn congress_and_agencies() {
    let bill = source(
        "bill",
        "A bill to terminate the Interagency Task Force",
        &[("number", "S. 3202, 117th Congress"), ("issued", "2021-11-04")],
    );
    check(&bill, "", "S. 3202, 117th Cong. (2021)");
    let contained = source(
        "bill",
        "A bill to terminate the Interagency Task Force",
        &[("number", "S. 3202"), ("container-title", "117th Congress"), ("issued", "2021")],
    );
    check(&contained, "", "S. 3202, 117th Cong. (2021)");
    let bare = source("bill", "A bill to do something", &[("number", "S. 1"), ("issued", "2021")]);
    check(&bare, "", "S. 1 (2021)");
    let named = source(
        "bill",
        "Keep Families Together Act",
        &[("number", "H.R. 541"), ("chapter-number", "116th Cong."), ("issued", "2019")],
    );
    check(&named, "sec 2", "Keep Families Together Act, H.R. 541, 116th Cong. § 2 (2019)");
    let notice = source(
        "regulation",
        "Identifying Recommendations",
        &[
            ("container-title", "Fed. Reg."),
            ("volume", "86"),
            ("page", "70512"),
            ("issued", "2021-12-10"),
        ],
    );
    check(&notice, "", "Identifying Recommendations, 86 Fed. Reg. 70,512 (Dec. 10, 2021)");
    let rule = source("regulation", "Time Limitations", &[("number", "32 C.F.R. § 750.36")]);
    check(&rule, "sec (a)", "32 C.F.R. § 750.36(a)");
    let hearing = source(
        "hearing",
        "Oversight of Family Separation",
        &[
            ("authority", "H. Comm. on the Judiciary"),
            ("chapter-number", "116th Cong."),
            ("issued", "2019-02-26"),
            ("by", "White, Jonathan"),
        ],
    );
    check(
        &hearing,
        "p 12",
        "*Oversight of Family Separation: Hearing Before the H. Comm. on the Judiciary*, \
         116th Cong. 12 (2019) (statement of Jonathan White)",
    );
    let treaty = source(
        "treaty",
        "Convention on the Rights of the Child",
        &[
            ("container-title", "U.N.T.S."),
            ("volume", "1577"),
            ("page", "3"),
            ("issued", "1989-11-20"),
        ],
    );
    check(&treaty, "", "Convention on the Rights of the Child, Nov. 20, 1989, 1577 U.N.T.S. 3");
}

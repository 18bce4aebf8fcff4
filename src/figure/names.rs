//! Names with digits in them that are no figures: laws, reporters, dockets, forms, reports.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

use crate::model::Named;
use crate::text::{Span, Spanned};

/// The forms in which United States law and government name things by number, after the Indigo
/// Book; `#` stands for a [`SECTION`], `##` for several. The first
/// form that fits at a place is taken, so the longer ones stand first.
const OFFICIAL: [&str; 18] = [
    // No. 3:18-cv-00428-DMS, 18-cv-428, 1:18-cr-00064-JDB
    r"(?:\b[Nn]os?\.\s*)?\b(?:\d:)?\d{2,4}-(?:cv|cr|mc|md|mj|misc|civ|crim|ev|bk|ap)-\d+(?:-[A-Z]{2,5})*",
    // 8 U.S.C. § 1325(a), 45 C.F.R. Part 410
    r"\b\d+\s+(?:U\.?S\.?C\.?|C\.?F\.?R\.?)(?:\s*(?:(?:§§|[Pp]arts|[Ss]ections)\s*##|(?:§|[Pp]art|[Ss]ec\.|[Ss]ection|[Cc]h\.)?\s*#))?",
    // 310 F. Supp. 3d 1133, 1143; 83 Fed. Reg. 29,435; 2018 WL 3129486, at *3
    r"\b\d+\s+(?:U\.S\.|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|F\.(?:\s?(?:2d|3d|4th))?|F\.\s?Supp\.(?:\s?(?:2d|3d))?|F\.\s?App['’]x|F\.R\.D\.|Fed\.\s?Cl\.|Fed\.\s?Reg\.|I\.\s?&\s?N\.\s?Dec\.|Op\.\s?O\.L\.C\.|WL|Stat\.)\s+\d+(?:,\d{3})*(?:,\s+(?:at\s+\*?)?\d+(?:[–-]\d+)?)?",
    // §§ 1325–1326, § 1325(a)(1)
    r"§§\s*##|§\s*#(?:\s?[–-]\s?#)?",
    // Nos. 18-56151 and 19-55000, No. 18A615
    r"\b[Nn]os?\.\s*\d+[A-Z]?\d*(?:[:–-]\d+)*(?:(?:,|\s+and|\s+&)\s+\d+[–-]\d+)*",
    // ECF No. 83, at 4; Dkt. 83-1; docket entries 83 and 84
    r"\b(?:ECF|Dkt\.|Docs?\.|Docket|D\.E\.|(?:[Dd]ocket\s+)?[Ee]ntry)\s*(?:[Nn]o\.\s*)?#(?:,?\s+at\s+\d+(?:[–-]\d+)?)?|\b(?:(?:ECF|Dkt\.|Docket)\s*[Nn]os\.|(?:[Dd]ocket\s+)?[Ee]ntries)\s*##",
    // Form I-589, Forms 95 and 1099-MISC
    r"\bForms?\s+(?:[A-Z]{1,4}-)?\d+[A-Z]?(?:-[A-Z]+)?(?:\s+and\s+(?:[A-Z]{1,4}-)?\d+[A-Z]?)?",
    // Executive Order 14011, Exec. Order No. 14,011, E.O. 14011
    r"\b(?:[Ee]xecutive\s+[Oo]rders?|Exec\.\s+Orders?|E\.O\.|EO|Proclamations?)\s+(?:Nos?\.\s*)?\d{1,2},?\d{3}(?:\s+and\s+\d{1,2},?\d{3})?",
    // Public Law 110-457, Pub. L. No. 110-457
    r"\b(?:Public\s+Laws?|Pub\.\s?L\.|P\.L\.)\s*(?:Nos?\.\s*)?\d+[–-]\d+",
    // H.R. 6204, S. Res. 5, S.B. 4, Prop. 187
    r"\b(?:H\.\s?R\.(?:\s?(?:Res|Rep|Doc)\.(?:\s?No\.)?)?|[HS]\.(?:J\.|Con\.)?\s?(?:Res|Amdt|Rep|Doc)\.(?:\s?No\.)?|[AHS]\.?B\.?|Prop(?:osition|\.))\s?\d+(?:[–-]\d+)?",
    // S. 3202, but not the end of `the U.S. 12 states`
    r"(?:^|[\s(])S\.\s?\d+\b",
    // Sections 1325 and 1326, Title 42, Rule 23(b)(2), Phase 2, Flight 93
    r"\b(?:[Tt]itle|[Ss]ection|[Ss]ubsection|[Cc]hapter|[Pp]aragraph|[Pp]age|[Ff]ootnote|[Pp]hase|Article|Rule|Part|Subpart|Count|Amendment|Exhibit|Appendix|Annex|Schedule|Table|Figure|Volume|Resolution|Directive|Memorandum|Bulletin|Circular|Convention|Protocol|Phase|Stage|Level|Tier|Category|Flight|Highway|Interstate|Route|Room|Suite|District|Version)(?:s\s+##|\s+#(?:\s?[–-]\s?#)?)",
    // pp. 3–5, ¶ 12, Fed. R. Civ. P. 23, Sec. 4, Ex. 3
    r"(?:\bpp\.|¶¶|\bnn\.|\bparas\.|\b[Ss]ecs\.|\b[Aa]rts\.|\bExs\.)\s*##|(?:\bp\.|¶|\bn\.|\bpara\.|\bCiv\.\s?P\.|\bCrim\.\s?P\.|\bApp\.\s?P\.|\bEvid\.|\b[Ss]ec\.|\b[Aa]rt\.|\b[Cc]h\.|\b[Vv]ol\.|\b[Ff]ig\.|\bEx\.|\bPt\.|\bAmend\.)\s*#(?:\s?[–-]\s?#)?",
    // 1325(a)(1), 501(c)(3)
    r"\b\d+(?:\([A-Za-z]\))(?:\(\w{1,4}\))*",
    // hours of the day: 9 a.m., 12:30 PM, 10 o'clock
    r"\b\d{1,2}(?::\d{2})?\s*(?:[ap]\.\s?m\.|[AP]\.?M\b\.?|[ap]m\b|o['’]clock)",
    // telephone numbers: (619) 557-5600, 1-800-394-5855, +1 202-555-0100, call 911
    r"(?:\+?1[\s.-])?(?:\(\d{3}\)\s?|\b\d{3}[.–-])\d{3}[.–-]\d{4}\b|\b1-8\d\d-[A-Z0-9-]+\b|\+\d{1,3}[\s.-]\d[\d\s.()-]{5,}\d|\b(?:[Cc]all|[Dd]ial|[Hh]otline)\s+\d{3}\b",
    // a ZIP code after its state: San Diego, CA 92101-8897; Washington, D.C. 20530
    r",\s+(?:[A-Z]{2}|[A-Z]\.[A-Z]\.)\s+\d{5}(?:-\d{4})?\b",
    // web addresses, and words that happen to have digits
    r"\b(?:https?://|www\.)\S+|\b24/7\b|\b9/11\b|\b[23]-?D\b|\b[345]G\b",
];

/// The same in Spanish; what is named in English stays so on a Spanish page. `#` as above, `@@` for
/// several with the words that join them.
const SPANISH: [&str; 6] = [
    // n.º 3:18-cv-00428, núm. 83, núms. 3 y 4
    r"\b[Nn](?:\.\s?[º°o]|úm\.|ro\.|úmeros?)\s*(?:\d:)?#(?:-[a-z]{2,4}-\d+(?:-[A-Z]{2,5})*)?|\b[Nn](?:\.\s?os|úms\.)\s*@@",
    // la sección 1325, los artículos 3 y 4, el Título 42, la fase 2, la enmienda 14
    r"\b(?:[Tt]ítulo|[Ss]ección|[Ss]ubsección|[Aa]rtículo|[Cc]apítulo|[Pp]árrafo|[Pp]ágina|[Aa]partado|[Ii]nciso|[Nn]ota(?:\s+al\s+pie)?|[Ff]ase|[Ee]tapa|[Rr]egla|Parte|[Cc]láusula|[Ee]nmienda|[Aa]nexo|Prueba|Cargo|[Tt]abla|[Cc]uadro|[Ff]igura|[Tt]omo|[Vv]olumen|[Rr]esolución|[Dd]irectiva|[Mm]emorando|[Bb]oletín|[Cc]ircular|[Cc]onvenio|[Pp]rotocolo|[Nn]ivel|[Cc]ategoría|[Vv]uelo|[Cc]arretera|[Rr]uta|[Ss]ala|[Dd]istrito|[Vv]ersión|[Pp]roposición)\s+#(?:\s?[–-]\s?#)?",
    r"\b(?:[Tt]ítulos|[Ss]ecciones|[Aa]rtículos|[Cc]apítulos|[Pp]árrafos|[Pp]áginas|[Nn]otas|[Ff]ases|[Rr]eglas|Partes|[Cc]láusulas|[Ee]nmiendas|[Aa]nexos|Pruebas|Cargos|[Tt]ablas|[Vv]uelos)\s+@@",
    // pág. 3, págs. 3–5, párr. 12, art. 31, sec. 4, cap. 7, entrada 83, doc. 81
    r"\b(?:[Pp]ágs?\.|[Pp]árrs?\.|[Aa]rts?\.|[Ss]ecs?\.|[Cc]aps?\.|[Tt]ít\.|[Vv]ol\.|[Ff]ig\.)\s*@@|\b(?:[Ee]ntradas?|[Aa]sientos?|[Dd]ocs?\.)\s+(?:(?:del\s+expediente\s+)?(?:n\.\s?[º°o]|núm\.)\s*)?@@",
    // formulario I-589, Orden Ejecutiva 14011, Ley Pública 110-457, proclama 9822
    r"\b[Ff]ormularios?\s+(?:[A-Z]{1,4}-)?\d+[A-Z]?(?:-[A-Z]+)?(?:\s+y\s+(?:[A-Z]{1,4}-)?\d+[A-Z]?)?|(?:[Óó]rdenes\s+[Ee]jecutivas|\b[Oo]rden\s+[Ee]jecutiva|\b[Pp]roclamación|\b[Pp]roclama)\s+(?:n\.\s?[º°o]\s*|núm\.\s*)?\d{1,2},?\d{3}(?:\s+y\s+\d{1,2},?\d{3})?|\b[Ll]ey(?:es)?\s+[Pp]úblicas?\s+(?:n\.\s?[º°o]\s*)?\d+[–-]\d+|\b[Ll]ey\s+\d+(?:[–-]\d+)?",
    // las 9 a. m., las 12:30 p. m.; los años 90; llame al 911; el 11-S
    r"\b\d{1,2}(?::\d{2})?\s*[ap]\.\s?m\.|\b[Aa]ños\s+(?:\d{2}|’\d{2})\b|\b(?:[Ll]lame|[Ll]lamar|[Mm]arque|[Mm]arcar)\s+al\s+\d{3}\b|\b11-S\b",
];

/// One number of the kind that sections, pages and counts have: 1325, 1325(a)(1), 1226a, 410.3.
const SECTION: &str = r"\d+[A-Za-z]{0,2}(?:[.–-]\d+[a-z]?)*(?:\(\w{1,5}\))*";

/// More such numbers; those after a comma only if the list ends with a word that joins it, so that
/// `Counts 1 and 2, 12 children` is no list of three.
const LIST: &str = r"(?:(?:,\s+#)*,?\s+(?:and|or|to|through|&)\s+#|\s?[–-]\s?#)?";

/// The same in Spanish.
const LIST_ES: &str = r"(?:(?:,\s+#)*,?\s+(?:y|e|o|u|a|al)\s+#|\s?[–-]\s?#)?";

/// All official forms as one pattern.
static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = OFFICIAL.iter().chain(&SPANISH).map(|form| format!("(?:{form})"));
    let forms = forms.collect::<Vec<_>>().join("|");
    let forms = forms.replace("##", &format!("#{LIST}")).replace("@@", &format!("#{LIST_ES}"));
    let forms = forms.replace('#', SECTION);
    // The boundaries and digits of ASCII let the engine look at every byte once.
    let forms = forms.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]");
    compile(&forms.replace(r"\w", "[0-9A-Za-z]")).ok()
});

/// Bounds what a pattern of site.yaml can cost.
fn compile(pattern: &str) -> Result<Regex, regex::Error> {
    const SIZE_LIMIT: usize = 1 << 20;
    RegexBuilder::new(pattern).size_limit(SIZE_LIMIT).build()
}

/// The names of a site, besides the official ones.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// All plain words as one pattern, and then the patterns.
    patterns: Vec<Regex>,
}

impl Names {
    /// Compiles what `site.yaml` lists and the registry's own names. A pattern that is no regular
    /// expression is given back with the reason.
    pub fn new(named: &[Spanned<Named>], of_registry: Vec<String>) -> (Names, Vec<(Span, String)>) {
        let mut words = of_registry;
        let mut names = Names::default();
        let mut bad = Vec::new();
        for name in named {
            match &name.value {
                Named::Words(name) => words.push(name.clone()),
                Named::Pattern(pattern) => match compile(pattern) {
                    Ok(pattern) => names.patterns.push(pattern),
                    Err(error) => {
                        let reason = error.to_string();
                        let last = reason.lines().last().unwrap_or("").trim();
                        bad.push((name.span, last.trim_start_matches("error: ").to_owned()));
                    }
                },
            }
        }
        // The longer of two names that begin alike is the one meant.
        words.retain(|name| !name.is_empty());
        words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        let words: Vec<String> = words.iter().map(|name| regex::escape(name)).collect();
        if !words.is_empty() {
            names.patterns.splice(..0, Regex::new(&words.join("|")));
        }
        (names, bad)
    }
}

/// Where names with digits stand in a text.
pub fn names(text: &str, names: &Names) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for pattern in PATTERN.iter().chain(&names.patterns) {
        found.extend(pattern.find_iter(text).map(|m| m.range()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;
    use proptest::prelude::*;

    /// The names in a text, in order, without the space that a form may begin with.
    fn check(text: &str, expected: &[&str]) {
        let found = names(text, &Names::default());
        let found: Vec<&str> = found.into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn laws_and_rules() {
        check("under 8 U.S.C. § 1325(a), a", &["8 U.S.C. § 1325(a)"]);
        check("8 U.S.C. §§ 1325–1326.", &["8 U.S.C. §§ 1325–1326"]);
        check("8 USC 1182(f) and 45 C.F.R. Part 410", &["8 USC 1182(f)", "45 C.F.R. Part 410"]);
        check("45 C.F.R. § 410.3.", &["45 C.F.R. § 410.3"]);
        check("8 U.S.C. § 1325 and 12 children", &["8 U.S.C. § 1325"]);
        check("§ 1325(a)(1), §§ 1325 and 1326", &["§ 1325(a)(1)", "§§ 1325 and 1326"]);
        check("Title 42, section 1325.", &["Title 42", "section 1325"]);
        check("Sections 1325, 1326, and 1327.", &["Sections 1325, 1326, and 1327"]);
        check("Rule 23(b)(2) and Fed. R. Civ. P. 65", &["Rule 23(b)(2)", "Civ. P. 65"]);
        check(
            "Pub. L. No. 110-457, Public Law 104–208",
            &["Pub. L. No. 110-457", "Public Law 104–208"],
        );
        check("H.R. 6204, S. 3202, S. Res. 5", &["H.R. 6204", "S. 3202", "S. Res. 5"]);
        check("H.R. Rep. No. 115-1", &["H.R. Rep. No. 115-1"]);
        check("Article 31, Chapter 7, Part 410", &["Article 31", "Chapter 7", "Part 410"]);
        check("Amendment 14 and Counts 1 and 2", &["Amendment 14", "Counts 1 and 2"]);
        check("of 1325(a)(1) and 501(c)(3)", &["1325(a)(1)", "501(c)(3)"]);
        check("Executive Order 14011", &["Executive Order 14011"]);
        check("Executive Orders 13841 and 14011", &["Executive Orders 13841 and 14011"]);
        check("E.O. 14,011, Exec. Order No. 13,841", &["E.O. 14,011", "Exec. Order No. 13,841"]);
        check("Proclamation 9822", &["Proclamation 9822"]);
        check("83 Fed. Reg. 29,435 (June 25, 2018)", &["83 Fed. Reg. 29,435"]);
    }

    #[test]
    fn courts_and_dockets() {
        check("310 F. Supp. 3d 1133, as", &["310 F. Supp. 3d 1133"]);
        check("310 F. Supp. 3d 1133, 1143 (S.D. Cal.)", &["310 F. Supp. 3d 1133, 1143"]);
        check("994 F.3d 1 and 507 U.S. 292 (1993)", &["994 F.3d 1", "507 U.S. 292"]);
        check("2018 WL 3129486, at *3", &["2018 WL 3129486, at *3"]);
        check("No. 18-cv-428", &["No. 18-cv-428"]);
        check("No. 3:18-cv-00428-DMS, in", &["No. 3:18-cv-00428-DMS"]);
        check("Nos. 18-56151 and 19-55000", &["Nos. 18-56151 and 19-55000"]);
        check("No. 18A615", &["No. 18A615"]);
        check("ECF No. 83, at 4", &["ECF No. 83, at 4"]);
        check("Dkt. 83-1; Doc. 81", &["Dkt. 83-1", "Doc. 81"]);
        check("docket entries 83 and 84", &["docket entries 83 and 84"]);
        check("pp. 3–5, ¶ 12, p. 4", &["pp. 3–5", "¶ 12", "p. 4"]);
        check("pages 3 to 5 and Exhibit 12", &["pages 3 to 5", "Exhibit 12"]);
    }

    #[test]
    fn offices_and_daily_life() {
        check("Form I-589, Form 1099-MISC", &["Form I-589", "Form 1099-MISC"]);
        check("Forms 95 and 1040", &["Forms 95 and 1040"]);
        check("Phase 2 of it, Flight 93", &["Phase 2", "Flight 93"]);
        check(
            "Directive 11064.2, Memorandum 602-0050",
            &["Directive 11064.2", "Memorandum 602-0050"],
        );
        check("at 9 a.m., 12:30 PM or 10 o’clock", &["9 a.m.", "12:30 PM", "10 o’clock"]);
        check("(619) 557-5600 or 619-557-5600", &["(619) 557-5600", "619-557-5600"]);
        check("1-800-394-5855, +1 202-555-0100", &["1-800-394-5855", "+1 202-555-0100"]);
        check("dial 911", &["dial 911"]);
        check("San Diego, CA 92101-8897", &[", CA 92101-8897"]);
        check("Washington, D.C. 20530", &[", D.C. 20530"]);
        check("24/7, 9/11, in 3D on 5G", &["24/7", "9/11", "3D", "5G"]);
        check("https://x.example/2018/06", &["https://x.example/2018/06"]);
    }

    #[test]
    fn spanish_forms() {
        check("el expediente n.º 3:18-cv-00428", &["n.º 3:18-cv-00428"]);
        check("la sección 1325(a) y el Título 42", &["sección 1325(a)", "Título 42"]);
        check("los artículos 3, 4 y 5", &["artículos 3, 4 y 5"]);
        check("las secciones 1325 a 1327", &["secciones 1325 a 1327"]);
        check("pág. 3, págs. 3–5, párr. 12", &["pág. 3", "págs. 3–5", "párr. 12"]);
        check("la entrada 83; las entradas 83 y 84", &["entrada 83", "entradas 83 y 84"]);
        check("el formulario I-589", &["formulario I-589"]);
        check("la Orden Ejecutiva 14011", &["Orden Ejecutiva 14011"]);
        check("las órdenes ejecutivas 13841 y 14011", &["órdenes ejecutivas 13841 y 14011"]);
        check("la Ley Pública 110-457", &["Ley Pública 110-457"]);
        check("a las 9 a. m. o las 12:30 p. m.", &["9 a. m.", "12:30 p. m."]);
        check("en los años 90, llame al 911", &["años 90", "llame al 911"]);
        check("por su parte 3,913 niños, parte de 12", &[]);
        check("3,913 niños en 45 casos", &[]);
    }

    #[test]
    fn leaves_figures_alone() {
        check("3,913 children, 45.6% of 8,000", &[]);
        check("By June 2, 2021, 1,786 were back.", &[]);
        check("In the U.S. 3,913 children and the U.S. 12 states", &[]);
        check("a part 12 children saw", &[]);
        check("They count 12 children", &[]);
        check("$5M, 5K, 619 557 5600", &[]);
        check("Section 1325 and 12 children", &["Section 1325"]);
        check("Counts 1 and 2, 12 children", &["Counts 1 and 2"]);
    }

    #[test]
    fn reads_what_a_site_lists() {
        let span = Span::new(Files::new().insert_text("x", ""), 0..0);
        let named = [
            Spanned::new(Named::Words("60 Minutes".to_owned()), span),
            Spanned::new(Named::Pattern(r"Area \d+".to_owned()), span),
            Spanned::new(Named::Pattern("(".to_owned()), span),
        ];
        let (compiled, bad) = Names::new(&named, Vec::new());
        assert_eq!(bad.len(), 1, "{bad:?}");
        assert_eq!(names("60 Minutes in Area 51", &compiled), [0..10, 14..21]);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,60}") {
            for range in names(&text, &Names::default()) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}

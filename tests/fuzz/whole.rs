//! A whole small site from bytes: each byte is a choice, so that what the fuzzer changes is the
//! site's shape rather than its spelling.

use std::fmt::Write as _;

use plainfact::text::Files;

/// Choices, until the bytes run out; then always the first.
struct Choices<'a>(std::slice::Iter<'a, u8>);

impl Choices<'_> {
    fn number(&mut self, below: usize) -> usize {
        self.0.next().map_or(0, |byte| usize::from(*byte) % below)
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.number(of.len())]
    }

    fn yes(&mut self) -> bool {
        self.number(3) == 1
    }
}

/// Names that entries, claims, columns and topics share, so that references meet and collide.
const IDS: [&str; 8] = ["a", "b", "c-1", "first", "ms-l", "A B", "index", "1"];

const WORDS: [&str; 28] = [
    "children",
    "about 3,913 children",
    "almost half",
    "[3,913 children](fact:a)",
    "[](fact:b#first)",
    "<fact:a>",
    "[more than 5,400](fact:a#b)",
    "[since July 2017](fact:a?as=period)",
    "[@a, p. 4; see @b]",
    "[@c-1]",
    "[](case:ms-l)",
    "[x](term:a)",
    "[](party:b)",
    "![](fact:a)\n\n",
    "\n\n![How many?](series:a?kind=line&columns=a,b)\n\n",
    "\n\n![](cases:?status=pending)\n\n",
    "\n\n![](timeline:?from=2018&to=2019&topic=a)\n\n",
    "\n\n![](case:ms-l)\n\n",
    "[link](../index.md#a)",
    "[link](a.md)",
    "\n\n## A heading {#a}\n\n",
    "\n\n- item\n- item\n\n",
    "\n\n> [!NOTE]\n> \u{201c}words\u{201d}\n\n",
    "\n\n| a | b |\n|---|--:|\n| [3,913](fact:a) | 2 |\n\n",
    "*emphasis* and `code`[^1]\n\n[^1]: A note [@a].\n\n",
    "\n\n<!-- allow unsourced-figure: because -->\n\n",
    "<script>x()</script> &lt;script&gt; {{ x }} [x](javascript:x)",
    "$58.10 million, 45.6 percent, June 26, 2018",
];

const DATES: [&str; 8] = [
    "2018-04-06",
    "2021-06",
    "2019",
    "2018-06~",
    "2017-07-01/2021-01-20",
    "9999-12-31",
    "0001",
    "2018-02-30",
];

const VALUES: [&str; 9] = [
    "3913",
    "0",
    "5400.50",
    "-7",
    "79228162514264337593543950335",
    "{from: 4500, to: 5000}",
    "2018-04-06",
    "P8Y",
    "words",
];

const KINDS: [&str; 7] = ["count", "money", "percent", "ratio", "duration", "date", "text"];

/// The site that the bytes stand for.
pub fn site(data: &[u8]) -> Files {
    let mut choices = Choices(data.iter());
    let mut files = Files::new();
    let both = choices.yes();
    files.insert_text("content/site.yaml", &settings(&mut choices, both));
    files.insert_text("content/index.md", &page(&mut choices, "title: Home\ndescription: All."));
    for _ in 0..choices.number(5) {
        let folder = choices.one(&["", "a/", "b/", "b/c-1/"]);
        let name = choices.one(&IDS);
        let lang = if both { choices.one(&["", ".es", ".en", ".xx"]) } else { "" };
        let front = front(&mut choices);
        let text = page(&mut choices, &front);
        files.insert_text(&format!("content/{folder}{name}{lang}.md"), &text);
    }
    for (folder, entry) in ENTRIES {
        let mut text = String::new();
        for _ in 0..choices.number(4) {
            let _ = writeln!(text, "{}: {}", choices.one(&IDS), entry(&mut choices));
        }
        files.insert_text(&format!("content/registry/{folder}.yaml"), &text);
    }
    files
}

fn settings(choices: &mut Choices<'_>, both: bool) -> String {
    let mut text = String::from("title: Site\n");
    let _ =
        writeln!(text, "base_url: {}", choices.one(&["https://e.org", "https://e.org/a b/", "x"]));
    if both {
        text.push_str("languages: {en: {name: English}, es: {name: Español, locale: es-US}}\n");
    }
    if choices.yes() {
        text.push_str("topics: {a: A, b: {en: B, es: Be}}\nnavigation: [a, b]\n");
    }
    if choices.yes() {
        text.push_str(
            "figures: {named: [Title 42, /Form \\d+/, /(/]}\ncontact: 'mailto:a@e.org'\n",
        );
    }
    text
}

fn front(choices: &mut Choices<'_>) -> String {
    let mut text = format!("title: {}\ndescription: D", json(&prose(choices, 2)));
    if choices.yes() {
        let _ = write!(text, "\ndate: {}\nsources: [{}]", choices.one(&DATES), choices.one(&IDS));
    } else {
        text.push_str("\nkind: page");
    }
    for line in ["topics: [a, b]", "authors: [a]", "draft: true", "aliases: [/old/, /a/]"] {
        if choices.yes() {
            let _ = write!(text, "\n{line}");
        }
    }
    text
}

fn page(choices: &mut Choices<'_>, front: &str) -> String {
    let length = choices.number(12);
    format!("---\n{front}\n---\n{}\n", prose(choices, length))
}

fn prose(choices: &mut Choices<'_>, length: usize) -> String {
    (0..length).map(|_| choices.one(&WORDS)).collect::<Vec<_>>().join(" ")
}

/// A text in quotation marks, as JSON and YAML have it.
fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

type MakeEntry = fn(&mut Choices<'_>) -> String;

const ENTRIES: [(&str, MakeEntry); 8] = [
    ("facts/x", fact),
    ("sources/x", source),
    ("cases/x", case),
    ("parties/x", party),
    ("events/x", event),
    ("terms/x", term),
    ("series/x", series),
    ("corrections", correction),
];

fn words(choices: &mut Choices<'_>) -> String {
    let length = choices.number(4);
    json(&prose(choices, length))
}

fn fact(choices: &mut Choices<'_>) -> String {
    let (label, kind) = (words(choices), choices.one(&KINDS));
    let unit =
        choices.one(&["", "unit: {one: child, other: children}, ", "unit: {currency: USD}, "]);
    let head = format!("{{label: {label}, kind: {kind}, {unit}");
    if choices.yes() {
        let formula = choices.one(&["x - y", "100 * x / y", "x / (y - y)", "x +", "x * x * x * x"]);
        let terms = (choices.one(&IDS), choices.one(&IDS));
        return format!(
            "{head}derived: {{formula: {formula}, where: {{x: {}, y: {}}}}}}}",
            terms.0, terms.1
        );
    }
    let mut text = format!("{head}claims: {{");
    for _ in 0..choices.number(3) {
        let id = choices.one(&IDS);
        let (value, date) = (choices.one(&VALUES), choices.one(&DATES));
        let modifier = choices.one(&["exact", "about", "more-than", "up-to"]);
        let status = choices.one(&["current", "superseded", "disputed", "withdrawn"]);
        let _ = write!(
            text,
            "{id}: {{value: {value}, as_of: {date}, modifier: {modifier}, status: {status}, \
             counted_by: {}, sources: [{}], parts: [1, {}]}}, ",
            choices.one(&IDS),
            choices.one(&IDS),
            choices.one(&IDS)
        );
    }
    let _ = write!(text, "}}, preferred: {}, differ: {}}}", choices.one(&IDS), words(choices));
    text
}

fn source(choices: &mut Choices<'_>) -> String {
    let kind =
        choices.one(&["report", "legal_case", "legislation", "webpage", "article-newspaper", "x"]);
    format!(
        "{{type: {kind}, title: {}, issued: {}, URL: {}, case: {}, entry: '{}', page: '{}', \
         author: [{{family: {}, given: X}}]}}",
        words(choices),
        choices.one(&DATES),
        choices.one(&["https://e.org/?utm_source=x", "javascript:x()", "//e.org", "https://"]),
        choices.one(&IDS),
        choices.number(100),
        choices.one(&["i", "4-6", "1133"]),
        words(choices)
    )
}

fn case(choices: &mut Choices<'_>) -> String {
    format!(
        "{{caption: {}, court: {}, docket: {}, status: {}, status_as_of: {}, summary: {}, \
         parties: {{plaintiffs: [{}]}}, related: [{}], events: {{{}: {{date: {}, title: {}}}}}}}",
        words(choices),
        choices.one(&["S.D. Cal.", "9th Cir.", "x"]),
        choices.one(&["3:18-cv-00428", "x"]),
        choices.one(&["pending", "closed", "settled"]),
        choices.one(&DATES),
        words(choices),
        choices.one(&IDS),
        choices.one(&IDS),
        choices.one(&IDS),
        choices.one(&DATES),
        words(choices)
    )
}

fn party(choices: &mut Choices<'_>) -> String {
    format!(
        "{{type: {}, name: {}, short: {}, url: {}, parent: {}, private: {}}}",
        choices.one(&["person", "organization"]),
        words(choices),
        words(choices),
        choices.one(&["https://e.org", "javascript:x()"]),
        choices.one(&IDS),
        choices.one(&["false", "true"])
    )
}

fn event(choices: &mut Choices<'_>) -> String {
    format!(
        "{{date: {}, title: {}, summary: {}, sources: [{}], topics: [{}], major: true}}",
        choices.one(&DATES),
        words(choices),
        words(choices),
        choices.one(&IDS),
        choices.one(&IDS)
    )
}

fn term(choices: &mut Choices<'_>) -> String {
    format!(
        "{{term: {}, aka: [{}], plain: {}, avoid: [x]}}",
        words(choices),
        words(choices),
        words(choices)
    )
}

fn series(choices: &mut Choices<'_>) -> String {
    let mut points = String::new();
    for _ in 0..choices.number(5) {
        let _ = write!(
            points,
            "{{date: {}, a: {}, b: {}}}, ",
            choices.one(&DATES),
            choices.one(&VALUES[..5]),
            choices.one(&VALUES[..5])
        );
    }
    format!(
        "{{title: {}, columns: {{a: A, b: {}}}, points: [{points}], disjoint: {}, \
         breaks: [{{date: {}, why: x}}]}}",
        words(choices),
        words(choices),
        choices.one(&["false", "true"]),
        choices.one(&DATES)
    )
}

fn correction(choices: &mut Choices<'_>) -> String {
    format!(
        "{{date: {}, kind: {}, pages: [/, /a/], facts: [{}], was: {}, is: {}, text: {}}}",
        choices.one(&DATES),
        choices.one(&["correction", "update", "withdrawal"]),
        choices.one(&IDS),
        words(choices),
        words(choices),
        words(choices)
    )
}

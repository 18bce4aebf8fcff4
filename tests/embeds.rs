//! Cases, dockets, timelines and charts: as texts embed them, and on their own pages.

#[path = "support/dockets.rs"]
mod dockets;
#[path = "support/memory.rs"]
mod memory;

use memory::{between, build, site, text};
use plainfact::render::Output;

fn published() -> Output {
    published_with(dockets::EMBEDS)
}

fn published_with(article: &str) -> Output {
    let mut files = site(article);
    dockets::add(&mut files);
    let (output, problems) = build(&files);
    let wrong = problems.iter().find(|d| d.code == "template-error" || d.code == "unknown-option");
    assert!(wrong.is_none(), "{wrong:#?}");
    output
}

#[track_caller]
fn check(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

/// The figure of an article that holds these words.
fn figure<'a>(page: &'a str, words: &str) -> &'a str {
    let figures = page.split("<figure").skip(1).map(|f| f.split("</figure>").next().unwrap());
    figures
        .into_iter()
        .find(|f| f.contains(words))
        .unwrap_or_else(|| panic!("no {words} in {page}"))
}

/// The bars of a drawing, without those of its key.
fn bars(chart: &str) -> Vec<&str> {
    let rects = chart.split("<rect class=\"fill").skip(1).map(|r| r.split("/>").next().unwrap());
    rects.filter(|rect| rect.contains('%')).collect()
}

#[test]
fn a_docket_card_tells_the_case() {
    let output = published();
    let page = text(&output, "/policy/article/");
    check(
        figure(page, "card docket"),
        &[
            "<cite>J.P. v. United States Department of Justice</cite>",
            "D. Ariz., 2:22-cv-00683",
            "<span class=\"status pending\">Pending</span>",
            "as of December 8, 2023",
            "A suit for money.",
            "<time datetime=\"2022-06-26\">June 26, 2022</time>",
            "Docket entry 83",
            "href=\"/sub/cases/jp/\"",
        ],
    );
    assert!(!figure(page, "card docket").contains("A letter"), "minor events are left to the page");
    check(
        figure(page, "Dora v. Sessions"),
        &["D.D.C., No docket number is known to us", "Not known"],
    );
}

#[test]
fn references_lead_to_the_generated_pages() {
    let output = published();
    let page = text(&output, "/policy/article/");
    for link in [
        "<a class=\"case\" href=\"/sub/cases/jp/\">suit</a>",
        "<a href=\"/sub/cases/\">suits</a>",
        "<a href=\"/sub/timeline/\">dates</a>",
        "<a class=\"series\" href=\"/sub/series/months/\">data</a>",
    ] {
        assert!(page.contains(link), "no {link}");
    }
}

#[test]
fn a_case_has_everything_on_its_page() {
    let output = published();
    let page = text(&output, "/cases/jp/");
    check(
        page,
        &[
            "<h1><cite>J.P. v. United States Department of Justice</cite></h1>",
            "<a class=\"party\" href=\"/sub/people/#judge\">Ann Judge</a>",
            "A <a class=\"term\" href=\"/sub/glossary/#class-action\">class action</a> it is not.",
            "<li>Negligence</li>",
            "Injunction. In force from December 11, 2023, until December 11, 2031.",
            "A letter",
            "<dd>Ms. L.; A mother</dd>",
            "<cite>Dora v. Sessions</cite></a>: same counsel",
            "310 F. Supp. 3d 1133 (D. Ariz. 2018)",
            "Order Granting Relief",
            ">14 days</a>",
            ">An article</a>",
            "No. 2:22-cv-00683 (D. Ariz. filed Apr. 20, 2022).",
            "A page without date or address",
        ],
    );
    assert!(!page.contains("#somebody"), "private persons are never linked");
    check(text(&output, "/cases/dora/"), &["No docket number is known to us", "Not known"]);
    check(text(&output, "/sources/paper/"), &["<h3>Cases</h3>", "href=\"/sub/cases/jp/\""]);
    let bare = text(&output, "/sources/bare/");
    check(bare, &["<dd>No address is known to us</dd>", "<dt>Published</dt><dd>Not known</dd>"]);
    check(text(&output, "/sources/news/"), &["href=\"/sub/timeline/#memo\""]);
}

#[test]
fn cases_are_listed_in_every_order_and_by_every_kind() {
    let output = published();
    let order = |route: &str| -> Vec<String> {
        let page = text(&output, route);
        let names = page.split("<tr data-name=\"").skip(1);
        names.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    assert_eq!(order("/cases/"), ["Dora v. Sessions", "J.P.", "Ms. L."]);
    assert_eq!(order("/cases/by-status/"), ["J.P.", "Ms. L.", "Dora v. Sessions"]);
    assert_eq!(order("/cases/by-filed/")[0], "J.P.");
    assert_eq!(order("/cases/by-court/"), ["J.P.", "Dora v. Sessions", "Ms. L."]);
    assert_eq!(order("/cases/status/pending/"), ["J.P."]);
    assert_eq!(order("/cases/kind/damages/"), ["J.P."]);
    assert_eq!(order("/cases/court/s-d-cal/"), ["Ms. L."]);
    assert!(output.get("/cases/status/stayed/").is_none(), "what holds nothing is no page");
    let canonical = "<link rel=\"canonical\" href=\"https://example.org/sub/cases/\">";
    check(text(&output, "/cases/by-court/"), &[canonical]);
    assert!(!text(&output, "/sitemap.xml").contains("/by-court/"));
    check(text(&output, "/cases/"), &["<script type=\"module\" src=\"/sub/assets/choose."]);
    assert!(!text(&output, "/cases/status/pending/").contains("/assets/choose."));
}

#[test]
fn the_head_of_a_list_is_the_site_s_own() {
    let mut files = site("Words.");
    dockets::add(&mut files);
    let settings = files.text(files.find("content/site.yaml").unwrap()).to_owned();
    let words = "lists: {cases: 'Suits about [the order](source:order), and no others.'}\n";
    files.insert_text("content/site.yaml", &format!("{settings}{words}"));
    let (output, _) = build(&files);
    let head = between(text(&output, "/cases/"), "<header class=\"page-header\">", "</header>");
    check(head, &["Suits about <a class=\"source\"", "and no others."]);
}

#[test]
fn the_timeline_takes_in_the_milestones_of_dockets() {
    let output = published();
    let page = text(&output, "/timeline/");
    check(
        page,
        &[
            "<h2 id=\"_2018\">2018</h2>",
            "id=\"memo\"",
            "id=\"jp.order\"",
            "<a class=\"case\" href=\"/sub/cases/jp/\"><cite>J.P.</cite></a>",
            "<time datetime=\"2018\">2018</time> <span class=\"hint\">only the year is known</span>",
        ],
    );
    assert!(page.find("Some time").unwrap() < page.find("The memo").unwrap());
    assert!(!page.contains("A letter"), "only milestones join it");
    let policy = text(&output, "/timeline/topic/policy/");
    check(policy, &["The memo", "An order", "aria-current=\"true\">The policy"]);
    assert!(!policy.contains("Some time"));
    let article = text(&output, "/policy/article/");
    let embedded = figure(article, "In 2018");
    check(embedded, &["The memo", "Some time"]);
    assert!(!embedded.contains("An order"));
}

#[test]
fn what_shows_nothing_says_so() {
    let output = published_with("![](cases:?status=stayed)\n\n![](timeline:?from=2030)\n");
    let page = text(&output, "/policy/article/");
    check(page, &["No case is known to us", "No event is known to us"]);
}

#[test]
fn glossary_and_people_say_where_they_are_used() {
    let output = published_with("A [suit](term:class-action) by the [](party:task-force).");
    check(text(&output, "/glossary/"), &["<dd class=\"uses\"", ">An article</a>"]);
    let people = text(&output, "/people/");
    check(people, &["<span>Judge in</span> <a href=\"/sub/cases/jp/\">J.P.</a>", "from 2003"]);
    check(people, &["<span>Counsel in</span>", "<span>Sued in</span>", "<span>Counted</span>"]);
    assert!(!people.contains("Ms. L.</dt>") && !people.contains("id=\"somebody\""));
}

#[test]
fn a_line_is_drawn_with_its_gap_its_break_and_its_events() {
    let output = published();
    let chart = figure(text(&output, "/policy/article/"), "By month");
    check(
        chart,
        &[
            "role=\"img\"",
            "<title>By month</title>",
            "<desc>Held; Freed: 5 rows from January 2018 to May 2018</desc>",
            "A gap means that no figure is known.",
            "May 2018: Counted by others",
            "<a href=\"/sub/timeline/#memo\">The memo</a>",
            "<a href=\"/sub/timeline/#jp.order\">An order</a>",
            "Do not add them up.",
            "Source: <a class=\"source\" href=\"/sub/sources/news/\">",
            "<a href=\"/sub/data/series/months.csv\">",
            "<th scope=\"row\">March 2018</th><td class=\"right\"><span class=\"hint\">no figure known",
            "<td class=\"right\">1,200</td>",
        ],
    );
    // The break parts April from May, and the gap February from April.
    assert_eq!(chart.matches("<polyline class=\"stroke c1\"").count(), 1, "{chart}");
    assert_eq!(chart.matches("<circle class=\"dot c1\"").count(), 4, "{chart}");
    // An event after the last point has no place on the drawing, and keeps its number below.
    assert_eq!(chart.matches("<g class=\"marker event\">").count(), 1, "{chart}");
}

#[test]
fn other_forms_of_charts() {
    let output = published();
    let page = text(&output, "/policy/article/");
    let charts: Vec<&str> = page.split("<figure class=\"card chart\">").skip(1).collect();
    assert_eq!(charts.len(), 6);
    check(charts[1], &["<polyline class=\"stroke c1\"", ">Children by month</title>"]);
    assert!(!charts[1].contains("Held"), "one column was asked for");
    check(
        charts[2],
        &["no figure known</text>", "<rect class=\"fill c2\"", "<ul class=\"plot-key\">"],
    );
    assert!(!charts[3].contains("<polyline"), "dots are not joined");
    // 10 and 30 of 50 on a scale that leaves room for numbers, one after the other.
    let bars = bars(charts[4]);
    let place = |bar: &str, name: &str| -> f64 {
        between(bar, &format!(" {name}=\""), "%").parse().unwrap()
    };
    assert!((place(bars[0], "width") * 3.0 - place(bars[1], "width")).abs() < 0.1, "{bars:?}");
    assert!((place(bars[0], "width") - place(bars[1], "x")).abs() < 0.1, "{bars:?}");
    assert!(!charts[5].contains("plot-area") && charts[5].contains("no figure known"));
}

#[test]
fn long_names_of_bars_are_set_in_lines() {
    let mut files = site("![](series:reasons?kind=bar)");
    let series = "reasons:\n  title: Reasons\n  columns:\n    \
                  a: The parent was to be prosecuted or had a record with immigration\n    b: Other\n  \
                  points: [{date: 2018, a: 10, b: 30, sources: [news]}]\n";
    files.insert_text("content/registry/series/reasons.yaml", series);
    let (output, _) = build(&files);
    let chart = figure(text(&output, "/policy/article/"), "card chart");
    let rows: Vec<&str> = chart
        .split("class=\"label row\"")
        .skip(1)
        .map(|label| between(label, ">", "</text>"))
        .collect();
    assert_eq!(
        rows,
        ["The parent was to be prosecuted or", "had a record with immigration", "Other"]
    );
    // Each line stands by itself, and the bars begin below the last.
    let heights = |part: &str| -> Vec<i64> {
        chart.split(part).skip(1).map(|l| between(l, " y=\"", "\"").parse().unwrap()).collect()
    };
    let (lines, bars) = (heights("class=\"label row\""), heights("<rect class=\"fill"));
    assert_eq!(lines, [14, 29, 71]);
    assert_eq!(bars, [35, 77]);
}

#[test]
fn overlapping_columns_are_never_stacked() {
    let mut files = site("![](series:months?kind=stacked)");
    dockets::add(&mut files);
    let (output, problems) = build(&files);
    assert!(problems.iter().any(|d| d.code == "stacked-overlap"), "{problems:#?}");
    let chart = figure(text(&output, "/policy/article/"), "card chart");
    let bars = bars(chart);
    assert!(bars.len() > 2 && bars.iter().all(|bar| bar.contains("x=\"0%\"")), "{bars:?}");
}

#[test]
fn numbers_are_given_as_csv() {
    let output = published();
    let expected = "date,held,freed,sources\n2018-01,3,7,news\n2018-02,4,6,news\n\
                    2018-04,1200,5,news\n2018-05,5,,news\n";
    assert_eq!(text(&output, "/data/series/months.csv"), expected);
    check(text(&output, "/series/months/"), &["<details class=\"more\" open>", ">An article</a>"]);
}

#[test]
fn no_number_and_no_date_is_too_odd_to_draw() {
    let numbers = [
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "0.0000000000000000000000000001",
        "-1",
        "0",
        "3",
    ];
    let dates = ["0001", "2018-06~", "2018-06-01/2018-06-30", "../2019", "2019/..", "9999-12-31"];
    let mut embeds = String::new();
    for kind in ["line", "bar", "step", "stacked", "dots"] {
        for columns in ["a", "b", "a,b"] {
            embeds.push_str(&format!(
                "![](series:odd?kind={kind}&columns={columns}&events=memo)\n\n"
            ));
        }
    }
    for numbers in [&numbers[..], &numbers[1..], &numbers[2..], &numbers[3..]] {
        for count in [1, 6, 30] {
            let mut yaml = String::from(
                "odd:\n  title: Odd\n  columns: {a: A, b: B}\n  disjoint: true\n  \
                 sources: [news]\n  breaks: [{date: 9999, why: x}, {date: 0001, why: y}]\n  points:\n",
            );
            for row in 0..count {
                let number = |at: usize| numbers[at % numbers.len()];
                let date = dates[row % dates.len()];
                let (a, b) = (number(row), number(row + row / numbers.len() + 1));
                yaml.push_str(&format!("    - {{date: {date}, a: {a}, b: {b}}}\n"));
            }
            let mut files = site(&embeds);
            dockets::add(&mut files);
            files.insert_text("content/registry/series/odd.yaml", &yaml);
            let (output, _) = build(&files);
            let page = text(&output, "/policy/article/");
            assert_eq!(page.matches("<figure class=\"card chart\">").count(), 15, "{yaml}");
        }
    }
}

/// An event in whose summary a timeline stands would be shown within itself, for ever.
#[test]
fn nothing_is_drawn_within_itself() {
    let mut files = site("![All](timeline:)\n\n![Card](fact:children)\n");
    files.insert_text(
        "content/registry/events/all.yaml",
        "memo:\n  date: 2018-04-06\n  title: The memo\n  sources: [report]\n  summary: |\n    \
         Text.[^1]\n\n    ![What came of it](timeline:)\n\n    [^1]: ![Again](timeline:)\n",
    );
    let (output, problems) = build(&files);
    let found = problems.iter().filter(|problem| problem.code == "nested-embed").count();
    assert_eq!(found, 2, "{problems:#?}");
    let page = text(&output, "/policy/article/");
    check(page, &["<p><a href=\"/sub/timeline/\">What came of it</a></p>"]);
}

//! From Markdown to HTML: each kind of block, inline and reference.

#[path = "support/memory.rs"]
mod memory;

use memory::{between, build, site, text};

/// The HTML of an article's text, and of its notes.
fn written(markdown: &str) -> (String, String) {
    let (output, _) = build(&site(markdown));
    let page = text(&output, "/policy/article/");
    let body = between(page, "<div class=\"prose\">\n", "\n</div>\n<footer").trim().to_owned();
    let notes = match page.contains("doc-endnotes") {
        true => between(page, "role=\"doc-endnotes\"", "</section>").to_owned(),
        false => String::new(),
    };
    (body, notes)
}

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(written(markdown).0, expected, "{markdown}");
}

/// The mark of a note.
fn mark(number: usize, letter: char) -> String {
    format!(
        "<sup class=\"mark\"><a href=\"#_n{number}\" id=\"_r{number}{letter}\" role=\"doc-noteref\" \
         aria-label=\"Note {number}\">{number}</a></sup>"
    )
}

/// A figure with its words.
fn figure(claim: &str, value: &str, words: &str) -> String {
    format!(
        "<a class=\"figure\" href=\"/sub/facts/{claim}\"><data value=\"{value}\">{words}</data></a>"
    )
}

#[test]
fn blocks() {
    check("a *b* **c** `d<e`", "<p>a <em>b</em> <strong>c</strong> <code>d&lt;e</code></p>");
    check("a  \nb\nc", "<p>a<br>\nb\nc</p>");
    check("> quoted", "<blockquote><p>quoted</p>\n</blockquote>");
    check("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>");
    check("4. four", "<ol start=\"4\">\n<li>four</li>\n</ol>");
    check("- one\n\n- two", "<ul>\n<li><p>one</p>\n</li>\n<li><p>two</p>\n</li>\n</ul>");
    check(
        "## A head",
        "<h2 id=\"a-head\">A head <a class=\"anchor\" href=\"#a-head\" \
         aria-label=\"Link to this section\">#</a></h2>",
    );
    check(
        "> [!WARNING]\n> Take care",
        "<aside class=\"callout warning\"><p class=\"callout-title\">Warning</p>\n<p>Take \
         care</p>\n</aside>",
    );
    check("Word\n: Its meaning", "<dl>\n<dt>Word</dt>\n<dd><p>Its meaning</p>\n</dd>\n</dl>");
    check(
        "```yaml\na: 1\n```",
        "<pre tabindex=\"0\"><code class=\"language-yaml\"><span class=\"hl-k\">a</span><span \
         class=\"hl-p\">:</span> <span class=\"hl-n\">1</span>\n</code></pre>",
    );
    check("---", "<hr>");
}

#[test]
fn tables() {
    check(
        "| A | B |\n|---|--:|\n| x | y |",
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>\n\
         <thead><tr><th scope=\"col\">A</th><th scope=\"col\" class=\"right\">B</th></tr></thead>\n\
         <tbody>\n<tr><th scope=\"row\">x</th><td class=\"right\">y</td></tr>\n\
         </tbody></table></div>",
    );
}

#[test]
fn figures_lead_to_their_page_and_bring_their_sources() {
    let shown = figure("children/#task-force", "3913", "3,913 children");
    check("[3,913 children](fact:children)", &format!("<p>{shown}{}</p>", mark(1, 'a')));
    check("<fact:children>", &format!("<p>{shown}{}</p>", mark(1, 'a')));
    let court = figure("children/#court", "5460", "<strong>5,460</strong>");
    check("[**5,460**](fact:children#court)", &format!("<p>{court}{}</p>", mark(1, 'a')));
    let began = figure("started/#memo", "2018-04-06", "April 6, 2018");
    check("[](fact:started)", &format!("<p>{began}{}</p>", mark(1, 'a')));
    let page = "<a class=\"figure\" href=\"/sub/facts/children/#task-force\">June 2, 2021</a>";
    check("[](fact:children?as=as-of)", &format!("<p>{page}{}</p>", mark(1, 'a')));
    let counter = "<a class=\"figure\" href=\"/sub/people/#task-force\">the Task Force</a>";
    check("[](fact:children?as=counted-by)", &format!("<p>{counter}{}</p>", mark(1, 'a')));
    check("[12](fact:nothing)", "<p>12</p>");
}

#[test]
fn a_figure_marks_a_note_once_in_a_paragraph() {
    let shown = figure("children/#task-force", "3913", "3,913");
    let (body, notes) =
        written("[3,913](fact:children) [3,913](fact:children)\n\n[3,913](fact:children)");
    let (first, second) = (mark(1, 'a'), mark(1, 'b'));
    assert_eq!(body, format!("<p>{shown}{first} {shown}</p>\n<p>{shown}{second}</p>"));
    assert!(notes.contains("href=\"#_r1a\"") && notes.contains("href=\"#_r1b\""), "{notes}");
}

#[test]
fn citations_are_numbered_notes() {
    let (body, notes) = written("One [@report, p. 4]. Two [see @order; @news].");
    assert_eq!(body, format!("<p>One.{} Two.{}</p>", mark(1, 'a'), mark(2, 'a')));
    assert!(
        notes.contains(
            "<a class=\"cited\" href=\"/sub/sources/report/\">Task Force, <cite>Initial Progress \
             Report</cite> (June 2, 2021), p. 4</a>, <a class=\"external\" \
             href=\"https://www.dhs.example/report?a=1&amp;b=2\" rel=\"noopener\">dhs.example</a>."
        ),
        "{notes}"
    );
    assert!(notes.contains("see <a class=\"cited\" href=\"/sub/sources/order/\">Exec. Order"));
    check("Nothing [@nobody].", "<p>Nothing.</p>");
}

#[test]
fn a_source_is_cited_in_full_once() {
    let (_, notes) = written("One [@report, p. 4]. Two [@report, p. 5].");
    let second = "<a class=\"cited\" href=\"/sub/sources/report/\">Task Force, <cite>Initial \
                  Progress Report</cite>, p. 5</a>.";
    assert!(notes.contains(second), "{notes}");
}

#[test]
fn the_note_after_a_legal_source_says_id() {
    let (_, notes) =
        written("A [@order]. B [@order, § 4]. C [@news]. D [@order, § 5]. E [@order; @news].");
    let texts: Vec<&str> = notes.split("<div class=\"note-text\">").skip(1).collect();
    let words = |note: &str| -> String {
        let html = note.split("</div>").next().unwrap();
        let mut words = html.split('<').map(|part| part.rsplit('>').next().unwrap());
        words.by_ref().collect()
    };
    let words: Vec<String> = texts.into_iter().map(words).collect();
    let order = "Exec. Order No. 14,011, 86 Fed. Reg. 8273 (Feb. 2, 2021)";
    assert_eq!(words[0], format!("{order}."));
    assert_eq!(words[1], "Id. § 4.");
    let later = "Exec. Order No. 14,011, § 5, 86 Fed. Reg. 8273 (Feb. 2, 2021).";
    assert_eq!(words[3], later, "another source stands between");
    assert!(words[4].starts_with("Id.; The Paper"), "{words:?}");
}

#[test]
fn footnotes_stand_among_the_notes() {
    let (body, notes) = written("Word[^x] and [^x].\n\n[^x]: A *remark* [@news].");
    assert_eq!(body, format!("<p>Word{} and {}.</p>", mark(1, 'a'), mark(1, 'b')));
    assert!(notes.contains("<p>A <em>remark</em>.<sup"), "{notes}");
}

#[test]
fn references() {
    check(
        "[suit](term:class-action)",
        "<p><a class=\"term\" href=\"/sub/glossary/#class-action\">suit</a></p>",
    );
    check(
        "[](term:class-action)",
        "<p><a class=\"term\" href=\"/sub/glossary/#class-action\">class action</a></p>",
    );
    check(
        "[](party:task-force)",
        "<p><a class=\"party\" href=\"/sub/people/#task-force\">the Task Force</a></p>",
    );
    check("[](party:somebody)", "<p>Ms. L.</p>");
    let case = |words: &str| format!("<a class=\"case\" href=\"/sub/cases/ms-l/\">{words}</a>");
    check("By [](case:ms-l).", &format!("<p>By {}</p>", case("<cite>Ms. L.</cite>")));
    check("[*Ms. L.*](case:ms-l). Next", &format!("<p>{} Next</p>", case("<em>Ms. L.</em>")));
    let cited = format!("<p>{}{} Next</p>", case("<em>Ms. L.</em>"), mark(1, 'a'));
    check("[*Ms. L.*](case:ms-l) [@report]. Next", &cited);
    check(
        "[](source:report)",
        &format!(
            "<p><a class=\"source\" href=\"/sub/sources/report/\"><cite>Initial Progress \
             Report</cite></a>{}</p>",
            mark(1, 'a')
        ),
    );
    check("[in](index.md#x)", "<p><a href=\"/sub/policy/#x\">in</a></p>");
    check("[up](../index.md)", "<p><a href=\"/sub/\">up</a></p>");
    check("[gone](gone.md)", "<p>gone</p>");
    check("[here](#x)", "<p><a href=\"#x\">here</a></p>");
    check(
        "[x](https://a.example/?b=1&c=\"2\")",
        "<p><a class=\"external\" href=\"https://a.example/?b=1&amp;c=&quot;2&quot;\" \
         rel=\"noopener\">x</a></p>",
    );
}

#[test]
fn the_foot_names_the_pages_near_the_top() {
    let mut files = site("Words.");
    let page = |title: &str| {
        format!("---\ntitle: {title}\ndescription: About.\nkind: page\n---\nWords.\n")
    };
    files.insert_text("content/policy/standards.md", &page("Our standards"));
    files.insert_text("content/policy/checks/one.md", &page("One of many"));
    let (output, _) = build(&files);
    let foot =
        between(text(&output, "/policy/article/"), "<footer class=\"site-footer\"", "</html>");
    assert!(foot.contains("Our standards") && !foot.contains("One of many"), "{foot}");
}

#[test]
fn images() {
    check(
        "![Two \"doors\"](photo.jpg \"A caption. A credit.\")",
        "<figure class=\"image\"><img src=\"/sub/policy/photo.jpg\" alt=\"Two “doors”\" width=\"640\" height=\"480\" \
         loading=\"lazy\" decoding=\"async\"><figcaption>A caption. A credit.</figcaption></figure>",
    );
}

#[test]
fn nothing_gets_through_as_html() {
    let (body, _) = written("a <b onclick=\"x\">c</b> & [<i>](https://x.example/\"><script>)");
    assert!(!body.contains("<b ") && !body.contains("<i>") && !body.contains("<script"), "{body}");
}

#[test]
fn cards_show_every_answer_on_one_axis() {
    let (body, notes) = written("![How many?](fact:children)");
    for part in [
        "<figcaption class=\"card-title\">How many?</figcaption>",
        "<p class=\"card-value\">3,913 children</p>",
        "<svg class=\"axis\" role=\"img\"",
        "<title>4 answers on one scale, from 0 to 6,000</title>",
        "<g class=\"claim exact shown\">",
        "<g class=\"claim about\">",
        "<g class=\"claim more\"><line class=\"span\"",
        "They count different things.",
        "<li class=\"stale\">",
        "href=\"/sub/facts/children/\"",
    ] {
        assert!(body.contains(part), "no {part} in {body}");
    }
    assert_eq!(body.matches("role=\"doc-noteref\"").count(), 5, "{body}");
    assert!(notes.contains("Exec. Order No. 14,011"), "what a scope refers to is cited: {notes}");
}

#[test]
fn a_page_to_print_is_there_while_anybody_would_print_it() {
    let is_there = |articles: usize| {
        let mut files = site("Words.");
        // One article is there already.
        for number in 1..articles {
            let path = format!("content/policy/more-{number}.md");
            files.insert_text(
                &path,
                "---\ntitle: More\ndescription: More of it.\ndate: 2021-06-02\nsources: \
                 [report]\n---\nWords.\n",
            );
        }
        let (output, _) = build(&files);
        let linked = text(&output, "/policy/article/").contains("href=\"/sub/print/\"");
        assert_eq!(output.get("/print/").is_some(), linked);
        linked
    };
    assert!(is_there(500));
    assert!(!is_there(501));
}

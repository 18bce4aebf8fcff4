//! What each target does with bytes: the same under the fuzzer and when a corpus is replayed.
//!
//! Nothing may panic; every place that is reported lies within its file; what is rendered holds
//! nothing that runs.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use plainfact::diag::Diagnostic;
use plainfact::edge;
use plainfact::edge::serve::Update;
use plainfact::figure;
use plainfact::load;
use plainfact::lsp;
use plainfact::model::{Config, Form, Lang, Site};
use plainfact::text::{Body, Files};
use serde_json::{Value, json};

use crate::whole;
use crate::{dockets, harmless, memory};

/// A function that a target hands its bytes to.
pub type Drive = fn(&[u8]);

/// Every target but the preview's requests, which go to a server.
pub const ALL: [(&str, Drive); 9] = [
    ("citations", citations),
    ("embeds", embeds),
    ("figures", figures),
    ("formulas", formulas),
    ("front", front),
    ("lsp", lsp),
    ("markdown", markdown),
    ("registry", registry),
    ("site", site),
];

/// Longest text that is tried: what is quadratic shows long before.
const LONGEST: usize = 4_000;

fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok().filter(|text| text.len() <= LONGEST)
}

fn config() -> Config {
    Config::on(jiff::civil::date(2026, 11, 24))
}

/// The small site with cases, and an article of this text.
fn small(article: &str) -> Files {
    let mut files = memory::site(article);
    dockets::add(&mut files);
    files
}

fn places_are_within(files: &Files, diagnostics: &[Diagnostic]) {
    for problem in diagnostics {
        for span in problem.labels.iter().map(|label| label.span).chain([problem.span]) {
            let within = files.text(span.file).get(span.range()).is_some()
                || matches!(files.body(span.file), Body::Unreadable(_));
            let path = files.path(span.file);
            assert!(within, "{} {:?} in {path} {}", problem.code, span, problem.message);
        }
    }
}

fn check(files: &Files) {
    places_are_within(files, &plainfact::check(files, &config()).diagnostics);
}

fn build(files: &Files) {
    let (output, report) = plainfact::build(files, &config());
    places_are_within(files, &report.diagnostics);
    let harm = harmless::harm(&output);
    assert!(harm.is_empty(), "{harm:#?}");
    // What can be mended is mended without harm, and once.
    let _ = plainfact::mend(files, &config());
}

/// Front matter.
pub fn front(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let mut files = small("Text.\n");
    files.insert_text("content/policy/other.md", &format!("---\n{text}\n---\nText.\n"));
    build(&files);
}

/// The Markdown of a page, with its references.
pub fn markdown(data: &[u8]) {
    let Some(text) = text(data) else { return };
    build(&small(text));
}

/// A file of the registry; the first byte says of which kind.
pub fn registry(data: &[u8]) {
    const FOLDERS: [&str; 8] = [
        "cases/x",
        "corrections",
        "events/x",
        "facts/x",
        "parties/x",
        "series/x",
        "sources/x",
        "terms/x",
    ];
    let Some((first, rest)) = data.split_first() else { return };
    let Some(text) = text(rest) else { return };
    let folder = FOLDERS[usize::from(*first) % FOLDERS.len()];
    let mut files = small("![](case:jp)\n");
    files.insert_text(&format!("content/registry/{folder}.yaml"), text);
    build(&files);
}

/// A formula, and the facts it stands in.
pub fn formulas(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let _ = figure::formula::parse(text);
    let facts = json!({"x": {
        "label": "X", "kind": "count", "unit": {"one": "child", "other": "children"},
        "derived": {"formula": text, "where": {"a": "children#court", "b": "children#task-force"}},
    }});
    let mut files = small("[](fact:x)\n");
    files.insert_text("content/registry/facts/x.yaml", &facts.to_string());
    check(&files);
}

/// What stands between the brackets of a citation.
pub fn citations(data: &[u8]) {
    let Some(text) = text(data) else { return };
    build(&small(&format!("He said so [@{text}]. And so [see @report, {text}].\n")));
}

/// What comes after the scheme of an embed and of a reference.
pub fn embeds(data: &[u8]) {
    const SCHEMES: [&str; 5] = ["series:months?", "timeline:?", "cases:?", "fact:children?", ""];
    let Some((first, rest)) = data.split_first() else { return };
    let Some(text) = text(rest) else { return };
    let scheme = SCHEMES[usize::from(*first) % SCHEMES.len()];
    build(&small(&format!("![Words]({scheme}{text})\n\n[Words]({scheme}{text})\n")));
}

/// The claims that words are compared with.
static CLAIMS: LazyLock<Site> = LazyLock::new(|| load::site(&small(""), &config()).0);

/// The words of a figure, in both languages, against every claim and form.
pub fn figures(data: &[u8]) {
    let Some(text) = text(data) else { return };
    for lang in [Lang::from("en"), Lang::from("es")] {
        for token in figure::scan(text, &lang) {
            assert!(text.get(token.range.clone()).is_some(), "{:?}", token.range);
        }
        let _ = figure::read::read(text, &lang);
        for fact in CLAIMS.registry.facts.values() {
            for claim in &fact.claims {
                for (_, form) in Form::ALL {
                    let _ = figure::compare(text, fact, claim, form, &lang);
                }
            }
        }
    }
    for range in figure::names(text, &figure::Names::default()) {
        assert!(text.get(range).is_some());
    }
    let _ = figure::slip(text, "3,913");
}

/// One thread.
static ALONE: LazyLock<rayon::ThreadPool> = LazyLock::new(|| {
    rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be had")
});

/// A whole small site.
pub fn site(data: &[u8]) {
    let mut files = whole::site(data);
    edge::embedded::add_defaults(&mut files);
    let (output, report) = plainfact::build(&files, &config());
    places_are_within(&files, &report.diagnostics);
    let harm = harmless::harm(&output);
    assert!(harm.is_empty(), "{harm:#?}");
    // Many threads give what one gives.
    let again = ALONE.install(|| plainfact::build(&files, &config()));
    assert!(again.0 == output, "two builds of the same files differ");
    assert_eq!(again.1.diagnostics, report.diagnostics, "two reports on the same files differ");
}

/// A site on disk that the language server opens; nothing is written to it.
static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("there is room");
    for (_, path, body) in small("[3,913 children](fact:children)\n").iter() {
        if let (Body::Text(text), true) = (body, path.starts_with("content/")) {
            edge::save::save(folder.path(), path, text).expect("it can be written");
        }
    }
    folder
});

/// An editor's messages, a line each: a text to open, a question at a place, or JSON as it comes.
pub fn lsp(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let root = FOLDER.path().to_path_buf();
    let uri = |path: &str| format!("file://{}/content/{path}", root.display());
    let article = uri("policy/article.md");
    let (server, client) = lsp_server::Connection::memory();
    let send = |message: Value| {
        if let Ok(message) = serde_json::from_value(message) {
            let _ = client.sender.send(message);
        }
    };
    let params = json!({"capabilities": {}, "rootUri": format!("file://{}", root.display())});
    send(json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params}));
    send(json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}));
    for (id, line) in (1..).zip(text.lines()) {
        for message in messages(id, line, &article) {
            send(message);
        }
    }
    send(json!({"jsonrpc": "2.0", "id": 99_999, "method": "shutdown"}));
    send(json!({"jsonrpc": "2.0", "method": "exit"}));
    let find = |_: Option<&Path>| Some(root.clone());
    let _ = lsp::serve(&server, lsp::Setup { root: &find, config: config() });
}

/// The questions that ask about a place.
const QUESTIONS: [&str; 9] = [
    "completion",
    "hover",
    "definition",
    "references",
    "prepareRename",
    "rename",
    "documentSymbol",
    "codeAction",
    "foldingRange",
];

fn messages(id: i32, line: &str, article: &str) -> Vec<Value> {
    if line.starts_with('{') {
        let Ok(mut message) = serde_json::from_str::<Value>(line) else { return Vec::new() };
        if let Some(fields) = message.as_object_mut() {
            fields.insert("jsonrpc".to_owned(), json!("2.0"));
            // Leaving early is allowed, and nothing to look at.
            if matches!(fields.get("method").and_then(Value::as_str), Some("exit" | "shutdown")) {
                return Vec::new();
            }
        }
        return vec![message];
    }
    let document = json!({"uri": article, "version": id, "languageId": "markdown", "text": line});
    let tell = |method: &str, params: Value| json!({"jsonrpc": "2.0", "method": format!("textDocument/{method}"), "params": params});
    match line.split_once(' ') {
        Some((place, words)) if place.contains(':') => {
            let (row, column) = place.split_once(':').unwrap_or_default();
            let number = |digits: &str| digits.parse::<u32>().unwrap_or(u32::MAX);
            let position = json!({"line": number(row), "character": number(column)});
            let range = json!({"start": position, "end": position});
            let method = QUESTIONS[words.len() % QUESTIONS.len()];
            let params = json!({
                "textDocument": document, "position": position, "range": range, "newName": words,
                "context": {"includeDeclaration": true, "diagnostics": []},
            });
            let mut question = tell(method, params);
            question["id"] = json!(id);
            let change = json!({"textDocument": document, "contentChanges": [{
                "range": range, "text": words,
            }]});
            vec![question, tell("didChange", change)]
        }
        Some((_, words)) => {
            let front = "---\ntitle: A\ndescription: B\nkind: page\n---\n";
            let text = format!("{front}{}", words.replace("\\n", "\n"));
            let document = json!({
                "uri": article, "version": id, "languageId": "markdown", "text": text,
            });
            vec![tell("didOpen", json!({"textDocument": document}))]
        }
        None => vec![tell("didClose", json!({"textDocument": document}))],
    }
}

/// What the preview shows.
pub fn shown() -> Update {
    let pages = plainfact::build(&small("[3,913 children](fact:children)\n"), &config()).0;
    Update {
        pages: Some(Arc::new(pages)),
        report: "<title>Report</title>".to_owned(),
        answers: Arc::new(|name, about| (name != about).then(|| format!("{about:?}"))),
    }
}

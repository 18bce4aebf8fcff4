//! English left over in what is published in another language: the words of a page and of what
//! goes with it, wherever a reader or a program that reads for one comes upon them.

use plainfact::render::Content;
use serde_json::Value;

/// Words that English cannot do without, and that are none in Spanish.
const ENGLISH: &[&str] = &[
    "about", "after", "and", "are", "at", "before", "been", "by", "for", "from", "had", "have",
    "his", "if", "in", "its", "of", "on", "that", "the", "their", "they", "this", "to", "under",
    "was", "were", "what", "when", "which", "who", "with", "would",
];

/// Elements that may hold words of another language: what programs read, and names of works.
const NOT_PROSE: [&str; 6] = ["script", "style", "code", "pre", "cite", "template"];

/// Classes of links whose words are names (of cases, persons, offices and sources) or letters.
const NAMES: [&str; 6] = ["back", "case", "cited", "citation", "party", "source"];

/// Attributes with words that are shown, read aloud, or shown elsewhere.
const WORDS: [&str; 9] = [
    "alt",
    "aria-label",
    "content",
    "data-failed",
    "data-label",
    "data-text",
    "label",
    "placeholder",
    "title",
];

/// Where the heads of the pages say the title of a work, which is not translated.
const OF_WORKS: &str = "/sources/";

/// Kinds of things in linked data that are named, not described: their names are not translated.
const NAMED: [&str; 11] = [
    "Article",
    "BlogPosting",
    "Book",
    "CreativeWork",
    "Dataset",
    "Legislation",
    "NewsArticle",
    "Organization",
    "Person",
    "Report",
    "WebPage",
];

/// The words of what stands at a route, run by run, without what says that it is English and
/// without names; none for what has no words in a language.
pub(crate) fn prose(route: &str, content: &Content, lang: &str) -> Vec<String> {
    let bytes = match content {
        Content::Bytes(bytes) => bytes,
        // What is broken over lines there is one text.
        Content::Raster(picture) => return vec![marked_up(picture.svg(), true, lang).join(" ")],
        Content::File(_) => return Vec::new(),
    };
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let extension = route.rsplit_once('.').map_or("html", |(_, extension)| extension);
    match extension {
        "html" | "xml" | "svg" => marked_up(text, !route.contains(OF_WORKS), lang),
        "json" if route.contains("/search/words-") => Vec::new(),
        "json" | "webmanifest" => {
            let value: Value = serde_json::from_str(text).unwrap();
            let mut runs = Vec::new();
            strings(value.get("texts").unwrap_or(&value), &|_| false, &mut runs);
            runs
        }
        "ics" => {
            let lines = text.replace("\r\n ", "").replace("\n ", "");
            let told = ["SUMMARY:", "DESCRIPTION:", "X-WR-CALNAME:"];
            let of = |line: &str| {
                told.iter().find_map(|start| line.strip_prefix(start).map(str::to_owned))
            };
            lines.lines().filter_map(of).collect()
        }
        // A line with an address is a name of a work.
        "md" | "txt" => {
            let lines = text.lines().filter(|line| !line.contains("<http"));
            lines.map(without_names).collect()
        }
        _ => Vec::new(),
    }
}

/// The words between tags and in attributes, and those of the linked data; of what tells about a
/// page as a whole only if that is not a work's.
pub(crate) fn marked_up(html: &str, head_too: bool, lang: &str) -> Vec<String> {
    const VOID: [&str; 10] =
        ["!doctype", "?xml", "meta", "link", "base", "br", "hr", "img", "input", "wbr"];
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut runs = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or("");
        let of_head = ["meta", "title", "h1"].contains(&name);
        let apart = NOT_PROSE.contains(&name)
            || tag.contains(" lang=\"en\"")
            || (of_head && !head_too)
            || attribute(tag, "class").split(' ').any(|class| NAMES.contains(&class));
        let within = open.iter().any(|(_, apart)| *apart);
        if !tag.starts_with('/') && !apart && !within {
            let words = WORDS.iter().map(|name| attribute(tag, name).to_owned());
            runs.extend(words.filter(|words| !words.is_empty()));
        }
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(opened, _)| opened != name) {}
        } else if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push((name, apart));
        }
        if tag.contains("application/ld+json") {
            linked(&serde_json::from_str(text).unwrap(), head_too, lang, &mut runs);
        } else if !text.trim().is_empty() && !open.iter().any(|(_, apart)| *apart) {
            // A feed has the words of a page as text.
            match text.contains("&lt;") {
                true => runs.extend(marked_up(&format!("<p>{}</p>", shown(text)), true, lang)),
                false => runs.push(shown(text).trim().to_owned()),
            }
        }
    }
    runs
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let rest = tag.split_once(&format!(" {name}=\"")).map_or("", |(_, rest)| rest);
    rest.split('"').next().unwrap_or("")
}

fn shown(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The words of linked data about things that are of this language.
fn linked(value: &Value, head_too: bool, lang: &str, runs: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            let kind = fields.get("@type").and_then(Value::as_str).unwrap_or("");
            let own = match fields.get("inLanguage").and_then(Value::as_str) {
                Some(told) => told == lang,
                None => !NAMED.contains(&kind),
            };
            // A page and the way to it are called by the work's title.
            let titled = ["WebPage", "ListItem"].contains(&kind) && !head_too;
            for (key, value) in fields
                .iter()
                .filter(|(key, _)| !["@type", "@id", "@context"].contains(&key.as_str()))
            {
                match value {
                    Value::String(text) if own && !titled => runs.push(text.clone()),
                    Value::String(_) => {}
                    _ => linked(value, head_too, lang, runs),
                }
                if key == "keywords" || key == "alternateName" {
                    strings(value, &|_| !own, runs);
                }
            }
        }
        Value::Array(values) => {
            values.iter().for_each(|value| linked(value, head_too, lang, runs));
        }
        _ => {}
    }
}

/// Every string of a JSON value, without objects that are left out.
fn strings(value: &Value, left_out: &dyn Fn(&Value) -> bool, runs: &mut Vec<String>) {
    match value {
        Value::String(text) => runs.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, left_out, runs)),
        Value::Object(fields) if !left_out(value) => {
            fields.values().for_each(|value| strings(value, left_out, runs));
        }
        _ => {}
    }
}

/// A line of Markdown without what it sets apart: names, and titles that are descriptions.
fn without_names(line: &str) -> String {
    let rest: Vec<&str> = line.split('*').step_by(2).collect();
    let rest = rest.join(" ").replace("](", "] (");
    rest.split("\\[").map(|part| part.split_once("\\]").map_or(part, |(_, after)| after)).collect()
}

/// The text without what it quotes.
fn without_quotations(text: &str) -> String {
    let mut rest = String::new();
    for part in text.split('“') {
        let quoted = if rest.is_empty() { None } else { part.split_once('”') };
        rest.push_str(quoted.map_or(part, |(_, after)| after));
        rest.push(' ');
    }
    rest
}

/// Whether a run of words has English in it that it does not quote. A word between the parts of a
/// name is part of it: `The New York Times`, `Physicians for Human Rights`.
pub(crate) fn is_in(run: &str) -> bool {
    let run = without_quotations(run);
    let words = run.split_whitespace().filter(|word| !word.contains('/'));
    let words: Vec<&str> = words.map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_english = |word: &str| ENGLISH.contains(&word.to_lowercase().as_str());
    words.iter().enumerate().any(|(at, word)| {
        let next = words[at + 1..].iter().find(|next| !is_english(next) && !next.is_empty());
        let in_name = next.is_some_and(|next| next.starts_with(char::is_uppercase));
        is_english(word) && !in_name
    })
}

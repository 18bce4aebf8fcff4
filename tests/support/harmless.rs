//! What may stand in a page whose text somebody hostile wrote: no script but ours, no handler of
//! events, no address with a scheme that runs, nothing fetched from elsewhere.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use plainfact::render::{Content, Output};

/// Elements that no template of ours has and that run, embed or send something.
const NEVER: [&str; 9] =
    ["applet", "base", "embed", "frame", "iframe", "object", "portal", "frameset", "math"];

/// The schemes that an address may have, where it leads away.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Attributes whose value is an address.
const ADDRESSES: [&str; 9] =
    ["href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href", "cite"];

/// Attributes by which a page fetches something, unless they belong to a link that is only followed.
const FETCHED: [&str; 4] = ["src", "srcset", "poster", "data"];

/// What is harmful in all pages of an output; each with its route.
pub(crate) fn harm(output: &Output) -> Vec<String> {
    let mut found = Vec::new();
    for (route, content) in output.iter() {
        let Content::Bytes(bytes) = content else { continue };
        let is_page = route.as_str().ends_with('/') || route.as_str().ends_with(".html");
        if let (true, Ok(text)) = (is_page, std::str::from_utf8(bytes)) {
            found.extend(harm_in(text).into_iter().map(|harm| format!("{route}: {harm}")));
        }
    }
    found
}

/// What is harmful in a page.
pub(crate) fn harm_in(html: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut found = Vec::new();
    let mut is_data = false;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                is_data = is_linked_data(&tag);
                look(&tag, &mut found);
            }
            Token::String(text) if is_data => {
                if serde_json::from_slice::<serde_json::Value>(&text.value).is_err() {
                    found.push(format!("linked data that is none: {}", shown(&text.value)));
                }
                is_data = false;
            }
            Token::Comment(comment) => found.push(format!("a comment: {}", shown(&comment))),
            Token::String(_) | Token::EndTag(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    found
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(200).collect()
}

fn is_linked_data(tag: &StartTag<()>) -> bool {
    let kind = tag.attributes.get(&b"type"[..]).map(|kind| &*kind.value.0);
    *tag.name == b"script" && kind == Some(b"application/ld+json")
}

fn look(tag: &StartTag<()>, found: &mut Vec<String>) {
    let name = shown(&tag.name);
    let has = |wanted: &str| tag.attributes.contains_key(wanted.as_bytes());
    // A base without an address says no more than in which window links open.
    if NEVER.contains(&name.as_str()) && (name != "base" || has("href")) {
        found.push(format!("an element `{name}`"));
    }
    if name == "script" && !is_linked_data(tag) && !has("src") {
        found.push("a script".to_owned());
    }
    let is_refresh = name == "meta" && has("http-equiv");
    for (key, value) in &tag.attributes {
        let (key, value) = (shown(key), String::from_utf8_lossy(&value.value.0).into_owned());
        if key.starts_with("on") || key == "style" || key == "srcdoc" {
            found.push(format!("`{name}` has `{key}`"));
        }
        if ADDRESSES.contains(&key.as_str()) {
            look_at_address(&name, &key, &value, found);
        }
        // `0; url=…`, where a page has moved.
        if let (true, "content", Some((_, url))) = (is_refresh, &*key, value.split_once("url=")) {
            look_at_address(&name, "href", url, found);
        }
    }
}

/// The scheme of an address as browsers find it: they drop tabs and line breaks anywhere, and
/// control characters and spaces before it.
fn scheme(address: &str) -> Option<String> {
    let clean: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let clean = clean.trim_start_matches(|c: char| c <= ' ');
    let (scheme, _) = clean.split_once(':')?;
    let letters = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let valid = letters && scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    valid.then(|| scheme.to_ascii_lowercase())
}

fn look_at_address(name: &str, key: &str, value: &str, found: &mut Vec<String>) {
    let scheme = scheme(value);
    if let Some(scheme) = &scheme
        && !SCHEMES.contains(&scheme.as_str())
    {
        found.push(format!("`{name}` has `{key}` with the scheme `{scheme}`"));
    }
    let slashes = value.trim_start_matches(|c: char| c <= ' ').replace('\\', "/");
    let is_elsewhere = scheme.is_some() || slashes.starts_with("//");
    if is_elsewhere && (FETCHED.contains(&key) || slashes.starts_with("//")) {
        found.push(format!("`{name}` fetches `{value}`"));
    }
}

#[test]
fn harm_is_found() {
    let check = |html: &str, expected: &[&str]| assert_eq!(harm_in(html), expected, "{html}");
    check("<p title=\"&lt;script>\">a &lt;b onclick=x></p>", &[]);
    check("<a href=\"https://example.org\">x</a><a href=\"../x/#y\">x</a>", &[]);
    check("<script type=\"application/ld+json\">{\"a\": \"<\\/script>\"}</script>", &[]);
    check("<script>x()</script>", &["a script"]);
    check("<img src=x onerror=x()>", &["`img` has `onerror`"]);
    check("<a href=\" java\tscript:x()\">x</a>", &["`a` has `href` with the scheme `javascript`"]);
    check("<img src=\"//e.org/x\">", &["`img` fetches `//e.org/x`"]);
    check("<iframe srcdoc=x>", &["an element `iframe`", "`iframe` has `srcdoc`"]);
    let leaves = "`img` fetches `https://e.org`";
    check("<img src=https://e.org>", &[leaves]);
    check("<!-- x -->", &["a comment:  x "]);
    let data = "<script type=\"application/ld+json\">{\"a\": \"</script><b onclick=x>";
    check(data, &["linked data that is none: {\"a\": \"", "`b` has `onclick`"]);
}

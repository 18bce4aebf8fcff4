//! Code with about a dozen classes. The colours are the stylesheet's, light and dark.

use std::sync::LazyLock;

use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::html::push_escaped;

/// The grammars; loading them once takes a few milliseconds.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The scopes that are told apart, by the names that TextMate grammars share, and their classes.
/// The first that fits counts, from the innermost scope outwards.
const CLASSES: [(&str, &str); 21] = [
    ("comment", "hl-c"),
    ("string", "hl-s"),
    ("constant.character.escape", "hl-e"),
    ("constant.numeric", "hl-n"),
    ("constant", "hl-o"),
    ("entity.name.function", "hl-f"),
    ("support.function", "hl-f"),
    ("variable.function", "hl-f"),
    ("entity.name.tag", "hl-k"),
    ("entity.other.attribute-name", "hl-a"),
    ("entity.name", "hl-t"),
    ("support.type", "hl-t"),
    ("storage", "hl-k"),
    ("keyword.operator", "hl-p"),
    ("keyword", "hl-k"),
    ("variable", "hl-v"),
    ("punctuation", "hl-p"),
    ("markup.inserted", "hl-i"),
    ("markup.deleted", "hl-d"),
    ("markup.heading", "hl-h"),
    ("invalid", "hl-x"),
];

static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    CLASSES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect()
});

/// Code as HTML, without the `pre` around it. A language that is not known is left plain.
pub(super) fn code(language: Option<&str>, text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let syntax = language.and_then(|language| SYNTAXES.find_syntax_by_token(language));
    let Some(syntax) = syntax else {
        push_escaped(&mut out, text);
        return out;
    };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    for line in text.split_inclusive('\n') {
        let Ok(changes) = state.parse_line(line, &SYNTAXES) else {
            push_escaped(&mut out, line);
            continue;
        };
        for (region, change) in ScopeRegionIterator::new(&changes, line) {
            // A grammar that pops more than it pushed only loses its colours.
            let _ = stack.apply(change);
            push_region(&mut out, region, class(&stack));
        }
    }
    out
}

fn push_region(out: &mut String, region: &str, class: Option<&str>) {
    match class {
        _ if region.is_empty() => {}
        Some(class) if !region.trim().is_empty() => {
            out.push_str(&format!("<span class=\"{class}\">"));
            push_escaped(out, region);
            out.push_str("</span>");
        }
        Some(_) | None => push_escaped(out, region),
    }
}

fn class(stack: &ScopeStack) -> Option<&'static str> {
    stack.as_slice().iter().rev().find_map(|scope| {
        SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class)
    })
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn known_languages_get_classes() {
        let html = code(Some("yaml"), "value: 3913 # <children>\n");
        assert!(html.contains("<span class=\"hl-n\">3913</span>"), "{html}");
        assert!(html.contains("&lt;children&gt;"), "{html}");
    }

    #[test]
    fn unknown_languages_stay_plain() {
        assert_eq!(code(Some("no-such"), "a < b\n"), "a &lt; b\n");
        assert_eq!(code(None, "<b>"), "&lt;b&gt;");
    }
}

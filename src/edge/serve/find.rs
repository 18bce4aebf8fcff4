//! From the path of a request to what is shown there.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Made, Shown, media};
use crate::model::Route;
use crate::render::Content;

/// What is shown at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// Something of the site, and its media type.
    Content(Route, &'static str),
    /// The site's page for what is not there.
    Missing(Route),
    /// Nothing, and the site has no page that says so.
    Nothing,
    /// The address is another one.
    Moved(String),
    /// There are no pages yet: the report.
    Report,
}

/// Finds what is shown at a path, which may have escapes in it. All that can be found are routes of
/// the site: no path leads to a file, so none leads out of the site's folder.
pub(super) fn find(shown: &Shown, prefix: &str, path: &str) -> Found {
    let Some(pages) = &shown.pages else { return Found::Report };
    let Some(route) = path.strip_prefix(prefix).and_then(decoded) else {
        return if path == "/" {
            Found::Moved(format!("{prefix}/"))
        } else {
            missing(&**pages, "/")
        };
    };
    if pages.has(&route) {
        let kind = media::of(&route);
        return Found::Content(Route::from(route), kind);
    }
    let folder = match route.strip_suffix("/index.html") {
        Some(folder) => format!("{folder}/"),
        None => format!("{route}/"),
    };
    if pages.has(&folder) {
        // `//b.example/index.html` is no address to send anybody to: its first part reads as a host.
        let to = format!("{}/", path.strip_suffix("/index.html").unwrap_or(path));
        if !to.starts_with("//") {
            return Found::Moved(to);
        }
    }
    missing(&**pages, &route)
}

/// The nearest page upward that says that there is nothing, so that a language may have its own.
fn missing(pages: &Made, route: &str) -> Found {
    let folders = route.match_indices('/').rev().map(|(at, _)| &route[..=at]);
    for folder in folders {
        for name in ["404.html", "404/"] {
            let route = format!("{folder}{name}");
            if pages.has(&route) {
                return Found::Missing(Route::from(route));
            }
        }
    }
    Found::Nothing
}

/// What a page looks like, in two words: one of its style sheets, one of all the rest. An open page
/// that differs in the first alone need not be loaded again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub(super) content: u64,
    pub(super) styles: u64,
}

impl Look {
    /// What was made of a page looks like.
    pub(super) fn of(content: &Content) -> Look {
        match content {
            Content::Bytes(bytes) => Look::of_html(&String::from_utf8_lossy(bytes)),
            Content::File(_) | Content::Raster(_) => Look::default(),
        }
    }

    /// What a page looks like.
    pub(super) fn of_html(html: &str) -> Look {
        // Its algorithm is open to change, but not from one request to the next.
        let (mut content, mut styles) = (DefaultHasher::new(), DefaultHasher::new());
        let mut rest = html;
        while let Some(start) = rest.find("<link ") {
            let (before, tag) = rest.split_at(start);
            let (tag, after) = tag.split_at(tag.find('>').unwrap_or(tag.len()));
            before.hash(&mut content);
            if tag.contains("rel=\"stylesheet\"") {
                tag.hash(&mut styles);
            } else {
                tag.hash(&mut content);
            }
            rest = after;
        }
        rest.hash(&mut content);
        Look { content: content.finish(), styles: styles.finish() }
    }
}

/// A path with its `%xx` undone; none if that is no text.
pub(super) fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
            bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::sync::Arc;

    use super::*;
    use crate::render::Output;

    fn shown(routes: &[&str]) -> Shown {
        let mut pages = Output::new();
        for route in routes {
            let bytes = Content::Bytes(Cow::Owned(route.as_bytes().to_vec()));
            pages.insert(Route::from(*route), bytes);
        }
        Shown { pages: Some(Arc::new(pages)), ..Shown::default() }
    }

    #[test]
    fn leads_to_routes_and_nowhere_else() {
        let shown = shown(&["/", "/a b/", "/404.html", "/es/404.html", "/memo.pdf"]);
        let route = |path: &str| match find(&shown, "", path) {
            Found::Content(route, _) => route.to_string(),
            Found::Missing(route) => format!("missing {route}"),
            Found::Moved(to) => format!("moved {to}"),
            other => format!("{other:?}"),
        };
        for (path, expected) in [
            ("/", "/"),
            ("/a%20b/", "/a b/"),
            ("/a%20b", "moved /a%20b/"),
            ("/a%20b/index.html", "moved /a%20b/"),
            ("/index.html", "moved /"),
            ("/memo.pdf", "/memo.pdf"),
            ("/es/x/y", "missing /es/404.html"),
            ("/../Cargo.toml", "missing /404.html"),
            ("/%2e%2e/Cargo.toml", "missing /404.html"),
            ("/memo.pdf%00", "missing /404.html"),
            ("//a%20b", "missing /404.html"),
            ("//index.html", "missing /404.html"),
            ("/%ff", "missing /404.html"),
        ] {
            assert_eq!(route(path), expected, "{path}");
        }
    }

    #[test]
    fn all_is_below_the_prefix() {
        let shown = shown(&["/", "/a/"]);
        assert_eq!(find(&shown, "/x", "/"), Found::Moved("/x/".to_owned()));
        assert_eq!(find(&shown, "/x", "/x/a"), Found::Moved("/x/a/".to_owned()));
        assert_eq!(find(&shown, "/x", "/a/"), Found::Nothing);
        assert_eq!(find(&Shown::default(), "/x", "/a/"), Found::Report);
    }

    #[test]
    fn style_sheets_are_told_from_the_rest() {
        let of = |style: &str, icon: &str, word: &str| {
            Look::of_html(&format!(
                "<link rel=\"stylesheet\" href=\"{style}\"><link rel=\"icon\" href=\"{icon}\">{word}"
            ))
        };
        let first = of("a", "i", "w");
        assert_eq!(first, of("a", "i", "w"));
        assert!(of("b", "i", "w").content == first.content && of("b", "i", "w") != first);
        assert!(of("a", "j", "w").styles == first.styles && of("a", "j", "w") != first);
        assert!(of("a", "i", "v").styles == first.styles && of("a", "i", "v") != first);
        Look::of_html("<link rel=\"stylesheet\"");
    }

    #[test]
    fn undoes_escapes() {
        let check = |path: &str, expected: Option<&str>| {
            assert_eq!(decoded(path).as_deref(), expected, "{path}");
        };
        check("/a%20b/", Some("/a b/"));
        check("/a%C3%B1o/", Some("/año/"));
        check("/a%ff/", None);
        check("/a%f", None);
        check("/a%", None);
        check("/a%+1", None);
    }
}

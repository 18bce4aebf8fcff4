//! From a place in a file to an address that opens it in an editor.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use serde::Serialize;

use crate::text::{Files, Span};

/// The editors known by name, with their addresses.
const KNOWN: [(&str, &str); 6] = [
    ("vscode", "vscode://file/{path}:{line}:{column}"),
    ("vscodium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("sublime", "subl://open?url=file:///{path}&line={line}&column={column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
];

/// How an editor is told to open a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Editor {
    /// The address with its blanks; none where nothing is to be opened.
    template: Option<String>,
}

impl FromStr for Editor {
    type Err = String;

    fn from_str(text: &str) -> Result<Editor, String> {
        if text == "none" {
            return Ok(Editor { template: None });
        }
        let known = KNOWN.iter().find(|(name, _)| *name == text);
        let template = known.map_or(text, |(_, template)| template);
        let names = KNOWN.map(|(name, _)| name).join(", ");
        if !template.contains("{path}") {
            return Err(format!(
                "name one of {names}, none, or give an address such as \
                 `vscode://file/{{path}}:{{line}}:{{column}}`"
            ));
        }
        // RFC 3986, section 3.1. What would run in the page is no editor.
        let scheme = template.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let runs = ["javascript", "data", "vbscript", "blob"];
        if !is_scheme || runs.iter().any(|scheme_| scheme.eq_ignore_ascii_case(scheme_)) {
            return Err("an editor's address begins with its scheme, such as `vscode:`".to_owned());
        }
        Ok(Editor { template: Some(template.to_owned()) })
    }
}

/// A place as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Place {
    /// `content/index.md:5:13`
    pub(super) text: String,
    /// The address that opens it; none where there is no editor, or the program carries the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) link: Option<String>,
}

/// The site's folder, with the editor that opens what is in it.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    root: PathBuf,
    editor: Editor,
}

impl Desk {
    /// The folder of a site, which must be a full path.
    pub(super) fn new(root: PathBuf, editor: Editor) -> Desk {
        Desk { root, editor }
    }

    /// A place, with its address if it is in one of the site's own files: the program carries some.
    pub(super) fn place(&self, files: &Files, span: Span) -> Place {
        let at = files.locate(span);
        let text = format!("{}:{}:{}", at.path, at.line, at.column);
        let is_own = self.root.join(&*at.path).is_file();
        let link = is_own.then(|| self.address(&at.path, at.line, at.column)).flatten();
        Place { text, link }
    }

    fn address(&self, path: &str, line: usize, column: usize) -> Option<String> {
        let template = self.editor.template.as_deref()?;
        let inside = |part| matches!(part, Component::Normal(_));
        if !Path::new(path).components().all(inside) {
            return None;
        }
        let path = escaped(&self.root.join(path).to_string_lossy().replace('\\', "/"));
        // `file/{path}` has the slash that a full path begins with, except on Windows. In
        // `editor://{path}` none of them is the path's.
        let doubled = path.starts_with('/') && !template.contains("://{path}");
        let template =
            if doubled { template.replace("/{path}", "{path}") } else { template.to_owned() };
        let filled = template.replace("{path}", &path);
        let filled = filled.replace("{line}", &line.to_string());
        Some(filled.replace("{column}", &column.to_string()))
    }
}

/// A path as it stands in an address.
fn escaped(path: &str) -> String {
    path.bytes().fold(String::new(), |mut address, byte| {
        if byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
        address
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(root: &str, editor: &str) -> Desk {
        Desk::new(root.into(), editor.parse().unwrap())
    }

    #[test]
    fn opens_a_place_in_the_editor_of_choice() {
        let check = |editor: &str, expected: Option<&str>| {
            let address = desk("/my site", editor).address("content/a:b.md", 2, 4);
            assert_eq!(address.as_deref(), expected, "{editor}");
        };
        check("vscode", Some("vscode://file/my%20site/content/a:b.md:2:4"));
        check("zed", Some("zed://file/my%20site/content/a:b.md:2:4"));
        check("idea", Some("idea://open?file=/my%20site/content/a:b.md&line=2&column=4"));
        check("sublime", Some("subl://open?url=file:///my%20site/content/a:b.md&line=2&column=4"));
        check("x-emacs://{path}?{line}", Some("x-emacs:///my%20site/content/a:b.md?2"));
        check("none", None);
        let windows = desk("C:\\site", "vscode").address("a.md", 1, 1);
        assert!(windows.is_some_and(|address| address.starts_with("vscode://file/C:/site")));
    }

    #[test]
    fn opens_nothing_outside_the_site() {
        for path in ["../a.md", "content/../../a.md", "/etc/passwd"] {
            assert_eq!(desk("/site", "vscode").address(path, 1, 1), None, "{path}");
        }
    }

    #[test]
    fn opens_only_files_that_are_there() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("own.md"), "a").unwrap();
        let mut files = Files::new();
        let (own, carried) =
            (files.insert_text("own.md", "a"), files.insert_text("base.html", "a"));
        let desk = Desk::new(root.path().to_owned(), "vscode".parse().unwrap());
        assert!(desk.place(&files, Span::new(own, 0..1)).link.is_some());
        let expected = Place { text: "base.html:1:1".to_owned(), link: None };
        assert_eq!(desk.place(&files, Span::new(carried, 0..1)), expected);
    }

    #[test]
    fn refuses_what_is_no_editor() {
        for text in ["emacs", "", "{path}", "javascript:alert({path})", "Data:{path}", "1a:{path}"]
        {
            assert!(text.parse::<Editor>().is_err(), "{text}");
        }
    }
}

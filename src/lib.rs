//! A static-site generator for public explainers in which every figure is checked, dated and
//! sourced.

pub mod cli;
pub mod diag;
pub mod edge;
pub mod figure;
pub mod load;
pub mod model;
pub mod render;
pub mod text;

/// Stand-in.
pub mod check {
    /// Stand-in.
    pub struct Check {
        /// Stand-in.
        pub code: &'static str,
        /// Stand-in.
        pub summary: &'static str,
        /// Stand-in.
        pub docs: &'static str,
    }
    /// Stand-in.
    pub const ALL: &[Check] = &[];
    /// Stand-in.
    pub fn find(code: &str) -> Option<&'static Check> {
        ALL.iter().find(|check| check.code == code)
    }
}

/// Stand-in.
pub fn build(files: &text::Files, config: &model::Config) -> (render::Output, diag::Report) {
    let mut output = render::Output::new();
    for (id, path, _) in files.below("content/") {
        if let Some(path) = path.strip_prefix("content").and_then(|p| p.strip_suffix("index.md")) {
            let text = format!("<!doctype html><title>x</title><body>{}</body>", files.text(id));
            output.insert(path.into(), render::Content::Bytes(text.into_bytes().into()));
        }
    }
    (output, check(files, config))
}

/// Stand-in.
pub fn check(files: &text::Files, config: &model::Config) -> diag::Report {
    let (_, mut all) = load::site(files, config);
    for (id, path, body) in files.iter() {
        if let text::Body::Unreadable(reason) = body {
            let span = text::Span::new(id, 0..0);
            all.push(diag::Diagnostic::error(
                "unreadable-file",
                span,
                format!("`{path}` {reason}"),
            ));
        }
        if let Some(at) = files.text(id).find("BAD") {
            all.push(diag::Diagnostic::error(
                "bad",
                text::Span::new(id, at..at + 3),
                "`BAD` <b>is bad</b>",
            ));
        }
    }
    diag::Report::new(all, files, diag::Counts::default())
}

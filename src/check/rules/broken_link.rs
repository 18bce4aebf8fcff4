//! `broken-link`: a link to a page or file that is not there.

use crate::check::Context;
use crate::diag::{Diagnostic, nearest};
use crate::model::{Destination, Target, Unpublished};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (text, target) in &context.targets {
        let Target::File { path, .. } = &target.target.value else { continue };
        if path.is_empty() {
            let span = target.span;
            problems.push(
                Diagnostic::error("broken-link", span, "a link without an address")
                    .help("write the path of a page, `#` and a heading, or a web address"),
            );
            continue;
        }
        let from = context.path_of(text);
        let mut mend = None;
        let (message, help) = match context.site.resolve(&from, path) {
            Destination::Page(_) if target.embedded => (
                format!("`{path}` is a page, not a picture"),
                "drop the `!` to link to it".to_owned(),
            ),
            Destination::Page(_) | Destination::Asset(..) => continue,
            // A page that cannot be read is reported itself.
            Destination::Unpublished(Unpublished::Broken) => continue,
            Destination::Unpublished(why) => {
                let why = match why {
                    Unpublished::Draft => "is a draft",
                    Unpublished::Early => "is not published yet",
                    Unpublished::Expired => "has expired",
                    Unpublished::Broken => "cannot be read",
                };
                (format!("`{path}` {why}"), "take the link out until the page is there".to_owned())
            }
            Destination::Absolute => {
                mend = context.site.pages.iter().find(|page| page.route.as_str() == path.as_str());
                (
                    format!("`{path}` begins with a slash"),
                    "links within the site are relative paths to files: `../policy/index.md`"
                        .to_owned(),
                )
            }
            Destination::Outside => (
                format!("`{path}` leads out of the content folder"),
                "link to a file within it".to_owned(),
            ),
            Destination::Missing(looked_for) => {
                let bare = looked_for.trim_end_matches('/').trim_end_matches(".html");
                let paths = [format!("{bare}.md"), format!("{bare}/index.md")];
                mend = paths.iter().find_map(|path| context.site.page_at(path));
                (
                    format!("there is no `content/{looked_for}`"),
                    suggestion(context, &from, &looked_for, target.embedded),
                )
            }
        };
        let problem = Diagnostic::error("broken-link", target.target.span, message).help(help);
        // The address of a page in place of its file is known by the page it leads to.
        let place = Span { end: target.target.span.start + length(path), ..target.target.span };
        problems.push(match mend.filter(|_| !target.embedded && context.reads(place, path)) {
            Some(page) => problem.fix(place, relative(&from, &page.path)),
            None => problem,
        });
    }
}

fn length(path: &str) -> u32 {
    u32::try_from(path.len()).unwrap_or(u32::MAX)
}

/// The path of the page or file that was probably meant, as it is written from here.
fn suggestion(context: &Context<'_>, from: &str, looked_for: &str, embedded: bool) -> String {
    let assets = context.site.assets.keys().map(|route| route.as_str().trim_start_matches('/'));
    let pages = context.site.pages.iter().map(|page| page.path.as_str());
    // A page is no picture.
    let paths: Vec<&str> = pages.filter(|_| !embedded).chain(assets).collect();
    let with_ending = format!("{}.md", looked_for.trim_end_matches('/').trim_end_matches(".html"));
    let index = format!("{}/index.md", looked_for.trim_end_matches('/'));
    let file = looked_for.rsplit('/').next();
    let found = (paths.iter().copied())
        .find(|path| *path == with_ending || *path == index)
        .or_else(|| nearest(looked_for, paths.iter().copied()))
        .or_else(|| paths.iter().copied().find(|path| path.rsplit('/').next() == file));
    match found {
        Some(path) => format!("did you mean `{}`?", relative(from, path)),
        None if embedded => "put the picture beside the page, and write its path from there".into(),
        None => "links within the site are relative paths to files that end in .md".to_owned(),
    }
}

fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let ups = std::iter::repeat_n("..", from.len() - shared);
    ups.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

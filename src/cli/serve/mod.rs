//! `serve`: the preview.

mod answers;
mod editor;
mod figure;
mod page;
mod plain;
mod report;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Instant;

use super::args::{Common, Serve};
use super::build;
use super::outcome::Outcome;
use super::screen::{self, counted};
use crate::diag::{Report, Severity};
use crate::edge::serve::{self, LOCAL, Panel, Preview, Update};
use crate::edge::watch;
use crate::load;
use crate::model::{Config, base_path};
use answers::Known;
use editor::Desk;
pub(super) use editor::Editor;

/// What stands in every page of the preview besides the page.
const PANEL: Panel = Panel {
    script: "panel.js",
    files: &[
        ("panel.js", include_str!("panel.js")),
        ("inspector.js", include_str!("inspector.js")),
        ("parts.js", include_str!("parts.js")),
        ("places.js", include_str!("places.js")),
        ("words.js", include_str!("words.js")),
        ("panel.css", include_str!("panel.css")),
        ("page.css", include_str!("page.css")),
        ("report.css", include_str!("report.css")),
    ],
};

/// What the loop waits for.
enum Event {
    /// The sources have changed.
    Changed,
    /// The server has ended, by Ctrl-C or by an error.
    Ended(io::Result<()>),
}

/// Shows the site until Ctrl-C, built anew after every change.
pub(super) fn serve(common: &Common, options: &Serve) -> io::Result<Outcome> {
    let Serve { port, host, editor } = options;
    let root = common.root()?;
    let (listener, address) = serve::listen(host, *port)?;
    tell_where(*port, host, address);
    let mut config = Config { drafts: true, ..common.config()? };
    // Links to the published site would lead away from the preview.
    let shown =
        if host == LOCAL { address.to_string() } else { format!("{host}:{}", address.port()) };
    let base_url = config.base_url.get_or_insert_with(|| format!("http://{shown}"));
    let prefix = base_path(base_url).to_owned();
    let desk = Desk::new(std::path::absolute(&root)?, editor.clone());
    let preview = Preview::new(host, &prefix, PANEL);

    let (tell, events) = mpsc::channel();
    let changed = tell.clone();
    // Nobody listens any more once the loop has ended. Watching begins before the first reading,
    // so that no change falls between them.
    let mut watcher = watch::start(&root, move || changed.send(Event::Changed).unwrap_or(()))?;
    preview.show(rebuild(common, &config, &desk)?);
    serve::start(listener, preview.clone(), move |result| {
        tell.send(Event::Ended(result)).unwrap_or(());
    })?;
    screen::print(&format!("preview at http://{shown}{prefix}/ (Ctrl-C ends it)\n"))?;

    while let Ok(event) = events.recv() {
        // Changes made during a build are one change.
        for event in std::iter::once(event).chain(events.try_iter()) {
            if let Event::Ended(result) = event {
                return result.map(|()| Outcome::Clean);
            }
        }
        watcher.refresh()?;
        preview.show(rebuild(common, &config, &desk)?);
    }
    Ok(Outcome::Clean)
}

/// Says where the preview listens, where that is not what one would think.
fn tell_where(port: u16, host: &str, address: SocketAddr) {
    if port != 0 && address.port() != port {
        screen::note(&format!("port {port} is in use; taking {} instead", address.port()));
    }
    if !address.ip().is_loopback() {
        screen::note(&format!(
            "warning: with `--host {host}` whoever reaches this machine can read the site, drafts \
             included"
        ));
    }
}

/// Builds the site and prints its report. What keeps the sources from being read is shown like any
/// other error: an editor mends it and goes on.
///
/// # Errors
///
/// When the report cannot be printed.
fn rebuild(common: &Common, config: &Config, desk: &Desk) -> io::Result<Update> {
    let start = Instant::now();
    let files = match build::read(common) {
        Ok(files) => files,
        Err(error) => {
            let message = error.to_string();
            screen::complain(common, &message);
            let report = report::failure(&message);
            let answers = answers::of_failure(message);
            return Ok(Update { pages: None, report, answers: Arc::new(answers) });
        }
    };
    let (output, report) = crate::build(&files, config);
    screen::report(common, &report, &files)?;
    screen::summary(common, &report, start.elapsed())?;
    let page = report::html(&report, &files, desk);
    let (pages, wrong) = match Outcome::of(&report, common.strict) {
        Outcome::Clean => (Some(output), None),
        Outcome::Wrong | Outcome::Failed => (None, Some(wrong(&report))),
    };
    // What was wrong with the sources is in the report.
    let (site, _) = load::site(&files, config);
    let known = Known { site, files, report, wrong, today: config.today, desk: desk.clone() };
    let answers = move |name: &str, about: &str| known.answer(name, about);
    Ok(Update { pages, report: page, answers: Arc::new(answers) })
}

/// What keeps a build from being shown, in a phrase.
fn wrong(report: &Report) -> String {
    match report.count(Severity::Error) {
        0 => counted(report.count(Severity::Warning), "warning"),
        errors => counted(errors, "error"),
    }
}

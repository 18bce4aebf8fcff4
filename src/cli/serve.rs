//! `serve`: the preview.

use std::io;
use std::path::Path;
use std::sync::mpsc;
use std::time::Instant;

use super::args::Common;
use super::outcome::Outcome;
use super::screen::{self, counted};
use super::{build, report_page};
use crate::diag::Severity;
use crate::edge::serve::{self, Preview, Update};
use crate::edge::watch;
use crate::model::{Config, base_path};

/// What the loop waits for.
enum Event {
    /// The sources have changed.
    Changed,
    /// The server has ended, by Ctrl-C or by an error.
    Ended(io::Result<()>),
}

/// Shows the site on this machine until Ctrl-C, built anew after every change.
pub(super) fn serve(common: &Common, port: u16) -> io::Result<Outcome> {
    let root = common.root()?;
    let (listener, address) = serve::listen(port)?;
    if port != 0 && address.port() != port {
        screen::note(&format!("port {port} is in use; taking {} instead", address.port()));
    }
    let mut config = Config { drafts: true, ..common.config()? };
    // Links to the published site would lead away from the preview.
    let base_url = config.base_url.get_or_insert_with(|| format!("http://{address}"));
    let prefix = base_path(base_url).to_owned();
    let preview = Preview::new(&prefix);

    let (tell, events) = mpsc::channel();
    let changed = tell.clone();
    // Nobody listens any more once the loop has ended. Watching begins before the first reading,
    // so that no change falls between them.
    let mut watcher = watch::start(&root, move || changed.send(Event::Changed).unwrap_or(()))?;
    preview.show(rebuild(common, &root, &config)?);
    serve::start(listener, preview.clone(), move |result| {
        tell.send(Event::Ended(result)).unwrap_or(());
    })?;
    screen::print(&format!("preview at http://{address}{prefix}/ (Ctrl-C ends it)\n"))?;

    while let Ok(event) = events.recv() {
        // Changes made during a build are one change.
        for event in std::iter::once(event).chain(events.try_iter()) {
            if let Event::Ended(result) = event {
                return result.map(|()| Outcome::Clean);
            }
        }
        watcher.refresh()?;
        preview.show(rebuild(common, &root, &config)?);
    }
    Ok(Outcome::Clean)
}

/// Builds the site and prints its report. What keeps the sources from being read is shown like any
/// other error: an editor mends it and goes on.
///
/// # Errors
///
/// When the report cannot be printed.
fn rebuild(common: &Common, root: &Path, config: &Config) -> io::Result<Update> {
    let start = Instant::now();
    let files = match build::read(common) {
        Ok(files) => files,
        Err(error) => {
            screen::complain(common, &error.to_string());
            return Ok(Update {
                pages: None,
                report: report_page::failure(&error.to_string()),
                wrong: Some("the sources cannot be read".to_owned()),
            });
        }
    };
    let (output, report) = crate::build(&files, config);
    screen::report(common, &report, &files)?;
    screen::summary(common, &report, start.elapsed())?;
    let page = report_page::html(&report, &files, root);
    Ok(match Outcome::of(&report, common.strict) {
        Outcome::Clean => Update { pages: Some(output), report: page, wrong: None },
        Outcome::Wrong | Outcome::Failed => {
            let errors = report.count(Severity::Error);
            let wrong = match errors {
                0 => counted(report.count(Severity::Warning), "warning"),
                errors => counted(errors, "error"),
            };
            Update { pages: None, report: page, wrong: Some(wrong) }
        }
    })
}

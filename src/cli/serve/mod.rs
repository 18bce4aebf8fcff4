//! `serve`: the preview.
//!
//! A change is shown before the site is checked: only the files that changed are read, and checked
//! alone; what is known to be wrong with the others still holds. Pages are made when a browser asks
//! for them (`edition`). The whole report follows from another thread (`checker`), and a state that
//! it finds fault with is taken back. What is published never comes from here.

mod answers;
mod checker;
mod edition;
mod editor;
mod figure;
mod page;
mod plain;
mod report;
mod work;

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc;

use super::args::{Common, Serve};
use super::outcome::Outcome;
use super::screen;
use crate::edge::serve::{self, LOCAL, Panel, Preview};
use crate::edge::watch::{self, Changes};
use crate::model::{Config, base_path};
use checker::Checked;
use editor::Desk;
pub(super) use editor::Editor;
use work::Work;

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
    Changed(Changes),
    /// A state of the site was checked.
    Checked(Checked),
    /// The server has ended, by Ctrl-C or by an error.
    Ended(io::Result<()>),
}

/// Shows the site until Ctrl-C, anew after every change.
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

    // Nobody listens any more once the loop has ended.
    let (tell, events) = mpsc::channel();
    let changed = tell.clone();
    // Watching begins before the first reading, so that no change falls between them.
    let mut watcher =
        watch::start(&root, move |changes| changed.send(Event::Changed(changes)).unwrap_or(()))?;
    let mut work = Work::new(common, &root, config, desk, preview.clone())?;
    work.read()?;
    serve::start(listener, preview, {
        let tell = tell.clone();
        move |result| tell.send(Event::Ended(result)).unwrap_or(())
    })?;
    screen::print(&format!("preview at http://{shown}{prefix}/ (Ctrl-C ends it)\n"))?;

    while let Ok(event) = events.recv() {
        let mut changes = Changes::default();
        // Changes made meanwhile are one change.
        for event in std::iter::once(event).chain(events.try_iter()) {
            match event {
                Event::Ended(result) => return result.map(|()| Outcome::Clean),
                Event::Changed(later) => changes.append(later),
                Event::Checked(checked) => work.take(checked)?,
            }
        }
        if changes.is_empty() {
            continue;
        }
        let tell = tell.clone();
        let checked = move |checked| tell.send(Event::Checked(checked)).unwrap_or(());
        match changes.known() {
            Some(paths) => work.reread(&paths, checked)?,
            None => {
                watcher.refresh()?;
                work.read()?;
            }
        }
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

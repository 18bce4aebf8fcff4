//! The preview: pages made when a browser asks for them, over HTTP, to this machine alone unless
//! asked.
//!
//! What is shown is one value that each change of the sources replaces ([`Preview::show`]); the
//! report is a page of its own. Nothing here
//! knows what a report says, nor what the panel in the page shows: the one arrives as HTML, the
//! other as a script and a function that answers it ([`Answers`]).
//!
//! An open page holds one word for what it looks like; told of a new version it asks for the word
//! of today, and loads itself again, changes its style sheets, or does nothing.

mod find;
mod host;
mod inject;
mod media;
mod respond;

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::thread;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::sync::watch;

use crate::render::Pages;
use host::Names;

/// Where the preview's own pages are: no route of a site begins like this.
const OWN: &str = "/__plainfact/";

/// The host that is listened at unless another is asked for.
pub const LOCAL: &str = "127.0.0.1";

/// Answers what the script in the page asks: the name of a document, and what it is to be about.
/// The answer is JSON; none where there is nothing of that name.
pub type Answers = dyn Fn(&str, &str) -> Option<String> + Send + Sync;

/// Pages that are made when they are asked for. One that cannot be made is told of in the report.
pub type Made = dyn Pages<Failure = Infallible> + Send + Sync;

/// What the preview is to show.
#[derive(Clone)]
pub struct Update {
    /// The pages; none as long as there are none that may be shown.
    pub pages: Option<Arc<Made>>,
    /// The report as an HTML page.
    pub report: String,
    /// What the panel in the page is told.
    pub answers: Arc<Answers>,
}

/// What every page gets on its way out.
#[derive(Debug, Clone, Copy)]
pub struct Panel {
    /// The name of the file with its script.
    pub script: &'static str,
    /// All its files: names and texts.
    pub files: &'static [(&'static str, &'static str)],
}

/// What is shown now.
#[derive(Clone, Default)]
struct Shown {
    pages: Option<Arc<Made>>,
    report: Arc<str>,
    answers: Option<Arc<Answers>>,
    /// Grows with every change.
    version: u64,
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shown").field("version", &self.version).finish_non_exhaustive()
    }
}

/// The preview, shared by the server and whoever builds.
#[derive(Debug, Clone)]
pub struct Preview {
    shown: Arc<watch::Sender<Shown>>,
    /// The path of the site's address, which all routes are under: `/path`, or nothing.
    prefix: Arc<str>,
    names: Arc<Names>,
    panel: Panel,
}

impl Preview {
    /// A preview at `host` with nothing in it yet. `prefix` is the path of the site's address,
    /// without a slash at its end.
    pub fn new(host: &str, prefix: &str, panel: Panel) -> Preview {
        Preview {
            shown: Arc::new(watch::Sender::new(Shown::default())),
            prefix: prefix.into(),
            names: Arc::new(Names::new(host)),
            panel,
        }
    }

    /// Shows something, and tells the open pages if it is anything new. Pages that are the same value
    /// as before are not; what looks the same in others, each open page finds out for itself.
    pub fn show(&self, update: Update) {
        self.shown.send_if_modified(|shown| {
            let Update { pages, report, answers } = update;
            // Answers hold places in files, which move even where nothing is seen to change.
            shown.answers = Some(answers);
            let same_pages = match (&pages, &shown.pages) {
                (Some(now), Some(before)) => Arc::ptr_eq(now, before),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            if shown.version > 0 && same_pages && *report == *shown.report {
                return false;
            }
            shown.pages = pages;
            shown.report = report.into();
            shown.version += 1;
            true
        });
    }
}

/// How many ports above the one asked for are tried.
const PORTS: u16 = 20;

/// A place to listen at `host`: at `port`, or at one of the next ones if it is in use. Port 0 is any
/// free one.
///
/// # Errors
///
/// When all of them are in use, or may not be listened on, or the host is none of this machine.
pub fn listen(host: &str, port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let mut last = port;
    let listener = loop {
        match TcpListener::bind(&*addresses(host, last)?) {
            Ok(listener) => break listener,
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && last - port < PORTS => {
                last = last.checked_add(1).ok_or(error)?;
            }
            Err(error) => {
                let ports =
                    if last == port { format!("{port}") } else { format!("{port} to {last}") };
                return Err(io::Error::new(
                    error.kind(),
                    format!(
                        "cannot listen at `{host}`, port {ports}: {error}; choose another with \
                         `--port` or `--host`"
                    ),
                ));
            }
        }
    };
    let address = listener.local_addr()?;
    Ok((listener, address))
}

fn addresses(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let found = (bare, port).to_socket_addrs().map(Iterator::collect);
    found.map_err(|error| {
        io::Error::new(
            error.kind(),
            format!(
                "`--host {host}` is no name or address of this machine: {error}; leave it out to \
                 listen on {LOCAL}"
            ),
        )
    })
}

/// Serves the preview until Ctrl-C, then calls `ended`, with the error if it was one that ended it.
///
/// # Errors
///
/// When the system gives it no threads.
pub fn start(
    listener: TcpListener,
    preview: Preview,
    ended: impl FnOnce(io::Result<()>) + Send + 'static,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let run = move || ended(runtime.block_on(serve(listener, preview)));
    thread::Builder::new().name("preview".to_owned()).spawn(run).map(|_| ())
}

async fn serve(listener: TcpListener, preview: Preview) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let router = Router::new().fallback(answer).with_state(preview);
    // Not `with_graceful_shutdown`: it would wait for the streams of events, which never end.
    tokio::select! {
        served = axum::serve(listener, router) => served,
        signal = tokio::signal::ctrl_c() => signal,
    }
}

async fn answer(State(preview): State<Preview>, request: Request) -> Response {
    respond::respond(preview, &request.into_parts().0).await
}

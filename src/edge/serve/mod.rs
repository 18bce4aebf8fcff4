//! The preview: an [`Output`] held in memory, over HTTP, to this machine alone.
//!
//! What is shown is one value that each build replaces ([`Preview::show`]). A build that may not be
//! published leaves the last good pages in place; its report is a page of its own. Nothing here
//! knows what a report says: it arrives as HTML.

mod inject;
mod respond;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use axum::Router;
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::sync::watch;

use crate::render::Output;

/// Where the preview's own pages are: no route of a site begins like this.
const OWN: &str = "/__plainfact/";

/// What a build gives the preview to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Update {
    /// The pages; none when this build's may not be published.
    pub pages: Option<Output>,
    /// The report as an HTML page.
    pub report: String,
    /// What is wrong, in a phrase, when the pages shown are older than the sources.
    pub wrong: Option<String>,
}

/// What is shown now.
#[derive(Debug, Default)]
struct Shown {
    /// The last good pages.
    pages: Option<Arc<Output>>,
    report: String,
    wrong: Option<String>,
    /// Grows with every change; a page that was made for another version loads itself again.
    version: u64,
}

/// The preview, shared by the server and whoever builds.
#[derive(Debug, Clone)]
pub struct Preview {
    shown: Arc<watch::Sender<Arc<Shown>>>,
    /// The path of the site's address, which all routes are under: `/path`, or nothing.
    prefix: Arc<str>,
}

impl Preview {
    /// A preview with nothing in it yet. `prefix` is the path of the site's address, without a
    /// slash at its end.
    pub fn new(prefix: &str) -> Preview {
        Preview { shown: Arc::new(watch::Sender::new(Arc::default())), prefix: prefix.into() }
    }

    /// Shows what a build gave, and tells the open pages if it is anything new.
    pub fn show(&self, update: Update) {
        self.shown.send_if_modified(|shown| {
            let Update { pages, report, wrong } = update;
            let same_pages = pages.is_none() || pages.as_ref() == shown.pages.as_deref();
            if shown.version > 0 && same_pages && report == shown.report && wrong == shown.wrong {
                return false;
            }
            let pages = pages.map(Arc::new).or_else(|| shown.pages.clone());
            *shown = Arc::new(Shown { pages, report, wrong, version: shown.version + 1 });
            true
        });
    }
}

/// How many ports above the one asked for are tried.
const PORTS: u16 = 20;

/// A place to listen on this machine: at `port`, or at one of the next ones if it is in use. Port 0
/// is any free one.
///
/// # Errors
///
/// When all of them are in use, or may not be listened on.
pub fn listen(port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let mut last = port;
    let listener = loop {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, last)) {
            Ok(listener) => break listener,
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && last - port < PORTS => {
                last = last.checked_add(1).ok_or(error)?;
            }
            Err(error) => {
                let ports =
                    if last == port { format!("{port}") } else { format!("{port} to {last}") };
                return Err(io::Error::new(
                    error.kind(),
                    format!("cannot listen on port {ports}: {error}; choose another with `--port`"),
                ));
            }
        }
    };
    let address = listener.local_addr()?;
    Ok((listener, address))
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
    respond::respond(&preview, &request.into_parts().0).await
}

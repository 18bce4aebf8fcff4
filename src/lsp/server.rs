//! The loop: what the editor sends, and what is done about it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, after, never, select, unbounded};
use lsp_server::{Connection, ErrorCode, Message, Notification, ProtocolError, Request, Response};
use lsp_types::notification::{self, Notification as _};
use lsp_types::request::{self, Request as _};
use lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, InitializeParams,
    Registration, RegistrationParams,
};
use serde_json::{Value, json};

use super::abilities::{Client, capabilities};
use super::diagnose::{Board, Depth, Job, News};
use super::position::Encoding;
use super::world::{Open, World};
use super::{actions, complete, hover, navigate, rename, symbols, uri};
use crate::model::Config;

/// How long the editor must be quiet before a job of some depth. The file that is written in is
/// checked between two strokes of a fast writer; the pause before it is enough to take what a paste
/// or a rename sends as one change. The rest of the site waits until the writer does, and the
/// templates until nobody writes.
fn pause(depth: Depth) -> Duration {
    Duration::from_millis(match depth {
        Depth::Near => 5,
        Depth::Site => 200,
        Depth::Build => 500,
    })
}

/// What the server is told from outside.
pub struct Setup<'a> {
    /// Finds the site from a folder that is open in the editor, or else from where the server runs.
    pub root: &'a dyn Fn(Option<&Path>) -> Option<PathBuf>,
    /// What a build is told besides the files.
    pub config: Config,
}

/// Serves an editor until it says goodbye.
///
/// # Errors
///
/// When the editor breaks the protocol, or the line to it.
pub fn serve(connection: &Connection, setup: Setup<'_>) -> Result<(), ProtocolError> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let general = params.capabilities.general.as_ref();
    let encoding = Encoding::of(general.and_then(|g| g.position_encodings.as_deref()));
    let answer = json!({
        "capabilities": capabilities(encoding),
        "serverInfo": {"name": "plainfact", "version": env!("CARGO_PKG_VERSION")},
    });
    connection.initialize_finish(id, answer)?;
    let root = root(&params, &setup);
    let (tell, news) = unbounded();
    let world = World::new(root, setup.config, encoding);
    let newest = Arc::new(AtomicU64::new(world.generation));
    let mut server = Server {
        connection,
        world,
        client: Client::of(&params),
        board: Board::default(),
        newest,
        timer: never(),
        is_armed: false,
        tell,
        is_busy: [false; 3],
        due: None,
        near: BTreeSet::new(),
    };
    server.watch();
    server.schedule(Depth::Site, Duration::ZERO);
    server.listen(&news)
}

/// The folder of the site: the first open folder that is in one, or that has one above it.
#[expect(deprecated, reason = "older editors name their folder in the older ways")]
fn root(params: &InitializeParams, setup: &Setup<'_>) -> PathBuf {
    let folders = params.workspace_folders.iter().flatten().map(|folder| &folder.uri);
    let mut folders: Vec<PathBuf> = folders.chain(&params.root_uri).filter_map(uri::path).collect();
    folders.extend(params.root_path.as_ref().map(PathBuf::from));
    let found = folders.iter().find_map(|folder| (setup.root)(Some(folder)));
    found.or_else(|| (setup.root)(None)).or_else(|| folders.first().cloned()).unwrap_or_default()
}

/// Why a question is not answered.
pub(super) struct Refusal(pub(super) String);

struct Server<'a> {
    connection: &'a Connection,
    world: World,
    client: Client,
    board: Board,
    /// The newest state of the files, for jobs to see that they are outdated.
    newest: Arc<AtomicU64>,
    /// Goes off when the editor has been quiet for long enough.
    timer: Receiver<Instant>,
    /// Whether it will.
    is_armed: bool,
    tell: Sender<News>,
    /// Whether a job of each depth is running. None waits for another.
    is_busy: [bool; 3],
    /// The depth of the job that is to run next.
    due: Option<Depth>,
    /// The files that changed, or show at once what changed, since the site was last checked.
    near: BTreeSet<String>,
}

impl Server<'_> {
    fn listen(&mut self, news: &Receiver<News>) -> Result<(), ProtocolError> {
        loop {
            select! {
                recv(self.connection.receiver) -> message => match message {
                    Ok(Message::Request(request)) => {
                        if self.connection.handle_shutdown(&request)? {
                            return Ok(());
                        }
                        self.answer(request);
                    }
                    Ok(Message::Notification(note)) if note.method == notification::Exit::METHOD => {
                        return Ok(());
                    }
                    Ok(Message::Notification(note)) => self.take(note),
                    // The answer to our request to watch the disk.
                    Ok(Message::Response(_)) => {}
                    Err(_) => return Ok(()),
                },
                recv(news) -> news => if let Ok(news) = news { self.hear(news) },
                recv(self.timer) -> _ => {
                    (self.timer, self.is_armed) = (never(), false);
                    self.start();
                }
            }
        }
    }

    fn send(&self, message: impl Into<Message>) {
        // When the line is broken, the loop ends by itself.
        let _ = self.connection.sender.send(message.into());
    }

    /// Asks to be told of changes on disk.
    fn watch(&self) {
        if !self.client.is_watching {
            return;
        }
        let watcher = FileSystemWatcher {
            glob_pattern: GlobPattern::String("**/{content,static,templates}/**".to_owned()),
            kind: None,
        };
        let options = DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] };
        let registration = Registration {
            id: "files".to_owned(),
            method: notification::DidChangeWatchedFiles::METHOD.to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        let params = RegistrationParams { registrations: vec![registration] };
        self.send(Request::new(
            "watch".to_owned().into(),
            request::RegisterCapability::METHOD.to_owned(),
            params,
        ));
    }

    /// A file has changed, or who knows how many: they are checked after a pause.
    fn changed(&mut self, path: Option<&str>) {
        self.newest.store(self.world.generation, Ordering::Relaxed);
        self.near.extend(path.map(str::to_owned));
        // What a page says is seen in it; what the registry says, in every page.
        if path.is_none_or(|path| !path.ends_with(".md")) {
            self.near.extend(self.world.open.keys().cloned());
        }
        self.schedule(Depth::Near, pause(Depth::Near));
    }

    /// Has the next job start after a while. One that is due already gives way to it: its own files
    /// are outdated.
    fn schedule(&mut self, depth: Depth, pause: Duration) {
        self.due = Some(depth);
        (self.timer, self.is_armed) = (after(pause), true);
    }

    /// Starts the job that is due, unless one of its depth is running: then it starts when that one
    /// is over.
    fn start(&mut self) {
        let Some(depth) = self.due else { return };
        if std::mem::replace(&mut self.is_busy[depth as usize], true) {
            return;
        }
        self.due = None;
        let job = Job {
            files: self.world.files.clone(),
            config: self.world.config.clone(),
            generation: self.world.generation,
            remembered: self.world.remembered.clone(),
            newest: self.newest.clone(),
            depth,
            near: self.near.clone(),
        };
        let tell = self.tell.clone();
        std::thread::spawn(move || {
            // Whatever befalls the job, the server goes on.
            let over = Over(&tell, depth);
            job.run(&|news| drop(tell.send(news)));
            drop(over);
        });
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Checked(checked) if checked.generation == self.world.generation => {
                for params in self.board.post(&self.world, &checked) {
                    let method = notification::PublishDiagnostics::METHOD.to_owned();
                    self.send(Notification::new(method, params));
                }
                match checked.depth {
                    Depth::Near => self.schedule(Depth::Site, pause(Depth::Site)),
                    Depth::Site => self.schedule(Depth::Build, pause(Depth::Build)),
                    Depth::Build => {}
                }
                if checked.depth != Depth::Near {
                    self.near.clear();
                }
            }
            News::Checked(_) => {}
            News::Loaded(snapshot) => self.world.keep(snapshot),
            News::Over(depth) => {
                self.is_busy[depth as usize] = false;
                // What became due meanwhile has waited for this.
                if !self.is_armed {
                    self.start();
                }
            }
        }
    }

    /// Takes up what the editor tells. What makes no sense is passed over: there is nobody to
    /// answer.
    fn take(&mut self, note: Notification) {
        let method = note.method.as_str();
        let taken = match method {
            notification::DidOpenTextDocument::METHOD => self.open(note.params),
            notification::DidChangeTextDocument::METHOD => self.change(note.params),
            notification::DidCloseTextDocument::METHOD => self.close(note.params),
            notification::DidSaveTextDocument::METHOD
            | notification::DidChangeWatchedFiles::METHOD => {
                self.world.read();
                return self.changed(None);
            }
            _ => None,
        };
        if let Some(path) = taken {
            self.changed(Some(&path));
        }
    }

    fn open(&mut self, params: Value) -> Option<String> {
        let params: lsp_types::DidOpenTextDocumentParams = serde_json::from_value(params).ok()?;
        let document = params.text_document;
        let path = self.world.path(&document.uri)?;
        let open = Open { uri: document.uri, version: document.version, text: document.text };
        self.world.put(path.clone(), open);
        Some(path)
    }

    fn change(&mut self, params: Value) -> Option<String> {
        let params: lsp_types::DidChangeTextDocumentParams = serde_json::from_value(params).ok()?;
        let path = self.world.path(&params.text_document.uri)?;
        let mut open = self.world.open.remove(&path)?;
        for change in &params.content_changes {
            self.world.encoding.change(&mut open.text, change);
        }
        open.version = params.text_document.version;
        self.world.put(path.clone(), open);
        Some(path)
    }

    fn close(&mut self, params: Value) -> Option<String> {
        let params: lsp_types::DidCloseTextDocumentParams = serde_json::from_value(params).ok()?;
        let path = self.world.path(&params.text_document.uri)?;
        self.world.open.remove(&path)?;
        self.world.read();
        Some(path)
    }

    fn answer(&mut self, request: Request) {
        let (world, client) = (&mut self.world, &self.client);
        let response = match request.method.as_str() {
            request::HoverRequest::METHOD => {
                reply::<request::HoverRequest>(request, |params| Ok(hover::at(world, &params)))
            }
            request::Completion::METHOD => {
                reply::<request::Completion>(request, |params| Ok(complete::at(world, &params)))
            }
            request::GotoDefinition::METHOD => {
                reply::<request::GotoDefinition>(request, |params| {
                    Ok(navigate::definition(world, &params))
                })
            }
            request::References::METHOD => reply::<request::References>(request, |params| {
                Ok(navigate::references(world, &params))
            }),
            request::DocumentSymbolRequest::METHOD => {
                reply::<request::DocumentSymbolRequest>(request, |params| {
                    Ok(symbols::of(world, client, &params))
                })
            }
            request::CodeActionRequest::METHOD => {
                reply::<request::CodeActionRequest>(request, |params| {
                    Ok(Some(actions::at(world, client, &params)))
                })
            }
            request::PrepareRenameRequest::METHOD => {
                reply::<request::PrepareRenameRequest>(request, |params| {
                    rename::prepare(world, &params)
                })
            }
            request::Rename::METHOD => {
                reply::<request::Rename>(request, |params| rename::rename(world, client, &params))
            }
            method => {
                let message = format!("`{method}` is not known here");
                Response::new_err(request.id, ErrorCode::MethodNotFound as i32, message)
            }
        };
        self.send(response);
    }
}

/// Tells that a job is over when it is dropped, be it by a panic.
struct Over<'a>(&'a Sender<News>, Depth);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        let _ = self.0.send(News::Over(self.1));
    }
}

/// Answers a request, or says why not.
fn reply<R: request::Request>(
    request: Request,
    answer: impl FnOnce(R::Params) -> Result<R::Result, Refusal>,
) -> Response {
    let Request { id, params, .. } = request;
    let params: R::Params = match serde_json::from_value(params) {
        Ok(params) => params,
        Err(error) => {
            return Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string());
        }
    };
    match answer(params) {
        Ok(result) => Response::new_ok(id, result),
        Err(Refusal(message)) => Response::new_err(id, ErrorCode::RequestFailed as i32, message),
    }
}

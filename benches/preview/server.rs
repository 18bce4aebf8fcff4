//! A preview as a process of its own, asked over HTTP like a browser does.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Longer than this nobody waits.
const PATIENCE: Duration = Duration::from_secs(60);

/// Longer than this no check takes on a quiet machine.
const REST: Duration = Duration::from_secs(5);

/// A running preview.
pub(crate) struct Server {
    child: Child,
    address: String,
    /// A word for each new version.
    news: Receiver<()>,
    /// A word for each report that was printed.
    reports: Receiver<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts the preview of a site, and listens to its news.
    ///
    /// # Errors
    ///
    /// When it does not say where it is.
    pub(crate) fn start(root: &Path) -> io::Result<Server> {
        let mut child = Command::new(env!("CARGO_BIN_EXE_plainfact"))
            .args(["serve", "--port", "0", "--today", "2026-11-24", "--root"])
            .arg(root)
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().ok_or_else(|| io::Error::other("it prints nothing"))?;
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let address = lines.find_map(|line| {
            let address = line.strip_prefix("preview at http://")?;
            Some(address.split('/').next().unwrap_or(address).to_owned())
        });
        let address = address.ok_or_else(|| io::Error::other("it ended before it was ready"))?;
        let (tell, reports) = channel();
        thread::spawn(move || {
            // The line that sums up a report: `31 pages, 120 facts, 103 checks in 30 ms: …`
            let is_end = |line: &String| line.contains(" checks in ") && line.contains(" ms: ");
            lines.filter(is_end).try_for_each(|_| tell.send(()))
        });
        let stream = ask(&address, "/__plainfact/events")?;
        let (tell, news) = channel();
        thread::spawn(move || {
            let lines = stream.lines().map_while(Result::ok);
            lines.filter(|line| line == "event: version").try_for_each(|_| tell.send(()))
        });
        Ok(Server { child, address, news, reports })
    }

    /// Forgets what was told before.
    pub(crate) fn forget_news(&self) {
        self.news.try_iter().for_each(drop);
        self.reports.try_iter().for_each(drop);
    }

    /// Waits for a new version.
    ///
    /// # Errors
    ///
    /// When there is none for long.
    pub(crate) fn wait_for_news(&self) -> io::Result<()> {
        self.news.recv_timeout(PATIENCE).map_err(io::Error::other)
    }

    /// Waits until a change was checked.
    ///
    /// # Errors
    ///
    /// When it is not for long.
    pub(crate) fn wait_for_report(&self) -> io::Result<()> {
        self.reports.recv_timeout(PATIENCE).map_err(io::Error::other)
    }

    /// Waits until no report comes any more.
    pub(crate) fn wait_for_rest(&self) {
        while self.reports.recv_timeout(REST).is_ok() {}
    }

    /// The whole answer to a request.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub(crate) fn get(&self, path: &str) -> io::Result<String> {
        let mut text = String::new();
        ask(&self.address, path)?.read_to_string(&mut text)?;
        Ok(text)
    }

    /// The memory that it holds, in MiB.
    ///
    /// # Errors
    ///
    /// When the system does not tell it.
    pub(crate) fn memory(&self) -> io::Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let line = line.ok_or_else(|| io::Error::other("it holds no memory"))?;
        let kib: u64 =
            line.trim().trim_end_matches(" kB").trim().parse().map_err(io::Error::other)?;
        Ok(kib >> 10)
    }
}

fn ask(address: &str, path: &str) -> io::Result<BufReader<TcpStream>> {
    let mut stream = TcpStream::connect(address)?;
    let head = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    Ok(BufReader::new(stream))
}

//! A running preview, asked over HTTP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::Site;

/// A running preview, ended at the end of the test.
pub(crate) struct Preview {
    child: Child,
    /// Where it answers: `127.0.0.1:3913`.
    pub(crate) address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    /// Starts the preview of a site on any free port.
    pub(crate) fn start(site: &Site) -> Preview {
        Preview::start_with(site, &[])
    }

    /// The same with options.
    pub(crate) fn start_with(site: &Site, options: &[&str]) -> Preview {
        let mut command = site.command(&["serve", "--port", "0"]);
        command.args(options);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = child.stdout.take().unwrap();
        let mut lines = BufReader::new(out).lines();
        let address = lines.find_map(|line| {
            let line = line.unwrap();
            line.strip_prefix("preview at http://")?.split('/').next().map(str::to_owned)
        });
        // Whoever stops listening would end it.
        std::thread::spawn(move || lines.for_each(drop));
        Preview { child, address: address.expect("it says where it is") }
    }

    /// Sends a request and gives back the stream of the answer.
    pub(crate) fn request(&self, method: &str, path: &str, host: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        BufReader::new(stream)
    }

    /// The whole answer to a request.
    pub(crate) fn get(&self, path: &str) -> String {
        let mut text = String::new();
        self.request("GET", path, &self.address).read_to_string(&mut text).unwrap();
        text
    }

    /// The versions that open pages are told of, as they come.
    pub(crate) fn versions(&self) -> impl Iterator<Item = String> {
        let stream = self.request("GET", "/__plainfact/events", "localhost");
        // A build may take long on a machine with other work.
        stream.get_ref().set_read_timeout(Some(Duration::from_secs(600))).unwrap();
        let mut lines = stream.lines().map_while(Result::ok);
        std::iter::from_fn(move || {
            lines.find(|line| line == "event: version")?;
            lines.next()?.strip_prefix("data: ").map(str::to_owned)
        })
    }

    /// The memory it holds, in kB.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> usize {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// Asks again until the answer has some words in it.
    #[track_caller]
    pub(crate) fn wait_for(&self, path: &str, words: &str) -> String {
        let start = Instant::now();
        loop {
            let text = self.get(path);
            if text.contains(words) {
                return text;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "no {words:?} in {text}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

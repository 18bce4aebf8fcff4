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
        let mut command = site.command(&["serve", "--port", "0"]);
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

    /// Asks again until the answer has some words in it.
    #[track_caller]
    pub(crate) fn wait_for(&self, path: &str, words: &str) -> String {
        let start = Instant::now();
        loop {
            let text = self.get(path);
            if text.contains(words) {
                return text;
            }
            assert!(start.elapsed() < Duration::from_secs(10), "no {words:?} in {text}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

//! An editor that follows a script: it speaks the protocol to the program.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::Site;

/// Far longer than any answer takes, on a machine with other work as well.
const PATIENCE: Duration = Duration::from_secs(120);

/// The program, serving.
pub(crate) struct Editor {
    process: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came while something else was waited for.
    early: Vec<Value>,
    root: String,
    last_id: i64,
}

impl Editor {
    /// Starts the program on a site, and shakes hands as an editor of today does.
    pub(crate) fn start(site: &Site) -> Editor {
        let capabilities = json!({
            "workspace": {"workspaceEdit": {"documentChanges": true}},
            "textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}},
        });
        Editor::start_with(site, capabilities).0
    }

    /// Starts the program on a site for an editor that can do certain things; gives what it answers.
    pub(crate) fn start_with(site: &Site, capabilities: Value) -> (Editor, Value) {
        let mut command = site.command(&["lsp", "--stdio"]);
        // The site is found from the folder that is open in the editor.
        command.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let (send, messages) = channel();
        std::thread::spawn(move || read(output, &|message| send.send(message).is_ok()));
        let root = address(site.root());
        let input = process.stdin.take();
        let mut editor =
            Editor { process, input, messages, early: Vec::new(), root: root.clone(), last_id: 0 };
        let folders = json!([{"uri": root, "name": "site"}]);
        let params =
            json!({"processId": null, "capabilities": capabilities, "workspaceFolders": folders});
        let answer = editor.ask("initialize", params).unwrap();
        editor.tell("initialized", json!({}));
        (editor, answer)
    }

    /// The address of a file of the site.
    pub(crate) fn uri(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    /// Sends bytes as they are.
    pub(crate) fn send_raw(&mut self, body: &str) {
        let input = self.input.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        input.flush().unwrap();
    }

    /// Sends a notification.
    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        let message = json!({"jsonrpc": "2.0", "method": method, "params": params});
        self.send_raw(&message.to_string());
    }

    /// Sends a request, and waits for the answer, or for the words of the refusal.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.last_id += 1;
        let id = self.last_id;
        let message = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        self.send_raw(&message.to_string());
        let answer = self.wait(&|message| message["id"] == id && message["method"].is_null());
        match answer.get("error") {
            Some(error) => Err(error["message"].as_str().unwrap().to_owned()),
            None => Ok(answer["result"].clone()),
        }
    }

    /// Waits for a message of a kind.
    fn wait(&mut self, wanted: &dyn Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.early.iter().position(wanted) {
            return self.early.remove(at);
        }
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("the program answers");
            if wanted(&message) {
                return message;
            }
            self.early.push(message);
        }
    }

    /// Opens a text.
    pub(crate) fn open(&mut self, path: &str, version: i64, text: &str) {
        let uri = self.uri(path);
        let document = json!({"uri": uri, "languageId": "any", "version": version, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Puts another text in the place of an open one.
    pub(crate) fn change(&mut self, path: &str, version: i64, text: &str) {
        self.edit(path, version, json!([{"text": text}]));
    }

    /// Changes parts of an open text.
    pub(crate) fn edit(&mut self, path: &str, version: i64, changes: Value) {
        let document = json!({"uri": self.uri(path), "version": version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.tell("textDocument/didChange", params);
    }

    /// Waits for the diagnostics of a version of an open text.
    pub(crate) fn diagnostics(&mut self, path: &str, version: i64) -> Vec<Value> {
        let uri = self.uri(path);
        let message = self.wait(&|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Waits until the diagnostics of a file are such that `fits`.
    pub(crate) fn diagnostics_until(
        &mut self,
        path: &str,
        fits: &dyn Fn(&[Value]) -> bool,
    ) -> Vec<Value> {
        let uri = self.uri(path);
        let message = self.wait(&|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["diagnostics"].as_array().is_some_and(|list| fits(list))
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Asks something about a place in a text, which is given by a mark in it: `|`.
    pub(crate) fn ask_at(
        &mut self,
        method: &str,
        path: &str,
        text: &str,
        mark: &str,
        more: Value,
    ) -> Result<Value, String> {
        let offset = text.find(mark).unwrap_or_else(|| panic!("{mark:?} is not in {text}"));
        let before = &text[..offset];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
        let mut params = json!({
            "textDocument": {"uri": self.uri(path)},
            "position": {"line": line, "character": column},
        });
        params.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        self.ask(method, params)
    }

    /// The time that the program has had of the processors so far, where the system tells.
    pub(crate) fn cpu(&self) -> Option<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).ok()?;
        // Its name, in brackets, may hold anything; two fields of ticks, a hundred a second.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
        Some(Duration::from_millis((ticks(11)? + ticks(12)?) * 10))
    }

    /// Says goodbye, and checks that the program ends well.
    pub(crate) fn finish(mut self) {
        self.ask("shutdown", Value::Null).unwrap();
        self.tell("exit", Value::Null);
        assert!(self.process.wait().unwrap().success());
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.input.take();
        if std::thread::panicking() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The address of a folder whose name needs no encoding.
fn address(path: &Path) -> String {
    format!("file://{}", path.to_str().unwrap())
}

/// Reads messages until there are no more.
fn read(mut output: impl BufRead, take: &dyn Fn(Value) -> bool) {
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if output.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.trim().parse().unwrap();
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        if output.read_exact(&mut body).is_err() {
            return;
        }
        if !take(serde_json::from_slice(&body).unwrap()) {
            return;
        }
    }
}

/// Makes the edits that a workspace edit has for a file of a text.
pub(crate) fn edited(edit: &Value, uri: &str, text: &str) -> String {
    let documents = edit["documentChanges"].as_array().unwrap();
    let of_file = documents.iter().filter(|document| document["textDocument"]["uri"] == uri);
    let mut edits: Vec<&Value> =
        of_file.flat_map(|document| document["edits"].as_array().unwrap()).collect();
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = position["character"].as_u64().unwrap() as usize;
        let mut at = start;
        for c in text[start..].chars() {
            if units == 0 {
                break;
            }
            units -= c.len_utf16().min(units);
            at += c.len_utf8();
        }
        at
    };
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(&edit["range"]["start"])));
    let mut result = text.to_owned();
    for edit in edits {
        let range = offset(&edit["range"]["start"])..offset(&edit["range"]["end"]);
        result.replace_range(range, edit["newText"].as_str().unwrap());
    }
    result
}

#![no_main]
//! Whatever comes over the line, the preview answers it or hangs up; it neither panics nor says
//! that it failed.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::LazyLock;
use std::time::Duration;

use plainfact::edge::serve::{LOCAL, Panel, Preview, listen, start};

static ADDRESS: LazyLock<SocketAddr> = LazyLock::new(|| {
    let (listener, address) = listen(LOCAL, 0).expect("a port is free");
    let panel = Panel { script: "panel.js", files: &[("panel.js", "")] };
    let preview = Preview::new(LOCAL, "/sub", panel);
    preview.show(plainfact_fuzz::drive::shown());
    start(listener, preview, |_| ()).expect("it starts");
    address
});

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Ok(mut stream) = TcpStream::connect(*ADDRESS) else { return };
    let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
    let _ = stream.write_all(data);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = [0; 32];
    let read = stream.read(&mut answer).unwrap_or(0);
    assert!(!answer[..read].starts_with(b"HTTP/1.1 5"), "the preview failed");
});

//! Packed siblings of text files, made once here and not at every request. The same bytes give the
//! same packed bytes: no name and no time goes into them.

use std::io::{self, Write};

/// A packed form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// What is added to the name.
    pub(super) ending: &'static str,
    pack: fn(&[u8]) -> io::Result<Vec<u8>>,
}

/// The forms that hosts hand out: `gzip_static` and `brotli_static` of nginx, for one.
pub(super) const FORMS: [Form; 2] =
    [Form { ending: "br", pack: brotli }, Form { ending: "gz", pack: gzip }];

/// Kinds of text; pictures and PDF are packed by themselves.
const TEXT: [&str; 16] = [
    "atom",
    "bib",
    "css",
    "csv",
    "htm",
    "html",
    "ics",
    "js",
    "json",
    "md",
    "ris",
    "svg",
    "txt",
    "webmanifest",
    "wasm",
    "xml",
];

/// Below this many bytes an answer fits one packet anyway.
const WORTH_IT: usize = 1024;

/// Whether a file of this name is worth packing.
pub(super) fn pays(file: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| TEXT.contains(&ending))
}

/// The packed bytes; none where they are no fewer.
pub(super) fn packed(form: Form, plain: &[u8]) -> Option<Vec<u8>> {
    if plain.len() < WORTH_IT {
        return None;
    }
    (form.pack)(plain).ok().filter(|packed| packed.len() < plain.len())
}

/// Nine of eleven: the last two steps take ten times as long for a few hundredths less.
fn brotli(plain: &[u8]) -> io::Result<Vec<u8>> {
    const BUFFER: usize = 1 << 14;
    const QUALITY: u32 = 9;
    const WINDOW: u32 = 22;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(plain)?;
    Ok(writer.into_inner())
}

fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let level = flate2::Compression::new(9);
    let mut writer = flate2::GzBuilder::new().mtime(0).write(Vec::new(), level);
    writer.write_all(plain)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_was_packed_is_unpacked_again() {
        let plain = "3,913 children. ".repeat(200).into_bytes();
        let [br, gz] = FORMS.map(|form| packed(form, &plain).unwrap());
        let mut out = Vec::new();
        brotli::Decompressor::new(br.as_slice(), 4096).read_to_end(&mut out).unwrap();
        assert_eq!(out, plain);
        out.clear();
        flate2::read::GzDecoder::new(gz.as_slice()).read_to_end(&mut out).unwrap();
        assert_eq!(out, plain);
        assert_eq!(packed(FORMS[0], &plain), Some(br));
        assert_eq!(packed(FORMS[1], b"short"), None);
        assert!(pays("a/index.html") && !pays("a.pdf") && !pays("html"));
    }
}

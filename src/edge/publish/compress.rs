//! Packed siblings of text files, made once here and not at every request. The same bytes give the
//! same packed bytes: no name and no time goes into them.

use std::io::{self, Read, Write};

/// A packed form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// What is added to the name.
    pub(super) ending: &'static str,
    pack: fn(&[u8]) -> io::Result<Vec<u8>>,
    unpack: fn(&[u8]) -> io::Result<Vec<u8>>,
}

/// The forms that hosts hand out: `gzip_static` and `brotli_static` of nginx, for one.
pub(super) const FORMS: [Form; 2] = [
    Form { ending: "br", pack: brotli, unpack: unbrotli },
    Form { ending: "gz", pack: gzip, unpack: gunzip },
];

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

/// Whether bytes are the packed form of others: quickly said, where packing them anew is slow.
pub(super) fn holds(form: Form, packed: &[u8], plain: &[u8]) -> bool {
    (form.unpack)(packed).is_ok_and(|unpacked| unpacked == plain)
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

fn unbrotli(packed: &[u8]) -> io::Result<Vec<u8>> {
    const BUFFER: usize = 1 << 14;
    read_all(brotli::Decompressor::new(packed, BUFFER))
}

fn gunzip(packed: &[u8]) -> io::Result<Vec<u8>> {
    read_all(flate2::read::GzDecoder::new(packed))
}

fn read_all(mut reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_unpacked_again() {
        let plain = "3,913 children. ".repeat(200).into_bytes();
        let [br, gz] = FORMS.map(|form| packed(form, &plain).unwrap());
        assert!(holds(FORMS[0], &br, &plain) && holds(FORMS[1], &gz, &plain));
        assert!(!holds(FORMS[0], &gz, &plain) && !holds(FORMS[1], &gz, b"other"));
        assert_eq!(packed(FORMS[0], &plain), Some(br));
        assert_eq!(packed(FORMS[1], b"short"), None);
        assert!(pays("a/index.html") && !pays("a.pdf") && !pays("html"));
    }
}

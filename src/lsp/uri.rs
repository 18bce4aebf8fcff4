//! Between paths and the addresses by which editors name files (RFC 8089).

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;

/// The path that a `file:` address names; none for any other address.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let encoded = rest.get(rest.find('/')?..)?;
    let decoded = decode(encoded)?;
    // `/C:/site` is `C:/site` where there are drives.
    let drive = decoded.as_bytes().get(2) == Some(&b':');
    let path = if cfg!(windows) && drive { &decoded[1..] } else { &decoded };
    Some(PathBuf::from(path))
}

/// The address of a file.
pub(super) fn of(path: &Path) -> Option<Uri> {
    let mut address = String::from("file://");
    let text = path.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
    if !text.starts_with('/') {
        address.push('/');
    }
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    Uri::from_str(&address).ok()
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_path() {
        let check = |name: &str, address: &str| {
            let uri = of(Path::new(name)).unwrap();
            assert_eq!(uri.as_str(), address);
            assert_eq!(path(&uri).unwrap(), Path::new(name));
        };
        check("/site/content/index.md", "file:///site/content/index.md");
        check("/my site/año.md", "file:///my%20site/a%C3%B1o.md");
    }

    #[test]
    fn what_names_no_file_has_no_path() {
        let check = |address: &str| assert_eq!(path(&Uri::from_str(address).unwrap()), None);
        check("untitled:Untitled-1");
        check("https://example.org/a");
        check("file:///%FF.md");
    }
}

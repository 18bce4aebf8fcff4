//! The static files, named for what stands in them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::output::Content;
use crate::model::Route;
use crate::text::{Body, Files, hexadecimal};

/// The folder of static files.
const FOLDER: &str = "static/";
/// What the name of a folder ends with whose files are published as one.
const SHEET: &str = ".css/";

/// The static files as they are published.
#[derive(Debug, Default)]
pub(super) struct Assets {
    /// What stands at each route.
    pub(super) contents: Vec<(Route, Content)>,
    /// The route of each file, by its name below `static/`.
    pub(super) routes: BTreeMap<String, String>,
    /// What browsers check each text file by (<https://www.w3.org/TR/SRI/>), by the same name.
    pub(super) integrity: BTreeMap<String, String>,
}

/// Gives each text file a name with a hash of its content (`/assets/site.0a1b2c3d.css`), so that
/// browsers may keep it for ever. Other files keep their names, because their bytes stay on disk.
///
/// The files of a folder like `site.css/` are one style sheet, in the order of their names: they are
/// read and overridden one by one, and cost a reader one request.
pub(super) fn assets(files: &Files) -> Assets {
    let mut assets = Assets::default();
    let mut sheets: BTreeMap<&str, String> = BTreeMap::new();
    for (_, path, body) in files.below(FOLDER) {
        let Some(name) = path.strip_prefix(FOLDER) else { continue };
        match (body, sheet(name)) {
            (Body::Text(text), Some(sheet)) => sheets.entry(sheet).or_default().push_str(text),
            (Body::Text(text), None) => assets.add_text(name, text),
            (Body::Asset(asset), _) => {
                assets.add(name, format!("/assets/{name}"), Content::File(asset.place.clone()));
            }
            (Body::Unreadable(_), _) => {}
        }
    }
    for (name, text) in &sheets {
        // A site that has the whole sheet as a file of its own wants nothing of ours in it.
        if !assets.routes.contains_key(*name) {
            assets.add_text(name, text);
        }
    }
    assets
}

/// The style sheet that a file is a part of, if it lies in a folder that is one.
fn sheet(name: &str) -> Option<&str> {
    let (folder, _) = name.split_once(SHEET)?;
    name.get(..folder.len() + SHEET.len() - 1)
}

impl Assets {
    fn add_text(&mut self, name: &str, text: &str) {
        let bytes = text.as_bytes().to_vec();
        let sum = BASE64_STANDARD.encode(Sha256::digest(&bytes));
        self.integrity.insert(name.to_owned(), format!("sha256-{sum}"));
        self.add(name, fingerprinted(name, &bytes), Content::Bytes(Cow::Owned(bytes)));
    }

    fn add(&mut self, name: &str, route: String, content: Content) {
        self.routes.insert(name.to_owned(), route.clone());
        self.contents.push((Route::from(route), content));
    }
}

fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let hash = hexadecimal(&Sha256::digest(bytes)[..4]);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !stem.ends_with('/') => {
            format!("/assets/{stem}.{hash}.{ending}")
        }
        Some(_) | None => format!("/assets/{name}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Asset;

    #[test]
    fn names_follow_the_content() {
        let mut files = Files::new();
        files.insert_text("static/site.css", "a{}");
        let font = Asset { place: "/x/font.woff2".into(), size: 9, pixels: None };
        files.insert("static/font.woff2", Body::Asset(font));
        let first = assets(&files).routes;
        assert!(first["site.css"].starts_with("/assets/site."), "{first:?}");
        assert_eq!(first["site.css"].len(), "/assets/site.0a1b2c3d.css".len());
        assert_eq!(first["font.woff2"], "/assets/font.woff2");
        files.insert_text("static/site.css", "b{}");
        assert_ne!(assets(&files).routes["site.css"], first["site.css"]);
    }

    #[test]
    fn a_folder_of_styles_is_one_sheet() {
        let mut files = Files::new();
        files.insert_text("static/site.css/frame.css", "b{}");
        files.insert_text("static/site.css/_layers.css", "@layer a, b;");
        let one = assets(&files);
        let route = &one.routes["site.css"];
        let bytes = |assets: &Assets| match assets.contents.as_slice() {
            [(_, Content::Bytes(bytes))] => String::from_utf8(bytes.to_vec()).unwrap(),
            other => panic!("{other:?}"),
        };
        assert!(route.starts_with("/assets/site.") && route.ends_with(".css"), "{route}");
        assert_eq!(bytes(&one), "@layer a, b;b{}");
        assert!(one.integrity.contains_key("site.css"));
        files.insert_text("static/site.css", "own{}");
        assert_eq!(bytes(&assets(&files)), "own{}");
    }
}

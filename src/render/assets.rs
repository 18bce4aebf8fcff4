//! The static files, named for what stands in them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::output::Content;
use crate::model::Route;
use crate::text::{Body, Files};

/// The folder of static files.
const FOLDER: &str = "static/";

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
pub(super) fn assets(files: &Files) -> Assets {
    let mut assets = Assets::default();
    for (_, path, body) in files.below(FOLDER) {
        let Some(name) = path.strip_prefix(FOLDER) else { continue };
        let (route, content) = match body {
            Body::Text(text) => {
                let bytes = text.as_bytes().to_vec();
                let sum = BASE64_STANDARD.encode(Sha256::digest(&bytes));
                assets.integrity.insert(name.to_owned(), format!("sha256-{sum}"));
                (fingerprinted(name, &bytes), Content::Bytes(Cow::Owned(bytes)))
            }
            Body::Asset(asset) => (format!("/assets/{name}"), Content::File(asset.place.clone())),
            Body::Unreadable(_) => continue,
        };
        assets.routes.insert(name.to_owned(), route.clone());
        assets.contents.push((Route::from(route), content));
    }
    assets
}

fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().take(4).map(|b| format!("{b:02x}")).collect();
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
}

//! The media type of what stands at a route.

/// Pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";
/// Text without a form.
pub(super) const TEXT: &str = "text/plain; charset=utf-8";
/// Answers for the script in the page.
pub(super) const JSON: &str = "application/json";

/// The media type, by the ending of the route.
pub(super) fn of(route: &str) -> &'static str {
    let name = route.rsplit('/').next().unwrap_or("");
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => HTML,
        "" if route.ends_with('/') => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => JSON,
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "bib" | "ris" | "yaml" => TEXT,
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_html() {
        assert_eq!(of("/policy/"), HTML);
        assert_eq!(of("/v1.2/"), HTML);
        assert_eq!(of("/_headers"), "application/octet-stream");
        assert_eq!(of("/a.b/style.CSS"), "text/css; charset=utf-8");
    }
}

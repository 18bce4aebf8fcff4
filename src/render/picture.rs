//! How large a picture is, so that its room can be kept.

use crate::text::Body;

/// Width and height in pixels; none where they cannot be told.
pub(super) fn size(body: &Body) -> Option<(u32, u32)> {
    match body {
        Body::Text(text) => drawing(text),
        Body::Asset(asset) => asset.pixels,
        Body::Unreadable(_) => None,
    }
}

/// The size of an SVG drawing: its `width` and `height`, or else those of its `viewBox`
/// (SVG 2, section 8.2).
fn drawing(text: &str) -> Option<(u32, u32)> {
    let start = text.find("<svg")?;
    let tag = text[start..].split('>').next()?;
    let side = |name| pixels(attribute(tag, name)?.trim_end_matches("px"));
    let whole = || {
        let mut numbers = attribute(tag, "viewBox")?.split([' ', ',']).filter(|n| !n.is_empty());
        Some((pixels(numbers.nth(2)?)?, pixels(numbers.next()?)?))
    };
    side("width").zip(side("height")).or_else(whole)
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let apart = tag[..at].ends_with(char::is_whitespace);
        apart.then(|| value[1..].split(quote).next()).flatten()
    })
}

/// A length in whole pixels; none of a length in other units, or of nothing.
fn pixels(length: &str) -> Option<u32> {
    let whole = length.trim().split('.').next()?;
    let plain = length.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    whole.parse().ok().filter(|pixels| plain && *pixels > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn drawings_tell_their_size() {
        let check = |tag: &str, expected| assert_eq!(drawing(tag), expected, "{tag}");
        check("<?xml version='1.0'?><svg width=\"320\" height='240px'/>", Some((320, 240)));
        check("<svg viewBox='0 0 64.5 32' width='100%'>", Some((64, 32)));
        check("<svg viewBox=\"0,0,8,9\" stroke-width=\"2\" height=\"3\">", Some((8, 9)));
        check("<svg width='2em' height='1em'>", None);
        check("<svg width='0' height='0'>", None);
        check("<svg/>", None);
        check("width='1' height='1'", None);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in "(<svg)?( |=|'|\"|width|height|viewBox|[0-9.,%]|\\PC){0,30}>?") {
            let _ = drawing(&text);
        }
    }
}

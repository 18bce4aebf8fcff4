//! The font of the pictures, and the width of words in it.
//!
//! Inter, under the SIL Open Font License (`fonts/OFL.txt`), cut down to the letters of western
//! languages. No font of the system is read, so that a picture is the same everywhere.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

const REGULAR: &[u8] = include_bytes!("fonts/inter-regular.ttf");
const BOLD: &[u8] = include_bytes!("fonts/inter-bold.ttf");

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for data in [REGULAR, BOLD] {
        fonts.load_font_data(data.to_vec());
    }
    Arc::new(fonts)
});

/// The fonts to draw with.
pub(in crate::render) fn fonts() -> Arc<Database> {
    FONTS.clone()
}

/// The width of a bold line of this size, in the same unit.
pub(super) fn width(text: &str, size: f32) -> f32 {
    line_width(BOLD, text, size)
}

/// The width of a regular line.
pub(super) fn regular_width(text: &str, size: f32) -> f32 {
    line_width(REGULAR, text, size)
}

fn line_width(font: &[u8], text: &str, size: f32) -> f32 {
    let Ok(font) = FontRef::new(font) else { return 0.0 };
    let letters = font.charmap();
    let widths = font.glyph_metrics(Size::new(size), LocationRef::default());
    let width = |letter| {
        let glyph = letters.map(letter).unwrap_or_default();
        widths.advance_width(glyph).unwrap_or(0.0)
    };
    text.chars().map(width).sum()
}

/// Words in lines of at most this width; `of` measures a line. A word that is wider has a line of
/// its own.
pub(super) fn lines(text: &str, width: f32, of: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if of(&format!("{line} {word}")) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_the_letters_of_both_languages() {
        for font in [REGULAR, BOLD] {
            let letters = FontRef::new(font).unwrap().charmap();
            for letter in "abcXYZ0189ñÑáéíóúüÁÉÍÓÚ¿¡«»“”‘’–—…$%&".chars()
            {
                assert!(letters.map(letter).is_some(), "{letter}");
            }
        }
    }

    #[test]
    fn the_fonts_are_found_by_their_name() {
        let fonts = fonts();
        let found: Vec<_> =
            fonts.faces().map(|face| (face.families[0].0.as_str(), face.weight.0)).collect();
        assert_eq!(found, [("Inter", 400), ("Inter", 700)]);
    }

    #[test]
    fn words_are_measured_and_broken() {
        assert!(width("WWW", 40.0) > width("iii", 40.0));
        assert!((width("ab", 80.0) - 2.0 * width("ab", 40.0)).abs() < 0.1);
        let of = |line: &str| width(line, 40.0);
        let broken = lines("How many children were separated?", 400.0, of);
        assert!(broken.len() == 2 && broken.iter().all(|line| of(line) <= 400.0), "{broken:?}");
        assert_eq!(broken.join(" "), "How many children were separated?");
        assert!(lines("", 400.0, of).is_empty());
    }
}

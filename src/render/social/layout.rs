//! What stands where on a picture, as SVG.

use std::fmt::Write as _;

use super::letters::{lines, regular_width, width};
use super::{Figure, SIZE, Words};
use crate::render::html::escape;

/// The free space at both sides.
const SIDE: f32 = 84.0;
/// The sizes that a title may have, the largest that fits first; and how many lines of each fit.
const TITLES: [(f32, usize); 4] = [(76.0, 2), (66.0, 3), (54.0, 4), (44.0, 5)];
/// The sizes that a figure may have.
const FIGURES: [f32; 5] = [92.0, 76.0, 62.0, 50.0, 40.0];
/// Ink, accent and quiet text of the light style sheet.
const INK: &str = "#1d1f21";
const ACCENT: &str = "#17566b";
const QUIET: &str = "#5a5d60";

/// The drawing of a picture.
pub(super) fn svg(words: &Words) -> String {
    let (across, down) = SIZE;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{across}\" height=\"{down}\" \
         font-family=\"Inter\"><rect width=\"{across}\" height=\"{down}\" fill=\"#fdfcfa\"/>\
         <rect width=\"{across}\" height=\"14\" fill=\"{ACCENT}\"/>"
    );
    let room = 1200.0 - 2.0 * SIDE;
    // A home page is called like its site, which need not be said twice.
    let mut y = 76.0;
    if words.site != words.title {
        let site = shortened(&words.site, 1, room, |line| width(line, 30.0));
        y = 94.0;
        text(&mut out, y, 30.0, true, ACCENT, &site);
    }
    let (size, title) = fitted(&words.title, room);
    y += 30.0;
    for line in &title {
        y += size * 1.16;
        text(&mut out, y, size, true, INK, line);
    }
    if let Some(Figure { value, label, as_of }) = &words.figure {
        let size = FIGURES.into_iter().find(|size| width(value, *size) <= room);
        let size = size.unwrap_or(FIGURES[FIGURES.len() - 1]);
        let below = [label, as_of].map(|line| {
            let first = line.chars().next().map(|c| c.to_uppercase().chain(line.chars().skip(1)));
            let line: String = first.into_iter().flatten().collect();
            shortened(&line, 1, room, |line| regular_width(line, 30.0))
        });
        let below: Vec<String> = below.into_iter().filter(|line| !line.is_empty()).collect();
        let value = shortened(value, 1, room, |line| width(line, size));
        let _ = write!(
            out,
            "<rect x=\"{SIDE}\" y=\"{}\" width=\"96\" height=\"5\" fill=\"{ACCENT}\"/>",
            478.0 - size
        );
        text(&mut out, 496.0, size, true, ACCENT, &value);
        let mut y = 510.0;
        for line in &below {
            y += 38.0;
            text(&mut out, y, 30.0, false, QUIET, line);
        }
    }
    out.push_str("</svg>");
    out
}

/// A title in the largest size in which it fits; in the smallest its end is left out.
fn fitted(title: &str, room: f32) -> (f32, Vec<String>) {
    for (size, most) in TITLES {
        let broken = lines(title, room, |line| width(line, size));
        if broken.len() <= most && broken.iter().all(|line| width(line, size) <= room) {
            return (size, broken);
        }
    }
    let (size, most) = TITLES[TITLES.len() - 1];
    let of = |line: &str| width(line, size);
    let mut broken = lines(title, room, of);
    broken.truncate(most);
    if let Some(last) = broken.last_mut() {
        *last = shortened(&format!("{last} …"), 1, room, of);
    }
    (size, broken)
}

/// Words that fill so many lines at most; what is too long ends with an ellipsis.
fn shortened(words: &str, most: usize, room: f32, of: impl Fn(&str) -> f32) -> String {
    let mut words = words.to_owned();
    let fits = |words: &str| {
        let broken = lines(words, room, &of);
        broken.len() <= most && broken.iter().all(|line| of(line) <= room)
    };
    while !fits(&words) {
        let kept = words.trim_end_matches('…').trim_end();
        let shorter = match kept.rsplit_once(' ') {
            Some((shorter, _)) => shorter,
            None => kept.char_indices().next_back().map_or("", |(at, _)| &kept[..at]),
        };
        if shorter.is_empty() {
            return String::new();
        }
        words = format!("{shorter}…");
    }
    words
}

fn text(out: &mut String, y: f32, size: f32, bold: bool, colour: &str, words: &str) {
    let weight = if bold { 700 } else { 400 };
    let _ = write!(
        out,
        "<text x=\"{SIDE}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" \
         fill=\"{colour}\">{}</text>",
        escape(words)
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(title: &str) -> Words {
        let figure = Some(Figure {
            value: "3,913 children".to_owned(),
            label: "Children & parents".to_owned(),
            as_of: "as of June 2, 2021".to_owned(),
        });
        Words { site: "A site".to_owned(), title: title.to_owned(), figure }
    }

    #[test]
    fn a_picture_has_title_figure_and_site() {
        let drawing = svg(&words("¿Cuántos niños?"));
        for part in [
            ">A site<",
            ">¿Cuántos niños?<",
            ">3,913 children<",
            ">Children &amp; parents<",
            ">As of ",
        ] {
            assert!(drawing.contains(part), "no {part} in {drawing}");
        }
        let raster = crate::render::Raster::new(drawing, SIZE.0, SIZE.1);
        let png = raster.png().unwrap();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(&png[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630");
        assert_eq!(png, raster.png().unwrap(), "the same points each time");
    }

    #[test]
    fn nothing_is_too_long() {
        for title in ["x".repeat(400), "word ".repeat(200), String::new()] {
            let (size, broken) = fitted(&title, 1000.0);
            assert!(broken.iter().all(|line| width(line, size) <= 1000.0), "{broken:?}");
            assert!(broken.len() <= 5);
        }
    }
}

//! Citations as HTML.

use super::html::{Html, escape};
use super::world::World;
use crate::cite::{self, Citation, Piece};
use crate::model::{EntryKind, Lang, Locator, Source};

/// How much of a citation a note needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// All of it: no note before cites the source.
    Full,
    /// The short form: a note before has all.
    Short,
    /// The shortest: the note just before cites this source alone.
    Same,
}

impl World<'_> {
    /// A source as a note cites it, as fully as it needs: the words lead to the source's own
    /// page, the address to the source.
    pub(super) fn cited(
        &self,
        source: &Source,
        locator: Option<&Locator>,
        depth: Depth,
        lang: &Lang,
    ) -> Html {
        let registry = &self.site.registry;
        let same = (depth == Depth::Same).then(|| cite::same(source, locator)).flatten();
        let citation = same.unwrap_or_else(|| match depth {
            Depth::Full => cite::note(source, locator, registry, lang),
            Depth::Short | Depth::Same => cite::short(source, locator, registry, lang),
        });
        let page = self.entry(EntryKind::Source, &source.id, lang);
        linked(&citation, page.as_deref())
    }

    /// A source as a list of sources has it.
    pub(super) fn listed(&self, source: &Source, lang: &Lang) -> Html {
        let citation = cite::bibliography(source, &self.site.registry, lang);
        linked(&citation, self.entry(EntryKind::Source, &source.id, lang).as_deref())
    }
}

/// A citation whose words before the first address lead to a page.
fn linked(citation: &Citation, page: Option<&str>) -> Html {
    let Some(page) = page else { return Html(plain(&citation.pieces)) };
    let is_link = |piece: &Piece| matches!(piece, Piece::Link(_));
    let first = citation.pieces.iter().position(is_link).unwrap_or(citation.pieces.len());
    let (words, rest) = citation.pieces.split_at(first);
    let words = plain(words);
    // The mark between words and address belongs to neither.
    let bare = words.trim_end_matches([' ', ',']);
    let between = &words[bare.len()..];
    let page = escape(page);
    Html(format!("<a class=\"cited\" href=\"{page}\">{bare}</a>{between}{}", plain(rest)))
}

/// Pieces as HTML; an address shows where it leads, and print spells it out.
pub(super) fn plain(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => escape(text),
            Piece::Italic(text) => format!("<cite>{}</cite>", escape(text)),
            Piece::Link(url) => external(url, host(url)),
        })
        .collect()
}

/// A link that leads away from the site.
pub(super) fn external(url: &str, words: &str) -> String {
    format!("<a class=\"external\" href=\"{}\" rel=\"noopener\">{}</a>", escape(url), escape(words))
}

/// The host of an address, without `www.`; the address itself when it has none.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_to_the_page_and_addresses_to_the_source() {
        let pieces = vec![
            Piece::Text("A & B, ".to_owned()),
            Piece::Italic("Report".to_owned()),
            Piece::Text(", ".to_owned()),
            Piece::Link("https://www.x.org/a?b=1&c".to_owned()),
        ];
        let citation = Citation { pieces };
        assert_eq!(
            linked(&citation, Some("/sources/a/")).0,
            "<a class=\"cited\" href=\"/sources/a/\">A &amp; B, <cite>Report</cite></a>, \
             <a class=\"external\" href=\"https://www.x.org/a?b=1&amp;c\" rel=\"noopener\">x.org</a>"
        );
        assert!(linked(&citation, None).0.starts_with("A &amp; B, <cite>"));
    }
}

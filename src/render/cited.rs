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
        // `Id.` is a word of law, not of the source.
        let theirs = if depth == Depth::Same { None } else { self.foreign(source, lang) };
        linked(&citation, page.as_deref(), theirs)
    }

    /// A source as a list of sources has it.
    pub(super) fn listed(&self, source: &Source, lang: &Lang) -> Html {
        let citation = cite::bibliography(source, &self.site.registry, lang);
        let page = self.entry(EntryKind::Source, &source.id, lang);
        linked(&citation, page.as_deref(), self.foreign(source, lang))
    }

    /// The language of a source where it is another than that of the page.
    pub(super) fn foreign<'s>(&'s self, source: &'s Source, lang: &Lang) -> Option<&'s str> {
        let default = self.site.settings.default_language.as_str();
        let theirs = source.lang.as_ref().map_or(default, |lang| lang.value.as_str());
        (theirs != lang.as_str()).then_some(theirs)
    }
}

/// A citation whose words before the first address lead to a page; `theirs` is the language of the
/// source, where the page has another.
fn linked(citation: &Citation, page: Option<&str>, theirs: Option<&str>) -> Html {
    let Some(page) = page else { return Html(plain(&citation.pieces, theirs)) };
    let is_link = |piece: &Piece| matches!(piece, Piece::Link(_));
    let first = citation.pieces.iter().position(is_link).unwrap_or(citation.pieces.len());
    let (words, rest) = citation.pieces.split_at(first);
    let words = plain(words, theirs);
    // The mark between words and address belongs to neither.
    let bare = words.trim_end_matches([' ', ',']);
    let between = &words[bare.len()..];
    let page = escape(page);
    Html(format!("<a class=\"cited\" href=\"{page}\">{bare}</a>{between}{}", plain(rest, theirs)))
}

/// Pieces as HTML; an address shows where it leads, and print spells it out. What is in italics or
/// in quotation marks are words of the source: they are marked as `theirs`, so that they are read
/// aloud as what they are.
pub(super) fn plain(pieces: &[Piece], theirs: Option<&str>) -> String {
    let lang = theirs.map(|lang| format!(" lang=\"{}\"", escape(lang))).unwrap_or_default();
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) if theirs.is_some() && balanced(text) => {
                escape(text).replace('“', &format!("“<span{lang}>")).replace('”', "</span>”")
            }
            Piece::Text(text) => escape(text),
            Piece::Italic(text) => format!("<cite{lang}>{}</cite>", escape(text)),
            Piece::Link(url) => external(url, host(url)),
        })
        .collect()
}

/// Whether every quotation that begins in a text ends in it.
fn balanced(text: &str) -> bool {
    text.matches('“').count() == text.matches('”').count()
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
            linked(&citation, Some("/sources/a/"), None).0,
            "<a class=\"cited\" href=\"/sources/a/\">A &amp; B, <cite>Report</cite></a>, \
             <a class=\"external\" href=\"https://www.x.org/a?b=1&amp;c\" rel=\"noopener\">x.org</a>"
        );
        assert!(linked(&citation, None, None).0.starts_with("A &amp; B, <cite>"));
    }
    #[test]
    fn titles_in_another_language_say_so() {
        let pieces = vec![
            Piece::Text("J. Doe, “A Title,” ".to_owned()),
            Piece::Italic("The Paper".to_owned()),
        ];
        assert_eq!(
            plain(&pieces, Some("en")),
            "J. Doe, “<span lang=\"en\">A Title,</span>” <cite lang=\"en\">The Paper</cite>"
        );
        assert_eq!(plain(&pieces, None), "J. Doe, “A Title,” <cite>The Paper</cite>");
    }
}

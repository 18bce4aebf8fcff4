//! A citation as a few pieces of text.

/// One piece of a citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// Words in italics.
    Italic(String),
    /// An address.
    Link(String),
}

impl Piece {
    fn words(&self) -> &str {
        match self {
            Piece::Text(text) | Piece::Italic(text) | Piece::Link(text) => text,
        }
    }
}

/// A citation: pieces that follow one another without anything between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// The pieces.
    pub pieces: Vec<Piece>,
}

impl Citation {
    /// The words without italics, addresses written out.
    pub fn plain(&self) -> String {
        self.pieces.iter().map(Piece::words).collect()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Words alone.
    pub(super) fn of(text: &str) -> Citation {
        let mut citation = Citation::default();
        citation.text(text);
        citation
    }

    /// Words in italics alone.
    pub(super) fn in_italics(text: &str) -> Citation {
        let mut citation = Citation::default();
        citation.italic(text);
        citation
    }

    /// Adds words.
    pub(super) fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Text(last)) => last.push_str(text),
            Some(Piece::Italic(_) | Piece::Link(_)) | None => {
                self.pieces.push(Piece::Text(text.to_owned()));
            }
        }
    }

    /// Adds words in italics.
    pub(super) fn italic(&mut self, text: &str) {
        if !text.is_empty() {
            self.pieces.push(Piece::Italic(text.to_owned()));
        }
    }

    /// Adds an address.
    pub(super) fn link(&mut self, url: &str) {
        self.pieces.push(Piece::Link(url.to_owned()));
    }

    /// Adds the pieces of another citation.
    pub(super) fn extend(&mut self, other: Citation) {
        for piece in other.pieces {
            match piece {
                Piece::Text(text) => self.text(&text),
                Piece::Italic(text) => self.italic(&text),
                Piece::Link(url) => self.link(&url),
            }
        }
    }

    /// Adds the next item of a list, after a comma unless it is the first.
    pub(super) fn item(&mut self, item: Citation) {
        if item.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.punctuate(',');
            self.text(" ");
        }
        self.extend(item);
    }

    /// Adds a comma or full stop: inside closing quotation marks, as American usage has it, and
    /// not where the text already ends with a mark.
    pub(super) fn punctuate(&mut self, mark: char) {
        let Some(last) = self.pieces.last_mut() else { return };
        match last {
            Piece::Text(text) => {
                let body = text.trim_end_matches(['”', '’']);
                let quoted = text.ends_with('”');
                let at = if quoted { body.len() } else { text.len() };
                let end = text[..at].chars().next_back();
                let closed = match end {
                    Some('?' | '!') => quoted,
                    Some('.') => mark == '.',
                    Some(',') => true,
                    Some(_) | None => false,
                };
                if !closed {
                    text.insert(at, mark);
                }
            }
            Piece::Italic(text) if text.ends_with(['?', '!', '.']) && mark == '.' => {}
            Piece::Italic(_) | Piece::Link(_) => self.pieces.push(Piece::Text(mark.to_string())),
        }
    }
}

/// The text with a capital first letter.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Straight quotation marks and apostrophes turned into typographic ones.
pub(super) fn typographic(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let opens =
            out.chars().next_back().is_none_or(|b| b.is_whitespace() || "([—“‘".contains(b));
        out.push(match (c, opens) {
            ('"', true) => '“',
            ('"', false) => '”',
            ('\'', true) => '‘',
            ('\'', false) => '’',
            (c, _) => c,
        });
    }
    out
}

/// A title in quotation marks, those within it made single. A description in square brackets
/// stands for a title that the work lacks, and is not quoted.
pub(super) fn quoted(title: &str) -> String {
    let title = typographic(title);
    if title.starts_with('[') && title.ends_with(']') {
        return title;
    }
    format!("“{}”", title.replace('“', "‘").replace('”', "’"))
}

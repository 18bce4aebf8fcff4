//! Inlines: words, references, notes.

use super::escape::{address, escaped, push_escaped};
use super::{Writer, pieces};
use crate::cite;
use crate::model::{EntryKind, Form, Id, Inline, InlineKind, Link, Locator, Target};
use crate::render::cited::host;
use crate::render::notes::{Cited, Key};

/// A source of a note: words before it, the source, the place in it.
pub(super) type Named<'a> = (String, &'a Id, Option<&'a Locator>);

impl<'a> Writer<'a> {
    pub(super) fn inlines(&mut self, inlines: &'a [Inline]) -> String {
        let mut out = String::new();
        for inline in inlines {
            self.inline(inline, &mut out);
        }
        out
    }

    fn inline(&mut self, inline: &'a Inline, out: &mut String) {
        match &inline.kind {
            InlineKind::Text(text) => {
                // A sentence that ends with `Ms. L.` has its full stop already.
                let doubled = text.starts_with('.') && !text.starts_with("..") && is_stopped(out);
                push_escaped(out, if doubled { &text[1..] } else { text });
            }
            InlineKind::Code(text) => out.push_str(&code(text)),
            InlineKind::Emphasis(inner) => out.push_str(&format!("*{}*", self.inlines(inner))),
            InlineKind::Strong(inner) => out.push_str(&format!("**{}**", self.inlines(inner))),
            InlineKind::SoftBreak => out.push(' '),
            InlineKind::HardBreak => out.push_str("\\\n"),
            InlineKind::Link(link) => out.push_str(&self.link(link)),
            InlineKind::Image(embed) => match &embed.target.value {
                Target::File { path, .. } => {
                    out.push_str(&self.image(embed.target.span.file, path, &embed.content));
                }
                _ => {
                    let words = self.words(&embed.target.value, &embed.content);
                    out.push_str(&words);
                }
            },
            InlineKind::Cite(citations) => {
                out.truncate(out.trim_end_matches(' ').len());
                let named = citations.iter().map(|citation| {
                    let locator = citation.locator.as_ref().map(|locator| &locator.value);
                    (citation.prefix.clone(), &citation.source.value, locator)
                });
                let mark = self.cite(named.collect(), false);
                out.push_str(&mark);
            }
            InlineKind::Footnote(label) => out.push_str(&self.footnote(label)),
        }
    }

    /// A link by its words, with what an empty one inserts.
    fn words(&mut self, target: &Target, content: &'a [Inline]) -> String {
        match content {
            [] => escaped(&self.world.inserted(target, self.lang).unwrap_or_default()),
            content => self.inlines(content),
        }
    }

    fn link(&mut self, link: &'a Link) -> String {
        let target = &link.target.value;
        let words = self.words(target, &link.content);
        match target {
            Target::Fact(reference) => {
                let Some((fact, claim)) = self.world.claim(reference) else { return words };
                let url = match (reference.form, &claim.counted_by, claim.sources.first()) {
                    (Form::CountedBy, Some(party), _) => {
                        self.world.entry_url(EntryKind::Party, party)
                    }
                    (Form::Source, _, Some(source)) => {
                        self.world.entry_url(EntryKind::Source, &source.id)
                    }
                    (_, _, _) => self.claim_address(fact, claim),
                };
                let mark = self.sources_mark(&claim.sources);
                format!("{}{mark}", linked(&words, url))
            }
            Target::Source(id) => {
                let linked = linked(&words, self.entry_address(EntryKind::Source, id));
                format!("{linked}{}", self.cite(vec![(String::new(), &id.value, None)], true))
            }
            Target::Term(id) => linked(&words, self.entry_address(EntryKind::Term, id)),
            Target::Party(id) => linked(&words, self.entry_address(EntryKind::Party, id)),
            Target::Case(id) => linked(&words, self.entry_address(EntryKind::Case, id)),
            Target::Series(id, _) => linked(&words, self.entry_address(EntryKind::Series, id)),
            Target::File { path, anchor } => {
                let anchor = anchor.as_ref().map(|anchor| format!("#{}", anchor.value));
                let file = self.world.file(link.target.span.file, path);
                let url = file.map(|href| self.world.absolute_of(&href));
                linked(&words, url.map(|url| url + &anchor.unwrap_or_default()))
            }
            // Headings have no anchors of their own here.
            Target::Anchor(_) => words,
            Target::External(url) if words.is_empty() => {
                linked(&escaped(host(url)), Some(url.clone()))
            }
            Target::External(url) => linked(&words, Some(url.clone())),
            Target::Timeline(_)
            | Target::Cases(_)
            | Target::Malformed(_)
            | Target::Forbidden(_) => words,
        }
    }

    /// The whole address of an entry in the language of the page.
    pub(super) fn entry_address(&self, kind: EntryKind, id: &Id) -> Option<String> {
        let href = self.world.entry(kind, id, self.lang)?;
        Some(self.world.absolute_of(&href))
    }

    pub(super) fn claim_address(
        &self,
        fact: &crate::model::Fact,
        claim: &crate::model::Claim,
    ) -> Option<String> {
        let href = self.world.claim_page(fact, claim, self.lang)?;
        Some(self.world.absolute_of(&href))
    }

    pub(super) fn image(
        &mut self,
        from: crate::text::FileId,
        path: &str,
        alt: &'a [Inline],
    ) -> String {
        let alt = escaped(&self.world.plain(alt, self.lang));
        match self.world.file(from, path) {
            Some(href) => format!("![{alt}]({})", address(&self.world.absolute_of(&href))),
            None => String::new(),
        }
    }

    /// The mark of the note that cites these sources; with `once`, only the first in a block.
    pub(super) fn cite(&mut self, mut named: Vec<Named<'a>>, once: bool) -> String {
        let sources = &self.world.site.registry.sources;
        named.retain(|(_, id, _)| sources.contains_key(*id));
        if named.is_empty() {
            return String::new();
        }
        let key = named.iter().map(|(prefix, id, locator)| Cited {
            prefix: prefix.clone(),
            source: (*id).clone(),
            locator: locator.cloned(),
        });
        let key = Key::Cited(key.collect());
        let number = match self.numbers.get(&key) {
            Some(number) => *number,
            None => {
                let text = self.note(&named);
                self.new_note(key, text)
            }
        };
        self.mark(number, once)
    }

    fn new_note(&mut self, key: Key, text: String) -> usize {
        self.notes.push(text);
        self.numbers.insert(key, self.notes.len());
        self.notes.len()
    }

    fn mark(&mut self, number: usize, once: bool) -> String {
        let new = self.marked.insert(number);
        if once && !new { String::new() } else { format!("[^{number}]") }
    }

    /// What a note says: the sources in full the first time, in short after that.
    fn note(&mut self, named: &[Named<'a>]) -> String {
        let registry = &self.world.site.registry;
        let cited = named.iter().filter_map(|(prefix, id, locator)| {
            let source = registry.sources.get(*id)?;
            let citation = match self.cited.insert(id) {
                true => cite::note(source, *locator, registry, self.lang),
                false => cite::short(source, *locator, registry, self.lang),
            };
            let before =
                if prefix.is_empty() { String::new() } else { format!("{} ", prefix.trim()) };
            Some(escaped(&before) + &pieces(&citation.pieces))
        });
        let mut text = cited.collect::<Vec<_>>().join("; ");
        if !text.ends_with('.') {
            text.push('.');
        }
        text
    }

    fn footnote(&mut self, label: &str) -> String {
        let Some(footnote) = self.footnotes.iter().find(|footnote| footnote.label == label) else {
            return String::new();
        };
        let key = Key::Footnote(self.text, label.to_owned());
        let number = match self.numbers.get(&key) {
            Some(number) => *number,
            None => {
                // Its number comes first: what the note itself cites is numbered after it.
                let number = self.new_note(key, String::new());
                let marked = std::mem::take(&mut self.marked);
                let text = self.blocks(&footnote.blocks);
                self.marked = marked;
                if let Some(note) = self.notes.get_mut(number - 1) {
                    *note = text;
                }
                number
            }
        };
        self.mark(number, false)
    }
}

/// Words as a link, where there is somewhere to go.
fn linked(words: &str, url: Option<String>) -> String {
    match url {
        Some(url) => format!("[{words}]({})", address(&url)),
        None => words.to_owned(),
    }
}

/// Whether the words so far end with a full stop, links and emphasis aside.
fn is_stopped(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = match (rest.strip_suffix('*'), rest.strip_suffix(')')) {
            (Some(before), _) => before,
            (None, Some(before)) => match before.rfind("](") {
                Some(at) => &before[..at],
                None => return false,
            },
            (None, None) => return text != rest && rest.ends_with('.'),
        };
    }
}

/// Code between as many backticks as it takes.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

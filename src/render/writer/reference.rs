//! Links and references: to figures, sources, terms, people, cases, pages.

use super::Writer;
use crate::cite;
use crate::figure;
use crate::model::{
    CasesView, ChartView, Claim, Embed, EntryKind, Fact, FactRef, Form, Id, Inline, Lang,
    SourceUse, Target, TimelineView, Value,
};
use crate::render::cited;
use crate::render::html::{Html, escape};
use crate::render::notes::Cited;
use crate::text::Spanned;

impl<'a> Writer<'a> {
    /// A link with its words; one that leads nowhere, which a check reports, leaves the words.
    pub(super) fn write_link(&mut self, target: &'a Spanned<Target>, content: &'a [Inline]) {
        match &target.value {
            Target::Fact(reference) => self.write_figure(reference, content),
            Target::Source(id) => self.write_source(id, content),
            Target::Term(id) => self.write_entry(EntryKind::Term, "term", id, content, target),
            Target::Party(id) => self.write_entry(EntryKind::Party, "party", id, content, target),
            Target::Case(id) => self.write_entry(EntryKind::Case, "case", id, content, target),
            Target::Series(id, _) => {
                self.write_entry(EntryKind::Series, "series", id, content, target);
            }
            Target::File { path, anchor } => {
                let file = self.world.file(target.span.file, path);
                let anchor = anchor.as_ref().map(|anchor| format!("#{}", anchor.value));
                let href = file.map(|file| format!("{file}{}", anchor.unwrap_or_default()));
                self.write_anchor("", href.as_deref(), content);
            }
            Target::Anchor(anchor) => {
                let href = format!("#{}{anchor}", self.notes.prefix());
                self.write_anchor("", Some(&href), content);
            }
            Target::External(url) => {
                let words = self.capture(|writer| writer.write_inlines(content));
                let bare = cited::host(url);
                self.out.push_str(&format!(
                    "<a class=\"external\" href=\"{}\" rel=\"noopener\">{}</a>",
                    escape(url),
                    if words.is_empty() { escape(bare) } else { words }
                ));
            }
            Target::Timeline(_) => self.write_list_link("timeline", content),
            Target::Cases(_) => self.write_list_link("cases", content),
            Target::Malformed(_) | Target::Forbidden(_) => self.write_inlines(content),
        }
    }

    /// What stands alone in its paragraph: an image, a figure card.
    pub(super) fn write_embed(&mut self, embed: &'a Embed) {
        self.marked.clear();
        match &embed.target.value {
            Target::File { path, .. } => {
                self.out.push_str("<figure class=\"image\">");
                self.write_image(embed, path);
                if !embed.title.is_empty() {
                    self.element("figcaption", |writer| writer.write_inlines(&embed.title));
                }
                self.out.push_str("</figure>\n");
            }
            _ if !self.draws => self.write_named(embed),
            Target::Fact(reference) => self.write_card(reference, &embed.content),
            Target::Case(id) => self.write_docket(id, &embed.content),
            Target::Cases(query) => self.write_cases(&CasesView::read(query).0, &embed.content),
            Target::Timeline(query) => {
                self.write_timeline(&TimelineView::read(query).0, &embed.content);
            }
            Target::Series(id, query) => {
                self.write_chart(id, &ChartView::read(query).0, &embed.content);
            }
            Target::Source(_)
            | Target::Term(_)
            | Target::Party(_)
            | Target::Anchor(_)
            | Target::External(_)
            | Target::Malformed(_)
            | Target::Forbidden(_) => self.write_named(embed),
        }
    }

    /// What cannot be drawn, as a link to it.
    fn write_named(&mut self, embed: &'a Embed) {
        self.element("p", |writer| writer.write_link(&embed.target, &embed.content));
        self.out.push('\n');
    }

    /// Words that lead to a list made from the registry; its name where there are none.
    fn write_list_link(&mut self, folder: &'static str, content: &'a [Inline]) {
        let words = match content {
            [] => escape(self.world.own(self.lang, folder)),
            content => self.capture(|writer| writer.write_inlines(content)),
        };
        match self.world.list(folder, self.lang) {
            Some(href) => {
                self.out.push_str(&format!("<a href=\"{}\">{words}</a>", escape(&href)));
            }
            None => self.out.push_str(&words),
        }
    }

    fn write_anchor(&mut self, class: &str, href: Option<&str>, content: &'a [Inline]) {
        match href {
            Some(href) => {
                let class = if class.is_empty() { "" } else { &format!(" class=\"{class}\"") };
                self.out.push_str(&format!("<a{class} href=\"{}\">", escape(href)));
                self.write_inlines(content);
                self.out.push_str("</a>");
            }
            None => self.write_inlines(content),
        }
    }

    /// A reference to an entry by its words, or its short name where there are none.
    fn write_entry(
        &mut self,
        kind: EntryKind,
        class: &str,
        id: &Id,
        content: &'a [Inline],
        target: &'a Target,
    ) {
        let words = match content {
            [] => {
                let name = escape(&self.world.inserted(target, self.lang).unwrap_or_default());
                if kind == EntryKind::Case { format!("<cite>{name}</cite>") } else { name }
            }
            content => self.capture(|writer| writer.write_inlines(content)),
        };
        match self.world.entry(kind, id, self.lang) {
            Some(href) => self
                .out
                .push_str(&format!("<a class=\"{class}\" href=\"{}\">{words}</a>", escape(&href))),
            None => self.out.push_str(&words),
        }
    }

    fn write_source(&mut self, id: &Id, content: &'a [Inline]) {
        let Some(source) = self.world.site.registry.sources.get(id) else {
            return self.write_inlines(content);
        };
        let words = match content {
            [] => {
                let name = cite::name(source, &self.world.site.registry);
                cited::plain(&name.pieces, self.world.foreign(source, self.lang))
            }
            content => self.capture(|writer| writer.write_inlines(content)),
        };
        match self.world.entry(EntryKind::Source, id, self.lang) {
            Some(href) => self
                .out
                .push_str(&format!("<a class=\"source\" href=\"{}\">{words}</a>", escape(&href))),
            None => self.out.push_str(&words),
        }
        let cited = Cited { prefix: String::new(), source: id.clone(), locator: None };
        let number = self.note_for(vec![cited]);
        self.write_mark_once(number);
    }

    fn write_figure(&mut self, reference: &'a FactRef, content: &'a [Inline]) {
        let Some((fact, claim)) = self.world.claim(reference) else {
            return self.write_inlines(content);
        };
        let words = match content {
            [] => escape(&self.world.figure(fact, claim, reference.form, self.lang)),
            content => self.capture(|writer| writer.write_inlines(content)),
        };
        let href = match (reference.form, &claim.counted_by, claim.sources.first()) {
            (Form::CountedBy, Some(party), _) => {
                self.world.entry(EntryKind::Party, party, self.lang)
            }
            (Form::Source, _, Some(source)) => {
                self.world.entry(EntryKind::Source, &source.id, self.lang)
            }
            (_, _, _) => self.world.claim_page(fact, claim, self.lang),
        };
        let words = match reference.form {
            Form::Value | Form::Number | Form::Words => valued(claim, &words),
            Form::AsOf | Form::Period | Form::CountedBy | Form::Source => words,
        };
        match href {
            Some(href) => self
                .out
                .push_str(&format!("<a class=\"figure\" href=\"{}\">{words}</a>", escape(&href))),
            None => self.out.push_str(&words),
        }
        self.write_claim_mark(claim);
    }

    /// The mark of the note with a claim's sources, once in a block.
    fn write_claim_mark(&mut self, claim: &Claim) {
        self.write_sources_mark(&claim.sources);
    }

    fn write_sources_mark(&mut self, sources: &[SourceUse]) {
        let cited = sources.iter().map(|source| Cited {
            prefix: String::new(),
            source: source.id.value.clone(),
            locator: source.locator.as_ref().map(|locator| locator.value.clone()),
        });
        let number = self.note_for(cited.collect());
        self.write_mark_once(number);
    }

    fn write_mark_once(&mut self, number: Option<usize>) {
        if let Some(number) = number.filter(|number| !self.marked.contains(number)) {
            self.write_mark(number);
        }
    }

    /// The mark of the note with an entry's sources, apart from its text.
    pub(in crate::render) fn sources_mark(&mut self, sources: &[SourceUse]) -> Html {
        self.marked.clear();
        Html(self.capture(|writer| writer.write_sources_mark(sources)))
    }
}

/// Words with the value they stand for, in a form that machines read.
fn valued(claim: &Claim, words: &str) -> String {
    match &claim.value.value {
        Value::Number(number) => format!("<data value=\"{number}\">{words}</data>"),
        Value::Range(from, to) => format!("<data value=\"{from}/{to}\">{words}</data>"),
        Value::Date(period) => format!("<data value=\"{period}\">{words}</data>"),
        Value::Duration(duration) => format!("<data value=\"{duration}\">{words}</data>"),
        Value::Text(_) => words.to_owned(),
    }
}

impl<'a> super::World<'a> {
    /// The claim that a reference means.
    pub(in crate::render) fn claim(&self, reference: &FactRef) -> Option<(&'a Fact, &'a Claim)> {
        let fact = self.site.registry.facts.get(&reference.fact.value)?;
        Some((fact, fact.resolve(reference.claim.as_ref().map(|claim| &claim.value))?))
    }

    /// The way to a claim on its fact's page.
    pub(in crate::render) fn claim_page(
        &self,
        fact: &Fact,
        claim: &Claim,
        lang: &Lang,
    ) -> Option<String> {
        let page = self.entry(EntryKind::Fact, &fact.id, lang)?;
        Some(format!("{page}#{}", claim.id.value))
    }

    /// What an empty reference to a claim inserts.
    pub(super) fn figure(&self, fact: &Fact, claim: &Claim, form: Form, lang: &Lang) -> String {
        let registry = &self.site.registry;
        match form {
            Form::CountedBy => claim
                .counted_by
                .as_ref()
                .and_then(|id| self.party_name(id, lang))
                .unwrap_or_default(),
            Form::Source => claim
                .sources
                .first()
                .and_then(|used| registry.sources.get(&used.id.value))
                .map(|source| cite::short(source, None, registry, lang).plain())
                .unwrap_or_default(),
            Form::Value | Form::Number | Form::Words | Form::AsOf | Form::Period => {
                figure::write::form(fact, claim, form, lang).unwrap_or_default()
            }
        }
    }
}

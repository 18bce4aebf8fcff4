//! Sources, the glossary, the data.

use serde_json::{Value, json};

use super::{Say, plain_date, thing};
use crate::model::{Author, EntryKind, Lang, Source, SourceKind, Term};
use crate::render::context::{DataFile, Head};
use crate::render::html::Html;
use crate::render::world::World;

impl World<'_> {
    /// A cited work.
    pub(super) fn linked_source(&self, source: &Source) -> Value {
        let authors = source.authors.iter().map(author).collect::<Vec<_>>();
        let publisher =
            source.field("publisher").map(|name| json!({ "@type": "Organization", "name": name }));
        let saved = source.snapshot.as_ref().and_then(|saved| saved.url.as_ref());
        thing(work(source.kind.value))
            .say("@id", self.entry_url(EntryKind::Source, &source.id))
            .say("name", source.title.value.as_str())
            .say("author", authors)
            .say("datePublished", source.issued.map(|date| plain_date(date.value)))
            .say("publisher", publisher)
            .say("url", source.url.as_ref().map(|url| url.value.clone()))
            .say("archivedAt", saved.map(|url| url.value.clone()))
            .say("inLanguage", source.lang.as_ref().map(|lang| lang.value.to_string()))
            .into()
    }

    /// The page of a cited work.
    pub(in crate::render) fn linked_source_page(
        &self,
        source: &Source,
        head: &Head,
        lang: &Lang,
    ) -> Html {
        let id = self.entry_url(EntryKind::Source, &source.id);
        let page =
            self.web_page("WebPage", head, lang).say("@id", format!("{}#_page", head.canonical));
        let page = page.say("mainEntity", json!({ "@id": id })).into();
        self.linked(head, lang, vec![page, self.linked_source(source)])
    }

    /// The glossary.
    pub(in crate::render) fn linked_terms(
        &self,
        terms: &[&Term],
        head: &Head,
        lang: &Lang,
    ) -> Html {
        let terms = terms.iter().map(|term| {
            let aka: Vec<Value> = term.aka.iter().map(|name| json!(name.plain(lang))).collect();
            Value::from(
                thing("DefinedTerm")
                    .say("@id", format!("{}#{}", head.canonical, term.id.value))
                    .say("name", self.plain_doc_of(&term.term, lang))
                    .say("alternateName", aka)
                    .say("description", self.plain_doc_of(&term.plain, lang))
                    .say("inDefinedTermSet", head.canonical.as_str()),
            )
        });
        let terms = terms.collect::<Vec<_>>();
        let set = self.web_page("DefinedTermSet", head, lang).say("hasDefinedTerm", terms);
        self.linked(head, lang, vec![set.into()])
    }

    /// The data as a whole, with every file.
    pub(in crate::render) fn linked_data(
        &self,
        files: &[DataFile],
        head: &Head,
        lang: &Lang,
    ) -> Html {
        let downloads = files.iter().map(|file| {
            Value::from(
                thing("DataDownload")
                    .say("name", file.name.as_str())
                    .say("description", file.about.as_str())
                    .say("encodingFormat", file.media)
                    .say("contentUrl", self.absolute_of(&file.url)),
            )
        });
        let settings = &self.site.settings;
        let about = settings.description.as_ref().map(|text| text.plain(lang));
        let data = self
            .web_page("Dataset", head, lang)
            .say("name", format!("{}: {}", settings.title.plain(lang), head.title))
            .say(
                "description",
                [about.unwrap_or_default(), head.description.clone()].join(" ").trim(),
            )
            .say("creator", self.publisher())
            .say("license", self.license_urls())
            .say("distribution", downloads.collect::<Vec<_>>());
        self.linked(head, lang, vec![data.into()])
    }
}

fn author(author: &Author) -> Value {
    match author {
        // A name that must not be taken apart is nearly always a body's, but not always.
        Author::Literal(name) => thing("Organization").say("name", name.value.as_str()).into(),
        Author::Person { family, given } => thing("Person")
            .say("familyName", family.value.as_str())
            .say("givenName", given.as_ref().map(|given| given.value.clone()))
            .into(),
    }
}

/// The type of a work.
fn work(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::ArticleJournal => "ScholarlyArticle",
        SourceKind::ArticleMagazine => "Article",
        SourceKind::ArticleNewspaper => "NewsArticle",
        SourceKind::Bill | SourceKind::Legislation | SourceKind::Regulation => "Legislation",
        SourceKind::Book => "Book",
        SourceKind::Chapter => "Chapter",
        SourceKind::Dataset => "Dataset",
        SourceKind::PostWeblog => "BlogPosting",
        SourceKind::Report => "Report",
        SourceKind::Thesis => "Thesis",
        SourceKind::Webpage => "WebPage",
        SourceKind::Broadcast
        | SourceKind::Document
        | SourceKind::Hearing
        | SourceKind::Interview
        | SourceKind::LegalCase
        | SourceKind::Speech
        | SourceKind::Treaty => "CreativeWork",
    }
}

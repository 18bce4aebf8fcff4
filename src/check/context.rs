//! What several checks look at, gathered once.

use super::figures::FigureUse;
use super::prose::Number;
use super::reading::Reading;
use super::texts::{Owner, SiteText};
use super::{figures, prose, reading, texts};
use crate::model::{Citation, Config, Inline, InlineKind, Registry, Site, TargetUse};
use crate::text::{Files, Span};

/// Everything a check may look at.
pub(crate) struct Context<'a> {
    pub(crate) site: &'a Site,
    pub(crate) files: &'a Files,
    /// The day of the build; what is due for review is counted from it.
    pub(crate) today: jiff::civil::Date,
    /// Every text.
    pub(crate) texts: Vec<SiteText<'a>>,
    /// Every link, image and embed, with the text it stands in.
    pub(crate) targets: Vec<(SiteText<'a>, TargetUse<'a>)>,
    /// Every citation, with the text it stands in.
    pub(crate) citations: Vec<(SiteText<'a>, &'a Citation)>,
    /// Every reference to a fact, compared with the registry.
    pub(crate) figures: Vec<FigureUse<'a>>,
    /// Every number in the prose that nothing accounts for.
    pub(crate) numbers: Vec<Number<'a>>,
    /// Every run of every text, as a reader meets it.
    pub(crate) readings: Vec<Reading<'a>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(site: &'a Site, files: &'a Files, config: &Config) -> Context<'a> {
        let texts = texts::all(site);
        let mut targets = Vec::new();
        let mut citations = Vec::new();
        for &text in &texts {
            text.doc.each_target(&mut |target| targets.push((text, target)));
            text.doc.each_inline(&mut |inline: &Inline| {
                if let InlineKind::Cite(list) = &inline.kind {
                    citations.extend(list.iter().map(|citation| (text, citation)));
                }
            });
        }
        let figures = figures::compare(site, &targets);
        let numbers = prose::numbers(site, &texts);
        let readings = reading::all(&texts);
        Context {
            site,
            files,
            today: config.today,
            texts,
            targets,
            citations,
            figures,
            numbers,
            readings,
        }
    }

    /// The path, below `content/`, of the file a text stands in.
    pub(crate) fn path_of(&self, text: &SiteText<'_>) -> String {
        let file = match text.owner {
            Owner::Page(page, _) => return page.path.clone(),
            Owner::Entry(id) => id.span.file,
            Owner::Settings => return "site.yaml".to_owned(),
        };
        let path = self.files.path(file);
        path.strip_prefix("content/").unwrap_or(path).to_owned()
    }

    /// Whether just these words stand at a place: otherwise it is only the nearest place there is,
    /// and nothing may be put there.
    pub(crate) fn reads(&self, span: Span, words: &str) -> bool {
        self.files.snippet(span) == words
    }

    pub(crate) fn registry(&self) -> &'a Registry {
        &self.site.registry
    }
}

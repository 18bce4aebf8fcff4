//! What several checks look at, gathered once.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::figures::FigureUse;
use super::prose::Number;
use super::texts::{Owner, SiteText};
use super::{figures, prose, texts};
use crate::model::{Citation, Config, InlineKind, Registry, Site, Target, TargetUse};
use crate::text::{FileId, Files, Span};

/// Everything a check may look at.
pub(crate) struct Context<'a> {
    pub(crate) site: &'a Site,
    pub(crate) files: &'a Files,
    /// The day of the build; what is due for review is counted from it.
    pub(crate) today: jiff::civil::Date,
    /// The files that are looked at; without them, all. What follows is gathered from their texts.
    focus: Option<&'a BTreeSet<FileId>>,
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
}

/// What one text holds of all that.
struct Parts<'a> {
    targets: Vec<TargetUse<'a>>,
    citations: Vec<&'a Citation>,
    numbers: Vec<Number<'a>>,
}

impl<'a> Parts<'a> {
    fn of(text: SiteText<'a>, known: &prose::Known<'a>) -> Parts<'a> {
        let (mut targets, mut citations, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        text.doc.each_target(&mut |target| targets.push(target));
        each_citation(text, &mut |citation| citations.push(citation));
        text.doc.each_run(&mut |run| prose::in_run(run, text.lang, known, &mut numbers));
        Parts { targets, citations, numbers }
    }
}

fn each_citation<'a>(text: SiteText<'a>, visit: &mut dyn FnMut(&'a Citation)) {
    text.doc.each_inline(&mut |inline| {
        if let InlineKind::Cite(cited) = &inline.kind {
            cited.iter().for_each(&mut *visit);
        }
    });
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        site: &'a Site,
        files: &'a Files,
        config: &Config,
        focus: Option<&'a BTreeSet<FileId>>,
    ) -> Context<'a> {
        let mut texts = texts::all(site);
        if let Some(focus) = focus {
            let settings = files.find("content/site.yaml");
            let of = |text: &SiteText<'_>| text.owner.file().or(settings);
            texts.retain(|text| of(text).is_some_and(|file| focus.contains(&file)));
        }
        let known = prose::Known::new(site);
        let (mut targets, mut citations, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        let parts: Vec<Parts<'a>> = texts.par_iter().map(|&text| Parts::of(text, &known)).collect();
        for (&text, parts) in texts.iter().zip(parts) {
            targets.extend(parts.targets.into_iter().map(|target| (text, target)));
            citations.extend(parts.citations.into_iter().map(|citation| (text, citation)));
            numbers.extend(parts.numbers);
        }
        let figures = figures::compare(site, &targets);
        let today = config.today;
        Context { site, files, today, focus, texts, targets, citations, figures, numbers }
    }

    /// Whether what is wrong in a file is asked for.
    pub(crate) fn looks_at(&self, file: FileId) -> bool {
        self.focus.is_none_or(|focus| focus.contains(&file))
    }

    /// Every text of the site, for a check that tells by all of them what holds for one.
    pub(crate) fn all_texts(&self) -> Cow<'_, [SiteText<'a>]> {
        match self.focus {
            None => Cow::Borrowed(&self.texts),
            Some(_) => Cow::Owned(texts::all(self.site)),
        }
    }

    /// Every link, image, embed and citation of the site.
    pub(crate) fn all_references(&self) -> (Vec<&'a Target>, Vec<&'a Citation>) {
        let (mut targets, mut citations) = (Vec::new(), Vec::new());
        if self.focus.is_none() {
            targets.extend(self.targets.iter().map(|(_, target)| &target.target.value));
            citations.extend(self.citations.iter().map(|(_, citation)| *citation));
        } else {
            for &text in self.all_texts().iter() {
                text.doc.each_target(&mut |target| targets.push(&target.target.value));
                each_citation(text, &mut |citation| citations.push(citation));
            }
        }
        (targets, citations)
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

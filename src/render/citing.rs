//! What a page says of its own standing: of which kinds its sources are, and how it is cited.

use super::cited;
use super::context::CiteForm;
use super::html::Html;
use super::world::World;
use crate::cite;
use crate::model::{Date, Id, Lang, Reliability};
use crate::text::Spanned;

impl World<'_> {
    /// A page in the styles in which others cite it.
    pub(super) fn cite_forms(
        &self,
        title: &str,
        authors: &[String],
        date: Option<Date>,
        route: &str,
        lang: &Lang,
    ) -> Vec<CiteForm> {
        let site = self.site.settings.title.plain(lang);
        let url = self.absolute(route);
        let page = cite::Own { title, site: &site, authors, date, url: &url };
        let forms = cite::own(&page, lang).into_iter();
        let form = |(style, citation): (&'static str, cite::Citation)| CiteForm {
            style,
            html: Html(cited::plain(&citation.pieces, None)),
            lines: style == "BibTeX",
        };
        forms.map(form).collect()
    }

    /// The kinds of some sources with how many there are of each: `Courts (4)`.
    pub(super) fn source_kinds(&self, ids: &[Spanned<Id>], lang: &Lang) -> Vec<String> {
        const KINDS: [(Reliability, &str); 6] = [
            (Reliability::PrimaryOfficial, "reliability-primary-official"),
            (Reliability::PrimaryCourt, "reliability-primary-court"),
            (Reliability::PrimaryParty, "reliability-primary-party"),
            (Reliability::Press, "reliability-press"),
            (Reliability::Scholarly, "reliability-scholarly"),
            (Reliability::Advocacy, "reliability-advocacy"),
        ];
        let sources = || ids.iter().filter_map(|id| self.site.registry.sources.get(&id.value));
        let of = |kind| {
            let is = |degree: &Spanned<Reliability>| degree.value == kind;
            sources().filter(|source| source.reliability.as_ref().is_some_and(is)).count()
        };
        let kinds = KINDS.into_iter().map(|(kind, key)| (self.own(lang, key), of(kind)));
        let some = kinds.filter(|(_, count)| *count > 0);
        some.map(|(name, count)| format!("{name} ({count})")).collect()
    }
}

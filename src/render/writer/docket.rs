//! Cases, dockets and timelines, as texts embed them and as pages of their own show them.

use super::Writer;
use crate::figure;
use crate::model::{
    Case, CaseKind, CaseStatus, CasesView, Date, EntryKind, Happening, Id, Inline, Lang, Period,
    ReliefKind, TimelineView, Wording,
};
use crate::render::context::{
    CaseListCard, CaseRow, DocketCard, HappeningItem, Link, TimelineCard,
};
use crate::render::html::{Html, escape};
use crate::text::Spanned;

impl<'a> Writer<'a> {
    /// The card of a case: what it is, where it stands, the milestones of its docket.
    pub(super) fn write_docket(&mut self, id: &Id, title: &'a [Inline]) {
        let Some(case) = self.world.site.registry.cases.get(id) else { return };
        let title = self.words(title);
        let mut events: Vec<Happening<'a>> = docket(case);
        if events.iter().any(|event| event.major()) {
            events.retain(|event| event.major());
        }
        let card = DocketCard {
            title,
            case: self.case_head(case),
            summary: self.passage(case.summary.as_ref().or(case.tiny.as_ref())),
            items: events.into_iter().map(|event| self.happening(event, Place::Docket)).collect(),
        };
        self.write_part("docket_card", "card", &card);
    }

    /// A timeline of what a query asks for.
    pub(super) fn write_timeline(&mut self, view: &TimelineView, title: &'a [Inline]) {
        let title = self.words(title);
        let all = self.world.site.registry.happenings();
        let shown = all.into_iter().filter(|happening| view.shows(*happening));
        let items: Vec<_> = shown.map(|h| self.happening(h, Place::Elsewhere)).collect();
        let url = self.world.list("timeline", self.lang);
        self.write_part("timeline_card", "card", &TimelineCard { title, items, url });
    }

    /// A list of the cases that a query asks for.
    pub(super) fn write_cases(&mut self, view: &CasesView, title: &'a [Inline]) {
        let title = self.words(title);
        let cases = self.world.site.registry.cases.values().filter(|case| view.shows(case));
        let mut rows: Vec<CaseRow> = cases.map(|case| self.case_row(case)).collect();
        self.world.sort(&mut rows, self.lang, |row| row.name.clone());
        let url = self.world.list("cases", self.lang);
        self.write_part("case_list_card", "card", &CaseListCard { title, rows, url });
    }

    pub(super) fn words(&mut self, inlines: &'a [Inline]) -> Html {
        Html(self.capture(|writer| writer.write_inlines(inlines)))
    }

    /// Something that happened.
    pub(in crate::render) fn happening(
        &mut self,
        happening: Happening<'a>,
        place: Place,
    ) -> HappeningItem {
        let period = happening.date();
        let entry = match happening {
            Happening::Docket(_, event) => event.entry.as_ref().map(|entry| entry.value.clone()),
            Happening::Event(_) => None,
        };
        let case = happening
            .case()
            .filter(|_| !matches!(place, Place::Case | Place::Docket))
            .and_then(|case| {
                let url = self.world.entry(EntryKind::Case, &case.id, self.lang)?;
                Some(Link { title: case.name().to_owned(), url })
            });
        let id = match (place, happening) {
            (Place::Timeline | Place::Case, _) => Some(happening.anchor()),
            (Place::Docket | Place::Elsewhere, _) => None,
        };
        // Notes are numbered as the eye meets their marks.
        let title = self.passage_line(Some(happening.title()));
        let mark = self.sources_mark(happening.sources());
        let summary = self.passage(happening.summary());
        HappeningItem {
            id,
            when: figure::write::period(period, self.lang),
            iso: match period {
                // HTML knows no approximate dates.
                Period::At(date) => Some(date.to_string().trim_end_matches('~').to_owned()),
                Period::Between(..) | Period::From(_) | Period::Until(_) => None,
            },
            year_only: matches!(period, Period::At(Date { month: None, .. })),
            title,
            summary,
            entry,
            case,
            mark,
            major: happening.major(),
        }
    }

    /// A case in a table.
    pub(in crate::render) fn case_row(&mut self, case: &'a Case) -> CaseRow {
        let tiny = self.passage_line(case.tiny.as_ref());
        let last = docket(case).pop().map(|last| self.happening(last, Place::Docket));
        CaseRow { tiny, last, ..self.case_head(case) }
    }

    /// A case at the head of its card or page: without what only a table tells, whose notes would
    /// be marked nowhere.
    pub(in crate::render) fn case_head(&self, case: &Case) -> CaseRow {
        let lang = self.lang;
        let day = |date: &Spanned<Date>| self.world.day(date.value, lang);
        let (as_of, filed) = (day(&case.status_as_of), case.filed.as_ref().map(day));
        let kind = case.kind.as_ref().map(|kind| kind.value);
        CaseRow {
            name: case.name().to_owned(),
            caption: case.caption.value.clone(),
            url: self.world.entry(EntryKind::Case, &case.id, lang),
            tiny: Html::default(),
            court: case.court.value.clone(),
            court_id: case.court_id().to_string(),
            docket: case.docket.as_ref().map(|docket| docket.value.clone()),
            kind: kind.map(|kind| kind_name(self.world, kind, lang).to_owned()).unwrap_or_default(),
            kind_id: kind.map(CaseKind::word).unwrap_or_default(),
            status: status_name(self.world, case.status.value, lang).to_owned(),
            status_id: case.status.value.word(),
            as_of,
            filed,
            last: None,
        }
    }

    /// A party by its id, linked to its entry; or words that name no entry, as they are. Private
    /// persons are never linked.
    pub(in crate::render) fn party(&self, name: &Wording) -> Html {
        let id = Id::from(name.first());
        let Some(party) = self.world.site.registry.parties.get(&id) else {
            return Html::text(name.get(self.lang));
        };
        let words = escape(&party.name.plain(self.lang));
        match self.world.entry(EntryKind::Party, &id, self.lang) {
            Some(url) => Html(format!("<a class=\"party\" href=\"{}\">{words}</a>", escape(&url))),
            None => Html(words),
        }
    }
}

/// Where something that happened is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Place {
    /// On the page of the timeline, which links lead to.
    Timeline,
    /// On the page of its case, which feeds lead to.
    Case,
    /// On the docket of its case, elsewhere.
    Docket,
    /// Anywhere else.
    Elsewhere,
}

/// The docket of a case, by date.
pub(in crate::render) fn docket(case: &Case) -> Vec<Happening<'_>> {
    let mut events: Vec<_> = case.events.iter().map(|e| Happening::Docket(case, e)).collect();
    events.sort_by_key(|event| event.order());
    events
}

/// Where a case stands, in words.
pub(in crate::render) fn status_name<'a>(
    world: &'a crate::render::World<'_>,
    status: CaseStatus,
    lang: &Lang,
) -> &'a str {
    let key = match status {
        CaseStatus::Pending => "case-pending",
        CaseStatus::Stayed => "case-stayed",
        CaseStatus::Enjoined => "case-enjoined",
        CaseStatus::OnAppeal => "case-on-appeal",
        CaseStatus::Settled => "case-settled",
        CaseStatus::SettledMonitoring => "case-settled-monitoring",
        CaseStatus::Judgment => "case-judgment",
        CaseStatus::Dismissed => "case-dismissed",
        CaseStatus::Closed => "case-closed",
        CaseStatus::Unknown => "case-unknown",
    };
    world.own(lang, key)
}

/// What sort of thing was ordered or agreed, in words.
pub(in crate::render) fn relief_name<'a>(
    world: &'a crate::render::World<'_>,
    kind: ReliefKind,
    lang: &Lang,
) -> &'a str {
    let key = match kind {
        ReliefKind::Injunction => "relief-injunction",
        ReliefKind::Declaration => "relief-declaration",
        ReliefKind::Damages => "relief-damages",
        ReliefKind::Fees => "relief-fees",
        ReliefKind::Other => "relief-other",
    };
    world.own(lang, key)
}

/// What sort of case it is, in words.
pub(in crate::render) fn kind_name<'a>(
    world: &'a crate::render::World<'_>,
    kind: CaseKind,
    lang: &Lang,
) -> &'a str {
    let key = match kind {
        CaseKind::ClassAction => "case-kind-class-action",
        CaseKind::Damages => "case-kind-damages",
        CaseKind::Habeas => "case-kind-habeas",
        CaseKind::States => "case-kind-states",
        CaseKind::ConsentDecree => "case-kind-consent-decree",
        CaseKind::Other => "case-kind-other",
    };
    world.own(lang, key)
}

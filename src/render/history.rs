//! What became of each answer, step by step: read from the lock as it will be recorded once this
//! site is published, so that a page already tells of the change it brings.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;

use super::context::{FigureChange, HistoryRow, Link};
use super::world::World;
use crate::figure;
use crate::model::{
    Correction, CorrectionKind, Date, EntryKind, Id, Lang, Lock, Locked, Site, State, Status, Told,
};

/// A step in the history of a claim.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    /// The day it was recorded.
    pub(super) day: civil::Date,
    pub(super) fact: &'a Id,
    pub(super) claim: &'a Id,
    /// What it said before; nothing for a new one.
    old: Option<&'a State>,
    /// What it said from then on; nothing when it was gone.
    new: Option<&'a State>,
}

/// The steps of a claim, the first one first.
fn steps_of<'a>(fact: &'a Id, claim: &'a Id, locked: &'a Locked) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let mut old: Option<&State> = None;
    for state in locked.was.iter().rev().chain([&locked.state]) {
        steps.push(Step { day: state.recorded, fact, claim, old, new: Some(state) });
        old = Some(state);
        if let Some(day) = state.gone {
            steps.push(Step { day, fact, claim, old, new: None });
            old = None;
        }
    }
    steps
}

/// Every step that was recorded, fact by fact.
pub(super) fn steps(lock: &Lock) -> impl Iterator<Item = Step<'_>> {
    lock.claims.iter().flat_map(|((fact, claim), locked)| steps_of(fact, claim, locked))
}

/// The corrections of some kinds, the newest first.
pub(super) fn newest(site: &Site, kinds: impl Fn(CorrectionKind) -> bool) -> Vec<&Correction> {
    let all = site.registry.corrections.values();
    let mut found: Vec<&Correction> = all.filter(|found| kinds(found.kind.value)).collect();
    found.sort_by(|a, b| {
        let days = b.date.earliest().cmp(&a.date.earliest());
        days.then_with(|| a.id.value.cmp(&b.id.value))
    });
    found
}

/// The corrections of each page, the newest first, by the page's path.
pub(super) fn by_page(site: &Site) -> BTreeMap<&str, Vec<&Correction>> {
    let mut pages: BTreeMap<&str, Vec<&Correction>> = BTreeMap::new();
    for correction in newest(site, |_| true) {
        let named = correction.pages.iter().filter_map(|route| site.page_on(route));
        let paths: BTreeSet<&str> = named.map(|page| page.path.as_str()).collect();
        for path in paths {
            pages.entry(path).or_default().push(correction);
        }
    }
    pages
}

impl<'a> World<'a> {
    /// The history of a fact, the last step first, with the corrections that name it.
    pub(super) fn history(&self, fact: &'a Id, lang: &Lang) -> Vec<HistoryRow> {
        let mut told: Vec<(civil::Date, FigureChange)> = Vec::new();
        let mut linked: Vec<&Id> = Vec::new();
        for (claim, locked) in self.lock.iter().flat_map(|lock| lock.of_fact(fact)) {
            for step in steps_of(fact, claim, locked) {
                let accounting = self.accounting(step, lang).into_iter();
                linked.extend(accounting.map(|correction| &correction.id.value));
                told.push((step.day, self.change(step, lang)));
            }
        }
        let corrections = self.corrections_of(fact, lang);
        for correction in corrections.filter(|correction| !linked.contains(&&correction.id.value)) {
            let date = correction.date.value;
            let change = FigureChange {
                day: self.day(date, lang),
                what: self.own(lang, kind_key(correction.kind.value)).to_owned(),
                label: String::new(),
                url: None,
                wrong: correction.kind.value != CorrectionKind::Update,
                was: correction.was.as_ref().map(|words| words.value.clone()),
                is: correction.is.as_ref().map(|words| words.value.clone()),
                corrections: vec![self.correction_link(correction, lang)],
            };
            told.push((date.earliest(), change));
        }
        told.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        let mut rows: Vec<HistoryRow> = Vec::new();
        for (_, change) in told {
            match rows.last_mut() {
                Some(row) if row.day.iso == change.day.iso && row.what == change.what => {
                    row.changes.push(change);
                }
                Some(_) | None => {
                    let (day, what) = (change.day.clone(), change.what.clone());
                    rows.push(HistoryRow { day, what, changes: vec![change] });
                }
            }
        }
        rows
    }

    /// The corrections that name a fact or its page.
    fn corrections_of(
        &self,
        fact: &'a Id,
        lang: &Lang,
    ) -> impl Iterator<Item = &'a Correction> + use<'a> {
        let page = self.site.entry_route(EntryKind::Fact, fact, lang);
        self.site.registry.corrections.values().filter(move |correction| {
            correction.facts.iter().any(|id| id.value == *fact)
                || correction.pages.iter().any(|route| route.value == page.as_str())
        })
    }

    /// The corrections that account for a step: those first recorded with it. Where some of them
    /// give the very words that it replaced, the others are about something else.
    fn accounting(&self, step: Step<'_>, lang: &Lang) -> Vec<&'a Correction> {
        let Some(old) = step.old else { return Vec::new() };
        let recorded = |correction: &&Correction| {
            let lock = self.lock.as_ref();
            let day = lock.and_then(|lock| lock.corrections.get(&correction.id.value));
            day.is_some_and(|(_, day)| *day == step.day)
                && correction.accounts_for_change()
                && correction.facts.iter().any(|id| id.value == *step.fact)
        };
        let all = self.site.registry.corrections.values();
        let found: Vec<&Correction> = all.filter(recorded).collect();
        let fact = self.site.registry.facts.get(step.fact);
        let words = figure::write::recorded(fact, old, lang);
        let gives = |correction: &&&Correction| {
            correction.was.as_ref().is_some_and(|was| was.value == words)
        };
        let exact: Vec<&Correction> = found.iter().filter(gives).copied().collect();
        if exact.is_empty() { found } else { exact }
    }

    /// A step in words.
    pub(super) fn change(&self, step: Step<'_>, lang: &Lang) -> FigureChange {
        let fact = self.site.registry.facts.get(step.fact);
        let words = |state, part| Some(figure::write::told(fact, state, part, lang));
        let (key, was, is) = match (step.old, step.new) {
            (None, new) => {
                let first = self.first_record == Some(step.day);
                let key = if first { "change-first" } else { "change-new" };
                (key, None, new.and_then(|new| words(new, Told::Value)))
            }
            (Some(old), None) => ("change-gone", words(old, Told::Value), None),
            (Some(old), Some(new)) => match old.differs(new).first() {
                Some(part @ (Told::Value | Told::Modifier | Told::Unit)) => {
                    ("change-value", words(old, *part), words(new, *part))
                }
                Some(part) => ("change-date", words(old, *part), words(new, *part)),
                None => (status_key(new.status), None, words(new, Told::Value)),
            },
        };
        let page = self.entry(EntryKind::Fact, step.fact, lang);
        let stands = fact.is_some_and(|fact| fact.claim(step.claim.as_str()).is_some());
        let accounting = self.accounting(step, lang);
        let is_update = |found: &&Correction| found.kind.value == CorrectionKind::Update;
        let wrong = !accounting.iter().any(is_update);
        let accounting = accounting.into_iter();
        let corrections = accounting.map(|found| self.correction_link(found, lang));
        FigureChange {
            day: self.day(as_date(step.day), lang),
            what: self.own(lang, key).to_owned(),
            label: match fact {
                Some(fact) => self.plain_doc_of(&fact.label, lang),
                None => step.fact.to_string(),
            },
            url: page.map(|page| if stands { format!("{page}#{}", step.claim) } else { page }),
            wrong,
            was: was.filter(|words| !words.is_empty()),
            is: is.filter(|words| !words.is_empty()),
            corrections: corrections.collect(),
        }
    }

    /// A correction by its kind, and the way to it.
    pub(super) fn correction_link(&self, correction: &Correction, lang: &Lang) -> Link {
        let title = self.own(lang, kind_key(correction.kind.value)).to_owned();
        Link { title, url: self.href(&self.correction_route(correction, lang)) }
    }

    /// Where a correction stands: updates among the changes, all others among the corrections.
    pub(super) fn correction_route(&self, correction: &Correction, lang: &Lang) -> String {
        match correction.kind.value {
            CorrectionKind::Update => {
                let prefix = self.site.language_prefix(lang);
                format!("{prefix}/changes/#{}", correction.id.value)
            }
            CorrectionKind::Correction
            | CorrectionKind::Clarification
            | CorrectionKind::Withdrawal
            | CorrectionKind::EditorsNote => {
                self.site.entry_route(EntryKind::Correction, &correction.id, lang).to_string()
            }
        }
    }
}

/// A day as the site writes dates.
pub(super) fn as_date(day: civil::Date) -> Date {
    Date { year: day.year(), month: Some(day.month()), day: Some(day.day()), approximate: false }
}

/// The text that names a kind.
pub(super) fn kind_key(kind: CorrectionKind) -> &'static str {
    match kind {
        CorrectionKind::Correction => "kind-correction",
        CorrectionKind::Clarification => "kind-clarification",
        CorrectionKind::Update => "kind-update",
        CorrectionKind::Withdrawal => "kind-withdrawal",
        CorrectionKind::EditorsNote => "kind-editors-note",
    }
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::Current => "change-stands",
        Status::Superseded => "status-superseded",
        Status::Disputed => "status-disputed",
        Status::Withdrawn => "status-withdrawn",
    }
}

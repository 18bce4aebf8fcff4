//! `/cases/`: every case, in several orders, and the cases of one status, kind or court.

use std::collections::BTreeSet;

use super::{Making, Rendered};
use crate::figure;
use crate::model::{Case, CaseKind, CaseStatus, Id, Lang, Route, Site};
use crate::render::context::{CaseRow, CasesPage, Choice, Choices};
use crate::render::writer::{Writer, kind_name, status_name};

/// What a page of cases lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) enum CaseList {
    /// All, in an order.
    All(Order),
    /// Those that stand at one point.
    Status(CaseStatus),
    /// Those of a sort.
    Kind(CaseKind),
    /// Those of a court.
    Court(Id),
}

/// The orders in which cases may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Order {
    /// By name.
    Name,
    /// By where they stand, then by name.
    Status,
    /// By court.
    Court,
    /// By sort.
    Kind,
    /// The newest first.
    Filed,
    /// By the last that happened, the newest first.
    Last,
}

impl Order {
    /// Every order, with the word of its address and the key of its name.
    const ALL: [(Order, &'static str, &'static str); 6] = [
        (Order::Name, "name", "order-name"),
        (Order::Status, "status", "order-status"),
        (Order::Court, "court", "order-court"),
        (Order::Kind, "kind", "order-kind"),
        (Order::Filed, "filed", "order-filed"),
        (Order::Last, "last", "order-last"),
    ];
}

impl CaseList {
    /// Every list that has a case in it.
    pub(in crate::render) fn all(site: &Site) -> Vec<CaseList> {
        let cases = || site.registry.cases.values();
        let statuses: BTreeSet<_> = cases().map(|case| case.status.value).collect();
        let kinds: BTreeSet<_> = cases().filter_map(|c| Some(c.kind.as_ref()?.value)).collect();
        let courts: BTreeSet<_> = cases().map(Case::court_id).collect();
        let orders = Order::ALL.iter().map(|(order, ..)| CaseList::All(*order));
        orders
            .chain(statuses.into_iter().map(CaseList::Status))
            .chain(kinds.into_iter().map(CaseList::Kind))
            .chain(courts.into_iter().map(CaseList::Court))
            .filter(|_| cases().next().is_some())
            .collect()
    }

    /// Where it stands.
    pub(in crate::render) fn route(&self, site: &Site, lang: &Lang) -> Route {
        let prefix = site.language_prefix(lang);
        let below = match self {
            CaseList::All(Order::Name) => String::new(),
            CaseList::All(order) => format!("by-{}/", order_word(*order)),
            CaseList::Status(status) => format!("status/{}/", status.word()),
            CaseList::Kind(kind) => format!("kind/{}/", kind.word()),
            CaseList::Court(court) => format!("court/{court}/"),
        };
        Route::from(format!("{prefix}/cases/{below}"))
    }

    fn holds(&self, case: &Case) -> bool {
        match self {
            CaseList::All(_) => true,
            CaseList::Status(status) => case.status.value == *status,
            CaseList::Kind(kind) => case.kind.as_ref().is_some_and(|k| k.value == *kind),
            CaseList::Court(court) => case.court_id() == *court,
        }
    }

    fn order(&self) -> Order {
        match self {
            CaseList::All(order) => *order,
            CaseList::Status(_) | CaseList::Kind(_) | CaseList::Court(_) => Order::Name,
        }
    }

    /// What the address of a page that chooses in place calls it.
    fn value(&self) -> String {
        match self {
            CaseList::All(order) => order_word(*order).to_owned(),
            CaseList::Status(status) => status.word().to_owned(),
            CaseList::Kind(kind) => kind.word().to_owned(),
            CaseList::Court(court) => court.to_string(),
        }
    }
}

fn order_word(order: Order) -> &'static str {
    Order::ALL.iter().find(|(known, ..)| *known == order).map_or("", |(_, word, _)| word)
}

impl Making<'_> {
    /// A list of cases.
    pub(super) fn cases(&self, list: &CaseList) -> Rendered {
        let Making { world, lang, .. } = *self;
        let registry = &world.site.registry;
        let mut writer = Writer::new(world, lang);
        let lead = self.list_lead(&mut writer, "cases");
        let mut cases: Vec<&Case> =
            registry.cases.values().filter(|case| list.holds(case)).collect();
        world.sort(&mut cases, lang, |case| case.name().to_owned());
        match list.order() {
            Order::Name => {}
            Order::Status => cases.sort_by_key(|case| case.status.value),
            Order::Court => world.sort(&mut cases, lang, |case| case.court.value.clone()),
            Order::Kind => cases.sort_by_key(|case| case.kind.as_ref().map(|kind| kind.value)),
            Order::Filed => cases.sort_by_key(|case| {
                std::cmp::Reverse(case.filed.as_ref().map(|date| date.earliest()))
            }),
            Order::Last => cases.sort_by_key(|case| {
                let dates = case.events.iter().filter_map(|event| event.date.start());
                std::cmp::Reverse(dates.map(|date| date.earliest()).max())
            }),
        }
        let rows: Vec<CaseRow> = cases.into_iter().map(|case| writer.case_row(case)).collect();
        let title = self.case_list_title(list);
        let under = (*list != CaseList::All(Order::Name)).then_some(("cases", "cases"));
        let described = world.own(lang, "cases-lead").to_owned();
        let mut head = world.made_head(self.route, title, described, under, lang);
        if let CaseList::All(_) = list {
            // One list in several orders is one page to search engines.
            let route = CaseList::All(Order::Name).route(world.site, lang);
            head.canonical = world.absolute(route.as_str());
        }
        let orders = self.orders(list);
        let filters = self.filters(list);
        self.fill_written("cases.html", &head, writer.finish(), |written| CasesPage {
            lead,
            orders,
            filters,
            rows,
            count: registry.cases.len(),
            whole: matches!(list, CaseList::All(_)),
            notes: written.notes,
        })
    }

    fn case_list_title(&self, list: &CaseList) -> String {
        let all = self.world.own(self.lang, "cases");
        let chosen = match list {
            CaseList::All(_) => return all.to_owned(),
            CaseList::Status(status) => status_name(self.world, *status, self.lang).to_owned(),
            CaseList::Kind(kind) => kind_name(self.world, *kind, self.lang).to_owned(),
            CaseList::Court(court) => self.court(court),
        };
        format!("{all}: {chosen}")
    }

    fn court(&self, court: &Id) -> String {
        let cases = &self.world.site.registry.cases;
        let known = cases.values().find(|case| case.court_id() == *court);
        known.map_or_else(|| court.to_string(), |case| case.court.value.clone())
    }

    fn orders(&self, list: &CaseList) -> Choices {
        let options = Order::ALL.iter().map(|(order, _, key)| {
            let title = self.world.own(self.lang, key).to_owned();
            self.choice(&CaseList::All(*order), title, None, *list == CaseList::All(*order))
        });
        Choices::new(self.world.own(self.lang, "order"), "sort", options.collect())
    }

    fn filters(&self, list: &CaseList) -> Vec<Choices> {
        let site = self.world.site;
        let count = |list: &CaseList| {
            Some(site.registry.cases.values().filter(|case| list.holds(case)).count())
        };
        let kinds = [("status", "case-status"), ("kind", "case-kind"), ("court", "court")];
        kinds
            .into_iter()
            .map(|(name, key)| {
                let lists = CaseList::all(site).into_iter().filter_map(|other| {
                    let title = match (&other, name) {
                        (CaseList::Status(s), "status") => {
                            status_name(self.world, *s, self.lang).to_owned()
                        }
                        (CaseList::Kind(kind), "kind") => {
                            kind_name(self.world, *kind, self.lang).to_owned()
                        }
                        (CaseList::Court(court), "court") => self.court(court),
                        (_, _) => return None,
                    };
                    Some((title, other))
                });
                let mut options: Vec<Choice> = lists
                    .map(|(title, other)| self.choice(&other, title, count(&other), other == *list))
                    .collect();
                let mut all = self.choice(
                    &CaseList::All(Order::Name),
                    self.world.own(self.lang, "all").to_owned(),
                    None,
                    !options.iter().any(|option| option.current),
                );
                all.value = String::new();
                options.insert(0, all);
                Choices::new(self.world.own(self.lang, key), name, options)
            })
            // A choice between one thing and all is none.
            .filter(|choices| choices.options.len() > 2)
            .collect()
    }

    fn choice(
        &self,
        list: &CaseList,
        title: String,
        count: Option<usize>,
        current: bool,
    ) -> Choice {
        let url = self.world.href(list.route(self.world.site, self.lang).as_str());
        Choice { title, url, current, value: list.value(), count }
    }

    /// What stands at the head of a list: the words of `site.yaml`, or none.
    pub(super) fn list_lead<'b>(
        &'b self,
        writer: &mut Writer<'b>,
        list: &str,
    ) -> crate::render::html::Html {
        writer.passage(self.world.site.settings.lists.get(list).map(|(_, text)| text))
    }

    /// A stretch of time that something is in force, in words.
    pub(super) fn in_force(
        &self,
        from: Option<crate::model::Date>,
        until: Option<crate::model::Date>,
    ) -> String {
        let date = |date| figure::write::date(date, self.lang);
        let (key, from, until) = match (from, until) {
            (Some(from), Some(until)) => ("in-force-from-until", date(from), date(until)),
            (Some(from), None) => ("in-force-from", date(from), String::new()),
            (None, Some(until)) => ("in-force-until", String::new(), date(until)),
            (None, None) => return String::new(),
        };
        let text = self.world.own(self.lang, key);
        let text = figure::write::with_date(text, "{from}", &from, self.lang);
        figure::write::with_date(&text, "{until}", &until, self.lang)
    }
}

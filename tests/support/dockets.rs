//! Cases with dockets, events and series, to lay over the small site; with everything that may be
//! missing missing somewhere.

use plainfact::text::Files;

const CASES: &str = "\
dora:
  caption: Dora v. Sessions
  court: D.D.C.
  status: unknown
  status_as_of: 2019
jp:
  caption: J.P. v. United States Department of Justice
  short: J.P.
  court: D. Ariz.
  docket: 2:22-cv-00683
  judges: [judge]
  filed: 2022-04-20
  kind: damages
  status: pending
  status_as_of: 2023-12-08
  summary: {tiny: Goes on, short: A suit for money., full: 'A [class action](term:class-action) it is not.'}
  claims: [Negligence]
  parties: {plaintiffs: [somebody, A mother], defendants: [task-force], counsel: [task-force]}
  relief: {kinds: [injunction], from: 2023-12-11, until: 2031-12-11, sources: [news]}
  related: [{case: dora, how: same counsel}]
  reported: [{volume: 310, reporter: F. Supp. 3d, page: 1133, year: 2018}]
  sources: [bare]
  topics: [policy]
  events:
    order: {date: 2022-06-26, entry: 83, type: order, title: An order, summary: It orders., sources: [paper], major: true}
    minor: {date: 2022-07, title: A letter, sources: [news]}
";

const EVENTS: &str = "\
memo: {date: 2018-04-06, title: The memo, summary: It began., sources: [news], topics: [policy], major: true}
vague: {date: 2018, title: Some time that year, sources: [bare], topics: [numbers]}
";

const SERIES: &str = "\
months:
  title: Children by month
  unit: {one: child, other: children}
  columns: {held: Held, freed: Freed}
  points:
    - {date: 2018-01, held: 3, freed: 7}
    - {date: 2018-02, held: 4, freed: 6}
    - {date: 2018-04, held: 1200, freed: 5}
    - {date: 2018-05, held: 5}
  breaks: [{date: 2018-05, why: Counted by others}]
  caution: Do not add them up.
  sources: [news]
parts:
  title: Parts
  columns: {a: Part A, b: Part B}
  points: [{date: 2018, a: 10, b: 30, sources: [news]}]
  disjoint: true
empty:
  title: Nothing known
  columns: {a: A}
  points: [{date: 2018}]
";

const SOURCES: &str = "\
paper: {type: legal_case, title: Order Granting Relief, issued: 2022-06-26, case: jp, entry: '83'}
bare: {type: webpage, title: A page without date or address}
";

const FACTS: &str = "\
deadline:
  label: Days allowed
  kind: count
  unit: {one: day, other: days}
  claims: {order: {value: 14, as_of: 2022-06-26, sources: [paper]}}
";

const PARTIES: &str = "\
judge: {type: person, name: Ann Judge, role: U.S. district judge, from: 2003}
";

/// Lays them over a site.
pub(crate) fn add(files: &mut Files) {
    for (kind, text) in [
        ("cases", CASES),
        ("events", EVENTS),
        ("facts", FACTS),
        ("parties", PARTIES),
        ("series", SERIES),
        ("sources", SOURCES),
    ] {
        files.insert_text(&format!("content/registry/{kind}/dockets.yaml"), text);
    }
}

/// An article with every embed.
pub(crate) const EMBEDS: &str = "\
A [suit](case:jp), [suits](cases:?status=pending), [dates](timeline:?from=2018), [data](series:months).

![](case:jp)

![](case:dora)

![Open suits](cases:?status=pending)

![In 2018](timeline:?from=2018&to=2018)

![By month](series:months?kind=line&events=memo,jp/order)

![](series:months?kind=step&columns=freed)

![](series:months?kind=bar)

![](series:months?kind=dots)

![](series:parts?kind=stacked)

![](series:empty)
";

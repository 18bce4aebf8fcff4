//! What an embed shows of the registry: the words after `?`, taken apart.

use super::{Case, CaseKind, CaseStatus, Date, Happening, Id, Query};
use crate::text::{Span, Spanned};

/// A word after `?` that means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The word.
    pub word: Spanned<String>,
    /// What is wrong, as a phrase.
    pub message: String,
    /// The words that would mean something; empty where any word of a form would.
    pub known: Vec<&'static str>,
}

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ChartKind {
    /// Points joined by straight lines.
    #[default]
    Line,
    /// A bar for each number.
    Bar,
    /// Levels that hold until the next point.
    Step,
    /// Parts of a whole on top of one another.
    Stacked,
    /// Points alone.
    Dots,
}

impl ChartKind {
    /// Every kind, with its word.
    pub const ALL: [(&'static str, ChartKind); 5] = [
        ("bar", ChartKind::Bar),
        ("dots", ChartKind::Dots),
        ("line", ChartKind::Line),
        ("stacked", ChartKind::Stacked),
        ("step", ChartKind::Step),
    ];
}

/// `series:ID?kind=…&columns=…&events=…`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartView {
    /// How it is drawn.
    pub kind: ChartKind,
    /// Where that is said.
    pub kind_at: Option<Span>,
    /// The columns drawn; none named means all.
    pub columns: Vec<Spanned<Id>>,
    /// The events marked: ids of the timeline, or `case/event` for one of a docket.
    pub events: Vec<Spanned<String>>,
}

impl ChartView {
    /// Reads a query, and says what in it means nothing.
    pub fn read(query: &Query) -> (ChartView, Vec<Misread>) {
        let mut view = ChartView::default();
        let mut odd = Vec::new();
        for (name, value) in query {
            match name.as_str() {
                "kind" => {
                    if let Some((kind, span)) = choice(value, &ChartKind::ALL, &mut odd) {
                        (view.kind, view.kind_at) = (kind, Some(span));
                    }
                }
                "columns" => view.columns.extend(ids(value)),
                "events" => view.events.extend(words(value)),
                _ => odd.push(unknown(name, "chart", &["columns", "events", "kind"])),
            }
        }
        (view, odd)
    }
}

/// `timeline:?topic=…&case=…&from=…&to=…&major=true`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TimelineView {
    /// Only what belongs to one of these topics; none named means all.
    pub topics: Vec<Spanned<Id>>,
    /// Only the dockets of these cases; none named means the milestones of all.
    pub cases: Vec<Spanned<Id>>,
    /// Nothing that ended before.
    pub from: Option<Date>,
    /// Nothing that began after.
    pub to: Option<Date>,
    /// Only milestones.
    pub major: bool,
}

impl TimelineView {
    /// Reads a query, and says what in it means nothing.
    pub fn read(query: &Query) -> (TimelineView, Vec<Misread>) {
        let mut view = TimelineView::default();
        let mut odd = Vec::new();
        let known = ["case", "from", "major", "to", "topic"];
        for (name, value) in query {
            match name.as_str() {
                "topic" => view.topics.extend(ids(value)),
                "case" => view.cases.extend(ids(value)),
                "from" => view.from = date(value, &mut odd),
                "to" => view.to = date(value, &mut odd),
                "major" => {
                    let both = [("true", true), ("false", false)];
                    view.major = choice(value, &both, &mut odd).is_some_and(|(major, _)| major);
                }
                _ => odd.push(unknown(name, "timeline", &known)),
            }
        }
        (view, odd)
    }

    /// Whether it shows something that happened. Of the dockets it shows the milestones; those of
    /// cases that it names it shows whole.
    pub fn shows(&self, happening: Happening<'_>) -> bool {
        let of_case = match happening.case() {
            Some(case) => self.cases.iter().any(|id| id.value == case.id.value),
            None => false,
        };
        let docket = happening.case().is_some();
        let chosen = match self.cases.is_empty() {
            true => !docket || happening.major(),
            false => of_case,
        };
        let period = happening.date();
        let late_enough = self
            .from
            .is_none_or(|from| period.end().is_none_or(|end| end.latest() >= from.earliest()));
        let early_enough = self
            .to
            .is_none_or(|to| period.start().is_none_or(|start| start.earliest() <= to.latest()));
        chosen
            && (!self.major || happening.major())
            && on_topic(&self.topics, happening.topics())
            && late_enough
            && early_enough
    }
}

/// Whether something with these topics belongs to one of those asked for.
fn on_topic(asked: &[Spanned<Id>], has: &[Spanned<Id>]) -> bool {
    asked.is_empty() || has.iter().any(|topic| asked.iter().any(|a| a.value == topic.value))
}

/// `cases:?status=…&kind=…&court=…&topic=…`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CasesView {
    /// Only cases that stand at one of these; none named means all.
    pub statuses: Vec<CaseStatus>,
    /// Only these sorts of cases; none named means all.
    pub kinds: Vec<CaseKind>,
    /// Only the cases of these courts, named as in addresses: `s-d-cal`.
    pub courts: Vec<Spanned<Id>>,
    /// Only the cases of these topics.
    pub topics: Vec<Spanned<Id>>,
}

impl CasesView {
    /// Reads a query, and says what in it means nothing.
    pub fn read(query: &Query) -> (CasesView, Vec<Misread>) {
        let mut view = CasesView::default();
        let mut odd = Vec::new();
        for (name, value) in query {
            match name.as_str() {
                "status" => view.statuses.extend(choices(value, &CaseStatus::ALL, &mut odd)),
                "kind" => view.kinds.extend(choices(value, &CaseKind::ALL, &mut odd)),
                "court" => view.courts.extend(ids(value)),
                "topic" => view.topics.extend(ids(value)),
                _ => {
                    let known = ["court", "kind", "status", "topic"];
                    odd.push(unknown(name, "list of cases", &known));
                }
            }
        }
        (view, odd)
    }

    /// Whether it shows a case.
    pub fn shows(&self, case: &Case) -> bool {
        let court = case.court_id();
        let kind = case.kind.as_ref().map(|kind| kind.value);
        (self.statuses.is_empty() || self.statuses.contains(&case.status.value))
            && (self.kinds.is_empty() || kind.is_some_and(|kind| self.kinds.contains(&kind)))
            && (self.courts.is_empty() || self.courts.iter().any(|id| id.value == court))
            && on_topic(&self.topics, &case.topics)
    }
}

/// The words between commas, each with its place.
fn words(value: &Spanned<String>) -> Vec<Spanned<String>> {
    let mut start = value.span.start;
    let mut found = Vec::new();
    for word in value.value.split(',') {
        let length = u32::try_from(word.len()).unwrap_or(0);
        let end = (start + length).min(value.span.end);
        let span = Span { start: start.min(end), end, ..value.span };
        found.push(Spanned::new(word.to_owned(), span));
        start += length + 1;
    }
    found
}

fn ids(value: &Spanned<String>) -> impl Iterator<Item = Spanned<Id>> {
    words(value).into_iter().map(|word| word.map(Id::from))
}

fn choices<T: Copy>(
    value: &Spanned<String>,
    all: &[(&'static str, T)],
    odd: &mut Vec<Misread>,
) -> Vec<T> {
    let words = words(value);
    words.iter().filter_map(|word| Some(choice(word, all, odd)?.0)).collect()
}

fn choice<T: Copy>(
    word: &Spanned<String>,
    all: &[(&'static str, T)],
    odd: &mut Vec<Misread>,
) -> Option<(T, Span)> {
    let found = all.iter().find(|(known, _)| *known == word.value);
    if found.is_none() {
        odd.push(Misread {
            word: word.clone(),
            message: format!("`{}` is none of the words that may stand here", word.value),
            known: all.iter().map(|(known, _)| *known).collect(),
        });
    }
    found.map(|(_, value)| (*value, word.span))
}

fn date(value: &Spanned<String>, odd: &mut Vec<Misread>) -> Option<Date> {
    match Date::parse(&value.value) {
        Ok(date) => Some(date),
        Err(message) => {
            odd.push(Misread { word: value.clone(), message, known: Vec::new() });
            None
        }
    }
}

fn unknown(name: &Spanned<String>, what: &str, known: &[&'static str]) -> Misread {
    let message = format!("a {what} has no `{}`", name.value);
    Misread { word: name.clone(), message, known: known.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Files;

    fn query(text: &str) -> Query {
        let file = Files::new().insert_text("x.md", text);
        let mut at = 0;
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap();
            let value_at = at + name.len() + 1;
            let spanned = |text: &str, at| {
                Spanned::new(text.to_owned(), Span::new(file, at..at + text.len()))
            };
            let both = (spanned(name, at), spanned(value, value_at));
            at += pair.len() + 1;
            both
        };
        text.split('&').map(pair).collect()
    }

    #[test]
    fn lists_are_taken_apart() {
        let (view, odd) = CasesView::read(&query("status=pending,stayed&court=s-d-cal"));
        assert_eq!(view.statuses, [CaseStatus::Pending, CaseStatus::Stayed]);
        assert_eq!((view.courts[0].as_str(), odd.len()), ("s-d-cal", 0));
        let (view, odd) = TimelineView::read(&query("topic=a,b&from=2018&major=true"));
        assert_eq!(view.topics[1].span.range(), 8..9);
        assert!(view.major && view.from.is_some() && odd.is_empty());
        let (view, odd) = ChartView::read(&query("kind=step&columns=a&events=memo,ms-l/order"));
        assert_eq!((view.kind, view.events.len(), odd.len()), (ChartKind::Step, 2, 0));
    }

    #[test]
    fn what_means_nothing_is_told() {
        for (misread, word, known) in [
            (CasesView::read(&query("state=open")).1, "state", 4),
            (CasesView::read(&query("status=open")).1, "open", 10),
            (TimelineView::read(&query("from=June")).1, "June", 0),
            (TimelineView::read(&query("major=yes")).1, "yes", 2),
            (ChartView::read(&query("kind=pie")).1, "pie", 5),
        ] {
            assert_eq!(misread.len(), 1, "{misread:?}");
            assert_eq!((misread[0].word.as_str(), misread[0].known.len()), (word, known));
        }
    }
}

//! `unknown-option`: an embed that asks for what is not there.

use crate::check::Context;
use crate::diag::{Diagnostic, nearest};
use crate::model::{CasesView, ChartView, Id, Misread, Series, Target, TimelineView};
use crate::text::Spanned;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, used) in &context.targets {
        let mut options = Options { context, problems };
        match &used.target.value {
            Target::Series(id, query) => {
                let (view, odd) = ChartView::read(query);
                options.misread(odd);
                // A series that is not there is reported as such.
                if let Some(series) = context.registry().series.get(&id.value) {
                    options.chart(series, &view);
                }
            }
            Target::Timeline(query) => {
                let (view, odd) = TimelineView::read(query);
                options.misread(odd);
                options.topics(&view.topics);
                let cases = context.registry().cases.keys();
                options.among("a case", &view.cases, cases.map(Id::to_string).collect());
            }
            Target::Cases(query) => {
                let (view, odd) = CasesView::read(query);
                options.misread(odd);
                options.topics(&view.topics);
                let cases = context.registry().cases.values();
                let mut courts: Vec<String> =
                    cases.map(|case| case.court_id().to_string()).collect();
                courts.sort_unstable();
                courts.dedup();
                options.among("the court of a case", &view.courts, courts);
            }
            Target::Fact(_)
            | Target::Source(_)
            | Target::Term(_)
            | Target::Party(_)
            | Target::Case(_)
            | Target::File { .. }
            | Target::Anchor(_)
            | Target::External(_)
            | Target::Malformed(_)
            | Target::Forbidden(_) => {}
        }
    }
}

struct Options<'a, 'b> {
    context: &'b Context<'a>,
    problems: &'b mut Vec<Diagnostic>,
}

impl Options<'_, '_> {
    fn misread(&mut self, odd: Vec<Misread>) {
        for Misread { word, message, known } in odd {
            let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
            self.report(&word, message, &known);
        }
    }

    fn chart(&mut self, series: &Series, view: &ChartView) {
        let columns: Vec<String> = series.columns.iter().map(|(id, _)| id.to_string()).collect();
        let message = |word: &str| format!("`{word}` is not a column of the series");
        for column in view.columns.iter().filter(|id| !columns.iter().any(|c| c == id.as_str())) {
            let word = column.clone().map(|id| id.to_string());
            self.report(&word, message(column.as_str()), &columns);
        }
        let registry = self.context.registry();
        for event in &view.events {
            if registry.marked_event(&event.value).is_none() {
                let dockets = registry.cases.values().flat_map(|case| {
                    case.events.iter().map(|event| format!("{}/{}", case.id.value, event.id.value))
                });
                let known: Vec<String> =
                    registry.events.keys().map(Id::to_string).chain(dockets).collect();
                let message =
                    format!("`{}` is no event of the timeline or of a docket", event.value);
                self.report(event, message, &known);
            }
        }
    }

    fn topics(&mut self, topics: &[Spanned<Id>]) {
        let known = self.context.site.settings.topics.keys().map(Id::to_string).collect();
        self.among("a topic of site.yaml", topics, known);
    }

    /// Reports each word that is not among those that are known.
    fn among(&mut self, what: &str, words: &[Spanned<Id>], known: Vec<String>) {
        for word in words.iter().filter(|word| !known.iter().any(|k| k == word.as_str())) {
            let text = word.clone().map(|id| id.to_string());
            self.report(&text, format!("`{}` is not {what}", word.value), &known);
        }
    }

    fn report(&mut self, word: &Spanned<String>, message: String, known: &[String]) {
        const FEW: usize = 12;
        let problem = Diagnostic::error("unknown-option", word.span, message);
        let problem = match nearest(&word.value, known.iter().map(String::as_str)) {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None if known.is_empty() => problem.help("write another word, or take it out"),
            None if known.len() <= FEW => {
                problem.help(format!("it may be one of {}", known.join(", ")))
            }
            None => problem.help("look it up in the registry"),
        };
        self.problems.push(problem);
    }
}

//! `date-order`: a date before the one it depends on.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Case, Claim, Date, Page, Source};
use crate::text::Spanned;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let mut order = Order { problems };
    context.site.pages.iter().for_each(|page| order.page(page));
    let registry = context.registry();
    for fact in registry.facts.values() {
        fact.claims.iter().for_each(|claim| order.claim(claim));
    }
    registry.sources.values().for_each(|source| order.source(source));
    registry.cases.values().for_each(|case| order.case(case));
    for correction in registry.corrections.values() {
        let since = ("the day since when it was wrong", correction.wrong_since);
        order.pair(("the day of the correction", Some(correction.date)), since);
    }
    for party in registry.parties.values() {
        order.pair(("`until`", party.until), ("`from`", party.from));
    }
}

struct Order<'a> {
    problems: &'a mut Vec<Diagnostic>,
}

type Named<'a> = (&'a str, Option<Spanned<Date>>);

impl Order<'_> {
    /// Reports `late` if it is certainly before `early`.
    fn pair(&mut self, late: Named<'_>, early: Named<'_>) {
        let ((late_name, Some(late)), (early_name, Some(early))) = (late, early) else { return };
        if late.value.latest() < early.value.earliest() {
            let message = format!("{late_name} is before {early_name} ({})", early.value);
            self.problems.push(
                Diagnostic::error("date-order", late.span, message)
                    .label(early.span, format!("{early_name} is here"))
                    .help("one of the two is wrong; look both up"),
            );
        }
    }

    fn page(&mut self, page: &Page) {
        let front = &page.front;
        self.pair(("`updated`", front.updated), ("`date`", front.date));
        self.pair(("`expires`", front.expires), ("`publish`", front.publish));
    }

    fn claim(&mut self, claim: &Claim) {
        let start = claim
            .period
            .and_then(|period| period.value.start().map(|start| Spanned::new(start, period.span)));
        self.pair(("`as_of`", claim.as_of), ("the start of the period counted", start));
    }

    fn source(&mut self, source: &Source) {
        self.pair(("`accessed`", source.accessed), ("the day it came out", source.issued));
        let captured = source.snapshot.as_ref().and_then(|snapshot| snapshot.captured);
        self.pair(("the saved copy", captured), ("the day the source came out", source.issued));
    }

    fn case(&mut self, case: &Case) {
        let filed = ("the day the case was filed", case.filed);
        self.pair(("`closed`", case.closed), filed);
        self.pair(("`status_as_of`", Some(case.status_as_of)), filed);
        if let Some(relief) = &case.relief {
            self.pair(("the end of the relief", relief.until), ("its beginning", relief.from));
        }
        for event in &case.events {
            let end = event.date.value.end().map(|end| Spanned::new(end, event.date.span));
            self.pair(("a docket event", end), filed);
        }
    }
}

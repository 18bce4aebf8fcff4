//! `overdue-review`: a fact that should have been looked up again.

use jiff::{Span as Time, civil};

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Claim, Date, Fact};
use crate::text::Spanned;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for fact in context.registry().facts.values() {
        let (Some(every), Some(last)) = (&fact.review_every, last_seen(fact)) else { continue };
        let Some(due) = after(last.value.latest(), every.value) else { continue };
        if due >= context.today {
            continue;
        }
        let message = format!("`{}` was due for a review on {due}", fact.id.value);
        let seen = if fact.reviewed.is_some() { "last reviewed" } else { "the newest claim is" };
        problems.push(
            Diagnostic::note("overdue-review", every.span, message)
                .label(last.span, format!("{seen} here"))
                .help("look for a newer count in its sources, then set `reviewed` to that day"),
        );
    }
}

/// When the fact was reviewed, or else the date of its newest claim.
fn last_seen(fact: &Fact) -> Option<Spanned<Date>> {
    let newest = fact.claims.iter().filter_map(date).max_by_key(|date| date.value.latest());
    fact.reviewed.or(newest)
}

fn date(claim: &Claim) -> Option<Spanned<Date>> {
    let end = claim.period.and_then(|period| Some(Spanned::new(period.value.end()?, period.span)));
    claim.as_of.or(end)
}

/// So many days after a day; nothing beyond the calendar.
fn after(day: civil::Date, days: u32) -> Option<civil::Date> {
    let days = Time::new().try_days(days).ok()?;
    day.checked_add(days).ok()
}

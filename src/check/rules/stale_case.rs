//! `stale-case`: an open case whose status was last looked up long ago.

use jiff::ToSpan;

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{Case, CaseStatus};

/// Days after which an open case may stand elsewhere.
const DAYS: i64 = 90;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for case in context.registry().cases.values().filter(|case| is_open(case.status.value)) {
        let seen = case.status_as_of;
        if let Some(problem) = newer_event(context, case) {
            problems.push(problem);
            continue;
        }
        let due = seen.value.latest().checked_add(DAYS.days());
        if due.is_ok_and(|due| due < context.today) {
            let message =
                format!("the status of `{}` was last seen on {}", case.id.value, seen.value);
            problems.push(
                Diagnostic::note("stale-case", seen.span, message)
                    .help("look at the docket again, and write down what it says and when"),
            );
        }
    }
}

/// The status is older than the newest thing that is known to have happened.
fn newer_event(context: &Context<'_>, case: &Case) -> Option<Diagnostic> {
    let dates = case.events.iter().filter_map(|event| Some((event, event.date.value.start()?)));
    let past = dates.filter(|(_, date)| date.earliest() <= context.today);
    let (event, date) = past.max_by_key(|(_, date)| date.earliest())?;
    let seen = case.status_as_of;
    (date.earliest() > seen.value.latest()).then(|| {
        let message =
            format!("the status of `{}` is older than its newest docket event", case.id.value);
        Diagnostic::note("stale-case", seen.span, message)
            .label(event.date.span, format!("`{}` came later", event.id.value))
            .help("say where the case stands after it")
    })
}

fn is_open(status: CaseStatus) -> bool {
    match status {
        CaseStatus::Pending
        | CaseStatus::Stayed
        | CaseStatus::Enjoined
        | CaseStatus::OnAppeal
        | CaseStatus::SettledMonitoring => true,
        CaseStatus::Settled
        | CaseStatus::Judgment
        | CaseStatus::Dismissed
        | CaseStatus::Closed
        | CaseStatus::Unknown => false,
    }
}

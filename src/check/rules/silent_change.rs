//! `silent-change`: a published figure that is another now, and nothing says so.

use jiff::civil;

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::figure;
use crate::model::{Claim, Correction, EntryKind, Fact, Id, Lock, Locked, State, Told};
use crate::text::Span;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    let registry = context.registry();
    let Some(lock) = &registry.lock else { return };
    for ((fact, claim), locked) in &lock.claims {
        if locked.state.gone.is_some() {
            continue;
        }
        let change =
            match registry.facts.get(fact).and_then(|f| Some((f, f.claim(claim.as_str())?))) {
                Some((fact, claim)) => changed(context, fact, claim, locked),
                None if registry.lacks_claim(fact, claim) => {
                    gone(context, lock, fact, claim, locked)
                }
                None => None,
            };
        if let Some(problem) = change
            && let Err(unfit) = accounted_for(context, lock, fact, locked)
        {
            let problem =
                unfit.into_iter().fold(problem, |problem, (span, why)| problem.label(span, why));
            problems.push(problem);
        }
    }
    if registry.unread.contains(&EntryKind::Correction) {
        return;
    }
    for (id, (span, _)) in &lock.corrections {
        if !registry.corrections.contains_key(id) && !registry.is_broken(EntryKind::Correction, id)
        {
            let message = format!("the correction `{id}` was published and is gone");
            problems.push(Diagnostic::error("silent-change", *span, message).help(
                "put it back into registry/corrections.yaml: what was corrected stays on record",
            ));
        }
    }
}

/// What a claim says otherwise than it was published.
fn changed(
    context: &Context<'_>,
    fact: &Fact,
    claim: &Claim,
    locked: &Locked,
) -> Option<Diagnostic> {
    let lang = &context.site.settings.default_language;
    // The day does not matter for what is compared.
    let now = State::of(fact, claim, lang, locked.state.recorded);
    let differs = locked.state.differs(&now);
    let first = *differs.first()?;
    let (field, _) = Told::ALL.iter().find(|(_, part)| *part == first)?;
    let words = |state: &State| match figure::write::told(Some(fact), state, first, lang) {
        words if words.is_empty() => "nothing".to_owned(),
        words => words,
    };
    let (mut was, mut is) = (words(&locked.state), words(&now));
    if was == is {
        // The words do not show every difference: of a date no modifier but `about`, for one.
        (was, is) = (locked.state.part(first), now.part(first));
    }
    let name = format!("{}#{}", fact.id.value, claim.id.value);
    let message = match first {
        Told::Value | Told::Modifier | Told::Unit => {
            format!("`{name}` was published as {was} and is {is} now")
        }
        Told::AsOf | Told::Period => {
            format!("`{field}` of `{name}` was published as {was} and is {is} now")
        }
    };
    let others: Vec<String> = Told::ALL
        .iter()
        .filter(|(_, part)| *part != first && differs.contains(part))
        .map(|(field, part)| match locked.state.part(*part) {
            none if none.is_empty() => format!("`{field}` is new"),
            was => format!("`{field}` was {was}"),
        })
        .collect();
    let mut label = format!("so recorded on {}", locked.state.recorded);
    if !others.is_empty() {
        label = format!("{label}; {}", others.join(", "));
    }
    let span = match first {
        Told::Value | Told::Unit => claim.value.span,
        Told::Modifier => claim.modifier.span,
        Told::AsOf => claim.as_of.map_or(claim.id.span, |as_of| as_of.span),
        Told::Period => claim.period.map_or(claim.id.span, |period| period.span),
    };
    Some(Diagnostic::error("silent-change", span, message).label(locked.span, label).help(format!(
        "say what was wrong: `plainfact new correction --fact {}`; a newer count is a claim of its \
         own, beside this one",
        fact.id.value
    )))
}

/// A claim that is no longer there, unless it only has another id.
fn gone(
    context: &Context<'_>,
    lock: &Lock,
    fact_id: &Id,
    claim_id: &Id,
    locked: &Locked,
) -> Option<Diagnostic> {
    let lang = &context.site.settings.default_language;
    let fact = context.registry().facts.get(fact_id);
    let new = fact.iter().flat_map(|fact| fact.claims.iter().map(move |claim| (*fact, claim)));
    let renamed = new
        .filter(|(fact, claim)| {
            !lock.claims.contains_key(&(fact.id.value.clone(), claim.id.value.clone()))
        })
        .map(|(fact, claim)| State::of(fact, claim, lang, locked.state.recorded))
        .any(|now| fact.and_then(|fact| lock.renamed(fact, &now)).as_ref() == Some(claim_id));
    if renamed {
        return None;
    }
    let was = figure::write::recorded(fact, &locked.state, lang);
    let message = format!("`{fact_id}#{claim_id}` was published as {was} and is gone");
    let recorded = format!("so recorded on {}", locked.state.recorded);
    let problem = match fact {
        Some(fact) => {
            Diagnostic::error("silent-change", fact.id.span, message).label(locked.span, recorded)
        }
        None => Diagnostic::error("silent-change", locked.span, message),
    };
    Some(problem.help(format!(
        "put it back, with `status: superseded` or `withdrawn` if it no longer stands; or say why \
         it is gone: `plainfact new correction --fact {fact_id}`"
    )))
}

/// Whether some correction that is new since the last record accounts for a change. Otherwise, why
/// those that name the fact do not.
fn accounted_for(
    context: &Context<'_>,
    lock: &Lock,
    fact: &Id,
    locked: &Locked,
) -> Result<(), Vec<(Span, String)>> {
    let names = |correction: &&Correction| correction.facts.iter().any(|id| id.value == *fact);
    let mut unfit = Vec::new();
    for correction in context.registry().corrections.values().filter(names) {
        match fault(lock, correction, locked.state.recorded) {
            Some(why) => unfit.push((correction.id.span, why)),
            None => return Ok(()),
        }
    }
    Err(unfit)
}

fn fault(lock: &Lock, correction: &Correction, recorded: civil::Date) -> Option<String> {
    if let Some((_, day)) = lock.corrections.get(&correction.id.value) {
        return Some(format!("this one was recorded on {day}, before the change"));
    }
    if correction.date.value.latest() < recorded {
        return Some("this one is older than what was recorded".to_owned());
    }
    (!correction.accounts_for_change())
        .then(|| format!("a {} does not account for a change", correction.kind.value.word()))
}

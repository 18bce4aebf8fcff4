//! `new correction`: what was wrong with a figure, taken from what was published and what the
//! registry says now.

use std::collections::BTreeSet;
use std::io;

use super::Stub;
use super::answers;
use super::yaml::block;
use crate::diag::nearest;
use crate::figure::write;
use crate::model::{
    Claim, Config, CorrectionKind, EntryKind, Fact, FactRef, Gravity, Id, Lock, Page, Site, State,
    Target,
};

/// Where corrections stand.
const PATH: &str = "content/registry/corrections.yaml";

const HEAD: &str = "\
# What we got wrong, and when we said so; and what is newer than what we said. Entries stay.
";

/// What an editor asks for.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Asked {
    /// The fact that was wrong
    #[arg(long, value_name = "ID")]
    fact: Option<String>,
    /// What sort of change it is [default: `update` if its date moved on, `withdrawal` if it is
    /// gone, else `correction`]
    #[arg(long, value_parser = kind)]
    kind: Option<CorrectionKind>,
    /// How grave it is: `minor` shows it at a page's end, `significant` at its top, `major` marks
    /// the title, too
    #[arg(long, value_parser = severity, default_value = "minor")]
    severity: Gravity,
    /// What happened, in a sentence for readers [default: a plain one]
    #[arg(long)]
    text: Option<String>,
}

fn kind(word: &str) -> Result<CorrectionKind, String> {
    choice(word, &CorrectionKind::ALL)
}

fn severity(word: &str) -> Result<Gravity, String> {
    choice(word, &Gravity::ALL)
}

fn choice<T: Copy>(word: &str, choices: &[(&'static str, T)]) -> Result<T, String> {
    let found = choices.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
    let words = || choices.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| format!("it is one of {}", words()))
}

/// What became of a published claim.
struct Change {
    /// The claim; none when none is known to have changed.
    claim: Option<Id>,
    kind: CorrectionKind,
    was: Option<String>,
    is: Option<String>,
    /// The day from which the old figure was recorded.
    since: Option<String>,
    /// Further claims of the fact that changed, too.
    others: Vec<String>,
}

/// The stub of a correction.
pub(super) fn stub(asked: &Asked, site: &Site, config: &Config) -> io::Result<Stub> {
    let fact_id = match &asked.fact {
        Some(id) => id.clone(),
        None => asked_fact(site, config)?,
    };
    known(site, &fact_id).map_err(|why| io::Error::new(io::ErrorKind::NotFound, why))?;
    let fact_id = Id::from(fact_id);
    let fact = site.registry.facts.get(&fact_id);
    let lang = &site.settings.default_language;
    let change = change(site, &fact_id, config);
    let kind = asked.kind.unwrap_or(change.kind);
    let pages = pages(site, &fact_id, change.claim.as_ref());
    let label = fact.map_or_else(|| fact_id.to_string(), |fact| fact.label.plain(lang));
    let mut text = format!("{}-{fact_id}:\n  date: {0}\n", config.today);
    text.push_str(&format!("  kind: {}\n  severity: {}\n", kind.word(), asked.severity.word()));
    text.push_str(&format!("  pages: [{}]\n  facts: [{fact_id}]\n", pages.join(", ")));
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    for (key, words) in [("was", &change.was), ("is", &change.is)] {
        if let Some(words) = words {
            text.push_str(&format!("  {key}: {}\n", quoted(words)));
        }
    }
    if let (CorrectionKind::Correction, Some(since)) = (kind, &change.since) {
        text.push_str(&format!("  wrong_since: {since}\n"));
    }
    let told = asked.text.clone().unwrap_or_else(|| sentence(kind, &label));
    text.push_str(&block(2, "text", &told));
    let mut todo = Vec::new();
    if change.was.is_none() {
        todo.push(
            "no claim of it differs from what was recorded: add `was` in the words of the page"
                .to_owned(),
        );
    }
    if !change.others.is_empty() {
        todo.push(format!(
            "these changed, too, and belong in the text: {}",
            change.others.join("; ")
        ));
    }
    if pages.is_empty() {
        todo.push("no page uses it now: add the pages that did to `pages`".to_owned());
    }
    if asked.text.is_none() {
        todo.push("`text` is what readers will read: say how it came about".to_owned());
    }
    let id = Id::from(format!("{}-{fact_id}", config.today));
    let path = PATH.to_owned();
    Ok(Stub { kind: EntryKind::Correction, ids: vec![id], path, head: HEAD, text, todo })
}

/// Refuses what is no figure, nor ever was one.
fn known(site: &Site, id: &str) -> Result<(), String> {
    let was = |lock: &Lock| lock.of_fact(&Id::from(id)).next().is_some();
    if site.registry.facts.contains_key(id) || site.registry.lock.as_ref().is_some_and(was) {
        return Ok(());
    }
    let ids = site.registry.facts.keys().map(Id::as_str);
    let mend = match nearest(id, ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`plainfact facts` lists them".to_owned(),
    };
    Err(format!("there is no fact `{id}`; {mend}"))
}

/// The figure that whoever sits there wants to correct: one of those that changed, if any did.
fn asked_fact(site: &Site, config: &Config) -> io::Result<String> {
    if !answers::somebody() {
        let message = "`new correction` needs `--fact` as well; on a terminal it asks for it";
        return Err(answers::usage(message.to_owned()));
    }
    let recorded = site.registry.lock.iter().flat_map(|lock| lock.claims.keys());
    let recorded: BTreeSet<&Id> = recorded.map(|(fact, _)| fact).collect();
    let changed = recorded.into_iter().filter(|id| change(site, id, config).claim.is_some());
    let mut changed: Vec<String> = changed.map(Id::to_string).collect();
    if changed.is_empty() {
        let prompt = "fact: the id of the figure that was wrong";
        return answers::suggest(prompt, "", |id| known(site, id));
    }
    let prompt = "fact: which figure is it? These changed since they were recorded";
    Ok(changed.swap_remove(answers::choose(prompt, &changed)?))
}

/// A sentence for readers without any number: those stand in `was` and `is`.
fn sentence(kind: CorrectionKind, label: &str) -> String {
    match kind {
        CorrectionKind::Correction => format!("The figure given for \"{label}\" was wrong."),
        CorrectionKind::Clarification => format!("The figure given for \"{label}\" was unclear."),
        CorrectionKind::Update => format!("There is a newer figure for \"{label}\"."),
        CorrectionKind::Withdrawal => format!("The figure for \"{label}\" was taken back."),
        CorrectionKind::EditorsNote => format!("A note on the figure for \"{label}\"."),
    }
}

/// What changed of a fact since it was recorded; of several claims the one used on this site first.
fn change(site: &Site, fact_id: &Id, config: &Config) -> Change {
    let lang = &site.settings.default_language;
    let fact = site.registry.facts.get(fact_id);
    let preferred = fact.and_then(Fact::preferred_claim);
    let mut changes: Vec<(bool, Change)> = Vec::new();
    for (id, locked) in site.registry.lock.iter().flat_map(|lock| lock.of_fact(fact_id)) {
        if locked.state.gone.is_some() {
            continue;
        }
        let now = fact.and_then(|fact| Some((fact, fact.claim(id.as_str())?)));
        let is_preferred = preferred.is_some_and(|claim| claim.id.value == *id);
        if let Some(change) = of_claim(fact, id, now, &locked.state, site, config) {
            changes.push((!is_preferred, change));
        }
    }
    // The sort is stable: after the preferred one the others stand by their ids.
    changes.sort_by_key(|(later, _)| *later);
    let mut changes = changes.into_iter().map(|(_, change)| change);
    let Some(mut first) = changes.next() else {
        return Change {
            claim: None,
            kind: CorrectionKind::Correction,
            was: None,
            is: preferred.zip(fact).map(|(claim, fact)| write::value(fact, claim, lang)),
            since: None,
            others: Vec::new(),
        };
    };
    let told = |change: Change| {
        let [was, is] = [change.was, change.is].map(Option::unwrap_or_default);
        format!("{was} -> {}", if is.is_empty() { "gone".to_owned() } else { is })
    };
    first.others = changes.map(told).collect();
    first
}

fn of_claim(
    fact: Option<&Fact>,
    id: &Id,
    now: Option<(&Fact, &Claim)>,
    old: &State,
    site: &Site,
    config: &Config,
) -> Option<Change> {
    let lang = &site.settings.default_language;
    let (claim, since) = (Some(id.clone()), Some(old.recorded.to_string()));
    let others = Vec::new();
    let Some((now_fact, new_claim)) = now else {
        let was = Some(write::recorded(fact, old, lang));
        return Some(Change {
            claim,
            kind: CorrectionKind::Withdrawal,
            was,
            is: None,
            since,
            others,
        });
    };
    let new = State::of(now_fact, new_claim, lang, config.today);
    let part = *old.differs(&new).first()?;
    let words =
        |state| Some(write::told(fact, state, part, lang)).filter(|words| !words.is_empty());
    let moved_on = old.as_of.zip(new.as_of).is_some_and(|(old, new)| old.latest() < new.earliest());
    let kind = if moved_on { CorrectionKind::Update } else { CorrectionKind::Correction };
    Some(Change { claim, kind, was: words(old), is: words(&new), since, others })
}

/// The pages on which readers were told what changed: those that name the claim, or show all claims
/// of the fact on a card. Where no claim is known to have changed, every page that uses the fact.
fn pages(site: &Site, fact_id: &Id, claim_id: Option<&Id>) -> Vec<String> {
    let fact = site.registry.facts.get(fact_id);
    let is_meant = |named: &FactRef| {
        let resolved = fact.and_then(|f| f.resolve(named.claim.as_ref().map(|claim| &claim.value)));
        match (claim_id, resolved) {
            (Some(id), Some(claim)) => claim.id.value == *id,
            (Some(_) | None, _) => true,
        }
    };
    let uses = |page: &&Page| {
        let mut found = false;
        for doc in [&page.front.title.doc, &page.front.description.doc, &page.body] {
            doc.each_target(&mut |used| {
                if let Target::Fact(named) = &used.target.value {
                    found |= named.fact.value == *fact_id && (used.alone || is_meant(named));
                }
            });
        }
        found
    };
    site.pages.iter().filter(uses).map(|page| page.route.to_string()).collect()
}

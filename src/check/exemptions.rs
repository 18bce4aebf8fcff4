//! The exemptions that editors grant, in comments and in front matter, and those that exempt
//! nothing.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::context::Context;
use super::find;
use super::texts::{Owner, Part};
use crate::diag::{Diagnostic, nearest};
use crate::model::{Exemption, Page};
use crate::text::{FileId, Span, Spanned};

/// An exemption and whether anything was exempted by it.
struct Granted<'a> {
    code: &'a Spanned<String>,
    words: Option<&'a Spanned<String>>,
    covers: Vec<Span>,
    used: AtomicBool,
}

impl<'a> Granted<'a> {
    fn new(
        code: &'a Spanned<String>,
        words: Option<&'a Spanned<String>>,
        covers: Vec<Span>,
    ) -> Granted<'a> {
        Granted { code, words, covers, used: AtomicBool::new(false) }
    }
}

/// Leaves out the problems that are exempted, and reports the exemptions that exempt nothing.
pub(super) fn apply(context: &Context<'_>, problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut unused = Vec::new();
    let mut granted = Vec::new();
    for text in &context.texts {
        for allow in &text.doc.allows {
            if allow.reason.is_empty() {
                unused.push(no_reason(allow.span));
            }
            for Exemption { code, words } in &allow.what {
                let covers = allow.covers.into_iter().collect();
                granted.push(Granted::new(code, words.as_ref(), covers));
            }
        }
        if let Owner::Page(page, Part::Body) = text.owner {
            granted.extend(of_page(page, &mut unused));
        }
    }
    granted.retain(|grant| known(grant.code, &mut unused));

    // Of many exemptions few are for the check and stand in the file of a problem.
    let mut by_place: BTreeMap<(&str, FileId), Vec<usize>> = BTreeMap::new();
    for (at, grant) in granted.iter().enumerate() {
        by_place.entry((&grant.code.value, grant.code.span.file)).or_default().push(at);
    }
    let is_exempt = |problem: &Diagnostic| {
        let near = by_place.get(&(problem.code, problem.span.file)).into_iter().flatten();
        let exempts = |grant: &&Granted<'_>| {
            grant.covers.iter().any(|covered| covered.contains(problem.span))
                && grant
                    .words
                    .is_none_or(|words| words.value == context.files.snippet(problem.span))
        };
        let grant = near.filter_map(|&at| granted.get(at)).find(exempts);
        grant.inspect(|grant| grant.used.store(true, Ordering::Relaxed)).is_some()
    };
    let mut kept: Vec<Diagnostic> =
        problems.into_par_iter().filter(|problem| !is_exempt(problem)).collect();
    for grant in granted.iter().filter(|grant| !grant.used.load(Ordering::Relaxed)) {
        unused.push(exempts_nothing(grant));
    }
    kept.extend(unused);
    kept
}

fn of_page<'a>(page: &'a Page, unused: &mut Vec<Diagnostic>) -> Vec<Granted<'a>> {
    let covers = vec![page.front.title.span, page.front.description.span, page.body_span];
    let mut granted = Vec::new();
    for (code, reason) in &page.front.allow {
        if reason.trim().is_empty() {
            unused.push(no_reason(code.span));
        }
        granted.push(Granted::new(code, None, covers.clone()));
    }
    granted
}

fn known(code: &Spanned<String>, unused: &mut Vec<Diagnostic>) -> bool {
    let exemptable = || super::ALL.iter().filter(|check| check.exemptable).map(|check| check.code);
    match find(&code.value) {
        Some(check) if check.exemptable => return true,
        Some(_) => unused.push(
            Diagnostic::error(
                "unused-allow",
                code.span,
                format!("nothing can be exempted from `{}`", code.value),
            )
            .help("mend what it reports, and take the exemption out"),
        ),
        None => {
            let message = format!("there is no check `{}`", code.value);
            let problem = Diagnostic::error("unused-allow", code.span, message);
            unused.push(match nearest(&code.value, exemptable()) {
                Some(near) => problem.help(format!("did you mean `{near}`?")),
                None => problem.help("`plainfact explain` lists the checks"),
            });
        }
    }
    false
}

fn no_reason(span: Span) -> Diagnostic {
    Diagnostic::error("unused-allow", span, "an exemption without a reason")
        .help("say why after a colon: `<!-- allow(unsourced-figure \"12\"): a jury has 12 -->`")
}

fn exempts_nothing(grant: &Granted<'_>) -> Diagnostic {
    let message = match grant.words {
        Some(words) => {
            format!(
                "there is nothing for `{}` to report about \"{}\" here",
                grant.code.value, words.value
            )
        }
        None => format!("there is nothing for `{}` to report here", grant.code.value),
    };
    let help = if grant.covers.is_empty() {
        "no block follows the comment; put it before the block it is for"
    } else {
        "take it out, or mend its words: they must be the very ones reported"
    };
    Diagnostic::error("unused-allow", grant.code.span, message).help(help)
}

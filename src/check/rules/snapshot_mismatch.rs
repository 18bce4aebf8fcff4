//! `snapshot-mismatch`: a saved copy that is not the one recorded.

use crate::check::{Context, saved};
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for source in context.registry().sources.values() {
        let recorded = source.snapshot.as_ref().and_then(|snapshot| snapshot.sha256.as_ref());
        let Some(recorded) = recorded else { continue };
        let copies = saved::copies(context.files, &source.id.value);
        let sums: Vec<(&str, &str)> = copies
            .iter()
            .filter_map(|&file| Some((&**context.files.path(file), context.files.sum(file)?)))
            .collect();
        let Some(&(path, sum)) = sums.first() else { continue };
        if sums.iter().any(|(_, sum)| *sum == recorded.value) {
            continue;
        }
        let message = format!("`{path}` is not the copy recorded");
        problems.push(Diagnostic::error("snapshot-mismatch", recorded.span, message).help(
            format!(
                "its SHA-256 is {sum}; find out whether the source was changed, and put the right \
                 file there or record the new sum with the new `captured`"
            ),
        ));
    }
}

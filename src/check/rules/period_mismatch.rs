//! `period-mismatch`: a window or date other than the registry's.

use crate::check::Context;
use crate::check::figures::mismatches;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    mismatches(context, "period-mismatch", problems);
}

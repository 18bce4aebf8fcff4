//! `stale-figure`: a figure that is not what the registry says.

use crate::check::Context;
use crate::check::figures::mismatches;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    mismatches(context, "stale-figure", problems);
}

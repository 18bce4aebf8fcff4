//! `unit-mismatch`: a figure with the unit of another.

use crate::check::Context;
use crate::check::figures::mismatches;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    mismatches(context, "unit-mismatch", problems);
}

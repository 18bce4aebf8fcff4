//! `hedge-mismatch`: a hedge that the figure does not bear out.

use crate::check::Context;
use crate::check::figures::mismatches;
use crate::diag::Diagnostic;

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    mismatches(context, "hedge-mismatch", problems);
}

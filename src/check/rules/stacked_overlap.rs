//! `stacked-overlap`: columns that overlap drawn as parts of a whole.

use crate::check::Context;
use crate::diag::Diagnostic;
use crate::model::{ChartKind, ChartView, Target};

pub(in crate::check) fn run(context: &Context<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, used) in &context.targets {
        let Target::Series(id, query) = &used.target.value else { continue };
        let Some(series) = context.registry().series.get(&id.value) else { continue };
        let view = ChartView::read(query).0;
        if let (ChartKind::Stacked, Some(span), false) = (view.kind, view.kind_at, series.disjoint)
        {
            let message = format!("the columns of `{}` may overlap", id.value);
            problems.push(
                Diagnostic::error("stacked-overlap", span, message)
                    .label(series.id.span, "`disjoint: true` does not stand here")
                    .help(
                        "write `kind=line` or `kind=bar`; or, if nothing is counted in two \
                         columns, say so with `disjoint: true` in the registry",
                    ),
            );
        }
    }
}

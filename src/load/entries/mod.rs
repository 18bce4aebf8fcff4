//! One file per kind of registry entry: which fields it has, and what each must be.

pub(super) mod case;
pub(super) mod correction;
pub(super) mod event;
pub(super) mod fact;
pub(super) mod party;
pub(super) mod series;
pub(super) mod source;
pub(super) mod term;

use super::decode::{Decoder, Fields};
use crate::diag::Diagnostic;
use crate::model::Id;
use crate::text::Spanned;

impl Decoder<'_> {
    /// `aliases`: the ids that an entry had before. A page has paths there, so a path is told from a
    /// name that is no id.
    fn aliases(&mut self, fields: &mut Fields<'_>) -> Vec<Spanned<Id>> {
        let node = fields.take("aliases");
        self.list(node, |decoder, node| {
            let text = decoder.string(node)?;
            let last = text.trim_end_matches('/').rsplit_once('/').map(|(_, last)| last);
            let Some(id) = last.filter(|last| Id::is_valid(last)) else {
                return decoder.valid_id(&text).map(|id| Spanned::new(id, node.span));
            };
            let message = format!("`{}` is an address, not an id", text.value);
            let problem = Diagnostic::error("bad-id", node.span, message)
                .help(format!("write the id that it had: `{id}`"));
            let problem = decoder.mend(problem, &text, id);
            decoder.report(problem);
            None
        })
    }
}

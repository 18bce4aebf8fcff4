//! The anchors of a page.

use crate::model::{BlockKind, Page};
use crate::text::{Span, Spanned};

/// Every heading's anchor and place, in reading order.
pub(super) fn of_page(page: &Page) -> Vec<(&Spanned<String>, Span)> {
    let mut anchors = Vec::new();
    page.body.each_block(&mut |block| {
        if let BlockKind::Heading { id, .. } = &block.kind {
            anchors.push((id, block.span));
        }
    });
    anchors
}

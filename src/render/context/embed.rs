//! `embed.html`, and how a page offers what can be embedded.

use serde::Serialize;

use super::chart::Chart;
use super::{Card, Link, NoteItem};

/// `page` in `embed.html`: a card, or a chart.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct EmbedPage {
    /// The card of a figure.
    pub(in crate::render) card: Option<Card>,
    /// The axis of the card in words.
    pub(in crate::render) axis_words: String,
    /// The chart of a series.
    pub(in crate::render) chart: Option<Chart>,
    /// The page of the figure or series.
    pub(in crate::render) whole: Link,
    /// The notes of the card or chart.
    pub(in crate::render) notes: Vec<NoteItem>,
}

/// What others paste into a page of theirs.
#[derive(Debug, Clone, Serialize)]
pub(in crate::render) struct EmbedCode {
    /// The frame.
    pub(in crate::render) html: String,
}

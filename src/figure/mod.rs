//! Numbers, units, dates and hedges: reading them in words, writing them in a language.
//!
//! - [`scan()`] finds the numbers that stand in prose; [`names()`] finds those that are part of a name;
//! - [`read`](read::read) reads the words of a reference, and [`compare()`] holds them against a claim;
//! - [`write`](mod@write) writes a claim in a language;
//! - [`derive()`] works out the facts that follow from others, by their [`formula`].
//!
//! What differs from language to language stands in a [`Lexicon`]: words as tables, and what CLDR
//! knows of the locale (separators, dates, lists, order of words).

pub mod calendar;
pub mod formula;
pub mod hedge;
pub mod lexicon;
pub mod read;
pub mod write;

mod amount;
mod compare;
mod derive;
mod fraction;
mod locale;
mod names;
mod number;
mod numerals;
mod piece;
mod scan;
mod slip;
mod spelled;

pub use calendar::{Intro, Moment, PartialDate, When};
pub use compare::{Mismatch, Wrong, compare, in_unit};
pub use derive::{derivation_dates, derivation_units, derive};
pub use fraction::Fraction;
pub use hedge::Hedge;
pub use lexicon::Lexicon;
pub use names::{Names, names};
pub use number::{Number, Style, even};
pub use scan::{Tells, Token, TokenKind, scan};
pub use slip::{Slip, slip};

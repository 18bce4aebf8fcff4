//! Numbers, units, dates and hedges: reading them in words, writing them in a language.

pub mod write;

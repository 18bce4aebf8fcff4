//! One file per kind of registry entry: which fields it has, and what each must be.

pub(super) mod case;
pub(super) mod correction;
pub(super) mod event;
pub(super) mod fact;
pub(super) mod party;
pub(super) mod series;
pub(super) mod source;
pub(super) mod term;

//! A static-site generator for public explainers in which every figure is checked, dated and
//! sourced.

pub mod cite;
pub mod diag;
pub mod figure;
pub mod model;
pub mod render;
pub mod text;

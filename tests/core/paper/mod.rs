//! From content to pages to PDF: what a reader gets.

mod bound;
mod breaks;
mod chart_figures;
mod charts;
mod hard;
mod layout;
mod lonely;
mod look;
mod promises;
mod remembering;
mod pdf;
pub(crate) mod sample;
mod text;
mod turned;

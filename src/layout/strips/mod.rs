//! Strips, rows of cells among them, and how they are dealt out to sheets.

pub(super) mod flow;
pub(super) mod row;
pub(super) mod sheet;
pub(super) mod strip;

//! Rows of a register as blocks.

pub(super) mod blocks;
pub(super) mod cells;
pub(super) mod columns;
mod dates;
mod links;
pub(super) mod list;
mod names;
pub(super) mod pairs;
pub(super) mod priority;
mod review;
pub(super) mod tables;

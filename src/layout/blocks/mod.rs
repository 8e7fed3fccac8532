//! Blocks to strips, and what laying out needs and adds to.

mod changes;
pub(super) mod context;
pub(super) mod heading;
pub(super) mod inline;
pub(super) mod list;
pub(super) mod paragraph;
pub(super) mod quote;
pub(super) mod setting;

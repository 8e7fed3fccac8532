//! An author's text as blocks.

pub(super) mod caret;
mod citations;
pub(super) mod known;
pub(super) mod labels;
pub(super) mod read;

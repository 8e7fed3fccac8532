//! What stands around the body: cover, list of contents, head and foot.

pub(super) mod contents;
mod control;
pub(super) mod cover;
pub(super) mod furniture;

//! The pages as the window holds them: where they stand, what is seen of them, and what is
//! remembered.

pub(super) mod mark;
pub(super) mod pictures;
pub(super) mod plan;
pub(super) mod state;

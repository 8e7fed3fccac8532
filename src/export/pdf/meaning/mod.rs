//! What a paper means: structure, links, outline, and what it says about itself.

pub(super) mod boxes;
pub(super) mod links;
pub(super) mod metadata;
pub(super) mod outline;
pub(super) mod roles;
pub(super) mod tags;
mod kids;

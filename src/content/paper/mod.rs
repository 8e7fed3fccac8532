//! What a paper is made of, and how it reads.

pub(super) mod pieces;
pub(super) mod run;
pub(super) mod spoken;
pub(super) mod text;
pub(super) mod tree;

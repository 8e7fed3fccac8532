//! Two people's copies of a draft put together: base, ours and theirs give edits and conflicts.
//!
//! Prose is put together by words within sentences, rows by id and cell by cell, lists entry by
//! entry; what only one side changed is taken. Where both sides changed the same thing, or one
//! deleted what the other changed, ours stays and a [`crate::model::Conflict`] keeps all of it
//! until somebody answers. No file, clock or window.
//!
//! Invariants: what anybody wrote stands in the draft or in a conflict, unless its author or the
//! one side that changed it took it out. A side that changed nothing changes nothing. Merging a
//! copy again changes nothing. Decision 0017 says why it is done so.

mod answer;
mod answered;
mod around;
mod both;
mod cautious;
mod comments;
mod doubts;
mod held;
mod merging;
mod minutes;
mod nearest;
mod order;
mod present;
mod tokens;
mod value;
mod words;

pub use self::{
    answer::{Answer, answer, stretches},
    cautious::cautious,
    held::held,
    merging::{Merged, Origin, merge},
    nearest::nearest,
    words::{Pick, Stretch, all_picked, is_doubt, picked},
};

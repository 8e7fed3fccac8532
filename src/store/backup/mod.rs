//! Earlier versions of a draft, in a folder beside it: dated backups in a ring, named snapshots.
//!
//! The folder is called “NAME history” and can be seen, moved and deleted like any other. Each
//! state is one file whose name says when it was kept and what a snapshot is called, so nothing
//! else has to be whole to find it. Backups are thinned (`thin`), snapshots never. What is in
//! the folder and is no state is left alone. Moments are given.
//!
//! Invariant: the bytes of a protected draft are kept as they stand on disk, closed. Whoever may
//! read the draft may read its states, and whoever may write it may add to them; nobody else.

mod name;
mod reseal;
mod states;
mod thin;

pub use self::{
    reseal::{Resealed, reseal},
    states::{Kept, clear, folder_of, keep, list, read, remove, snapshot},
};

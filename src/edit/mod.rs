//! Every change to a draft, as a value with an inverse.
//!
//! [`apply()`] is the only function that mutates a draft; it returns the edit that takes the
//! change back. [`History`] keeps those, for one undo and redo across the whole document.
//! No file and no clock: time is given in milliseconds.

mod apply;
mod history;
mod reopen;
mod restore;
mod rows;
mod stroke;

pub use self::{
    apply::{Edit, EditError, apply},
    history::{Change, History, Mark, Typing},
    reopen::{changes_what_was_agreed, reopen},
    restore::{move_back, restore, restore_alone},
    rows::{link, remove_row, unlink},
};

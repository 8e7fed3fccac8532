//! What can be asked of the window: commands with their words and keys, and what panels ask for
//! while they are drawn.

pub(super) mod actions;
pub(super) mod chosen;
mod command;
pub(super) mod company;
pub(super) mod keys;
pub(super) mod needed;
pub(super) mod page;
pub(super) mod review;
mod synonyms;

pub use self::command::Command;

//! An open draft as the window holds it: the session, and what was worked out from it.

pub(super) mod called;
pub(super) mod can;
mod checker;
pub(super) mod company;
pub(super) mod deleted;
mod edited;
mod going;
pub(super) mod history;
pub(super) mod news;
mod next_comment;
mod next_mark;
mod open_cards;
mod next_to_do;
mod open_draft;
mod page_keeper;
pub(super) mod pasted;
pub(super) mod proofs;
pub(super) mod review_state;
mod reviewing;
mod saving;
pub(super) mod state;
pub(super) mod strays;
pub(super) mod talk;
mod unasked;
pub(super) mod unread;
pub(super) mod view;
pub(super) mod ways;

pub use self::open_draft::Desk;

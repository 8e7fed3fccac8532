//! What changed between two states of a draft, in the user's words and word by word.
//!
//! Rows are matched by id, never by likeness. This module only looks: bringing a part back is
//! [`crate::edit`]'s business, and [`Part`] and [`Group::places`] say what to bring back.
//!
//! Invariant: a comparison is empty exactly where the two states are equal.

mod change;
mod fold;
mod group;
mod names;
mod rows;
mod show;
mod value;
mod words;

use crate::model::Draft;
use crate::template::Template;

pub use self::{
    change::{Change, ChangeKind, Comparison, Group, Part},
    fold::{Shown, fold},
    show::point_words,
    words::Piece,
};

/// Compares two states of a draft, as somebody reads them who knows `after`.
pub fn compare(before: &Draft, after: &Draft, template: &Template) -> Comparison {
    group::Comparing::new(before, after, template).groups()
}

#[cfg(test)]
mod tests;

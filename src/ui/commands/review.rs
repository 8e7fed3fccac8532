//! What the user does while looking through what changed.

use std::sync::Arc;

use crate::model::{Draft, Place};
use crate::session::Bookmark;

/// One thing that is done with what changed.
#[derive(Debug, Clone, PartialEq)]
pub enum ReviewAction {
    /// Look through what changed since a state, what that is called, and which state of the history
    /// what is accepted builds on.
    Begin(Arc<Draft>, String, Bookmark),
    /// One change of a text is seen, and kept.
    AcceptChange(Place, usize),
    /// One change of a text is taken back.
    RejectChange(Place, usize),
    /// All that changed at these places is seen, and kept.
    Accept(Vec<Place>),
    /// All that changed at these places is taken back.
    Reject(Vec<Place>),
    /// All that changed in the draft is seen, and kept.
    AcceptAll,
    /// What was accepted last is to be asked again.
    TakeBack,
}

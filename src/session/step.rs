//! One step of a draft’s history, before it is taken.

use crate::edit::{Edit, Typing};
use crate::model::Place;

/// An edit with what the user calls it and where it happens.
pub(super) struct Step {
    pub(super) edit: Edit,
    pub(super) label: String,
    pub(super) place: Place,
    pub(super) typing: Typing,
}

//! What is being written, as it stands on the pages.

use crate::layout::{Area, Spot};
use crate::model::Place;

/// Where the caret is in the text of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caret {
    /// The place.
    pub place: Place,
    /// The byte of its text.
    pub byte: usize,
}

/// What is marked, and what it was looked up for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) struct Mark {
    /// The layout that was searched.
    pub(in crate::ui) turn: u64,
    /// What was searched for.
    pub(in crate::ui) place: Option<Place>,
    /// The caret in it.
    pub(in crate::ui) caret: Option<Caret>,
    /// Where it stands, page by page.
    pub(in crate::ui) areas: Vec<(usize, Area)>,
    /// Where the pages should be to show it; known where nothing is marked, too.
    pub(in crate::ui) spot: Option<Spot>,
}

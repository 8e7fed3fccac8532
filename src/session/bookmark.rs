//! Which state of the history it is that what was seen and kept builds on.
//!
//! Of those states only that one says nothing more once the next is kept. Any other holds what
//! nobody has looked at since, or somebody called it so, and stays.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

/// A place in the history that moves on with each state that is kept. The thread of the history
/// moves it, so that the next errand knows even where nobody has heard of the last.
#[derive(Debug, Clone, Default)]
pub struct Bookmark(Arc<Mutex<Option<Timestamp>>>);

impl Bookmark {
    /// Builds on the state that was kept at a moment.
    pub fn at(moment: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(Some(moment))))
    }

    /// Whether there is a state that it builds on.
    pub(super) fn is_set(&self) -> bool {
        self.moment().is_some()
    }

    /// Returns when the state was kept, where there is one.
    pub(super) fn moment(&self) -> Option<Timestamp> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn move_to(&self, moment: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(moment);
    }
}

impl PartialEq for Bookmark {
    fn eq(&self, other: &Self) -> bool {
        self.moment() == other.moment()
    }
}

//! What the window remembers of earlier versions while they are shown.

use std::{collections::BTreeSet, path::PathBuf};

use crate::model::{Place, SectionId};

/// What the window remembers of the history that is shown.
#[derive(Debug, Clone, Default)]
pub struct HistoryState {
    /// Whether it is shown.
    pub is_shown: bool,
    /// The file of the state that is compared with the draft.
    pub chosen: Option<PathBuf>,
    /// The later state that it is compared with; none for the draft as it is.
    pub(in crate::ui) until: Option<PathBuf>,
    /// For which states and revision a comparison was asked.
    pub(in crate::ui) asked: Option<(PathBuf, Option<PathBuf>, u64)>,
    /// The section whose changes alone are shown.
    pub(in crate::ui) only: Option<SectionId>,
    /// The texts that are shown whole.
    pub(in crate::ui) unfolded: BTreeSet<Place>,
    /// The name of the snapshot that is being taken.
    pub(in crate::ui) naming: Option<String>,
    /// Whether it is being asked if all shall be deleted.
    pub(in crate::ui) is_clearing: bool,
    /// Whether the file manager did not start.
    pub(in crate::ui) has_no_manager: bool,
}

impl HistoryState {
    /// Shows a text whole, or its changes only.
    pub(in crate::ui) fn toggle(&mut self, place: Place) {
        if !self.unfolded.remove(&place) {
            self.unfolded.insert(place);
        }
    }
}

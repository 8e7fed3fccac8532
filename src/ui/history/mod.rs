//! Earlier states of the draft, over the whole page: what is kept at the left, what changed
//! since then at the right.
//!
//! Draws from [`View::past`](super::View) and pushes actions; reading, comparing and keeping go on elsewhere.

mod changes;
mod list;

use std::{collections::BTreeSet, path::PathBuf};

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

pub(super) use self::list::{Row, rows};
use super::{Actions, UiState, View};
use crate::model::Place;

/// How wide the list of states is.
const LIST: f32 = 340.0;

/// What the window remembers of the history that is shown.
#[derive(Debug, Clone, Default)]
pub struct HistoryState {
    /// Whether it is shown.
    pub is_shown: bool,
    /// The file of the state that is compared with the draft.
    pub chosen: Option<PathBuf>,
    /// The later state that it is compared with; none for the draft as it is.
    pub(super) until: Option<PathBuf>,
    /// For which states and revision a comparison was asked.
    pub(super) asked: Option<(PathBuf, Option<PathBuf>, u64)>,
    /// The texts that are shown whole.
    pub(super) unfolded: BTreeSet<Place>,
    /// The name of the snapshot that is being taken.
    pub(super) naming: Option<String>,
    /// Whether it is being asked if all shall be deleted.
    pub(super) is_clearing: bool,
    /// Whether the file manager did not start.
    pub(super) has_no_manager: bool,
}

impl HistoryState {
    /// Shows a text whole, or its changes only.
    fn toggle(&mut self, place: Place) {
        if !self.unfolded.remove(&place) {
            self.unfolded.insert(place);
        }
    }
}

/// What the user asked of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HistoryAction {
    /// Keep the draft as it is under a name.
    Snapshot(String),
    /// Open the folder in the file manager.
    ShowFolder,
    /// Delete everything that is kept.
    Clear,
}

/// Shows the history in the whole window.
pub(super) fn history_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (rows, state): (&[Row], &mut UiState),
    actions: &mut Actions,
) {
    let colors = &view.tokens.colors;
    let frame = Frame::new()
        .fill(colors.panel)
        .inner_margin(Margin::symmetric(16, 12));
    Panel::left("earlier states")
        .resizable(false)
        .exact_size(LIST)
        .frame(frame)
        .show(ui, |ui| {
            list::list_ui(ui, view, (rows, &mut state.history), actions);
        });
    CentralPanel::no_frame().show(ui, |ui| {
        changes::changes_ui(ui, view, (rows, &mut state.history), actions);
    });
}

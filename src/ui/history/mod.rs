//! Earlier versions of the draft, over the whole page: what is kept at the left, what changed
//! since then at the right.
//!
//! Draws from [`View::past`](crate::ui::desk::view::View) and pushes actions; reading, comparing and keeping go on elsewhere.

mod changes;
mod list;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

pub(super) use self::list::{Row, rows};
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    walk::{Area, area_ui},
};

/// How wide the list of states is, and which part of a small window it takes at most.
const LIST: f32 = 340.0;
const LIST_SHARE: f32 = 0.42;

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
    Panel::left("earlier versions")
        .resizable(false)
        .exact_size(LIST.min(ui.available_width() * LIST_SHARE))
        .frame(frame)
        .show(ui, |ui| {
            area_ui(ui, Area::Outline, |ui| {
                list::list_ui(ui, view, (rows, &mut state.history), actions);
            });
        });
    CentralPanel::no_frame().show(ui, |ui| {
        area_ui(ui, Area::Page, |ui| {
            changes::changes_ui(ui, view, (rows, &mut state.history), actions);
        });
    });
}

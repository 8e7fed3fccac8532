//! The paper alone in the window, to be read from beginning to end.

use egui::{CentralPanel, Panel, Ui};

use super::{
    bar::reading_bar_ui,
    view::{Role, pages_ui},
};
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    walk::{Area, area_ui},
};

/// How wide the strip of small pages is.
const STRIP: f32 = 168.0;
/// Below this width, in points, the pages need all the room.
const NARROW: f32 = 1000.0;

/// Shows the pages in the whole window, a strip of small ones beside them.
pub(in crate::ui) fn reading_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let has_strip = ui.available_width() >= NARROW;
    let frame = egui::Frame::new().fill(tokens.colors.panel);
    Panel::top("reading bar")
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            area_ui(ui, Area::Bar, |ui| reading_bar_ui(ui, view, state, actions));
        });
    if has_strip {
        Panel::left("small pages")
            .resizable(false)
            .exact_size(STRIP)
            .frame(egui::Frame::new())
            .show(ui, |ui| {
                area_ui(ui, Area::Outline, |ui| {
                    pages_ui(ui, view, state, actions, Role::Small);
                });
            });
    }
    CentralPanel::no_frame().show(ui, |ui| {
        area_ui(ui, Area::Page, |ui| {
            pages_ui(ui, view, state, actions, Role::Reading);
        });
    });
    state.preview.pictures.end_frame();
}

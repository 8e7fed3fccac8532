//! The user guide beside the text, in the place of the help.

use egui::Ui;

use crate::ui::{
    commands::actions::Actions,
    desk::{
        state::{HelpTab, UiState},
        view::View,
    },
    widgets::{
        button::{Button, button_ui},
        guide,
        text::heading_ui,
    },
};

/// What is left at the right of the panel, in points.
const RIGHT: f32 = 18.0;

/// Shows what stands above the chapter: the way out, and the search.
pub(super) fn head_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState) {
    let tokens = view.tokens;
    heading_ui(
        ui,
        "User guide",
        2,
        tokens.text.card_title,
        tokens.colors.ink,
    );
    if button_ui(ui, Button::quiet("Back to the help")).clicked() {
        state.help_tab = HelpTab::Guidance;
    }
    // The field ends where the words below it do.
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width() - RIGHT);
        guide::guide_head_ui(ui, &mut state.guide);
    });
}

pub(super) fn guide_ui(ui: &mut Ui, state: &mut UiState, actions: &mut Actions) {
    if let Some(address) = guide::guide_ui(ui, &mut state.guide) {
        actions.visit(address);
    }
}

//! What was just deleted, at the foot of the page, with a way back. Nothing on the page moves
//! when it comes or goes.

use egui::{Align, Id, Layout, Margin, Panel, Ui, accesskit::Live};

use crate::ui::{
    commands::{Command, actions::Actions, keys},
    desk::{state::UiState, view::View},
    widgets::{
        button::{Button, button_ui},
        press,
        steady::steady,
        text::text_ui,
    },
};

pub(in crate::ui) fn deleted_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
) {
    let what = state.deleted.as_ref().map(|deleted| deleted.what.clone());
    let Some(what) = steady(ui, Id::unique("shown deleted"), what) else {
        return;
    };
    let tokens = view.tokens;
    let frame = egui::Frame::new()
        .fill(tokens.colors.hover_tint)
        .inner_margin(Margin::symmetric(16, 4));
    Panel::bottom("deleted")
        .exact_size(44.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = tokens.space.s;
                let words = format!("Deleted {what}");
                let shown = ui
                    .scope(|ui| {
                        ui.set_max_width((ui.available_width() - 140.0).max(120.0));
                        text_ui(ui, &words, tokens.text.body, tokens.colors.ink)
                    })
                    .inner;
                press::announce(ui, &shown, Live::Polite);
                let shortcut = keys::words(ui.ctx(), Command::Undo);
                let undo = button_ui(ui, Button::secondary("Undo").shortcut(&shortcut));
                if undo.clicked() {
                    actions.run(Command::Undo);
                }
                if let Some(deleted) = &mut state.deleted {
                    deleted.is_held = undo.has_focus() || undo.hovered();
                }
            });
        });
}

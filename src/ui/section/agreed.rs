//! Over a page that is agreed: by whom and when, and the one way to write in it again.

use egui::{Frame, Margin, Ui};

use super::sheet::Sheet;
use crate::model::Place;
use crate::session;
use crate::ui::{
    commands::Command,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// Shows that the section of a page is agreed, where it is.
pub(super) fn agreed_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, place: &Place) {
    let Place::Section(section) = place else {
        return;
    };
    let Some(agreement) = sheet.view.draft.minutes.agreed.get(section) else {
        return;
    };
    let tokens = sheet.tokens();
    let frame = Frame::new()
        .fill(tokens.colors.accent_tint)
        .corner_radius(tokens.radius.m)
        .inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = session::agreed_words(agreement);
        text_ui(ui, &words, tokens.text.strong, tokens.colors.ink);
        let open = Button::secondary(session::OPEN_AGAIN);
        let hint = "It can be written in again, and it is noted who opened it and when";
        if button_ui(ui, open).on_hover_text(hint).clicked() {
            sheet.actions.run(Command::ToggleAgreed);
        }
    });
    ui.add_space(tokens.space.l);
}

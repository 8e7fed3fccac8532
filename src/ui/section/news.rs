//! What says over a section that it is otherwise than when the user looked at it last.

use egui::Ui;

use super::sheet::Sheet;
use crate::template::Section;
use crate::ui::{
    commands::actions::HistoryAction,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// Says that a section changed since, with the way to what changed.
pub(super) fn news_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, section: &Section) {
    let Some((glance, when)) = sheet.state.news.since().cloned() else {
        return;
    };
    let tokens = sheet.tokens();
    ui.add_space(tokens.space.s);
    let words = format!("Changed since you last looked, {when}.");
    text_ui(ui, &words, tokens.text.hint, tokens.colors.ink);
    ui.horizontal_wrapped(|ui| {
        // Without a file nothing earlier is kept.
        if sheet.view.path.is_some() && button_ui(ui, Button::quiet("Show what changed")).clicked()
        {
            let section = section.id.clone();
            sheet.actions.history(HistoryAction::Since(section, glance));
        }
        if button_ui(ui, Button::quiet("I have seen it")).clicked() {
            sheet.state.news.put_away();
        }
    });
}

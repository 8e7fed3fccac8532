//! The question before a draft with unsaved changes is closed.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::text_ui,
};

pub(super) fn unsaved_ui(ctx: &Context, setting: &Setting<'_>) -> Option<Reply> {
    frame_ui(ctx, setting, ("Save your changes?", 420.0), |ui| {
        let tokens = setting.tokens;
        let message = "What you wrote since the last save is lost if you do not save it.";
        text_ui(ui, message, tokens.text.body, tokens.colors.ink);
        answers_ui(ui, |ui| {
            let save = button_ui(ui, Button::primary("Save"));
            if setting.is_fresh {
                save.request_focus();
            }
            if save.clicked() {
                return Some(Reply::SaveFirst);
            }
            if button_ui(ui, Button::secondary("Don’t save")).clicked() {
                return Some(Reply::Discard);
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

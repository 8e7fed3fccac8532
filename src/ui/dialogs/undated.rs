//! The question before a day that is not understood is lost.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::model::Place;
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::text_ui,
};

pub(super) fn undated_ui(
    ctx: &Context,
    place: &Place,
    texts: &[String],
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("A day is not understood", 460.0), |ui| {
        let tokens = setting.tokens;
        for text in texts {
            text_ui(ui, text, tokens.text.strong, tokens.colors.ink);
        }
        let message = "It is not in the draft, and is lost if you go on. Everything else is safe.";
        text_ui(ui, message, tokens.text.body, tokens.colors.ink);
        answers_ui(ui, |ui| {
            let go = button_ui(ui, Button::primary("Go to it"));
            if setting.is_fresh {
                go.request_focus();
            }
            if go.clicked() {
                return Some(Reply::Go(place.clone()));
            }
            if button_ui(ui, Button::secondary("Go on without it")).clicked() {
                return Some(Reply::ForgetDays);
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

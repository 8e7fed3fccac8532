//! A paper that was dropped on the window and is one that was sent out: which text it is.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::KnownCopy;
use crate::ui::{
    commands::Command,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

pub(super) fn known_copy_ui(
    ctx: &Context,
    known: &KnownCopy,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
    frame_ui(ctx, setting, ("This copy was sent out", 560.0), |ui| {
        text_ui(ui, &known.words(), text.body, colors.ink);
        text_ui(ui, &known.print_words(), text.hint, colors.muted);
        if let Some(kept) = known.kept_words() {
            text_ui(ui, &kept, text.hint, colors.muted);
        }
        answers_ui(ui, |ui| {
            let close = button_ui(ui, Button::primary("Close"));
            if setting.is_fresh {
                close.request_focus();
            }
            if button_ui(ui, Button::secondary("Show the history")).clicked() {
                return Some(Reply::Run(Command::History));
            }
            close.clicked().then_some(Reply::Close)
        })
    })
}

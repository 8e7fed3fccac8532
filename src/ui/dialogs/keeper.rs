//! A draft that somebody keeps: whoever else opens it is asked to write in a file of their own.

use std::path::PathBuf;

use egui::Context;

use super::{
    frame::{Reply, Setting, answers_ui, frame_ui},
    in_use::{OWN_FILE, WRITE_BESIDE},
};
use crate::ui::{
    commands::company::Opening,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// A draft that somebody else keeps.
#[derive(Debug)]
pub(in crate::ui) struct KeeperDialog {
    /// The draft's file.
    pub(in crate::ui) path: PathBuf,
    /// Who keeps it.
    pub(in crate::ui) keeper: String,
}

pub(super) fn keeper_ui(
    ctx: &Context,
    dialog: &KeeperDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = "Write in a file of your own?";
    frame_ui(ctx, setting, (title, 520.0), |ui| {
        let tokens = setting.tokens;
        let (body, colors) = (tokens.text.body, &tokens.colors);
        let who = format!("{} keeps this draft.", dialog.keeper);
        text_ui(ui, &who, tokens.text.strong, colors.ink);
        text_ui(ui, OWN_FILE, body, colors.ink);
        let safe = "If you write in the draft itself, nobody’s text is overwritten either way.";
        text_ui(ui, safe, body, colors.muted);
        answers_ui(ui, |ui| {
            let own = button_ui(ui, Button::primary(WRITE_BESIDE));
            if setting.is_fresh {
                own.request_focus();
            }
            if own.clicked() {
                return Some(Reply::OpenAs(dialog.path.clone(), Opening::Own));
            }
            let stay = button_ui(ui, Button::secondary("Write in the draft itself"));
            stay.clicked().then_some(Reply::Close)
        })
    })
}

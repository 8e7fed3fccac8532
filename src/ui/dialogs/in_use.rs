//! A draft that is open already: who has it open, and how it may be opened all the same.

use std::path::PathBuf;

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::ui::{
    commands::company::Opening,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// What one presses to write beside a draft.
pub(super) const WRITE_BESIDE: &str = "Write in a file of my own";
/// What that does.
pub(super) const OWN_FILE: &str = "In a file of your own beside the draft you write at once: whoever keeps the draft sees what you wrote and takes it in, as often as you like.";

/// A draft that somebody has open.
#[derive(Debug)]
pub(in crate::ui) struct InUseDialog {
    /// The draft's file.
    pub(in crate::ui) path: PathBuf,
    /// Who has it open, on which machine, since when.
    pub(in crate::ui) who: String,
    /// When they were heard of last.
    pub(in crate::ui) heard: String,
    /// Whether it is this user, on this machine.
    pub(in crate::ui) is_own: bool,
}

pub(super) fn in_use_ui(
    ctx: &Context,
    dialog: &InUseDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = if dialog.is_own {
        "You have this draft open already"
    } else {
        "Somebody has this draft open"
    };
    frame_ui(ctx, setting, (title, 560.0), |ui| {
        let tokens = setting.tokens;
        let colors = &tokens.colors;
        text_ui(ui, &dialog.who, tokens.text.strong, colors.ink);
        text_ui(ui, &dialog.heard, tokens.text.body, colors.ink);
        if !dialog.is_own {
            text_ui(ui, OWN_FILE, tokens.text.body, colors.ink);
        }
        let choices = "Read-only shows the draft as it was saved last. A copy is yours alone. If you take over, they are told; nobody’s text is overwritten either way.";
        text_ui(ui, choices, tokens.text.body, colors.muted);
        answers_ui(ui, |ui| {
            let open_as = |opening| Some(Reply::OpenAs(dialog.path.clone(), opening));
            let choices: &[(&str, Opening)] = if dialog.is_own {
                &[("Open read-only", Opening::Read)]
            } else {
                &[
                    (WRITE_BESIDE, Opening::Own),
                    ("Open read-only", Opening::Read),
                ]
            };
            for (idx, (words, opening)) in choices.iter().enumerate() {
                let button = match idx {
                    0 => Button::primary(words),
                    _ => Button::secondary(words),
                };
                let button = button_ui(ui, button);
                if idx == 0 && setting.is_fresh {
                    button.request_focus();
                }
                if button.clicked() {
                    return open_as(*opening);
                }
            }
            if button_ui(ui, Button::secondary("Open a copy")).clicked() {
                return open_as(Opening::Copy);
            }
            if button_ui(ui, Button::secondary("Take over")).clicked() {
                return open_as(Opening::TakeOver);
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

pub(super) fn forward_ui(ctx: &Context, setting: &Setting<'_>) -> Option<Reply> {
    frame_ui(ctx, setting, ("This draft is open already", 480.0), |ui| {
        let tokens = setting.tokens;
        let text = "It is open in another window of Candour, which has come forward.";
        text_ui(ui, text, tokens.text.body, tokens.colors.ink);
        answers_ui(ui, |ui| {
            let close = button_ui(ui, Button::primary("Close"));
            if setting.is_fresh {
                close.request_focus();
            }
            close.clicked().then_some(Reply::Close)
        })
    })
}

//! What became of last year’s draft, once this year’s is open.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, copy_ui, frame_ui, is_copied};
use crate::session::Forward;
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::text_ui,
};

/// What became of last year’s draft.
#[derive(Debug)]
pub(in crate::ui) struct BegunDialog {
    /// What was done, a sentence each.
    told: Vec<String>,
    /// What stands in no paper: where it was, and its words.
    left: Vec<(String, String)>,
}

impl BegunDialog {
    /// Tells what was done.
    pub(in crate::ui) fn of(next: Forward) -> Self {
        Self {
            told: next.told,
            left: next.left,
        }
    }
}

pub(super) fn begun_ui(
    ctx: &Context,
    dialog: &BegunDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("This year’s draft is begun", 640.0), |ui| {
        let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
        for told in &dialog.told {
            text_ui(ui, told, text.body, colors.ink);
        }
        if !dialog.left.is_empty() {
            text_ui(ui, "Kept, and in no paper", text.strong, colors.ink);
            for (of, words) in &dialog.left {
                text_ui(ui, &format!("From “{of}”:"), text.hint, colors.muted);
                text_ui(ui, words, text.body, colors.ink);
            }
        }
        answers_ui(ui, |ui| {
            let done = button_ui(ui, Button::primary("Done"));
            if setting.is_fresh {
                done.request_focus();
            }
            if !dialog.left.is_empty()
                && copy_ui(ui, "Copy what is in no paper", is_copied(setting))
            {
                let all: Vec<&str> = dialog
                    .left
                    .iter()
                    .map(|(_, words)| words.as_str())
                    .collect();
                ui.ctx().copy_text(all.join("\n\n"));
            }
            done.clicked().then_some(Reply::Close)
        })
    })
}

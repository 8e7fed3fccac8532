//! A long file while it is read: how far that has come, and *Cancel*.

use std::time::Duration;

use egui::{Context, ProgressBar};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::Reading;
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::text_ui,
};

/// How often the bar is drawn.
const REDRAW: Duration = Duration::from_millis(100);

/// A file that is being read.
#[derive(Debug)]
pub(in crate::ui) struct ReadingDialog {
    /// What it is called.
    pub(in crate::ui) name: String,
    /// How far it has come.
    pub(in crate::ui) reading: Reading,
}

pub(super) fn reading_ui(
    ctx: &Context,
    dialog: &ReadingDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Reading…", 480.0), |ui| {
        let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
        text_ui(ui, &dialog.name, text.body, colors.ink);
        let bar = ProgressBar::new(dialog.reading.share())
            .desired_height(6.0)
            .fill(colors.accent);
        ui.scope(|ui| {
            ui.visuals_mut().extreme_bg_color = colors.line;
            ui.add(bar);
        });
        let note = "Nothing is changed before you have seen what is in it.";
        text_ui(ui, note, text.hint, colors.muted);
        // What is drawn changes without anybody doing anything, for as long as the work takes.
        ui.ctx().request_repaint_after(REDRAW);
        answers_ui(ui, |ui| {
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            if setting.is_fresh {
                cancel.request_focus();
            }
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

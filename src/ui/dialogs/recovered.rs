//! A draft is opened of which a crash left unsaved changes: which of the two?

use egui::Context;

use super::{Reply, Setting, answers_ui, frame_ui};
use crate::session::Recovered;
use crate::ui::{
    start::Left,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// What is asked about.
#[derive(Debug)]
pub(in crate::ui) struct RecoveredDialog {
    pub(in crate::ui) recovered: Recovered,
    pub(in crate::ui) left: Left,
}

pub(super) fn recovered_ui(
    ctx: &Context,
    dialog: &RecoveredDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = "There are changes that were not saved";
    frame_ui(ctx, setting, (title, 520.0), |ui| {
        let tokens = setting.tokens;
        let RecoveredDialog { recovered, left } = dialog;
        let message = format!(
            "Candour ended before the last changes to “{}” were saved. A copy of them was {}.",
            left.name, left.kept
        );
        text_ui(ui, &message, tokens.text.body, tokens.colors.ink);
        let safe = "The saved file stays as it is until you save. If you open it now, the copy is still offered on the start screen.";
        text_ui(ui, safe, tokens.text.body, tokens.colors.muted);
        answers_ui(ui, |ui| {
            let open = button_ui(ui, Button::primary("Open with the changes"));
            if setting.is_fresh {
                open.request_focus();
            }
            if open.clicked() {
                return Some(Reply::Recover(Box::new(recovered.clone())));
            }
            if let Some(path) = &recovered.open.draft
                && button_ui(ui, Button::secondary("Open the saved file")).clicked()
            {
                return Some(Reply::OpenSaved(path.clone()));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

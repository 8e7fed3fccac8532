//! A draft is opened of which a crash left unsaved changes: which of the two?

use std::collections::BTreeSet;

use egui::Context;

use super::{
    differences::differences_ui,
    frame::{Reply, Setting, answers_ui, frame_ui},
};
use crate::compare::Comparison;
use crate::model::Place;
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
    recovered: Recovered,
    left: Left,
    /// What the copy changes in the saved file, where that is known.
    changes: Option<Comparison>,
    /// The texts that are shown whole.
    unfolded: BTreeSet<Place>,
}

impl RecoveredDialog {
    /// Begins with what a crash left, in words, and what it changes in the saved file.
    pub(in crate::ui) fn new(
        recovered: Recovered,
        left: Left,
        changes: Option<Comparison>,
    ) -> Self {
        Self {
            recovered,
            left,
            changes,
            unfolded: BTreeSet::new(),
        }
    }
}

pub(super) fn recovered_ui(
    ctx: &Context,
    dialog: &mut RecoveredDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = "There are changes that were not saved";
    let width = if dialog.changes.is_some() {
        860.0
    } else {
        520.0
    };
    frame_ui(ctx, setting, (title, width), |ui| {
        let tokens = setting.tokens;
        let RecoveredDialog {
            recovered,
            left,
            changes,
            unfolded,
        } = dialog;
        let message = format!(
            "Candour ended before the last changes to “{}” were saved. A copy of them was {}.",
            left.name, left.kept
        );
        text_ui(ui, &message, tokens.text.body, tokens.colors.ink);
        let safe = "The saved file stays as it is until you save. If you open it now, the copy is still offered on the start screen.";
        text_ui(ui, safe, tokens.text.body, tokens.colors.muted);
        if let Some(changes) = changes {
            let explained = if changes.is_empty() {
                "The copy and the saved file say the same."
            } else {
                "Struck through is what only the saved file has, underlined what only the copy has."
            };
            text_ui(ui, explained, tokens.text.body, tokens.colors.muted);
            differences_ui(ui, changes, unfolded);
        }
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

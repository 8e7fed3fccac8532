//! How several people write in one shared folder: who keeps the draft, and what is taken in by itself.

use egui::{Context, Id};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::model::Team;
use crate::session::Action;
use crate::ui::widgets::{
    button::{Button, button_ui},
    field::FieldSpec,
    line_edit::line_edit_ui,
    text::text_ui,
};

/// How a draft in a shared folder is written, while it is said.
#[derive(Debug)]
pub(in crate::ui) struct SharedFolderDialog {
    is_kept: bool,
    keeper: String,
    takes_in: bool,
}

impl SharedFolderDialog {
    /// Begins with what the draft says; `me` keeps it where nobody does yet.
    pub(in crate::ui) fn new(team: &Team, me: String) -> Self {
        let is_kept = !team.keeper.is_empty();
        Self {
            is_kept,
            keeper: if is_kept { team.keeper.clone() } else { me },
            takes_in: team.takes_in,
        }
    }
}

pub(super) fn shared_folder_ui(
    ctx: &Context,
    dialog: &mut SharedFolderDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Shared folder", 560.0), |ui| {
        let (tokens, body) = (setting.tokens, setting.tokens.text.body);
        let what = "In a folder that several people use, each can write in a file of their own beside the draft. While the draft is open, Candour says who has written what.";
        text_ui(ui, what, body, tokens.colors.muted);
        let words = "Ask everybody else to write in a file of their own";
        let kept = ui.checkbox(&mut dialog.is_kept, words);
        if setting.is_fresh {
            kept.request_focus();
        }
        if dialog.is_kept {
            let spec = FieldSpec {
                id: Id::unique("keeper of the draft"),
                label: "Who keeps the draft",
                hint: "",
            };
            if let Some(name) = line_edit_ui(ui, &spec, &dialog.keeper).changed {
                dialog.keeper = name;
            }
        }
        let words = "Take in by itself what people write in sections given to them";
        ui.checkbox(&mut dialog.takes_in, words);
        let when = "Only where nothing is in doubt, once they have closed their file or rested for ten minutes. It can be undone.";
        text_ui(ui, when, tokens.text.hint, tokens.colors.muted);
        answers_ui(ui, |ui| {
            if button_ui(ui, Button::primary("Save")).clicked() {
                let keeper = if dialog.is_kept {
                    dialog.keeper.clone()
                } else {
                    String::new()
                };
                let takes_in = dialog.takes_in;
                return Some(Reply::Act(Action::Share { keeper, takes_in }));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

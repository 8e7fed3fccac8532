//! A pack or a reply that was written, with the mail to go with it.

use std::path::PathBuf;

use egui::Context;

use super::frame::{PackReply, Reply, Setting, answers_ui, copy_ui, frame_ui, is_copied};
use crate::ui::{
    outside::Errand,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// A file to be mailed.
#[derive(Debug)]
pub(in crate::ui) struct SentDialog {
    /// The file.
    pub(in crate::ui) path: PathBuf,
    /// What goes with it.
    pub(in crate::ui) mail: String,
    /// Whether it is what comes back.
    pub(in crate::ui) is_reply: bool,
    /// Whether it opens with the passphrase of the draft.
    pub(in crate::ui) is_protected: bool,
    /// Whether it opens with a passphrase of its own.
    pub(in crate::ui) has_own: bool,
}

/// What is said of a pack that opens with a passphrase of its own.
const OWN: &str = "It opens with the passphrase that you gave it. Give it by phone or in person, not \
    in this email. You type it again when the pack comes back.";

/// What is said of a pack that opens with the passphrase of its draft.
const PROTECTED: &str = "It opens with the passphrase of this draft, which opens the whole draft \
    too. Give it by phone or in person, not in this email.";

pub(super) fn sent_ui(ctx: &Context, dialog: &SentDialog, setting: &Setting<'_>) -> Option<Reply> {
    let title = if dialog.is_reply {
        "Ready to be sent back"
    } else {
        "The pack is made"
    };
    frame_ui(ctx, setting, (title, 560.0), |ui| {
        let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
        let name = dialog.path.file_name().unwrap_or_default().display();
        let told = if dialog.is_reply {
            format!("Mail {name}. What you write after this goes into another reply.")
        } else {
            format!("Mail {name}. Your draft notes who was asked, and is otherwise as it was.")
        };
        text_ui(ui, &told, text.body, colors.ink);
        if dialog.is_protected && !dialog.is_reply {
            text_ui(ui, PROTECTED, text.body, colors.attention);
        }
        if dialog.has_own && !dialog.is_reply {
            text_ui(ui, OWN, text.body, colors.attention);
        }
        text_ui(ui, "A mail to go with it:", text.hint, colors.muted);
        text_ui(ui, &dialog.mail, text.body, colors.ink);
        answers_ui(ui, |ui| {
            let done = button_ui(ui, Button::primary("Done"));
            if setting.is_fresh {
                done.request_focus();
            }
            if copy_ui(ui, "Copy the mail", is_copied(setting)) {
                return Some(Reply::Pack(PackReply::CopyMail));
            }
            if button_ui(ui, Button::secondary("Show in its folder")).clicked() {
                return Some(Reply::Send(Errand::InFolder(dialog.path.clone())));
            }
            done.clicked().then_some(Reply::Close)
        })
    })
}

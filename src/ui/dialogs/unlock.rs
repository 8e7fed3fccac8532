//! The passphrase of a protected draft that is to be opened.

use egui::{Context, Id, Key};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::Passphrase;
use crate::ui::widgets::{
    button::{Button, button_ui},
    field::FieldSpec,
    secret_edit::{Secret, secret_edit_ui},
    text::text_ui,
};

/// What is asked, and how it stands.
#[derive(Debug)]
pub(in crate::ui) struct UnlockDialog {
    /// The draft, as people say it.
    name: String,
    secret: Secret,
    /// Whether the draft is being opened with what was typed.
    pub(in crate::ui) is_working: bool,
    /// Whether what was typed was another passphrase.
    is_refused: bool,
}

impl UnlockDialog {
    /// Begins to ask for the passphrase of a draft.
    pub(in crate::ui) fn new(name: String) -> Self {
        Self {
            name,
            secret: Secret::default(),
            is_working: false,
            is_refused: false,
        }
    }

    /// Begins to ask, once more where one was given that is another.
    pub(in crate::ui) fn again(name: String, is_refused: bool) -> Self {
        Self {
            is_refused,
            ..Self::new(name)
        }
    }

    /// Takes note that it was another passphrase.
    pub(in crate::ui) fn refuse(&mut self) {
        self.is_refused = self.is_working && self.secret.n_chars() > 0;
        self.is_working = false;
        self.secret.wipe();
    }

    fn submitted(&self) -> Option<Passphrase> {
        self.secret.passphrase().filter(|_| !self.is_working)
    }
}

pub(super) fn unlock_ui(
    ctx: &Context,
    dialog: &mut UnlockDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("This draft is protected", 460.0), |ui| {
        let tokens = setting.tokens;
        let message = format!("“{}” is opened with its passphrase.", dialog.name);
        text_ui(ui, &message, tokens.text.body, tokens.colors.ink);
        let spec = FieldSpec {
            id: Id::unique("passphrase"),
            label: "Passphrase",
            hint: "",
        };
        let typed = secret_edit_ui(ui, &spec, &mut dialog.secret);
        if setting.is_fresh {
            typed.request_focus();
        }
        let enters = typed.has_focus()
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
        ui.checkbox(&mut dialog.secret.is_shown, "Show what I type");
        if dialog.is_working {
            text_ui(ui, "Opening…", tokens.text.hint, tokens.colors.muted);
        } else if dialog.is_refused {
            let wrong =
                "▲ That is not the passphrase. Mind capitals and spaces. The file is not damaged.";
            text_ui(ui, wrong, tokens.text.strong, tokens.colors.attention);
        } else {
            let help = "Whoever protected the draft knows it. Without it nobody can open the file.";
            text_ui(ui, help, tokens.text.hint, tokens.colors.muted);
        }
        answers_ui(ui, |ui| {
            let can_open = dialog.submitted().is_some();
            let open = ui.add_enabled_ui(can_open, |ui| button_ui(ui, Button::primary("Open")));
            if open.inner.clicked() || enters {
                return dialog.submitted().map(Reply::Unlock);
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

//! Protecting the open draft with a passphrase, with another one, or no longer.

use egui::{Context, Id, Key, Ui, accesskit::Live};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::{MIN_PASSPHRASE_CHARS as MIN_CHARS, Seal};
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        press,
        secret_edit::{Secret, secret_edit_ui},
        text::text_ui,
    },
};

/// What was typed so far.
#[derive(Debug, Default)]
pub(in crate::ui) struct ProtectDialog {
    secret: Secret,
    again: Secret,
    /// Whether the user says that others can find it.
    is_safe: bool,
}

impl ProtectDialog {
    fn seal(&self) -> Option<Seal> {
        let is_good = self.secret.n_chars() >= MIN_CHARS && self.secret == self.again;
        let passphrase = self
            .secret
            .passphrase()
            .filter(|_| is_good && self.is_safe)?;
        Some(Seal::Passphrase(passphrase))
    }

    /// Says what is missing before the draft can be protected so; nothing where all is there.
    fn missing(&self) -> Option<String> {
        let n_chars = self.secret.n_chars();
        let mut missing = Vec::new();
        match n_chars {
            0 => missing.push(format!("a passphrase of at least {MIN_CHARS} characters")),
            n if n < MIN_CHARS => missing.push(format!("{} more characters", MIN_CHARS - n)),
            _ if self.again.n_chars() == 0 => missing.push("the passphrase once more".to_owned()),
            _ if self.secret != self.again => {
                missing.push("the same passphrase in both fields".to_owned());
            }
            _ => {}
        }
        if !self.is_safe {
            missing.push("the tick that a colleague can find it".to_owned());
        }
        (!missing.is_empty()).then(|| format!("Still missing: {}", missing.join("; ")))
    }
}

pub(super) fn protect_ui(
    ctx: &Context,
    dialog: &mut ProtectDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let is_closed = setting.view.as_ref().is_some_and(|view| view.is_closed);
    let title = if is_closed {
        "This draft is protected"
    } else {
        "Protect this draft with a passphrase"
    };
    frame_ui(ctx, setting, (title, 520.0), |ui| {
        let tokens = setting.tokens;
        explain_ui(ui, is_closed, tokens);
        let enters = fields_ui(ui, dialog, setting);
        let words = "A colleague can find it when I am away: it is in our password store";
        ui.checkbox(&mut dialog.is_safe, words);
        missing_ui(ui, dialog, tokens);
        answers_ui(ui, |ui| {
            let verb = if is_closed {
                "Change the passphrase"
            } else {
                "Protect"
            };
            let seal = dialog.seal();
            let can = seal.is_some();
            let protect = ui.add_enabled_ui(can, |ui| button_ui(ui, Button::primary(verb)));
            if protect.inner.clicked() || enters && can {
                return seal.map(Reply::Protect);
            }
            let off = Button::secondary("Remove the protection");
            if is_closed && button_ui(ui, off).clicked() {
                return Some(Reply::Protect(Seal::Open));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

/// Says why the button cannot be pressed yet. The line keeps its place once all is there.
fn missing_ui(ui: &mut Ui, dialog: &ProtectDialog, tokens: &Tokens) {
    let (words, color) = match dialog.missing() {
        Some(missing) => (missing, tokens.colors.attention),
        None => ("Nothing is missing".to_owned(), tokens.colors.muted),
    };
    let shown = text_ui(ui, &words, tokens.text.hint, color);
    press::announce(ui, &shown, Live::Polite);
}

/// Says what it does, and what forgetting the passphrase means, before it matters.
fn explain_ui(ui: &mut Ui, is_closed: bool, tokens: &Tokens) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    let what = if is_closed {
        "Its file, its recovery copies and its history are encrypted. With a new passphrase all of them change. Without protection, whoever can open the folder can read them."
    } else {
        "Its file, its recovery copies and its history are encrypted from then on; what lies there in clear is deleted once that is done. Papers that you export are not protected."
    };
    text_ui(ui, what, text.body, colors.ink);
    let warning = "If the passphrase is forgotten, the draft is lost. Nobody can open it without: not your IT service, not the makers of this program.";
    text_ui(ui, warning, text.strong, colors.attention);
}

/// Returns whether the Enter key was pressed in one of the fields.
fn fields_ui(ui: &mut Ui, dialog: &mut ProtectDialog, setting: &Setting<'_>) -> bool {
    let spec = FieldSpec {
        id: Id::unique("new passphrase"),
        label: "New passphrase",
        hint: "At least 12 characters. Three or four words that nobody would put together are strong, and can be remembered",
    };
    let first = secret_edit_ui(ui, &spec, &mut dialog.secret);
    if setting.is_fresh {
        first.request_focus();
    }
    let spec = FieldSpec {
        id: Id::unique("new passphrase again"),
        label: "Once more",
        hint: "",
    };
    let second = secret_edit_ui(ui, &spec, &mut dialog.again);
    if ui
        .checkbox(&mut dialog.secret.is_shown, "Show what I type")
        .changed()
    {
        dialog.again.is_shown = dialog.secret.is_shown;
    }
    let has_keyboard = first.has_focus() || second.has_focus();
    has_keyboard && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter))
}

//! Why something stays as it is that readiness asked about.

use egui::{Context, Id, Key};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::check::Finding;
use crate::session::Action;
use crate::ui::widgets::{
    button::{Button, button_ui},
    field::FieldSpec,
    line_edit::line_edit_ui,
    text::text_ui,
};

/// The question, and what is written so far.
#[derive(Debug)]
pub(in crate::ui) struct WhyDialog {
    finding: Finding,
    because: String,
}

impl WhyDialog {
    /// Begins without a reason.
    pub(in crate::ui) fn new(finding: Finding) -> Self {
        Self {
            finding,
            because: String::new(),
        }
    }
}

pub(super) fn why_ui(
    ctx: &Context,
    dialog: &mut WhyDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Leave it, because…", 560.0), |ui| {
        let tokens = setting.tokens;
        let finding = &dialog.finding;
        text_ui(ui, &finding.message, tokens.text.strong, tokens.colors.ink);
        text_ui(ui, &finding.hint, tokens.text.body, tokens.colors.muted);
        let spec = FieldSpec {
            id: Id::unique("why it stays"),
            label: "Because",
            hint: "",
        };
        let typed = line_edit_ui(ui, &spec, &dialog.because);
        if let Some(because) = typed.changed {
            dialog.because = because;
        }
        if setting.is_fresh {
            typed.response.request_focus();
        }
        let kept = "Kept in the draft and never printed. It is asked again once the text changes.";
        text_ui(ui, kept, tokens.text.hint, tokens.colors.muted);
        let entered = typed.response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        answers_ui(ui, |ui| {
            let because = dialog.because.trim();
            let leave = button_ui(ui, Button::primary("Leave it"));
            if (leave.clicked() || entered) && !because.is_empty() {
                let answer = dialog.finding.answered(because)?;
                return Some(Reply::Act(Action::Answer(answer)));
            }
            let close = button_ui(ui, Button::secondary("Close"));
            close.clicked().then_some(Reply::Close)
        })
    })
}

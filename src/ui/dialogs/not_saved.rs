//! A draft could not be saved: why, what is safe, and the next step as one press.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, copy_ui, frame_ui, is_copied};
use crate::session::{NotSaved, ProblemKind};
use crate::ui::{
    commands::Command,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

pub(super) fn not_saved_ui(
    ctx: &Context,
    failed: &NotSaved,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("The draft is not saved", 560.0), |ui| {
        let tokens = setting.tokens;
        let problem = &failed.problem;
        text_ui(ui, &problem.message, tokens.text.body, tokens.colors.ink);
        for hint in problem.hints_in_window() {
            text_ui(ui, hint, tokens.text.body, tokens.colors.muted);
        }
        answers_ui(ui, |ui| {
            let is_gone = problem.kind == ProblemKind::Gone;
            let again = if is_gone {
                "Save it there again"
            } else {
                "Try again"
            };
            let again = button_ui(ui, Button::primary(again));
            if setting.is_fresh {
                again.request_focus();
            }
            if again.clicked() {
                let reply = if is_gone {
                    Reply::SaveOver
                } else {
                    Reply::SaveAgain
                };
                return Some(reply);
            }
            if button_ui(ui, Button::secondary("Save somewhere else…")).clicked() {
                return Some(Reply::Run(Command::SaveAs));
            }
            if copy_ui(ui, "Copy the whole text", is_copied(setting)) {
                return Some(Reply::CopyAll);
            }
            let close = button_ui(ui, Button::secondary("Close"));
            close.clicked().then_some(Reply::Close)
        })
    })
}

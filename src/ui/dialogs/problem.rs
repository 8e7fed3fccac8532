//! What went wrong: what happened, what is safe, what to do.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, copy_ui, frame_ui, is_copied};
use crate::model::Place;
use crate::session::{Problem, ProblemKind};
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::text_ui,
};

pub(super) fn problem_ui(ctx: &Context, problem: &Problem, setting: &Setting<'_>) -> Option<Reply> {
    frame_ui(ctx, setting, (title(problem.kind), 480.0), |ui| {
        let tokens = setting.tokens;
        text_ui(ui, &problem.message, tokens.text.body, tokens.colors.ink);
        for hint in problem.hints_in_window() {
            text_ui(ui, hint, tokens.text.body, tokens.colors.muted);
        }
        answers_ui(ui, |ui| {
            if let Some(place) = &problem.place
                && button_ui(ui, Button::primary("Go there")).clicked()
            {
                return Some(Reply::Go(Place::clone(place)));
            }
            let close = button_ui(ui, Button::secondary("Close"));
            if setting.is_fresh {
                close.request_focus();
            }
            if close.clicked() {
                return Some(Reply::Close);
            }
            // For whoever is asked for help.
            if copy_ui(ui, "Copy this message", is_copied(setting)) {
                ui.copy_text(problem.in_window());
            }
            None
        })
    })
}

fn title(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::User => "That did not work",
        ProblemKind::Data => "This file cannot be used",
        ProblemKind::Disk => "The file could not be reached",
        ProblemKind::Changed => "Somebody else has saved this draft",
        ProblemKind::Gone => "The file is no longer there",
        ProblemKind::Foreign => "This is not a Candour draft",
        ProblemKind::Protected => "This draft has been protected",
        ProblemKind::Sealed => "This draft is protected",
        ProblemKind::Bug => "Something is wrong with this program",
        ProblemKind::Locked => "This is agreed",
        ProblemKind::Cancelled => "Cancelled",
    }
}

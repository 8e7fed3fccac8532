//! The draft was protected since it was opened here: go on in the protected file, or keep a copy.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::Problem;
use crate::ui::{
    commands::company::CompanyAction,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

pub(super) fn protected_since_ui(
    ctx: &Context,
    problem: &Problem,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = ("This draft has been protected", 760.0);
    frame_ui(ctx, setting, title, |ui| {
        let tokens = setting.tokens;
        text_ui(ui, &problem.message, tokens.text.body, tokens.colors.ink);
        for hint in problem.hints_in_window() {
            text_ui(ui, hint, tokens.text.body, tokens.colors.muted);
        }
        answers_ui(ui, |ui| {
            let open = button_ui(ui, Button::primary("Open it with the passphrase…"));
            if setting.is_fresh {
                open.request_focus();
            }
            if open.clicked() {
                return Some(Reply::Company(CompanyAction::OpenProtected));
            }
            if button_ui(ui, Button::secondary("Protect a copy…")).clicked() {
                return Some(Reply::Company(CompanyAction::ProtectCopy));
            }
            if button_ui(ui, Button::secondary("Save without protection…")).clicked() {
                return Some(Reply::Company(CompanyAction::SaveInClear));
            }
            let close = button_ui(ui, Button::secondary("Close"));
            close.clicked().then_some(Reply::Close)
        })
    })
}

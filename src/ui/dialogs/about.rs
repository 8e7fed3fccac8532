//! What this program is.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::text_ui,
};

pub(super) fn about_ui(ctx: &Context, setting: &Setting<'_>) -> Option<Reply> {
    frame_ui(ctx, setting, ("About Candour", 420.0), |ui| {
        let tokens = setting.tokens;
        let version = format!("Version {}", env!("CARGO_PKG_VERSION"));
        text_ui(ui, &version, tokens.text.strong, tokens.colors.ink);
        for line in [
            "Write a children’s services self-evaluation for the annual engagement meeting, and get a finished, accessible PDF.",
            "Your drafts are files on your own drives. Nothing is sent anywhere.",
            "Licensed under MIT or Apache 2.0. The typeface is Inter, under the SIL Open Font Licence.",
        ] {
            text_ui(ui, line, tokens.text.body, tokens.colors.muted);
        }
        if let Some(view) = &setting.view {
            let framework = &view.template.file().framework;
            let about = format!(
                "This draft is written against {}. {}",
                framework.name, framework.note
            );
            text_ui(ui, &about, tokens.text.body, tokens.colors.muted);
        }
        answers_ui(ui, |ui| {
            let close = button_ui(ui, Button::secondary("Close"));
            if setting.is_fresh {
                close.request_focus();
            }
            close.clicked().then_some(Reply::Close)
        })
    })
}

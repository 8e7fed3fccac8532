//! Every command that has keys, with its keys.

use egui::{Context, Ui};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::ui::{
    commands::Command,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

pub(super) fn shortcuts_ui(ctx: &Context, setting: &Setting<'_>) -> Option<Reply> {
    frame_ui(ctx, setting, ("Keyboard shortcuts", 520.0), |ui| {
        list_ui(ui, setting);
        answers_ui(ui, |ui| {
            let close = button_ui(ui, Button::secondary("Close"));
            if setting.is_fresh {
                close.request_focus();
            }
            close.clicked().then_some(Reply::Close)
        })
    })
}

fn list_ui(ui: &mut Ui, setting: &Setting<'_>) {
    ui.set_width(ui.available_width());
    ui.spacing_mut().item_spacing.y = setting.tokens.space.xs;
    for command in Command::ALL {
        let keys: Vec<String> = command
            .shortcuts()
            .iter()
            .map(|keys| ui.ctx().format_shortcut(keys))
            .collect();
        if !keys.is_empty() {
            row_ui(ui, setting, command.label(), &keys.join(" or "));
        }
    }
    for (label, keys) in [
        ("Bold, italic", "Ctrl+B, Ctrl+I"),
        ("From one control to the next", "Tab"),
        ("Close this card and add another", "Ctrl+Shift+Enter"),
        ("Move the row up or down", "Alt+Up, Alt+Down"),
        ("Down and up in a table", "Enter, Shift+Enter"),
        ("What stands above, in a table", "Ctrl+D or \""),
        ("Within the outline, tabs, a choice", "Arrow keys"),
        ("Open the section you went to", "Enter"),
        ("Close a question", "Esc"),
    ] {
        row_ui(ui, setting, label, keys);
    }
}

fn row_ui(ui: &mut Ui, setting: &Setting<'_>, label: &str, keys: &str) {
    let tokens = setting.tokens;
    let label = label.trim_end_matches('…');
    ui.horizontal(|ui| {
        ui.allocate_ui(egui::vec2(260.0, tokens.text.body.line), |ui| {
            ui.set_min_width(260.0);
            text_ui(ui, label, tokens.text.body, tokens.colors.ink);
        });
        text_ui(ui, keys, tokens.text.body, tokens.colors.muted);
    });
}

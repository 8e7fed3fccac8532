//! A draft is damaged: what can be read of it, and what cannot, to copy.

use egui::{Context, Ui};

use super::frame::{Reply, Setting, answers_ui, copy_ui, frame_ui, is_copied};
use crate::session::{Problem, Salvage};
use crate::ui::{
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};

/// What is asked about.
#[derive(Debug)]
pub(in crate::ui) struct DamagedDialog {
    problem: Problem,
    /// What can be read; none while it is looked for.
    pub(in crate::ui) salvage: Option<Box<Salvage>>,
}

impl DamagedDialog {
    /// Begins with what could be read, once that is known.
    pub(in crate::ui) fn new(problem: Problem, salvage: Option<Box<Salvage>>) -> Self {
        Self { problem, salvage }
    }
}

pub(super) fn damaged_ui(
    ctx: &Context,
    dialog: &mut DamagedDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = match dialog.salvage {
        Some(_) => "This draft is damaged",
        None => "This file cannot be used as it is",
    };
    frame_ui(ctx, setting, (title, 620.0), |ui| {
        let tokens = setting.tokens;
        let (text, colors) = (&tokens.text, &tokens.colors);
        text_ui(ui, &dialog.problem.message, text.body, colors.ink);
        if let Some(salvage) = &dialog.salvage {
            read_ui(ui, salvage, tokens);
        } else {
            let told = "Looking for what can be read…";
            text_ui(ui, told, text.body, colors.muted);
        }
        answers_ui(ui, |ui| answer_ui(ui, dialog, setting))
    })
}

fn answer_ui(ui: &mut Ui, dialog: &DamagedDialog, setting: &Setting<'_>) -> Option<Reply> {
    if let Some(salvage) = &dialog.salvage {
        let open = button_ui(ui, Button::primary("Open what can be read"));
        if setting.is_fresh {
            open.request_focus();
        }
        if open.clicked() {
            return Some(Reply::OpenSalvaged);
        }
        let has_lost = !salvage.lost().is_empty();
        if has_lost && copy_ui(ui, "Copy what cannot", is_copied(setting)) {
            ui.copy_text(salvage.lost_text());
        }
    }
    let cancel = button_ui(ui, Button::secondary("Cancel"));
    cancel.clicked().then_some(Reply::Close)
}

/// Shows how much can be read, what cannot, and what is safe.
fn read_ui(ui: &mut Ui, salvage: &Salvage, tokens: &Tokens) {
    let (text, colors) = (&tokens.text, &tokens.colors);
    text_ui(ui, &salvage.summary(), text.strong, colors.ink);
    for problem in salvage.problems() {
        text_ui(ui, problem, text.body, colors.attention);
    }
    lost_ui(ui, salvage, tokens);
    let safe = "What can be read opens as a draft without a file. The damaged file stays as it is; earlier versions are in the folder of its history.";
    text_ui(ui, safe, text.hint, colors.muted);
}

fn lost_ui(ui: &mut Ui, salvage: &Salvage, tokens: &Tokens) {
    if salvage.lost().is_empty() {
        return;
    }
    let (text, colors) = (&tokens.text, &tokens.colors);
    let heading = "What could not be read";
    heading_ui(ui, heading, 2, text.strong, colors.muted);
    for lost in salvage.lost() {
        let place = format!("Line {}: {}", lost.line, lost.what);
        text_ui(ui, &place, text.hint, colors.muted);
        text_ui(ui, &shortened(&lost.text), text.body, colors.ink);
        ui.add_space(tokens.space.s);
    }
}

/// A whole file may be lost; the window shows how it begins.
fn shortened(text: &str) -> String {
    const MOST_CHARS: usize = 2_000;
    let mut chars = text.chars();
    let mut shown: String = chars.by_ref().take(MOST_CHARS).collect();
    if chars.next().is_some() {
        shown.push_str(" […] (the whole of it is copied)");
    }
    shown
}

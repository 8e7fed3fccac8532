//! Somebody else has saved the draft: keep both, look at what differs, and only then overwrite.

use std::collections::BTreeSet;

use egui::{Context, Ui};

use super::{
    differences::differences_ui,
    frame::{Reply, Setting, answers_ui, frame_ui},
};
use crate::model::Place;
use crate::session::{Problem, Theirs};
use crate::ui::{
    commands::company::CompanyAction,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// A draft that somebody else has saved.
#[derive(Debug)]
pub(in crate::ui) struct ChangedDialog {
    /// What happened, and what is safe.
    pub(in crate::ui) problem: Problem,
    /// Theirs beside ours, once the user asked for it.
    pub(in crate::ui) seen: Option<Seen>,
}

/// What differs, as the user looks at it.
#[derive(Debug)]
pub(in crate::ui) struct Seen {
    pub(in crate::ui) theirs: Theirs,
    /// The texts that are shown whole.
    unfolded: BTreeSet<Place>,
}

impl Seen {
    /// Begins with the changes alone.
    pub(in crate::ui) fn new(theirs: Theirs) -> Self {
        Self {
            theirs,
            unfolded: BTreeSet::new(),
        }
    }
}

pub(super) fn changed_ui(
    ctx: &Context,
    dialog: &mut ChangedDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let width = if dialog.seen.is_some() { 860.0 } else { 620.0 };
    let title = ("Somebody else has saved this draft", width);
    frame_ui(ctx, setting, title, |ui| {
        let tokens = setting.tokens;
        match &mut dialog.seen {
            None => {
                let problem = &dialog.problem;
                text_ui(ui, &problem.message, tokens.text.body, tokens.colors.ink);
                for hint in problem.hints_in_window() {
                    text_ui(ui, hint, tokens.text.body, tokens.colors.muted);
                }
            }
            Some(seen) => seen_ui(ui, seen, setting),
        }
        let has_seen = dialog.seen.is_some();
        answers_ui(ui, |ui| answer_ui(ui, setting, has_seen))
    })
}

fn answer_ui(ui: &mut Ui, setting: &Setting<'_>, has_seen: bool) -> Option<Reply> {
    let both = button_ui(ui, Button::primary("See what they did, take both…"));
    if setting.is_fresh {
        both.request_focus();
    }
    if both.clicked() {
        return Some(Reply::Company(CompanyAction::TakeBoth));
    }
    if button_ui(ui, Button::secondary("Save a copy…")).clicked() {
        return Some(Reply::Company(CompanyAction::SaveCopy));
    }
    if !has_seen && button_ui(ui, Button::secondary("See what differs…")).clicked() {
        return Some(Reply::Company(CompanyAction::SeeTheirs));
    }
    if button_ui(ui, Button::secondary("Open theirs")).clicked() {
        return Some(Reply::Company(CompanyAction::OpenTheirs));
    }
    if has_seen && button_ui(ui, Button::secondary("Overwrite theirs")).clicked() {
        return Some(Reply::Company(CompanyAction::Overwrite));
    }
    let close = button_ui(ui, Button::secondary("Close"));
    close.clicked().then_some(Reply::Close)
}

fn seen_ui(ui: &mut Ui, seen: &mut Seen, setting: &Setting<'_>) {
    let tokens = setting.tokens;
    let changes = &seen.theirs.changes;
    let explained = if changes.is_empty() {
        "Theirs and yours say the same."
    } else {
        "Struck through is what only theirs has: overwriting would lose it. Underlined is what only yours has."
    };
    text_ui(ui, explained, tokens.text.body, tokens.colors.muted);
    differences_ui(ui, changes, &mut seen.unfolded);
}

//! Another copy of the draft: what it would bring and what would be in doubt, before anything is
//! done.

use std::{collections::BTreeSet, path::PathBuf};

use egui::{Context, Ui};

use super::{
    differences::differences_ui,
    frame::{CopyReply, Reply, Setting, answers_ui, frame_ui},
};
use crate::model::Place;
use crate::session::{TakingIn, asked_words};
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::{heading_ui, text_ui, words_counted},
};

/// How many places in doubt are named.
const MAX_NAMED: usize = 8;

/// A copy that may be taken in.
#[derive(Debug)]
pub(in crate::ui) struct TakeInDialog {
    /// The file.
    pub(in crate::ui) path: PathBuf,
    /// What it would bring; none while it is being read.
    pub(in crate::ui) found: Option<Box<TakingIn>>,
    /// What both were made from, in words.
    pub(in crate::ui) since: String,
    /// Whether it can be opened instead.
    pub(in crate::ui) can_open: bool,
    /// The texts that are shown whole.
    unfolded: BTreeSet<Place>,
}

impl TakeInDialog {
    /// Begins with a file that is being read.
    pub(in crate::ui) fn new(path: PathBuf, can_open: bool) -> Self {
        Self {
            path,
            found: None,
            since: String::new(),
            can_open,
            unfolded: BTreeSet::new(),
        }
    }
}

pub(super) fn take_in_ui(
    ctx: &Context,
    dialog: &mut TakeInDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let is_own_file = dialog.found.as_ref().is_some_and(|found| found.is_own_file);
    let title = if is_own_file {
        "Take in what somebody else saved"
    } else {
        "Take in a copy"
    };
    frame_ui(ctx, setting, (title, 860.0), |ui| {
        let tokens = setting.tokens;
        match &dialog.found {
            None => {
                let name = dialog.path.file_name().unwrap_or_default().display();
                let words = format!("Reading {name}…");
                text_ui(ui, &words, tokens.text.body, tokens.colors.muted);
            }
            Some(found) => {
                summary_ui(ui, found, &dialog.since, setting);
                opened_ui(ui, found, setting);
                doubts_ui(ui, found, setting);
                if !found.changes.is_empty() {
                    let heading = "What comes in by itself";
                    heading_ui(ui, heading, 2, tokens.text.strong, tokens.colors.muted);
                    differences_ui(ui, &found.changes, &mut dialog.unfolded);
                }
            }
        }
        answers_ui(ui, |ui| answer_ui(ui, dialog, setting))
    })
}

fn answer_ui(ui: &mut Ui, dialog: &TakeInDialog, setting: &Setting<'_>) -> Option<Reply> {
    if let Some(found) = &dialog.found {
        let text = match (found.is_own_file, found.is_empty()) {
            (true, _) => "Take both",
            (false, false) => "Take it in",
            (false, true) => "Done",
        };
        let take = button_ui(ui, Button::primary(text));
        if setting.is_fresh {
            take.request_focus();
        }
        if take.clicked() {
            return Some(Reply::Copy(CopyReply::TakeIn));
        }
    }
    if dialog.can_open && button_ui(ui, Button::secondary("Open it instead")).clicked() {
        return Some(Reply::Copy(CopyReply::OpenInstead(dialog.path.clone())));
    }
    let cancel = button_ui(ui, Button::secondary("Cancel"));
    cancel.clicked().then_some(Reply::Close)
}

fn summary_ui(ui: &mut Ui, found: &TakingIn, since: &str, setting: &Setting<'_>) {
    let tokens = setting.tokens;
    let name = found.path.file_name().unwrap_or_default().display();
    let words = if found.is_empty() {
        format!("Everything in {name} is here already. Nothing will change.")
    } else {
        let (out, put) = found.changes.n_words();
        let (put, out) = (words_counted(put), words_counted(out));
        format!("From {name}: {put} in, {out} out.")
    };
    let part = found.pack.as_deref().filter(|pack| !pack.is_whole());
    if let (Some(pack), Some(view)) = (part, &setting.view) {
        let asked = asked_words(view.draft, view.template, pack);
        let back = format!(
            "{} was asked to write {asked} and sends it back.",
            pack.addressee
        );
        text_ui(ui, &back, tokens.text.strong, tokens.colors.ink);
    }
    text_ui(ui, &words, tokens.text.body, tokens.colors.ink);
    text_ui(ui, since, tokens.text.hint, tokens.colors.muted);
    let has_history = setting.view.is_some_and(|view| view.path.is_some());
    if !found.is_empty() && has_history {
        let safe = "Your draft as it is now and the copy are kept under History. All of it can be undone in one step.";
        text_ui(ui, safe, tokens.text.hint, tokens.colors.muted);
    }
}

/// Names what is agreed here and would be open again, and what is agreed there.
pub(super) fn opened_ui(ui: &mut Ui, found: &TakingIn, setting: &Setting<'_>) {
    let Some(view) = &setting.view else {
        return;
    };
    let (tokens, colors) = (setting.tokens, &setting.tokens.colors);
    let told = [
        (
            &found.opened,
            "Agreed here, and open again once this is taken in",
            colors.attention,
        ),
        (
            &found.agreed,
            "Agreed there, and agreed and locked here once this is taken in",
            colors.ink,
        ),
    ];
    for (sections, words, color) in told {
        let titles: Vec<String> = { sections.iter() }
            .map(|section| format!("“{}”", view.label(&Place::Section(section.clone()))))
            .collect();
        if !titles.is_empty() {
            let words = format!("{words}: {}.", titles.join(", "));
            text_ui(ui, &words, tokens.text.strong, color);
        }
    }
}

fn doubts_ui(ui: &mut Ui, found: &TakingIn, setting: &Setting<'_>) {
    let tokens = setting.tokens;
    let n = found.doubts.len();
    if n == 0 {
        return;
    }
    let heading = if n == 1 {
        "1 place in doubt".to_owned()
    } else {
        format!("{n} places in doubt")
    };
    heading_ui(ui, &heading, 2, tokens.text.strong, tokens.colors.attention);
    let told =
        "You both changed these. Both texts are kept, and yours is printed until you choose.";
    text_ui(ui, told, tokens.text.hint, tokens.colors.muted);
    if let Some(view) = &setting.view {
        for conflict in found.doubts.iter().take(MAX_NAMED) {
            let place = format!("• {}", view.label(&conflict.slot.place()));
            text_ui(ui, &place, tokens.text.body, tokens.colors.ink);
        }
    }
    if n > MAX_NAMED {
        let more = format!("… and {} more", n - MAX_NAMED);
        text_ui(ui, &more, tokens.text.hint, tokens.colors.muted);
    }
}

//! Several copies of the draft at once: from whom each is, what it would bring and what would be in
//! doubt, before anything is done.

use std::path::{Path, PathBuf};

use egui::{Context, Ui};

use super::{
    frame::{CopyReply, Reply, Setting, answers_ui, frame_ui},
    take_in::opened_ui,
};
use crate::compare::Part;
use crate::session::{Problem, TakingIn};
use crate::ui::widgets::{
    button::{Button, button_ui},
    text::{heading_ui, text_ui, words_counted},
};

/// How many parts of the paper are named for each copy.
const MAX_PARTS: usize = 6;

/// A copy, and what it would bring, or why it cannot be taken in.
pub(in crate::ui) type Looked = (PathBuf, Result<TakingIn, Problem>);

/// Copies that may be taken in.
#[derive(Debug)]
pub(in crate::ui) struct TakeInManyDialog {
    /// How many there are.
    pub(in crate::ui) n_copies: usize,
    /// What they would bring, one after the other; none while they are being read.
    pub(in crate::ui) found: Option<Vec<Looked>>,
}

pub(super) fn take_in_many_ui(
    ctx: &Context,
    dialog: &TakeInManyDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Take in copies", 760.0), |ui| {
        let tokens = setting.tokens;
        let (body, ink) = (tokens.text.body, tokens.colors.ink);
        match &dialog.found {
            None => {
                let words = format!("Reading {} copies…", dialog.n_copies);
                text_ui(ui, &words, body, tokens.colors.muted);
            }
            Some(found) => {
                text_ui(ui, &summary(found), body, ink);
                let safe = "Nothing is done yet. Your draft as it is now and the copies are kept under History, and all of it can be undone in one step.";
                text_ui(ui, safe, tokens.text.hint, tokens.colors.muted);
                for (path, looked) in found {
                    one_ui(ui, path, looked, setting);
                }
            }
        }
        answers_ui(ui, |ui| {
            if let Some(found) = &dialog.found {
                let has_new = found.iter().any(|(_, looked)| brings(looked));
                let text = if has_new { "Take all in" } else { "Done" };
                let take = button_ui(ui, Button::primary(text));
                if setting.is_fresh {
                    take.request_focus();
                }
                if take.clicked() {
                    return Some(if has_new {
                        Reply::Copy(CopyReply::TakeInAll)
                    } else {
                        Reply::Close
                    });
                }
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

fn brings(looked: &Result<TakingIn, Problem>) -> bool {
    looked.as_ref().is_ok_and(|found| !found.is_empty())
}

/// Says what all of them would bring.
fn summary(found: &[Looked]) -> String {
    let read = || { found.iter() }.filter_map(|(_, looked)| looked.as_ref().ok());
    let words = read().map(|found| found.changes.n_words());
    let (out, put) = words.fold((0, 0), |sum, (out, put)| (sum.0 + out, sum.1 + put));
    let n_doubts: usize = read().map(|found| found.doubts.len()).sum();
    let doubts = match n_doubts {
        0 => "Nothing would be in doubt.".to_owned(),
        1 => "1 place would be in doubt.".to_owned(),
        n => format!("{n} places would be in doubt."),
    };
    let (put, out) = (words_counted(put), words_counted(out));
    format!("From {} copies: {put} in, {out} out. {doubts}", found.len())
}

fn one_ui(ui: &mut Ui, path: &Path, looked: &Result<TakingIn, Problem>, setting: &Setting<'_>) {
    let tokens = setting.tokens;
    let (colors, text) = (&tokens.colors, &tokens.text);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ui.add_space(tokens.space.s);
    let found = match looked {
        Ok(found) => found,
        Err(problem) => {
            heading_ui(ui, &name, 2, text.strong, colors.ink);
            let words = format!("It is left out. {}", problem.message);
            text_ui(ui, &words, text.body, colors.attention);
            return;
        }
    };
    let title = match &found.pack {
        Some(pack) => format!("{name}, from {}", pack.addressee),
        None => name.into_owned(),
    };
    heading_ui(ui, &title, 2, text.strong, colors.ink);
    if found.is_empty() {
        let words = "Everything in it is here already.";
        text_ui(ui, words, text.body, colors.muted);
        return;
    }
    let (out, put) = found.changes.n_words();
    let (put, out) = (words_counted(put), words_counted(out));
    let words = format!("{put} in, {out} out: {}", parts(found));
    text_ui(ui, &words, text.body, colors.ink);
    opened_ui(ui, found, setting);
    if let Some(view) = &setting.view
        && !found.doubts.is_empty()
    {
        let places = found.doubts.iter().take(MAX_PARTS);
        let places: Vec<String> = places
            .map(|conflict| view.label(&conflict.slot.place()))
            .collect();
        let n = found.doubts.len();
        let words = format!("In doubt, {n}: {}", places.join("; "));
        text_ui(ui, &words, text.body, colors.attention);
    }
}

/// Names what a copy changes, and what of that its author was not asked for.
fn parts(found: &TakingIn) -> String {
    let groups = &found.changes.groups;
    let mut named: Vec<String> = { groups.iter().take(MAX_PARTS) }
        .map(|group| match (&found.pack, &group.part) {
            (Some(_), Part::Section(section)) if !found.asked.contains(section) => {
                format!("{} (not asked for)", group.title)
            }
            _ => group.title.clone(),
        })
        .collect();
    if groups.len() > MAX_PARTS {
        named.push(format!("and {} more", groups.len() - MAX_PARTS));
    }
    if named.is_empty() {
        return "what is in doubt".to_owned();
    }
    named.join(", ")
}

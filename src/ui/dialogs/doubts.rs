//! What two people left in doubt: both texts side by side, and the choice between them.

use egui::{Context, Frame, Ui};

use super::frame::{CopyReply, Reply, Setting, answers_ui, frame_ui};
use crate::compare::Piece;
use crate::merge::{Answer, Pick, Stretch, all_picked, is_doubt, picked, stretches};
use crate::model::{Conflict, count_words};
use crate::session::{Doubt, doubts};
use crate::ui::widgets::{
    button::{Button, ButtonKind, button_ui},
    comparison::words_ui,
    text::{heading_ui, text_ui},
};

/// How wide the question must be for two texts side by side, in points.
const SIDE_BY_SIDE: f32 = 560.0;

/// A text of so many words is also shown in one.
const LONG: usize = 40;

/// Goes through what is in doubt, one at a time.
#[derive(Debug, Default)]
pub(in crate::ui) struct DoubtsDialog {
    /// Which one is shown.
    at: usize,
    /// What is taken of each doubt within a text, once that is chosen word by word.
    picks: Option<Vec<Pick>>,
}

pub(super) fn doubts_ui(
    ctx: &Context,
    dialog: &mut DoubtsDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("In doubt", 860.0), |ui| {
        let tokens = setting.tokens;
        let view = setting.view.as_ref()?;
        let all = doubts(view.draft, view.template);
        dialog.at = dialog.at.min(all.len().saturating_sub(1));
        let Some((conflict, doubt)) = all.get(dialog.at) else {
            let words = "Nothing is in doubt any more.";
            text_ui(ui, words, tokens.text.body, tokens.colors.ink);
            return answers_ui(ui, |ui| {
                let close = button_ui(ui, Button::primary("Close"));
                if setting.is_fresh {
                    close.request_focus();
                }
                close.clicked().then_some(Reply::Close)
            });
        };
        let count = format!("{} of {}", dialog.at + 1, all.len());
        text_ui(ui, &count, tokens.text.hint, tokens.colors.muted);
        heading_ui(ui, &doubt.label, 2, tokens.text.strong, tokens.colors.ink);
        let texts = stretches(conflict).filter(|texts| texts.iter().any(is_doubt));
        if let (Some(texts), Some(picks)) = (&texts, &mut dialog.picks) {
            by_word_ui(ui, texts, picks, setting);
        } else {
            sides_ui(ui, conflict, doubt, setting);
            difference_ui(ui, texts.as_deref().unwrap_or_default(), setting);
        }
        answers_ui(ui, |ui| {
            answer_ui(ui, dialog, (conflict, texts.as_deref()), all.len(), setting)
        })
    })
}

fn sides_ui(ui: &mut Ui, conflict: &Conflict, doubt: &Doubt, setting: &Setting<'_>) {
    let theirs = match conflict.who.as_str() {
        "" => "The other copy".to_owned(),
        who => who.to_owned(),
    };
    let base = doubt.base.as_deref();
    let shows_base = base.is_some_and(|base| base != doubt.ours && base != doubt.theirs);
    if ui.available_width() < SIDE_BY_SIDE {
        side_ui(ui, "This draft", &doubt.ours, setting);
        side_ui(ui, &theirs, &doubt.theirs, setting);
    } else {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                side_ui(left, "This draft", &doubt.ours, setting);
                side_ui(right, &theirs, &doubt.theirs, setting);
            }
        });
    }
    if let Some(base) = base.filter(|_| shows_base) {
        side_ui(ui, "What both began with", base, setting);
    }
}

/// Shows a long text once, with what differs in it.
fn difference_ui(ui: &mut Ui, texts: &[Stretch], setting: &Setting<'_>) {
    let mut pieces = Vec::new();
    for stretch in texts {
        match stretch {
            Stretch::Settled(text) => pieces.push(Piece::Same(text.clone())),
            Stretch::Doubt { ours, theirs, .. } => {
                pieces.push(Piece::Removed(ours.clone()));
                pieces.push(Piece::Added(theirs.clone()));
            }
        }
    }
    let n_words: usize = pieces.iter().map(|piece| count_words(piece.text())).sum();
    if n_words < LONG {
        return;
    }
    let tokens = setting.tokens;
    let heading = "In one: struck through is this draft’s, underlined the other’s";
    heading_ui(ui, heading, 3, tokens.text.hint, tokens.colors.muted);
    words_ui(ui, &pieces);
}

fn side_ui(ui: &mut Ui, whose: &str, text: &str, setting: &Setting<'_>) {
    let tokens = setting.tokens;
    heading_ui(ui, whose, 3, tokens.text.hint, tokens.colors.muted);
    let frame = Frame::new()
        .fill(tokens.colors.background)
        .corner_radius(tokens.radius.m)
        .inner_margin(10.0);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        text_ui(ui, text.trim(), tokens.text.body, tokens.colors.ink);
    });
}

/// Shows each doubt within a text with what may be taken of it, and the text that comes of that.
fn by_word_ui(ui: &mut Ui, texts: &[Stretch], picks: &mut Vec<Pick>, setting: &Setting<'_>) {
    let tokens = setting.tokens;
    let found = texts.iter().filter_map(|stretch| match stretch {
        Stretch::Doubt { ours, theirs, .. } => Some((ours, theirs)),
        Stretch::Settled(_) => None,
    });
    for (idx, (ours, theirs)) in found.enumerate() {
        if picks.len() <= idx {
            picks.push(Pick::Ours);
        }
        let Some(pick) = picks.get_mut(idx) else {
            continue;
        };
        let heading = format!("Passage {}", idx + 1);
        heading_ui(ui, &heading, 3, tokens.text.hint, tokens.colors.muted);
        let options = [
            (Pick::Ours, "This draft", said(ours)),
            (Pick::Theirs, "The other", said(theirs)),
        ];
        for (option, name, text) in options {
            let label = format!("{name}: {text}");
            if ui.radio(*pick == option, label).clicked() {
                *pick = option;
            }
        }
        if ui
            .radio(*pick == Pick::Both, "Both, one after the other")
            .clicked()
        {
            *pick = Pick::Both;
        }
    }
    side_ui(ui, "What the text will be", &picked(texts, picks), setting);
}

fn said(text: &str) -> &str {
    match text.trim() {
        "" => "nothing",
        text => text,
    }
}

fn answer_ui(
    ui: &mut Ui,
    dialog: &mut DoubtsDialog,
    (conflict, texts): (&Conflict, Option<&[Stretch]>),
    n_all: usize,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let settle = |answer| {
        let settled = Box::new((conflict.clone(), answer));
        Some(Reply::Copy(CopyReply::Settle(settled)))
    };
    if let Some(picks) = &dialog.picks {
        let picks = picks.clone();
        if button_ui(ui, Button::primary("Use this text")).clicked() {
            dialog.picks = None;
            return settle(Answer::Picked(picks));
        }
        if button_ui(ui, Button::secondary("Side by side")).clicked() {
            dialog.picks = None;
        }
    } else {
        let ours = button_ui(ui, Button::secondary("Keep this draft’s"));
        if setting.is_fresh {
            ours.request_focus();
        }
        if ours.clicked() {
            return settle(Answer::Ours);
        }
        if button_ui(ui, Button::secondary("Take the other")).clicked() {
            return settle(Answer::Theirs);
        }
        if let Some(texts) = texts {
            let n_doubts = texts.iter().filter(|stretch| is_doubt(stretch)).count();
            let both = all_picked(texts, Pick::Both);
            let is_other =
                both != all_picked(texts, Pick::Ours) && both != all_picked(texts, Pick::Theirs);
            if is_other && button_ui(ui, Button::secondary("Keep both")).clicked() {
                return settle(Answer::Picked(vec![Pick::Both; n_doubts]));
            }
            if button_ui(ui, Button::secondary("Passage by passage…")).clicked() {
                dialog.picks = Some(vec![Pick::Ours; n_doubts]);
            }
        }
        if n_all > 1 {
            let next = Button {
                text: "Next",
                kind: ButtonKind::Quiet,
                ..Button::default()
            };
            if button_ui(ui, next).clicked() {
                dialog.at = (dialog.at + 1) % n_all;
            }
        }
    }
    let close = button_ui(ui, Button::secondary("Later"));
    close.clicked().then_some(Reply::Close)
}

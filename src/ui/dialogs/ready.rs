//! The question before a section is called ready whose questions are not all answered.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::check::open_questions_within;
use crate::model::{Place, SectionId};
use crate::session::Action;
use crate::ui::{
    desk::view::View,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// How many questions are named.
const MAX_NAMED: usize = 6;

/// What a section leaves open.
#[derive(Debug)]
pub(in crate::ui) struct ReadyDialog {
    section: SectionId,
    title: String,
    first: Place,
    questions: Vec<String>,
}

impl ReadyDialog {
    /// Returns the question for a section, or none where it leaves nothing open.
    pub(in crate::ui) fn of(view: &View<'_>, section: &SectionId) -> Option<Self> {
        let open = open_questions_within(view.draft, view.template, section);
        let (first, _) = open.first()?;
        Some(Self {
            section: section.clone(),
            title: view.label(&Place::Section(section.clone())),
            first: first.clone(),
            questions: { open.iter() }
                .map(|(_, field)| field.prompt.trim().to_owned())
                .collect(),
        })
    }
}

pub(super) fn ready_ui(
    ctx: &Context,
    dialog: &ReadyDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Call this section ready?", 480.0), |ui| {
        let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
        let n_open = dialog.questions.len();
        let words = match n_open {
            1 => format!("“{}” leaves 1 question open:", dialog.title),
            n => format!("“{}” leaves {n} questions open:", dialog.title),
        };
        text_ui(ui, &words, text.body, colors.ink);
        for question in dialog.questions.iter().take(MAX_NAMED) {
            text_ui(ui, &format!("– {question}"), text.body, colors.muted);
        }
        if n_open > MAX_NAMED {
            let more = format!("and {} more", n_open - MAX_NAMED);
            text_ui(ui, &more, text.hint, colors.muted);
        }
        answers_ui(ui, |ui| {
            let answer = button_ui(ui, Button::primary("Answer the first"));
            if setting.is_fresh {
                answer.request_focus();
            }
            if answer.clicked() {
                return Some(Reply::Go(dialog.first.clone()));
            }
            if button_ui(ui, Button::secondary("It is ready as it is")).clicked() {
                return Some(Reply::Act(Action::Ready {
                    section: dialog.section.clone(),
                    ready: true,
                }));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

//! The question before a draft is called final in which something is to do, or that somebody has
//! still to agree.

use egui::Context;

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::session::{Action, Readiness};
use crate::ui::{
    commands::Command,
    desk::view::View,
    widgets::{
        button::{Button, button_ui},
        text::text_ui,
    },
};

/// What is to do in a draft that is to be called final.
#[derive(Debug)]
pub(in crate::ui) struct FinalDialog {
    n_to_do: usize,
    n_not_begun: usize,
    /// How many of the roles that agree the paper have not, and how many there are.
    not_agreed: (usize, usize),
    action: Action,
}

impl FinalDialog {
    /// Returns the question, or none where nothing is to do.
    pub(in crate::ui) fn of(view: &View<'_>, action: Action) -> Option<Self> {
        let checked = (!view.readiness.is_known())
            .then(|| Readiness::of(view.draft, view.template, view.today));
        let readiness = checked.as_ref().unwrap_or(view.readiness);
        let (n_to_do, n_not_begun) = (readiness.n_to_do(), readiness.n_not_begun());
        let roles = &view.draft.details.sign_offs;
        let open = roles.iter().filter(|role| role.agreed.is_none()).count();
        (n_to_do + n_not_begun + open > 0).then_some(Self {
            n_to_do,
            n_not_begun,
            not_agreed: (open, roles.len()),
            action,
        })
    }

    fn words(&self) -> String {
        let to_do = match self.n_to_do {
            0 => String::new(),
            1 => "1 thing is still to do. ".to_owned(),
            n => format!("{n} things are still to do. "),
        };
        let not_begun = match self.n_not_begun {
            0 => String::new(),
            1 => "1 section is not begun. ".to_owned(),
            n => format!("{n} sections are not begun. "),
        };
        let not_agreed = match self.not_agreed {
            (0, _) => String::new(),
            (1, 1) => "The one who agrees it has not yet. ".to_owned(),
            (open, all) => format!("{open} of the {all} who agree it have not yet. "),
        };
        format!("{to_do}{not_begun}{not_agreed}The paper will say that it is final.")
    }
}

pub(super) fn final_ui(
    ctx: &Context,
    dialog: &FinalDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    frame_ui(ctx, setting, ("Call this draft final?", 480.0), |ui| {
        let (text, colors) = (&setting.tokens.text, &setting.tokens.colors);
        text_ui(ui, &dialog.words(), text.body, colors.ink);
        answers_ui(ui, |ui| {
            let (words, reply) = if dialog.n_to_do + dialog.n_not_begun > 0 {
                ("See what is to do", Reply::Run(Command::ShowToDo))
            } else {
                ("Wait for them", Reply::Close)
            };
            let see = button_ui(ui, Button::primary(words));
            if setting.is_fresh {
                see.request_focus();
            }
            if see.clicked() {
                return Some(reply);
            }
            if button_ui(ui, Button::secondary("It is final as it is")).clicked() {
                return Some(Reply::Act(dialog.action.clone()));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

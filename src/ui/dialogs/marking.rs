//! Who may read a section, a field or a row, and why it is exempt where it is.
//!
//! Both are one choice: what is exempt is never for everyone.

use egui::{Context, Id, Ui};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::content::exemption_words;
use crate::model::{Audience, Exempt, Marking, Place, british_date, parse_date};
use crate::ui::{
    desk::view::View,
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, side_by_side_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

/// A marking while it is changed.
#[derive(Debug)]
pub(in crate::ui) struct MarkingDialog {
    place: Place,
    /// The marking that the place has.
    before: Marking,
    /// Whether it was asked if what was chosen is to be dropped.
    is_leaving: bool,
    audience: Audience,
    is_exempt: bool,
    exempt: Exempt,
    /// The day of the next look, as typed.
    review: String,
}

impl MarkingDialog {
    /// Begins with the marking that a place has.
    pub(in crate::ui) fn new(view: &View<'_>, place: Place) -> Self {
        let before = view.draft.own_marking(&place).settled();
        let Marking { audience, exempt } = before.clone();
        let is_exempt = exempt.is_some();
        let exempt = exempt.unwrap_or_default();
        Self {
            place,
            before,
            is_leaving: false,
            audience,
            is_exempt,
            review: exempt.review.map(british_date).unwrap_or_default(),
            exempt,
        }
    }

    fn is_review_readable(&self) -> bool {
        self.review.trim().is_empty() || parse_date(&self.review).is_some()
    }

    fn is_changed(&self) -> bool {
        !self.is_review_readable() || self.marking() != self.before
    }

    fn exempt(&self) -> Exempt {
        Exempt {
            review: parse_date(&self.review),
            ..self.exempt.clone()
        }
    }

    fn marking(&self) -> Marking {
        Marking {
            audience: self.audience,
            exempt: self.is_exempt.then(|| self.exempt()),
        }
    }

    /// What is exempt is for the committee, unless fewer readers are chosen.
    fn settle(&mut self) {
        self.audience = self.marking().settled().audience;
    }
}

pub(super) fn marking_ui(
    ctx: &Context,
    dialog: &mut MarkingDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let mut is_dropped = false;
    let reply = frame_ui(ctx, setting, ("Who may read this?", 480.0), |ui| {
        let tokens = setting.tokens;
        if let Some(view) = &setting.view {
            let (what, within) = named(view, &dialog.place);
            text_ui(ui, &what, tokens.text.body, tokens.colors.muted);
            if let Some(within) = within {
                text_ui(ui, &within, tokens.text.body, tokens.colors.ink);
            }
        }
        choices_ui(ui, dialog, tokens);
        if dialog.is_leaving {
            let words = "What you chose is not marked yet.";
            text_ui(ui, words, tokens.text.strong, tokens.colors.attention);
        }
        answers_ui(ui, |ui| {
            let can_save = dialog.is_review_readable();
            let save = ui.add_enabled_ui(can_save, |ui| button_ui(ui, Button::primary("Mark")));
            if setting.is_fresh {
                save.inner.request_focus();
            }
            if save.inner.clicked() {
                return Some(Reply::Mark(dialog.place.clone(), dialog.marking()));
            }
            let name = if dialog.is_leaving {
                "Drop what I chose"
            } else {
                "Cancel"
            };
            is_dropped = button_ui(ui, Button::secondary(name)).clicked();
            is_dropped.then_some(Reply::Close)
        })
    });
    if reply == Some(Reply::Close) && !is_dropped && dialog.is_changed() {
        // Escape is pressed without looking; what was chosen is dropped only when that is said.
        dialog.is_leaving = !dialog.is_leaving;
        return None;
    }
    reply
}

/// Names what is marked, and says who may read at most what stands in its section.
fn named(view: &View<'_>, place: &Place) -> (String, Option<String>) {
    let Place::Field(section, field) = place else {
        return (view.label(place), None);
    };
    let asked = view.template.field(section, field);
    let what = asked.map_or_else(|| view.label(place), |field| field.prompt.clone());
    let around = Place::Section(section.clone());
    let audience = view.draft.own_marking(&around).settled().audience;
    let within = (audience != Audience::Everyone).then(|| {
        let section = view.label(&around);
        format!(
            "“{section}” is for fewer readers already: {}. What is chosen here can only be for fewer still.",
            audience.label()
        )
    });
    (what, within)
}

/// Shows readers and exemption.
fn choices_ui(ui: &mut Ui, dialog: &mut MarkingDialog, tokens: &Tokens) {
    audience_ui(ui, dialog);
    let exempt = ui.checkbox(&mut dialog.is_exempt, "Exempt from publication");
    if exempt.changed() {
        dialog.settle();
    }
    if dialog.is_exempt {
        exempt_ui(ui, dialog);
        let words = format!("The paper will say: {}", exemption_words(&dialog.exempt()));
        text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
    }
    if !dialog.is_review_readable() {
        let message = "Write the day as 26 May 2027 or 26/5/2027";
        text_ui(ui, message, tokens.text.hint, tokens.colors.attention);
    }
}

fn audience_ui(ui: &mut Ui, dialog: &mut MarkingDialog) {
    let offered = Audience::ALL.iter().zip(Audience::OPTIONS);
    let options: Vec<ChoiceOption<'_>> = offered
        .filter(|(audience, _)| !dialog.is_exempt || **audience != Audience::Everyone)
        .map(|(_, option)| option)
        .map(|option| ChoiceOption {
            name: option.name,
            label: option.label,
        })
        .collect();
    let hint = if dialog.is_exempt {
        "What is exempt is never for everyone"
    } else {
        ""
    };
    let spec = spec("audience", "Readers", hint);
    let chosen = side_by_side_ui(ui, &spec, &options, dialog.audience.name());
    if let Some(audience) = chosen.and_then(|name| Audience::from_name(&name)) {
        dialog.audience = audience;
    }
}

fn exempt_ui(ui: &mut Ui, dialog: &mut MarkingDialog) {
    let Exempt {
        category,
        paragraph,
        reason,
        until,
        review: _,
    } = &mut dialog.exempt;
    line_ui(
        ui,
        &spec("category", "Category", "For example, 7A"),
        category,
    );
    let hint = "Of the council’s rules, for example 10.4";
    line_ui(ui, &spec("paragraph", "Paragraph", hint), paragraph);
    let hint = "In words a member of the public understands";
    line_ui(ui, &spec("reason", "Reason", hint), reason);
    let hint = "For example, until the report is published";
    line_ui(ui, &spec("until", "Until", hint), until);
    let hint = "The day when the council looks at it again, for example 26 May 2027";
    line_ui(
        ui,
        &spec("review", "Look again on", hint),
        &mut dialog.review,
    );
}

fn spec<'a>(id: &str, label: &'a str, hint: &'a str) -> FieldSpec<'a> {
    FieldSpec {
        id: Id::unique(("marking", id)),
        label,
        hint,
    }
}

fn line_ui(ui: &mut Ui, spec: &FieldSpec<'_>, text: &mut String) {
    if let Some(changed) = line_edit_ui(ui, spec, text).changed {
        *text = changed;
    }
}

//! A field of a section: its prompt, and the editor of its kind.

use egui::Ui;

use super::{
    edit::{Slot, choice_field_ui, date_field_ui, line_field_ui, prose_field_ui},
    in_doubt::in_doubt_ui,
    prompt::{Help, prompt_ui},
    register::register_ui,
    reviewing::field_review_ui,
    said::said_ui,
    sheet::Sheet,
    words::words_ui,
};
use crate::model::{Answer, Place};
use crate::template::{Field, FieldKind, Section};
use crate::ui::widgets::badge::{Badge, badge_button_ui};

/// Shows a field; `idx` is its position in the section.
pub(super) fn field_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    section: &Section,
    idx: usize,
    field: &Field,
) {
    let place = Place::Field(section.id.clone(), field.id.clone());
    let help = Help {
        hint: &field.hint,
        guidance: &field.guidance,
        evidence: &[],
        is_beside: sheet.state.shows_guidance,
    };
    prompt_ui(ui, sheet.id(&place), &field.prompt, &help);
    let own = sheet.view.draft.own_marking(&place);
    if let Some(badge) = Badge::of(&own)
        && badge_button_ui(ui, &badge).clicked()
    {
        sheet.actions.ask_marking(place.clone());
    }
    in_doubt_ui(ui, sheet, &place);
    said_ui(ui, sheet, &place);
    if field_review_ui(ui, sheet, &place) {
        return;
    }
    let slot = Slot {
        place: &place,
        label: &field.prompt,
        hint: "",
    };
    let draft = sheet.view.draft;
    let answer = draft.answer(&section.id, &field.id);
    match &field.kind {
        FieldKind::Line => {
            let text = draft.prose(&section.id, &field.id);
            line_field_ui(ui, sheet, &slot, text);
        }
        FieldKind::Prose => {
            let text = draft.prose(&section.id, &field.id);
            prose_field_ui(ui, sheet, &slot, text);
        }
        FieldKind::Date => date_field_ui(ui, sheet, &slot, date_of(answer)),
        FieldKind::Choice(options) => {
            choice_field_ui(ui, sheet, &slot, options, choice_of(answer));
        }
        FieldKind::Register(view) => {
            register_ui(ui, sheet, section, idx, (&place, field, view));
            return;
        }
    }
    if let Some(limit) = field.word_limit {
        let n_words = answer.map_or(0, |answer| answer.to_value().word_count());
        words_ui(ui, n_words, limit);
    }
}

fn date_of(answer: Option<&Answer>) -> Option<jiff::civil::Date> {
    match answer {
        Some(Answer::Date(date)) => Some(*date),
        Some(Answer::Prose(_) | Answer::Line(_) | Answer::Choice(_)) | None => None,
    }
}

fn choice_of(answer: Option<&Answer>) -> &str {
    match answer {
        Some(Answer::Choice(option)) => option,
        Some(Answer::Prose(_) | Answer::Line(_) | Answer::Date(_)) | None => "",
    }
}

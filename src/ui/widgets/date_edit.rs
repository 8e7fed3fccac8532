//! A day, written as people write it, and read back to them in words.

use egui::{Id, Response, Ui};
use jiff::civil::Date;

use super::{
    field::{FieldSpec, bare_ui, label_ui},
    tag::{Tone, kicker_ui},
    text::text_ui,
};
use crate::{
    model::{british_date, parse_date},
    ui::theme::Tokens,
};

/// What the user did in a date field.
#[derive(Debug)]
pub struct DateResponse {
    /// The day as it is now, if it changed. What is not understood changes nothing.
    pub changed: Option<Option<Date>>,
    /// egui's response of the field.
    pub response: Response,
}

/// What was typed, as long as it stands for this day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Typed {
    text: String,
    meant: Option<Date>,
}

/// Shows a date field under its label.
pub fn date_edit_ui(ui: &mut Ui, spec: &FieldSpec<'_>, value: Option<Date>) -> DateResponse {
    ui.scope(|ui| {
        label_ui(ui, spec);
        ui.horizontal(|ui| row_ui(ui, spec, value)).inner
    })
    .inner
}

fn row_ui(ui: &mut Ui, spec: &FieldSpec<'_>, value: Option<Date>) -> DateResponse {
    let tokens = Tokens::of(ui);
    let kept = typed(ui, spec.id).filter(|typed| typed.meant == value);
    let mut text = kept.map_or_else(|| in_words(value), |typed| typed.text);
    let before = text.clone();
    let response = bare_ui(ui, spec.id, spec.label, &mut text, 170.0);
    let read = parse_date(&text);
    let is_understood = read.is_some() || text.trim().is_empty();
    let now = if is_understood { read } else { value };
    if text != before {
        let typed = Typed {
            text: text.clone(),
            meant: now,
        };
        ui.data_mut(|data| data.insert_temp(spec.id, typed));
    } else if !response.has_focus() && is_understood {
        ui.data_mut(|data| data.remove_temp::<Typed>(spec.id));
    }
    if !is_understood {
        kicker_ui(
            ui,
            Tone::Attention,
            "Not understood. Write it like 26 May 2022",
        );
    } else if let Some(date) = read
        && in_words(Some(date)) != text
    {
        text_ui(
            ui,
            &british_date(date),
            tokens.text.body,
            tokens.colors.muted,
        );
    }
    DateResponse {
        changed: (now != value).then_some(now),
        response,
    }
}

fn typed(ui: &Ui, id: Id) -> Option<Typed> {
    ui.data(|data| data.get_temp(id))
}

fn in_words(date: Option<Date>) -> String {
    date.map(british_date)
        .unwrap_or_default()
        .replace('\u{a0}', " ")
}

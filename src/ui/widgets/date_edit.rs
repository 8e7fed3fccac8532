//! A day, written as people write it, and read back to them in words.

use egui::{Key, Ui};
use jiff::civil::Date;

use super::{
    field::{FieldSpec, bare_ui, label_ui},
    steady::steady,
    tag::{Tone, kicker_ui},
    text::text_ui,
};
use crate::model::{british_date, parse_date};
use crate::ui::theme::Tokens;

/// How wide the field is.
const WIDTH: f32 = 170.0;
/// What "26 September 2026" needs beside it.
const DAY_WIDTH: f32 = 150.0;

/// What is said of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// It is this day.
    Day(Date),
    /// Nobody can tell which day it is; the draft has this one.
    Unclear(Option<Date>),
}

impl Said {
    fn of(text: &str, value: Option<Date>) -> Option<Self> {
        match parse_date(text) {
            Some(date) => (in_words(Some(date)) != text).then_some(Self::Day(date)),
            None => (!text.trim().is_empty()).then_some(Self::Unclear(value)),
        }
    }
}

/// What stands in a date field. Whoever keeps it stores a day only once the field is left.
#[derive(Debug)]
pub struct DateResponse {
    /// What was typed, unless it says the day that is stored.
    pub typed: Option<String>,
    /// Whether the keyboard is in the field and Enter was not pressed, so that more may come.
    pub is_written: bool,
}

/// Shows a date field under its label. `typed` is what stands in it instead of the stored day.
pub fn date_edit_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    value: Option<Date>,
    typed: Option<&str>,
) -> DateResponse {
    ui.scope(|ui| {
        label_ui(ui, spec);
        let stored = in_words(value);
        let mut text = typed.map_or_else(|| stored.clone(), str::to_owned);
        let (has_focus, beneath) = ui.horizontal(|ui| row_ui(ui, spec, &mut text, value)).inner;
        match beneath {
            Some(Said::Unclear(value)) => unclear_ui(ui, value),
            Some(Said::Day(date)) => day_ui(ui, date),
            None => {}
        }
        let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
        DateResponse {
            typed: (text != stored).then_some(text),
            is_written: has_focus && !is_entered,
        }
    })
    .inner
}

/// Shows the field, and beside it the day that is understood. Returns whether the keyboard is in
/// the field, and what is to be said beneath it.
fn row_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    text: &mut String,
    value: Option<Date>,
) -> (bool, Option<Said>) {
    let response = bare_ui(ui, spec.id, spec.label, text, WIDTH);
    let said = steady(ui, spec.id.with("said"), Said::of(text, value));
    let beneath = match said {
        Some(Said::Day(date)) if ui.available_width() >= DAY_WIDTH => {
            day_ui(ui, date);
            None
        }
        said => said,
    };
    (response.has_focus(), beneath)
}

/// Says which day is understood.
fn day_ui(ui: &mut Ui, date: Date) {
    let tokens = Tokens::of(ui);
    let (kind, color) = (tokens.text.body, tokens.colors.muted);
    text_ui(ui, &british_date(date), kind, color);
}

/// Says beneath the field that nothing of it is stored; in a narrow column on several lines.
fn unclear_ui(ui: &mut Ui, value: Option<Date>) {
    let tokens = Tokens::of(ui);
    kicker_ui(ui, Tone::Attention, "Not understood");
    let kept = match value {
        Some(date) => format!("Still {}. ", british_date(date)),
        None => String::new(),
    };
    let words = format!("{kept}Write it like 26 May 2022");
    text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
}

fn in_words(date: Option<Date>) -> String {
    date.map(british_date)
        .unwrap_or_default()
        .replace('\u{a0}', " ")
}

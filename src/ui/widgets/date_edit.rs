//! A day, written as people write it, and read back to them in words.

use egui::{
    CornerRadius, Key, LayerId, Order, Rect, Response, Stroke, StrokeKind, Ui, text::LayoutJob,
    vec2,
};
use jiff::civil::Date;

use super::{
    field::{FieldSpec, bare_ui, is_in_table, label_ui},
    steady::steady,
    tag::{Tone, kicker_ui},
    text::text_ui,
};
use crate::model::{british_date, end_of_month, parse_date};
use crate::ui::theme::Tokens;

/// How wide the field is.
const WIDTH: f32 = 170.0;
/// What is said of it needs beside it: "Still 26 September 2026. Write it like 26 May 2022".
const SAID_WIDTH: f32 = 350.0;
const NOT_UNDERSTOOD: &str = "Not understood";
const LIKE_THIS: &str = "Write it like 26 May 2022";

/// What is said of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// It is this day.
    Day(Date),
    /// Nobody can tell which day it is; the draft has this one, and the month ends on that.
    Unclear(Option<Date>, Option<Date>),
}

impl Said {
    fn of(text: &str, value: Option<Date>) -> Option<Self> {
        match parse_date(text) {
            Some(date) => (in_words(Some(date)) != text).then_some(Self::Day(date)),
            None => (!text.trim().is_empty()).then(|| Self::Unclear(value, end_of_month(text))),
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
        let has_focus = field_ui(ui, spec, &mut text, value);
        let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
        DateResponse {
            typed: (text != stored).then_some(text),
            is_written: has_focus && !is_entered,
        }
    })
    .inner
}

/// Shows the field, and what is said of it in a place of its own, so that nothing moves when
/// something is said: beside the field, in a line beneath it where the column is narrow, or in a
/// table over the next row while the field is written in.
/// Returns whether the keyboard is in the field.
fn field_ui(ui: &mut Ui, spec: &FieldSpec<'_>, text: &mut String, value: Option<Date>) -> bool {
    let tokens = Tokens::of(ui);
    let said_id = spec.id.with("said");
    if is_in_table(ui) {
        let response = bare_ui(ui, spec.id, spec.label, text, ui.available_width());
        if let Some(said) = steady(ui, said_id, Said::of(text, value)) {
            over_ui(ui, said, &response);
        }
        return response.has_focus();
    }
    let is_wide = ui.available_width() >= WIDTH + SAID_WIDTH;
    let line = tokens.text.hint.line;
    let response = ui.horizontal_top(|ui| {
        if is_wide {
            ui.set_min_height(2.0 * line + 4.0);
        }
        let response = bare_ui(ui, spec.id, spec.label, text, WIDTH);
        if is_wide && let Some(said) = steady(ui, said_id, Said::of(text, value)) {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                beside_ui(ui, said);
            });
        }
        response
    });
    if !is_wide {
        let said = steady(ui, said_id, Said::of(text, value));
        let size = vec2(ui.available_width(), line + 2.0);
        ui.allocate_ui(size, |ui| {
            ui.set_min_size(size);
            if let Some(said) = said {
                beneath_ui(ui, said, &response.inner);
            }
        });
    }
    response.inner.has_focus()
}

/// Says which day is understood, or that nothing of what is typed is stored.
fn beside_ui(ui: &mut Ui, said: Said) {
    let tokens = Tokens::of(ui);
    match said {
        Said::Day(date) => {
            ui.add_space(5.0);
            let (kind, color) = (tokens.text.body, tokens.colors.muted);
            text_ui(ui, &british_date(date), kind, color);
        }
        Said::Unclear(value, end) => {
            kicker_ui(ui, Tone::Attention, NOT_UNDERSTOOD);
            text_ui(
                ui,
                &kept_words(value, end),
                tokens.text.hint,
                tokens.colors.muted,
            );
        }
    }
}

/// Says the same in one line; what it has no room for is said by the field to screen readers, and
/// under the pointer.
fn beneath_ui(ui: &mut Ui, said: Said, field: &Response) {
    let tokens = Tokens::of(ui);
    match said {
        Said::Day(date) => {
            let (kind, color) = (tokens.text.hint, tokens.colors.muted);
            text_ui(ui, &british_date(date), kind, color);
        }
        Said::Unclear(value, end) => {
            let words = format!("{NOT_UNDERSTOOD}. {}", kept_words(value, end));
            ui.accesskit_node_builder(field.id, |node| node.set_description(&*words));
            kicker_ui(ui, Tone::Attention, &like(end)).on_hover_text(words);
        }
    }
}

/// Says the same over what stands beneath a field that is written in. One that is left and not
/// understood keeps a frame, and says why under the pointer and to screen readers.
fn over_ui(ui: &Ui, said: Said, field: &Response) {
    let tokens = Tokens::of(ui);
    let (words, color) = match said {
        Said::Day(date) => (british_date(date), tokens.colors.ink),
        Said::Unclear(value, end) => {
            let words = format!("{NOT_UNDERSTOOD}. {}", kept_words(value, end));
            let stroke = Stroke::new(1.5, tokens.colors.attention);
            let radius = CornerRadius::same(tokens.radius.m);
            ui.painter()
                .rect_stroke(field.rect, radius, stroke, StrokeKind::Inside);
            field.clone().on_hover_text(words.as_str());
            (words, tokens.colors.attention)
        }
    };
    ui.accesskit_node_builder(field.id, |node| node.set_description(&*words));
    if !field.has_focus() || !ui.is_rect_visible(field.rect) {
        return;
    }
    let layer = LayerId::new(Order::Tooltip, field.id.with("said"));
    let painter = ui.layer_painter(layer);
    let job = LayoutJob::simple(words, tokens.text.hint.font(), color, SAID_WIDTH);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let corner = field.rect.left_bottom() + vec2(0.0, 3.0);
    let around = Rect::from_min_size(corner, galley.size() + vec2(16.0, 8.0));
    let radius = CornerRadius::same(tokens.radius.s);
    painter.rect_filled(around, radius, tokens.colors.page);
    painter.rect_stroke(around, radius, tokens.edge(), StrokeKind::Inside);
    painter.galley(corner + vec2(8.0, 4.0), galley, color);
}

fn kept_words(value: Option<Date>, end: Option<Date>) -> String {
    match value {
        Some(date) => format!("Still {}. {}", british_date(date), like(end)),
        None => like(end),
    }
}

/// Returns how to write it. Which day of a month is meant is for its writer to say.
fn like(end: Option<Date>) -> String {
    match end {
        Some(end) => format!("Add a day, like {}", british_date(end)),
        None => LIKE_THIS.to_owned(),
    }
}

fn in_words(date: Option<Date>) -> String {
    date.map(british_date)
        .unwrap_or_default()
        .replace('\u{a0}', " ")
}

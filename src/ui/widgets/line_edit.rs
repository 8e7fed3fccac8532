//! One line of plain text under its label.

use egui::{
    Id, Response, Ui,
    text::{CCursor, CCursorRange, CharIndex},
    text_edit::{TextEditOutput, TextEditState},
    vec2,
};

use super::{
    field::{FieldSpec, label_ui, shown_ui},
    prose::{MarkResponse, mark_at, paint_mark},
};
use crate::prose::Mark;
use crate::ui::theme::Tokens;

/// What the user did in a one-line field.
#[derive(Debug)]
pub struct LineResponse {
    /// The text as it is now, if it changed.
    pub changed: Option<String>,
    /// What was done with marks.
    pub marked: MarkResponse,
    /// egui's response of the field.
    pub response: Response,
}

/// What is marked in a one-line field, and the mark whose place is wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct LineMarks<'a> {
    /// What is marked, by where it begins.
    pub marks: &'a [Mark],
    /// The mark whose place is wanted, by its number.
    pub wanted: Option<usize>,
}

/// Puts the caret at a byte of the text of a field.
pub fn put_line_caret(ui: &Ui, id: Id, text: &str, byte: usize) {
    let before = text.get(..text.floor_char_boundary(byte)).unwrap_or(text);
    let at = CCursor::new(CharIndex(before.chars().count()));
    let mut state = TextEditState::load(ui, id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::one(at)));
    state.store(ui, id);
}

/// Shows a one-line field under its label.
pub fn line_edit_ui(ui: &mut Ui, spec: &FieldSpec<'_>, text: &str) -> LineResponse {
    marked_line_ui(ui, spec, text, LineMarks::default())
}

/// Shows a one-line field under its label, with lines under what is marked in it.
pub fn marked_line_ui(
    ui: &mut Ui,
    spec: &FieldSpec<'_>,
    text: &str,
    marks: LineMarks<'_>,
) -> LineResponse {
    ui.scope(|ui| {
        label_ui(ui, spec);
        let mut now = text.to_owned();
        let width = ui.available_width();
        let shown = shown_ui(ui, spec.id, spec.label, &mut now, width);
        let marked = if now == text {
            marks_ui(ui, &shown, text, marks)
        } else {
            MarkResponse::default()
        };
        LineResponse {
            changed: (now != text).then_some(now),
            marked,
            response: shown.response.response,
        }
    })
    .inner
}

fn marks_ui(ui: &Ui, shown: &TextEditOutput, text: &str, marks: LineMarks<'_>) -> MarkResponse {
    let mut told = MarkResponse::default();
    if marks.marks.is_empty() {
        return told;
    }
    let tokens = Tokens::of(ui);
    let painter = ui.painter_at(shown.text_clip_rect.expand2(vec2(0.0, 4.0)));
    let at = shown.galley_pos.to_vec2();
    let x = |byte: usize| {
        let before = text.get(..byte).unwrap_or_default();
        let cursor = CCursor::new(CharIndex(before.chars().count()));
        shown.galley.pos_from_cursor(cursor).translate(at)
    };
    for (nth, mark) in marks.marks.iter().enumerate() {
        let rect = x(mark.range.start).union(x(mark.range.end));
        paint_mark(&painter, &tokens, mark.kind, rect, tokens.text.body.size);
        if marks.wanted == Some(nth) {
            told.place = Some(rect);
        }
    }
    let response = &shown.response.response;
    if let Some(pointer) = response.hover_pos() {
        let cursor = shown.galley.cursor_from_pos(pointer - shown.galley_pos);
        let nth = text.char_indices().nth(cursor.index.0);
        let byte = nth.map_or(text.len(), |(at, _)| at);
        told.hovered = mark_at(marks.marks, byte);
        if response.secondary_clicked() {
            told.pressed = told.hovered;
        }
    }
    told
}

//! One line of plain text under its label.

use egui::{
    Id, Response, Ui,
    text::{CCursor, CCursorRange, CharIndex},
    text_edit::TextEditState,
};

use super::field::{FieldSpec, bare_ui, label_ui};

/// What the user did in a one-line field.
#[derive(Debug)]
pub struct LineResponse {
    /// The text as it is now, if it changed.
    pub changed: Option<String>,
    /// egui's response of the field.
    pub response: Response,
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
    ui.scope(|ui| {
        label_ui(ui, spec);
        let mut now = text.to_owned();
        let width = ui.available_width();
        let response = bare_ui(ui, spec.id, spec.label, &mut now, width);
        LineResponse {
            changed: (now != text).then_some(now),
            response,
        }
    })
    .inner
}

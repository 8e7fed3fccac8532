//! One line of plain text.

use egui::Ui;

use super::{
    marked::{Proofed, marked_ui},
    slot::Slot,
};
use crate::model::Value;
use crate::ui::{
    section::sheet::Sheet,
    widgets::line_edit::{LineMarks, marked_line_ui, put_line_caret},
};

pub(super) fn line_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, text: &str) {
    if let Some(byte) = sheet.take_caret(slot.place) {
        put_line_caret(ui, sheet.id(slot.place), text, byte);
    }
    let proofed = Proofed::new(sheet, slot.place, text, false);
    let marks = LineMarks {
        marks: &proofed.marked.marks,
        wanted: proofed.wanted(sheet),
    };
    let done = marked_line_ui(ui, &slot.spec(sheet), text, marks);
    if let Some(text) = done.changed {
        sheet.type_in(slot.place, Value::Text(text));
    } else {
        marked_ui(ui, sheet, &proofed, (done.marked, &done.response, None));
    }
}

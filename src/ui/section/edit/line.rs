//! One line of plain text.

use egui::Ui;

use super::slot::Slot;
use crate::model::Value;
use crate::ui::{
    section::sheet::Sheet,
    widgets::line_edit::{line_edit_ui, put_line_caret},
};

pub(super) fn line_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, text: &str) {
    if let Some(byte) = sheet.take_caret(slot.place) {
        put_line_caret(ui, sheet.id(slot.place), text, byte);
    }
    let done = line_edit_ui(ui, &slot.spec(sheet), text);
    if let Some(text) = done.changed {
        sheet.type_in(slot.place, Value::Text(text));
    }
}

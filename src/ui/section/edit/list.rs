//! Short lines, one an entry.

use egui::Ui;

use super::slot::Slot;
use crate::model::Value;
use crate::ui::{section::sheet::Sheet, widgets::list_edit::list_edit_ui};

pub(super) fn list_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, lines: &[String]) {
    if let Some((row, _)) = sheet.take_cell(slot.place) {
        let id = sheet.id(slot.place).with(row);
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if let Some(lines) = list_edit_ui(ui, &slot.spec(sheet), lines) {
        sheet.type_in(slot.place, Value::List(lines));
    }
}

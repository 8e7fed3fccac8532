//! A day.

use egui::Ui;
use jiff::civil::Date;

use super::Slot;
use crate::model::Value;
use crate::ui::{section::sheet::Sheet, widgets::date_edit::date_edit_ui};

pub(super) fn date_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, date: Option<Date>) {
    let done = date_edit_ui(ui, &slot.spec(sheet), date);
    if let Some(date) = done.changed {
        sheet.type_in(slot.place, Value::Date(date));
    }
}

//! Values by year with comparators.

use egui::Ui;

use super::slot::Slot;
use crate::model::{Point, Value};
use crate::ui::{section::sheet::Sheet, widgets::series_edit::series_edit_ui};

pub(super) fn series_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, points: &[Point]) {
    if let Some(points) = series_edit_ui(ui, &slot.spec(sheet), points) {
        sheet.type_in(slot.place, Value::Series(points));
    }
}

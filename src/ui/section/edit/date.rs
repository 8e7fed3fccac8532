//! A day.

use egui::Ui;
use jiff::civil::Date;

use super::slot::Slot;
use crate::model::Place;
use crate::ui::{
    desk::unread::DayPart,
    section::sheet::Sheet,
    widgets::{date_edit::date_edit_ui, field::FieldSpec},
};

pub(super) fn date_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, date: Option<Date>) {
    let spec = slot.spec(sheet);
    day_ui(ui, sheet, (slot.place, DayPart::Day), &spec, date);
}

/// Shows one day of a place. What is typed is kept with the window, which stores it in the draft
/// once it is understood and the field is left.
pub(super) fn day_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    (place, part): (&Place, DayPart),
    spec: &FieldSpec<'_>,
    date: Option<Date>,
) {
    let typed = sheet.state.unread.text(place, part);
    let done = date_edit_ui(ui, spec, date, typed);
    match done.typed {
        Some(text) => {
            let unread = &mut sheet.state.unread;
            unread.put((place, part), spec.label, text, done.is_written);
        }
        None => sheet.state.unread.forget(place, part),
    }
}

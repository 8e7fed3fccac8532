//! From one day to another: two days side by side.

use egui::Ui;

use super::{date::day_ui, slot::Slot};
use crate::model::Period;
use crate::ui::{
    desk::unread::DayPart,
    section::sheet::Sheet,
    widgets::{field::FieldSpec, text::text_ui},
};

pub(super) fn period_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, period: Period) {
    let tokens = sheet.tokens();
    let id = sheet.id(slot.place);
    let from_label = format!("{}, first day", slot.label);
    let to_label = format!("{}, last day", slot.label);
    let from = FieldSpec {
        id: id.with("from"),
        label: &from_label,
        hint: "",
    };
    let to = FieldSpec {
        id: id.with("to"),
        label: &to_label,
        hint: "",
    };
    day_ui(ui, sheet, (slot.place, DayPart::From), &from, period.from);
    day_ui(ui, sheet, (slot.place, DayPart::To), &to, period.to);
    if !slot.hint.is_empty() {
        text_ui(ui, slot.hint, tokens.text.hint, tokens.colors.muted);
    }
}

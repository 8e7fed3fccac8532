//! From one day to another: two days side by side.

use egui::Ui;

use super::Slot;
use crate::model::{Period, Value};
use crate::ui::{
    section::sheet::Sheet,
    widgets::{date_edit::date_edit_ui, field::FieldSpec, text::text_ui},
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
    let mut now = period;
    for (spec, end) in [(from, &mut now.from), (to, &mut now.to)] {
        if let Some(date) = date_edit_ui(ui, &spec, *end).changed {
            *end = date;
        }
    }
    if !slot.hint.is_empty() {
        text_ui(ui, slot.hint, tokens.text.hint, tokens.colors.muted);
    }
    if now != period {
        sheet.type_in(slot.place, Value::Period(now));
    }
}

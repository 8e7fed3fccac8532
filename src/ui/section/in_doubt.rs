//! The mark of a place of which two people wrote different things, and the way to choose.

use egui::Ui;

use super::sheet::Sheet;
use crate::model::Place;
use crate::ui::{
    commands::Command,
    widgets::button::{Button, button_ui},
};

/// Shows that a place is in doubt, where it is.
pub(super) fn in_doubt_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, place: &Place) {
    let conflicts = &sheet.view.draft.conflicts;
    let is_here = conflicts
        .iter()
        .any(|conflict| conflict.slot.place() == *place);
    if is_here && button_ui(ui, Button::secondary("In doubt: see both texts…")).clicked() {
        sheet.actions.run(Command::Doubts);
    }
}

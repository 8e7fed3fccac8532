//! One line of plain text under its label.

use egui::{Response, Ui};

use super::field::{FieldSpec, bare_ui, label_ui};

/// What the user did in a one-line field.
#[derive(Debug)]
pub struct LineResponse {
    /// The text as it is now, if it changed.
    pub changed: Option<String>,
    /// egui's response of the field.
    pub response: Response,
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

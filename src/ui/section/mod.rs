//! The page in the middle.

use egui::Ui;

use super::{
    Actions, Screen, UiState, View,
    widgets::{
        field::FieldSpec,
        line_edit::line_edit_ui,
        prose::{ProseSpec, prose_ui},
        text::{heading_ui, text_ui},
    },
};
use crate::model::{CellKind, DETAILS_COLUMNS, Place, Prose, Value};
use crate::session::Action;
use crate::template::FieldKind;

/// Draws the open section.
pub(super) fn section_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    let Screen::Section(id) = state.screen.clone() else {
        return;
    };
    let Some(section) = view.template.section(&id) else {
        return;
    };
    let tokens = view.tokens;
    heading_ui(ui, &section.title, 1, tokens.text.title, tokens.colors.ink);
    text_ui(
        ui,
        &section.prompt,
        tokens.text.prompt,
        tokens.colors.accent,
    );
    for field in &section.fields {
        let place = Place::Field(id.clone(), field.id.clone());
        if matches!(field.kind, FieldKind::Prose) {
            text_ui(ui, &field.prompt, tokens.text.prompt, tokens.colors.accent);
            let spec = ProseSpec {
                id: view.id(&place),
                name: &field.prompt,
                hint: "",
                n_lines: 3,
                label: &|_| None,
                citable: &Vec::new,
            };
            let text = view.draft.prose(&id, &field.id);
            let response = prose_ui(ui, &spec, text);
            if response.has_focus {
                state.current = Some(place.clone());
            }
            if state.take_focus(&place) {
                response.response.request_focus();
            }
            if let Some(text) = response.changed {
                let value = Value::Prose(Prose::new(text));
                actions.act(Action::Type { place, value });
            }
        }
    }
}

/// Draws the cover form.
pub(super) fn details_ui(ui: &mut Ui, view: &View<'_>, _state: &mut UiState, actions: &mut Actions) {
    for column in DETAILS_COLUMNS {
        let place = Place::Detail(column.name);
        if column.kind != CellKind::Text {
            continue;
        }
        let Some(Value::Text(text)) = view.draft.value(&place) else {
            continue;
        };
        let spec = FieldSpec {
            id: view.id(&place),
            label: column.label,
            hint: column.hint,
        };
        if let Some(text) = line_edit_ui(ui, &spec, &text).changed {
            let value = Value::Text(text);
            actions.act(Action::Type { place, value });
        }
    }
}

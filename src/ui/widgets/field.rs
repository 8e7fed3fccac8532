//! What every one-line field has in common, and its label and hint above it.

use egui::{
    Align2, Event, Id, Key, Response, TextEdit, Ui,
    text::{CCursor, CCursorRange, CharIndex},
    text_edit::{TextEditOutput, TextEditState},
};

use super::{pressed::taken, text::text_ui};
use crate::ui::theme::Tokens;

/// The tag of a place in which fields show neither label nor hint: a table says them at its head.
pub(in crate::ui) const WITHOUT_LABELS: &str = "without labels";

/// What a field is for.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec<'a> {
    /// Names the field; see [`super::prose::ProseSpec::id`].
    pub id: Id,
    /// What it asks; also its accessible name.
    pub label: &'a str,
    /// What helps to answer; empty for none.
    pub hint: &'a str,
}

/// Whether fields stand in a table, where a row is as high as a field.
pub(super) fn is_in_table(ui: &Ui) -> bool {
    let mut stack = ui.stack().iter();
    stack.any(|stack| stack.tags().contains(WITHOUT_LABELS))
}

/// Shows the label and the hint above a field.
pub(super) fn label_ui(ui: &mut Ui, spec: &FieldSpec<'_>) {
    if is_in_table(ui) {
        return;
    }
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    if !spec.label.is_empty() {
        text_ui(ui, spec.label, tokens.text.strong, tokens.colors.ink);
    }
    if !spec.hint.is_empty() {
        text_ui(ui, spec.hint, tokens.text.hint, tokens.colors.muted);
    }
    ui.add_space(2.0);
}

/// Shows a bare one-line field. Enter is left to the caller; undo is left to the window.
pub(in crate::ui) fn bare_ui(
    ui: &mut Ui,
    id: Id,
    name: &str,
    text: &mut String,
    width: f32,
) -> Response {
    shown_ui(ui, id, name, text, width).response.response
}

/// Shows a field as [`bare_ui`] does, and tells how its text was laid out.
pub(super) fn shown_ui(
    ui: &mut Ui,
    id: Id,
    name: &str,
    text: &mut String,
    width: f32,
) -> TextEditOutput {
    let shown = show_ui(ui, id, name, TextEdit::singleline(text), width);
    let galley = (shown.galley.as_ref(), shown.galley_pos);
    if let Some(word) = taken(&shown.response.response, galley, text) {
        let cursor = |byte: usize| {
            let before = text.get(..byte).unwrap_or_default();
            CCursor::new(CharIndex(before.chars().count()))
        };
        let mut state = shown.state.clone();
        let range = CCursorRange::two(cursor(word.start), cursor(word.end));
        state.cursor.set_char_range(Some(range));
        state.store(ui, id);
    }
    shown
}

/// Shows a one-line field of any kind as [`bare_ui`] does.
pub(super) fn edit_ui(ui: &mut Ui, id: Id, name: &str, edit: TextEdit<'_>, width: f32) -> Response {
    show_ui(ui, id, name, edit, width).response.response
}

fn show_ui(ui: &mut Ui, id: Id, name: &str, edit: TextEdit<'_>, width: f32) -> TextEditOutput {
    let hidden = if ui.memory(|memory| memory.has_focus(id)) {
        hide_keys(ui)
    } else {
        Vec::new()
    };
    if let Some(mut state) = TextEditState::load(ui, id) {
        state.clear_undoer();
        state.store(ui, id);
    }
    let edit = edit
        .id(id)
        .return_key(None)
        .align(Align2::LEFT_CENTER)
        .desired_width(width);
    let mut shown = edit.show(ui);
    shown.response.response = shown.response.response.accessible_name(name);
    ui.input_mut(|input| input.events.extend(hidden));
    shown
}

/// Takes out the keys that egui's field would answer by deleting or undoing.
fn hide_keys(ui: &Ui) -> Vec<Event> {
    ui.input_mut(|input| {
        let (hidden, left) = std::mem::take(&mut input.events)
            .into_iter()
            .partition(|event| {
                matches!(
                    event,
                    Event::Key {
                        key: Key::Z | Key::Y | Key::K | Key::U | Key::H | Key::W,
                        modifiers,
                        ..
                    } if modifiers.command || modifiers.ctrl
                )
            });
        input.events = left;
        hidden
    })
}

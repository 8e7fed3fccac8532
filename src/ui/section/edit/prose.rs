//! Paragraphs, lists and citations.

use egui::{CornerRadius, Frame, Id, Margin, Rect, StrokeKind, Ui, text_edit::TextEditState, vec2};

use super::{
    commented::Commented,
    links::titled,
    marked::{Proofed, marked_ui},
    slot::Slot,
};
use crate::model::{Place, Prose, RegisterKind, RowId, Value};
use crate::prose::Brought;
use crate::session::Action;
use crate::ui::{
    commands::Command,
    pages::mark::Caret,
    section::sheet::{Sheet, place_ui},
    theme::Tokens,
    widgets::{
        prose::{
            BAR_HEIGHT, BAR_WIDTH, ProseSpec, cite_in, prose_ui, prose_with_bar_ui, put_caret,
        },
        text::text_ui,
    },
};

/// The registers whose rows can be cited, in the order they are offered.
const CITABLE: &[RegisterKind] = &[
    RegisterKind::Evidence,
    RegisterKind::Indicators,
    RegisterKind::Findings,
    RegisterKind::Priorities,
    RegisterKind::Reviews,
];

/// Shows the editor of a field: no box, as high as a few lines.
pub(in crate::ui::section) fn prose_field_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    text: &str,
) {
    // The bar's place above the text is space enough.
    ui.add_space(-ui.spacing().item_spacing.y);
    let is_wanted = sheet.state.focus.as_ref() == Some(slot.place);
    let id = sheet.id(slot.place);
    let height = place_ui(ui, sheet, slot.place, |ui, sheet| {
        ui.spacing_mut().item_spacing.y = 0.0;
        edit_ui(ui, sheet, slot, text, None);
        if text.is_empty() {
            empty_ui(ui, sheet.tokens());
        }
        ui.min_rect().height()
    });
    // A text is gone on with at its end, unless that would scroll away what it is an answer to.
    if is_wanted && height > 0.5 * ui.clip_rect().height() && !had_caret(ui, id) {
        put_caret(ui, id, 0);
    }
}

/// Shows where an empty text is to be written. What is written needs no frame.
fn empty_ui(ui: &Ui, tokens: &Tokens) {
    let mut rect = ui.min_rect();
    rect.min.y += BAR_HEIGHT;
    let radius = CornerRadius::same(tokens.radius.m);
    ui.painter().rect_stroke(
        rect.expand2(vec2(10.0, 6.0)),
        radius,
        tokens.edge(),
        StrokeKind::Inside,
    );
}

/// Whether the keyboard has been in an editor before.
fn had_caret(ui: &Ui, id: Id) -> bool {
    let state = TextEditState::load(ui.ctx(), id);
    state.is_some_and(|state| state.cursor.char_range().is_some())
}

/// Shows the editor of a cell: label and hint above, a frame that tells it from its card, and
/// the bar at the right of the label.
pub(super) fn prose_cell_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, text: &str) {
    let tokens = sheet.tokens();
    ui.spacing_mut().item_spacing.y = 2.0;
    let start = ui.cursor().min;
    text_ui(ui, slot.label, tokens.text.strong, tokens.colors.ink);
    if !slot.hint.is_empty() {
        text_ui(ui, slot.hint, tokens.text.hint, tokens.colors.muted);
    }
    let width = ui.available_width();
    let corner = start + vec2((width - BAR_WIDTH).max(0.0), -8.0);
    let bar = Rect::from_min_size(corner, vec2(BAR_WIDTH, BAR_HEIGHT));
    let framed = frame(tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        edit_ui(ui, sheet, slot, text, Some(bar));
    });
    if ui.memory(|memory| memory.has_focus(sheet.id(slot.place))) {
        let radius = CornerRadius::same(tokens.radius.m);
        let rect = framed.response.rect;
        ui.painter()
            .rect_stroke(rect, radius, tokens.ring(), StrokeKind::Inside);
    }
}

fn frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.colors.page)
        .stroke(tokens.edge())
        .corner_radius(CornerRadius::same(tokens.radius.m))
        .inner_margin(Margin {
            left: 10,
            right: 10,
            top: 7,
            bottom: 7,
        })
}

fn edit_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, text: &str, bar: Option<Rect>) {
    let id = sheet.id(slot.place);
    let names = sheet.names.clone();
    let proofed = Proofed::new(sheet, slot.place, text, true);
    let commented = Commented::new(sheet, slot.place, text);
    let marks = commented.with_marks(&proofed);
    let spec = ProseSpec {
        id,
        name: slot.label,
        hint: "Write here",
        n_lines: if bar.is_some() { 2 } else { 3 },
        label: &|row| names.chip(row),
        citable: &|| {
            let mut rows = names.all(CITABLE);
            rows.extend(names.figures());
            rows
        },
        marks: &marks,
        wanted: proofed.wanted(sheet),
    };
    if let Some(byte) = sheet.take_caret(slot.place) {
        put_caret(ui, id, byte);
    }
    let done = match bar {
        Some(bar) => prose_with_bar_ui(ui, &spec, text, bar),
        None => prose_ui(ui, &spec, text),
    };
    if done.response.has_focus() {
        let byte = done.selection.end;
        let place = slot.place.clone();
        sheet.state.selected = Some((place.clone(), done.selection.clone()));
        sheet.state.caret = Some(Caret { place, byte });
    }
    if done.changed.is_none() {
        let told = (done.marked, &done.response);
        let told = commented.answer((ui, sheet), &proofed, told);
        marked_ui(
            ui,
            sheet,
            &proofed,
            (told, &done.response, commented.spoken(ui)),
        );
    }
    if let Some(text) = done.changed {
        sheet.type_in(slot.place, Value::Prose(Prose::new(text)));
    } else if let Some((text, row)) = cite_what_was_added(ui, sheet, id, text) {
        sheet.set(slot.place, Value::Prose(Prose::new(text)));
        sheet.actions.go(Place::Row(RegisterKind::Evidence, row));
    }
    if let Some(brought) = done.brought
        && let Some(words) = brought_words(&brought)
    {
        if brought.tables.is_empty() {
            sheet.actions.tell(words);
        } else {
            sheet.actions.tell_table(words, brought.tables);
        }
    }
    if done.wants_comment {
        sheet.actions.run(Command::Comment);
    }
    if let Some(row) = done.followed {
        sheet.go_to(&row);
    }
    if let Some(address) = done.visited {
        sheet.actions.visit(address);
    }
    if let Some(title) = done.add_new {
        add_evidence(ui, sheet, slot.place, id, title);
    }
}

/// Says what became of what was pasted with its looks, where that is not plain to see.
fn brought_words(brought: &Brought) -> Option<String> {
    let tables = match brought.n_tables {
        0 => None,
        1 => Some("The table came in as a list of its rows.".to_owned()),
        n => Some(format!("{n} tables came in as lists of their rows.")),
    };
    let said: Vec<String> = tables.into_iter().chain(brought.dropped.words()).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Asks for new evidence; the editor cites it when it is there.
fn add_evidence(ui: &Ui, sheet: &mut Sheet<'_, '_>, place: &Place, id: Id, title: String) {
    let register = RegisterKind::Evidence;
    let n_before = sheet.view.draft.registers.n_rows(register);
    ui.data_mut(|data| data.insert_temp(id.with("awaits"), n_before));
    sheet.actions.act(Action::Add {
        register,
        preset: titled(register, title),
        linked_from: Some(place.clone()),
    });
}

fn cite_what_was_added(
    ui: &Ui,
    sheet: &Sheet<'_, '_>,
    id: Id,
    text: &str,
) -> Option<(String, RowId)> {
    let awaits = id.with("awaits");
    let n_before: usize = ui.data(|data| data.get_temp(awaits))?;
    let evidence = &sheet.view.draft.registers.evidence;
    if evidence.len() <= n_before {
        return None;
    }
    ui.data_mut(|data| data.remove_temp::<usize>(awaits));
    let added = &evidence.get(n_before)?.id;
    Some((cite_in(ui, id, text, added.as_str()), added.clone()))
}

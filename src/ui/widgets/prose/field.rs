//! The toolkit's text field, where its selection is taken over, and what is painted over it.

use std::{cell::RefCell, sync::Arc};

use egui::{
    Align, CursorIcon, Frame, Galley, Id, Pos2, Rangef, Rect, Response, Role, Sense, TextBuffer,
    TextEdit, Ui, Vec2,
    text::{CCursor, CCursorRange},
    text_edit::TextEditOutput,
};

use super::{
    caret::{byte, clear_undo, cursor, selected_chars, step_over, store_selection},
    galley::{Laid, Place, lay_out},
    marks::marks_ui,
    menu::is_other_button,
    paint,
    shown::Shown,
    spec::{MarkResponse, ProseSpec},
    state::State,
};
use crate::prose::Buffer;
use crate::ui::{
    theme::{Tokens, is_line_centered},
    widgets::{press, pressed::taken},
};

/// How far outside the view a chip can still be reached by Tab.
const NEAR: f32 = 400.0;

/// How much is seen around a field that got the keyboard: its bar above it.
const AROUND: f32 = 34.0;

pub(super) fn show_field(
    ui: &mut Ui,
    spec: &ProseSpec<'_>,
    state: &mut State,
    passage: &mut Buffer,
    is_ours: bool,
) -> Shown {
    let tokens = Tokens::of(ui);
    if is_ours {
        store_selection(ui, spec.id, passage);
    }
    clear_undo(ui, spec.id);
    let laid = RefCell::new(state.laid.take());
    let (view, caret) = (view_of(ui), passage.caret);
    let place = |width| Place { width, view, caret };
    let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, width: f32| {
        // What was laid out before lives no longer than it must: of a long text it is much.
        let before = laid.take();
        let next = lay_out(
            ui,
            buffer.as_str(),
            place(width),
            spec.label,
            before.as_ref(),
        );
        let galley = Arc::clone(&next.galley);
        laid.replace(Some(next));
        galley
    };
    let output = ui
        .scope(|ui| {
            // The caret is painted over the field, as high as the letters.
            ui.visuals_mut().text_cursor.stroke = egui::Stroke::NONE;
            ui.visuals_mut().selection.stroke.color = tokens.colors.ink;
            TextEdit::multiline(&mut passage.text)
                .id(spec.id)
                .frame(Frame::NONE)
                .desired_width(f32::INFINITY)
                .desired_rows(1)
                .min_size(Vec2::new(
                    0.0,
                    tokens.text.prose.line * f32::from(spec.n_lines),
                ))
                .return_key(None)
                .layouter(&mut layouter)
                .show(ui)
        })
        .inner;
    let response = output.response.response.clone();
    ui.accesskit_node_builder(spec.id, |node| {
        node.set_label(spec.name);
        node.set_placeholder(spec.hint);
    });
    let laid = laid.into_inner();
    let width = laid
        .as_ref()
        .map_or(response.rect.width(), |laid| laid.width());
    let laid = match laid {
        Some(laid) if laid.text == passage.text => laid,
        other => lay_out(ui, &passage.text, place(width), spec.label, other.as_ref()),
    };
    if laid.is_rough() {
        ui.request_repaint();
    }
    state.laid = Some(Arc::clone(&laid));
    let mut caret = None;
    if response.has_focus() {
        follow(ui, spec.id, state, passage, (&laid, &output), is_ours);
        state.selection = (passage.anchor, passage.caret);
        let at = cursor(&passage.text, passage.caret);
        let row = laid
            .galley
            .pos_from_cursor(at)
            .translate(output.galley_pos.to_vec2());
        if let Some(seen) = wanted(ui, &response, row, is_ours || laid.is_rough()) {
            ui.scroll_to_rect(seen, place_of_line(ui, is_ours));
        }
        caret = Some(row);
    } else if is_ours {
        state.selection = (passage.anchor, passage.caret);
    }
    Shown {
        response,
        laid,
        at: output.galley_pos,
        caret,
    }
}

/// Returns where in the window the line stands that was written in, where that was chosen.
fn place_of_line(ui: &Ui, is_written: bool) -> Option<Align> {
    (is_written && is_line_centered(ui.ctx())).then_some(Align::Center)
}

/// Returns what is to be brought into sight: the caret where it moved, or while a long text is
/// laid out and the lines above the caret still grow; the field where the keyboard came to it by
/// a key, or the caret in a field that is higher than its place.
fn wanted(ui: &Ui, field: &Response, caret: Rect, is_moved: bool) -> Option<Rect> {
    if is_moved {
        return Some(caret.expand(4.0));
    }
    let is_pressed = ui.input(|input| input.pointer.any_down() || input.pointer.any_click());
    if !field.gained_focus() || is_pressed {
        return None;
    }
    let is_low = field.rect.height() + 2.0 * AROUND < ui.clip_rect().height();
    let seen = if is_low { field.rect } else { caret };
    Some(seen.expand(AROUND))
}

/// Returns what is seen of the field that comes next, from its top.
fn view_of(ui: &Ui) -> Rangef {
    let (top, clip) = (ui.cursor().min.y, ui.clip_rect());
    Rangef::new(clip.min.y - top, clip.max.y - top)
}

/// Takes over what was pressed, or where egui put the selection.
fn follow(
    ui: &Ui,
    id: Id,
    state: &State,
    passage: &mut Buffer,
    (laid, output): (&Laid, &TextEditOutput),
    is_ours: bool,
) {
    let galley = (laid.galley.as_ref(), output.galley_pos);
    if is_other_button(ui) && is_at_selection(ui, passage, galley) {
        store_selection(ui, id, passage);
        return;
    }
    if let Some(taken) = taken(&output.response.response, galley, &passage.text) {
        (passage.anchor, passage.caret) = (taken.start, taken.end);
        store_selection(ui, id, passage);
    } else if !is_ours && let Some(range) = output.cursor_range {
        follow_selection(ui, id, state, passage, laid, range);
    }
}

/// Whether the pointer is at what is selected.
fn is_at_selection(ui: &Ui, passage: &Buffer, (galley, at): (&Galley, Pos2)) -> bool {
    let (from, to) = (
        passage.anchor.min(passage.caret),
        passage.anchor.max(passage.caret),
    );
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let byte_at = |pos: Pos2| {
        let cursor = galley.cursor_from_pos(pos - at);
        byte(&passage.text, cursor.index.0)
    };
    from < to && pointer.is_some_and(|pos| (from..=to).contains(&byte_at(pos)))
}

/// Takes over where egui put the selection, after stepping over what cannot be seen.
fn follow_selection(
    ui: &Ui,
    id: Id,
    state: &State,
    passage: &mut Buffer,
    laid: &Laid,
    range: CCursorRange,
) {
    let to_byte = |cursor: CCursor| byte(&passage.text, cursor.index.0);
    let (anchor, found) = (to_byte(range.secondary), to_byte(range.primary));
    let before = state.selection.1;
    let caret = if found == before || ui.input(|input| input.pointer.any_down()) {
        found
    } else {
        step_over(passage, laid, before, found, range)
    };
    let anchor = if range.is_empty() { caret } else { anchor };
    (passage.anchor, passage.caret) = (anchor, caret);
    if caret != found {
        store_selection(ui, id, passage);
    }
}

/// Says where the link under the pointer leads. Returns its address where it is pressed to be
/// opened: a press alone puts the caret there, as in every editor.
pub(super) fn visit(ui: &Ui, shown: &Shown) -> Option<String> {
    let Shown {
        response, laid, at, ..
    } = shown;
    let pointer = response.hover_pos()? - at.to_vec2();
    let (_, address) = laid.links.iter().find(|(rect, _)| rect.contains(pointer))?;
    let opens = ui.input(|input| input.modifiers.command);
    if opens {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    let words = format!("{address}\nCtrl+click to open it");
    let is_pressed = response.clone().on_hover_text_at_pointer(words).clicked();
    (opens && is_pressed).then(|| address.clone())
}

/// Paints what egui does not know of. Returns the row whose chip was pressed, and what was done
/// with marks.
pub(super) fn paint_over(
    ui: &Ui,
    spec: &ProseSpec<'_>,
    state: &State,
    shown: &Shown,
    passage: &Buffer,
) -> (Option<String>, MarkResponse) {
    let tokens = Tokens::of(ui);
    let clip = shown.response.rect.expand(4.0).intersect(ui.clip_rect());
    let painter = ui.painter_at(clip);
    paint::blocks(&painter, &tokens, &shown.laid, shown.at);
    paint::links(&painter, &tokens, &shown.laid, shown.at);
    if passage.text.is_empty() {
        let width = shown.response.rect.width();
        paint::hint(&painter, &tokens, spec.hint, shown.at, width);
    }
    let marked = marks_ui(ui, &painter, spec, state, (shown, passage));
    let selected = selected_chars(passage, shown.response.has_focus() || state.is_bar_used);
    let mut followed = None;
    for (nth, chip) in shown.laid.chips.iter().enumerate() {
        let rect = chip.rect.translate(shown.at.to_vec2());
        if !ui.is_rect_visible(rect.expand(NEAR)) {
            continue;
        }
        paint::chip(&painter, &tokens, chip, shown.at, &selected);
        let response = ui.interact(rect, spec.id.with(("chip", nth)), Sense::click());
        let name = match &chip.label {
            Some(label) => format!("{}: {}", label.text, label.title),
            None => format!("Missing: nothing is called {}", chip.row),
        };
        press::name(ui, &response, Role::Link, &name);
        press::ring(ui, &tokens, &response, rect, tokens.radius.s);
        if response.clicked() {
            followed = Some(chip.row.clone());
        }
        response
            .on_hover_text(name)
            .on_hover_cursor(CursorIcon::PointingHand);
    }
    if let Some(row) = shown.caret {
        paint::caret(ui, &painter, &tokens, row);
    }
    (followed, marked)
}

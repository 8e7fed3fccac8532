//! The prose editor itself: egui's text field underneath, our keys before it, our paint over it.
//!
//! The text belongs to the caller. The editor keeps only what no draft should: the selection,
//! the voice of what is typed next, and what was laid out last.

use std::sync::Arc;

use egui::{CursorIcon, Id, Rect, Sense, Ui, Vec2, mutex::Mutex};

use super::{
    answer::{Asked, answer, answer_bar, answer_keys, pick, show_bar},
    at_list::{at_list_ui, is_pressed, take_keys},
    caret::store_selection,
    events::writing,
    field::{paint_over, show_field, visit},
    menu::menu_ui,
    spec::{ProseResponse, ProseSpec},
    state::State,
    toolbar::{BarAct, has_keyboard},
};
use crate::prose::{Buffer, cite};

/// How high the bar is.
pub const BAR_HEIGHT: f32 = 28.0;
/// How wide the bar is with all its buttons.
pub const BAR_WIDTH: f32 = 238.0;

/// Shows a prose editor as wide as the space there is, its bar above it. While there is no bar,
/// its place belongs to the field: a press there begins writing.
pub fn prose_ui(ui: &mut Ui, spec: &ProseSpec<'_>, text: &str) -> ProseResponse {
    let width = ui.available_width();
    // Not by Tab: the field itself is the next stop.
    let (bar, place) = ui.allocate_exact_size(Vec2::new(width, BAR_HEIGHT), Sense::CLICK);
    let shown = prose_with_bar_ui(ui, spec, text, bar);
    if !shown.has_focus {
        if place.clicked() {
            ui.memory_mut(|memory| memory.request_focus(spec.id));
        }
        place.on_hover_cursor(CursorIcon::Text);
    }
    shown
}

/// Shows a prose editor whose bar has a place of its own, [`BAR_HEIGHT`] high.
pub fn prose_with_bar_ui(
    ui: &mut Ui,
    spec: &ProseSpec<'_>,
    text: &str,
    bar_rect: Rect,
) -> ProseResponse {
    let shared: Arc<Mutex<State>> = ui.data_mut(|data| {
        let state = data.get_temp_mut_or_default::<Arc<Mutex<State>>>(spec.id);
        Arc::clone(state)
    });
    let mut state = shared.lock();
    let had_focus = ui.memory(|memory| memory.has_focus(spec.id));
    let mut passage = Buffer {
        text: text.to_owned(),
        anchor: state.selection.0.min(text.len()),
        caret: state.selection.1.min(text.len()),
    };
    let mut asked = Asked::default();
    if let Some(byte) = state.wanted.take() {
        let byte = text.floor_char_boundary(byte);
        (passage.anchor, passage.caret) = (byte, byte);
        asked.did_act = true;
    }
    if had_focus || state.is_bar_used || has_keyboard(ui, spec.id.with("bar")) {
        let bar = show_bar(ui, spec, bar_rect, &mut state, &passage);
        asked.did_act |= bar.act.is_some();
        answer_bar(&bar, &mut state, &mut passage);
        if let Some(BarAct::Visit(address)) = &bar.act {
            asked.visited = Some(address.clone());
        }
        asked.did_act |= pick(ui, spec, &bar, &mut state, &mut passage, &mut asked.add_new);
        state.is_bar_used = bar.has_focus || state.address.is_some() || state.is_citing;
    }
    let hidden = if had_focus {
        let mut later = std::mem::take(&mut state.later);
        let taken = take_keys(ui, &mut state, &mut passage, &mut later);
        asked.did_act |= taken.did_cite;
        let hidden = answer_keys(ui, spec, &mut state, &mut passage, &mut asked, later);
        if !taken.later.is_empty() {
            state.later.extend(taken.later);
            ui.request_repaint();
        }
        hidden
    } else {
        for act in writing(std::mem::take(&mut state.later)) {
            answer(&act, &mut state, &mut passage);
        }
        Vec::new()
    };
    let is_ours = asked.did_act || passage.text != text;
    let shown = show_field(ui, spec, &mut state, &mut passage, is_ours);
    let keeps = had_focus && is_pressed(ui, &state);
    if !had_focus {
        state.citing = None;
    } else if at_list_ui(ui, spec, &mut state, &shown, &mut passage) {
        ui.memory_mut(|memory| memory.request_focus(spec.id));
        ui.request_repaint();
    }
    if keeps {
        ui.memory_mut(|memory| memory.request_focus(spec.id));
    }
    ui.input_mut(|input| input.events.extend(hidden));
    if asked.did_act && state.address.is_none() && !state.is_citing {
        ui.memory_mut(|memory| memory.request_focus(spec.id));
    }
    let is_elsewhere = state.address.is_some() || state.is_citing;
    keep_focus(ui, spec.id, bar_rect, had_focus && !is_elsewhere);
    let (followed, marked) = paint_over(ui, spec, &state, &shown, &passage);
    // What is marked has a list of its own.
    let wants_comment = marked.pressed.is_none() && menu_ui(ui, &shown.response, &mut state);
    let visited = asked.visited.or_else(|| visit(ui, &shown));
    let is_focused = ui.memory(|memory| memory.has_focus(spec.id));
    ProseResponse {
        selection: passage.anchor.min(passage.caret)..passage.anchor.max(passage.caret),
        has_focus: is_focused || state.is_bar_used,
        followed,
        visited,
        add_new: asked.add_new,
        brought: asked.brought,
        marked,
        wants_comment,
        response: shown.response,
        changed: (passage.text != text).then_some(passage.text),
    }
}

/// Puts the keyboard into an editor that is shown after this, with the caret at a byte of its
/// text, and brings the caret into sight.
pub fn put_caret(ui: &Ui, id: Id, byte: usize) {
    let shared: Arc<Mutex<State>> = ui.data_mut(|data| {
        let state = data.get_temp_mut_or_default::<Arc<Mutex<State>>>(id);
        Arc::clone(state)
    });
    shared.lock().wanted = Some(byte);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// Returns the text with a row cited where the caret last stood in an editor.
pub fn cite_in(ui: &Ui, id: Id, text: &str, row: &str) -> String {
    let shared: Option<Arc<Mutex<State>>> = ui.data(|data| data.get_temp(id));
    let Some(shared) = shared else {
        return cite(&Buffer::at(text, text.len()), row).text;
    };
    let mut state = shared.lock();
    let passage = cite(&state.passage(text), row);
    state.selection = (passage.anchor, passage.caret);
    store_selection(ui, id, &passage);
    ui.memory_mut(|memory| memory.request_focus(id));
    passage.text
}

/// Keeps the keyboard in the editor while its bar is pressed.
fn keep_focus(ui: &Ui, id: Id, bar: Rect, had_focus: bool) {
    let is_pressed = ui.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.any_pressed() && at.is_some_and(|at| bar.contains(at))
    });
    if had_focus && is_pressed {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

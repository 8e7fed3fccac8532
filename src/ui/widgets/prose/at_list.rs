//! The list that `@` opens at the caret: what can be cited, by what is typed on.
//!
//! The keyboard stays in the text: arrow keys move in the list, Enter and Tab cite, Escape closes
//! it. What was typed stays text where nothing is picked.

use egui::{
    Align2, Area, Event, EventFilter, Frame, Key, Margin, Modifiers, Order, Rect, Ui,
    accesskit::{self, Live},
    vec2,
};

use super::{
    at_query::AtList,
    caret::{cursor, store_selection},
    shown::Shown,
    spec::ProseSpec,
    state::State,
};
use crate::prose::{Buffer, cite_over};
use crate::ui::{
    theme::Tokens,
    walk,
    widgets::{
        link_picker::{PICKER_WIDTH, PickRow, Rows, found_rows, rows_ui},
        text::text_ui,
    },
};

const N_SHOWN: usize = 6;
/// What the line under the rows and the edges take, in points.
const AROUND: f32 = 44.0;
/// What became of the keys of a frame.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Whether a row was cited.
    pub(super) did_cite: bool,
    /// What is to be answered in the next frame, when the list shows what was typed before it.
    pub(super) later: Vec<Event>,
}

/// Takes the keys of an open list, before the text or the window answer them.
pub(super) fn take_keys(
    ui: &Ui,
    state: &mut State,
    passage: &mut Buffer,
    later: &mut Vec<Event>,
) -> Taken {
    let mut taken = Taken::default();
    let Some(list) = state.citing.as_mut().filter(|list| !list.found.is_empty()) else {
        return taken;
    };
    let mut events = std::mem::take(later);
    events.extend(ui.input_mut(|input| std::mem::take(&mut input.events)));
    let mut left = Vec::with_capacity(events.len());
    let (mut is_open, mut has_typed) = (true, false);
    let mut events = events.into_iter();
    for event in events.by_ref() {
        match list_key(&event).filter(|_| is_open) {
            Some(_) if has_typed => {
                taken.later.push(event);
                break;
            }
            Some(Key::ArrowDown) => list.at = (list.at + 1).min(list.found.len() - 1),
            Some(Key::ArrowUp) => list.at = list.at.saturating_sub(1),
            Some(Key::Escape) => is_open = false,
            Some(_) => {
                if let Some(row) = list.found.get(list.at) {
                    *passage = cite_over(passage, list.start, row);
                    taken.did_cite = true;
                }
                is_open = false;
            }
            None => {
                has_typed |= matches!(event, Event::Text(_) | Event::Paste(_));
                left.push(event);
            }
        }
    }
    taken.later.extend(events);
    if !is_open {
        state.citing = None;
    }
    ui.input_mut(|input| input.events = left);
    taken
}

fn list_key(event: &Event) -> Option<Key> {
    let Event::Key {
        key,
        pressed: true,
        modifiers: Modifiers::NONE,
        ..
    } = event
    else {
        return None;
    };
    let keys = [
        Key::ArrowDown,
        Key::ArrowUp,
        Key::Enter,
        Key::Tab,
        Key::Escape,
    ];
    keys.contains(key).then_some(*key)
}

/// Shows the list under its `@`, as long as there is one. Returns whether a row was cited.
pub(super) fn at_list_ui(
    ui: &Ui,
    spec: &ProseSpec<'_>,
    state: &mut State,
    shown: &Shown,
    passage: &mut Buffer,
) -> bool {
    let Some(mut list) = state.citing.take() else {
        return false;
    };
    let Some(query) = list.query_in(passage).map(str::to_owned) else {
        return false;
    };
    let rows = (spec.citable)();
    let found = found_rows(&rows, &query);
    if found.is_empty() && query.contains(char::is_whitespace) {
        return false;
    }
    if query != list.query {
        (list.query, list.at) = (query, 0);
    }
    list.at = list.at.min(found.len().saturating_sub(1));
    list.found = found.iter().map(|row| row.id.clone()).collect();
    keep_keys(ui, spec);
    let at = cursor(&passage.text, list.start);
    let anchor = shown.laid.galley.pos_from_cursor(at);
    let anchor = anchor.translate(shown.at.to_vec2());
    let (picked, rect) = popup_ui(ui, spec, &list, anchor, &found);
    list.rect = Some(rect);
    let Some(row) = picked else {
        state.citing = Some(list);
        return false;
    };
    *passage = cite_over(passage, list.start, &row);
    state.selection = (passage.anchor, passage.caret);
    store_selection(ui, spec.id, passage);
    true
}

/// Whether the pointer was pressed on the list.
pub(super) fn is_pressed(ui: &Ui, state: &State) -> bool {
    let rect = state.citing.as_ref().and_then(|list| list.rect);
    rect.is_some_and(|rect| {
        ui.input(|input| {
            let at = input.pointer.interact_pos();
            input.pointer.any_pressed() && at.is_some_and(|at| rect.contains(at))
        })
    })
}

/// Keeps the keys of the list from moving the keyboard elsewhere.
fn keep_keys(ui: &Ui, spec: &ProseSpec<'_>) {
    walk::keep_tab(ui, spec.id);
    let filter = EventFilter {
        tab: true,
        escape: true,
        vertical_arrows: true,
        horizontal_arrows: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(spec.id, filter));
    ui.accesskit_node_builder(spec.id, |node| {
        node.set_has_popup(accesskit::HasPopup::Listbox);
        node.set_auto_complete(accesskit::AutoComplete::List);
        node.set_expanded(true);
    });
}

fn popup_ui(
    ui: &Ui,
    spec: &ProseSpec<'_>,
    list: &AtList,
    anchor: Rect,
    found: &[&PickRow],
) -> (Option<String>, Rect) {
    let tokens = Tokens::of(ui);
    let n_rows = u8::try_from(found.len().clamp(1, N_SHOWN)).unwrap_or(1);
    let height = f32::from(n_rows) * tokens.space.row + AROUND;
    // Above the line where there is no room below: it must not cover what is written.
    let is_above = anchor.max.y + height > ui.content_rect().max.y;
    let (pivot, corner) = if is_above {
        (Align2::LEFT_BOTTOM, anchor.left_top() - vec2(0.0, 4.0))
    } else {
        (Align2::LEFT_TOP, anchor.left_bottom() + vec2(0.0, 4.0))
    };
    // Over everything, and no place for the keyboard, which stays in the text.
    let area = Area::new(spec.id.with("at list"))
        .order(Order::Tooltip)
        .pivot(pivot)
        .fixed_pos(corner)
        .constrain_to(ui.content_rect());
    let shown = area.show(ui, |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(Margin::same(8));
        let framed = frame.show(ui, |ui| {
            ui.set_width(PICKER_WIDTH);
            let rows = Rows {
                found,
                at: list.at,
                is_moved: true,
                height: f32::from(n_rows) * tokens.space.row,
                nothing: "Nothing found: what you type stays text",
            };
            let picked = rows_ui(ui, spec.id.with("at list"), &rows);
            told_ui(ui, list, found);
            picked
        });
        ui.accesskit_node_builder(framed.response.id, |node| {
            node.set_role(accesskit::Role::ListBox);
            node.set_label("What can be cited");
        });
        framed.inner
    });
    (shown.inner, shown.response.rect)
}

/// Says how many were found and which keys do what; to screen readers, also which one it is at.
fn told_ui(ui: &mut Ui, list: &AtList, found: &[&PickRow]) {
    let tokens = Tokens::of(ui);
    let Some(row) = found.get(list.at) else {
        return;
    };
    let nth = format!("{} of {}", list.at + 1, found.len());
    let words = format!("{nth} · Enter cites it, Esc leaves the text as it is");
    let shown = text_ui(ui, &words, tokens.text.hint, tokens.colors.muted);
    let name = format!("{} {}, {nth}", row.label, row.title);
    ui.accesskit_node_builder(shown.id, |node| {
        node.set_role(accesskit::Role::Status);
        node.set_label(name.trim());
        node.set_live(Live::Polite);
    });
}

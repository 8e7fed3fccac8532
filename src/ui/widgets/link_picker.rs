//! A list to pick a row from, found by typing. Arrow keys move, Enter picks, Esc closes.

use egui::{
    Align2, Color32, CornerRadius, Frame, Id, Key, LayerId, Margin, Modifiers, Order, Rect, Role,
    Sense, Ui, Vec2, vec2,
};

use super::{
    icon::{Icon, paint_icon},
    press,
};
use crate::ui::theme::{Tokens, Type};

/// A row that can be picked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PickRow {
    /// What is handed back when it is picked.
    pub id: String,
    /// Its short label, such as E4.
    pub label: String,
    /// What it is.
    pub title: String,
}

/// What the user did in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// Picked the row with this id.
    Row(String),
    /// Wants a new row; what was typed may be its title.
    AddNew(String),
    /// Closed the list.
    Nothing,
}

/// How wide the list is, in points.
pub(in crate::ui::widgets) const PICKER_WIDTH: f32 = 380.0;
const N_SHOWN: f32 = 8.0;
/// What the field above the rows, the entry below them and the edges of the window take.
const AROUND: f32 = 140.0;

#[derive(Debug, Clone, Default)]
struct State {
    query: String,
    at: usize,
    /// The frame in which it was last shown.
    shown_in: u64,
    had_focus: bool,
}

/// Shows the list under `anchor` for as long as the caller calls it. Returns what ends it.
///
/// `add_label` names the entry at the foot, such as "Add new evidence…"; none leaves it out.
pub fn link_picker_ui(
    ui: &mut Ui,
    id: Id,
    anchor: Rect,
    rows: &[PickRow],
    add_label: Option<&str>,
) -> Option<Picked> {
    picker_from_ui(ui, id, anchor, (rows, add_label), 0)
}

/// Shows the same list, which begins at one of its rows.
pub(super) fn picker_from_ui(
    ui: &mut Ui,
    id: Id,
    anchor: Rect,
    (rows, add_label): (&[PickRow], Option<&str>),
    at: usize,
) -> Option<Picked> {
    let frame_nr = ui.cumulative_frame_nr();
    let kept: Option<State> = ui.data(|data| data.get_temp(id));
    // What stood around it may have been closed with it.
    let kept = kept.filter(|kept| kept.shown_in + 1 >= frame_nr);
    let is_new = kept.is_none();
    let mut state = kept.unwrap_or_else(|| State {
        at,
        ..State::default()
    });
    state.shown_in = frame_nr;
    let keys = take_keys(ui, id.with("search"));
    let mut picked = None;
    let area_id = id.with("area");
    if is_new {
        // The Enter that opened it gives no answer to the question around it.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        // A question that was opened since the list was last shown stands above it else.
        ui.move_to_top(LayerId::new(Order::Foreground, area_id));
    }
    let area = egui::Area::new(area_id)
        .order(Order::Foreground)
        .fixed_pos(anchor.left_bottom() + vec2(0.0, 4.0))
        .constrain_to(ui.content_rect())
        .show(ui, |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(Margin::same(8));
            frame.show(ui, |ui| {
                ui.set_width(PICKER_WIDTH);
                picked = list_ui(ui, id, &mut state, (rows, add_label), keys, is_new);
            });
        });
    let is_elsewhere = !is_new
        && ui.input(|input| input.pointer.any_pressed())
        && ui
            .input(|input| input.pointer.interact_pos())
            .is_some_and(|at| !area.response.rect.contains(at));
    if picked.is_none() && (keys.escape || is_elsewhere) {
        picked = Some(Picked::Nothing);
    }
    ui.data_mut(|data| {
        if picked.is_some() {
            data.remove::<State>(id);
        } else {
            data.insert_temp(id, state);
        }
    });
    picked
}

#[derive(Debug, Clone, Copy, Default)]
struct Keys {
    up: usize,
    down: usize,
    enter: bool,
    escape: bool,
}

/// Takes the keys that move in the list, before the search field or the window answer them.
fn take_keys(ui: &Ui, search: Id) -> Keys {
    if !ui.memory(|memory| memory.has_focus(search)) {
        return Keys {
            escape: ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)),
            ..Keys::default()
        };
    }
    let take = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    Keys {
        up: take(Key::ArrowUp),
        down: take(Key::ArrowDown),
        enter: take(Key::Enter) > 0,
        escape: take(Key::Escape) > 0,
    }
}

fn list_ui(
    ui: &mut Ui,
    id: Id,
    state: &mut State,
    (rows, add_label): (&[PickRow], Option<&str>),
    keys: Keys,
    is_new: bool,
) -> Option<Picked> {
    let tokens = Tokens::of(ui);
    let has_labels = rows.iter().any(|row| !row.label.is_empty());
    search_ui(ui, id.with("search"), state, (is_new, has_labels));
    let found = found_rows(rows, &state.query);
    // Who goes down in a list wants one of it: nothing is added before anything is typed.
    let is_asked = found.is_empty() || !state.query.trim().is_empty();
    let n_entries = found.len() + usize::from(add_label.is_some() && is_asked);
    let last = n_entries.saturating_sub(1);
    state.at = (state.at + keys.down).saturating_sub(keys.up).min(last);
    ui.spacing_mut().item_spacing.y = 0.0;
    let shown = Rows {
        found: &found,
        at: state.at,
        is_moved: is_new || keys.up + keys.down > 0,
        height: (tokens.space.row * N_SHOWN).min(ui.content_rect().height() - AROUND),
        nothing: if rows.is_empty() {
            "Nothing here yet"
        } else {
            "Nothing found"
        },
    };
    let mut picked = rows_ui(ui, id, &shown).map(Picked::Row);
    if let Some(add_label) = add_label {
        ui.add_space(tokens.space.xs);
        let entry = Entry {
            icon: Some(Icon::Plus),
            label: "",
            title: add_label,
            is_at: state.at == found.len(),
            is_moved: false,
        };
        if entry_ui(ui, id.with("add"), &entry) {
            picked = Some(Picked::AddNew(state.query.trim().to_owned()));
        }
    }
    if keys.enter {
        picked = match found.get(state.at) {
            Some(row) => Some(Picked::Row(row.id.clone())),
            None => add_label.map(|_| Picked::AddNew(state.query.trim().to_owned())),
        };
    }
    picked
}

/// Returns the rows that a query means: those that begin with it come first.
pub(in crate::ui::widgets) fn found_rows<'r>(rows: &'r [PickRow], query: &str) -> Vec<&'r PickRow> {
    let mut found: Vec<&PickRow> = rows.iter().filter(|row| row.has(query)).collect();
    found.sort_by_key(|row| !row.begins(query));
    found
}

/// Rows to pick from, as they are shown.
pub(in crate::ui::widgets) struct Rows<'a> {
    /// Those that were found.
    pub(in crate::ui::widgets) found: &'a [&'a PickRow],
    /// The number of the one that the keys are at.
    pub(in crate::ui::widgets) at: usize,
    /// Whether that one is to be brought into sight.
    pub(in crate::ui::widgets) is_moved: bool,
    /// How high the place for them is, in points.
    pub(in crate::ui::widgets) height: f32,
    /// What is said where there are none.
    pub(in crate::ui::widgets) nothing: &'a str,
}

/// Shows rows to pick from. Returns the id of the one that was pressed.
pub(in crate::ui::widgets) fn rows_ui(ui: &mut Ui, id: Id, rows: &Rows<'_>) -> Option<String> {
    let tokens = Tokens::of(ui);
    let mut picked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical()
        .max_height(rows.height)
        .min_scrolled_height(rows.height)
        .show(ui, |ui| {
            for (idx, row) in rows.found.iter().enumerate() {
                let entry = Entry {
                    icon: None,
                    label: &row.label,
                    title: &row.title,
                    is_at: idx == rows.at,
                    is_moved: rows.is_moved,
                };
                if entry_ui(ui, id.with(("row", &row.id)), &entry) {
                    picked = Some(row.id.clone());
                }
            }
            if rows.found.is_empty() {
                super::text::text_ui(ui, rows.nothing, tokens.text.body, tokens.colors.muted);
            }
        });
    picked
}

fn search_ui(ui: &mut Ui, id: Id, state: &mut State, (is_new, has_labels): (bool, bool)) {
    let before = state.query.clone();
    let edit = egui::TextEdit::singleline(&mut state.query)
        .id(id)
        .hint_text(if has_labels {
            "Find by label or title"
        } else {
            "Find"
        })
        .return_key(None)
        .align(Align2::LEFT_CENTER)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Find");
    // The list is first laid out unseen, and what is not seen cannot keep the keyboard.
    state.had_focus |= response.has_focus() && !is_new;
    if !state.had_focus {
        response.request_focus();
    }
    if state.query != before {
        state.at = 0;
    }
    ui.add_space(4.0);
}

impl PickRow {
    /// Whether its title, or its label, begins with a query.
    fn begins(&self, query: &str) -> bool {
        let query = query.trim().to_lowercase();
        let begins = |text: &str| text.to_lowercase().starts_with(&query);
        query.is_empty() || begins(&self.title) || begins(&self.label)
    }

    /// Whether every word of a query stands in the label or the title.
    fn has(&self, query: &str) -> bool {
        let text = format!("{} {}", self.label, self.title).to_lowercase();
        query
            .to_lowercase()
            .split_whitespace()
            .all(|word| text.contains(word))
    }
}

struct Entry<'a> {
    icon: Option<Icon>,
    label: &'a str,
    title: &'a str,
    is_at: bool,
    is_moved: bool,
}

fn entry_ui(ui: &mut Ui, id: Id, entry: &Entry<'_>) -> bool {
    let tokens = Tokens::of(ui);
    let size = Vec2::new(ui.available_width(), tokens.space.row);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let name = format!("{} {}", entry.label, entry.title);
    press::name_choice(ui, &response, Role::ListBoxOption, name.trim(), entry.is_at);
    let radius = CornerRadius::same(tokens.radius.s);
    if entry.is_at {
        ui.painter()
            .rect_filled(rect, radius, tokens.colors.row_tint);
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter()
            .rect_filled(bar, CornerRadius::ZERO, tokens.colors.accent);
        if entry.is_moved {
            response.scroll_to_me(None);
        }
    } else if response.hovered() {
        ui.painter()
            .rect_filled(rect, radius, tokens.colors.hover_tint);
    }
    let mut x = rect.min.x + tokens.space.m;
    if let Some(icon) = entry.icon {
        let center = egui::pos2(x + 6.0, rect.center().y);
        paint_icon(ui.painter(), icon, center, tokens.colors.accent);
        x += 22.0;
    }
    if !entry.label.is_empty() {
        let end = words(
            ui,
            rect,
            x,
            entry.label,
            tokens.text.strong,
            tokens.colors.accent,
        );
        x = end.max(x + 32.0) + tokens.space.s;
    }
    words(
        ui,
        rect,
        x,
        entry.title,
        tokens.text.body,
        tokens.colors.ink,
    );
    press::ring(ui, &tokens, &response, rect.shrink(2.0), tokens.radius.s);
    response.clicked()
}

fn words(ui: &Ui, rect: Rect, x: f32, text: &str, kind: Type, color: Color32) -> f32 {
    let mut job = egui::text::LayoutJob::single_section(text.to_owned(), kind.format(color));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.max.x - x - 8.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = galley.size();
    let corner = Align2::LEFT_CENTER
        .anchor_size(egui::pos2(x, rect.center().y), size)
        .min;
    ui.painter().galley(corner, galley, color);
    x + size.x
}

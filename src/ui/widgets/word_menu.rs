//! A short list beside a word: what could stand there, and what else can be done about it. Arrow
//! keys move, Enter picks, Esc closes.

use egui::{
    CornerRadius, EventFilter, Frame, Id, Key, LayerId, Margin, Modifiers, Order, Rect, Role,
    Sense, Ui, Vec2, vec2,
};

use super::{press, text::text_ui};
use crate::ui::theme::Tokens;

const WIDTH: f32 = 300.0;

/// What stands in the list.
#[derive(Debug, Clone, Copy)]
pub struct WordMenu<'a> {
    /// What it is about, in a sentence.
    pub message: &'a str,
    /// What could stand there; none while it is looked for.
    pub suggestions: Option<&'a [String]>,
    /// What else can be done.
    pub others: &'a [&'a str],
}

/// What the user did in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MenuPick {
    /// Picked a suggestion, by its number.
    Suggestion(usize),
    /// Picked something else, by its number.
    Other(usize),
    /// Closed the list.
    Nothing,
}

#[derive(Debug, Clone, Copy, Default)]
struct State {
    at: usize,
    was_open: bool,
}

/// Shows the list under `anchor` for as long as the caller calls it. Returns what ends it.
pub fn word_menu_ui(ui: &mut Ui, id: Id, anchor: Rect, menu: &WordMenu<'_>) -> Option<MenuPick> {
    let mut state: State = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let is_new = !state.was_open;
    state.was_open = true;
    let area_id = id.with("area");
    if is_new {
        ui.move_to_top(LayerId::new(Order::Foreground, area_id));
    }
    let n_suggestions = menu.suggestions.map_or(0, <[String]>::len);
    let n_entries = n_suggestions + menu.others.len();
    let (down, up, escape) = take_keys(ui);
    state.at = (state.at + down)
        .saturating_sub(up)
        .min(n_entries.saturating_sub(1));
    let mut picked = None;
    let area = egui::Area::new(area_id)
        .order(Order::Foreground)
        .fixed_pos(anchor.left_bottom() + vec2(0.0, 4.0))
        .constrain_to(ui.content_rect())
        .show(ui, |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(Margin::same(8));
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                picked = list_ui(ui, id, &mut state, menu);
            });
        });
    let is_elsewhere = !is_new
        && ui.input(|input| input.pointer.any_pressed())
        && ui
            .input(|input| input.pointer.interact_pos())
            .is_some_and(|at| !area.response.rect.contains(at));
    if picked.is_none() && (escape || is_elsewhere) {
        picked = Some(MenuPick::Nothing);
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

/// Takes the keys that move in the list, before the field or the window answer them.
fn take_keys(ui: &Ui) -> (usize, usize, bool) {
    let take = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    (
        take(Key::ArrowDown),
        take(Key::ArrowUp),
        take(Key::Escape) > 0,
    )
}

fn list_ui(ui: &mut Ui, id: Id, state: &mut State, menu: &WordMenu<'_>) -> Option<MenuPick> {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    text_ui(ui, menu.message, tokens.text.hint, tokens.colors.muted);
    let mut picked = None;
    let suggestions = menu.suggestions.unwrap_or_default();
    for (nth, words) in suggestions.iter().enumerate() {
        if entry_ui(ui, id, (nth, state), words, true) {
            picked = Some(MenuPick::Suggestion(nth));
        }
    }
    let note = match menu.suggestions {
        None => Some("Looking for what it may mean…"),
        Some([]) if menu.others.len() > 1 => Some("Nothing like it is known"),
        Some(_) => None,
    };
    if let Some(note) = note {
        text_ui(ui, note, tokens.text.body, tokens.colors.muted);
    }
    if !suggestions.is_empty() && !menu.others.is_empty() {
        ui.separator();
    }
    for (nth, words) in menu.others.iter().enumerate() {
        if entry_ui(ui, id, (suggestions.len() + nth, state), words, false) {
            picked = Some(MenuPick::Other(nth));
        }
    }
    picked
}

/// Shows an entry; the one the keys are at has the keyboard. Returns whether it was picked.
fn entry_ui(
    ui: &mut Ui,
    id: Id,
    (nth, state): (usize, &State),
    words: &str,
    is_strong: bool,
) -> bool {
    let tokens = Tokens::of(ui);
    let is_at = nth == state.at;
    let size = Vec2::new(ui.available_width(), tokens.space.row);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id.with(nth), Sense::click());
    press::name_choice(ui, &response, Role::ListBoxOption, words, is_at);
    if is_at && !response.has_focus() {
        response.request_focus();
    }
    if is_at {
        // The arrow keys are the list's.
        let filter = EventFilter {
            vertical_arrows: true,
            escape: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let radius = CornerRadius::same(tokens.radius.s);
    let fill = if is_at {
        Some(tokens.colors.row_tint)
    } else {
        response.hovered().then_some(tokens.colors.hover_tint)
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, radius, fill);
    }
    let kind = if is_strong {
        tokens.text.strong
    } else {
        tokens.text.body
    };
    let at = rect.left_center() + vec2(tokens.space.s, 0.0);
    let mut job =
        egui::text::LayoutJob::single_section(words.to_owned(), kind.format(tokens.colors.ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 2.0 * tokens.space.s);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let corner = at - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(corner, galley, tokens.colors.ink);
    press::ring(ui, &tokens, &response, rect.shrink(2.0), tokens.radius.s);
    response.clicked()
}

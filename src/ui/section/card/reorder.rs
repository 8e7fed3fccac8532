//! Putting a row elsewhere in its list: by its handle, by Alt with an arrow, by buttons.

use egui::{CursorIcon, Id, Key, Modifiers, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::deck::Deck;
use crate::model::{Place, Record, RowId};
use crate::session::Action;
use crate::ui::section::sheet::Sheet;

/// How near to the edge of what is seen a dragged row moves the page on.
const EDGE: f32 = 40.0;
const PACE: f32 = 10.0;

/// Returns the rows above and below one in its list.
pub(super) fn neighbours<'d>(
    deck: &Deck<'d>,
    row: &dyn Record,
) -> (Option<&'d dyn Record>, Option<&'d dyn Record>) {
    let Some(at) = deck.rows.iter().position(|shown| shown.id() == row.id()) else {
        return (None, None);
    };
    let before = at.checked_sub(1).and_then(|before| deck.rows.get(before));
    (before.copied(), deck.rows.get(at + 1).copied())
}

/// Puts a row where another of this list stands; rows that are not shown stay between.
pub(super) fn move_to(sheet: &mut Sheet<'_, '_>, row: &dyn Record, neighbour: &dyn Record) {
    let register = row.register();
    let registers = &sheet.view.draft.registers;
    if let Some(to) = registers.position(register, neighbour.id()) {
        sheet.actions.act(Action::Move {
            register,
            row: row.id().clone(),
            to,
        });
    }
}

/// Moves the row that the keyboard is in by Alt with an arrow. To be asked after the editors of
/// the row, some of which move their own lines so.
pub(super) fn by_keys(ui: &Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let here = sheet.state.current.as_ref().and_then(Place::row);
    if here != Some((row.register(), row.id())) {
        return;
    }
    let take = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let (before, after) = neighbours(deck, row);
    let neighbour = if take(Key::ArrowUp) {
        before
    } else if take(Key::ArrowDown) {
        after
    } else {
        None
    };
    if let Some(neighbour) = neighbour {
        move_to(sheet, row, neighbour);
    }
}

/// Shows the handle at the corner of a card, and takes note of where the card stands.
pub(super) fn handle_ui(
    ui: &Ui,
    sheet: &Sheet<'_, '_>,
    deck: &Deck<'_>,
    row: &dyn Record,
    card: Rect,
) {
    if deck.rows.len() < 2 {
        return;
    }
    let cards = cards_id(sheet, deck);
    ui.data_mut(|data| {
        let all: &mut Vec<(RowId, Rect)> = data.get_temp_mut_or_default(cards);
        all.push((row.id().clone(), card));
    });
    let rect = Rect::from_min_size(card.right_top() + vec2(-34.0, 10.0), vec2(20.0, 24.0));
    let place = Place::Row(row.register(), row.id().clone());
    let response = ui.interact(rect, sheet.id(&place).with("handle"), Sense::DRAG);
    if response.drag_started() {
        ui.data_mut(|data| data.insert_temp(dragged_id(sheet, deck), row.id().clone()));
    }
    let colors = &sheet.tokens().colors;
    let color = if response.hovered() || response.dragged() {
        colors.ink
    } else {
        colors.muted
    };
    for across in [-3.0, 3.0] {
        for down in [-6.0, 0.0, 6.0] {
            let at = rect.center() + vec2(across, down);
            ui.painter().circle_filled(at, 1.6, color);
        }
    }
    response
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_text("Drag to put it elsewhere. By key: Alt with an arrow");
}

/// Shows where a dragged row would stand, and puts it there when it is let go. To be called behind
/// the cards of a list.
pub(in crate::ui::section) fn drop_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>) {
    let (dragged, cards) = (dragged_id(sheet, deck), cards_id(sheet, deck));
    let cards: Vec<(RowId, Rect)> = ui
        .data_mut(|data| data.remove_temp(cards))
        .unwrap_or_default();
    let Some(row) = ui.data(|data| data.get_temp::<RowId>(dragged)) else {
        return;
    };
    let (at, is_down, is_let_go) = ui.input(|input| {
        let pointer = &input.pointer;
        (
            pointer.interact_pos(),
            pointer.any_down(),
            pointer.any_released(),
        )
    });
    if !is_down || is_let_go {
        ui.data_mut(|data| data.remove::<RowId>(dragged));
    }
    let Some(at) = at else { return };
    let slot = cards
        .iter()
        .filter(|(_, card)| card.center().y < at.y)
        .count();
    if is_let_go {
        put(sheet, deck, &row, slot);
        return;
    }
    let gap = sheet.tokens().space.s;
    let y = match (cards.get(slot), cards.last()) {
        (Some((_, card)), _) => card.min.y - gap,
        (None, Some((_, last))) => last.max.y + gap,
        (None, None) => return,
    };
    let across = ui.max_rect().x_range();
    let stroke = Stroke::new(3.0, sheet.tokens().colors.accent);
    ui.painter()
        .line_segment([pos2(across.min, y), pos2(across.max, y)], stroke);
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let seen = ui.clip_rect();
    let pace = if at.y < seen.min.y + EDGE {
        PACE
    } else if at.y > seen.max.y - EDGE {
        -PACE
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, pace));
    ui.request_repaint();
}

/// Puts a row before what stands in a slot, counted with the row itself in its place.
fn put(sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, id: &RowId, slot: usize) {
    let Some(from) = deck.rows.iter().position(|row| row.id() == id) else {
        return;
    };
    let neighbour = if slot > from + 1 {
        deck.rows.get(slot - 1)
    } else if slot < from {
        deck.rows.get(slot)
    } else {
        None
    };
    if let (Some(row), Some(neighbour)) = (deck.rows.get(from), neighbour) {
        move_to(sheet, *row, *neighbour);
    }
}

fn dragged_id(sheet: &Sheet<'_, '_>, deck: &Deck<'_>) -> Id {
    sheet.id(deck.home).with("dragged row")
}

fn cards_id(sheet: &Sheet<'_, '_>, deck: &Deck<'_>) -> Id {
    sheet.id(deck.home).with("cards")
}

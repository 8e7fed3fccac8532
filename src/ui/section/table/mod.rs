//! Rows of a register as a table, beside the cards: short cells are written in place, long ones
//! lead to the row's card, which opens under the table.
//!
//! The head of the table stays in sight while its rows scroll, and only the table itself scrolls
//! sideways; what the rows are called stays in sight then.

mod cells;
mod names;
mod widths;

use egui::{
    Align, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, UiKind, UiStackInfo, Vec2, pos2, vec2,
};

use self::{
    cells::{Cells, row_ui},
    names::names_ui,
    widths::{HEAD_HEIGHT, LEAD_WIDTH, width_of},
};
use crate::model::{Column, Place, Record};
use crate::ui::section::{
    card::{Deck, row_ui as row_card_ui},
    sheet::Sheet,
};
use crate::ui::widgets::{
    field::WITHOUT_LABELS,
    grid_keys::{Grid, GridKey},
    text::text_ui,
};

/// More than any number of fields of a section, and other than within cards, so that no editor
/// shares a caret.
const NEST: usize = 5000;

/// Shows the rows of a list as a table, and the cards that are open under it.
pub(super) fn table_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>) {
    let nest_before = sheet.nest;
    sheet.nest += NEST;
    // A table is as wide as there is room for, not as the column of text.
    let builder = UiBuilder::new().max_rect(room(ui, sheet.tokens().space.l));
    let mut wide = ui.new_child(builder);
    ScrollArea::horizontal()
        .id_salt((sheet.view.load, deck.home, "table"))
        .auto_shrink([false, true])
        .show(&mut wide, |ui| {
            // The label of a cell is the head of its column.
            let info = UiStackInfo::new(UiKind::GenericArea).with_tag(WITHOUT_LABELS);
            ui.scope_builder(UiBuilder::new().ui_stack_info(info), |ui| {
                rows_ui(ui, sheet, deck);
            });
        });
    sheet.nest = nest_before;
    ui.allocate_space(vec2(ui.available_width(), wide.min_rect().height()));
    let open = deck.rows.iter().copied();
    let open = open.filter(|row| {
        sheet.state.cards.is_open(row.id(), deck.home) || sheet.focus_is_in(row.id())
    });
    for row in open.collect::<Vec<_>>() {
        ui.add_space(sheet.tokens().space.s);
        row_card_ui(ui, sheet, deck, row);
    }
}

/// Returns where the table stands: from the edge of the text to that of the page.
fn room(ui: &Ui, margin: f32) -> Rect {
    let text = ui.available_rect_before_wrap();
    let right = text.max.x.max(ui.clip_rect().max.x - margin);
    text.with_max_x(right)
}

fn rows_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>) {
    let tokens = sheet.tokens();
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let start = ui.cursor().min;
    let width = LEAD_WIDTH
        + deck
            .columns
            .iter()
            .map(|column| width_of(column))
            .sum::<f32>();
    ui.set_min_width(width);
    ui.add_space(HEAD_HEIGHT);
    let grid = Grid {
        id: sheet.id(deck.home).with("table"),
        size: (deck.rows.len(), deck.columns.len()),
    };
    grid.begin(ui);
    let mut pressed = None;
    let mut has_keyboard = false;
    let mut tops = Vec::with_capacity(deck.rows.len());
    for (nth, row) in deck.rows.iter().copied().enumerate() {
        take_row(sheet, deck, row);
        tops.push(ui.cursor().min.y);
        let shown = ui.push_id(row.id(), |ui| {
            let cells = Cells { deck, grid, nth };
            row_ui(ui, sheet, &cells, row)
        });
        has_keyboard |= shown.inner.is_here;
        pressed = shown.inner.key.or(pressed);
        let y = ui.cursor().min.y;
        ui.painter()
            .hline(start.x..=start.x + width, y, tokens.rule());
    }
    if !has_keyboard {
        grid.left(ui);
    }
    if let Some((at, key)) = pressed {
        answer(ui, sheet, deck, (grid, at), key);
    }
    let whole = Rect::from_min_max(start, pos2(start.x + width, ui.cursor().min.y));
    names_ui(ui, sheet, (deck, &tops), whole);
    head_ui(ui, sheet, deck, whole);
}

/// Takes the wish for the keyboard in a row as a whole to its first cell: the row is in the table
/// already and needs no card.
fn take_row(sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let place = Place::Row(row.register(), row.id().clone());
    if sheet.state.take_focus(&place) {
        sheet.state.cards.close(row.id());
        let mut columns = deck.columns.iter();
        let first = columns
            .find(|column| cells::is_short(column))
            .or(deck.columns.first());
        sheet.state.focus = first.map(|column| cells::place(row, column));
    } else if let Some(Place::Cell(_, wanted, name)) = &sheet.state.focus
        && wanted == row.id()
        && deck
            .columns
            .iter()
            .any(|column| column.name == *name && cells::is_short(column))
    {
        sheet.state.cards.close(row.id());
    }
    if sheet.state.head_wish.as_ref() == Some(row.id()) {
        sheet.state.head_wish = None;
        let mut columns = deck.columns.iter();
        let first = columns.find(|column| cells::is_short(column));
        sheet.state.focus = first.map(|column| cells::place(row, column));
    }
}

/// Shows the heads of the columns at the top of the table, or of what is seen of it.
fn head_ui(ui: &mut Ui, sheet: &Sheet<'_, '_>, deck: &Deck<'_>, whole: Rect) {
    let tokens = sheet.tokens();
    let lowest = (whole.max.y - HEAD_HEIGHT).max(whole.min.y);
    let top = ui.clip_rect().min.y.clamp(whole.min.y, lowest);
    let rect = Rect::from_min_size(pos2(whole.min.x, top), vec2(whole.width(), HEAD_HEIGHT));
    // What lies under it is not pressed through it.
    ui.interact(rect, ui.scope_id().with("head"), Sense::hover());
    ui.painter()
        .rect_filled(rect, 0.0, tokens.colors.background);
    ui.painter()
        .hline(rect.x_range(), rect.max.y, tokens.rule());
    let mut x = rect.min.x + LEAD_WIDTH;
    for column in deck.columns {
        let width = width_of(column);
        let cell = Rect::from_min_size(pos2(x + 6.0, top), vec2(width - 8.0, HEAD_HEIGHT));
        let builder = UiBuilder::new()
            .max_rect(cell)
            .layout(Layout::left_to_right(Align::Center));
        let mut ui = ui.new_child(builder);
        ui.set_clip_rect(cell.intersect(ui.clip_rect()));
        text_ui(&mut ui, column.label, tokens.text.strong, tokens.colors.ink);
        x += width;
    }
}

/// Does what a key of the table asks for.
fn answer(
    ui: &Ui,
    sheet: &mut Sheet<'_, '_>,
    deck: &Deck<'_>,
    (grid, at): (Grid, (usize, usize)),
    key: GridKey,
) {
    let found = |(row, column): (usize, usize)| -> Option<(&dyn Record, &Column)> {
        Some((*deck.rows.get(row)?, *deck.columns.get(column)?))
    };
    match key {
        GridKey::To(to) => {
            if let Some((row, column)) = found(to) {
                let id = sheet.id(&cells::place(row, column));
                grid.go(ui, id, to, &cells::text(row, column));
            }
        }
        GridKey::Repeat => {
            let above = at.0.checked_sub(1).and_then(|row| found((row, at.1)));
            if let (Some((above, column)), Some((row, _))) = (above, found(at)) {
                sheet.set(&cells::place(row, column), above.get(column.name));
            }
        }
        // A row more is asked for in words.
        GridKey::Below(_) => {}
    }
}

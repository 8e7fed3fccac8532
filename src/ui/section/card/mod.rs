//! A row of a register as a card: what matters at a glance while it is closed, every column
//! while it is open.

mod chart;
mod closed;
mod deck;
mod foot;
mod open;
mod reorder;
mod reverse;
mod steps;
mod tags;
mod used_by;
mod way_back;

use egui::Ui;

use self::{closed::closed_ui, deck::cell, open::open_ui, tags::Tags};
use crate::model::{CellKind, Place, Record, row_title, shortened};
use crate::ui::{
    section::{
        reviewing::row_review_ui,
        sheet::{Sheet, scroll_to_top_of},
    },
    widgets::card::{CardSpec, card_ui as frame_ui},
};

pub(super) use self::{
    deck::{Deck, row_ui},
    reorder::drop_ui,
};

/// How long the title of a card may be.
const TITLE_CHARS: usize = 180;
/// How long it may be while the whole text stands below it.
const OPEN_TITLE_CHARS: usize = 80;

/// Shows a row.
pub(super) fn card_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let place = Place::Row(row.register(), row.id().clone());
    if sheet.focus_is_in(row.id()) || steps::focus_is_in(sheet, row) {
        sheet.state.cards.open(row.id().clone());
    }
    let is_open = sheet.state.cards.is_open(row.id(), deck.home);
    if is_open && wants_another(ui, sheet, row) {
        foot::add_another(ui, sheet, deck, row);
    }
    let is_wanted = sheet.state.take_focus(&place);
    let title = row_title(row);
    if is_wanted && title.is_empty() {
        sheet.state.focus = first_place(deck, row);
    }
    let untitled = format!("New {}", deck.one);
    let spec = CardSpec {
        title: &shortened(
            &title,
            if is_open {
                OPEN_TITLE_CHARS
            } else {
                TITLE_CHARS
            },
        ),
        untitled: &untitled,
        is_open,
    };
    let tags = Tags::of(sheet, row);
    let show_tags = |ui: &mut Ui| tags.show(ui);
    let shown = frame_ui(ui, &spec, show_tags, |ui| {
        row_review_ui(ui, sheet, row);
        if is_open {
            open_ui(ui, sheet, deck, row);
        } else {
            closed_ui(ui, sheet, deck, row);
        }
    });
    match (shown.toggled, is_open) {
        (true, true) => sheet.state.cards.close(row.id()),
        (true, false) => sheet.state.cards.open_in(row.id(), deck.home),
        (false, _) => {}
    }
    if is_open && !shown.toggled && !sheet.state.cards.is_open(row.id(), deck.home) {
        // Closed from its foot, which is gone.
        shown.head.request_focus();
    }
    reorder::handle_ui(ui, sheet, deck, row, shown.card.rect);
    reorder::by_keys(ui, sheet, deck, row);
    if is_wanted {
        if !title.is_empty() {
            shown.head.request_focus();
        }
        scroll_to_top_of(ui, shown.card.rect);
    }
    if sheet.state.head_wish.as_ref() == Some(row.id()) {
        sheet.state.head_wish = None;
        shown.head.request_focus();
        ui.scroll_to_rect(shown.head.rect.expand(24.0), None);
    }
    if shown.head.has_focus() && sheet.state.current.as_ref() != Some(&place) {
        sheet.state.current = Some(place);
    }
}

/// Whether another row is asked for by key from within this one.
fn wants_another(ui: &Ui, sheet: &Sheet<'_, '_>, row: &dyn Record) -> bool {
    let here = sheet.state.current.as_ref().and_then(Place::row);
    here == Some((row.register(), row.id()))
        && ui.input_mut(|input| input.consume_shortcut(&foot::ANOTHER))
}

/// Returns where to begin writing in a new row.
fn first_place(deck: &Deck<'_>, row: &dyn Record) -> Option<Place> {
    let mut columns = deck.columns.iter();
    let column = columns.find(|column| matches!(column.kind, CellKind::Text | CellKind::Prose))?;
    Some(cell(row, column))
}

//! What the cards of one list have in common.

use egui::{Ui, UiBuilder};

use crate::model::{Column, Place, Record};
use crate::ui::section::sheet::Sheet;

/// Shows a row as a card.
pub(in crate::ui::section) type CardUi = fn(&mut Ui, &mut Sheet<'_, '_>, &Deck<'_>, &dyn Record);

/// Adds a row of the kind of another to its list.
pub(in crate::ui::section) type AddLike<'a> = &'a dyn Fn(&Ui, &mut Sheet<'_, '_>, &dyn Record);

/// What the cards of one list have in common.
pub(in crate::ui::section) struct Deck<'a> {
    /// The columns shown, in order. The others stand behind "More".
    pub(in crate::ui::section) columns: &'a [&'static Column],
    /// What one row is called here, in small letters.
    pub(in crate::ui::section) one: &'a str,
    /// How many words one cell should hold at most.
    pub(in crate::ui::section) cell_words: Option<u32>,
    /// The rows of the list, in order.
    pub(in crate::ui::section) rows: &'a [&'a dyn Record],
    /// Adds a row like another to the list; none where nothing is added here.
    pub(in crate::ui::section) add: Option<AddLike<'a>>,
    /// Where the list is, and what adds to it.
    pub(in crate::ui::section) home: &'a Place,
    /// Shows a row of any list: a card may hold cards.
    pub(in crate::ui::section) card: CardUi,
}

pub(super) fn cell(row: &dyn Record, column: &Column) -> Place {
    Place::Cell(row.register(), row.id().clone(), column.name)
}

/// Shows a row of a list. What is in its card keeps the keyboard wherever the row is moved.
pub(in crate::ui::section) fn row_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    deck: &Deck<'_>,
    row: &dyn Record,
) {
    let place = Place::Row(row.register(), row.id().clone());
    let id = sheet.id(&place).with("card");
    ui.scope_builder(UiBuilder::new().scope_id(id), |ui| {
        (deck.card)(ui, sheet, deck, row);
    });
}

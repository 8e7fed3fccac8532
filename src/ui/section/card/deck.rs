//! What the cards of one list have in common.

use egui::Ui;

use crate::model::{Column, Place, Record};
use crate::ui::section::sheet::Sheet;

/// Shows a row as a card.
pub(in crate::ui::section) type CardUi = fn(&mut Ui, &mut Sheet<'_, '_>, &Deck<'_>, &dyn Record);

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
    /// Where the list is, and what adds to it.
    pub(in crate::ui::section) home: &'a Place,
    /// Shows a row of any list: a card may hold cards.
    pub(in crate::ui::section) card: CardUi,
}

pub(super) fn cell(row: &dyn Record, column: &Column) -> Place {
    Place::Cell(row.register(), row.id().clone(), column.name)
}

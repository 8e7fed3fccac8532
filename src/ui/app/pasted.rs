//! Tables that were pasted into a text: told, and taken as rows of registers where that is wanted.

use std::path::PathBuf;

use egui::Context;

use super::window::App;
use crate::import::{Found, document::pasted};
use crate::ui::{commands::company::NoticeKind, desk::pasted::Pasted};

/// What they are called in the question where they go.
const NAME: &str = "The table you pasted";

impl App {
    /// Says what became of tables that were pasted, and offers them as rows.
    pub(super) fn tell_table(&mut self, words: String, tables: Vec<Vec<Vec<String>>>) {
        let Some(desk) = &mut self.desk else { return };
        desk.pasted = Some(Pasted { tables });
        desk.company.tell_table(words);
    }

    /// Asks in which registers the rows of the tables go, as for those of a file. What comes in as
    /// rows also stays as text where it was pasted: more may stand around the table, and not every
    /// cell has a column.
    pub(super) fn take_table(&mut self, ctx: &Context) {
        let Some(desk) = &mut self.desk else { return };
        desk.company.put_away(NoticeKind::Table);
        let Some(kept) = desk.pasted.take() else {
            return;
        };
        let document = pasted(&kept.tables);
        self.show_found(PathBuf::from(NAME), Found::Document(document), ctx);
    }
}

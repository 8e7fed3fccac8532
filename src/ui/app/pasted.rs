//! Tables that were pasted into a text: told, and taken as rows of registers where that is wanted.

use std::path::PathBuf;

use egui::Context;

use super::window::App;
use crate::import::{Found, document::pasted};
use crate::session::Action;
use crate::ui::{commands::company::NoticeKind, desk::pasted::Pasted};

/// What they are called in the question where they go.
const NAME: &str = "The table you pasted";

impl App {
    /// Says what became of tables that were pasted, and offers them as rows.
    pub(super) fn tell_table(&mut self, words: String, tables: Vec<Vec<Vec<String>>>) {
        let Some(desk) = &mut self.desk else { return };
        desk.pasted = Some(Pasted {
            tables,
            revision: desk.session.revision(),
            is_asked: false,
        });
        desk.company.tell_table(words);
    }

    /// Asks in which registers the rows of the tables go, as for those of a file.
    pub(super) fn take_table(&mut self, ctx: &Context) {
        let Some(desk) = &mut self.desk else { return };
        desk.company.put_away(NoticeKind::Table);
        let Some(kept) = &mut desk.pasted else { return };
        kept.is_asked = true;
        let document = pasted(&kept.tables);
        self.show_found(PathBuf::from(NAME), Found::Document(document), ctx);
    }

    /// Changes the draft as a question was answered. What comes in as rows does not stay as text
    /// where it was pasted, if nothing was changed since.
    pub(super) fn act_answered(&mut self, action: Action) {
        let kept = self.desk.as_mut().and_then(|desk| {
            let is_same = |kept: &Pasted| kept.revision == desk.session.revision();
            let kept = desk.pasted.take()?;
            Some(kept.is_asked && is_same(&kept))
        });
        if matches!(action, Action::BringIn(_)) && kept == Some(true) {
            self.act(Action::Undo);
        }
        self.act(action);
    }

    /// Takes note that the question was closed, and the text stays.
    pub(super) fn leave_table(&mut self) {
        if let Some(kept) = self.desk.as_mut().and_then(|desk| desk.pasted.as_mut()) {
            kept.is_asked = false;
        }
    }
}

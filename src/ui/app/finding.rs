//! Finding words in the open draft.

use egui::Context;

use super::window::App;
use crate::ui::{
    dialogs::{FindDialog, Modal},
    pages::mark::Caret,
    theme::Tokens,
};

impl App {
    pub(super) fn ask_find(&mut self, is_replacing: bool, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let Some(desk) = &mut self.desk else { return };
        let section = desk.state.section().cloned();
        let (view, state) = desk.parts(&tokens, today);
        let dialog = FindDialog::new(&view, section, is_replacing, &state.found);
        self.ask(Modal::Find(Box::new(dialog)), ctx);
    }

    /// Keeps what was asked, to begin with it the next time.
    pub(super) fn keep_asked(&mut self) {
        if let (Some(Modal::Find(dialog)), Some(desk)) = (&self.question.modal, &mut self.desk) {
            desk.state.found = dialog.asked();
        }
    }

    /// Closes the question and goes to a place, with the caret at a byte of its text.
    pub(super) fn go_to(&mut self, caret: Caret, ctx: &Context) {
        self.close_modal(ctx);
        self.go(caret.place.clone());
        if let Some(desk) = &mut self.desk {
            desk.state.caret_wish = Some(caret);
        }
    }
}

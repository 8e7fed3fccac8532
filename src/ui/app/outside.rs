//! What other programs are asked for, and what came of it: the clipboard, opened papers,
//! folders and web addresses, files dropped on the window.

use std::sync::Arc;

use egui::Context;

use super::window::App;
use crate::session::{Problem, ProblemKind};
use crate::ui::{
    dialogs::Modal,
    outside::{Errand, copying::not_copied},
};

impl App {
    /// Has another program open something, off the drawing thread: it may take its time.
    pub(super) fn send(&mut self, errand: Errand) {
        let outside = Arc::clone(&self.given.outside);
        self.outgoing.errands.run(0, move || {
            let done = outside.open(&errand);
            (errand, done)
        });
    }

    /// Tells where something could not be opened.
    pub(super) fn take_errands(&mut self, ctx: &Context) {
        for answer in self.outgoing.errands.answers() {
            let Some((errand, Err(reason))) = answer.value else {
                continue;
            };
            if let (Errand::Folder(_), Some(desk)) = (&errand, &mut self.desk) {
                desk.state.history.has_no_manager = true;
            }
            let words = not_opened(&errand, &reason);
            if let Some(Modal::Export(dialog)) = &mut self.question.modal {
                dialog.note = words;
            } else {
                self.tell(words);
            }
            ctx.request_repaint();
        }
    }

    /// Takes note of what came of copying. Where it failed it is told, in the question that is
    /// open if there is one.
    pub(super) fn take_copied(&mut self) {
        let Some(copied) = self.outgoing.copies.take() else {
            return;
        };
        if let Err(reason) = &copied
            && !self.question.is_open()
        {
            self.tell(not_copied(reason));
        }
        self.question.copied = Some(copied);
    }

    /// Says something once: over the page, or in a question where no draft is open.
    fn tell(&mut self, words: String) {
        match &mut self.desk {
            Some(desk) if !self.start.is_shown => desk.company.tell(words),
            _ if !self.question.is_open() => {
                self.show_problem(Problem::new(ProblemKind::User, words));
            }
            _ => {}
        }
    }
}

fn not_opened(errand: &Errand, reason: &str) -> String {
    match errand {
        Errand::File(path) => format!(
            "{} could not be opened: {reason}. It is there; open it from its folder.",
            path.display()
        ),
        Errand::InFolder(path) | Errand::Folder(path) => {
            format!(
                "The folder could not be shown: {reason}. The file is at {}; open its folder yourself.",
                path.display()
            )
        }
        Errand::Address(address) => format!("{address} could not be opened: {reason}."),
    }
}

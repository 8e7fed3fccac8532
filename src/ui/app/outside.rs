//! What other programs are asked for, and what came of it: the clipboard, opened papers,
//! folders and web addresses, files dropped on the window.

use std::{path::PathBuf, sync::Arc};

use egui::Context;

use super::{next::Next, window::App};
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

    /// Opens a file that was dropped on the window, reads it to be brought into the draft, or looks
    /// at it where it is another copy of the draft.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        if self.question.is_open() {
            return;
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let mut paths: Vec<PathBuf> = dropped
            .into_iter()
            .map(|file| file.path().to_owned())
            .collect();
        let is_first_copy = paths.first().is_some_and(|path| self.is_copy(path));
        if is_first_copy {
            paths.retain(|path| self.is_copy(path));
            self.look_at_copies(paths, ctx);
            return;
        }
        match paths.into_iter().next() {
            Some(path) if self.brings_in(&path) => self.begin_bring_in(path, ctx),
            Some(path) => self.ask_first(Next::Open(path), ctx),
            None => {}
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

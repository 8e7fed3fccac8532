//! Files that were dropped on the window. What they are is found out on a thread: a copy of the open
//! draft, a paper of it that was sent out, something to bring in, or a draft to be opened.

use std::{path::PathBuf, sync::Arc};

use egui::Context;

use super::{next::Next, window::App};
use crate::model::Issued;
use crate::session::{self, Action, Beside, Dropped};
use crate::ui::{
    commands::actions::HistoryAction,
    dialogs::{Modal, Stage},
};

impl App {
    /// Takes the files that were dropped on the window.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        if self.question.is_open() {
            return;
        }
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        let mut paths: Vec<PathBuf> = { dropped.into_iter() }
            .map(|file| file.path().to_owned())
            .collect();
        let desk = self.desk.as_ref().filter(|_| !self.start.is_shown);
        match desk {
            _ if paths.is_empty() => {}
            Some(desk) => {
                let beside = Beside::of(&desk.session);
                let drive = Arc::clone(&self.given.disk);
                self.copies.dropped.run(self.load, move || {
                    session::dropped(drive.as_ref(), &beside, paths)
                });
            }
            None => self.ask_first(Next::Open(paths.remove(0)), ctx),
        }
    }

    /// Goes on with files that were dropped, once it is known what they are.
    pub(super) fn take_known(&mut self, ctx: &Context) {
        for answer in self.copies.dropped.answers() {
            // Another draft was opened, or something is asked meanwhile.
            if answer.revision != self.load || self.question.is_open() {
                continue;
            }
            match answer.value.flatten() {
                Some(Dropped::Copies(paths)) => self.look_at_copies(paths, ctx),
                Some(Dropped::Known(known)) => self.ask(Modal::KnownCopy(known), ctx),
                Some(Dropped::Other(path)) if self.brings_in(&path) => {
                    self.begin_bring_in(path, ctx);
                }
                Some(Dropped::Other(path)) => self.ask_first(Next::Open(path), ctx),
                None => {}
            }
            ctx.request_repaint();
        }
    }

    /// Keeps a note that the paper was sent out that was just made, and the text of it.
    pub(super) fn issue(&mut self, issued: Issued) {
        let now = self.given.clock.now();
        let name = issued.state_name();
        let n_issued = |app: &Self| {
            let desk = app.desk.as_ref();
            desk.map_or(0, |desk| desk.session.draft().minutes.issued.len())
        };
        let n_before = n_issued(self);
        self.act(Action::Issue(Box::new(issued)));
        // A draft that is open read-only notes nothing.
        let is_kept = n_issued(self) > n_before;
        if let Some(desk) = self.desk.as_mut().filter(|_| is_kept) {
            desk.history(HistoryAction::Snapshot(name), now);
        }
        if let Some(Modal::Export(dialog)) = &mut self.question.modal
            && let Stage::Done(made) = &mut dialog.stage
        {
            made.is_noted = is_kept;
            if !is_kept {
                "Nothing was noted: this draft is not changed here. The paper is whole."
                    .clone_into(&mut dialog.note);
            }
        }
    }
}

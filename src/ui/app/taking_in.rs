//! Other people's copies: looked at on a thread, taken in as one step, and what that leaves in
//! doubt.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::Context;

use super::{next::Next, window::App};
use crate::merge::Answer;
use crate::model::Conflict;
use crate::session::{
    self, Action, Beside, Passphrase, Problem, ProblemKind, Seal, TakingIn, read_copies, read_copy,
};
use crate::ui::dialogs::{CopyReply, FileAsk, Modal, TakeInDialog, TakeInManyDialog, UnlockDialog};

impl App {
    /// Asks for a copy to take in.
    pub(super) fn ask_take_in(&mut self, ctx: &Context) {
        self.ask_path(FileAsk::OpenCopy, ctx);
    }

    /// Shows what is in doubt.
    pub(super) fn ask_doubts(&mut self, ctx: &Context) {
        self.ask(Modal::Doubts(Box::default()), ctx);
    }

    /// Does what the user replied about another copy.
    pub(super) fn take_copy_reply(&mut self, reply: CopyReply, ctx: &Context) {
        match reply {
            CopyReply::LookAt(path) => self.look_at_copy(&path, ctx),
            CopyReply::TakeIn => self.take_in(ctx),
            CopyReply::TakeInAll => self.take_in_all(ctx),
            CopyReply::OpenInstead(path) => self.open_instead(path, ctx),
            CopyReply::Issue(issued) => self.issue(*issued),
            CopyReply::Settle(settled) => self.settle(settled.0, settled.1, ctx),
        }
    }

    /// Looks at copies: at one by itself, at several in one list.
    pub(super) fn look_at_copies(&mut self, paths: Vec<PathBuf>, ctx: &Context) {
        match paths.as_slice() {
            [] => {}
            [one] => self.look_at_copy(one, ctx),
            [..] => self.look_at_many(paths, ctx),
        }
    }

    /// Reads copies on a thread and shows what they would bring.
    fn look_at_many(&mut self, paths: Vec<PathBuf>, ctx: &Context) {
        self.leave_days(ctx);
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        let beside = Beside::of(&desk.session);
        let drive = Arc::clone(&self.given.disk);
        let now = Some(self.given.clock.now());
        self.copies.n_asked += 1;
        let dialog = TakeInManyDialog {
            n_copies: paths.len(),
            found: None,
        };
        self.copies.many.run(self.copies.n_asked, move || {
            read_copies(drive.as_ref(), &beside, &paths, now)
        });
        self.ask(Modal::TakeInMany(Box::new(dialog)), ctx);
    }

    /// Takes what was read of several copies, unless nobody waits for it any more.
    pub(super) fn take_many(&mut self, ctx: &Context) {
        for answer in self.copies.many.answers() {
            let is_newest = answer.revision == self.copies.n_asked;
            let Some(Modal::TakeInMany(dialog)) =
                self.question.modal.as_mut().filter(|_| is_newest)
            else {
                continue;
            };
            if let Some(found) = answer.value {
                dialog.found = Some(found);
                self.question.is_fresh = true;
            } else {
                let message = "Reading the copies broke off because of a fault in this program.";
                let problem = Problem::new(ProblemKind::Bug, message);
                self.show_problem(problem.hint("Your draft is as it was."));
            }
            ctx.request_repaint();
        }
    }

    /// Takes the copies in that are looked at, as one step: what stands here now is kept first.
    fn take_in_all(&mut self, ctx: &Context) {
        let found = match &mut self.question.modal {
            Some(Modal::TakeInMany(dialog)) => dialog.found.take(),
            _ => None,
        };
        let Some(found) = found else { return };
        self.close_modal(ctx);
        let taken: Vec<TakingIn> = found
            .into_iter()
            .filter_map(|(_, looked)| looked.ok())
            .collect();
        let now = self.given.clock.now();
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        desk.keep_before_all(&taken, now);
        let n = taken.len();
        let has_doubts = taken.iter().any(|found| !found.doubts.is_empty());
        let before = desk.session.revision();
        let copies = taken.into_iter().map(|found| found.copy).collect();
        self.act(Action::TakeInAll(copies));
        let Some(desk) = &mut self.desk else { return };
        if desk.session.revision() == before {
            return;
        }
        let copies = match n {
            1 => "1 copy was taken in".to_owned(),
            n => format!("{n} copies were taken in"),
        };
        let told = format!("{copies}. Undo takes all of it back in one step.");
        desk.company.tell(told);
        if has_doubts {
            self.ask_doubts(ctx);
        }
    }

    /// Reads a copy on a thread and shows what it would bring.
    pub(super) fn look_at_copy(&mut self, path: &Path, ctx: &Context) {
        self.look_with(path, Seal::Open, ctx);
    }

    /// Reads the copy whose passphrase was asked for. Returns whether there is one.
    pub(super) fn unlock_copy(&mut self, passphrase: &Passphrase, ctx: &Context) -> bool {
        let sealed = self.copies.sealed.take();
        if let Some(path) = &sealed {
            self.close_modal(ctx);
            self.look_with(path, Seal::Passphrase(passphrase.clone()), ctx);
        }
        sealed.is_some()
    }

    fn look_with(&mut self, path: &Path, key: Seal, ctx: &Context) {
        self.leave_days(ctx);
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        let path = session::whole_path(path);
        let can_open = desk.session.path() != Some(path.as_path());
        self.copies.has_key = key.is_closed();
        let beside = Beside::of(&desk.session).with_key(key);
        let drive = Arc::clone(&self.given.disk);
        let now = Some(self.given.clock.now());
        self.copies.n_asked += 1;
        let read = path.clone();
        self.copies.jobs.run(self.copies.n_asked, move || {
            read_copy(drive.as_ref(), &beside, &read, now, None)
        });
        let dialog = TakeInDialog::new(path, can_open);
        self.ask(Modal::TakeIn(Box::new(dialog)), ctx);
    }

    /// Takes what was read of a copy, unless nobody waits for it any more.
    pub(super) fn take_copies(&mut self, ctx: &Context) {
        for answer in self.copies.jobs.answers() {
            let is_newest = answer.revision == self.copies.n_asked;
            let Some(Modal::TakeIn(dialog)) = self.question.modal.as_mut().filter(|_| is_newest)
            else {
                continue;
            };
            let broken_off = || {
                let message = "Reading the copy broke off because of a fault in this program.";
                Err(Problem::new(ProblemKind::Bug, message).hint("Your draft is as it was."))
            };
            match answer.value.unwrap_or_else(broken_off) {
                Ok(found) => {
                    dialog.since = since(&found, |moment| self.given.clock.in_words(moment));
                    dialog.found = Some(Box::new(found));
                    self.question.is_fresh = true;
                }
                Err(problem) if problem.kind == ProblemKind::Sealed => {
                    let path = dialog.path.clone();
                    let name = session::draft_name(&path);
                    let ask = UnlockDialog::again(name, self.copies.has_key);
                    self.copies.sealed = Some(path);
                    self.question.put(Modal::Unlock(Box::new(ask)));
                }
                Err(problem) => {
                    self.show_problem(problem);
                }
            }
            ctx.request_repaint();
        }
    }

    /// Takes the copy in that is looked at: what stands here now is kept first.
    fn take_in(&mut self, ctx: &Context) {
        let found = match &mut self.question.modal {
            Some(Modal::TakeIn(dialog)) => dialog.found.take(),
            _ => None,
        };
        let Some(found) = found else { return };
        self.close_modal(ctx);
        let now = self.given.clock.now();
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        if !found.is_empty() {
            desk.keep_before(&found, now);
        }
        let name = found.path.file_name().unwrap_or_default().display();
        let told = if found.is_empty() {
            format!("Everything in {name} was here already.")
        } else {
            format!("{name} was taken in. Undo takes it back in one step.")
        };
        let before = desk.session.revision();
        self.act(Action::TakeIn(Box::new(found.copy.clone())));
        let Some(desk) = &mut self.desk else { return };
        // What was not taken in must not be saved over.
        if !found.is_empty() && desk.session.revision() == before {
            return;
        }
        desk.session.took_in(&found);
        desk.company.tell(told);
        let has_doubts = !found.doubts.is_empty();
        if has_doubts {
            self.ask_doubts(ctx);
        }
    }

    /// Opens the copy that is looked at, in the place of the open draft.
    fn open_instead(&mut self, path: PathBuf, ctx: &Context) {
        self.close_modal(ctx);
        self.ask_first(Next::Open(path), ctx);
    }

    /// Answers what is in doubt, and shows what is still.
    fn settle(&mut self, conflict: Conflict, answer: Answer, ctx: &Context) {
        let conflict = Box::new(conflict);
        self.act(Action::Settle { conflict, answer });
        let is_shown = matches!(self.question.modal, Some(Modal::Doubts(_)));
        let left = self
            .desk
            .as_ref()
            .is_some_and(|desk| !desk.session.draft().conflicts.is_empty());
        if !left && is_shown {
            self.close_modal(ctx);
            if let Some(desk) = &mut self.desk {
                desk.company
                    .tell("Nothing is in doubt any more.".to_owned());
            }
        }
        ctx.request_repaint();
    }
}

/// Says what both copies were made from.
fn since(found: &TakingIn, in_words: impl Fn(jiff::Timestamp) -> String) -> String {
    match (&found.copy.base, found.base_moment) {
        _ if found.is_own_file => {
            "Compared with what stood in the file when you opened or saved it last.".to_owned()
        }
        (Some(_), Some(moment)) => format!(
            "Both were made from the version kept {}.",
            in_words(moment)
        ),
        (Some(_), None) => String::new(),
        (None, _) => "No earlier version that both were made from is kept here, so every difference is left for you to choose.".to_owned(),
    }
}

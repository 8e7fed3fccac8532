//! Keeping what is written: saving, recovery copies, and what a crash left.

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::Context;

use super::{locks::question_of, openings::Wish, window::App};
use crate::session::{
    self, Autosave, Past, Problem, ProblemKind, Recovered, SaveOrder, Saver, Wanted,
};
use crate::ui::{
    commands::company::CompanyAction,
    desk::Desk,
    desk::company::Company,
    dialogs::{FileAsk, Modal, RecoveredDialog},
    start::Left,
};

impl App {
    /// Makes what saves a draft and what keeps recovery copies of it.
    pub(super) fn keepers(&self) -> (Saver, Autosave, Past, Company) {
        let disk = || Arc::clone(&self.given.disk);
        let wake = || Arc::clone(&self.wake);
        let folders = &self.given.folders;
        let machine = self.given.machine.clone();
        (
            Saver::new(disk(), folders, wake()),
            Autosave::new(disk(), folders, machine, wake()),
            Past::new(disk(), folders, wake()),
            self.company(),
        )
    }

    /// Saves to the draft's file; asks for one where there is none.
    pub(super) fn save(&mut self, ctx: &Context) {
        let Some(desk) = &self.desk else { return };
        match desk.session.path().map(Path::to_owned) {
            Some(_) if desk.is_reading() => self.deal(CompanyAction::SaveCopy, ctx),
            Some(path) => self.save_to(path),
            None => self.ask_save_as(ctx),
        }
    }

    /// Asks where the draft shall be saved; first how, where another window has protected it.
    pub(super) fn ask_save_as(&mut self, ctx: &Context) {
        if self.asks_about_protected(ctx) {
            return;
        }
        self.ask_path(self.ask_for_draft(), ctx);
    }

    /// Returns what is asked for where the open draft shall be saved.
    pub(super) fn ask_for_draft(&self) -> FileAsk {
        let is_closed = |desk: &Desk| desk.session.seal().is_closed();
        if self.desk.as_ref().is_some_and(is_closed) {
            FileAsk::SaveProtected
        } else {
            FileAsk::SaveDraft
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf) {
        if let Some(desk) = &mut self.desk {
            desk.save_to(path);
        }
    }

    /// Carries out once more what could not be saved, with what the user decided about it.
    pub(super) fn save_again(&mut self, ctx: &Context, decide: fn(SaveOrder) -> SaveOrder) {
        let failed = match self.question.modal.take() {
            Some(Modal::NotSaved(failed)) => failed,
            other => {
                self.question.modal = other;
                return;
            }
        };
        self.close_modal(ctx);
        if let Some(desk) = &mut self.desk {
            desk.save_again(decide(failed.order));
        }
    }

    /// Takes note of a save that is done, has recovery copies written, and asks to be woken
    /// when the next is due.
    pub(super) fn keep(&mut self, ctx: &Context) {
        let at = self.given.clock.time_of_day();
        let now_ms = self.given.clock.now_ms();
        let now = self.given.clock.now();
        let is_unasked = self.settings.autosave && !self.question.is_open();
        let Some(desk) = &mut self.desk else { return };
        if is_unasked && let Some(wait_ms) = desk.save_unasked(now_ms) {
            ctx.request_repaint_after(Duration::from_millis(wait_ms));
        }
        if let Some(wait_ms) = desk.keep(now_ms) {
            ctx.request_repaint_after(Duration::from_millis(wait_ms));
        }
        if let Some(wait_ms) = desk.keep_seen_unasked(now_ms, now) {
            ctx.request_repaint_after(Duration::from_millis(wait_ms));
        }
        desk.look_back();
        let in_words = |moment| self.given.clock.in_words(moment);
        desk.look_for_seen(in_words);
        desk.look_through(in_words);
        match desk.take_saved(at, now) {
            Some(Ok(saved)) => {
                self.remember(&saved.path);
                self.keep_edited();
                self.go_on(ctx);
            }
            Some(Err(failed)) => {
                self.next = None;
                self.ask(question_of(failed), ctx);
            }
            None => {}
        }
    }

    /// Puts the whole paper on the clipboard, for when nothing can be saved.
    pub(super) fn copy_all(&mut self, ctx: &Context) {
        if let Some(desk) = &self.desk {
            let (draft, template) = (desk.session.draft(), desk.session.template());
            match session::whole_text(draft, template) {
                Ok(text) => ctx.copy_text(text),
                Err(problem) => self.show_problem(problem),
            }
        }
    }

    /// Does something; should it break off, what the user wrote is kept before the program ends.
    pub(super) fn guarded(&mut self, action: impl FnOnce(&mut Self)) {
        let done = catch_unwind(AssertUnwindSafe(|| action(self)));
        if let Err(panic) = done {
            if let Some(desk) = &self.desk {
                desk.keep_now();
            }
            resume_unwind(panic);
        }
    }

    /// Looks for drafts that a crash left.
    pub(super) fn look_for_recovered(&mut self) {
        self.start.recovered = session::left_behind(self.given.disk.as_ref(), &self.given.folders);
    }

    /// Opens a draft, after asking where a crash left more than its file holds.
    pub(super) fn open_or_offer(&mut self, path: &Path) {
        let path = &session::whole_path(path);
        self.look_for_recovered();
        let found = self
            .start
            .recovered
            .iter()
            .find(|recovered| recovered.open.draft.as_ref() == Some(path))
            .cloned();
        match found {
            Some(recovered) => {
                self.show_recovered(recovered);
            }
            None => self.open_path(path),
        }
    }

    /// Shows what a crash left beside what was saved.
    pub(super) fn show_recovered(&mut self, recovered: Recovered) {
        let left = self.left(&recovered);
        let changes = session::recovered_changes(self.given.disk.as_ref(), &recovered);
        let dialog = RecoveredDialog::new(recovered, left, changes);
        self.question.put(Modal::Recovered(Box::new(dialog)));
    }

    /// Says in words what a crash left.
    pub(super) fn left(&self, recovered: &Recovered) -> Left {
        let clock = &self.given.clock;
        let written = recovered.written.and_then(session::moment);
        let kept = written.map_or_else(
            || "kept".to_owned(),
            |at| format!("kept {}", clock.in_words(at)),
        );
        let Some(path) = &recovered.open.draft else {
            return Left {
                name: "A new draft that had no file yet".to_owned(),
                about: kept.clone(),
                kept,
                has_file: false,
            };
        };
        let folder = path.parent().unwrap_or(Path::new("")).display();
        Left {
            name: session::draft_name(path),
            about: format!("{kept} · {folder}"),
            kept,
            has_file: true,
        }
    }

    /// Opens what a crash left of a draft.
    pub(super) fn recover(&mut self, recovered: Recovered) {
        self.open_wish(Wish::of(Wanted::Recovered(Box::new(recovered))));
    }

    /// Deletes what a crash left of a draft: the user does not want it.
    pub(super) fn discard_recovered(&mut self, idx: usize) {
        let disk = self.given.disk.as_ref();
        let failed = self
            .start
            .recovered
            .get(idx)
            .and_then(|recovered| recovered.discard(disk).err());
        if let Some(error) = failed {
            let message = format!("The recovery copy could not be deleted: {error}.");
            self.show_problem(Problem::new(ProblemKind::Disk, message));
        }
        self.look_for_recovered();
    }

    /// Closes the open draft at the end of the program. What would be lost keeps its copy: the
    /// system may end a program without asking.
    pub(super) fn close_desk(&mut self) {
        self.keep_edited();
        self.leave_news();
        let is_wanted = |desk: &Desk| desk.would_lose() && !self.shell.may_close;
        if let Some(desk) = self.desk.take_if(|desk| !is_wanted(desk)) {
            desk.close(self.given.clock.now());
        }
    }
}

//! Opening drafts, protected and damaged ones too, and protecting the open one.

use std::path::Path;

use egui::Context;

use super::{openings::Wish, window::App};
use crate::session::{
    self, Answer, Opened, Passphrase, Problem, ProblemKind, Seal, Session, Wanted,
};
use crate::ui::{
    desk::Desk,
    dialogs::{BegunDialog, DamagedDialog, Modal, ProtectDialog, UnlockDialog},
};

impl App {
    /// Opens a draft. One that is protected is asked the passphrase of first, unless it is the
    /// open draft's own file; of one that is damaged is looked what can be read.
    pub(super) fn open_wish(&mut self, wish: Wish) {
        self.openings.n_wishes += 1;
        let first = self.openings.first.as_mut();
        let read = first.and_then(|first| first.opened(&wish.wanted));
        match read.unwrap_or_else(|| wish.wanted.open(Seal::Open, self.given.ids.clone())) {
            Opened::Sealed(_) => {
                self.question
                    .put(Modal::Unlock(Box::new(UnlockDialog::new(wish.name()))));
                let own = self.own_passphrase(wish.wanted.path());
                self.openings.wish = Some(wish);
                if let Some(passphrase) = own {
                    self.open_unlocked(passphrase);
                }
            }
            Opened::Not(problem) if problem.kind == ProblemKind::Data => {
                let dialog = DamagedDialog::new(problem, None);
                self.question.put(Modal::Damaged(Box::new(dialog)));
                self.open_on_thread(&wish.wanted, Seal::Open);
                self.openings.wish = Some(wish);
            }
            opened @ (Opened::Whole(_)
            | Opened::Next(..)
            | Opened::Damaged(..)
            | Opened::Not(_)) => {
                self.take_opened(wish, opened);
            }
        }
    }

    fn open_on_thread(&self, wanted: &Wanted, seal: Seal) {
        let (wanted, ids) = (wanted.clone(), self.given.ids.clone());
        self.openings.jobs.run(self.openings.n_wishes, move || {
            wanted.open_or_salvage(seal, ids)
        });
    }

    fn own_passphrase(&self, path: &Path) -> Option<Passphrase> {
        let desk = self.desk.as_ref()?;
        match desk.session.seal() {
            Seal::Passphrase(passphrase) if desk.session.path() == Some(path) => {
                Some(passphrase.clone())
            }
            Seal::Passphrase(_) | Seal::Open => None,
        }
    }

    /// Opens the draft that waits for it with a passphrase. That is work by design, and is done
    /// on a thread.
    pub(super) fn unlock(&mut self, passphrase: Passphrase, ctx: &Context) {
        if self.unlock_copy(&passphrase, ctx) {
            return;
        }
        self.open_unlocked(passphrase);
    }

    fn open_unlocked(&mut self, passphrase: Passphrase) {
        let (Some(wish), Some(Modal::Unlock(dialog))) =
            (&self.openings.wish, &mut self.question.modal)
        else {
            return;
        };
        dialog.is_working = true;
        let wanted = wish.wanted.clone();
        self.open_on_thread(&wanted, Seal::Passphrase(passphrase));
    }

    /// Takes a draft that was opened on a thread, unless nobody waits for it any more.
    pub(super) fn take_openings(&mut self, ctx: &Context) {
        for Answer { revision, value } in self.openings.jobs.answers() {
            let is_waiting = matches!(
                self.question.modal,
                Some(Modal::Unlock(_) | Modal::Damaged(_))
            );
            if revision != self.openings.n_wishes || !is_waiting {
                continue;
            }
            let broken_off = || {
                let message = "Opening broke off because of a fault in this program.";
                Opened::Not(Problem::new(ProblemKind::Bug, message))
            };
            let opened = value.unwrap_or_else(broken_off);
            if let (Opened::Sealed(_), Some(Modal::Unlock(dialog))) =
                (&opened, &mut self.question.modal)
            {
                dialog.refuse();
                self.question.is_fresh = true;
            } else if let Some(wish) = self.openings.wish.take() {
                self.close_modal(ctx);
                self.take_opened(wish, opened);
            }
            ctx.request_repaint();
        }
    }

    fn take_opened(&mut self, wish: Wish, opened: Opened) {
        match opened {
            Opened::Whole(session) if wish.joins => self.join(*session),
            Opened::Whole(session) => self.put_wished(wish, *session),
            Opened::Next(session, next) => {
                self.put_wished(wish, *session);
                let dialog = BegunDialog::of(*next);
                self.question.put(Modal::Begun(Box::new(dialog)));
            }
            // What is open here stays open.
            Opened::Damaged(problem, _) if wish.joins => self.show_problem(problem),
            Opened::Damaged(problem, salvage) => {
                let dialog = DamagedDialog::new(problem, Some(salvage));
                self.question.put(Modal::Damaged(Box::new(dialog)));
            }
            Opened::Sealed(problem) | Opened::Not(problem) => self.show_problem(problem),
        }
    }

    fn put_wished(&mut self, wish: Wish, session: Session) {
        let Wish {
            wanted,
            claim,
            reading,
            mut told,
            joins: _,
        } = wish;
        let became = session.told_on_opening().map(str::to_owned);
        self.put_on_desk_as(session, claim);
        let is_file = matches!(wanted, Wanted::File(_));
        match wanted {
            Wanted::File(path) => {
                told = told.or(became).or_else(|| warn_of_clear(&path));
                self.remember(&path);
            }
            Wanted::Own(_) => told = self.tell_own_file(),
            Wanted::Copy(path) => {
                let name = path.file_name().unwrap_or_default().display();
                told = Some(format!("This is a copy of {name}. It has no file yet."));
            }
            Wanted::Next(path, _) => {
                let name = path.file_name().unwrap_or_default().display();
                told = Some(format!(
                    "A new draft from {name}, which stays as it is. It has no file yet. To do names what is last year’s."
                ));
            }
            Wanted::Recovered(recovered) => {
                if let Some(desk) = &mut self.desk {
                    desk.is_recovered(*recovered);
                }
                self.look_for_recovered();
            }
        }
        let Some(desk) = &mut self.desk else { return };
        let is_file = is_file && reading.is_none();
        match reading {
            Some(reading) => desk.company.read_only(reading),
            None => desk.close_clear(),
        }
        if let Some(told) = told {
            desk.company.tell(told);
        }
        if is_file {
            self.ask_for_own_file();
        }
    }

    /// Opens what could be read of a damaged draft.
    pub(super) fn open_salvaged(&mut self, ctx: &Context) {
        let salvage = match &mut self.question.modal {
            Some(Modal::Damaged(dialog)) => dialog.salvage.take(),
            _ => None,
        };
        let Some(salvage) = salvage else { return };
        self.close_modal(ctx);
        let name = salvage.path().file_name().unwrap_or_default().display();
        let told = format!(
            "This is what could be read of {name}, which stays as it is. It has no file yet."
        );
        self.put_on_desk(salvage.open(self.given.ids.clone()));
        if let Some(desk) = &mut self.desk {
            desk.company.tell(told);
        }
    }

    /// Asks how the open draft shall be protected.
    pub(super) fn ask_protect(&mut self, ctx: &Context) {
        let Some(desk) = &mut self.desk else { return };
        if !desk.company.refuses() {
            let dialog = ProtectDialog::default();
            self.ask(Modal::Protect(Box::new(dialog)), ctx);
        }
    }

    /// Protects the open draft: saves it so, and then deals with what its file left before.
    pub(super) fn protect(&mut self, seal: Seal, ctx: &Context) {
        self.close_modal(ctx);
        let now_ms = self.given.clock.now_ms();
        let is_elsewhere = self.protected_elsewhere().is_some();
        let Some(desk) = &mut self.desk else { return };
        if seal.is_closed() && is_elsewhere {
            // The protected file is somebody else's; this is a copy beside it.
            desk.session.leave_file();
        }
        desk.reseal(seal, now_ms);
        match desk.session.path() {
            Some(path) => {
                let path = session::path_under(path, desk.session.seal());
                self.save_to(path);
            }
            None => self.ask_save_as(ctx),
        }
    }

    /// Says what came of protecting the draft, once all of it is done.
    pub(super) fn take_carried(&mut self, ctx: &Context) {
        let Some(carried) = self.desk.as_mut().and_then(Desk::take_carried) else {
            return;
        };
        if let Some(deleted) = &carried.deleted {
            self.settings.forget(deleted);
            self.keep_settings();
            self.start.look_for_recent(&self.settings);
        }
        if !carried.left.is_empty() {
            // Not to be missed by a window that closes.
            self.next = None;
            self.show_problem(Problem::new(ProblemKind::Disk, carried.in_words()));
        } else if let Some(desk) = &mut self.desk {
            desk.company.tell(carried.in_words());
        }
        self.go_on(ctx);
        ctx.request_repaint();
    }
}

/// Says that a protected draft also lies beside it in clear.
fn warn_of_clear(path: &Path) -> Option<String> {
    let clear = session::unprotected_beside(path)?;
    let (name, own) = (clear.file_name()?.display(), path.file_name()?.display());
    Some(format!(
        "{name} lies beside {own} and is not protected. Open it to see whether it says more than this draft, and delete it."
    ))
}

//! One draft, several windows or people: opening what somebody has open, and what is done when
//! its file changed.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::{Context, UserAttentionType, ViewportCommand};

use super::{
    next::Next,
    openings::{Calling, Wish},
    window::App,
};
use crate::session::{
    self, CALL_MS, Claim, InUse, Lookout, Neighbours, NotSaved, Problem, ProblemKind, SaveOrder,
    Seat, Wanted,
};
use crate::ui::{
    commands::company::{CompanyAction, NoticeKind, Opening},
    desk::company::{Company, Reading},
    dialogs::{ChangedDialog, InUseDialog, Modal, PathDialog, PathField, Seen},
};

/// How often it is looked whether the other window has come forward, in milliseconds.
const LOOK_MS: u64 = 50;

impl App {
    /// Makes what keeps an eye on the file of a draft.
    pub(super) fn company(&self) -> Company {
        let disk = Arc::clone(&self.given.disk);
        let (folders, wake) = (&self.given.folders, Arc::clone(&self.wake));
        let now = self.given.clock.teller();
        let teller = self.given.clock.teller();
        let neighbours = Neighbours::new(Arc::clone(&disk), teller, Arc::clone(&wake));
        let lookout = Lookout::new(disk, folders, self.seat(), now, wake);
        Company::new(lookout, neighbours)
    }

    fn seat(&self) -> Seat {
        Seat {
            user: self.user_name(),
            machine: self.given.machine.clone(),
        }
    }

    /// Opens a draft, unless somebody has it open: then that is dealt with first.
    pub(super) fn open_path(&mut self, path: &Path) {
        let disk = Arc::clone(&self.given.disk);
        let own = self.desk.as_ref().and_then(|desk| desk.session.path());
        // The window's own draft is read again: what was not saved the user gave up.
        if own != Some(path)
            && let Some(window) = session::other_window(disk.as_ref(), &self.given.folders, path)
            && window.call(disk.as_ref()).is_ok()
        {
            self.openings.calling = Some(Calling {
                window,
                path: path.to_owned(),
                until_ms: self.given.clock.now_ms() + CALL_MS,
            });
            (self.wake)();
        } else {
            self.open_politely(path);
        }
    }

    fn open_politely(&mut self, path: &Path) {
        let own = self.desk.as_ref().filter(|desk| !desk.is_reading());
        let is_own = own.and_then(|desk| desk.session.path()) == Some(path);
        match self.in_use(path).filter(|_| !is_own) {
            Some(in_use) => {
                let dialog = self.in_use_dialog(path, &in_use);
                self.question.put(Modal::InUse(Box::new(dialog)));
            }
            None => self.open_now(path, Claim::Write),
        }
    }

    pub(super) fn in_use(&self, path: &Path) -> Option<InUse> {
        let given = &self.given;
        let now = given.clock.now();
        session::in_use(given.disk.as_ref(), &given.folders, &self.seat(), path, now)
    }

    fn in_use_dialog(&self, path: &Path, in_use: &InUse) -> InUseDialog {
        let clock = &self.given.clock;
        let (lock, is_own) = (&in_use.lock, in_use.is_own);
        let since = clock.in_words(lock.since);
        let name = path.file_name().unwrap_or_default().display();
        let who = if is_own {
            format!(
                "You opened {name} in another window on this computer {since}. That window does not answer."
            )
        } else {
            format!("{} on {} opened {name} {since}.", lock.who, lock.machine)
        };
        InUseDialog {
            path: path.to_owned(),
            who,
            heard: format!("The last sign of life was {}.", clock.in_words(lock.alive)),
            is_own,
        }
    }

    fn open_now(&mut self, path: &Path, claim: Claim) {
        let wanted = Wanted::File(path.to_owned());
        self.open_wish(Wish {
            claim,
            ..Wish::of(wanted)
        });
    }

    /// Opens a draft that somebody has open, as the user chose.
    pub(super) fn open_as(&mut self, path: &Path, opening: Opening, ctx: &Context) {
        self.close_modal(ctx);
        match opening {
            Opening::TakeOver => self.open_now(path, Claim::TakeOver),
            Opening::Read => {
                let who = self.in_use(path).map(|in_use| {
                    let lock = in_use.lock;
                    let since = self.given.clock.in_words(lock.since);
                    let who = format!("{} on {}", lock.who, lock.machine);
                    Reading::of(who, &since)
                });
                self.open_wish(Wish {
                    claim: Claim::Read,
                    reading: Some(who.unwrap_or_default()),
                    ..Wish::of(Wanted::File(path.to_owned()))
                });
            }
            Opening::Own => self.ask_first(Next::Own(path.to_owned()), ctx),
            Opening::Copy => self.open_wish(Wish::of(Wanted::Copy(path.to_owned()))),
        }
    }

    /// Takes in what was noticed of other people and windows.
    pub(super) fn keep_company(&mut self, ctx: &Context) {
        if let Some(desk) = &mut self.desk
            && desk.company.take_news()
        {
            desk.company.answer();
            self.start.is_shown = false;
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
            let attention = UserAttentionType::Informational;
            ctx.send_viewport_cmd(ViewportCommand::RequestUserAttention(attention));
        }
        let Some(calling) = self.openings.calling.take() else {
            return;
        };
        let disk = self.given.disk.as_ref();
        if calling.window.has_answered(disk) {
            self.ask(Modal::Forward, ctx);
        } else if self.given.clock.now_ms() >= calling.until_ms {
            calling.window.hang_up(disk);
            self.open_politely(&calling.path);
            ctx.request_repaint();
        } else {
            self.openings.calling = Some(calling);
            ctx.request_repaint_after(Duration::from_millis(LOOK_MS));
        }
    }

    /// Does what the user chose about somebody else at the draft.
    pub(super) fn deal(&mut self, action: CompanyAction, ctx: &Context) {
        if touches_file(action) && self.asks_about_protected(ctx) {
            return;
        }
        match action {
            CompanyAction::OpenProtected => self.open_protected(ctx),
            CompanyAction::ProtectCopy => {
                self.close_modal(ctx);
                self.ask_protect(ctx);
            }
            CompanyAction::SaveCopy | CompanyAction::SaveInClear => self.ask_save_copy(ctx),
            CompanyAction::SeeTheirs => self.see_theirs(ctx),
            CompanyAction::TakeBoth => {
                if let Some(path) = self.own_path() {
                    self.look_at_copy(&path, ctx);
                }
            }
            CompanyAction::LookBeside => {
                let paths = self.desk.as_ref().map(|desk| desk.company.beside());
                self.look_at_copies(paths.unwrap_or_default(), ctx);
            }
            CompanyAction::TakeTable => self.take_table(ctx),
            CompanyAction::Overwrite => self.overwrite(ctx),
            CompanyAction::OpenTheirs => self.open_theirs(ctx),
            CompanyAction::SaveThere => {
                if let Some(desk) = &mut self.desk {
                    desk.save_there();
                }
            }
            CompanyAction::TakeOver => {
                if let Some(path) = self.own_path() {
                    self.open_now(&path, Claim::TakeOver);
                }
            }
            CompanyAction::Write => {
                if let Some(path) = self.own_path() {
                    self.open_politely(&path);
                }
            }
            CompanyAction::GoToDay => {
                let desk = self.desk.as_ref();
                let place = desk.and_then(|desk| desk.state.unread.first(desk.session.draft()));
                if let Some(place) = place {
                    self.go(place);
                }
            }
            CompanyAction::PutAway(NoticeKind::Undated) => {
                if let Some(desk) = &mut self.desk {
                    desk.put_away_undated();
                }
            }
            CompanyAction::PutAway(kind) => {
                if let Some(desk) = &mut self.desk {
                    desk.company.put_away(kind);
                }
            }
        }
        ctx.request_repaint();
    }

    fn own_path(&self) -> Option<PathBuf> {
        let path = self.desk.as_ref()?.session.path();
        path.map(Path::to_owned)
    }

    fn ask_save_copy(&mut self, ctx: &Context) {
        let Some(path) = self.own_path() else { return };
        let copy = session::copy_beside_draft(&path);
        let field = PathField::new(self.ask_for_draft(), &copy, None);
        self.ask(Modal::Path(PathDialog { field }), ctx);
        self.question.wants_dialog = true;
    }

    fn see_theirs(&mut self, ctx: &Context) {
        let Some(desk) = &self.desk else { return };
        match session::read_theirs(self.given.disk.as_ref(), &desk.session) {
            Ok(None) => {}
            Ok(Some(theirs)) => {
                let dialog = ChangedDialog {
                    problem: Problem::new(ProblemKind::Changed, ""),
                    seen: Some(Seen::new(theirs)),
                };
                self.ask(Modal::Changed(Box::new(dialog)), ctx);
            }
            Err(problem) => self.show_problem(problem),
        }
    }

    fn overwrite(&mut self, ctx: &Context) {
        let seen = match &mut self.question.modal {
            Some(Modal::Changed(dialog)) => dialog.seen.take(),
            _ => None,
        };
        let (Some(seen), Some(path)) = (seen, self.own_path()) else {
            return;
        };
        self.close_modal(ctx);
        if let Some(desk) = &mut self.desk {
            let order: SaveOrder = desk.session.order_save(&path);
            desk.save_again(order.over_theirs(&seen.theirs));
        }
    }

    /// Opens what somebody else saved. What was written here goes into a file of its own first.
    fn open_theirs(&mut self, ctx: &Context) {
        self.close_modal(ctx);
        let (Some(path), Some(desk)) = (self.own_path(), &mut self.desk) else {
            return;
        };
        let claim = if desk.is_reading() {
            Claim::Read
        } else {
            Claim::Write
        };
        let kept = if desk.would_lose() {
            session::keep_ours(self.given.disk.as_ref(), &mut desk.session)
        } else {
            Ok(None)
        };
        match kept {
            Err(problem) => self.show_problem(problem),
            Ok(copy) => {
                let name = copy.as_deref().and_then(Path::file_name);
                let told = name.map(|name| {
                    format!("Your own text was kept beside it, in {}.", name.display())
                });
                let reading = self.desk.as_mut().and_then(|desk| desk.company.reading());
                self.open_wish(Wish {
                    claim,
                    reading,
                    told,
                    ..Wish::of(Wanted::File(path))
                });
            }
        }
    }
}

/// Whether something is done with the draft's own file, which another window may have protected.
fn touches_file(action: CompanyAction) -> bool {
    match action {
        CompanyAction::SaveCopy
        | CompanyAction::SeeTheirs
        | CompanyAction::TakeBoth
        | CompanyAction::Overwrite
        | CompanyAction::OpenTheirs
        | CompanyAction::SaveThere
        | CompanyAction::TakeOver
        | CompanyAction::Write => true,
        CompanyAction::GoToDay
        | CompanyAction::LookBeside
        | CompanyAction::TakeTable
        | CompanyAction::OpenProtected
        | CompanyAction::ProtectCopy
        | CompanyAction::SaveInClear
        | CompanyAction::PutAway(_) => false,
    }
}

/// Returns the question after a save that failed.
pub(super) fn question_of(failed: Box<NotSaved>) -> Modal {
    if failed.problem.kind == ProblemKind::Protected {
        return Modal::ProtectedSince(Box::new(failed.problem));
    }
    if failed.problem.kind == ProblemKind::Changed {
        let dialog = ChangedDialog {
            problem: failed.problem,
            seen: None,
        };
        return Modal::Changed(Box::new(dialog));
    }
    Modal::NotSaved(failed)
}

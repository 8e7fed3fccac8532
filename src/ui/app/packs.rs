//! Section packs: sent to somebody, and sent back by them. Written on a thread.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::Context;

use super::{
    packing::{Waiting, What},
    window::App,
};
use crate::model::Task;
use crate::session::{self, Action, PackOrder, Packed, Problem, ProblemKind};
use crate::ui::{
    desk::Desk,
    dialogs::{AssignDialog, FileAsk, Modal, PackReply, SendDialog, SentDialog},
    theme::Tokens,
};

impl App {
    /// Asks what somebody shall write.
    pub(super) fn ask_send(&mut self, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let from = self.own_name();
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        let open = desk.state.section().cloned();
        let (view, _) = desk.parts(&tokens, today);
        let dialog = SendDialog::new(&view, open.as_ref(), from);
        self.ask(Modal::Send(Box::new(dialog)), ctx);
    }

    /// Asks who writes the open section.
    pub(super) fn ask_assign(&mut self, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let Some(desk) = &mut self.desk else { return };
        let Some(section) = desk.state.section().cloned() else {
            desk.company
                .tell("Open the section first that somebody shall write.".to_owned());
            return;
        };
        if desk.company.refuses() {
            return;
        }
        let (view, _) = desk.parts(&tokens, today);
        let dialog = AssignDialog::new(&view, section);
        self.ask(Modal::Assign(Box::new(dialog)), ctx);
    }

    /// Returns who the user is: as they said last, or as they signed in.
    fn own_name(&self) -> String {
        let known = self.settings.name.trim();
        if known.is_empty() {
            self.given.user.clone()
        } else {
            known.to_owned()
        }
    }

    /// Asks where the reply of a pack shall lie.
    pub(super) fn ask_send_back(&mut self, ctx: &Context) {
        self.leave_days(ctx);
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        match session::reply(&desk.session) {
            Ok((packed, pack)) => {
                let what = What::Reply(Box::new(pack));
                let packed = Arc::new(packed);
                self.packing.waiting = Some(Waiting { packed, what });
                self.ask_path(FileAsk::SaveReply, ctx);
            }
            Err(problem) => self.show_problem(problem),
        }
    }

    /// Does what the user replied about a pack.
    pub(super) fn take_pack_reply(&mut self, reply: PackReply, ctx: &Context) {
        match reply {
            PackReply::Make(order) => self.make_pack(&order, ctx),
            PackReply::Write(path) => self.write_packed(&path, ctx),
            PackReply::CopyMail => {
                if let Some(Modal::Sent(dialog)) = &self.question.modal {
                    ctx.copy_text(dialog.mail.clone());
                }
            }
        }
    }

    /// Cuts a pack out of the draft as it is now, and asks where it shall lie.
    fn make_pack(&mut self, order: &PackOrder, ctx: &Context) {
        self.settings.name.clone_from(&order.from);
        self.keep_settings();
        let Some(desk) = &mut self.desk else { return };
        desk.state.me.clone_from(&order.from);
        match session::cut_pack(&desk.session, order) {
            Ok(cut) => {
                let sections = { cut.draft.pack.iter() }.flat_map(|pack| pack.sections.clone());
                let tasks = sections.map(|section| Task {
                    section,
                    person: order.addressee.clone(),
                    due: order.due,
                    note: order.note.clone(),
                });
                let what = What::Pack(tasks.collect());
                let packed = Arc::new(Packed::of(cut, desk.session.seal()));
                self.packing.waiting = Some(Waiting { packed, what });
                self.ask_path(FileAsk::SavePack(order.addressee.clone()), ctx);
            }
            Err(problem) => {
                if let Some(Modal::Send(dialog)) = &mut self.question.modal {
                    let hints = problem.hints_in_window();
                    let words = std::iter::once(problem.message.as_str()).chain(hints);
                    dialog.problem = words.collect::<Vec<_>>().join(" ");
                }
            }
        }
    }

    fn write_packed(&mut self, path: &Path, ctx: &Context) {
        self.close_modal(ctx);
        let own = self.desk.as_ref().and_then(|desk| desk.session.path());
        if own == Some(path) {
            let message = "That is the file of the open draft, which would be lost.";
            let problem = Problem::new(ProblemKind::User, message);
            self.show_problem(problem.hint("Nothing was written. Choose another name."));
            return;
        }
        let Some(waiting) = &self.packing.waiting else {
            return;
        };
        let packed = Arc::clone(&waiting.packed);
        let path = session::path_under(path, packed.seal());
        let drive = Arc::clone(&self.given.disk);
        self.packing.n_asked += 1;
        self.packing.jobs.run(self.packing.n_asked, move || {
            packed.write(drive.as_ref(), &path).map(|()| path)
        });
    }

    /// Takes note of a pack that was written, and shows the mail to go with it.
    pub(super) fn take_packs(&mut self, ctx: &Context) {
        for answer in self.packing.jobs.answers() {
            let Some(waiting) = self.packing.waiting.take() else {
                continue;
            };
            let broken_off = || {
                let message = "Writing the pack broke off because of a fault in this program.";
                Err(Problem::new(ProblemKind::Bug, message).hint("Your draft is as it was."))
            };
            match answer.value.unwrap_or_else(broken_off) {
                Ok(path) => self.packed(path, waiting, ctx),
                Err(problem) => self.show_problem(problem),
            }
            ctx.request_repaint();
        }
    }

    fn packed(&mut self, path: PathBuf, waiting: Waiting, ctx: &Context) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mail = waiting.packed.mail(&name);
        let is_reply = matches!(waiting.what, What::Reply(_));
        match waiting.what {
            What::Pack(new) => {
                let tasks = self.desk.as_ref().map(|desk| with_new(desk, new));
                if let Some(tasks) = tasks {
                    self.act(Action::Assign(tasks));
                }
            }
            What::Reply(pack) => {
                if let Some(desk) = &mut self.desk {
                    desk.session.note_sent(*pack);
                    if desk.session.path().is_some() {
                        self.save(ctx);
                    }
                }
            }
        }
        let dialog = SentDialog {
            path,
            mail,
            is_reply,
        };
        self.ask(Modal::Sent(Box::new(dialog)), ctx);
    }
}

/// Returns who writes what once somebody was asked: whoever was asked before for the same section
/// by the same name is asked anew.
fn with_new(desk: &Desk, new: Vec<Task>) -> Vec<Task> {
    let known = desk.session.draft().team.tasks.iter();
    let is_again = |old: &&Task| {
        let mut again = new.iter();
        again.any(|new| new.section == old.section && new.person == old.person)
    };
    let mut tasks: Vec<Task> = known.filter(|old| !is_again(old)).cloned().collect();
    tasks.extend(new);
    tasks
}

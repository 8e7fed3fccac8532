//! Section packs: sent to somebody, and sent back by them. Written on a thread.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::Context;

use super::{
    packing::{Waiting, What, Written},
    window::App,
};
use crate::model::{Place, Task};
use crate::session::{self, Action, PackOrder, Packed, Problem, ProblemKind, Seal};
use crate::ui::{
    desk::Desk,
    dialogs::{AssignDialog, FileAsk, Modal, PackReply, PeopleDialog, SendDialog, SentDialog},
    theme::Tokens,
};

impl App {
    /// Asks what somebody shall write.
    pub(super) fn ask_send(&mut self, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let from = self.user_name();
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
        let Some(desk) = &mut self.desk else { return };
        if let Some(section) = desk.state.section().cloned() {
            self.ask_assign_of(&Place::Section(section), ctx);
            return;
        }
        let words = "Open the section that you want somebody to write.";
        desk.company.tell(words.to_owned());
    }

    /// Asks who writes a section or a row.
    pub(super) fn ask_assign_of(&mut self, place: &Place, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        let (view, _) = desk.parts(&tokens, today);
        if let Some(dialog) = AssignDialog::new(&view, place) {
            self.ask(Modal::Assign(Box::new(dialog)), ctx);
        }
    }

    /// Asks who writes in the draft.
    pub(super) fn ask_contributors(&mut self, ctx: &Context) {
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        let team = &desk.session.draft().team;
        let asked = team.tasks.iter().map(|task| task.person.clone());
        let dialog = PeopleDialog::new(team.people.clone(), asked);
        self.ask(Modal::People(Box::new(dialog)), ctx);
    }

    /// Asks where to save the reply of a pack.
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
                self.packing.waiting = Some(Waiting {
                    load: self.load,
                    draft: None,
                    packed,
                    what,
                });
                self.ask_path(FileAsk::SaveReply, ctx);
            }
            Err(problem) => self.show_problem(problem),
        }
    }

    /// Does what the user replied about a pack.
    pub(super) fn take_pack_reply(&mut self, reply: PackReply, ctx: &Context) {
        match reply {
            PackReply::Make(order, seal) => self.make_pack(order, seal),
            PackReply::Write(path) => self.write_packed(&path, ctx),
            PackReply::CopyMail => {
                if let Some(Modal::Sent(dialog)) = &self.question.modal {
                    ctx.copy_text(dialog.mail.clone());
                }
            }
        }
    }

    /// Has a pack cut out of the draft as it is now, on a thread.
    fn make_pack(&mut self, order: Box<PackOrder>, seal: Option<Seal>) {
        // Who leaves the name out of a pack keeps the one that others see.
        if !order.from.trim().is_empty() {
            self.settings.name.clone_from(&order.from);
            self.keep_settings();
        }
        let Some(desk) = &mut self.desk else { return };
        desk.state.me.clone_from(&self.settings.name);
        let draft = Arc::clone(desk.session.draft());
        let template = Arc::clone(desk.session.template());
        self.packing.cuts.run(self.load, move || {
            let cut = session::cut_pack_of(&draft, &template, &order);
            (order, seal, cut)
        });
    }

    /// Asks where to save a pack that was cut, unless nobody waits for it any more.
    pub(super) fn take_cuts(&mut self, ctx: &Context) {
        for answer in self.packing.cuts.answers() {
            let (Some((order, seal, cut)), Some(desk)) = (answer.value, &self.desk) else {
                continue;
            };
            let Some(Modal::Send(dialog)) = &mut self.question.modal else {
                continue;
            };
            match cut {
                Ok(cut) if answer.revision == self.load => {
                    let sections = { cut.draft.pack.iter() }.flat_map(|pack| pack.sections.clone());
                    let tasks = sections.map(|section| Task {
                        section,
                        row: None,
                        person: order.addressee.clone(),
                        due: order.due,
                        note: order.note.clone(),
                    });
                    let what = What::Pack(tasks.collect());
                    let seal = seal.unwrap_or_else(|| desk.session.seal().clone());
                    self.packing.waiting = Some(Waiting {
                        load: self.load,
                        draft: desk.session.path().map(Path::to_owned),
                        packed: Arc::new(Packed::of(cut, &seal)),
                        what,
                    });
                    self.ask_path(FileAsk::SavePack(order.addressee), ctx);
                }
                Ok(_of_another_draft) => {}
                Err(problem) => {
                    let hints = problem.hints_in_window();
                    let words = std::iter::once(problem.message.as_str()).chain(hints);
                    dialog.problem = words.collect::<Vec<_>>().join(" ");
                }
            }
            ctx.request_repaint();
        }
    }

    /// Notes in the open draft who was asked in packs of it that were written while it was closed,
    /// or read-only. Whoever may not write in it notes nothing yet.
    fn note_asked(&mut self) {
        let Some(desk) = &self.desk else { return };
        if self.packing.unnoted.is_empty() || desk.company.is_reading() {
            return;
        }
        let path = desk.session.path().map(Path::to_owned);
        let unnoted = std::mem::take(&mut self.packing.unnoted);
        let is_here = |draft: &Path| Some(draft) == path.as_deref();
        let (here, elsewhere) = { unnoted.into_iter() }.partition(|(draft, _)| is_here(draft));
        self.packing.unnoted = elsewhere;
        let here: Vec<(PathBuf, Vec<Task>)> = here;
        for (_, new) in here {
            let tasks = self.desk.as_ref().map(|desk| with_new(desk, new));
            if let Some(tasks) = tasks {
                self.act(Action::Assign(tasks));
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
        self.packing.write(path, Arc::clone(&self.given.disk));
    }

    /// Takes note of the packs that were written, each in the draft that it was made for, and
    /// shows the mail to go with it.
    pub(super) fn take_packs(&mut self, ctx: &Context) {
        for written in self.packing.written() {
            match written {
                Ok(written) if written.waiting.load == self.load => self.packed(written, ctx),
                Ok(written) => self.packed_elsewhere(written),
                Err(problem) => self.show_problem(problem),
            }
            ctx.request_repaint();
        }
        self.note_asked();
    }

    fn packed(&mut self, written: Written, ctx: &Context) {
        let Written { waiting, path } = written;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mail = waiting.packed.mail(&name);
        let is_reply = matches!(waiting.what, What::Reply(_));
        let seal = waiting.packed.seal();
        let own = self.desk.as_ref().map(|desk| desk.session.seal());
        let is_protected = seal.is_closed() && own == Some(seal);
        let has_own = seal.is_closed() && !is_protected;
        match waiting.what {
            What::Pack(new) => {
                let reading = { self.desk.as_ref() }.filter(|desk| desk.company.is_reading());
                if let Some(path) = reading.and_then(|desk| desk.session.path()) {
                    self.packing.unnoted.push((path.to_owned(), new));
                } else if let Some(desk) = &self.desk {
                    let tasks = with_new(desk, new);
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
            is_protected,
            has_own,
        };
        self.ask(Modal::Sent(Box::new(dialog)), ctx);
    }

    /// Says that a pack was written whose draft is not open any more: another one is not touched.
    fn packed_elsewhere(&mut self, written: Written) {
        let name = written.path.file_name().unwrap_or_default().display();
        let told = match (written.waiting.what, written.waiting.draft) {
            (What::Pack(tasks), Some(draft)) => {
                let own = { self.desk.as_ref() }
                    .filter(|desk| desk.session.path() == Some(draft.as_path()));
                let told = match own.map(|desk| desk.company.is_reading()) {
                    Some(false) => format!("{name} was saved."),
                    Some(true) => format!(
                        "{name} was saved. Its draft is open read-only: it notes who was asked once you may write in it."
                    ),
                    None => format!(
                        "{name} was saved. Its draft was closed before: it notes who was asked once it is open again in this window."
                    ),
                };
                self.packing.unnoted.push((draft, tasks));
                told
            }
            (What::Pack(_), None) => format!(
                "{name} was saved. Its draft was closed before, and does not note who was asked."
            ),
            (What::Reply(_), _) => format!("{name} was saved, and can be sent."),
        };
        if let Some(desk) = &mut self.desk {
            desk.company.tell(told);
        }
    }
}

/// Returns who writes what once somebody was asked: whoever was asked before for the same section
/// by the same name is asked anew.
fn with_new(desk: &Desk, new: Vec<Task>) -> Vec<Task> {
    let known = desk.session.draft().team.tasks.iter();
    let is_again = |old: &&Task| {
        let mut again = new.iter();
        again.any(|new| {
            (&new.section, &new.row, &new.person) == (&old.section, &old.row, &old.person)
        })
    };
    let mut tasks: Vec<Task> = known.filter(|old| !is_again(old)).cloned().collect();
    tasks.extend(new);
    tasks
}

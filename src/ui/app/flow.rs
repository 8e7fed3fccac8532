//! Opening, saving and exporting, with the questions that come before.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::{App, Asked};
use crate::model::Place;
use crate::session::{self, Action, Claim, Problem, Recovered, SaveOrder, Session};
use crate::template::FieldKind;
use crate::ui::{
    desk::{Desk, state::Screen},
    dialogs::{FileAsk, Modal, PathDialog, PathField, Reply, reply},
    start::{Choice, Recent},
};

/// A dialog that answers sooner than anybody can was never shown.
const SOONEST_ANSWER_MS: u64 = 400;
const NO_DIALOG: &str = "The file dialog of this computer did not open. Type the path here.";

/// What comes after the question about unsaved changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    /// Begin with the template at this position.
    Begin(usize),
    /// Ask for a draft to open.
    AskOpen,
    /// Open this draft.
    Open(PathBuf),
    /// Open this draft as it was saved, although a crash left more.
    OpenSaved(PathBuf),
    /// Open what a crash left of a draft.
    Recover(Recovered),
    /// Open the example.
    Example,
    /// Close the window.
    Quit,
}

impl App {
    /// Opens a question.
    pub(super) fn ask(&mut self, modal: Modal, ctx: &Context) {
        if self.modal.is_none() {
            self.focus_before = ctx.memory(egui::Memory::focused);
        }
        self.modal = Some(modal);
        self.is_fresh = true;
        ctx.request_repaint();
    }

    pub(super) fn show_problem(&mut self, problem: Problem) {
        self.modal = Some(Modal::Problem(Box::new(problem)));
        self.is_fresh = true;
    }

    /// Closes the question and gives the keyboard back.
    pub(super) fn close_modal(&mut self, ctx: &Context) {
        self.modal = None;
        self.asked = None;
        if let Some(focus) = self.focus_before.take() {
            ctx.memory_mut(|memory| memory.request_focus(focus));
            // The toolkit takes the keyboard away again from what lay under a question, in the
            // frame after it; a text waits for it some frames longer.
            if let Some(desk) = &mut self.desk {
                desk.state.focus = desk.state.current.clone();
            }
        }
    }

    /// Goes on, after asking about unsaved changes where there are any.
    pub(super) fn ask_first(&mut self, next: Next, ctx: &Context) {
        if self.desk.as_ref().is_some_and(Desk::is_busy) {
            // It goes on once that is done.
            self.next = Some(next);
        } else if self.asks_about_days(&next, ctx) {
            // It goes on once that is answered.
        } else if self.desk.as_ref().is_some_and(Desk::would_lose) {
            self.next = Some(next);
            self.ask(Modal::Unsaved, ctx);
        } else {
            self.proceed(next, ctx);
        }
    }

    pub(super) fn proceed(&mut self, next: Next, ctx: &Context) {
        self.close_modal(ctx);
        match next {
            Next::Begin(idx) => self.begin(idx),
            Next::AskOpen => self.ask_path(FileAsk::OpenDraft, ctx),
            Next::Open(path) => self.open_or_offer(&path),
            Next::OpenSaved(path) => self.open_path(&path),
            Next::Recover(recovered) => self.recover(recovered),
            Next::Example => self.open_example(),
            Next::Quit => self.close_window(ctx),
        }
    }

    /// Carries out a choice on the start screen.
    pub(super) fn choose(&mut self, choice: Choice, ctx: &Context) {
        match choice {
            Choice::Begin(idx) => self.ask_first(Next::Begin(idx), ctx),
            Choice::Ask => self.ask_open(ctx),
            Choice::Open(path) => self.ask_first(Next::Open(path), ctx),
            Choice::Recover(idx) => {
                if let Some(recovered) = self.recovered.get(idx).cloned() {
                    self.ask_first(Next::Recover(recovered), ctx);
                }
            }
            Choice::Compare(idx) => {
                if let Some(recovered) = self.recovered.get(idx).cloned() {
                    self.show_recovered(recovered);
                }
            }
            Choice::Discard(idx) => self.discard_recovered(idx),
            Choice::Example => self.ask_first(Next::Example, ctx),
            Choice::Back => self.at_start = false,
            Choice::Forget(path) => {
                self.settings.forget(&path);
                self.keep_settings();
                self.look_for_recent();
            }
        }
        ctx.request_repaint();
    }

    pub(super) fn take_reply(&mut self, reply: Reply, ctx: &Context) {
        match reply {
            // Work that goes on unseen would write a file that nobody expects any more.
            Reply::Close if self.is_exporting() => self.cancel_export(ctx),
            Reply::Close if matches!(self.modal, Some(Modal::SignedOff(_))) => {
                self.take_back_reopening(ctx);
            }
            Reply::Close => {
                self.next = None;
                self.wish = None;
                self.close_modal(ctx);
            }
            Reply::SaveFirst => {
                self.close_modal(ctx);
                self.save(ctx);
            }
            Reply::Discard => {
                if let Some(next) = self.next.take() {
                    self.proceed(next, ctx);
                }
            }
            Reply::ForgetDays => self.forget_days(ctx),
            Reply::Browse => self.wants_dialog = true,
            Reply::StopWaiting => self.stop_waiting(""),
            Reply::Open(path) => {
                self.close_modal(ctx);
                self.open_or_offer(&path);
            }
            Reply::OpenSaved(path) => {
                self.close_modal(ctx);
                self.ask_first(Next::OpenSaved(path), ctx);
            }
            Reply::Recover(recovered) => {
                self.close_modal(ctx);
                self.ask_first(Next::Recover(*recovered), ctx);
            }
            Reply::SaveAs(path) => {
                self.close_modal(ctx);
                self.save_to(path);
            }
            Reply::OpenAs(path, opening) => self.open_as(&path, opening, ctx),
            Reply::Company(action) => self.deal(action, ctx),
            Reply::Unlock(passphrase) => self.unlock(passphrase),
            Reply::Protect(seal) => self.protect(seal, ctx),
            Reply::OpenSalvaged => self.open_salvaged(ctx),
            Reply::SaveAgain => self.save_again(ctx, |order| order),
            Reply::SaveOver => self.save_again(ctx, SaveOrder::over_anything),
            Reply::CopyAll => self.copy_all(ctx),
            Reply::Send(errand) => self.send(errand),
            Reply::Export(path, order) => self.export(path, order),
            Reply::CancelExport => self.cancel_export(ctx),
            Reply::UseLogo(path) => {
                self.close_modal(ctx);
                self.use_logo(&path, ctx);
            }
            Reply::Mark(place, marking) => {
                self.close_modal(ctx);
                let action = Action::Mark { place, marking };
                self.carry_out(crate::ui::commands::actions::UiAction::Do(action), ctx);
            }
            Reply::Act(action) => {
                self.close_modal(ctx);
                self.act(action);
            }
            Reply::GoOn => self.go_on_reopened(ctx),
            Reply::TakeBack => self.take_back_reopening(ctx),
            Reply::Run(command) => {
                self.close_modal(ctx);
                self.run(command, ctx);
            }
            Reply::Go(place) => {
                self.next = None;
                self.close_modal(ctx);
                self.go(place);
            }
        }
    }

    fn begin(&mut self, idx: usize) {
        let Some(template) = self.templates.get(idx).cloned() else {
            return;
        };
        let session = Session::begin(template, self.given.ids.clone());
        self.put_on_desk(session);
        // The keyboard goes to the first thing to write, not to a form about the paper.
        if let Some(desk) = &mut self.desk
            && let Some(place) = first_to_write(desk)
        {
            desk.go(place);
        }
    }

    fn open_example(&mut self) {
        match session::example_draft() {
            Ok(loaded) => self.put_on_desk(Session::open_copy(loaded, self.given.ids.clone())),
            Err(problem) => self.show_problem(problem),
        }
    }

    pub(super) fn put_on_desk(&mut self, session: Session) {
        self.put_on_desk_as(session, Claim::Write);
    }

    pub(super) fn put_on_desk_as(&mut self, session: Session, claim: Claim) {
        self.load += 1;
        let screen = first_page(&session);
        let keepers = self.keepers();
        let mut desk = Desk::new(session, screen, self.load, keepers, Arc::clone(&self.wake));
        desk.state.help_shown = self.settings.help_shown;
        self.recall_pages(&mut desk);
        let clock = &self.given.clock;
        desk.refresh((clock.today(), clock.now_ms()), false);
        self.at_start = false;
        if let Some(before) = self.desk.replace(desk) {
            before.close();
        }
        // Not before the last draft is closed, which may have been the same file.
        if let Some(desk) = &mut self.desk {
            desk.company.open(&desk.session, claim);
        }
    }

    pub(super) fn ask_open(&mut self, ctx: &Context) {
        self.ask_first(Next::AskOpen, ctx);
    }

    pub(super) fn ask_path(&mut self, ask: FileAsk, ctx: &Context) {
        let field = self.path_field(ask);
        self.ask(Modal::Path(PathDialog { field }), ctx);
        self.wants_dialog = true;
    }

    /// Returns where files are looked for and put: beside the open draft.
    pub(super) fn folder(&self) -> &Path {
        let own = self.desk.as_ref().and_then(|desk| desk.session.path());
        own.and_then(Path::parent)
            .unwrap_or_else(|| self.given.folders.documents())
    }

    pub(super) fn path_field(&self, ask: FileAsk) -> PathField {
        let own = self.desk.as_ref().and_then(|desk| desk.session.path());
        let folder = self.folder();
        let suggested = match (&ask, &self.desk, own) {
            (FileAsk::SaveDraft | FileAsk::SaveProtected, _, Some(own)) => own.to_owned(),
            (FileAsk::SaveDraft | FileAsk::SaveProtected, Some(desk), None)
                if desk.session.source().is_some() =>
            {
                let copy = session::copy_beside_draft(desk.session.source().unwrap_or(folder));
                session::path_under(&copy, desk.session.seal())
            }
            (FileAsk::SaveDraft | FileAsk::SaveProtected, Some(desk), None) => {
                let name = session::suggested_name(desk.session.draft());
                let extension = session::extension_under(desk.session.seal());
                folder.join(format!("{name}.{extension}"))
            }
            (FileAsk::SavePaper(_) | FileAsk::OpenDraft | FileAsk::OpenLogo, ..) | (_, None, _) => {
                folder.join("")
            }
        };
        let is_draft = matches!(ask, FileAsk::SaveDraft | FileAsk::SaveProtected);
        let replaced = own.filter(|_| is_draft);
        PathField::new(ask, &suggested, replaced)
    }

    /// Shows the file dialog of the system for the open question.
    pub(super) fn open_dialog(&mut self, frame: &eframe::Frame) {
        let wake = Arc::clone(&self.wake);
        let since_ms = self.given.clock.now_ms();
        let Some(field) = self.modal.as_mut().and_then(path_of) else {
            return;
        };
        let start = field.path().unwrap_or_else(|| field.folder.clone());
        let answer = self.given.dialogs.ask(&field.ask, start, frame, wake);
        field.is_waiting = answer.is_some();
        self.asked = answer.map(|answer| Asked { answer, since_ms });
    }

    /// Takes the answer of the file dialog of the system.
    pub(super) fn take_dialog_answer(&mut self, ctx: &Context) {
        let Some(asked) = &self.asked else { return };
        let Ok(answer) = asked.answer.try_recv() else {
            return;
        };
        let took_ms = self.given.clock.now_ms().saturating_sub(asked.since_ms);
        match answer {
            Some(path) => self.take_path(&path, ctx),
            None if took_ms < SOONEST_ANSWER_MS => self.stop_waiting(NO_DIALOG),
            None if matches!(self.modal, Some(Modal::Path(_))) => {
                self.take_reply(Reply::Close, ctx);
            }
            None => self.stop_waiting(""),
        }
    }

    fn take_path(&mut self, path: &Path, ctx: &Context) {
        self.stop_waiting("");
        let Some(modal) = &mut self.modal else { return };
        let is_path = matches!(modal, Modal::Path(_));
        let Some(field) = path_of(modal) else { return };
        field.choose(path);
        if let Some(path) = field.target().filter(|_| is_path && !field.is_asking()) {
            let reply = reply(&field.ask, path);
            self.take_reply(reply, ctx);
        }
    }

    fn stop_waiting(&mut self, note: &'static str) {
        self.asked = None;
        if let Some(field) = self.modal.as_mut().and_then(path_of) {
            field.is_waiting = false;
            field.note = note;
        }
    }

    pub(super) fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        self.keep_settings();
    }

    /// Writes the settings. Nothing of worth is lost where that fails.
    pub(super) fn keep_settings(&self) {
        let _is_written: bool = self.settings.save(&self.given.folders);
    }

    pub(super) fn look_for_recent(&mut self) {
        self.recent = self
            .settings
            .recent
            .iter()
            .map(|path| Recent {
                path: path.clone(),
                is_there: session::is_there(path),
            })
            .collect();
    }
}

fn path_of(modal: &mut Modal) -> Option<&mut PathField> {
    match modal {
        Modal::Path(dialog) => Some(&mut dialog.field),
        Modal::Export(dialog) => Some(&mut dialog.field),
        Modal::Unsaved
        | Modal::Undated(..)
        | Modal::Problem(_)
        | Modal::NotSaved(_)
        | Modal::Changed(_)
        | Modal::ProtectedSince(_)
        | Modal::InUse(_)
        | Modal::Forward
        | Modal::Recovered(_)
        | Modal::Unlock(_)
        | Modal::Protect(_)
        | Modal::Damaged(_)
        | Modal::Marking(_)
        | Modal::Ready(_)
        | Modal::Final(_)
        | Modal::SignedOff(_)
        | Modal::Palette(_)
        | Modal::Shortcuts
        | Modal::About => None,
    }
}

/// Returns the first page of the outline that holds something.
fn first_page(session: &Session) -> Screen {
    session
        .template()
        .outline(&session.draft().arrangement)
        .into_iter()
        .find(|outlined| !outlined.section.fields.is_empty())
        .map_or(Screen::Details, |outlined| {
            Screen::Section(outlined.section.id.clone())
        })
}

/// Returns the first field on the first page that is written in.
fn first_to_write(desk: &Desk) -> Option<Place> {
    let section = desk.session.template().section(desk.state.section()?)?;
    let field = section
        .fields
        .iter()
        .find(|field| matches!(field.kind, FieldKind::Prose | FieldKind::Line))?;
    Some(Place::Field(section.id.clone(), field.id.clone()))
}

//! Going on with what the user asked for, after what comes first: unsaved changes, days that are
//! not understood.

use egui::Context;

use super::{next::Next, window::App};
use crate::ui::{
    desk::Desk,
    dialogs::{FileAsk, Modal},
    start::Choice,
};

impl App {
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

    /// Goes on with what the user asked for before the draft was saved, once nothing is in the
    /// way any more.
    pub(super) fn go_on(&mut self, ctx: &Context) {
        if !self.desk.as_ref().is_some_and(Desk::is_busy)
            && let Some(next) = self.next.take()
        {
            // Asks again where the user has gone on writing.
            self.ask_first(next, ctx);
        }
    }

    pub(super) fn proceed(&mut self, next: Next, ctx: &Context) {
        self.close_modal(ctx);
        match next {
            Next::Begin(idx) => self.begin(idx),
            Next::AskOpen => self.ask_path(FileAsk::OpenDraft, ctx),
            Next::AskLast => self.ask_path(FileAsk::LastYear, ctx),
            Next::Last(path) => self.begin_from(path),
            Next::Open(path) => self.open_or_offer(&path),
            Next::OpenSaved(path) => self.open_path(&path),
            Next::Recover(recovered) => self.recover(recovered),
            Next::Own(path) => self.write_beside(&path),
            Next::Example => self.open_example(),
            Next::Tour => self.begin_tour(),
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
                if let Some(recovered) = self.start.recovered.get(idx).cloned() {
                    self.ask_first(Next::Recover(recovered), ctx);
                }
            }
            Choice::Compare(idx) => {
                if let Some(recovered) = self.start.recovered.get(idx).cloned() {
                    self.show_recovered(recovered);
                }
            }
            Choice::Discard(idx) => self.discard_recovered(idx),
            Choice::AskLast => self.ask_first(Next::AskLast, ctx),
            Choice::Example => self.ask_first(Next::Example, ctx),
            Choice::Tour => self.ask_first(Next::Tour, ctx),
            Choice::Back => self.start.is_shown = false,
            Choice::Forget(path) => {
                self.settings.forget(&path);
                self.keep_settings();
                self.start.look_for_recent(&self.settings);
            }
        }
        ctx.request_repaint();
    }

    pub(super) fn ask_open(&mut self, ctx: &Context) {
        self.ask_first(Next::AskOpen, ctx);
    }
}

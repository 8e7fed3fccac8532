//! What is done about the answer to a question.

use egui::Context;

use super::{next::Next, window::App};
use crate::model::{Marking, Place};
use crate::session::{Action, Problem, SaveOrder};
use crate::ui::{
    commands::actions::UiAction,
    dialogs::{Modal, Reply},
};

impl App {
    /// Opens a question.
    pub(super) fn ask(&mut self, modal: Modal, ctx: &Context) {
        self.question.ask(modal, ctx);
    }

    pub(super) fn show_problem(&mut self, problem: Problem) {
        self.question.tell(problem);
    }

    /// Closes the question and gives the keyboard back.
    pub(super) fn close_modal(&mut self, ctx: &Context) {
        self.question.close();
        // The keyboard goes back to where it was by itself; see `walk`.
        ctx.request_repaint();
    }

    /// Closes the question, and forgets what waited for its answer.
    fn leave_question(&mut self, ctx: &Context) {
        if matches!(self.question.modal, Some(Modal::Settings(_))) {
            self.keep_settings();
        }
        self.stop_reading();
        self.next = None;
        self.openings.wish = None;
        self.copies.sealed = None;
        self.close_modal(ctx);
    }

    fn mark(&mut self, place: Place, marking: Marking, ctx: &Context) {
        self.close_modal(ctx);
        let action = Action::Mark { place, marking };
        self.carry_out(UiAction::Do(action), ctx);
    }

    pub(super) fn take_reply(&mut self, reply: Reply, ctx: &Context) {
        self.keep_asked();
        match reply {
            // Work that goes on unseen would write a file that nobody expects any more.
            Reply::Close if self.is_exporting() => self.cancel_export(ctx),
            Reply::Close if matches!(self.question.modal, Some(Modal::SignedOff(_))) => {
                self.take_back_reopening(ctx);
            }
            Reply::Close => self.leave_question(ctx),
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
            Reply::Browse => self.question.wants_dialog = true,
            Reply::StopWaiting => self.question.stop_waiting(""),
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
            Reply::Unlock(passphrase) => self.unlock(passphrase, ctx),
            Reply::Protect(seal) => self.protect(seal, ctx),
            Reply::OpenSalvaged => self.open_salvaged(ctx),
            Reply::SaveAgain => self.save_again(ctx, |order| order),
            Reply::SaveOver => self.save_again(ctx, SaveOrder::over_anything),
            Reply::CopyAll => self.copy_all(ctx),
            Reply::Send(errand) => self.send(errand),
            Reply::Export(path, order, since) => self.export(path, order, since),
            Reply::CancelExport => self.cancel_export(ctx),
            Reply::BeginFrom(path) => self.ask_begin_from(path, ctx),
            Reply::BringIn(path) => self.begin_bring_in(path, ctx),
            Reply::BringInOf(of, beside) => self.bring_in_of(of, beside, ctx),
            Reply::BringInText(text) => self.bring_in_text(&text, ctx),
            Reply::ShowEarlier(path) => self.begin_earlier(&path, None, ctx),
            Reply::UseLogo(path) => {
                self.close_modal(ctx);
                self.use_logo(&path, ctx);
            }
            Reply::Pack(reply) => self.take_pack_reply(reply, ctx),
            Reply::Copy(reply) => self.take_copy_reply(reply, ctx),
            Reply::Mark(place, marking) => self.mark(place, marking, ctx),
            Reply::Comment(remark) => self.take_remark(remark, ctx),
            Reply::Prefer(chosen) => self.prefer(*chosen, ctx),
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
            Reply::GoTo(caret) => self.go_to(caret, ctx),
            Reply::Go(place) => {
                self.next = None;
                self.close_modal(ctx);
                self.follow(place);
            }
        }
    }
}

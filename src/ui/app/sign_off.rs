//! Asking before a draft that was signed off becomes a draft again, and before a section is
//! called ready that leaves questions open.

use egui::Context;

use super::{question::TypedAhead, window::App};
use crate::model::{DraftStatus, Place, SectionId, Value};
use crate::session::Action;
use crate::ui::{
    dialogs::{FinalDialog, Modal, ReadyDialog, SignedOffDialog},
    theme::Tokens,
};

/// Whether a change calls the draft final.
pub(super) fn finishes(action: &Action) -> bool {
    matches!(
        action,
        Action::Set { place: Place::Detail("status"), value: Value::Choice(name) }
            if name == DraftStatus::Final.name()
    )
}

impl App {
    /// Asks whether a change of what was signed off was meant.
    pub(super) fn ask_reopened(&mut self, is_typing: bool, ctx: &Context) {
        let desk = self.desk.as_mut();
        let Some(reopened) = desk.and_then(|desk| desk.session.take_reopened()) else {
            return;
        };
        let dialog = if is_typing {
            SignedOffDialog::while_typing(reopened, ctx.input(|input| input.time))
        } else {
            SignedOffDialog::new(reopened)
        };
        self.ask(Modal::SignedOff(Box::new(dialog)), ctx);
    }

    /// Keeps keys from answering a question that its reader has not seen yet.
    pub(super) fn hold_keys(&mut self, ctx: &Context) {
        if let Some(Modal::SignedOff(dialog)) = &mut self.question.modal
            && dialog.hold_keys(ctx)
        {
            ctx.request_repaint();
        }
    }

    /// Goes on with the draft that was signed off, and types what was typed meanwhile.
    pub(super) fn go_on_reopened(&mut self, ctx: &Context) {
        let modal = self.question.modal.take();
        self.close_modal(ctx);
        if let Some(Modal::SignedOff(dialog)) = modal {
            self.question.typed_ahead = TypedAhead {
                events: dialog.into_typed(),
                ..TypedAhead::default()
            };
        }
    }

    /// Leaves the draft as it was signed off.
    pub(super) fn take_back_reopening(&mut self, ctx: &Context) {
        self.close_modal(ctx);
        let Some(desk) = &mut self.desk else { return };
        match desk.session.take_back_reopening() {
            Ok(Some(place)) => desk.go(place),
            Ok(None) => {}
            Err(problem) => self.show_problem(problem),
        }
    }

    /// Calls a section ready, after asking where it leaves questions open.
    pub(super) fn call_ready(&mut self, section: SectionId, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let Some(desk) = &mut self.desk else { return };
        let (view, _) = desk.parts(&tokens, today);
        match ReadyDialog::of(&view, &section) {
            Some(dialog) => self.ask(Modal::Ready(Box::new(dialog)), ctx),
            None => self.act(Action::Ready {
                section,
                ready: true,
            }),
        }
    }

    /// Calls the draft final, after asking where something is to do.
    pub(super) fn finish(&mut self, action: Action, ctx: &Context) {
        let tokens = Tokens::of(ctx);
        let today = self.given.clock.today();
        let Some(desk) = &mut self.desk else { return };
        let (view, _) = desk.parts(&tokens, today);
        match FinalDialog::of(&view, action.clone()) {
            Some(dialog) => self.ask(Modal::Final(Box::new(dialog)), ctx),
            None => self.act(action),
        }
    }

    /// Asks who may read what the keyboard is in: an answer, a row, or else the open section.
    pub(super) fn ask_marking_here(&mut self, ctx: &Context) {
        let Some(desk) = &self.desk else { return };
        let place = match &desk.state.current {
            Some(place @ Place::Field(..)) => Some(place.clone()),
            Some(Place::Row(register, row) | Place::Cell(register, row, _)) => {
                Some(Place::Row(*register, row.clone()))
            }
            Some(Place::Draft | Place::Detail(_) | Place::Section(_)) | None => {
                desk.state.section().cloned().map(Place::Section)
            }
        };
        if let Some(place) = place {
            self.ask_marking(place, ctx);
        }
    }
}

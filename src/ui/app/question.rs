//! The question that stands over the window, and what waits for its answer.

use std::{path::PathBuf, sync::mpsc::Receiver};

use egui::Context;

use crate::session::Problem;
use crate::ui::{
    desk::view::View,
    dialogs::{GuideDialog, Modal, PathField, Reply, Setting, guide_over_ui, modal_ui},
    outside::copying::Copied,
    theme::Tokens,
};

/// The question over the window, if there is one.
#[derive(Default)]
pub(super) struct Question {
    pub(super) modal: Option<Modal>,
    /// The user guide, which is read in its place: the question stays as it is meanwhile.
    guide: Option<Box<GuideDialog>>,
    /// Whether it has not been drawn yet.
    pub(super) is_fresh: bool,
    /// The file dialog of the system that it waits for.
    pub(super) asked: Option<Asked>,
    /// Whether that dialog is to be opened after this frame.
    pub(super) wants_dialog: bool,
    /// What came of the last text that was copied since it came.
    pub(super) copied: Option<Copied>,
    pub(super) typed_ahead: TypedAhead,
}

/// A file dialog of the system that is open.
pub(super) struct Asked {
    pub(super) answer: Receiver<Option<PathBuf>>,
    pub(super) since_ms: u64,
}

/// What was typed while a question stood or a place had not come yet, to be typed where the
/// keyboard goes.
#[derive(Debug, Default)]
pub(super) struct TypedAhead {
    pub(super) events: Vec<egui::Event>,
    /// For how many frames the keyboard has been waited for, and has been where it should be.
    pub(super) frames: u8,
    pub(super) steady: u8,
    /// For how many frames a place of the draft has been asked for.
    pub(super) awaited: u8,
    /// For how many more frames it may lose the keyboard again.
    pub(super) settling: u8,
}

impl Question {
    /// Whether a question stands.
    pub(super) fn is_open(&self) -> bool {
        self.modal.is_some()
    }

    /// Whether the next keys are not pressed but chosen.
    pub(super) fn hears_keys(&self) -> bool {
        matches!(&self.modal, Some(Modal::Shortcuts(dialog)) if dialog.hears_keys())
    }

    /// Shows the guide in the place of the question until it is closed.
    pub(super) fn read_guide(&mut self, chapter: &str) {
        let is_read = self.guide.is_some() || matches!(self.modal, Some(Modal::Guide(_)));
        if self.is_open() && !is_read {
            self.guide = Some(Box::new(GuideDialog::at(chapter)));
        }
    }

    /// Takes the question away.
    pub(super) fn close(&mut self) {
        self.modal = None;
        self.asked = None;
        self.guide = None;
    }

    /// Has a page of settings know how large everything is now, which keys change while it is open:
    /// its next choice would bring the old size back.
    pub(super) fn zoomed(&mut self, zoom: f32) {
        if let Some(Modal::Settings(dialog)) = &mut self.modal {
            dialog.zoomed(zoom);
        }
        if let Some(Modal::Shortcuts(dialog)) = &mut self.modal {
            dialog.zoomed(zoom);
        }
    }

    /// Puts a question.
    pub(super) fn ask(&mut self, modal: Modal, ctx: &Context) {
        self.put(modal);
        ctx.request_repaint();
    }

    /// Puts a question in the place of the one that stands.
    pub(super) fn put(&mut self, modal: Modal) {
        self.modal = Some(modal);
        self.guide = None;
        self.is_fresh = true;
    }

    /// Says what went wrong.
    pub(super) fn tell(&mut self, problem: Problem) {
        self.put(Modal::Problem(Box::new(problem)));
    }

    /// Shows the question. Returns the reply once there is one.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        view: Option<View<'_>>,
        tokens: &Tokens,
    ) -> Option<Reply> {
        let modal = self.modal.as_mut()?;
        let is_fresh = self.guide.is_none() && std::mem::take(&mut self.is_fresh);
        if is_fresh {
            self.copied = None;
        }
        let setting = Setting {
            view,
            tokens,
            is_fresh,
            copied: self.copied.as_ref(),
        };
        let Some(guide) = &mut self.guide else {
            return modal_ui(ctx, modal, &setting);
        };
        let reply = guide_over_ui(ctx, guide, &setting);
        if reply == Some(Reply::Close) {
            self.guide = None;
            ctx.request_repaint();
            return None;
        }
        reply
    }

    /// Returns the field that asks for a file, if the question has one.
    pub(super) fn path_field(&mut self) -> Option<&mut PathField> {
        match self.modal.as_mut()? {
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
            | Modal::BringIn(_)
            | Modal::Paste(_)
            | Modal::Reading(_)
            | Modal::Figures(_)
            | Modal::Place(_)
            | Modal::TakeIn(_)
            | Modal::TakeInMany(_)
            | Modal::Doubts(_)
            | Modal::Send(_)
            | Modal::Assign(_)
            | Modal::KnownCopy(_)
            | Modal::People(_)
            | Modal::Keeper(_)
            | Modal::SharedFolder(_)
            | Modal::Begun(_)
            | Modal::Sent(_)
            | Modal::Document(_)
            | Modal::Find(_)
            | Modal::Comment(_)
            | Modal::Why(_)
            | Modal::Palette(_)
            | Modal::Settings(_)
            | Modal::Guide(_)
            | Modal::Shortcuts(_)
            | Modal::About => None,
        }
    }

    /// Waits no longer for the file dialog of the system, and says why where there is a reason.
    pub(super) fn stop_waiting(&mut self, note: &'static str) {
        self.asked = None;
        if let Some(field) = self.path_field() {
            field.is_waiting = false;
            field.note = note;
        }
    }
}

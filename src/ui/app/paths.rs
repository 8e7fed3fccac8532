//! Asking where a file is or shall be: in a field of the window, and in the file dialog of the
//! system.

use std::{path::Path, sync::Arc};

use egui::Context;

use super::{question::Asked, window::App};
use crate::session;
use crate::ui::dialogs::{FileAsk, Modal, PathDialog, PathField, Reply, reply};

/// A dialog that answers sooner than anybody can was never shown.
const SOONEST_ANSWER_MS: u64 = 400;

const NO_DIALOG: &str = "The file dialog of this computer did not open. Type the path here.";

impl App {
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
            (FileAsk::SavePack(who), Some(desk), _) => {
                let stem = self.stem(own);
                let who = session::plain_name(who);
                let extension = session::extension_under(desk.session.seal());
                folder.join(format!("{stem} - {who}.{extension}"))
            }
            (FileAsk::SaveReply, Some(desk), _) => {
                let stem = self.stem(own);
                let extension = session::extension_under(desk.session.seal());
                folder.join(format!("{stem} - back.{extension}"))
            }
            (
                FileAsk::SavePaper(_)
                | FileAsk::OpenDraft
                | FileAsk::OpenLogo
                | FileAsk::BringIn
                | FileAsk::OpenEarlier
                | FileAsk::LastYear
                | FileAsk::OpenCopy,
                ..,
            )
            | (_, None, _) => folder.join(""),
        };
        let is_draft = matches!(ask, FileAsk::SaveDraft | FileAsk::SaveProtected);
        let replaced = own.filter(|_| is_draft);
        PathField::new(ask, &suggested, replaced)
    }

    /// Returns what files that belong to the open draft are called after.
    fn stem(&self, own: Option<&Path>) -> String {
        match (own, &self.desk) {
            (Some(own), _) => session::draft_name(own),
            (None, Some(desk)) => session::suggested_name(desk.session.draft()),
            (None, None) => String::new(),
        }
    }

    pub(super) fn ask_path(&mut self, ask: FileAsk, ctx: &Context) {
        let field = self.path_field(ask);
        self.ask(Modal::Path(PathDialog { field }), ctx);
        self.question.wants_dialog = true;
    }

    /// Shows the file dialog of the system for the open question.
    pub(super) fn open_dialog(&mut self, frame: &eframe::Frame) {
        let wake = Arc::clone(&self.wake);
        let since_ms = self.given.clock.now_ms();
        let Some(field) = self.question.path_field() else {
            return;
        };
        let start = field.path().unwrap_or_else(|| field.folder.clone());
        let answer = self.given.dialogs.ask(&field.ask, start, frame, wake);
        field.is_waiting = answer.is_some();
        self.question.asked = answer.map(|answer| Asked { answer, since_ms });
    }

    /// Takes the answer of the file dialog of the system.
    pub(super) fn take_dialog_answer(&mut self, ctx: &Context) {
        let Some(asked) = &self.question.asked else {
            return;
        };
        let Ok(answer) = asked.answer.try_recv() else {
            return;
        };
        let took_ms = self.given.clock.now_ms().saturating_sub(asked.since_ms);
        match answer {
            Some(path) => self.take_path(&path, ctx),
            None if took_ms < SOONEST_ANSWER_MS => self.question.stop_waiting(NO_DIALOG),
            None if matches!(self.question.modal, Some(Modal::Path(_))) => {
                self.take_reply(Reply::Close, ctx);
            }
            None => self.question.stop_waiting(""),
        }
    }

    fn take_path(&mut self, path: &Path, ctx: &Context) {
        self.question.stop_waiting("");
        let is_path = matches!(self.question.modal, Some(Modal::Path(_)));
        let Some(field) = self.question.path_field() else {
            return;
        };
        field.choose(path);
        if let Some(path) = field.target().filter(|_| is_path && !field.is_asking()) {
            let reply = reply(&field.ask, path);
            self.take_reply(reply, ctx);
        }
    }
}

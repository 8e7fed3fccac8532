//! Bringing in what other programs wrote: a file is read on a thread, and what was found in it is
//! shown before the draft is changed.

use std::path::{Path, PathBuf};

use egui::Context;

use super::window::App;
use crate::import::Found;
use crate::session::{self, Problem, ProblemKind};
use crate::ui::dialogs::{BringInDialog, FileAsk, Modal, PasteDialog};

impl App {
    pub(super) fn ask_bring_in(&mut self, ctx: &Context) {
        self.ask_path(FileAsk::BringIn, ctx);
    }

    pub(super) fn ask_pasted(&mut self, ctx: &Context) {
        self.ask(Modal::Paste(PasteDialog::default()), ctx);
    }

    /// Whether a file that was dropped on the window is for the open draft.
    pub(super) fn brings_in(&self, path: &Path) -> bool {
        self.desk.is_some() && !self.start.is_shown && session::can_bring_in(path)
    }

    /// Reads a file; what was found is shown once it is read.
    pub(super) fn begin_bring_in(&mut self, path: PathBuf, ctx: &Context) {
        self.close_modal(ctx);
        let Some(desk) = &self.desk else { return };
        self.outgoing.imports.run(desk.session.revision(), move || {
            let found = session::read_import(&path, None);
            (path, found.map(|(_, found)| found))
        });
    }

    /// Reads a text that was copied elsewhere.
    pub(super) fn bring_in_text(&mut self, text: &str, ctx: &Context) {
        self.close_modal(ctx);
        match session::read_pasted(text) {
            Ok(found) => self.show_found("The text".to_owned(), found, ctx),
            Err(problem) => self.show_problem(problem),
        }
    }

    /// Shows what was found in files that were read.
    pub(super) fn take_imports(&mut self, ctx: &Context) {
        for answer in self.outgoing.imports.answers() {
            match answer.value {
                Some((path, Ok(found))) => {
                    let name = path.file_name().unwrap_or(path.as_os_str());
                    self.show_found(name.to_string_lossy().into_owned(), found, ctx);
                }
                Some((_, Err(problem))) => self.show_problem(problem),
                None => self.show_problem(broken_off()),
            }
            ctx.request_repaint();
        }
    }

    fn show_found(&mut self, from: String, found: Found, ctx: &Context) {
        if self.desk.is_none() {
            return;
        }
        match found {
            Found::Report(report) => {
                let dialog = BringInDialog::new(from, report);
                self.ask(Modal::BringIn(Box::new(dialog)), ctx);
            }
        }
    }
}

fn broken_off() -> Problem {
    Problem::new(ProblemKind::Bug, "The file could not be read.")
        .hint("The draft is as it was. Please report this.")
}

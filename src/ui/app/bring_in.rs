//! Bringing in what other programs wrote: a file is read on a thread, and what was found in it is
//! shown before the draft is changed.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Context;

use super::window::App;
use crate::import::Found;
use crate::session::{self, ImportOrder, Problem, ProblemKind, Reading};
use crate::ui::dialogs::{
    BringInDialog, Chosen, DocumentDialog, FiguresDialog, FileAsk, Modal, PasteDialog, PlaceDialog,
    ReadingDialog,
};

/// When it is looked whether a file that is read takes long.
const SOON: Duration = Duration::from_millis(150);

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
        let Some(desk) = &self.desk else { return };
        let whose = desk.session.draft().details.authority.clone();
        self.begin_bring_in_of((path, whose), Chosen::default(), ctx);
    }

    /// Reads of a file with figures of many authorities those of one; neighbours that were named
    /// anew are remembered.
    pub(super) fn bring_in_of(
        &mut self,
        (path, whose): (PathBuf, String),
        anew: Option<(Vec<String>, Chosen)>,
        ctx: &Context,
    ) {
        let mut chosen = Chosen::default();
        if let Some((neighbours, before)) = anew {
            self.settings.neighbours = neighbours;
            self.keep_settings();
            chosen = before;
        }
        self.begin_bring_in_of((path, whose), chosen, ctx);
    }

    /// Reads a file, and of one with figures of many authorities those of one.
    fn begin_bring_in_of(
        &mut self,
        (path, authority): (PathBuf, String),
        chosen: Chosen,
        ctx: &Context,
    ) {
        self.close_modal(ctx);
        let Some(desk) = &self.desk else { return };
        let reading = Reading::default();
        let name = name_of(&path);
        let watched = reading.clone();
        let order = ImportOrder {
            kind: None,
            authority,
            neighbours: self.settings.neighbours.clone(),
        };
        self.outgoing.imports.run(desk.session.revision(), move || {
            let found = session::read_import(&path, &order, &watched);
            (path, chosen, found.map(|(_, found)| found))
        });
        // That it takes long is known once the file was looked at.
        self.outgoing.reading = Some(ReadingDialog { name, reading });
        ctx.request_repaint_after(SOON);
    }

    /// Stops reading a long file, if the question that stands is about one.
    pub(super) fn stop_reading(&self) {
        if let Some(Modal::Reading(dialog)) = &self.question.modal {
            dialog.reading.stop();
        }
    }

    /// Reads a text that was copied elsewhere.
    pub(super) fn bring_in_text(&mut self, text: &str, ctx: &Context) {
        self.close_modal(ctx);
        match session::read_pasted(text) {
            Ok(found) => self.show_found(PathBuf::from("The text"), found, ctx),
            Err(problem) => self.show_problem(problem),
        }
    }

    /// Shows what was found in files that were read.
    pub(super) fn take_imports(&mut self, ctx: &Context) {
        let is_long = |dialog: &ReadingDialog| dialog.reading.is_long();
        match self.outgoing.reading.take() {
            Some(dialog) if is_long(&dialog) => self.ask(Modal::Reading(dialog), ctx),
            Some(dialog) => {
                self.outgoing.reading = Some(dialog);
                ctx.request_repaint_after(SOON);
            }
            None => {}
        }
        for answer in self.outgoing.imports.answers() {
            self.outgoing.reading = None;
            match answer.value {
                Some((path, chosen, Ok(found))) => self.show_again((path, chosen), found, ctx),
                // Whoever stopped it knows.
                Some((.., Err(problem))) if problem.kind == ProblemKind::Cancelled => {}
                Some((.., Err(problem))) => self.show_problem(problem),
                None => self.show_problem(broken_off()),
            }
            ctx.request_repaint();
        }
    }

    /// Shows what was found in a file or a text.
    pub(super) fn show_found(&mut self, path: PathBuf, found: Found, ctx: &Context) {
        self.show_again((path, Chosen::default()), found, ctx);
    }

    /// Shows what was found, with what was chosen among it before.
    fn show_again(&mut self, (path, chosen): (PathBuf, Chosen), found: Found, ctx: &Context) {
        let Some(desk) = &self.desk else { return };
        let from = name_of(&path);
        let modal = match found {
            Found::Report(report) => Modal::BringIn(Box::new(BringInDialog::new(from, report))),
            Found::Figures(figures) => {
                let neighbours = self.settings.neighbours.join("; ");
                let file = (path, neighbours);
                let mut dialog = FiguresDialog::new(file, figures, desk.session.draft());
                dialog.choose(chosen);
                Modal::Figures(Box::new(dialog))
            }
            Found::Document(document) => {
                let dialog = DocumentDialog::new(from, document, desk.session.template());
                Modal::Document(Box::new(dialog))
            }
            Found::Places(places) => Modal::Place(Box::new(PlaceDialog::new(path, places))),
        };
        self.ask(modal, ctx);
    }
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn broken_off() -> Problem {
    Problem::new(ProblemKind::Bug, "The file could not be read.")
        .hint("The draft is as it was. Please report this.")
}

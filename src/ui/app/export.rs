//! Making the paper on a thread: beginning, stopping, and showing what came of it.

use std::{path::PathBuf, sync::Arc};

use egui::Context;

use super::window::App;
use crate::session::{
    self, Kept, Marks, Order, Problem, ProblemKind, Progress, Published, RealDisk,
};
use crate::ui::dialogs::{ExportDialog, FileAsk, Made, Modal, PathField, Stage};

impl App {
    pub(super) fn ask_export(&mut self, ctx: &Context) {
        if let Some(desk) = &mut self.desk {
            desk.list_states();
        }
        let Some(desk) = &self.desk else { return };
        // Of a draft that is written for nobody, somebody must say who will read it.
        let reader = desk.session.draft().details.audience;
        let order = Order::pdf(reader);
        let stem = match desk.session.path() {
            Some(own) => session::draft_name(own),
            None => session::suggested_title(desk.session.draft()),
        };
        let suggested = self.folder().join(session::paper_name(&stem, order));
        let field = PathField::new(FileAsk::SavePaper(order.format), &suggested, None);
        let dialog = ExportDialog::new(field, order, stem);
        let draft = Arc::clone(desk.session.draft());
        let template = Arc::clone(desk.session.template());
        self.outgoing.looks.run(desk.session.revision(), move || {
            Published::of(&draft, &template)
        });
        self.ask(Modal::Export(Box::new(dialog)), ctx);
    }

    pub(super) fn export(&mut self, path: PathBuf, order: Order, since: Option<Kept>) {
        let (Some(desk), Some(Modal::Export(dialog))) = (&self.desk, &mut self.question.modal)
        else {
            return;
        };
        let progress = Progress::default();
        let today = self.given.clock.today();
        dialog.stage = Stage::Working(progress.clone());
        let draft = Arc::clone(desk.session.draft());
        let template = Arc::clone(desk.session.template());
        let seal = desk.session.seal().clone();
        // The clock is the window's; what it says of a state is said before the thread begins.
        let since = since.map(|kept| {
            let label = session::state_label(&kept, self.given.clock.as_ref());
            (kept, label)
        });
        self.outgoing.papers.run(desk.session.revision(), move || {
            let made = match since {
                None => session::export_to(&path, &draft, &template, order, &progress),
                Some((kept, label)) => {
                    let then = session::read_since(&RealDisk, &kept, (&seal, &template), label);
                    let source = (&*draft, &*template);
                    then.and_then(|then| {
                        session::export_marked_to(&path, source, order, &then, &progress)
                    })
                }
            };
            let made = made.map(|export| {
                let made_for = (order.reader, today);
                let issued = session::issue_of(&draft, &export, &path, made_for);
                (export, issued)
            });
            (path, made)
        });
    }

    /// Whether a paper is being made.
    pub(super) fn is_exporting(&self) -> bool {
        matches!(&self.question.modal, Some(Modal::Export(dialog)) if matches!(dialog.stage, Stage::Working(_)))
    }

    /// Asks the export to stop. Its answer says whether it did.
    pub(super) fn cancel_export(&self, ctx: &Context) {
        if let Some(Modal::Export(dialog)) = &self.question.modal
            && let Stage::Working(progress) = &dialog.stage
        {
            progress.cancel();
            ctx.request_repaint();
        }
    }

    /// Shows what came of an export.
    pub(super) fn take_exports(&mut self, ctx: &Context) {
        if let (Some(desk), Some(Modal::Export(dialog))) = (&self.desk, &mut self.question.modal)
            && let Some(states) = &desk.past().states
        {
            let clock = self.given.clock.as_ref();
            dialog.know_states(states, |kept| session::state_label(kept, clock));
        }
        for answer in self.outgoing.looks.answers() {
            let revision = self.desk.as_ref().map(|desk| desk.session.revision());
            if let Some(Modal::Export(dialog)) = &mut self.question.modal
                && revision == Some(answer.revision)
            {
                dialog.published = answer.value;
            }
        }
        for answer in self.outgoing.papers.answers() {
            let Some(Modal::Export(dialog)) = &mut self.question.modal else {
                continue;
            };
            match answer.value {
                Some((path, Ok((export, issued)))) => {
                    dialog.note.clear();
                    dialog.stage = Stage::Done(Box::new(Made {
                        path,
                        n_pages: export.n_pages,
                        n_left_out: export.left_out.len(),
                        replaced: session::replaced_words(&export.replaced),
                        issued,
                        is_noted: false,
                        marks: export.marks.map(Marks::in_words),
                        recognised: export.recognised,
                    }));
                    self.question.is_fresh = true;
                }
                Some((_, Err(problem))) if problem.kind == ProblemKind::Cancelled => {
                    dialog.stage = Stage::Asking;
                    dialog.note = problem.in_window();
                    self.question.is_fresh = true;
                }
                Some((_, Err(problem))) => self.show_problem(problem),
                None => self.show_problem(broken_off()),
            }
            ctx.request_repaint();
        }
    }
}

fn broken_off() -> Problem {
    Problem::new(ProblemKind::Bug, "The paper could not be made.")
        .hint("The draft is safe. Save it, then please report this.")
}

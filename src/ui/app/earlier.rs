//! An earlier draft beside the text: asked for, read on a thread, shown in the place of the help.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::Context;

use super::window::App;
use crate::session::{self, Problem, ProblemKind, read_earlier};
use crate::ui::{desk::state::HelpTab, dialogs::FileAsk};

impl App {
    /// Shows the earlier draft that was read, or asks for one.
    pub(super) fn show_earlier(&mut self, ctx: &Context) {
        let has_one = self
            .desk
            .as_ref()
            .is_some_and(|desk| desk.state.earlier.is_some());
        if has_one {
            self.show_help(HelpTab::Earlier, ctx);
        } else {
            self.ask_earlier(ctx);
        }
    }

    pub(super) fn ask_earlier(&mut self, ctx: &Context) {
        self.ask_path(FileAsk::OpenEarlier, ctx);
    }

    /// Reads an earlier draft. Without a name it is called by its file.
    pub(super) fn begin_earlier(&mut self, path: &Path, name: Option<String>, ctx: &Context) {
        self.close_modal(ctx);
        let Some(desk) = &self.desk else { return };
        let path: PathBuf = session::whole_path(path);
        let name = name.unwrap_or_else(|| session::draft_name(&path));
        let drive = Arc::clone(&self.given.disk);
        let (seal, today) = (
            desk.session.seal().clone(),
            Arc::clone(desk.session.template()),
        );
        self.earlier.run(self.load, move || {
            read_earlier(drive.as_ref(), &path, name, &seal, &today)
        });
    }

    /// Shows what was read, unless another draft was opened meanwhile.
    pub(super) fn take_earlier(&mut self, ctx: &Context) {
        for answer in self.earlier.answers() {
            if answer.revision != self.load {
                continue;
            }
            let broken_off = || {
                let message = "Reading the draft broke off because of a fault in this program.";
                Err(Problem::new(ProblemKind::Bug, message).hint("Your draft is as it was."))
            };
            match answer.value.unwrap_or_else(broken_off) {
                Ok(earlier) => {
                    let Some(desk) = &mut self.desk else { continue };
                    desk.state.earlier = Some(Arc::new(earlier));
                    desk.state.history.is_shown = false;
                    self.show_help(HelpTab::Earlier, ctx);
                }
                Err(problem) => self.show_problem(problem),
            }
            ctx.request_repaint();
        }
    }
}

//! The file of a logo: asked for, read, and put into the draft.

use std::path::Path;

use egui::Context;

use super::window::App;
use crate::model::{LOGO_COLUMN, Place, Value};
use crate::session::{self, Action};
use crate::ui::{commands::actions::UiAction, dialogs::FileAsk};

impl App {
    pub(super) fn ask_logo(&mut self, ctx: &Context) {
        self.ask_path(FileAsk::OpenLogo, ctx);
    }

    /// Puts a file into the draft as its logo, and the keyboard where its words are written.
    pub(super) fn use_logo(&mut self, path: &Path, ctx: &Context) {
        let Some(desk) = &self.desk else { return };
        match session::read_logo(path, desk.session.draft()) {
            Ok(logo) => {
                let place = Place::Detail(LOGO_COLUMN.name);
                let value = Value::Logo(Some(logo));
                let action = Action::Set {
                    place: place.clone(),
                    value,
                };
                self.carry_out(UiAction::Do(action), ctx);
                self.go(place);
            }
            Err(problem) => self.show_problem(problem),
        }
    }
}

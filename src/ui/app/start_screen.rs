//! What the start screen offers.

use crate::session::{self, Problem, Recovered, Settings};
use crate::template::{Template, shipped};
use crate::ui::start::Recent;

/// The start screen, and whether it stands before the open draft.
pub(super) struct StartScreen {
    pub(super) is_shown: bool,
    /// Read when they are first shown: who opens a draft does not wait for them.
    pub(super) templates: Vec<Template>,
    has_looked: bool,
    pub(super) recent: Vec<Recent>,
    /// What a crash left.
    pub(super) recovered: Vec<Recovered>,
}

impl StartScreen {
    /// Offers nothing yet.
    pub(super) fn new() -> Self {
        Self {
            is_shown: true,
            templates: Vec::new(),
            has_looked: false,
            recent: Vec::new(),
            recovered: Vec::new(),
        }
    }

    /// Reads the templates that are offered, once. Returns why they could not be read.
    pub(super) fn read_templates(&mut self) -> Option<Problem> {
        if std::mem::replace(&mut self.has_looked, true) {
            return None;
        }
        match shipped() {
            Ok(templates) => {
                self.templates = templates;
                None
            }
            Err(error) => Some(Problem::from(error)),
        }
    }

    /// Looks which drafts that were open lately are there.
    pub(super) fn look_for_recent(&mut self, settings: &Settings) {
        let paths = settings.recent.iter();
        self.recent = paths
            .map(|path| Recent {
                path: path.clone(),
                is_there: session::is_there(path),
            })
            .collect();
    }
}

//! What the start screen offers.

use crate::session::{self, Recovered, Settings};
use crate::template::Template;
use crate::ui::start::Recent;

/// The start screen, and whether it stands before the open draft.
pub(super) struct StartScreen {
    pub(super) is_shown: bool,
    pub(super) templates: Vec<Template>,
    pub(super) recent: Vec<Recent>,
    /// What a crash left.
    pub(super) recovered: Vec<Recovered>,
}

impl StartScreen {
    /// Offers templates, before it was looked for more.
    pub(super) fn new(templates: Vec<Template>) -> Self {
        Self {
            is_shown: true,
            templates,
            recent: Vec::new(),
            recovered: Vec::new(),
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

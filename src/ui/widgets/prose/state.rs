//! What an editor keeps from frame to frame.

use std::sync::Arc;

use egui::Event;

use super::{at_query::AtList, galley::Laid};
use crate::prose::{Buffer, Voice};

#[derive(Default)]
pub(super) struct State {
    /// The selection in bytes: where it was begun, and the caret.
    pub(super) selection: (usize, usize),
    /// The voice of what is typed next, as long as the caret stands where it was set.
    pub(super) voice: Option<(usize, Voice)>,
    pub(super) later: Vec<Event>,
    pub(super) address: Option<String>,
    pub(super) is_citing: bool,
    /// The list that `@` opened.
    pub(super) citing: Option<AtList>,
    pub(super) is_bar_used: bool,
    /// Where the caret should go.
    pub(super) wanted: Option<usize>,
    pub(super) laid: Option<Arc<Laid>>,
}

impl State {
    pub(super) fn passage(&self, text: &str) -> Buffer {
        Buffer {
            text: text.to_owned(),
            anchor: self.selection.0.min(text.len()),
            caret: self.selection.1.min(text.len()),
        }
    }
}

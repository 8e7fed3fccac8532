//! The brightest part of the window, in the middle: where the page stands. The window has its
//! colour where nothing else is painted.

use egui::{CentralPanel, Ui};

pub(in crate::ui) fn page_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    CentralPanel::no_frame().show(ui, contents);
}

//! The brightest part of the window, in the middle: where the page stands.

use egui::{CentralPanel, Ui};

use crate::ui::theme::Tokens;

pub(in crate::ui) fn page_ui(ui: &mut Ui, tokens: &Tokens, contents: impl FnOnce(&mut Ui)) {
    let frame = egui::Frame::new().fill(tokens.colors.page);
    CentralPanel::no_frame().frame(frame).show(ui, contents);
}

//! The look of the window as a whole: its fonts, those of the pages among them, and its theme.

use egui::Context;

use crate::ui::{
    theme::{self, Theme},
    widgets::paper,
};

/// Gives the window its fonts, and those that pages are painted with.
pub(super) fn install_fonts(ctx: &Context) {
    theme::install_fonts(ctx, paper::define);
}

/// Gives a window its fonts and its look.
pub fn install(ctx: &Context, theme: Theme) {
    install_fonts(ctx);
    theme::set_theme(ctx, theme);
}

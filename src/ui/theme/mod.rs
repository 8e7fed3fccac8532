//! How the window looks: tokens read from `assets/theme`, and their use in egui's style.
//!
//! Widgets take every colour, size and space from [`Tokens`]; none stands in code elsewhere.
//! Nothing here animates, so that an idle window is not drawn again.

mod fonts;
mod style;
mod tokens;

use std::sync::Arc;

use crate::session::LineLength;

pub use self::{
    fonts::Weight,
    tokens::{Colors, Radii, Spaces, Theme, Tokens, Type, Types},
};

/// Gives the window its fonts and those that `define` adds. Once is enough; they are the same in
/// every theme.
pub fn install_fonts(ctx: &egui::Context, define: fn(&mut egui::FontDefinitions)) {
    let mut definitions = fonts::definitions();
    define(&mut definitions);
    ctx.set_fonts(definitions);
}

/// Gives the window its look. The fonts must be there already; see [`install_fonts`].
pub fn set_theme(ctx: &egui::Context, theme: Theme) {
    set_look(ctx, theme, LineLength::Usual);
}

fn centered_id() -> egui::Id {
    egui::Id::unique("the line that is written in is in the middle")
}

/// Has the line that is written in stay in the middle of the window, or where it is.
pub fn center_line(ctx: &egui::Context, is_centered: bool) {
    ctx.data_mut(|data| data.insert_temp(centered_id(), is_centered));
}

/// Whether the line that is written in stays in the middle of the window.
pub fn is_line_centered(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(centered_id()))
        .unwrap_or_default()
}

/// Gives the window its look, with lines of some length.
pub fn set_look(ctx: &egui::Context, theme: Theme, line: LineLength) {
    let mut tokens = Tokens::load(theme);
    tokens.space.column *= match line {
        LineLength::Short => 0.8,
        LineLength::Usual => 1.0,
        LineLength::Long => 1.25,
    };
    let tokens = Arc::new(tokens);
    let is_dark = tokens.dark;
    ctx.set_theme(if is_dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    });
    // Both of egui's styles are set, so that the system's preference changes nothing.
    ctx.all_styles_mut(|style| style::apply(style, &tokens));
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, tokens));
}

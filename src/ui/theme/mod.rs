//! How the window looks: tokens read from `assets/theme`, and their use in egui's style.
//!
//! Widgets take every colour, size and space from [`Tokens`]; none stands in code elsewhere.
//! Nothing here animates, so that an idle window is not drawn again.

mod fonts;
mod style;
mod tokens;

use std::sync::Arc;

pub use self::{
    fonts::Weight,
    tokens::{Colors, Radii, Spaces, Tokens, Type, Types},
};

/// Which look the window has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on warm white.
    #[default]
    Light,
    /// Light ink on warm black.
    Dark,
    /// Black on white with strong lines, for readers who need it.
    Contrast,
}

impl Theme {
    /// Every look, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::Light, Self::Dark, Self::Contrast];

    /// Returns the words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::Contrast => "High contrast",
        }
    }
}

/// Gives the window its fonts. Once is enough; they are the same in every theme.
pub fn install_fonts(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
}

/// Gives the window its look. The fonts must be there already; see [`install_fonts`].
pub fn set_theme(ctx: &egui::Context, theme: Theme) {
    let tokens = Arc::new(Tokens::load(theme));
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

/// Gives the window its fonts and its look.
pub fn install(ctx: &egui::Context, theme: Theme) {
    install_fonts(ctx);
    set_theme(ctx, theme);
}

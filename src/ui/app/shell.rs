//! The window as the system has it: its look, its title, what was pressed, whether it may close.

use egui::{Context, ViewportCommand};

use crate::session::{LineLength, Settings, ThemeChoice};
use crate::ui::{
    commands::Command,
    theme::{self, Theme},
};

/// What the window shows of itself.
#[derive(Default)]
pub(super) struct Shell {
    look: Option<(Theme, LineLength, bool)>,
    title: String,
    /// Shortcuts pressed since the window was last drawn.
    pub(super) pressed: Vec<Command>,
    /// Whether nothing holds back a close any more.
    pub(super) may_close: bool,
    /// Whether the window was fitted to its screen.
    pub(super) is_fitted: bool,
}

impl Shell {
    /// Takes on the look the user chose, or the one the system has now.
    pub(super) fn follow_look(&mut self, settings: &Settings, ctx: &Context) {
        let is_system_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let theme = match settings.theme {
            ThemeChoice::System if is_system_dark => Theme::Dark,
            ThemeChoice::System | ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::Contrast => Theme::Contrast,
        };
        let look = (theme, settings.line, settings.line_centered);
        if self.look != Some(look) {
            theme::set_look(ctx, theme, settings.line);
            theme::center_line(ctx, settings.line_centered);
            self.look = Some(look);
        }
    }

    /// Gives the window a title, where it has another.
    pub(super) fn set_title(&mut self, title: String, ctx: &Context) {
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Calls the window by its title for screen readers too, which the toolkit leaves without a
    /// name.
    pub(super) fn name_window(&self, ctx: &Context) {
        let root = egui::accesskit_root_id();
        ctx.accesskit_node_builder(root, |node| node.set_label(self.title.as_str()));
    }
}

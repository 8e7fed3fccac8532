//! The user's own settings: asked about on one page, taken over as soon as one changes.

use egui::Context;

use super::window::App;
use crate::session::Settings;
use crate::ui::{
    commands::keys,
    dialogs::{Modal, SettingsDialog, ShortcutsDialog},
};

impl App {
    pub(super) fn ask_settings(&mut self, ctx: &Context) {
        let dialog = SettingsDialog::new(self.settings.clone(), self.given.user.clone());
        self.ask(Modal::Settings(Box::new(dialog)), ctx);
    }

    pub(super) fn ask_shortcuts(&mut self, ctx: &Context) {
        let dialog = ShortcutsDialog::new(self.settings.clone());
        self.ask(Modal::Shortcuts(Box::new(dialog)), ctx);
    }

    /// Takes over what the user chose; what the window remembers by itself stays as it is.
    pub(super) fn prefer(&mut self, chosen: Settings, ctx: &Context) {
        let zoom = chosen.zoom;
        let settings = &mut self.settings;
        let is_typing = settings.name != chosen.name;
        settings.theme = chosen.theme;
        settings.line = chosen.line;
        settings.line_centered = chosen.line_centered;
        settings.spelling = chosen.spelling;
        settings.plain_english = chosen.plain_english;
        settings.plain_lines = chosen.plain_lines;
        settings.name = chosen.name;
        settings.autosave = chosen.autosave;
        if settings.keys != chosen.keys {
            settings.keys = chosen.keys;
            keys::choose(ctx, &settings.keys);
        }
        if (settings.zoom - zoom).abs() > f32::EPSILON {
            settings.zoom = zoom;
            ctx.set_zoom_factor(zoom);
        }
        if let Some(desk) = &mut self.desk {
            desk.state.me.clone_from(&self.settings.name);
        }
        self.shell.follow_look(&self.settings, ctx);
        if is_typing {
            // Written when the page is left, not with every key.
            ctx.request_repaint();
            return;
        }
        // Writes them, too.
        self.switch_language();
        ctx.request_repaint();
    }

    /// The name that others see.
    pub(super) fn user_name(&self) -> String {
        match self.settings.name.trim() {
            "" => self.given.user.clone(),
            name => name.to_owned(),
        }
    }
}

//! What the program remembers between runs: recent drafts, theme and zoom. Nothing of a draft.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{Folders, write_atomically};

/// How many recent drafts are remembered.
const MAX_RECENT: usize = 8;

/// Which colours the window has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
    /// The strongest contrast.
    Contrast,
}

/// What the program remembers between runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Drafts opened lately, the latest first.
    pub recent: Vec<PathBuf>,
    /// The colours.
    pub theme: ThemeChoice,
    /// How large everything is; 1 is as the system has it.
    pub zoom: f32,
    /// Whether the help beside the text is shown.
    pub help_shown: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            theme: ThemeChoice::System,
            zoom: 1.0,
            help_shown: true,
        }
    }
}

impl Settings {
    /// Reads the settings. Where there are none, or none that can be read, the defaults serve:
    /// nothing of worth is lost with them.
    #[expect(
        clippy::disallowed_methods,
        reason = "store is the only door to the disk"
    )]
    pub fn load(folders: &Folders) -> Self {
        let text = folders
            .settings_file()
            .and_then(|path| fs::read_to_string(path).ok());
        let mut settings: Self = text
            .and_then(|text| ron::from_str(&text).ok())
            .unwrap_or_default();
        if !settings.zoom.is_finite() {
            settings.zoom = 1.0;
        }
        settings.zoom = settings.zoom.clamp(0.5, 3.0);
        settings
    }

    /// Writes the settings. Says whether it worked; nobody needs to be told when it did not.
    #[expect(
        clippy::disallowed_methods,
        reason = "store is the only door to the disk"
    )]
    pub fn save(&self, folders: &Folders) -> bool {
        let Some(path) = folders.settings_file() else {
            return false;
        };
        let Ok(text) = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::new()) else {
            return false;
        };
        let made = path
            .parent()
            .is_some_and(|folder| fs::create_dir_all(folder).is_ok());
        made && write_atomically(&path, text.as_bytes(), None).is_ok()
    }

    /// Puts a draft at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }

    /// Takes a draft off the list of recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_damaged_ones_do_no_harm() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        let mut settings = Settings {
            zoom: 1.2,
            ..Settings::default()
        };
        settings.remember(Path::new("/a.ron"));
        settings.remember(Path::new("/b.ron"));
        settings.remember(Path::new("/a.ron"));
        assert!(settings.save(&folders));
        assert_eq!(Settings::load(&folders), settings);
        assert_eq!(
            settings.recent,
            [PathBuf::from("/a.ron"), PathBuf::from("/b.ron")]
        );

        let file = folders.settings_file().unwrap();
        write_atomically(&file, b"(zoom: nonsense", None).unwrap();
        assert_eq!(Settings::load(&folders), Settings::default());
    }
}

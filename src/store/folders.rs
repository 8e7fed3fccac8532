//! Where the program keeps its settings. Tests give a folder of their own.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

/// The folders the program may write to without being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    settings: Option<PathBuf>,
}

impl Folders {
    /// Returns the folders this system has for programs of this user.
    pub fn of_system() -> Self {
        let settings = etcetera::choose_base_strategy()
            .ok()
            .map(|strategy| strategy.config_dir().join("candour"));
        Self { settings }
    }

    /// Returns folders below a given one.
    pub fn below(folder: &Path) -> Self {
        Self {
            settings: Some(folder.to_owned()),
        }
    }

    /// Returns the file that settings are kept in, where the system has a place for it.
    pub fn settings_file(&self) -> Option<PathBuf> {
        Some(self.settings.as_ref()?.join("settings.ron"))
    }
}

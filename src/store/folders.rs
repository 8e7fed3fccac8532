//! Where the program keeps its settings. Tests give a folder of their own.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

/// The folders the program may write to without being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    settings: Option<PathBuf>,
    documents: PathBuf,
}

impl Folders {
    /// Returns the folders this system has for programs of this user.
    pub fn of_system() -> Self {
        let settings = etcetera::choose_base_strategy()
            .ok()
            .map(|strategy| strategy.config_dir().join("candour"));
        Self {
            settings,
            documents: system_documents(),
        }
    }

    /// Returns folders below a given one.
    pub fn below(folder: &Path) -> Self {
        Self {
            settings: Some(folder.to_owned()),
            documents: folder.to_owned(),
        }
    }

    /// Returns the folder of this user.
    pub fn home() -> Option<PathBuf> {
        etcetera::home_dir().ok()
    }

    /// Returns where a new file is offered to be put.
    pub fn documents(&self) -> &Path {
        &self.documents
    }

    /// Returns the file that settings are kept in, where the system has a place for it.
    pub fn settings_file(&self) -> Option<PathBuf> {
        Some(self.settings.as_ref()?.join("settings.ron"))
    }
}

/// The usual folder for documents where there is one, else the user's own.
fn system_documents() -> PathBuf {
    let home = Folders::home().unwrap_or_default();
    let documents = home.join("Documents");
    if documents.is_dir() { documents } else { home }
}

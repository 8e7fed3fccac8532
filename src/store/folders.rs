//! Where the program keeps its settings and what must outlive a crash. Tests give a folder of their own.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

/// The folders the program may write to without being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    settings: Option<PathBuf>,
    state: Option<PathBuf>,
    documents: PathBuf,
}

impl Folders {
    /// Returns the folders this system has for programs of this user.
    pub fn of_system() -> Self {
        let strategy = etcetera::choose_base_strategy().ok();
        let settings = strategy
            .as_ref()
            .map(|strategy| strategy.config_dir().join("candour"));
        // Windows has no folder for state; what stays on this machine lies with the caches.
        let state = strategy.map(|strategy| {
            let folder = strategy.state_dir().unwrap_or_else(|| strategy.cache_dir());
            folder.join("candour")
        });
        Self {
            settings,
            state,
            documents: system_documents(),
        }
    }

    /// Returns folders below a given one.
    pub fn below(folder: &Path) -> Self {
        Self {
            settings: Some(folder.to_owned()),
            state: Some(folder.join("state")),
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

    /// Returns where the program keeps what must outlive a crash, where the system has a place
    /// for it.
    pub fn state(&self) -> Option<&Path> {
        self.state.as_deref()
    }

    /// Returns the file that settings are kept in, where the system has a place for it.
    pub fn settings_file(&self) -> Option<PathBuf> {
        Some(self.settings.as_ref()?.join("settings.ron"))
    }

    /// Returns the file of the places that were changed last, where the system has a place for it.
    pub fn places_file(&self) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("recent-places.ron"))
    }

    /// Returns the file of the words that this user calls right, where the system has a place for
    /// it.
    pub fn words_file(&self) -> Option<PathBuf> {
        Some(self.settings.as_ref()?.join("my-words.txt"))
    }
}

/// The usual folder for documents where there is one, else the user's own.
fn system_documents() -> PathBuf {
    let home = Folders::home().unwrap_or_default();
    let documents = home.join("Documents");
    if documents.is_dir() { documents } else { home }
}

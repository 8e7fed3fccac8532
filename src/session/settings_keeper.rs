//! Keeping what is remembered between runs.

use std::path::PathBuf;

use super::{Wake, Worker};
use crate::model::Place;
use crate::store::{Folders, Settings, keep_places_lately};

enum Errand {
    Settings(Box<Settings>),
    Places(PathBuf, Vec<Place>),
}

/// Writes settings on a thread: the folder they lie in may be on a slow disk or across a network,
/// and nobody waits for it. Nothing of worth is lost where that fails.
#[derive(Debug)]
pub struct SettingsKeeper {
    worker: Worker<Errand, ()>,
}

impl SettingsKeeper {
    /// Begins the thread. It ends once the last settings are written.
    pub fn new(folders: Folders, wake: Wake) -> Self {
        let work = move |errand: Errand| {
            let _is_written: bool = match errand {
                Errand::Settings(settings) => settings.save(&folders),
                Errand::Places(draft, places) => keep_places_lately(&folders, &draft, &places),
            };
            None
        };
        Self {
            worker: Worker::new("settings", work, || None, wake),
        }
    }

    /// Has settings written. Says whether they will be.
    pub fn keep(&self, settings: Settings) -> bool {
        self.worker.send(Errand::Settings(Box::new(settings)))
    }

    /// Has it written where something was changed last in a draft. Says whether it will be.
    pub fn keep_places(&self, draft: PathBuf, places: Vec<Place>) -> bool {
        self.worker.send(Errand::Places(draft, places))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn the_last_settings_are_written_before_the_thread_ends() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        let keeper = SettingsKeeper::new(folders.clone(), Arc::new(|| {}));
        let mut settings = Settings::default();
        for name in ["A", "A.", "A. Writer"] {
            name.clone_into(&mut settings.name);
            assert!(keeper.keep(settings.clone()));
        }
        drop(keeper);
        assert_eq!(Settings::load(&folders).name, "A. Writer");
    }
}

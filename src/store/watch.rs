//! Hearing from the system that something happens to certain files.
//!
//! This is only a nudge to look: it may come late, too often, or, on many network drives,
//! never. Whoever relies on it looks by themselves from time to time.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
    event::{AccessKind, AccessMode},
};

/// The names in watched folders that matter.
type Names = Arc<Mutex<BTreeSet<OsString>>>;

/// Watches files until it is dropped.
pub struct Watch {
    watcher: Option<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
    names: Names,
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch")
            .field("folders", &self.folders)
            .finish_non_exhaustive()
    }
}

impl Watch {
    /// Begins with nothing to watch. `stirred` is called on a thread of the watcher.
    pub fn new(stirred: impl Fn() + Send + 'static) -> Self {
        let names = Names::default();
        let known = Arc::clone(&names);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(&event, &known)) {
                stirred();
            }
        });
        Self {
            watcher: watcher.ok(),
            folders: BTreeSet::new(),
            names,
        }
    }

    /// Watches these files in place of those before. A file need not be there: its folder is
    /// watched. Where that is not possible, nothing is heard.
    pub fn files<'a>(&mut self, files: impl Iterator<Item = &'a Path>) {
        let files: Vec<&Path> = files.collect();
        let names = files.iter().filter_map(|file| file.file_name());
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) =
            names.map(OsString::from).collect();
        let folders = files.iter().filter_map(|file| file.parent());
        let folders: BTreeSet<PathBuf> = folders.map(Path::to_owned).collect();
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        for gone in self.folders.difference(&folders) {
            let _was_there = watcher.unwatch(gone).is_ok();
        }
        let kept = self.folders.intersection(&folders).cloned();
        let mut heard: BTreeSet<PathBuf> = kept.collect();
        for new in folders.difference(&self.folders) {
            if watcher.watch(new, RecursiveMode::NonRecursive).is_ok() {
                heard.insert(new.clone());
            }
        }
        self.folders = heard;
    }
}

/// Whether something happened to a file that matters. Reading is nothing, or looking would
/// call for another look.
fn matters(event: &Event, names: &Names) -> bool {
    let is_news = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write))
        | EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
        EventKind::Access(_) => false,
    };
    let names = names.lock().unwrap_or_else(PoisonError::into_inner);
    let is_ours = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
    // An event without paths says that events were lost.
    is_news && (event.paths.is_empty() || event.paths.iter().any(is_ours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, ModifyKind, RemoveKind};
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test changes files")]
    fn a_change_is_heard_of() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("paper.ron");
        let (sender, heard) = channel();
        // The watcher may still hear of what was done to the folder when the test is over.
        let mut watch = Watch::new(move || {
            let _is_awaited = sender.send(()).is_ok();
        });
        watch.files([file.as_path()].into_iter());
        assert_eq!(watch.folders.len(), 1);
        std::fs::write(&file, "x").unwrap();
        heard.recv_timeout(Duration::from_mins(1)).unwrap();
    }

    #[test]
    fn other_files_and_reading_are_no_news() {
        let names = Names::default();
        names.lock().unwrap().insert("paper.ron".into());
        let is_news = |kind: EventKind, file: &str| {
            let event = Event::new(kind).add_path(Path::new("folder").join(file));
            matters(&event, &names)
        };
        let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
        for kind in [
            written,
            EventKind::Create(CreateKind::File),
            EventKind::Modify(ModifyKind::Any),
            EventKind::Remove(RemoveKind::File),
        ] {
            assert!(is_news(kind, "paper.ron"), "{kind:?}");
            assert!(!is_news(kind, "other.ron"), "{kind:?}");
        }
        let read = EventKind::Access(AccessKind::Close(AccessMode::Read));
        assert!(!is_news(read, "paper.ron"));
        assert!(matters(&Event::new(EventKind::Other), &names));
    }
}

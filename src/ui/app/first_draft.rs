//! The draft that the window opens with, read while the window is being made: that takes longer.

use std::{
    path::{Path, PathBuf},
    thread::JoinHandle,
};

use crate::session::{self, IdSource, Opened, Seal, Wanted};

/// A draft that is read before there is a window to show it in.
#[derive(Debug)]
pub struct FirstDraft {
    path: PathBuf,
    reading: Option<JoinHandle<Opened>>,
}

impl FirstDraft {
    /// Begins to read it, on a thread.
    pub fn read(path: &Path, ids: IdSource) -> Self {
        let path = session::whole_path(path);
        let wanted = Wanted::File(path.clone());
        let reading = std::thread::Builder::new()
            .name("first draft".to_owned())
            .spawn(move || wanted.open(Seal::Open, ids));
        Self {
            path,
            reading: reading.ok(),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what came of it, once; none where another draft is wanted, or it was not read.
    pub(super) fn opened(&mut self, wanted: &Wanted) -> Option<Opened> {
        if *wanted != Wanted::File(self.path.clone()) {
            return None;
        }
        self.reading.take()?.join().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_that_was_read_ahead_is_given_once_and_only_for_itself() {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/drafts");
        let path = examples.join("southampton-2022.ron");
        let mut first = FirstDraft::read(&path, IdSource::new(1));
        let other = Wanted::File(examples.join("northmere-2026.ron"));
        assert!(first.opened(&other).is_none());
        assert!(first.opened(&Wanted::Copy(path.clone())).is_none());
        let wanted = Wanted::File(path);
        assert!(matches!(first.opened(&wanted), Some(Opened::Whole(_))));
        assert!(first.opened(&wanted).is_none());
    }
}

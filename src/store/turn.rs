//! Taking turns at a file, so that two programs that save it at once do not pass each other
//! between looking at what stands there and putting something in its place.
//!
//! A turn lasts for that moment only. It is a file beside the draft with a lock of the system:
//! it works wherever the drive knows locks, across machines too, and is free again when the
//! program that had it ends in whatever way. Invariant: it never keeps anything from being
//! saved. Where no turn can be had, or not within a second, the save goes on without one.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Disk, Held, Rights, patience::is_held};

/// How long to wait for a turn: about a second in all.
const PAUSES_MS: &[u64] = &[
    1, 1, 2, 2, 5, 5, 10, 10, 20, 20, 40, 40, 80, 80, 160, 160, 320,
];

/// A turn at a file, until this is dropped.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    _held: Held,
}

impl<'a> Turn<'a> {
    /// Waits for a turn at `target`; `path` is the file that stands for the turn. None where
    /// there is none to be had.
    pub(super) fn take(disk: &'a dyn Disk, target: &Path, path: PathBuf) -> Option<Self> {
        let mut pauses = PAUSES_MS.iter();
        loop {
            // Whoever may save the draft may take a turn at it.
            if let Err(_there_or_refused) = disk.create(&path, Rights::Like(target)) {
                // Taking hold of it says more.
            }
            match disk.hold(&path) {
                Ok(Some(held)) => {
                    return Some(Self {
                        disk,
                        path,
                        _held: held,
                    });
                }
                Ok(None) => {}
                // Windows says so while a file is being deleted.
                Err(error) if is_held(&error) => {}
                Err(_no_locks_here) => return None,
            }
            disk.pause(Duration::from_millis(*pauses.next()?));
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // Taken away while it is held: nobody can have it at the same time.
        if let Err(_swept_later) = self.disk.remove(&self.path) {
            // It is taken over as it is by the next turn, and taken away then.
        }
    }
}

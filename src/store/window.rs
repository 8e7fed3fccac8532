//! Which of this user's windows on this machine has which draft open, and how one calls another.
//!
//! Every open draft has an entry in the state folder, whose lock the process holds while it
//! lives: an entry nobody holds is that of a program that ended. A window is called by a file
//! beside its entry, and answers by taking that file away.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    Disk, Fingerprint, Held, Rights, recovery::hold_new, sweep::sweep_all, write_atomically,
};

/// The largest entry that is read, in bytes.
const MAX_ENTRY: u64 = 64 * 1024;

/// The entry of one open draft.
#[derive(Debug)]
pub struct Window {
    entry: PathBuf,
    _held: Held,
}

/// A draft that another window has open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherWindow {
    entry: PathBuf,
}

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    /// The draft's file, links followed.
    draft: PathBuf,
}

impl Window {
    /// Begins an entry in a state folder for a draft.
    pub fn begin(disk: &dyn Disk, state: &Path, machine: &str, draft: &Path) -> io::Result<Self> {
        let (entry, held) = hold_new(disk, &entries(state), machine)?;
        let window = Self { entry, _held: held };
        window.tell(disk, draft)?;
        Ok(window)
    }

    /// Says which draft is open.
    pub fn tell(&self, disk: &dyn Disk, draft: &Path) -> io::Result<()> {
        let draft = whole(disk, draft);
        let text = ron::to_string(&Entry { draft }).map_err(io::Error::other)?;
        write_atomically(disk, &self.entry, text.as_bytes(), None).map_err(io::Error::other)
    }

    /// Returns what tells this window from every other of this user.
    pub fn tag(&self) -> String {
        tag_of(&self.entry)
    }

    /// Whether another window calls this one.
    pub fn is_called(&self, disk: &dyn Disk) -> bool {
        disk.facts(&call_of(&self.entry)).is_ok()
    }

    /// Answers: this window has come forward.
    pub fn answer(&self, disk: &dyn Disk) {
        remove(disk, &call_of(&self.entry));
    }

    /// Returns the file that is made when this window is called.
    pub fn call(&self) -> PathBuf {
        call_of(&self.entry)
    }

    /// Ends the entry.
    pub fn end(self, disk: &dyn Disk) {
        forget(disk, &self.entry);
    }
}

impl OtherWindow {
    /// Calls the window forward.
    pub fn call(&self, disk: &dyn Disk) -> io::Result<()> {
        match disk.create(&call_of(&self.entry), Rights::Owner) {
            // Somebody else calls it too.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            other => other,
        }
    }

    /// Whether the window has answered.
    pub fn has_answered(&self, disk: &dyn Disk) -> bool {
        let call = disk.facts(&call_of(&self.entry));
        call.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    }

    /// Calls no longer.
    pub fn hang_up(&self, disk: &dyn Disk) {
        remove(disk, &call_of(&self.entry));
    }
}

/// Returns the window that has a draft open. Entries of programs that ended are swept.
pub fn window_with(disk: &dyn Disk, state: &Path, draft: &Path) -> Option<OtherWindow> {
    let draft = whole(disk, draft);
    let mut found = None;
    for lock in disk.list(&entries(state)).unwrap_or_default() {
        if lock.extension().is_none_or(|extension| extension != "lock") {
            continue;
        }
        let entry = lock.with_extension("ron");
        match disk.hold(&lock) {
            Ok(Some(held)) => {
                drop(held);
                sweep_all(disk, &entry);
                forget(disk, &entry);
            }
            Ok(None) if read(disk, &entry).is_some_and(|read| read.draft == draft) => {
                found = Some(OtherWindow { entry });
            }
            Ok(None) | Err(_) => {}
        }
    }
    found
}

/// Whether a window that has its entry in this state folder is still there.
pub fn is_window_there(disk: &dyn Disk, state: &Path, tag: &str) -> bool {
    let is_tag = !tag.is_empty() && tag.chars().all(|c| c.is_ascii_hexdigit());
    let lock = entries(state).join(tag).with_extension("lock");
    is_tag && disk.facts(&lock).is_ok() && !matches!(disk.hold(&lock), Ok(Some(_)))
}

/// Returns what tells the entries in this state folder from those in others.
pub fn entries_tag(state: &Path) -> String {
    let print = Fingerprint::of(state.as_os_str().as_encoded_bytes());
    format!("{:08x}", print.short())
}

fn forget(disk: &dyn Disk, entry: &Path) {
    for path in [entry, &call_of(entry), &entry.with_extension("lock")] {
        remove(disk, path);
    }
}

fn remove(disk: &dyn Disk, path: &Path) {
    if let Err(_never_made) = disk.remove(path) {
        // It is swept when a draft is opened next.
    }
}

fn read(disk: &dyn Disk, entry: &Path) -> Option<Entry> {
    let bytes = disk.read(entry, MAX_ENTRY).ok()?;
    ron::from_str(std::str::from_utf8(&bytes).ok()?).ok()
}

/// Returns a path as it is whatever name was used for it, also when the file is away.
fn whole(disk: &dyn Disk, draft: &Path) -> PathBuf {
    disk.resolve(draft).unwrap_or_else(|_| draft.to_owned())
}

fn tag_of(entry: &Path) -> String {
    let stem = entry.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn call_of(entry: &Path) -> PathBuf {
    entry.with_extension("call")
}

fn entries(state: &Path) -> PathBuf {
    state.join("windows")
}

/// Returns a number for a window that could have no entry: as good as any to tell two apart.
pub fn stray_tag(machine: &str, draft: &Path) -> String {
    let seed = format!("{machine}\n{}\n{}", draft.display(), std::process::id());
    format!("{:08x}", Fingerprint::of(seed.as_bytes()).short())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    #[test]
    fn a_window_is_found_by_its_draft_called_and_swept_once_it_ended() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let draft = folder.path().join("paper.ron");
        let find = || window_with(&RealDisk, &state, &draft);
        assert_eq!(find(), None);

        let window = Window::begin(&RealDisk, &state, "a", &draft).unwrap();
        let other = find().unwrap();
        assert_eq!(window_with(&RealDisk, &state, folder.path()), None);
        assert!(!window.is_called(&RealDisk));
        other.call(&RealDisk).unwrap();
        assert!(window.is_called(&RealDisk));
        assert!(!other.has_answered(&RealDisk));
        window.answer(&RealDisk);
        assert!(other.has_answered(&RealDisk));

        let tag = window.tag();
        assert!(is_window_there(&RealDisk, &state, &tag));
        drop(window);
        assert!(!is_window_there(&RealDisk, &state, &tag));
        assert!(!is_window_there(&RealDisk, &state, "../x"));
        assert_eq!(find(), None, "the program ended");
        assert_eq!(RealDisk.list(&entries(&state)).unwrap(), [] as [PathBuf; 0]);
    }
}

//! Recovery copies: what was written since the last save, for after a crash.
//!
//! Every open draft has an entry in the state folder that says where its copy lies. The process
//! holds the entry's lock while it lives, so that an entry nobody holds is what a crash, a kill
//! or a power cut left. A copy lies beside the draft, or in the state folder while the draft has
//! no file. Nothing but the path of the draft is written into an entry.

use std::{
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde::{Deserialize, Serialize};

use super::{Disk, Fingerprint, Held, MAX_BYTES, sweep::sweep_all, write_atomically};

/// The longest name of a draft that is repeated in the name of its copy, in characters.
const MAX_STEM: usize = 60;

/// What a crash must not forget about an open draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDraft {
    /// The draft's file, if it has one.
    pub draft: Option<PathBuf>,
    /// Where its recovery copy is or would be.
    pub copy: PathBuf,
    /// What stood in the draft's file when it was read or written last.
    pub base: Option<Fingerprint>,
}

/// The entry of one open draft.
#[derive(Debug)]
pub struct Journal {
    entry: PathBuf,
    _held: Held,
}

/// A draft that was open when the program ended without closing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// What was known of it.
    pub open: OpenDraft,
    /// When the copy was written.
    pub written: Option<SystemTime>,
    entry: PathBuf,
}

impl Journal {
    /// Begins an entry in a state folder. `machine` tells apart machines that share a folder.
    pub fn begin(disk: &dyn Disk, state: &Path, machine: &str) -> io::Result<Self> {
        let (entry, held) = hold_new(disk, &entries(state), machine)?;
        Ok(Self { entry, _held: held })
    }

    /// Returns where the recovery copy of a draft lies: beside it, or in the state folder.
    pub fn copy_of(&self, draft: Option<&Path>) -> PathBuf {
        match draft {
            Some(draft) => copy_beside(draft, &self.tag()),
            None => self.entry.with_extension("copy"),
        }
    }

    /// Writes down what a crash must not forget.
    pub fn tell(&self, disk: &dyn Disk, open: &OpenDraft) -> io::Result<()> {
        let text = ron::to_string(open).map_err(io::Error::other)?;
        write_atomically(disk, &self.entry, text.as_bytes(), None).map_err(io::Error::other)
    }

    /// Ends the entry: the draft was closed, and needs no copy.
    pub fn end(self, disk: &dyn Disk) {
        forget(disk, &self.entry);
    }

    fn tag(&self) -> String {
        let stem = self.entry.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    }
}

/// Makes the name of a new entry in a folder and takes its lock.
pub(super) fn hold_new(
    disk: &dyn Disk,
    folder: &Path,
    machine: &str,
) -> io::Result<(PathBuf, Held)> {
    disk.make_folder(folder)?;
    let mut n: u32 = 0;
    loop {
        let seed = format!(
            "{machine}\n{}\n{}\n{n}",
            folder.display(),
            std::process::id()
        );
        let name = format!("{:08x}", Fingerprint::of(seed.as_bytes()).short());
        let lock = folder.join(&name).with_extension("lock");
        let entry = lock.with_extension("ron");
        let is_free = disk.facts(&entry).is_err() && disk.facts(&lock).is_err();
        if is_free && let Some(held) = disk.hold(&lock)? {
            return Ok((entry, held));
        }
        n = n.checked_add(1).ok_or(io::ErrorKind::AlreadyExists)?;
    }
}

impl Recovered {
    /// Forgets the entry and deletes the copy.
    pub fn discard(&self, disk: &dyn Disk) -> io::Result<()> {
        match disk.remove(&self.open.copy) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        self.forget(disk);
        Ok(())
    }

    /// Reads the copy.
    pub fn read(&self, disk: &dyn Disk) -> io::Result<Vec<u8>> {
        disk.read(&self.open.copy, MAX_BYTES)
    }

    fn forget(&self, disk: &dyn Disk) {
        forget(disk, &self.entry);
    }
}

fn forget(disk: &dyn Disk, entry: &Path) {
    for path in [entry, &entry.with_extension("lock")] {
        if let Err(_never_made) = disk.remove(path) {
            // It is found again when the program begins, without a copy, and swept.
        }
    }
}

/// Returns the path of a copy beside a draft.
pub fn copy_beside(draft: &Path, tag: &str) -> PathBuf {
    let stem = draft.file_stem().unwrap_or_default().to_string_lossy();
    let stem: String = stem.chars().take(MAX_STEM).collect();
    draft.with_file_name(format!(".{stem}.recovery-{tag}.ron"))
}

/// Returns the drafts that a crash left with a copy, the newest first. Entries without a copy
/// lost nothing and are swept.
pub fn recovered(disk: &dyn Disk, state: &Path) -> Vec<Recovered> {
    let mut found = Vec::new();
    for lock in disk.list(&entries(state)).unwrap_or_default() {
        if lock.extension().is_none_or(|extension| extension != "lock") {
            continue;
        }
        let entry = lock.with_extension("ron");
        let Ok(Some(held)) = disk.hold(&lock) else {
            continue;
        };
        drop(held);
        // The program that wrote here has ended: nothing half written is needed any more.
        sweep_all(disk, &entry);
        let Some(open) = read_entry(disk, &entry) else {
            forget(disk, &entry);
            continue;
        };
        sweep_all(disk, &open.copy);
        let facts = disk.facts(&open.copy);
        let recovered = Recovered {
            written: facts.as_ref().ok().and_then(|facts| facts.written),
            open,
            entry,
        };
        match facts {
            Ok(_) => found.push(recovered),
            Err(error) if error.kind() == io::ErrorKind::NotFound => recovered.forget(disk),
            // A drive that is not there now may be there tomorrow.
            Err(_unreachable) => {}
        }
    }
    found.sort_by_key(|recovered| std::cmp::Reverse(recovered.written));
    found
}

/// Writes a recovery copy.
pub fn write_copy(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_atomically(disk, path, bytes, None).map_err(|error| match error {
        super::AtomicError::NotWritten(error) | super::AtomicError::NotVerified(error) => error,
        super::AtomicError::Broken { source, .. } => source,
    })
}

/// Returns what is known of every draft that is open on this machine or was when a program ended.
pub(super) fn known(disk: &dyn Disk, state: &Path) -> Vec<(PathBuf, OpenDraft)> {
    let entries = disk.list(&entries(state)).unwrap_or_default().into_iter();
    let entries = entries.filter(|path| path.extension().is_some_and(|end| end == "ron"));
    entries
        .filter_map(|entry| {
            let open = read_entry(disk, &entry)?;
            Some((entry, open))
        })
        .collect()
}

/// Writes down what a crash must not forget, for a window that is not there any more.
pub(super) fn tell_entry(disk: &dyn Disk, entry: &Path, open: &OpenDraft) {
    let Ok(Some(_held)) = disk.hold(&entry.with_extension("lock")) else {
        return;
    };
    if let Ok(text) = ron::to_string(open)
        && let Err(_unwritten) = write_atomically(disk, entry, text.as_bytes(), None)
    {
        // The copy is still offered, for a file that is no longer there.
    }
}

/// Returns the entry that a copy beside a draft belongs to, if it is of this machine.
pub(super) fn entry_of(state: &Path, tag: &str) -> PathBuf {
    entries(state).join(tag).with_extension("ron")
}

/// Returns what tells a copy beside a draft from others; none for another file.
pub(super) fn tag_beside(path: &Path, draft: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let tag = name.strip_suffix(".ron")?.rsplit_once(".recovery-")?.1;
    (copy_beside(draft, tag) == path).then(|| tag.to_owned())
}

pub(super) fn read_entry(disk: &dyn Disk, entry: &Path) -> Option<OpenDraft> {
    const MOST: u64 = 64 * 1024;
    let bytes = disk.read(entry, MOST).ok()?;
    ron::from_str(std::str::from_utf8(&bytes).ok()?).ok()
}

fn entries(state: &Path) -> PathBuf {
    state.join("open")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    fn open(journal: &Journal, draft: Option<&Path>) -> OpenDraft {
        OpenDraft {
            draft: draft.map(Path::to_owned),
            copy: journal.copy_of(draft),
            base: None,
        }
    }

    /// Leaves what a kill leaves in the middle of a write.
    fn half_written(path: &Path) -> PathBuf {
        let part = super::super::atomic::part_of(path);
        RealDisk.create(&part, crate::store::Rights::Owner).unwrap();
        part
    }

    #[test]
    fn a_copy_is_offered_once_nobody_holds_its_entry_any_more() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let draft = folder.path().join("paper.ron");
        let journal = Journal::begin(&RealDisk, &state, "a").unwrap();
        let named = open(&journal, Some(&draft));
        journal.tell(&RealDisk, &named).unwrap();
        write_copy(&RealDisk, &named.copy, b"text").unwrap();
        let half = half_written(&named.copy);
        let second = Journal::begin(&RealDisk, &state, "a").unwrap();
        let unnamed = open(&second, None);
        second.tell(&RealDisk, &unnamed).unwrap();
        assert_ne!(named.copy, unnamed.copy);
        assert_eq!(recovered(&RealDisk, &state), [], "both drafts are open");
        assert!(RealDisk.facts(&half).is_ok(), "it may be being written");

        drop((journal, second));
        let found = recovered(&RealDisk, &state);
        assert_eq!(found.len(), 1, "nothing was written in the second");
        assert_eq!(found[0].open, named);
        assert_eq!(found[0].read(&RealDisk).unwrap(), b"text");
        assert!(
            RealDisk.facts(&half).is_err(),
            "nobody writes that any more"
        );
        found[0].discard(&RealDisk).unwrap();
        assert_eq!(recovered(&RealDisk, &state), []);
        assert_eq!(
            RealDisk.list(&state.join("open")).unwrap(),
            [] as [PathBuf; 0]
        );
    }

    #[test]
    fn a_long_name_does_not_make_the_name_of_the_copy_too_long() {
        let draft = PathBuf::from(format!("/papers/{}.ron", "ŵ".repeat(120)));
        let copy = copy_beside(&draft, "0011aabb");
        assert!(copy.file_name().unwrap().len() < 200);
    }
}

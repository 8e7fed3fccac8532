//! Every copy of a draft that may hold what its file does not: recovery copies of all windows and
//! crashes, here and on other machines, and what was put aside while the file was written.

use std::path::{Path, PathBuf};

use super::{
    Disk,
    atomic::{is_part_of, remove_quietly, rescue_of},
    lock::lock_of,
    recovery::{OpenDraft, entry_of, known, read_entry, tell_entry},
};

/// A copy of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The file.
    pub path: PathBuf,
    /// What says whose copy it is, where this machine has that.
    entry: Option<PathBuf>,
}

/// Returns the copies of a draft. `state` is the folder for what must outlive a crash.
pub fn copies_of(disk: &dyn Disk, draft: &Path, state: Option<&Path>) -> Vec<Copy> {
    let target = disk.resolve(draft).unwrap_or_else(|_| draft.to_owned());
    let mut copies: Vec<Copy> = Vec::new();
    let mut add = |path: PathBuf, entry: Option<PathBuf>| {
        if disk.facts(&path).is_ok() && !copies.iter().any(|copy| copy.path == path) {
            copies.push(Copy { path, entry });
        }
    };
    for (entry, open) in state.iter().flat_map(|state| known(disk, state)) {
        let of = open.draft.as_deref();
        let of = of.map(|of| disk.resolve(of).unwrap_or_else(|_| of.to_owned()));
        if of.as_ref() == Some(&target) || of.as_deref() == Some(draft) {
            add(open.copy, Some(entry));
        }
    }
    for draft in [&target, draft] {
        let beside = draft.parent().map(|folder| disk.list(folder));
        for path in beside.into_iter().flatten().flatten() {
            if let Some(tag) = super::recovery::tag_beside(&path, draft) {
                add(path, state.map(|state| entry_of(state, &tag)));
            }
        }
        if let Some(state) = state {
            add(rescue_of(draft, &state.join("rescue")), None);
        }
    }
    copies
}

impl Copy {
    /// Says where the draft is now that the copy belongs to. One that was taken away meanwhile by
    /// the window that it belonged to goes again.
    pub fn settle(&self, disk: &dyn Disk, before: &Path, now: &Path) {
        let Some(entry) = &self.entry else { return };
        let Some(open) = read_entry(disk, entry) else {
            return;
        };
        if open.copy != self.path {
            remove_quietly(disk, &self.path);
        } else if open.draft.as_deref() == Some(before) && before != now {
            let draft = Some(now.to_owned());
            tell_entry(disk, entry, &OpenDraft { draft, ..open });
        }
    }
}

/// Deletes what unfinished writes of a draft's file that goes, and of its lock, left.
pub fn sweep_after(disk: &dyn Disk, draft: &Path) {
    let target = disk.resolve(draft).unwrap_or_else(|_| draft.to_owned());
    let lock = lock_of(disk, &target);
    let beside = target.parent().map(|folder| disk.list(folder));
    for part in beside.into_iter().flatten().flatten() {
        let is_left = is_part_of(&part, &target) || is_part_of(&part, &lock);
        // An empty one stands for a turn, and says nothing.
        if is_left && disk.facts(&part).is_ok_and(|facts| facts.bytes > 0) {
            remove_quietly(disk, &part);
        }
    }
}

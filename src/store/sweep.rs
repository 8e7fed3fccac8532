//! Clearing away the temporary files of writes that were interrupted by a kill or a power cut.
//! They hold what the draft holds, so they must not lie about.

use std::path::Path;

use super::{
    Disk,
    atomic::{is_part, is_part_of, remove_quietly},
    backup,
    lock::lock_of,
};

/// Deletes what interrupted writes of a draft, its lock and its history left. What is newer than
/// the draft itself may be a write of another process that goes on, and stays.
pub fn sweep(disk: &dyn Disk, draft: &Path) {
    let target = disk.resolve(draft).unwrap_or_else(|_| draft.to_owned());
    let lock = lock_of(disk, &target);
    let history = backup::folder_of(disk, &target);
    let written = |path: &Path| disk.facts(path).ok().and_then(|facts| facts.written);
    let Some(last) = written(&target) else {
        return;
    };
    let beside = target.parent().map(|folder| disk.list(folder));
    let beside = beside.into_iter().flatten().flatten();
    let beside = beside.filter(|path| is_part_of(path, &target) || is_part_of(path, &lock));
    let earlier = disk.list(&history).into_iter().flatten();
    for part in beside.chain(earlier.filter(|path| is_part(path))) {
        if written(&part).is_some_and(|written| written < last) {
            remove_quietly(disk, &part);
        }
    }
}

/// Deletes what interrupted writes of a file left that nobody writes any more.
pub(super) fn sweep_all(disk: &dyn Disk, path: &Path) {
    let beside = path.parent().map(|folder| disk.list(folder));
    for part in beside.into_iter().flatten().flatten() {
        if is_part_of(&part, path) {
            remove_quietly(disk, &part);
        }
    }
}

//! Who has a draft open already: another window of this user, or somebody else.

use std::{path::Path, time::Duration};

use jiff::Timestamp;

use crate::store::{self, Disk, Folders, Lock, OtherWindow};

/// How long another window has for coming forward.
pub const CALL_MS: u64 = 1_000;
/// How often it is looked whether it has.
const STEP_MS: u64 = 20;

/// Who sits here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The user's name on this machine.
    pub user: String,
    /// The name of this machine.
    pub machine: String,
}

/// Somebody who has a draft open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InUse {
    /// What they left beside the draft.
    pub lock: Lock,
    /// Whether it is the user of this window, on this machine.
    pub is_own: bool,
}

/// Returns who has a draft open, as far as they say so and seem to be there still.
pub fn in_use(
    disk: &dyn Disk,
    folders: &Folders,
    seat: &Seat,
    draft: &Path,
    now: Timestamp,
) -> Option<InUse> {
    let lock = store::read_lock(disk, draft)?;
    if !is_live(disk, folders.state(), seat, &lock, now) {
        return None;
    }
    let is_own = is_ours(seat, &lock);
    Some(InUse { lock, is_own })
}

/// Whether whoever left a lock seems to be there still.
pub(super) fn is_live(
    disk: &dyn Disk,
    state: Option<&Path>,
    seat: &Seat,
    lock: &Lock,
    now: Timestamp,
) -> bool {
    let has_ended = || {
        let is_here = |state: &&Path| lock.entries == store::entries_tag(state);
        let state = state.filter(is_here).filter(|_| is_ours(seat, lock));
        state.is_some_and(|state| !store::is_window_there(disk, state, &lock.window))
    };
    !lock.is_silent(now) && !has_ended()
}

fn is_ours(seat: &Seat, lock: &Lock) -> bool {
    lock.machine == seat.machine && lock.who == seat.user
}

/// Returns the other window of this user that has a draft open.
pub fn other_window(disk: &dyn Disk, folders: &Folders, draft: &Path) -> Option<OtherWindow> {
    store::window_with(disk, folders.state()?, draft)
}

/// Calls the window that has a draft open and waits for it. Returns whether it came forward.
pub fn call_window(disk: &dyn Disk, folders: &Folders, draft: &Path) -> bool {
    let Some(other) = other_window(disk, folders, draft) else {
        return false;
    };
    if other.call(disk).is_err() {
        return false;
    }
    for _ in 0..CALL_MS / STEP_MS {
        if other.has_answered(disk) {
            return true;
        }
        disk.pause(Duration::from_millis(STEP_MS));
    }
    other.hang_up(disk);
    false
}

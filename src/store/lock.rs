//! The small file beside a draft that says who has it open.
//!
//! It is advice, for people: nothing is ever kept from being saved by it, and where it cannot
//! be written, or not be understood, the draft is as good as open nowhere.

use std::{
    io,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Disk, Rights, write_atomically};

/// How long somebody is believed to be there after the last sign of life.
const MOST_SILENCE: SignedDuration = SignedDuration::from_mins(5);
/// The longest name of a draft that is repeated in the name of its lock, in characters.
const MAX_NAME: usize = 80;
/// The largest lock that is read, in bytes.
const MAX_LOCK: u64 = 16 * 1024;

/// Who has a draft open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// The user's name on that machine.
    pub who: String,
    /// The name of the machine.
    pub machine: String,
    /// When the draft was opened.
    pub since: Timestamp,
    /// The last sign of life.
    pub alive: Timestamp,
    /// The number of the process on that machine.
    pub process: u32,
    /// What tells this window from every other of that user.
    pub window: String,
    /// What tells the folder where that window has its entry from others.
    pub entries: String,
}

impl Lock {
    /// Whether nothing was heard for so long that the program there must have ended. A clock
    /// that is ahead of ours is no sign of that.
    pub fn is_silent(&self, now: Timestamp) -> bool {
        now.duration_since(self.alive) > MOST_SILENCE
    }

    /// Whether this is the lock of the same window.
    pub fn is_of(&self, other: &Self) -> bool {
        self.window == other.window && self.machine == other.machine && self.who == other.who
    }
}

/// Returns the path of a draft's lock. Names that lead to the same file share one.
pub fn lock_of(disk: &dyn Disk, draft: &Path) -> PathBuf {
    let target = disk.resolve(draft).unwrap_or_else(|_| draft.to_owned());
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let name: String = name.chars().take(MAX_NAME).collect();
    target.with_file_name(format!(".{name}.open.ron"))
}

/// Returns who says that they have a draft open.
pub fn read_lock(disk: &dyn Disk, draft: &Path) -> Option<Lock> {
    let bytes = disk.read(&lock_of(disk, draft), MAX_LOCK).ok()?;
    ron::from_str(std::str::from_utf8(&bytes).ok()?).ok()
}

/// Says who has a draft open. Whoever may read the draft may read that too.
pub fn write_lock(disk: &dyn Disk, draft: &Path, lock: &Lock) -> io::Result<()> {
    let path = lock_of(disk, draft);
    if !disk.facts(draft)?.is_writable {
        // Nobody saves it, so nobody needs to know; and the lock would be read-only too.
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let text = ron::to_string(lock).map_err(io::Error::other)?;
    match disk.create(&path, Rights::Like(draft)) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    write_atomically(disk, &path, text.as_bytes(), None).map_err(io::Error::other)
}

/// Takes a lock away, if it is still this one.
pub fn remove_lock(disk: &dyn Disk, draft: &Path, own: &Lock) {
    let is_own = read_lock(disk, draft).is_none_or(|lock| lock.is_of(own));
    if is_own && let Err(_never_made) = disk.remove(&lock_of(disk, draft)) {
        // It falls silent, and does not count after some minutes.
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    fn lock(window: &str) -> Lock {
        Lock {
            who: "a.reader".to_owned(),
            machine: "LAPTOP-12".to_owned(),
            since: Timestamp::UNIX_EPOCH,
            alive: Timestamp::UNIX_EPOCH,
            process: 7,
            window: window.to_owned(),
            entries: String::new(),
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes a draft")]
    fn a_lock_says_who_and_goes_only_with_whom_it_belongs_to() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("paper.ron");
        std::fs::write(&draft, "text").unwrap();
        assert_eq!(read_lock(&RealDisk, &draft), None);
        write_lock(&RealDisk, &draft, &lock("a")).unwrap();
        assert_eq!(read_lock(&RealDisk, &draft), Some(lock("a")));

        write_lock(&RealDisk, &draft, &lock("b")).unwrap();
        remove_lock(&RealDisk, &draft, &lock("a"));
        assert_eq!(read_lock(&RealDisk, &draft), Some(lock("b")), "taken over");
        remove_lock(&RealDisk, &draft, &lock("b"));
        let left = RealDisk.list(folder.path()).unwrap();
        assert_eq!(left, [draft]);
    }

    #[test]
    fn five_minutes_of_silence_are_believed_and_a_clock_ahead_of_ours_is() {
        let lock = lock("a");
        let after = |seconds| Timestamp::from_second(seconds).unwrap();
        assert!(!lock.is_silent(after(300)));
        assert!(lock.is_silent(after(301)));
        assert!(!lock.is_silent(after(-4_000)));
    }

    #[test]
    #[cfg(unix)]
    #[expect(clippy::disallowed_methods, reason = "the test makes a draft")]
    fn who_may_read_the_draft_may_read_its_lock_and_a_draft_nobody_may_save_has_none() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("paper.ron");
        std::fs::write(&draft, "text").unwrap();
        let set = |mode| {
            std::fs::set_permissions(&draft, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        set(0o664);
        write_lock(&RealDisk, &draft, &lock("a")).unwrap();
        write_lock(&RealDisk, &draft, &lock("a")).unwrap();
        let path = lock_of(&RealDisk, &draft);
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o664);
        remove_lock(&RealDisk, &draft, &lock("a"));

        set(0o444);
        assert!(write_lock(&RealDisk, &draft, &lock("a")).is_err());
        let left = RealDisk.list(folder.path()).unwrap();
        assert_eq!(left, std::slice::from_ref(&draft));
    }
}

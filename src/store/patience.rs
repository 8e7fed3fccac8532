//! Waiting for a file that somebody else holds for a moment.

use std::{io, time::Duration};

use super::Disk;

/// How long a file that somebody else holds is tried again: about a second in all.
const PAUSES_MS: &[u64] = &[10, 20, 40, 80, 150, 300, 400];

/// Does something again while somebody else holds the file, for about a second.
pub(super) fn patiently<T>(
    disk: &dyn Disk,
    mut action: impl FnMut() -> io::Result<T>,
) -> io::Result<T> {
    for pause in PAUSES_MS {
        match action() {
            Err(error) if is_held(&error) => disk.pause(Duration::from_millis(*pause)),
            other => return other,
        }
    }
    action()
}

/// Whether an error is of the kind that passes: a scanner or a copying program has the file.
pub fn is_held(error: &io::Error) -> bool {
    /// Windows: access denied, sharing violation, lock violation.
    const WINDOWS: [i32; 3] = [5, 32, 33];
    let is_busy = matches!(
        error.kind(),
        io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
    );
    let code = error.raw_os_error();
    is_busy || (cfg!(windows) && code.is_some_and(|code| WINDOWS.contains(&code)))
}

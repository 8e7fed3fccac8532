//! Writing a file so that it holds the old content or the new, never neither.
//!
//! A temporary file in the same folder is written, flushed and read back; it takes the name;
//! the result is read back and compared. A folder that takes no new files gets a write in
//! place, after the old content was put aside where it can be found again.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{Disk, Fingerprint, Rights};

/// How long a file that somebody else holds is tried again: about a second in all.
const PAUSES_MS: &[u64] = &[10, 20, 40, 80, 150, 300, 400];

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum AtomicError {
    /// What stood there before is still there.
    #[error(transparent)]
    NotWritten(io::Error),
    /// The file was written, and then could not be read back as it was written.
    #[error(transparent)]
    NotVerified(io::Error),
    /// The file was being written in place and holds neither the old content nor the new.
    #[error("{source}; what stood there before is in {}", rescue.display())]
    Broken {
        /// What went wrong.
        source: io::Error,
        /// Where the old content was put aside.
        rescue: PathBuf,
    },
}

/// Writes bytes to a path.
///
/// `rescue` is a folder for the old content while a file is written in place; without one,
/// a folder that takes no new files is an error.
pub fn write_atomically(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    rescue: Option<&Path>,
) -> Result<(), AtomicError> {
    // A name that points elsewhere keeps pointing there.
    let target = disk.resolve(path).unwrap_or_else(|_| path.to_owned());
    let old = disk.facts(&target).ok();
    if old.as_ref().is_some_and(|old| !old.is_writable) {
        return Err(AtomicError::NotWritten(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "the file is read-only",
        )));
    }
    let rights = if old.is_some() {
        Rights::Like(&target)
    } else {
        Rights::Owner
    };
    let part = part_of(&target);
    match write_part(disk, &part, bytes, rights) {
        Ok(()) => {}
        Err(error) => {
            remove_quietly(disk, &part);
            return match rescue {
                Some(rescue) if old.is_some() && refuses_new_files(&error) => {
                    write_in_place(disk, &target, bytes, rescue)
                }
                _ => Err(AtomicError::NotWritten(error)),
            };
        }
    }
    if let Err(error) = patiently(disk, || disk.rename(&part, &target)) {
        remove_quietly(disk, &part);
        return Err(AtomicError::NotWritten(error));
    }
    flush_folder_of(disk, &target);
    verify(disk, &target, bytes).map_err(AtomicError::NotVerified)
}

/// Deletes what interrupted writes of this file left beside it. What is newer than the file
/// itself may be a write of another process that goes on, and stays.
pub fn sweep(disk: &dyn Disk, path: &Path) {
    let target = disk.resolve(path).unwrap_or_else(|_| path.to_owned());
    let prefix = part_prefix(&target);
    let Some(folder) = target.parent() else {
        return;
    };
    let written = |path: &Path| disk.facts(path).ok().and_then(|facts| facts.written);
    let last = written(&target);
    for found in disk.list(folder).unwrap_or_default() {
        let name = found.file_name().unwrap_or_default().to_string_lossy();
        let is_part = name.starts_with(&prefix) && name.ends_with(PART);
        if is_part && written(&found) < last {
            remove_quietly(disk, &found);
        }
    }
}

const PART: &str = ".part";

/// Returns the name of the temporary file: short whatever the name of the file, and another
/// in every process.
fn part_of(target: &Path) -> PathBuf {
    let name = format!("{}{:x}{PART}", part_prefix(target), std::process::id());
    target.with_file_name(name)
}

fn part_prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    let print = Fingerprint::of(name.as_encoded_bytes());
    format!(".candour-{:x}-", print.short())
}

fn write_part(disk: &dyn Disk, part: &Path, bytes: &[u8], rights: Rights<'_>) -> io::Result<()> {
    match disk.create(part, rights) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            // Left behind by a process that had the same number.
            disk.remove(part)?;
            disk.create(part, rights)?;
        }
        other => other?,
    }
    disk.append(part, bytes)?;
    flush(disk, part)?;
    verify(disk, part, bytes)
}

/// Some network drives cannot flush; what they were given is read back all the same.
fn flush(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.flush(path) {
        Err(error) if is_unsupported(&error) => Ok(()),
        other => other,
    }
}

/// Makes a new name last through a power cut, where a folder can be flushed.
fn flush_folder_of(disk: &dyn Disk, path: &Path) {
    if let Some(folder) = path.parent()
        && let Err(_unsupported) = disk.flush_folder(folder)
    {
        // Windows and some network drives cannot do this; the content itself is flushed.
    }
}

fn verify(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let found = patiently(disk, || disk.read(path, most))?;
    if found == bytes {
        return Ok(());
    }
    Err(io::Error::other(
        "what was read back is not what was written",
    ))
}

/// Writes where no new file can be made. The old content is put aside first.
fn write_in_place(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    rescue: &Path,
) -> Result<(), AtomicError> {
    let rescue = rescue_of(target, rescue);
    put_aside(disk, target, &rescue).map_err(AtomicError::NotWritten)?;
    let written = patiently(disk, || disk.overwrite(target, bytes))
        .and_then(|()| flush(disk, target))
        .and_then(|()| verify(disk, target, bytes));
    match written {
        Ok(()) => {
            remove_quietly(disk, &rescue);
            Ok(())
        }
        Err(source) => Err(put_back(disk, target, source, rescue)),
    }
}

/// Returns where the old content of a file lies while the file is written in place.
pub fn rescue_of(target: &Path, folder: &Path) -> PathBuf {
    let print = Fingerprint::of(target.as_os_str().as_encoded_bytes());
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let tail: String = name.chars().rev().take(40).collect();
    let tail: String = tail.chars().rev().collect();
    folder.join(format!("{:x}-{tail}", print.short()))
}

fn put_aside(disk: &dyn Disk, target: &Path, rescue: &Path) -> io::Result<()> {
    let old = disk.read(target, u64::MAX)?;
    if let Some(folder) = rescue.parent() {
        disk.make_folder(folder)?;
    }
    if disk.facts(rescue).is_ok() {
        disk.remove(rescue)?;
    }
    write_part(disk, rescue, &old, Rights::Owner)?;
    flush_folder_of(disk, rescue);
    Ok(())
}

/// Puts the old content back after a write in place that failed.
fn put_back(disk: &dyn Disk, target: &Path, source: io::Error, rescue: PathBuf) -> AtomicError {
    let restored = disk.read(&rescue, u64::MAX).and_then(|old| {
        // A file that may not be written was not begun to be written.
        if verify(disk, target, &old).is_ok() {
            return Ok(());
        }
        disk.overwrite(target, &old)?;
        flush(disk, target)?;
        verify(disk, target, &old)
    });
    match restored {
        Ok(()) => {
            remove_quietly(disk, &rescue);
            AtomicError::NotWritten(source)
        }
        Err(_second) => AtomicError::Broken { source, rescue },
    }
}

fn remove_quietly(disk: &dyn Disk, path: &Path) {
    if let Err(_left_behind) = disk.remove(path) {
        // It was never made, or the folder is gone; the first error says more.
    }
}

/// Does something again while somebody else holds the file, for about a second.
fn patiently<T>(disk: &dyn Disk, mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
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

fn refuses_new_files(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

//! Writing a file so that it holds the old content or the new, never neither.
//!
//! A temporary file in the same folder is written, flushed and read back; it takes the name;
//! the result is read back and compared. A folder that takes no new files gets a write in
//! place, after the old content was put aside where it can be found again.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{Disk, Facts, Fingerprint, Rights, patience::patiently, special::no_file, turn::Turn};

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

/// Why a file was not written over.
#[derive(Debug)]
pub(super) enum NotDone<E> {
    /// What stands there must not be written over.
    Refused(E),
    /// It could not be written.
    Failed(AtomicError),
}

/// Writes bytes to a path; a new file is for its owner alone.
///
/// `rescue` is a folder for the old content while a file is written in place; without one,
/// a folder that takes no new files is an error.
pub fn write_atomically(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    rescue: Option<&Path>,
) -> Result<(), AtomicError> {
    write_new_for(disk, path, bytes, rescue, Rights::Owner)
}

/// Writes bytes to a path as [`write_atomically`] does; a new file may be used by those who may
/// use another one, `like`.
pub(super) fn write_like(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    rescue: Option<&Path>,
    like: &Path,
) -> Result<(), AtomicError> {
    let is_there = disk.facts(like).is_ok();
    let rights = if is_there {
        Rights::Like(like)
    } else {
        Rights::Owner
    };
    write_new_for(disk, path, bytes, rescue, rights)
}

/// Writes bytes to a path as [`write_atomically`] does; a new file has these rights.
pub(super) fn write_new_for(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    rescue: Option<&Path>,
    rights: Rights<'_>,
) -> Result<(), AtomicError> {
    let target = Target::of(disk, path).map_err(AtomicError::NotWritten)?;
    match prepare(disk, &target, bytes, rights) {
        Ok(part) => put_in_place(disk, &part, &target.path, bytes),
        Err(error) => in_place(disk, &target, bytes, rescue, error),
    }
}

/// Writes bytes to a path, unless `may_go` refuses what stands there.
///
/// It is asked at the last moment, and while it is this program's turn, so that of several
/// programs that save at once each is asked about what the one before has saved.
pub(super) fn write_over<E>(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    rescue: Option<&Path>,
    may_go: impl Fn() -> Result<(), E>,
) -> Result<(), NotDone<E>> {
    let fail = |error| NotDone::Failed(AtomicError::NotWritten(error));
    let target = Target::of(disk, path).map_err(fail)?;
    match prepare(disk, &target, bytes, Rights::Folder) {
        Ok(part) => {
            let _turn = Turn::take(disk, &target.path, turn_of(&target.path));
            if let Err(refused) = may_go() {
                remove_quietly(disk, &part);
                return Err(NotDone::Refused(refused));
            }
            put_in_place(disk, &part, &target.path, bytes).map_err(NotDone::Failed)
        }
        Err(error) => {
            may_go().map_err(NotDone::Refused)?;
            in_place(disk, &target, bytes, rescue, error).map_err(NotDone::Failed)
        }
    }
}

/// A file that is to be written: where its name leads, so that a link stays a link, and what
/// stands there.
struct Target {
    path: PathBuf,
    old: Option<Facts>,
}

impl Target {
    /// A disk that is not sure what stands there is not written to: a link would become a file,
    /// and a file that others may read would be closed to them.
    fn of(disk: &dyn Disk, path: &Path) -> io::Result<Self> {
        let facts = |path: &Path| patiently(disk, || disk.facts(path));
        match patiently(disk, || disk.resolve(path)) {
            Ok(path) => Ok(Self {
                old: Some(facts(&path).and_then(file_only)?),
                path,
            }),
            // Some drives of Windows cannot say where a path leads.
            Err(error) if error.kind() == io::ErrorKind::NotFound || cfg!(windows) => {
                match facts(path) {
                    Ok(_) if cfg!(unix) => Err(error),
                    Ok(old) => file_only(old).map(Some),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                    Err(error) => Err(error),
                }
                .map(|old| Self {
                    path: path.to_owned(),
                    old,
                })
            }
            Err(error) => Err(error),
        }
    }
}

/// Refuses what only a file may be replaced by: a folder, a pipe, a device.
fn file_only(facts: Facts) -> io::Result<Facts> {
    if facts.is_folder {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    facts.special.map_or(Ok(facts), |what| Err(no_file(what)))
}

/// Writes the temporary file, with the rights of the file that it is to replace; those of a new
/// file are given.
fn prepare(
    disk: &dyn Disk,
    target: &Target,
    bytes: &[u8],
    of_new: Rights<'_>,
) -> Result<PathBuf, Unprepared> {
    let Target { path, old } = target;
    if old.as_ref().is_some_and(|old| !old.is_writable) {
        let kind = io::ErrorKind::PermissionDenied;
        return Err(Unprepared {
            error: io::Error::new(kind, "the file is read-only"),
            may_be_in_place: false,
        });
    }
    let rights = match old {
        Some(_) => Rights::Like(path),
        None => of_new,
    };
    let part = part_of(path);
    match write_part(disk, &part, bytes, rights) {
        Ok(()) => Ok(part),
        Err(error) => {
            remove_quietly(disk, &part);
            Err(Unprepared {
                may_be_in_place: old.is_some() && refuses_new_files(&error),
                error,
            })
        }
    }
}

/// Why there is no temporary file.
struct Unprepared {
    error: io::Error,
    /// Whether the file itself may be written all the same.
    may_be_in_place: bool,
}

/// Gives the temporary file the name of the file that it replaces.
fn put_in_place(
    disk: &dyn Disk,
    part: &Path,
    target: &Path,
    bytes: &[u8],
) -> Result<(), AtomicError> {
    if let Err(error) = patiently(disk, || disk.rename(part, target)) {
        remove_quietly(disk, part);
        // A network drive may have done it and lost the answer.
        if verify(disk, target, bytes).is_err() {
            return Err(AtomicError::NotWritten(error));
        }
    }
    flush_folder_of(disk, target)
        .and_then(|()| verify(disk, target, bytes))
        .map_err(AtomicError::NotVerified)
}

fn in_place(
    disk: &dyn Disk,
    target: &Target,
    bytes: &[u8],
    rescue: Option<&Path>,
    why: Unprepared,
) -> Result<(), AtomicError> {
    match rescue {
        Some(rescue) if why.may_be_in_place => write_in_place(disk, &target.path, bytes, rescue),
        _ => Err(AtomicError::NotWritten(why.error)),
    }
}

/// How the name of every temporary file begins and ends.
const HEAD: &str = ".candour-";
const PART: &str = ".part";

/// Whether a file is the temporary file of some write.
pub(super) fn is_part(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(HEAD) && name.ends_with(PART)
}

/// Whether a file is a temporary file of this target.
pub(super) fn is_part_of(path: &Path, target: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(&part_prefix(target)) && name.ends_with(PART)
}

/// Returns the name of the temporary file: short whatever the name of the file, and another
/// in every process.
pub(super) fn part_of(target: &Path) -> PathBuf {
    let name = format!("{}{:x}{PART}", part_prefix(target), std::process::id());
    target.with_file_name(name)
}

/// Returns the name of the file that stands for a turn: the same in every process.
fn turn_of(target: &Path) -> PathBuf {
    target.with_file_name(format!("{}turn{PART}", part_prefix(target)))
}

fn part_prefix(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    let print = Fingerprint::of(name.as_encoded_bytes());
    format!("{HEAD}{:x}-", print.short())
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

/// Makes a new name last through a power cut, where a folder can be flushed. Windows and some
/// network drives cannot do this; the content itself is flushed.
fn flush_folder_of(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent() else {
        return Ok(());
    };
    match disk.flush_folder(folder) {
        Err(error) if is_unsupported(&error) || refuses_folders(&error) => Ok(()),
        other => other,
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
    flush_folder_of(disk, rescue)?;
    // It will be all there is of the old content: a read that fell short must not be believed.
    verify(disk, target, &old)
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

pub(super) fn remove_quietly(disk: &dyn Disk, path: &Path) {
    if let Err(_left_behind) = disk.remove(path) {
        // It was never made, or the folder is gone; the first error says more.
    }
}

fn refuses_new_files(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied
}

/// Whether a folder cannot be opened as a file can, so that it cannot be flushed either.
fn refuses_folders(error: &io::Error) -> bool {
    /// Linux and macOS: the file may not be flushed this way, as some network drives say.
    const BAD_FILE: i32 = 9;
    let is_refused = matches!(
        error.kind(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::IsADirectory
    );
    is_refused || (cfg!(unix) && error.raw_os_error() == Some(BAD_FILE))
}

fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

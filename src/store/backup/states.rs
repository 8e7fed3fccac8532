//! The states themselves: kept, listed, read and deleted.

use std::{
    borrow::Cow,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use jiff::Timestamp;

use super::{
    name::{self, StateName},
    thin::{self, Entry},
};
use crate::store::{AtomicError, Disk, MAX_BYTES, atomic::write_like};

/// How many states of one second can be told apart.
const MAX_TWINS: u32 = 1_000;

/// A state of a draft that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// When, to the second.
    pub moment: Timestamp,
    /// What it is called, for a snapshot.
    pub name: Option<String>,
    /// The file.
    pub path: PathBuf,
    /// How large the file is.
    pub bytes: u64,
    /// Whether the draft was protected with a passphrase then.
    pub is_sealed: bool,
}

impl Kept {
    /// Whether it is a snapshot that was kept under this name.
    pub fn is_called(&self, name: &str) -> bool {
        self.name.as_deref() == Some(&*name::shortened(name))
    }
}

/// Returns the folder that holds the history of a draft. It need not exist.
///
/// A draft keeps its folder when it is protected (`x.ron.age`) or no longer is: its states go
/// with it ([`reseal`](super::reseal())).
pub fn folder_of(disk: &dyn Disk, draft: &Path) -> PathBuf {
    let draft = disk.resolve(draft).unwrap_or_else(|_| draft.to_owned());
    let file = draft.file_name().unwrap_or_default().to_string_lossy();
    draft.with_file_name(name::folder(&file))
}

/// Keeps the bytes of a draft as a backup, and thins the backups. Returns whether they were
/// kept: what is in the newest state already is not kept again.
pub fn keep(
    disk: &dyn Disk,
    draft: &Path,
    bytes: &[u8],
    is_sealed: bool,
    moment: Timestamp,
) -> io::Result<bool> {
    let kept = list(disk, draft)?;
    if kept
        .first()
        .is_some_and(|newest| holds(disk, newest, bytes, is_sealed))
    {
        return Ok(false);
    }
    write(disk, draft, bytes, is_sealed, (moment, None))?;
    thin_out(disk, draft, moment)?;
    Ok(true)
}

/// Keeps the bytes of a draft under a name. A name without words becomes “Snapshot”, a very
/// long one is cut.
pub fn snapshot(
    disk: &dyn Disk,
    draft: &Path,
    bytes: &[u8],
    is_sealed: bool,
    moment: Timestamp,
    name: &str,
) -> io::Result<Kept> {
    write(disk, draft, bytes, is_sealed, (moment, Some(name)))
}

/// Returns the states that were kept, newest first.
pub fn list(disk: &dyn Disk, draft: &Path) -> io::Result<Vec<Kept>> {
    let paths = match disk.list(&folder_of(disk, draft)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut kept: Vec<(u32, Kept)> = Vec::new();
    for path in paths {
        let file = path.file_name().and_then(|name| name.to_str());
        let Some(state) = file.and_then(StateName::read) else {
            continue;
        };
        // What went away meanwhile, or is no file, is no state.
        let Some(facts) = disk.facts(&path).ok().filter(|facts| !facts.is_folder) else {
            continue;
        };
        let found = Kept {
            moment: state.moment,
            name: state.name,
            path,
            bytes: facts.bytes,
            is_sealed: state.is_sealed,
        };
        kept.push((state.twin, found));
    }
    kept.sort_by(|(twin, one), (other_twin, other)| {
        (other.moment, other_twin, &other.path).cmp(&(one.moment, twin, &one.path))
    });
    Ok(kept.into_iter().map(|(_, kept)| kept).collect())
}

/// Returns the bytes of the draft as they stood on disk. At most `most`, whatever the file says.
pub fn read(disk: &dyn Disk, kept: &Kept, most: u64) -> io::Result<Vec<u8>> {
    let bytes = disk.read(&kept.path, most)?;
    if kept.is_sealed {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    GzDecoder::new(bytes.as_slice())
        .take(most.saturating_add(1))
        .read_to_end(&mut plain)?;
    if u64::try_from(plain.len()).is_ok_and(|len| len > most) {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(plain)
}

/// Deletes one state.
pub fn remove(disk: &dyn Disk, kept: &Kept) -> io::Result<()> {
    disk.remove(&kept.path)
}

/// Deletes every state, snapshots too, and the folder where nothing else is in it. Goes on
/// behind a state that cannot be deleted, and returns the first error.
pub fn clear(disk: &dyn Disk, draft: &Path) -> io::Result<()> {
    let folder = folder_of(disk, draft);
    let kept = list(disk, draft)?;
    let parts = disk.list(&folder).unwrap_or_default().into_iter();
    let parts = parts.filter(|path| name::is_part(path));
    let paths = kept.into_iter().map(|kept| kept.path).chain(parts);
    let mut result = Ok(());
    for path in paths {
        result = result.and(disk.remove(&path));
    }
    if let Err(_other_files) = disk.remove_folder(&folder) {
        // Somebody keeps files of their own there, or it was never made.
    }
    result
}

/// Whether a state holds these bytes. One that cannot be read does not.
fn holds(disk: &dyn Disk, kept: &Kept, bytes: &[u8], is_sealed: bool) -> bool {
    kept.is_sealed == is_sealed && read(disk, kept, MAX_BYTES).is_ok_and(|held| held == bytes)
}

fn write(
    disk: &dyn Disk,
    draft: &Path,
    bytes: &[u8],
    is_sealed: bool,
    (moment, name): (Timestamp, Option<&str>),
) -> io::Result<Kept> {
    let folder = folder_of(disk, draft);
    disk.make_folder(&folder)?;
    if let Err(_as_it_is) = disk.share_folder(&folder, draft) {
        // Some drives know no rights; who may not write there is told when the state is written.
    }
    let (state, path) = free_name(disk, &folder, StateName::new(moment, name, is_sealed))?;
    let bytes = put(disk, &path, bytes, is_sealed, draft)?;
    Ok(Kept {
        moment: state.moment,
        name: state.name,
        path,
        bytes,
        is_sealed,
    })
}

/// Writes a state for those who may use `like`. Returns how large the file is: states in clear
/// are compressed, closed ones cannot be.
pub(super) fn put(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    is_sealed: bool,
    like: &Path,
) -> io::Result<u64> {
    let packed = if is_sealed {
        Cow::Borrowed(bytes)
    } else {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes)?;
        Cow::Owned(encoder.finish()?)
    };
    write_like(disk, path, &packed, None, like).map_err(|error| match error {
        AtomicError::NotWritten(source)
        | AtomicError::NotVerified(source)
        | AtomicError::Broken { source, .. } => source,
    })?;
    Ok(u64::try_from(packed.len()).unwrap_or(u64::MAX))
}

/// Returns the name, numbered where another state of the same second has it.
fn free_name(
    disk: &dyn Disk,
    folder: &Path,
    mut state: StateName,
) -> io::Result<(StateName, PathBuf)> {
    let taken = disk.list(folder)?;
    let is_taken = |state: &StateName| {
        let others = taken.iter().filter_map(|path| path.file_name()?.to_str());
        others
            .filter_map(StateName::read)
            .any(|other| (other.moment, other.twin) == (state.moment, state.twin))
    };
    while is_taken(&state) {
        state.twin += 1;
        if state.twin > MAX_TWINS {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
    }
    let path = folder.join(state.file());
    Ok((state, path))
}

fn thin_out(disk: &dyn Disk, draft: &Path, now: Timestamp) -> io::Result<()> {
    let kept = list(disk, draft)?;
    let entries: Vec<Entry> = kept
        .iter()
        .map(|kept| Entry {
            moment: kept.moment,
            bytes: kept.bytes,
            is_snapshot: kept.name.is_some(),
        })
        .collect();
    for idx in thin::to_drop(&entries, now) {
        if let Some(kept) = kept.get(idx) {
            disk.remove(&kept.path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;

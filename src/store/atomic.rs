//! Writing a file so that it holds the old content or the new, never neither.
//!
//! A temporary file in the same folder is written and flushed, the previous content is kept
//! beside it, the temporary file takes the name, and the result is read back and compared.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum AtomicError {
    /// What stood there before is still there.
    #[error(transparent)]
    NotWritten(io::Error),
    /// The file was written, and then could not be read back as it was written.
    #[error(transparent)]
    NotVerified(io::Error),
}

/// Writes bytes to a path. `previous` is where the content that stood there is kept.
#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
pub fn write_atomically(
    path: &Path,
    bytes: &[u8],
    previous: Option<&Path>,
) -> Result<(), AtomicError> {
    // A name that points elsewhere keeps pointing there.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = beside(&target, "part");
    let result = write_and_flush(&temporary, bytes, &target)
        .and_then(|()| keep_previous(&target, previous))
        .and_then(|()| fs::rename(&temporary, &target));
    if let Err(error) = result {
        if let Err(_left_behind) = fs::remove_file(&temporary) {
            // Nothing was written, or the folder is gone; the first error says more.
        }
        return Err(AtomicError::NotWritten(error));
    }
    flush_folder(&target);
    match fs::read(&target) {
        Ok(found) if found == bytes => Ok(()),
        Ok(_) => Err(AtomicError::NotVerified(io::Error::other(
            "what was read back is not what was written",
        ))),
        Err(error) => Err(AtomicError::NotVerified(error)),
    }
}

/// Returns the name of a file beside another: `.paper.ron.part`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    path.with_file_name(format!(".{name}.{ending}"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
fn write_and_flush(temporary: &Path, bytes: &[u8], target: &Path) -> io::Result<()> {
    let mut file = File::create(temporary)?;
    if let Ok(metadata) = fs::metadata(target) {
        if metadata.permissions().readonly() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the file is read-only",
            ));
        }
        fs::set_permissions(temporary, metadata.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
fn keep_previous(target: &Path, previous: Option<&Path>) -> io::Result<()> {
    let Some(previous) = previous else {
        return Ok(());
    };
    if !target.exists() {
        return Ok(());
    }
    if previous.exists() {
        fs::remove_file(previous)?;
    }
    // A second name for the old content costs nothing; where links are refused, a copy is made.
    fs::hard_link(target, previous).or_else(|_| fs::copy(target, previous).map(|_| ()))
}

/// Makes the new name last through a power cut, on systems where a folder can be flushed.
#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
fn flush_folder(target: &Path) {
    if let Some(Ok(folder)) = target.parent().map(File::open)
        && let Err(_unsupported) = folder.sync_all()
    {
        // Windows and some network drives cannot do this; the content itself is flushed.
    }
}

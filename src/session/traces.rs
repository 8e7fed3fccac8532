//! What a draft left besides its file and its history: recovery copies of any window or crash,
//! what was put aside while it was written, unfinished writes, copies of our own, papers.
//!
//! Where a draft is protected, these are sealed, because a copy may hold what nobody has saved.
//! Unfinished writes are deleted, and what people have made of the draft is named.

use std::{
    io,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use crate::export::Format;
use crate::store::{self, Disk, MAX_BYTES, Seal};

use super::{
    files::{draft_name, path_under},
    protect::seal_history,
};

/// How a draft was protected and is now, and the folder for what must outlive a crash.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    /// The draft's file before.
    pub(super) before: &'a Path,
    pub(super) from: &'a Seal,
    /// Its file now.
    pub(super) now: &'a Path,
    pub(super) to: &'a Seal,
    pub(super) state: Option<&'a Path>,
}

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Sealed {
    /// How many recovery copies and the like are protected as the draft is now.
    pub(super) n_copies: usize,
    /// Copies of our own that are protected now, as they are called now.
    pub(super) files: Vec<PathBuf>,
    /// What stayed as it was.
    pub(super) left: Vec<PathBuf>,
    /// What lies beside the draft and is not protected, because it is not a draft.
    pub(super) beside: Vec<PathBuf>,
}

/// Gives recovery copies, and what was put aside, the protection that the draft has now.
pub(super) fn seal_copies(disk: &dyn Disk, change: Change<'_>, sealed: &mut Sealed) {
    let Change {
        before, now, state, ..
    } = change;
    for copy in store::copies_of(disk, before, state) {
        match seal_in_place(disk, &copy.path, change) {
            Ok(true) => sealed.n_copies += 1,
            Ok(false) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_why) => sealed.left.push(copy.path.clone()),
        }
        copy.settle(disk, before, now);
    }
    store::sweep_after(disk, before);
}

/// Gives a file another protection, under its name. Returns whether it had another.
fn seal_in_place(disk: &dyn Disk, path: &Path, change: Change<'_>) -> io::Result<bool> {
    let bytes = disk.read(path, MAX_BYTES)?;
    let is_sealed = store::is_sealed(&bytes);
    if is_sealed == change.to.is_closed() && (!is_sealed || change.from == change.to) {
        return Ok(false);
    }
    let plain = match change.from.open(bytes.clone()) {
        Ok(plain) => Zeroizing::new(plain),
        // It is protected as it shall be, or for somebody else, and in nobody's way.
        Err(_closed) => return Ok(false),
    };
    let closed = change.to.close(plain.to_vec()).map_err(io::Error::other)?;
    store::write_copy(disk, path, &closed)?;
    Ok(true)
}

/// Protects copies of our own that lie in clear beside a draft, and names what else does.
pub(super) fn seal_beside(disk: &dyn Disk, change: Change<'_>, sealed: &mut Sealed) {
    let Change { before, to, .. } = change;
    let Some(folder) = before.parent().filter(|_| to.is_closed()) else {
        return;
    };
    let stem = draft_name(before);
    let copies = format!("{stem} (our copy");
    for path in disk.list(folder).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_paper = name.starts_with(&stem) && Format::of(&path).is_some();
        if name.starts_with(&copies) && name.ends_with(").ron") {
            match seal_copy(disk, &path, to) {
                Ok(file) => sealed.files.push(file),
                Err(_why) => sealed.left.push(path),
            }
        } else if is_paper || *name == format!("{stem}.lost.txt") {
            sealed.beside.push(path);
        }
    }
}

/// Protects a draft under the name that it has then, its history with it.
fn seal_copy(disk: &dyn Disk, copy: &Path, to: &Seal) -> io::Result<PathBuf> {
    if store::read_lock(disk, copy).is_some() {
        // Somebody has it open, and would save to its old name.
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    let bytes = disk.read(copy, MAX_BYTES)?;
    let closed = to.close(bytes.clone()).map_err(io::Error::other)?;
    let path = path_under(copy, to);
    store::save_draft_for(disk, &path, &closed, copy, None).map_err(io::Error::other)?;
    if disk.read(copy, MAX_BYTES)? != bytes {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    disk.remove(copy)?;
    let history = seal_history(disk, copy, &Seal::Open, to);
    if history.left.is_empty() {
        Ok(path)
    } else {
        Err(io::Error::other("an earlier state of it stayed as it was"))
    }
}

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
use crate::store::{self, Disk, MAX_BYTES, Seal, backup};

use super::{
    files::{draft_name, path_under},
    kin::{Sentences, kin_in},
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
    /// What lies beside the draft and is not protected, because people made it.
    pub(super) beside: Vec<PathBuf>,
    /// How many files beside it were not looked into.
    pub(super) n_unread: usize,
}

/// Gives the earlier states of a draft another protection. Returns how many have it now, and what
/// stayed as it was.
pub(super) fn seal_history(
    disk: &dyn Disk,
    draft: &Path,
    from: &Seal,
    to: &Seal,
) -> (usize, Vec<PathBuf>) {
    match backup::reseal(disk, draft, from, to) {
        Ok(resealed) => (resealed.n_changed, resealed.left),
        Err(_unreadable) => (0, vec![backup::folder_of(disk, draft)]),
    }
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
    let Change {
        before, now, to, ..
    } = change;
    let Some(folder) = before.parent().filter(|_| to.is_closed()) else {
        return;
    };
    let stem = draft_name(before);
    let copies = format!("{stem} (our copy");
    for path in disk.list(folder).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_paper = name.starts_with(&stem) && Format::of(&path).is_some();
        if name.starts_with(&copies) && name.ends_with(").ron") {
            match seal_copy(disk, &path, change) {
                Ok(file) => sealed.files.push(file),
                Err(_why) => sealed.left.push(path),
            }
        } else if is_paper || *name == format!("{stem}.lost.txt") {
            sealed.beside.push(path);
        }
    }
    let told = [&sealed.files, &sealed.left, &sealed.beside];
    let mut known: Vec<&Path> = told.into_iter().flatten().map(|path| &**path).collect();
    known.extend([before, now]);
    if let Some(sentences) = sentences(disk, change) {
        let kin = kin_in(disk, folder, &known, &sentences);
        sealed.n_unread = kin.n_unread;
        sealed.beside.extend(kin.files);
        sealed.beside.sort();
    }
}

/// Returns what stands in the draft; from its file before, where that can be read as it is.
fn sentences(disk: &dyn Disk, change: Change<'_>) -> Option<Sentences> {
    let Change {
        before,
        from,
        now,
        to,
        ..
    } = change;
    let mut files = [(before, from), (now, to)].into_iter();
    let plain = files.find_map(|(path, seal)| {
        let bytes = disk.read(path, MAX_BYTES).ok()?;
        seal.open(bytes).ok().map(Zeroizing::new)
    })?;
    Some(Sentences::of(&plain))
}

/// Whether somebody has a draft open, and would save to its old name. The time is that of the
/// drive, which has just written the draft.
fn is_open(disk: &dyn Disk, copy: &Path, now: &Path) -> bool {
    let Some(lock) = store::read_lock(disk, copy) else {
        return false;
    };
    let written = disk.facts(now).ok().and_then(|facts| facts.written);
    let time = written.and_then(|time| jiff::Timestamp::try_from(time).ok());
    let is_live = time.is_none_or(|time| !lock.is_silent(time));
    if !is_live {
        store::remove_lock(disk, copy, &lock);
    }
    is_live
}

/// Protects a draft under the name that it has then, its history with it.
fn seal_copy(disk: &dyn Disk, copy: &Path, change: Change<'_>) -> io::Result<PathBuf> {
    let Change { now, to, .. } = change;
    if is_open(disk, copy, now) {
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
    let (_, left) = seal_history(disk, copy, &Seal::Open, to);
    if left.is_empty() {
        Ok(path)
    } else {
        Err(io::Error::other(
            "an earlier version of it stayed as it was",
        ))
    }
}

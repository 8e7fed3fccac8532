//! A disk in memory on which any single operation can fail, be cut short, come late, or be the
//! last one before the power goes.
//!
//! It keeps apart what programs see and what would be found after a power cut: a file's bytes
//! last once the file was flushed, a name in a folder once the folder was. What was not flushed
//! may be lost, half there or wholly there; [`FaultyDisk::after_power_cut`] gives every mixture
//! of names and, name by name, of bytes.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use candour::store::{Disk, Facts, Held, Rights};

use super::platter::{Change, Inode, Platter};

/// What goes wrong at one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The operation fails and does nothing.
    Fails(io::ErrorKind),
    /// A write stops half way and fails; anything else is done and said to have failed, as by
    /// a network that loses the answer.
    CutShort,
    /// A write says that it worked and wrote only half.
    Lies,
    /// A change says that it was made and is made only after so many other operations: after
    /// one, it has changed places with the next.
    Late(usize),
    /// The operation is carried out, and nothing after it.
    PowerCut,
    /// The operation is not carried out any more, nor anything after it.
    PowerCutBefore,
    /// Just before the operation somebody else saves [`THEIRS`] over the draft, and asks nobody.
    Meddler,
    /// The same, by somebody who waits for their turn.
    PoliteMeddler,
}

/// What somebody else saves.
pub(crate) const THEIRS: &[u8] = b"What somebody else has saved in the meantime.";

#[derive(Debug, Default)]
struct State {
    platter: Platter,
    faults: Vec<(usize, Fault)>,
    /// Changes that come late, and after which operation.
    late: Vec<(usize, Change)>,
    /// Where somebody else wants to save.
    meddled: Option<PathBuf>,
    n_done: usize,
    is_dark: bool,
}

/// A disk in memory.
#[derive(Debug, Default)]
pub(crate) struct FaultyDisk {
    state: Mutex<State>,
    /// A folder in which no new file can be made.
    closed: Option<PathBuf>,
    /// Where meddlers save.
    draft: PathBuf,
    held: HeldFiles,
}

/// The files that somebody has for themselves.
type HeldFiles = Arc<Mutex<BTreeSet<PathBuf>>>;

/// Lets a file go when it is dropped.
struct Hold(HeldFiles, PathBuf);

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.lock().unwrap().remove(&self.1);
    }
}

impl FaultyDisk {
    /// A disk with some files that have been there for long. The first one is the draft.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let disk = Self::found(Platter::with(files));
        let draft = files.first().map(|(path, _)| PathBuf::from(path));
        Self {
            draft: draft.unwrap_or_default(),
            ..disk
        }
    }

    fn found(platter: Platter) -> Self {
        let state = State {
            platter,
            ..State::default()
        };
        Self {
            state: Mutex::new(state),
            ..Self::default()
        }
    }

    /// Makes the operation of this number go wrong, counted from nought.
    pub(crate) fn at(self, n_operation: usize, fault: Fault) -> Self {
        self.lock().faults.push((n_operation, fault));
        self
    }

    /// Makes the operation go wrong that comes after so many more.
    pub(crate) fn arm(&self, n_more: usize, fault: Fault) {
        let mut state = self.lock();
        let at = state.n_done + n_more;
        state.faults.push((at, fault));
    }

    /// Makes a folder that takes no new files.
    pub(crate) fn closed(mut self, folder: &str) -> Self {
        self.closed = Some(PathBuf::from(folder));
        self
    }

    /// Lets others read a file.
    pub(crate) fn shared(self, path: &str) -> Self {
        self.lock().platter.share(Path::new(path));
        self
    }

    /// Makes a name lead to a file.
    pub(crate) fn linked(self, name: &str, path: &str) -> Self {
        let mut state = self.lock();
        let (name, path) = (PathBuf::from(name), PathBuf::from(path));
        state.platter.links.insert(name, path);
        drop(state);
        self
    }

    /// Returns how many operations were asked for.
    pub(crate) fn n_operations(&self) -> usize {
        self.lock().n_done
    }

    /// Lets somebody save who still waits for their turn.
    pub(crate) fn let_others_save(&self) {
        let mut state = self.lock();
        assert!(self.held.lock().unwrap().is_empty(), "the turn is over");
        if let Some(draft) = state.meddled.take() {
            state.platter.replace(&draft, THEIRS);
        }
    }

    /// Lets everything happen that comes late, and nothing go wrong any more.
    pub(crate) fn settle(&self) {
        let mut state = self.lock();
        state.faults.clear();
        for (_, change) in std::mem::take(&mut state.late) {
            // What it was about may be gone.
            let _is_made = state.platter.make(change).is_ok();
        }
    }

    /// Returns what a file holds now, as programs see it.
    pub(crate) fn content(&self, path: &str) -> Option<Vec<u8>> {
        let state = self.lock();
        let inode = state.platter.inode(Path::new(path)).ok()?;
        state.platter.bytes.get(&inode).cloned()
    }

    /// Whether others may read a file.
    pub(crate) fn is_shared(&self, path: &str) -> bool {
        self.lock().platter.is_shared(Path::new(path))
    }

    /// Returns the names of all files.
    pub(crate) fn names(&self) -> Vec<PathBuf> {
        self.lock().platter.names.keys().cloned().collect()
    }

    /// Returns every state that the disk may be found in when the power comes back.
    pub(crate) fn after_power_cut(&self) -> Vec<Self> {
        let found = self.lock().platter.after_power_cut();
        found.into_iter().map(Self::found).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Counts an operation. Returns by which fault a write is to be halved or to come late.
    fn begin(&self) -> io::Result<(MutexGuard<'_, State>, Option<Fault>)> {
        let mut state = self.lock();
        if state.is_dark {
            return Err(io::Error::other("the power is gone"));
        }
        let n_operation = state.n_done;
        state.n_done += 1;
        let (due, late) = std::mem::take(&mut state.late)
            .into_iter()
            .partition(|(at, _)| *at < n_operation);
        state.late = late;
        for (_, change) in due {
            let _is_made = state.platter.make(change).is_ok();
        }
        let planned = state.faults.iter().find(|(at, _)| *at == n_operation);
        let fault = planned.map(|(_, fault)| *fault);
        if matches!(fault, Some(Fault::Meddler | Fault::PoliteMeddler)) {
            state.meddled = Some(self.draft.clone());
        }
        let is_turn = self.held.lock().unwrap().is_empty();
        let is_free = is_turn || fault == Some(Fault::Meddler);
        if is_free && let Some(draft) = state.meddled.take() {
            state.platter.replace(&draft, THEIRS);
        }
        match fault {
            Some(Fault::Fails(kind)) => Err(kind.into()),
            Some(Fault::PowerCutBefore) => {
                state.is_dark = true;
                Err(io::Error::other("the power is gone"))
            }
            Some(Fault::PowerCut) => {
                state.is_dark = true;
                Ok((state, None))
            }
            Some(Fault::CutShort | Fault::Lies | Fault::Late(_)) => Ok((state, fault)),
            Some(Fault::Meddler | Fault::PoliteMeddler) | None => Ok((state, None)),
        }
    }

    /// Makes a change, now or later.
    fn change(&self, change: Change) -> io::Result<()> {
        let (mut state, fault) = self.begin()?;
        if let Change::Create(path, _) = &change
            && path.parent() == self.closed.as_deref()
        {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        match fault {
            Some(Fault::Late(n_others)) => {
                let at = state.n_done - 1 + n_others;
                state.late.push((at, change));
                Ok(())
            }
            Some(Fault::CutShort) => {
                state.platter.make(change.halved())?;
                Err(io::ErrorKind::StorageFull.into())
            }
            Some(_) => state.platter.make(change.halved()),
            None => state.platter.make(change),
        }
    }
}

impl Disk for FaultyDisk {
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let (state, fault) = self.begin()?;
        let inode: Inode = state.platter.inode(path)?;
        let mut bytes = state.platter.bytes.get(&inode).cloned().unwrap_or_default();
        if u64::try_from(bytes.len()).unwrap() > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if matches!(fault, Some(Fault::CutShort | Fault::Lies)) {
            bytes.truncate(bytes.len() / 2);
        }
        Ok(bytes)
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let (state, _) = self.begin()?;
        let is_folder = state.platter.folders.contains(path);
        let bytes = match state.platter.inode(path) {
            Ok(inode) => state.platter.bytes.get(&inode).map_or(0, Vec::len),
            Err(_) if is_folder => 0,
            Err(error) => return Err(error),
        };
        Ok(Facts {
            bytes: u64::try_from(bytes).unwrap(),
            is_folder,
            special: None,
            is_writable: true,
            written: None,
        })
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let (state, _) = self.begin()?;
        let target = state.platter.target(path);
        state.platter.inode(&target).map(|_| target)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let (state, _) = self.begin()?;
        let inside = |path: &&PathBuf| path.parent() == Some(folder);
        let found = state.platter.names.keys().filter(inside);
        Ok(found.cloned().collect())
    }

    fn create(&self, path: &Path, rights: Rights<'_>) -> io::Result<()> {
        let is_shared = match rights {
            Rights::Owner | Rights::Folder => false,
            Rights::Usual => true,
            Rights::Like(other) => self.lock().platter.is_shared(other),
        };
        self.change(Change::Create(path.to_owned(), is_shared))
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.change(Change::Append(path.to_owned(), bytes.to_vec()))
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let length = bytes.len();
        self.change(Change::Overwrite(path.to_owned(), bytes.to_vec(), length))
    }

    fn flush(&self, path: &Path) -> io::Result<()> {
        self.change(Change::Flush(path.to_owned()))
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        self.change(Change::FlushFolder(folder.to_owned()))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(Change::Rename(from.to_owned(), to.to_owned()))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change(Change::Remove(path.to_owned()))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.change(Change::MakeFolder(folder.to_owned()))
    }

    fn share_folder(&self, _folder: &Path, _like: &Path) -> io::Result<()> {
        self.begin().map(drop)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.change(Change::RemoveFolder(folder.to_owned()))
    }

    fn hold(&self, path: &Path) -> io::Result<Option<Held>> {
        let (mut state, _) = self.begin()?;
        if path.parent() == self.closed.as_deref() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        if state.platter.inode(path).is_err() {
            state.platter.make(Change::Create(path.to_owned(), false))?;
        }
        let is_new = self.held.lock().unwrap().insert(path.to_owned());
        let hold = || Hold(Arc::clone(&self.held), path.to_owned());
        Ok(is_new.then(|| Held::new(hold())))
    }

    fn pause(&self, _time: Duration) {}
}

//! A disk in memory on which any single operation can fail, be cut short, or be the last one
//! before the power goes.
//!
//! It keeps apart what programs see and what would be found after a power cut: a file's bytes
//! last once the file was flushed, a name in a folder once the folder was. What was not flushed
//! may be lost, half there or wholly there; [`FaultyDisk::after_power_cut`] gives every mixture.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard},
    time::Duration,
};

use candour::store::{Disk, Facts, Held, Rights};

/// What goes wrong at one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The operation fails and does nothing.
    Fails(io::ErrorKind),
    /// A write stops half way and fails.
    CutShort,
    /// A write says that it worked and wrote only half.
    Lies,
    /// The operation is carried out, and nothing after it.
    PowerCut,
    /// The operation is not carried out any more, nor anything after it.
    PowerCutBefore,
}

/// Number of a file's bytes, whatever its names.
type Inode = u64;

#[derive(Debug, Clone, Default)]
struct State {
    names: BTreeMap<PathBuf, Inode>,
    bytes: BTreeMap<Inode, Vec<u8>>,
    /// The names and bytes that outlast a power cut for certain.
    lasting_names: BTreeMap<PathBuf, Inode>,
    lasting_bytes: BTreeMap<Inode, Vec<u8>>,
    /// Renames, creations and deletions since the folder was flushed, oldest first.
    loose: Vec<BTreeMap<PathBuf, Inode>>,
    folders: BTreeSet<PathBuf>,
    next: Inode,
    n_done: usize,
    is_dark: bool,
}

/// A disk in memory.
#[derive(Debug, Default)]
pub(crate) struct FaultyDisk {
    state: Mutex<State>,
    fault: Option<(usize, Fault)>,
    /// A folder in which no new file can be made.
    closed: Option<PathBuf>,
}

impl FaultyDisk {
    /// A disk with some files that have been there for long.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let mut state = State::default();
        for (path, bytes) in files {
            state.next += 1;
            let inode = state.next;
            state.names.insert(PathBuf::from(path), inode);
            state.bytes.insert(inode, bytes.to_vec());
        }
        state.lasting_names.clone_from(&state.names);
        state.lasting_bytes.clone_from(&state.bytes);
        Self {
            state: Mutex::new(state),
            ..Self::default()
        }
    }

    /// Makes the operation of this number go wrong, counted from nought.
    pub(crate) fn at(mut self, n_operation: usize, fault: Fault) -> Self {
        self.fault = Some((n_operation, fault));
        self
    }

    /// Makes a folder that takes no new files.
    pub(crate) fn closed(mut self, folder: &str) -> Self {
        self.closed = Some(PathBuf::from(folder));
        self
    }

    /// Returns how many operations were asked for.
    pub(crate) fn n_operations(&self) -> usize {
        self.lock().n_done
    }

    /// Returns what a file holds now, as programs see it.
    pub(crate) fn content(&self, path: &str) -> Option<Vec<u8>> {
        let state = self.lock();
        let inode = state.names.get(Path::new(path))?;
        state.bytes.get(inode).cloned()
    }

    /// Returns the names of all files.
    pub(crate) fn names(&self) -> Vec<PathBuf> {
        self.lock().names.keys().cloned().collect()
    }

    /// Returns every state that the disk may be found in when the power comes back: with each
    /// number of the loose changes of names, and loose bytes lost, halved or whole.
    pub(crate) fn after_power_cut(&self) -> Vec<Self> {
        let state = self.lock();
        let mut names = vec![state.lasting_names.clone()];
        names.extend(state.loose.iter().cloned());
        names.push(state.names.clone());
        let mut found = Vec::new();
        for names in names {
            for part in [0, 1, 2] {
                let bytes = names
                    .values()
                    .map(|inode| (*inode, remains(&state, *inode, part)))
                    .collect();
                found.push(Self::found(names.clone(), bytes, state.next));
            }
        }
        found
    }

    fn found(names: BTreeMap<PathBuf, Inode>, bytes: BTreeMap<Inode, Vec<u8>>, next: u64) -> Self {
        let state = State {
            lasting_names: names.clone(),
            lasting_bytes: bytes.clone(),
            names,
            bytes,
            next,
            ..State::default()
        };
        Self {
            state: Mutex::new(state),
            ..Self::default()
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Counts an operation. Returns whether a write is to be halved, and by which fault.
    fn begin(&self) -> io::Result<(MutexGuard<'_, State>, Option<Fault>)> {
        let mut state = self.lock();
        if state.is_dark {
            return Err(io::Error::other("the power is gone"));
        }
        let n_operation = state.n_done;
        state.n_done += 1;
        match self.fault {
            Some((at, fault)) if at == n_operation => match fault {
                Fault::Fails(kind) => Err(kind.into()),
                Fault::PowerCutBefore => {
                    state.is_dark = true;
                    Err(io::Error::other("the power is gone"))
                }
                Fault::PowerCut => {
                    state.is_dark = true;
                    Ok((state, None))
                }
                Fault::CutShort | Fault::Lies => Ok((state, Some(fault))),
            },
            _ => Ok((state, None)),
        }
    }

    fn write(&self, path: &Path, bytes: &[u8], is_appended: bool) -> io::Result<()> {
        let (mut state, fault) = self.begin()?;
        let inode = inode(&state, path)?;
        let half = match fault {
            Some(_) => &bytes[..bytes.len() / 2],
            None => bytes,
        };
        let content = state.bytes.entry(inode).or_default();
        if is_appended {
            content.extend_from_slice(half);
        } else {
            let tail = content.split_off(half.len().min(content.len()));
            content.clear();
            content.extend_from_slice(half);
            if fault.is_some() {
                content.extend_from_slice(&tail);
            }
        }
        match fault {
            Some(Fault::CutShort) => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }
}

/// Returns what is found of a file's bytes: 0 – what was flushed, 2 – what was written, 1 – a
/// beginning of what was written and, behind it, what stood there.
fn remains(state: &State, inode: Inode, part: usize) -> Vec<u8> {
    let lasting = state.lasting_bytes.get(&inode).cloned().unwrap_or_default();
    let written = state.bytes.get(&inode).cloned().unwrap_or_default();
    if part == 0 || lasting == written {
        return lasting;
    }
    if part == 2 {
        return written;
    }
    let half = written.len() / 2;
    let mut mixed = written[..half].to_vec();
    mixed.extend(lasting.iter().skip(half));
    mixed
}

fn inode(state: &State, path: &Path) -> io::Result<Inode> {
    state
        .names
        .get(path)
        .copied()
        .ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// Remembers the names before they change.
fn loosen(state: &mut State) {
    let names = state.names.clone();
    state.loose.push(names);
}

impl Disk for FaultyDisk {
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let (state, fault) = self.begin()?;
        let mut bytes = state
            .bytes
            .get(&inode(&state, path)?)
            .cloned()
            .unwrap_or_default();
        if u64::try_from(bytes.len()).unwrap() > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if fault.is_some() {
            bytes.truncate(bytes.len() / 2);
        }
        Ok(bytes)
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        let (state, _) = self.begin()?;
        let is_folder = state.folders.contains(path);
        let bytes = match state.names.get(path) {
            Some(inode) => state.bytes.get(inode).map_or(0, Vec::len),
            None if is_folder => 0,
            None => return Err(io::ErrorKind::NotFound.into()),
        };
        Ok(Facts {
            bytes: u64::try_from(bytes).unwrap(),
            is_folder,
            is_writable: true,
            written: None,
        })
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let (state, _) = self.begin()?;
        inode(&state, path).map(|_| path.to_owned())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let (state, _) = self.begin()?;
        let inside = |path: &&PathBuf| path.parent() == Some(folder);
        Ok(state.names.keys().filter(inside).cloned().collect())
    }

    fn create(&self, path: &Path, _rights: Rights<'_>) -> io::Result<()> {
        let (mut state, _) = self.begin()?;
        if path.parent() == self.closed.as_deref() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        if state.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        loosen(&mut state);
        state.next += 1;
        let inode = state.next;
        state.names.insert(path.to_owned(), inode);
        state.bytes.insert(inode, Vec::new());
        Ok(())
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes, true)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes, false)
    }

    fn flush(&self, path: &Path) -> io::Result<()> {
        let (mut state, _) = self.begin()?;
        let inode = inode(&state, path)?;
        let bytes = state.bytes.get(&inode).cloned().unwrap_or_default();
        state.lasting_bytes.insert(inode, bytes);
        Ok(())
    }

    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        let (mut state, _) = self.begin()?;
        let inside = |path: &PathBuf| path.parent() == Some(folder);
        let State {
            names,
            lasting_names,
            ..
        } = &mut *state;
        lasting_names.retain(|path, _| !inside(path));
        let kept = names.iter().filter(|(path, _)| inside(path));
        lasting_names.extend(kept.map(|(path, inode)| (path.clone(), *inode)));
        state.loose.clear();
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (mut state, _) = self.begin()?;
        let inode = inode(&state, from)?;
        loosen(&mut state);
        state.names.remove(from);
        state.names.insert(to.to_owned(), inode);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let (mut state, _) = self.begin()?;
        inode(&state, path)?;
        loosen(&mut state);
        state.names.remove(path);
        Ok(())
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let (mut state, _) = self.begin()?;
        state.folders.insert(folder.to_owned());
        Ok(())
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        let (mut state, _) = self.begin()?;
        state.folders.remove(folder);
        Ok(())
    }

    fn hold(&self, _path: &Path) -> io::Result<Option<Held>> {
        self.begin().map(|_| Some(Held::new(())))
    }

    fn pause(&self, _time: Duration) {}
}
